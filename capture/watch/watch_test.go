package watch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"onrecord"
	"onrecord/capture"
	"onrecord/capture/polite"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var noon = time.Date(2024, 3, 13, 12, 0, 0, 0, time.UTC)

// site is a server of a test: pages by path, with what was asked for. All of it is answered under one lock.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]http.HandlerFunc
	asked []string // "GET /path", or "304 /path" where nothing had changed
}

func newSite(t *testing.T) *site {
	s := &site{pages: map[string]http.HandlerFunc{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		h := s.pages[r.URL.Path]
		if h == nil {
			http.NotFound(w, r)
			return
		}
		s.asked = append(s.asked, r.URL.Path)
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// put serves body at path, with a validator; headers are "Name: value".
func (s *site) put(path, body string, headers ...string) {
	tag := `"` + onrecord.NewCapture("", "", []byte(body)).SHA256[:8] + `"`
	s.serve(path, func(w http.ResponseWriter, r *http.Request) {
		for _, h := range headers {
			name, value, _ := strings.Cut(h, ": ")
			w.Header().Set(name, value)
		}
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			s.asked[len(s.asked)-1] = "304 " + path
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, body)
	})
}

func (s *site) serve(path string, h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = h
}

// took gives what was asked for since the last call, in order.
func (s *site) took() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := strings.Join(s.asked, " ")
	s.asked = nil
	return out
}

// rss is a feed of items "path" or "path|title", the first the latest.
func rss(items ...string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>The Harbour Post</title>`)
	for _, it := range items {
		path, title, _ := strings.Cut(it, "|")
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s</link></item>", title, path)
	}
	return b.String() + "</channel></rss>"
}

// memory keeps States as JSON, as a ledger does.
type memory struct {
	mu   sync.Mutex
	kept map[string]string
	fail error
}

func (m *memory) Seen(_ context.Context, key string) (s State, seen bool, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	text, seen := m.kept[key]
	if seen {
		err = json.Unmarshal([]byte(text), &s)
	}
	return s, seen, err
}

func (m *memory) Keep(_ context.Context, key string, s State) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	text, err := json.Marshal(s)
	m.kept[key] = string(text)
	return errors.Join(err, m.fail)
}

// desk is a Watcher with all that a test looks at.
type desk struct {
	*Watcher
	t      *testing.T
	memory *memory
	mu     sync.Mutex
	now    time.Time
	got    []string // sources of what was handed over, with its bytes
	events []Event
	take   func(context.Context, *onrecord.Capture) error
}

func newDesk(t *testing.T, o Options) *desk {
	return newDeskWith(t, o, &memory{kept: map[string]string{}})
}

func newDeskWith(t *testing.T, o Options, m *memory) *desk {
	t.Helper()
	d := &desk{t: t, memory: m, now: noon}
	cf, err := capture.NewFetcher(capture.Options{AllowPrivate: true, Now: d.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(cf.Close)
	none := func() float64 { return 0 }
	f, err := polite.New(cf, polite.Options{Agent: "onrecord", Now: d.Now, Sleep: d.Sleep, Rand: none, Delay: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	o.Now, o.Sleep, o.Rand = d.Now, d.Sleep, none
	o.Report = func(e Event) { d.events = append(d.events, e) }
	d.Watcher, err = New(f, d.memory, func(ctx context.Context, c *onrecord.Capture) error {
		if d.take != nil {
			if err := d.take(ctx, c); err != nil {
				return err
			}
		}
		d.got = append(d.got, c.Source+" "+string(c.Data))
		return nil
	}, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *desk) Now() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func (d *desk) Sleep(ctx context.Context, t time.Duration) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	d.pass(t)
	return nil
}

func (d *desk) pass(t time.Duration) {
	d.mu.Lock()
	d.now = d.now.Add(t)
	d.mu.Unlock()
}

// once runs Once and wants the articles given, each "source bytes", in any order of feeds.
func (d *desk) once(urls []string, want ...string) {
	d.t.Helper()
	d.got, d.events = nil, nil
	if err := d.Once(context.Background(), urls); err != nil {
		d.t.Fatal(err)
	}
	if !slices.Equal(d.got, want) {
		d.t.Errorf("handed over\n\t%q, want\n\t%q", d.got, want)
	}
}

// event is the only Event of what; the zero Event when there is none or several.
func (d *desk) event(what Happening) Event {
	d.t.Helper()
	var found []Event
	for _, e := range d.events {
		if e.What == what {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		d.t.Errorf("%d events %q, want one: %+v", len(found), what, d.events)
		return Event{}
	}
	return found[0]
}

func (d *desk) state(key string) State {
	d.t.Helper()
	s, seen, err := d.memory.Seen(context.Background(), key)
	if err != nil || !seen {
		d.t.Fatalf("%s is not remembered: %v", key, err)
	}
	return s
}

func TestNewAndUnchanged(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/b|B", "/a|A"))
	s.put("/a", "page a")
	s.put("/b", "page b")
	d := newDesk(t, Options{})
	feed := []string{s.URL + "/feed"}
	d.once(feed, s.URL+"/a page a", s.URL+"/b page b") // the oldest first
	if e := d.event(Polled); e.New != 2 || e.Title != "The Harbour Post" || !e.Next.Equal(d.Now().Add(DefaultMin)) {
		t.Errorf("%+v", e)
	}
	if got := s.took(); got != "/feed /a /b" {
		t.Errorf("asked for %s", got)
	}

	d.once(feed) // not due
	if got := s.took(); got != "" {
		t.Errorf("asked for %s", got)
	}
	// Nothing new: twice the time, up to six hours.
	for _, want := range []time.Duration{10, 20, 40, 80, 160, 320, 360, 360} {
		d.pass(DefaultMax)
		d.once(feed)
		if e := d.event(Unchanged); e.Next.Sub(d.Now()) != want*time.Minute {
			t.Errorf("polled again after %v, want %v minutes", e.Next.Sub(d.Now()), want)
		}
		if got := s.took(); got != "304 /feed" {
			t.Errorf("asked for %s", got)
		}
	}
	// Something new: back to the least.
	s.put("/feed", rss("/c|C", "/b|B", "/a|A"))
	s.put("/c", "page c")
	d.pass(DefaultMax)
	d.once(feed, s.URL+"/c page c")
	if e := d.event(Polled); e.New != 1 || e.Next.Sub(d.Now()) != DefaultMin {
		t.Errorf("%+v", e)
	}
}

func TestChanged(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/a|A", "/b|B"))
	s.put("/a", "page a")
	s.put("/b", "page b")
	d := newDesk(t, Options{})
	feed := []string{s.URL + "/feed"}
	d.once(feed, s.URL+"/b page b", s.URL+"/a page a")
	s.put("/feed", rss("/a|A, corrected", "/b|B, as it was"))
	s.put("/a", "page a, corrected")
	d.pass(time.Hour)
	s.took()
	d.once(feed, s.URL+"/a page a, corrected")
	if e := d.event(ChangedArticle); e.URL != s.URL+"/a" || e.Title != "A, corrected" {
		t.Errorf("%+v", e)
	}
	if got := s.took(); got != "/feed 304 /b /a" {
		t.Errorf("asked for %s", got)
	}
	d.pass(time.Hour)
	d.once(feed) // and once only
	if got := s.took(); got != "304 /feed" {
		t.Errorf("asked for %s", got)
	}
}

// A server that knows no validators sends the same again: that is no change.
func TestSameBytes(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/a|A"))
	s.serve("/a", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "page a") })
	d := newDesk(t, Options{})
	feed := []string{s.URL + "/feed"}
	d.once(feed, s.URL+"/a page a")
	s.put("/feed", rss("/a|A, reworded"))
	d.pass(time.Hour)
	s.took()
	d.once(feed)
	if got := s.took(); got != "/feed /a" {
		t.Errorf("asked for %s", got)
	}
}

// An address may be that of a feed and of an article: a front page in the sitemap of its site.
func TestFeedAndArticle(t *testing.T) {
	s := newSite(t)
	page := `<!doctype html><link rel=alternate type=application/rss+xml href=/feed><p>Hello`
	s.put("/", page)
	s.put("/feed", rss("/"))
	newDesk(t, Options{}).once([]string{s.URL + "/"}, s.URL+"/ "+page)
}

// The pace of a feed and the time for which its answer holds are kept to.
func TestPace(t *testing.T) {
	for name, tt := range map[string]struct {
		ttl, header string
		want        time.Duration
	}{
		"none":    {"", "X-A: b", 5 * time.Minute},
		"ttl":     {"<ttl>90</ttl>", "X-A: b", 90 * time.Minute},
		"max-age": {"", "Cache-Control: max-age=3600", time.Hour},
		"both":    {"<ttl>90</ttl>", "Cache-Control: max-age=3600", 90 * time.Minute},
		"longer":  {"<ttl>100000</ttl>", "Cache-Control: max-age=60", 6 * time.Hour},
	} {
		s := newSite(t)
		s.put("/feed", strings.Replace(rss(), "</title>", "</title>"+tt.ttl, 1), tt.header)
		d := newDesk(t, Options{})
		d.once([]string{s.URL + "/feed"})
		if e := d.event(Polled); e.Next.Sub(d.Now()) != tt.want {
			t.Errorf("%s: %v", name, e.Next.Sub(d.Now()))
		}
		d.pass(tt.want)
		d.once([]string{s.URL + "/feed"}) // not sent again, and still known
		if e := d.event(Unchanged); e.Next.Sub(d.Now()) != max(tt.want, 10*time.Minute) {
			t.Errorf("%s, unchanged: %v", name, e.Next.Sub(d.Now()))
		}
	}
}

func TestSince(t *testing.T) {
	s := newSite(t)
	s.put("/map", `<urlset><url><loc>/old</loc><lastmod>2020-01-01</lastmod></url><url><loc>/new</loc><lastmod>2024-03-13</lastmod></url><url><loc>/when</loc></url></urlset>`)
	s.put("/old", "old")
	s.put("/new", "new")
	s.put("/when", "when")
	newDesk(t, Options{Since: noon.AddDate(0, 0, -7)}).once([]string{s.URL + "/map"}, s.URL+"/when when", s.URL+"/new new")
}

// What one poll does not get at is not lost.
func TestMaxItems(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("/d", "/c", "/b", "/a"))
	for _, p := range []string{"/a", "/b", "/c", "/d"} {
		s.put(p, p)
	}
	d := newDesk(t, Options{MaxItems: 3})
	feed := []string{s.URL + "/feed"}
	d.once(feed, s.URL+"/b /b", s.URL+"/c /c", s.URL+"/d /d")
	if e := d.event(Polled); e.Left != 1 {
		t.Errorf("%+v", e)
	}
	d.pass(DefaultMin)
	d.once(feed, s.URL+"/a /a")
	d.pass(time.Hour)
	d.once(feed)
	d.event(Unchanged)
}

func TestKey(t *testing.T) {
	for raw, want := range map[string]string{
		"HTTPS://Harbour.Example.org:443/a?utm_source=x&id=2&UTM_medium=y#top": "https://harbour.example.org/a?id=2",
		"http://harbour.example.org":                 "http://harbour.example.org/",
		"http://harbour.example.org:8080/?":          "http://harbour.example.org:8080/",
		"https://harbour.example.org/a%2Fb?q=%C3%A9": "https://harbour.example.org/a%2Fb?q=%C3%A9",
		"not an address":                             "not an address",
	} {
		if got := Key(raw); got != want {
			t.Errorf("%s: %s, want %s", raw, got, want)
		}
		if again := Key(Key(raw)); again != Key(raw) {
			t.Errorf("%s: twice %s", raw, again)
		}
	}
}

func FuzzKey(f *testing.F) {
	f.Add("https://a.example/?utm_a=1&&b#c")
	f.Fuzz(func(t *testing.T, raw string) {
		if k := Key(raw); Key(k) != k {
			t.Errorf("%q, and again %q", k, Key(k))
		}
	})
}
