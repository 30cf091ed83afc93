package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

// outlet is a server with a feed of articles, whose words are their paths.
type outlet struct {
	*httptest.Server
	mu    sync.Mutex
	items []string
	asked []string
	hang  string        // the path that is not answered
	hung  chan struct{} // closed when it is asked for
}

func newOutlet(t *testing.T, items ...string) *outlet {
	o := &outlet{items: items, hung: make(chan struct{})}
	o.Server = httptest.NewServer(http.HandlerFunc(o.serve))
	t.Cleanup(o.Close)
	return o
}

func (o *outlet) serve(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	o.asked = append(o.asked, r.URL.Path)
	hang, items := o.hang == r.URL.Path, o.items
	o.mu.Unlock()
	switch {
	case hang:
		close(o.hung)
		<-r.Context().Done()
	case r.URL.Path == "/robots.txt":
		io.WriteString(w, "User-agent: onrecord\nDisallow: /closed")
	case r.URL.Path == "/feed":
		io.WriteString(w, "<rss><channel><title>The Harbour Post</title>")
		for _, it := range items {
			fmt.Fprintf(w, "<item><title>%s</title><link>%s</link></item>", it, it)
		}
		io.WriteString(w, "</channel></rss>")
	default:
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprintf(w, "Ferry line %s\n\nThe ferry line %s is shut for a week, the port captain Nils Brandvold said on Monday.\n", r.URL.Path, r.URL.Path)
	}
}

func (o *outlet) took() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	out := strings.Join(o.asked, " ")
	o.asked = nil
	return out
}

func TestWatchOnce(t *testing.T) {
	o := newOutlet(t, "/c", "/closed/b", "/a")
	dir := t.TempDir()
	list := filepath.Join(dir, "outlets.txt")
	if err := os.WriteFile(list, []byte(o.URL+"/feed\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	watch := func(status int, stderr, asked string, args ...string) string {
		t.Helper()
		args = append([]string{"watch", "--once", "--allow-private", "--delay", "1ms", "--story", filepath.Join(dir, "s.onrecord")}, args...)
		r := runAt(t, now, sharedReader, "", args...)
		if got := o.took(); r.status != status || !strings.Contains(r.stderr, stderr) || got != asked {
			t.Fatalf("%v: status %d, asked for %s\n%s%s", args, r.status, got, r.stdout, r.stderr)
		}
		return r.stdout
	}
	if out := watch(1, "robots.txt does not want programs there", "/robots.txt /feed /a /c", list); strings.Count(out, "(1 statement)") != 2 {
		t.Errorf("%s", out)
	}
	watch(0, "0 articles added", "", list) // not due
	now = now.Add(10 * time.Minute)
	o.mu.Lock()
	o.items = []string{"/d", "/c", "/closed/b", "/a"}
	o.mu.Unlock()
	if out := watch(0, "/feed: 1 new, 0 changed, 1 left for later; polled again after 2024-05-06 07:23 UTC", "/robots.txt /feed /d", o.URL+"/feed"); !strings.Contains(out, "/d  (1 statement)") {
		t.Errorf("%s", out)
	}
	watch(1, "switched off; run again without --offline", "", "--offline", o.URL+"/feed", "--story", filepath.Join(dir, "other.onrecord"))
	watch(2, "--since \"yesterday\" is no day", "", "--since", "yesterday", list)
	watch(2, "--max no shorter than --min", "", "--max", "1m", list)
	watch(1, "there is no such file", "", filepath.Join(dir, "gone.opml"))
}

// Ctrl-C stops a watch between two articles; it goes on from there.
func TestWatchInterrupted(t *testing.T) {
	o := newOutlet(t, "/b", "/a")
	o.mu.Lock()
	o.hang = "/b"
	o.mu.Unlock()
	args := []string{"watch", "--allow-private", "--delay", "1ms", "--story", filepath.Join(t.TempDir(), "s.onrecord"), o.URL + "/feed"}
	c, stderr := command(args...)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.Contains(line, "Ferry line /a") {
		t.Fatalf("%q, %v, %s", line, err, stderr)
	}
	<-o.hung
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if got := exitStatus(t, c.Wait()); got != 130 || !strings.Contains(stderr.String(), "1 article added") {
		t.Errorf("exit status %d: %s", got, stderr)
	}
	o.mu.Lock()
	o.hang = ""
	o.mu.Unlock()
	o.took()
	r := runAt(t, time.Now(), sharedReader, "", append(args, "--once")...)
	if got := o.took(); r.status != 0 || got != "/robots.txt /feed /b" || !strings.Contains(r.stderr, "1 article added") {
		t.Errorf("status %d, asked for %s\n%s", r.status, got, r.stderr)
	}
}

// Killed again and again while it works, a watch loses no article and keeps none twice.
func TestWatchKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	var items []string
	for i := range 120 {
		items = append(items, fmt.Sprintf("/%d", i))
	}
	o := newOutlet(t, items...)
	name := filepath.Join(t.TempDir(), "s.onrecord")
	args := []string{"watch", "--once", "--quiet", "--allow-private", "--delay", "1ms", "--min", "1ms", "--max", "1ms", "--story", name, o.URL + "/feed"}
	kills := 0
	for i := range 24 {
		c, stderr := command(args...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(100+i*15)*time.Millisecond, func() { c.Process.Kill() })
		err := c.Wait()
		if !timer.Stop() {
			kills++
		} else if err != nil {
			t.Fatalf("%v: %s", err, stderr)
		}
	}
	o.took()
	for range 2 { // the second time for what a kill left to be asked for again
		if c, stderr := command(args...); c.Run() != nil {
			t.Fatal(stderr)
		}
	}
	story, err := sqlite.Open(t.Context(), name, sqlite.Reading)
	if err != nil {
		t.Fatal(err)
	}
	defer story.Close()
	articles, err := story.Articles(t.Context(), ledger.ArticleQuery{AllVersions: true})
	if err != nil || len(articles) != len(items) || kills == 0 {
		t.Errorf("%d articles of %d after %d kills, %v", len(articles), len(items), kills, err)
	}
	t.Logf("killed %d times", kills)
}

// add asks for web addresses politely, too.
func TestAddIsPolite(t *testing.T) {
	o := newOutlet(t)
	r := run(t, "", "add", "--allow-private", "--story", filepath.Join(t.TempDir(), "s.onrecord"), o.URL+"/a", o.URL+"/closed/b")
	if got := o.took(); r.status != 1 || got != "/robots.txt /a" || !strings.Contains(r.stderr, "robots.txt does not want programs there") || !strings.Contains(r.stderr, "1 article added") {
		t.Errorf("status %d, asked for %s\n%s", r.status, got, r.stderr)
	}
}
