package watch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/capture"
	"onrecord/capture/feed"
	"onrecord/capture/polite"
)

// One dead feed never stops the others, and comes back when it does.
func TestDeadFeeds(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/a"))
	s.put("/a", "a")
	s.serve("/broken", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<rss><channel><item>") })
	s.serve("/text", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "hello") })
	s.serve("/error", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	d := newDesk(t, Options{})
	feeds := []string{s.URL + "/gone", s.URL + "/broken", s.URL + "/text", s.URL + "/error", "http://127.0.0.1:1/feed", s.URL + "/feed"}
	d.once(feeds, s.URL+"/a a")
	var failing []string
	for _, e := range d.events {
		if e.What == Failing {
			if !e.Next.After(noon) || !strings.Contains(e.Err.Error(), e.Feed) {
				t.Errorf("%+v", e)
			}
			failing = append(failing, e.Feed)
		}
	}
	slices.Sort(failing)
	if want := []string{"http://127.0.0.1:1/feed", s.URL + "/broken", s.URL + "/error", s.URL + "/gone", s.URL + "/text"}; !slices.Equal(failing, want) {
		t.Errorf("failing: %q", failing)
	}
	s.put("/broken", rss("/b"))
	s.put("/b", "b")
	d.pass(time.Hour)
	d.once(feeds, s.URL+"/b b")
}

// A feed that cannot be read is not called unchanged because its server has nothing new.
func TestBrokenAndUnchanged(t *testing.T) {
	s := newSite(t)
	s.put("/feed", "<rss><channel><item>")
	d := newDesk(t, Options{})
	for range 3 {
		d.once([]string{s.URL + "/feed"})
		if e := d.event(Failing); d.state(FeedKey(s.URL+"/feed")).Failures != 1 || !e.Next.After(d.Now()) {
			t.Errorf("%+v", e)
		}
		d.pass(24 * time.Hour)
	}
	if got := s.took(); got != "/feed /feed /feed" {
		t.Errorf("asked for %s", got)
	}
}

func TestRobotsDisallow(t *testing.T) {
	s := newSite(t)
	s.put("/robots.txt", "User-agent: onrecord\nDisallow: /closed")
	s.put("/feed", rss("/closed/a", "/open/b"))
	s.put("/closed/a", "a")
	s.put("/open/b", "b")
	d := newDesk(t, Options{})
	d.once([]string{s.URL + "/feed"}, s.URL+"/open/b b")
	if e := d.event(Failing); !capture.IsRefused(e.Err, capture.Disallowed) || e.URL != s.URL+"/closed/a" {
		t.Errorf("%+v", e)
	}
	if got := s.took(); strings.Contains(got, "closed") {
		t.Errorf("asked for %s", got)
	}
}

