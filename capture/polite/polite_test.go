package polite

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"onrecord/capture"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var noon = time.Date(2024, 3, 13, 12, 0, 0, 0, time.UTC)

// clock stands still but for sleepers, who find it later when they wake.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now, c.slept = c.now.Add(d), append(c.slept, d)
	return nil
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	c.now = c.now.Add(d)
	c.mu.Unlock()
}

func serve(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// open is h behind a robots.txt that allows all.
func open(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}
}

func fetcher(t *testing.T, o Options) (*Fetcher, *clock) {
	t.Helper()
	c := &clock{now: noon}
	f, err := capture.NewFetcher(capture.Options{AllowPrivate: true, UserAgent: "onrecord/1", Now: c.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	o.Agent, o.Now, o.Sleep, o.Rand = "onrecord", c.Now, c.Sleep, func() float64 { return 0 }
	p, err := New(f, o)
	if err != nil {
		t.Fatal(err)
	}
	return p, c
}

func fetch(t *testing.T, f *Fetcher, s State) Answer {
	t.Helper()
	a, err := f.Fetch(context.Background(), s)
	if err != nil {
		t.Fatalf("fetch %s: %v", s.URL, err)
	}
	return a
}

// refused fetches and wants a Refusal for reason that says all of says.
func refused(t *testing.T, f *Fetcher, s State, reason capture.Reason, says ...string) Answer {
	t.Helper()
	a, err := f.Fetch(context.Background(), s)
	if !capture.IsRefused(err, reason) {
		t.Fatalf("fetch %s: %v, want a refusal: %s", s.URL, err, reason)
	}
	for _, w := range append(says, s.URL+": ") {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("fetch %s: %v does not say %q", s.URL, err, w)
		}
	}
	return a
}

func TestConditional(t *testing.T) {
	var mu sync.Mutex
	version := "1"
	var sent []string
	s := serve(t, open(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		sent = append(sent, r.Header.Get("If-None-Match")+"|"+r.Header.Get("If-Modified-Since"))
		w.Header().Set("ETag", `"`+version+`"`)
		w.Header().Set("Last-Modified", "Wed, 13 Mar 2024 08:00:00 GMT")
		w.Header().Set("Cache-Control", "public, max-age=600")
		w.Header().Set("Age", "60")
		if r.Header.Get("If-None-Match") == `"`+version+`"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, "version "+version)
	}))
	f, c := fetcher(t, Options{})
	a := fetch(t, f, State{URL: s.URL + "/a"})
	if a.Capture == nil || string(a.Capture.Data) != "version 1" || a.Fresh != 9*time.Minute || a.State.SHA256 != a.Capture.SHA256 {
		t.Fatalf("%+v", a)
	}
	again := roundTrip(t, a.State)
	c.pass(time.Hour)
	if a = fetch(t, f, again); a.Capture != nil || a.Fresh != 9*time.Minute || !a.State.Checked.Equal(noon.Add(time.Hour)) {
		t.Fatalf("not modified, but %+v", a)
	}
	mu.Lock()
	version = "2"
	mu.Unlock()
	if a = fetch(t, f, a.State); a.Capture == nil || string(a.Capture.Data) != "version 2" || a.State.ETag != `"2"` {
		t.Fatalf("%+v", a)
	}
	if a = fetch(t, f, a.State.Forget()); a.Capture == nil {
		t.Fatal("forgotten, and not sent whole")
	}
	want := []string{"|", `"1"|Wed, 13 Mar 2024 08:00:00 GMT`, `"1"|Wed, 13 Mar 2024 08:00:00 GMT`, "|"}
	if !reflect.DeepEqual(sent, want) {
		t.Errorf("sent %q, want %q", sent, want)
	}
}

// roundTrip is s written as JSON and read back.
func roundTrip(t *testing.T, s State) (out State) {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil || json.Unmarshal(b, &out) != nil || out != s {
		t.Fatalf("%s: %v, %+v, want %+v", b, err, out, s)
	}
	return out
}

// A 304 that nobody asked for says nothing.
func TestUnaskedNotModified(t *testing.T) {
	s := serve(t, open(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNotModified) }))
	f, _ := fetcher(t, Options{})
	if a, err := f.Fetch(context.Background(), State{URL: s.URL + "/a"}); err == nil || a.State.Failures != 1 {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestDelayPerHost(t *testing.T) {
	var mu sync.Mutex
	now, most := 0, 0
	s := serve(t, open(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		now++
		most = max(most, now)
		mu.Unlock()
		time.Sleep(2 * time.Millisecond)
		mu.Lock()
		now--
		mu.Unlock()
		io.WriteString(w, "x")
	}))
	f, c := fetcher(t, Options{})
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() {
			if _, err := f.Fetch(context.Background(), State{URL: s.URL + "/" + string(rune('a'+i))}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most != 1 || len(c.slept) != 5 {
		t.Errorf("%d at once, slept %v", most, c.slept)
	}
	for _, d := range c.slept {
		if d != DefaultDelay {
			t.Errorf("slept %v", d)
		}
	}
	// Another host need not wait; the same at another port must.
	fetch(t, f, State{URL: strings.Replace(s.URL, "127.0.0.1", "localhost", 1)})
	if len(c.slept) != 5 {
		t.Errorf("another host waited: %v", c.slept)
	}
	fetch(t, f, State{URL: serve(t, open(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "x") })).URL})
	if len(c.slept) != 6 {
		t.Errorf("another port must wait: %v", c.slept)
	}
}

func TestRobots(t *testing.T) {
	var mu sync.Mutex
	robots, status, asked := "User-agent: other\nDisallow: /\n\nUser-agent: OnRecord\nCrawl-delay: 17\nDisallow: /private\n\nUser-agent: *\nCrawl-delay: 40\nDisallow: /", 200, 0
	pages := 0
	set := func(s int, r string) {
		mu.Lock()
		robots, status, asked, pages = r, s, 0, 0
		mu.Unlock()
	}
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		switch r.URL.Path {
		case "/robots.txt":
			asked++
			w.WriteHeader(status)
			io.WriteString(w, robots)
		case "/leads-there":
			http.Redirect(w, r, "/private/a", http.StatusFound)
		default:
			pages++
			io.WriteString(w, "x")
		}
	})
	f, c := fetcher(t, Options{})
	fetch(t, f, State{URL: s.URL + "/public"})
	fetch(t, f, State{URL: s.URL + "/public/2"})
	if len(c.slept) != 1 || c.slept[0] != 17*time.Second {
		t.Errorf("slept %v, wanted the Crawl-delay", c.slept)
	}
	a := refused(t, f, State{URL: s.URL + "/private/a"}, capture.Disallowed, "robots.txt does not want programs there", "save the page")
	if a.State.Failures != 1 || !a.State.Next.After(c.Now()) {
		t.Errorf("%+v", a.State)
	}
	refused(t, f, State{URL: s.URL + "/leads-there"}, capture.Disallowed, "leads to "+s.URL+"/private/a")
	if asked != 1 || pages != 2 {
		t.Errorf("robots.txt was asked for %d times, %d pages", asked, pages)
	}

	set(503, "") // the old one holds while there is no new one
	c.pass(25 * time.Hour)
	refused(t, f, State{URL: s.URL + "/private/b"}, capture.Disallowed)
	fetch(t, f, State{URL: s.URL + "/public"})
	if asked != 1 || pages != 1 {
		t.Errorf("robots.txt was asked for %d times, %d pages", asked, pages)
	}

	for _, tt := range []struct {
		status  int
		robots  string
		allowed bool
	}{{404, "User-agent: *\nDisallow: /", true}, {401, "", true}, {403, "", true}, {200, "", true}, {200, "<html>Disallow: /", true},
		{200, "User-agent: *\nDisallow: /", false}, {500, "", false}, {429, "", false},
		{200, strings.Repeat("#\n", maxRobots/2) + "User-agent: *\nDisallow: /", true}} { // beyond what is read
		set(tt.status, tt.robots)
		f, c := fetcher(t, Options{})
		_, err := f.Fetch(context.Background(), State{URL: s.URL + "/a"})
		if tt.allowed != (err == nil) || !tt.allowed && (!capture.IsRefused(err, capture.Disallowed) || pages > 0) {
			t.Errorf("%d %.30q: %v, %d pages", tt.status, tt.robots, err, pages)
		}
		if tt.status >= 429 { // for now: it is asked again later
			set(200, "")
			if _, err := f.Fetch(context.Background(), State{URL: s.URL + "/a"}); err == nil || asked > 0 {
				t.Errorf("%d: asked again at once", tt.status)
			}
			c.pass(time.Hour)
			fetch(t, f, State{URL: s.URL + "/a"})
		}
	}
}

func TestRobotsBehindRedirects(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch p := r.URL.Path; {
		case p == "/robots.txt" || strings.HasPrefix(p, "/r") && len(p) < 6:
			http.Redirect(w, r, "/r"+p[2:]+"x", http.StatusFound)
		case strings.HasPrefix(p, "/r"):
			io.WriteString(w, "User-agent: *\nDisallow: /")
		default:
			io.WriteString(w, "x")
		}
	})
	f, _ := fetcher(t, Options{})
	refused(t, f, State{URL: s.URL + "/a"}, capture.Disallowed)
}

func TestRetryAfter(t *testing.T) {
	var mu sync.Mutex
	after, asked := "120", 0
	s := serve(t, open(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		asked++
		if after == "" {
			io.WriteString(w, "x")
			return
		}
		w.Header().Set("Retry-After", after)
		w.WriteHeader(http.StatusTooManyRequests)
	}))
	f, c := fetcher(t, Options{})
	a, err := f.Fetch(context.Background(), State{URL: s.URL + "/a"})
	if e, ok := errors.AsType[*capture.StatusError](err); !ok || e.Code != 429 || !a.State.Next.Equal(noon.Add(2*time.Minute)) || a.State.Failures != 1 {
		t.Fatalf("%+v, %v", a, err)
	}
	// The whole host is left alone.
	b := refused(t, f, State{URL: s.URL + "/b"}, capture.TooSoon, "429 Too Many Requests and asked to be left alone", "2024-03-13T12:02:00Z")
	if b.State.Failures != 0 || !b.State.Next.Equal(a.State.Next) || asked != 1 {
		t.Errorf("%+v, asked %d times", b.State, asked)
	}
	c.pass(2 * time.Minute)
	mu.Lock()
	after = "Wed, 13 Mar 2024 18:00:00 GMT"
	mu.Unlock()
	if a, err = f.Fetch(context.Background(), a.State); err == nil || !a.State.Next.Equal(noon.Add(6*time.Hour)) || a.State.Failures != 2 {
		t.Errorf("%+v, %v", a.State, err)
	}
	c.pass(6 * time.Hour)
	mu.Lock()
	after = ""
	mu.Unlock()
	if a = fetch(t, f, a.State); a.State.Failures != 0 || !a.State.Next.IsZero() || a.State.Error != "" {
		t.Errorf("%+v", a.State)
	}
}

func TestFailuresCloseAHost(t *testing.T) {
	var mu sync.Mutex
	asked := 0
	s := serve(t, open(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked++
		mu.Unlock()
		w.WriteHeader(http.StatusBadGateway)
	}))
	f, c := fetcher(t, Options{MaxFailures: 3})
	st := State{URL: s.URL + "/a"}
	for i, want := range []time.Duration{1, 2, 4} {
		a, err := f.Fetch(context.Background(), st)
		if err == nil || a.State.Next.Sub(c.Now()) != want*time.Minute {
			t.Fatalf("failure %d: %v, %v", i+1, err, a.State.Next.Sub(c.Now()))
		}
		st = a.State
	}
	refused(t, f, State{URL: s.URL + "/b"}, capture.TooSoon, "failed 3 times in a row")
	if asked != 3 {
		t.Errorf("asked %d times", asked)
	}
	c.pass(8 * time.Minute)
	if a, err := f.Fetch(context.Background(), st); capture.IsRefused(err) || err == nil || a.State.Failures != 4 {
		t.Errorf("%v", err)
	}
}

func TestMoved(t *testing.T) {
	var mu sync.Mutex
	gone := false
	s := serve(t, open(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/newer", http.StatusMovedPermanently)
		case "/newer":
			if gone {
				w.WriteHeader(http.StatusGone)
				return
			}
			http.Redirect(w, r, "/newest", http.StatusPermanentRedirect)
		case "/newest":
			http.Redirect(w, r, "/today", http.StatusFound)
		case "/round":
			http.Redirect(w, r, "/about", http.StatusFound)
		case "/about":
			http.Redirect(w, r, "/round", http.StatusFound)
		default:
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, "x")
		}
	}))
	f, c := fetcher(t, Options{})
	a := fetch(t, f, State{URL: s.URL + "/old"})
	if a.State.Moved != s.URL+"/newest" || a.State.At != s.URL+"/today" || a.Capture.URL != s.URL+"/today" || a.Capture.Source != s.URL+"/old" {
		t.Errorf("%+v, %+v", a.State, a.Capture)
	}
	if len(c.slept) != 0 {
		t.Errorf("redirects on one host belong together, but slept %v", c.slept)
	}
	if a = fetch(t, f, a.State); a.Capture != nil {
		t.Errorf("the validators were not sent to where they are from")
	}
	mu.Lock()
	gone = true
	mu.Unlock()
	a, err := f.Fetch(context.Background(), State{URL: s.URL + "/older", Moved: s.URL + "/newer"})
	if e, ok := errors.AsType[*capture.StatusError](err); !ok || e.Code != 410 || e.Source != s.URL+"/older" || a.State.Moved != "" {
		t.Errorf("%+v, %v", a.State, err)
	}
	refused(t, f, State{URL: s.URL + "/round"}, capture.RedirectLoop)
}

// Nothing reaches a network: neither a look-up, nor a server.
func TestOffline(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	dialled := make(chan struct{}, 1)
	go func() {
		if c, err := l.Accept(); err == nil {
			c.Close()
			dialled <- struct{}{}
		}
	}()
	resolver := &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		t.Error("a name was looked up")
		return nil, errors.New("no")
	}}
	cf, err := capture.NewFetcher(capture.Options{AllowPrivate: true, Resolver: resolver})
	if err != nil {
		t.Fatal(err)
	}
	defer cf.Close()
	f, err := New(cf, Options{Agent: "onrecord", Now: func() time.Time { return noon }, Offline: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range []string{"http://" + l.Addr().String() + "/", "https://news.example.org/"} {
		a := refused(t, f, State{URL: u}, capture.Offline, "--offline")
		if a.State != (State{URL: u}) {
			t.Errorf("%+v", a.State)
		}
	}
	select {
	case <-dialled:
		t.Error("a connection was made")
	default:
	}
}

func TestCalledOff(t *testing.T) {
	s := serve(t, open(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "x") }))
	f, _ := fetcher(t, Options{})
	fetch(t, f, State{URL: s.URL + "/a"})
	why := errors.New("stopped: interrupt")
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(why)
	st := State{URL: s.URL + "/b"}
	if a, err := f.Fetch(ctx, st); !errors.Is(err, why) || a.State != st {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestNew(t *testing.T) {
	now := func() time.Time { return noon }
	for _, o := range []Options{{Agent: "onrecord"}, {Now: now}, {Now: now, Agent: "onrecord/1.0"}} {
		if _, err := New(nil, o); err == nil {
			t.Errorf("%+v was taken", o)
		}
	}
}

func TestBackoff(t *testing.T) {
	f, _ := fetcher(t, Options{})
	for n, want := range map[int]time.Duration{1: time.Minute, 2: 2 * time.Minute, 5: 16 * time.Minute, 12: 24 * time.Hour, 40: 24 * time.Hour, 1 << 40: 24 * time.Hour} {
		if got := f.backoff(n); got != want {
			t.Errorf("after %d failures: %v, want %v", n, got, want)
		}
	}
	f.o.Rand = func() float64 { return 0.5 }
	if got := f.backoff(2); got != 90*time.Second {
		t.Errorf("with chance: %v", got)
	}
}

func TestRetryAfterAndFresh(t *testing.T) {
	for v, want := range map[string]time.Duration{"": 0, "0": 0, "90": 90 * time.Second, " 5 ": 5 * time.Second, "-5": 0, "soon": 0, "99999999": maxRetryAfter,
		"99999999999999999999": 0, "Wed, 13 Mar 2024 12:00:30 GMT": 30 * time.Second, "Wed, 13 Mar 2024 11:00:00 GMT": 0, "Wed, 13 Mar 2034 11:00:00 GMT": maxRetryAfter} {
		if got := retryAfter(http.Header{"Retry-After": {v}}, noon); got != want {
			t.Errorf("Retry-After %q: %v, want %v", v, got, want)
		}
	}
	for v, want := range map[string]time.Duration{"max-age=60": time.Minute, "no-cache": 0, `private, MAX-AGE = "30"`: 30 * time.Second, "max-age=x": 0, "s-maxage=9": 0} {
		if got := fresh(http.Header{"Cache-Control": {v}}); got != want {
			t.Errorf("Cache-Control %q: %v, want %v", v, got, want)
		}
	}
}

func TestCrawlDelay(t *testing.T) {
	for body, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 3":   3 * time.Second,
		"User-agent: *\nCrawl-delay: 0.5": 500 * time.Millisecond,
		"User-agent: onrecord\nUser-agent: x\nCrawl-delay: 4\nDisallow: /a\nUser-agent: y\nCrawl-delay: 9": 4 * time.Second,
		"User-agent: *\nCrawl-delay: 3\nUser-agent: onrecord/2\nDisallow: /a":                              0,
		"User-agent: onrecorder\nCrawl-delay: 3":                                                           0,
		"Crawl-delay: 3":                                                                                   0,
		"User-agent: *\nCrawl-delay: -3":                                                                   0,
		"User-agent: *\nCrawl-delay: NaN":                                                                  0,
		"User-agent: *\nCrawl-delay: 1e300":                                                                1e6 * time.Second,
		"User-agent: *\nCrawl-delay: a long time":                                                          0,
	} {
		if got := crawlDelay(body, "onrecord"); got != want {
			t.Errorf("%q: %v, want %v", body, got, want)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nCrawl-delay: 3", "/axb")
	f.Add("\xef\xbb\xbfuser agent *\rdisalow /%7e\x00", "/~?;#")
	f.Fuzz(func(t *testing.T, body, path string) {
		if len(body) > 4096 || len(path) > 256 {
			return
		}
		if d := crawlDelay(body, "onrecord"); d < 0 || d > 1e6*time.Second {
			t.Errorf("%v", d)
		}
		u := (&url.URL{Scheme: "https", Host: "example.org", Path: "/" + path}).String()
		if !robotsAllow("", "onrecord", u) {
			t.Error("an empty robots.txt forbids")
		}
		if all := "User-agent: *\nDisallow: /\n"; robotsAllow(all, "onrecord", u) && path != "robots.txt" {
			t.Error("a robots.txt that forbids all allows")
		}
		robotsAllow(body, "onrecord", u)
	})
}
