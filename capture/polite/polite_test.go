package polite

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
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

// Failures count in a row only.
func TestSuccessOpensAHost(t *testing.T) {
	s := serve(t, open(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/bad" {
			w.WriteHeader(http.StatusBadGateway)
		} else {
			io.WriteString(w, "x")
		}
	}))
	f, _ := fetcher(t, Options{MaxFailures: 2})
	for range 3 {
		if _, err := f.Fetch(context.Background(), State{URL: s.URL + "/bad"}); err == nil || capture.IsRefused(err) {
			t.Fatal(err)
		}
		fetch(t, f, State{URL: s.URL + "/good"})
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
			if r.Header.Get("If-None-Match") != "" {
				t.Error("validators were sent to another address than they came from")
			}
			http.Redirect(w, r, "/today", http.StatusFound)
		case "/back":
			http.Redirect(w, r, "/here", http.StatusMovedPermanently)
		case "/for-now":
			http.Redirect(w, r, "/back", http.StatusFound)
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
	if a := fetch(t, f, State{URL: s.URL + "/here", Moved: s.URL + "/back"}); a.State.Moved != "" {
		t.Errorf("moved back, but to %s", a.State.Moved)
	}
	if a := fetch(t, f, State{URL: s.URL + "/for-now"}); a.State.Moved != "" {
		t.Errorf("a redirect for now leads on to %s for good", a.State.Moved)
	}
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
