package main

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
)

const private = true

// site is a path on a server of this test, that is allowed to be reached or not.
func site(path string, allowed bool) func(*place) string {
	return func(p *place) string {
		s := httptest.NewServer(hostile())
		p.Cleanup(s.Close)
		timeout := "1m" // a busy machine is no slow server
		if strings.HasPrefix(path, "/slow-") {
			timeout = "700ms"
		}
		if p.flags = append(p.flags, "--timeout", timeout); allowed {
			p.flags = append(p.flags, "--allow-private")
		}
		return s.URL + path
	}
}

func tlsSite(p *place) string {
	s := httptest.NewUnstartedServer(hostile())
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	p.Cleanup(s.Close)
	p.flags = []string{"--allow-private"}
	return s.URL + "/page"
}

func closedPort(p *place) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	p.must(err)
	l.Close()
	p.flags = []string{"--allow-private"}
	return "http://" + l.Addr().String() + "/"
}

// hostile is a server with a way to be bad on each path.
func hostile() http.Handler {
	mux := http.NewServeMux()
	on := func(path string, f func(w http.ResponseWriter, r *http.Request)) { mux.HandleFunc(path, f) }
	on("/page", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, page) })
	on("/to", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", r.URL.Query().Get("u"))
		w.WriteHeader(http.StatusFound)
	})
	on("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	on("/hops/{n}", func(w http.ResponseWriter, r *http.Request) {
		var n int
		fmt.Sscan(r.PathValue("n"), &n)
		http.Redirect(w, r, fmt.Sprintf("/hops/%d", n-1), http.StatusFound)
	})
	for _, code := range []int{204, 404, 500} {
		on(fmt.Sprintf("/%d", code), func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) })
	}
	on("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(bomb())
	})
	on("/packed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "compress")
		io.WriteString(w, page)
	})
	on("/short", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "5000")
		io.WriteString(w, page)
	})
	on("/endless", func(w http.ResponseWriter, _ *http.Request) {
		for line := []byte(strings.Repeat(story, 100)); ; {
			if _, err := w.Write(line); err != nil {
				return
			}
		}
	})
	on("/slow-headers", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	on("/slow-body", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			io.WriteString(w, "<p>")
			w.(http.Flusher).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	})
	on("/pdf", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	})
	return mux
}

// bomb is 15 MiB of nothing, packed: less than the limit of size.
func bomb() []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(make([]byte, 15<<20))
	z.Close()
	return b.Bytes()
}

func TestReadFromServer(t *testing.T) {
	p := &place{T: t}
	u := site("/page", private)(p)
	got := run(t, "", "read", "--allow-private", u)
	if got.status != 0 || !strings.Contains(got.stdout, "Brandvold") || got.stderr != "" {
		t.Errorf("%+v", got)
	}
}
