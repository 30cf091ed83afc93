package capture

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const article = "<!doctype html><title>Harbour shut</title><p>The harbour is shut, the port captain said.</p>"

// serve runs h on loopback for the length of a test.
func serve(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// fetcher reaches the servers given, and nothing else that is not public.
func fetcher(t *testing.T, o Options, servers ...*httptest.Server) *Fetcher {
	t.Helper()
	g := newGuard(o.AllowPrivate)
	for _, s := range servers {
		g.pass = append(g.pass, netip.MustParseAddrPort(s.Listener.Addr().String()))
	}
	f := newFetcher(o.withDefaults(), g)
	t.Cleanup(f.Close)
	return f
}

// refused fetches u and wants a Refusal for reason whose text holds all of says.
func refused(t *testing.T, f *Fetcher, u string, reason Reason, says ...string) {
	t.Helper()
	c, err := f.Fetch(context.Background(), u)
	if err == nil {
		t.Fatalf("fetch %s: captured %d bytes, want it refused: %s", u, len(c.Data), reason)
	}
	if !IsRefused(err, reason) {
		t.Fatalf("fetch %s: %v (%#v), want reason %q", u, err, err, reason)
	}
	for _, s := range says {
		if !strings.Contains(err.Error(), s) {
			t.Errorf("fetch %s: the error is\n\t%v\nand does not say\n\t%s", u, err, s)
		}
	}
}

func TestFetch(t *testing.T) {
	at := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.SetCookie(w, &http.Cookie{Name: "id", Value: "1"})
			http.Redirect(w, r, "/new?x=1#part", http.StatusFound)
			return
		}
		if r.Header.Get("Cookie") != "" || r.Header.Get("Referer") != "" {
			t.Errorf("sent cookie %q and referer %q", r.Header.Get("Cookie"), r.Header.Get("Referer"))
		}
		if got := r.Header.Get("User-Agent"); got != "onrecord/9" {
			t.Errorf("user agent %q", got)
		}
		w.Header().Set("Content-Type", "text/html; charset=windows-1252")
		w.Header().Set("X-Kept", "yes")
		io.WriteString(w, article)
	})
	f := fetcher(t, Options{UserAgent: "onrecord/9", Now: func() time.Time { return at }}, s)
	c, err := f.Fetch(context.Background(), s.URL+"/old")
	if err != nil {
		t.Fatal(err)
	}
	if string(c.Data) != article || c.Source != s.URL+"/old" || c.URL != s.URL+"/new?x=1" ||
		c.MediaType != "text/html; charset=windows-1252" || c.Header.Get("X-Kept") != "yes" || !c.Time.Equal(at) || len(c.SHA256) != 64 {
		t.Errorf("captured %+v", c)
	}
}

func TestFetchSniffsWhereNothingIsDeclared(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Content-Type"] = nil
		io.WriteString(w, article)
	})
	c, err := fetcher(t, Options{}, s).Fetch(context.Background(), s.URL)
	if err != nil || c.MediaType != "text/html" {
		t.Errorf("%v, %v", c, err)
	}
}

func TestFetchStatus(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var code int
		fmt.Sscanf(r.URL.Path, "/%d", &code)
		w.WriteHeader(code)
		io.WriteString(w, article)
	})
	f := fetcher(t, Options{}, s)
	for code, says := range map[int]string{403: "save the page", 404: "archived copy", 304: "304 Not Modified", 503: "try again later"} {
		_, err := f.Fetch(context.Background(), fmt.Sprintf("%s/%d", s.URL, code))
		if e, ok := errors.AsType[*StatusError](err); !ok || e.Code != code || !strings.Contains(err.Error(), says) {
			t.Errorf("status %d: %v", code, err)
		}
	}
	refused(t, f, s.URL+"/204", Empty, "no bytes")
}