// Articles that a busy server does not give are got later, although the feed itself has not changed by then.
func TestBusyServer(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/b", "/a"))
	s.put("/a", "a")
	s.serve("/b", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	d := newDesk(t, Options{})
	feeds := []string{s.URL + "/feed"}
	d.once(feeds, s.URL+"/a a")
	if e := d.event(Polled); e.New != 1 || e.Failed != 1 || e.Left != 1 {
		t.Errorf("%+v", e)
	}
	if next := d.state(ArticleKey(s.URL + "/b")).Next; !next.Equal(d.Now().Add(10 * time.Minute)) {
		t.Errorf("asked for again at %v", next)
	}
	s.took()
	d.pass(DefaultMin)
	d.once(feeds) // the host is left alone
	if got := s.took(); got != "" || !capture.IsRefused(d.event(Failing).Err, capture.TooSoon) {
		t.Errorf("asked for %s", got)
	}
	s.put("/b", "b")
	d.pass(DefaultMin)
	d.once(feeds, s.URL+"/b b")
	d.pass(time.Hour)
	d.once(feeds)
	d.event(Unchanged)
}

// An article that waits is not lost when its feed drops it.
func TestWaitingOutlivesItsFeed(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/c|C", "/b|B", "/a|A"))
	for _, p := range []string{"/a", "/c", "/d"} {
		s.put(p, p)
	}
	s.serve("/b", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	d := newDesk(t, Options{MaxItems: 2})
	feeds := []string{s.URL + "/feed"}
	d.once(feeds, s.URL+"/c /c") // a waits for its turn, b for its server
	s.put("/feed", rss("/d|D"))
	s.put("/b", "/b")
	d.pass(time.Hour)
	d.once(feeds, s.URL+"/a /a", s.URL+"/d /d")
	d.pass(time.Hour)
	d.once(feeds, s.URL+"/b /b")
	d.pass(time.Hour)
	d.once(feeds)
	if st := d.state(FeedKey(feeds[0])); st.Pending != 0 || len(st.Waiting) != 0 {
		t.Errorf("%+v", st)
	}
}

func TestGivenUp(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/gone|G"))
	s.serve("/gone", http.NotFound)
	d := newDesk(t, Options{Tries: 2})
	feeds := []string{s.URL + "/feed"}
	d.once(feeds)
	d.event(Failing)
	s.took()
	d.pass(DefaultMin) // the feed is due, but what is gone does not come back so soon
	d.once(feeds)
	if e, got := d.event(Polled), s.took(); e.Left != 1 || got != "/feed" {
		t.Errorf("%+v, asked for %s", e, got)
	}
	d.pass(24 * time.Hour)
	d.once(feeds)
	if e := d.event(GivenUp); !strings.Contains(e.Err.Error(), "404") {
		t.Errorf("%+v", e)
	}
	d.pass(24 * time.Hour)
	d.once(feeds)
	d.event(Unchanged)
	s.put("/feed", rss("/gone|G, corrected")) // another version is another matter, with as many tries
	d.pass(24 * time.Hour)
	d.once(feeds)
	d.event(Failing)
	s.put("/gone", "back")
	d.pass(24 * time.Hour)
	d.once(feeds, s.URL+"/gone back")
}

func TestMovingFeed(t *testing.T) {
	s := newSite(t)
	s.serve("/old", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/new", http.StatusMovedPermanently) })
	s.put("/new", rss("/a"))
	s.put("/a", "a")
	d := newDesk(t, Options{})
	d.once([]string{s.URL + "/old"}, s.URL+"/a a")
	if e := d.event(Moved); e.URL != s.URL+"/new" {
		t.Errorf("%+v", e)
	}
	s.took()
	d.pass(time.Hour)
	d.once([]string{s.URL + "/old"})
	if got := s.took(); got != "304 /new" {
		t.Errorf("asked for %s", got)
	}
}

func TestDuplicatesOverFeeds(t *testing.T) {
	s := newSite(t)
	s.put("/one", rss("/a?utm_source=one|A"))
	s.put("/two", rss("/a?utm_source=two#top|A, says two", "/short|A"))
	s.put("/a", "a")
	s.serve("/short", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/a", http.StatusFound) })
	d := newDesk(t, Options{})
	feeds := []string{s.URL + "/one", s.URL + "/two"}
	d.got = nil
	if err := d.Once(context.Background(), feeds); err != nil {
		t.Fatal(err)
	}
	if len(d.got) != 1 || !strings.HasSuffix(d.got[0], " a") {
		t.Errorf("handed over %q", d.got)
	}
	for range 3 { // two feeds that word it differently do not make it change
		d.pass(DefaultMax)
		s.put("/one", rss("/a?utm_source=one|A", "/x"+d.Now().String()))
		s.put("/two", rss("/a|A, says two", "/short|A", "/y"+d.Now().String()))
		s.took()
		d.once(feeds)
		if got := s.took(); strings.Contains(got, "/a") || strings.Contains(got, "/short") {
			t.Errorf("asked for %s", got)
		}
	}
}

// What two feeds announce in the same words is asked for once, by whichever comes first.
func TestOneArticleInManyFeeds(t *testing.T) {
	s := newSite(t)
	var feeds []string
	for i := range 8 {
		path := fmt.Sprintf("/feed%d", i)
		s.put(path, rss("/a|A"))
		feeds = append(feeds, s.URL+path)
	}
	s.put("/a", "a")
	newDesk(t, Options{}).once(feeds, s.URL+"/a a")
	if got := s.took(); strings.Count(got, "/a") != 1 {
		t.Errorf("asked for %s", got)
	}
}

func TestFaultyFeed(t *testing.T) {
	s := newSite(t)
	whole := rss("/a", "/b")
	s.put("/feed", whole[:strings.Index(whole, "/b")])
	s.put("/a", "a")
	d := newDesk(t, Options{})
	d.once([]string{s.URL + "/feed"}, s.URL+"/a a")
	if e := d.event(Faulty); !strings.Contains(e.Err.Error(), "cut off") {
		t.Errorf("%+v", e)
	}
}

func TestLists(t *testing.T) {
	s := newSite(t)
	s.put("/list", `<opml version="2.0"><body><outline text="x"><outline xmlUrl="/feed"/></outline><outline xmlUrl="/index"/><outline type="include" url="/list"/></body></opml>`)
	s.put("/feed", rss("/a"))
	s.put("/index", `<sitemapindex><sitemap><loc>/map1</loc><lastmod>2024-03-13T10:00:00Z</lastmod></sitemap><sitemap><loc>/map2</loc><lastmod>2020-01-01T10:00:00Z</lastmod></sitemap></sitemapindex>`)
	s.put("/map1", `<urlset><url><loc>/b</loc></url></urlset>`)
	s.put("/map2", `<urlset><url><loc>/old</loc></url></urlset>`)
	s.put("/", `<!doctype html><link rel=alternate type=application/rss+xml href=/home><link rel=alternate type=application/rss+xml href=/comments>`)
	s.put("/home", rss("/c"))
	for _, p := range []string{"/a", "/b", "/c"} {
		s.put(p, p)
	}
	d := newDesk(t, Options{Since: noon.AddDate(0, -1, 0)})
	lists := []string{s.URL + "/list", s.URL + "/"}
	check := func(want ...string) {
		t.Helper()
		d.got = nil
		if err := d.Once(context.Background(), lists); err != nil {
			t.Fatal(err)
		}
		slices.Sort(d.got)
		if !slices.Equal(d.got, want) {
			t.Errorf("handed over %q, want %q", d.got, want)
		}
	}
	check(s.URL+"/a /a", s.URL+"/b /b", s.URL+"/c /c")
	// A list says nothing new, but what it names is polled all the same. The sitemap was polled after it changed last.
	s.put("/feed", rss("/d"))
	s.put("/d", "/d")
	s.took()
	d.pass(time.Hour)
	check(s.URL + "/d /d")
	if got := s.took(); strings.Contains(got, "/map") || !strings.Contains(got, "304 /home") {
		t.Errorf("asked for %s", got)
	}
	for _, p := range []string{"/e", "/f"} { // it changes again before it would be due
		d.pass(time.Minute)
		s.put("/index", fmt.Sprintf(`<sitemapindex><sitemap><loc>/map1</loc><lastmod>%s</lastmod></sitemap></sitemapindex>`, d.Now().Format(time.RFC3339)))
		s.put("/map1", `<urlset><url><loc>`+p+`</loc></url></urlset>`)
		s.put(p, p)
		d.pass(time.Minute)
		check(s.URL + p + " " + p)
	}
}

func TestTooManyFeeds(t *testing.T) {
	s := newSite(t)
	s.put("/list", `<opml><body><outline xmlUrl="/feed"/><outline xmlUrl="/feed2"/></body></opml>`)
	s.put("/feed", rss())
	d := newDesk(t, Options{MaxFeeds: 2})
	d.once([]string{s.URL + "/list"})
	if e := d.event(TooMany); e.Feed != s.URL+"/feed2" {
		t.Errorf("%+v", e)
	}
}

// Stopped between two articles, a run goes on with the next.
func TestStopAndGoOn(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/c", "/b", "/a"))
	for _, p := range []string{"/a", "/b", "/c"} {
		s.put(p, p)
	}
	why := errors.New("stopped: interrupt")
	d := newDesk(t, Options{})
	ctx, cancel := context.WithCancelCause(context.Background())
	d.take = func(taking context.Context, c *onrecord.Capture) error {
		if strings.HasSuffix(c.Source, "/b") {
			cancel(why) // while it is being kept: it is let finish
		}
		return taking.Err()
	}
	if err := d.Run(ctx, []string{s.URL + "/feed"}); err != why {
		t.Fatal(err)
	}
	if want := []string{s.URL + "/a /a", s.URL + "/b /b"}; !slices.Equal(d.got, want) {
		t.Errorf("handed over %q, want %q", d.got, want)
	}
	again := newDeskWith(t, Options{}, d.memory)
	s.took()
	again.once([]string{s.URL + "/feed"}, s.URL+"/c /c")
	if got := s.took(); got != "/feed /c" {
		t.Errorf("asked for %s", got)
	}
}

// What cannot be kept is not remembered: it comes again.
func TestCallbackFails(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/a"))
	s.put("/a", "a")
	full := errors.New("the disk is full")
	d := newDesk(t, Options{})
	d.take = func(context.Context, *onrecord.Capture) error { return full }
	err := d.Run(context.Background(), []string{s.URL + "/feed", s.URL + "/other"})
	if !errors.Is(err, full) || !IsTakeError(err) || !strings.Contains(err.Error(), s.URL+"/a") {
		t.Fatal(err)
	}
	newDeskWith(t, Options{}, d.memory).once([]string{s.URL + "/feed"}, s.URL+"/a a")
}

func TestMemoryFails(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/a"))
	s.put("/a", "a")
	d := newDesk(t, Options{})
	d.memory.fail = errors.New("the ledger is locked")
	if err := d.Run(context.Background(), []string{s.URL + "/feed"}); !errors.Is(err, d.memory.fail) {
		t.Fatal(err)
	}
}

// Run polls again and again, at the times that it says.
func TestRun(t *testing.T) {
	s := newSite(t)
	ctx, cancel := context.WithCancelCause(context.Background())
	why := errors.New("enough")
	d := newDesk(t, Options{})
	var at []time.Duration
	polls := 0
	s.serve("/feed", func(w http.ResponseWriter, _ *http.Request) {
		at = append(at, d.Now().Sub(noon).Round(time.Minute))
		if polls++; polls == 6 {
			cancel(why)
		}
		if polls < 4 {
			io.WriteString(w, rss())
			return
		}
		io.WriteString(w, rss("/a"))
	})
	s.put("/a", "a")
	if err := d.Run(ctx, []string{s.URL + "/feed", s.URL + "/feed#again"}); err != why {
		t.Fatal(err)
	}
	want := []time.Duration{0, 5, 15, 35, 40, 50}
	for i := range want {
		want[i] *= time.Minute
	}
	if !slices.Equal(at, want) || len(d.got) != 1 {
		t.Errorf("polled at %v, want %v; handed over %q", at, want, d.got)
	}
}

func TestRefusals(t *testing.T) {
	d := newDesk(t, Options{})
	if err := d.Run(context.Background(), []string{"https://news.example.org/feed", "feed.xml"}); !capture.IsRefused(err) || !strings.Contains(err.Error(), "feed.xml") {
		t.Error(err)
	}
	if len(d.events) > 0 {
		t.Errorf("%+v", d.events)
	}
	if _, err := New(nil, nil, nil, Options{}); err == nil {
		t.Error("a Watcher without a clock")
	}
}

func TestOffline(t *testing.T) {
	d := newDesk(t, Options{})
	f, err := polite.New(nil, polite.Options{Agent: "onrecord", Now: d.Now, Offline: true})
	if err != nil {
		t.Fatal(err)
	}
	d.f = f
	if err := d.Run(context.Background(), []string{"https://news.example.org/feed"}); !capture.IsRefused(err, capture.Offline) {
		t.Error(err)
	}
}

func TestPageWithoutFeed(t *testing.T) {
	s := newSite(t)
	s.put("/", "<!doctype html><p>Hello")
	d := newDesk(t, Options{})
	d.once([]string{s.URL + "/"})
	if e, ok := errors.AsType[*feed.Error](d.event(Failing).Err); !ok || !strings.Contains(e.Error(), "declares no feed") {
		t.Errorf("%v", e)
	}
}
