package polite

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/capture"
)

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
			if a, err := f.Fetch(context.Background(), State{URL: s.URL + "/b"}); a.State.Next.Sub(c.Now()) != robotsRetry || !strings.Contains(err.Error(), "cannot be had (the server answered "+strconv.Itoa(tt.status)) {
				t.Errorf("%d: asked again at %v: %v", tt.status, a.State.Next, err)
			}
			if _, err := f.Fetch(context.Background(), State{URL: s.URL + "/a"}); err == nil || asked > 0 {
				t.Errorf("%d: asked again at once", tt.status)
			}
			c.pass(time.Hour)
			fetch(t, f, State{URL: s.URL + "/a"})
		}
	}
}

// What may not be connected to is told of the address asked for, not of its robots.txt.
func TestRobotsNotConnectedTo(t *testing.T) {
	cf, err := capture.NewFetcher(capture.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer cf.Close()
	f, err := New(cf, Options{Agent: "onrecord", Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	a := refused(t, f, State{URL: "http://127.0.0.1:9/feed"}, capture.BadAddress, "http://127.0.0.1:9/feed: refused to connect to 127.0.0.1")
	if a.State.Failures != 1 {
		t.Errorf("%+v", a.State)
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