func TestFetchRedirects(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch p := r.URL.Path; {
		case p == "/loop":
			http.Redirect(w, r, "/loop2", http.StatusFound)
		case p == "/into":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case p == "/loop2":
			http.Redirect(w, r, "/loop#again", http.StatusFound)
		case strings.HasPrefix(p, "/to/"):
			w.Header().Set("Location", r.URL.Query().Get("u"))
			w.WriteHeader(http.StatusFound)
		case p == "/0":
			io.WriteString(w, article)
		default:
			var n int
			fmt.Sscanf(p, "/%d", &n)
			http.Redirect(w, r, fmt.Sprintf("/%d", n-1), http.StatusMovedPermanently)
		}
	})
	f := fetcher(t, Options{}, s)
	refused(t, f, s.URL+"/loop", RedirectLoop, "lead in a circle")
	refused(t, f, s.URL+"/into", RedirectLoop)
	refused(t, f, s.URL+"/11", ManyRedirects, "more than 10 redirects")
	if _, err := f.Fetch(context.Background(), s.URL+"/10"); err != nil {
		t.Errorf("ten redirects: %v", err)
	}
	refused(t, fetcher(t, Options{MaxRedirects: -1}, s), s.URL+"/1", ManyRedirects)
	to := s.URL + "/to/?u="
	refused(t, f, to+"http://169.254.169.254/latest/meta-data/", BadAddress, "redirects to http://169.254.169.254/", "link-local")
	refused(t, f, to+"http://127.0.0.2/", BadAddress, "loopback")
	refused(t, f, to+"file:///etc/passwd", BadScheme, `"file:"`)
	refused(t, f, to+"gopher://127.0.0.1/", BadScheme)
	refused(t, f, to+"http://u:secret@example.test/", BadURL, "user name or password")
	refused(t, f, to+"http://2130706433/", BadAddress, "odd form")
	refused(t, fetcher(t, Options{AllowPrivate: true}), to+"http://169.254.169.254/", BadAddress, "link-local")
	refused(t, fetcher(t, Options{AllowPrivate: true}), to+"http://[fd00:ec2::254]/", BadAddress, "metadata")
}

func TestFetchNeverShowsAPassword(t *testing.T) {
	f := fetcher(t, Options{})
	for _, u := range []string{"http://u:hunter2@example.test/", "http://u:hunter2@exa mple.test/", "ftp://u:hunter2@h/", "http:u:hunter2@h"} {
		_, err := f.Fetch(context.Background(), u)
		if err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v", u, err)
		}
	}
}

func TestFetchNoConnection(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	u := "http://" + l.Addr().String() + "/"
	l.Close()
	refused(t, fetcher(t, Options{AllowPrivate: true}), u, NoConnection, "refuses connections")
}

func TestFetchCertificate(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, article) }))
	s.Config.ErrorLog = quiet()
	s.StartTLS()
	t.Cleanup(s.Close)
	refused(t, fetcher(t, Options{}, s), s.URL, NotCertified, "cannot prove who it is")
}

func TestFetchTrusted(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, article) }))
	s.EnableHTTP2 = true
	s.StartTLS()
	t.Cleanup(s.Close)
	pool := s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	if c, err := fetcher(t, Options{RootCAs: pool}, s).Fetch(context.Background(), s.URL); err != nil || string(c.Data) != article {
		t.Errorf("%v, %v", c, err)
	}
}

func TestFetchInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() })
	_, err := fetcher(t, Options{}, s).Fetch(ctx, s.URL)
	if !errors.Is(err, context.Canceled) || IsRefused(err) {
		t.Errorf("%v", err)
	}
}

func TestFetchProxyNeedsTrust(t *testing.T) {
	var asked string
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if asked = r.URL.String(); r.URL.Path == "/away" {
			http.Redirect(w, r, "http://169.254.169.254/", http.StatusFound)
		}
		io.WriteString(w, article)
	})
	p, _ := ParseURL(s.URL)
	if _, err := NewFetcher(Options{Proxy: p}); !IsRefused(err, BadProxy) {
		t.Errorf("a proxy with no leave to reach private addresses: %v", err)
	}
	f, err := NewFetcher(Options{Proxy: p, AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Fetch(context.Background(), "http://harbour.test/a"); err != nil || asked != "http://harbour.test/a" {
		t.Errorf("%v, asked %q", err, asked)
	}
	refused(t, f, "http://169.254.169.254/", BadAddress)
	refused(t, f, "http://harbour.test/away", BadAddress) // the proxy would connect, not our guard
}

func TestFetchTakesNoProxyFromTheEnvironment(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1/")
	t.Setenv("http_proxy", "http://127.0.0.1:1/")
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, article) })
	if f := fetcher(t, Options{}, s); f.transport.Proxy != nil {
		t.Error("a proxy is set")
	}
}
