package capture

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestAskConditionally(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"7"`)
		if r.Header.Get("If-None-Match") == `"7"` && r.Header.Get("If-Modified-Since") == "Wed, 13 Mar 2024 08:00:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, article)
	})
	f := fetcher(t, Options{}, s)
	c, err := f.Ask(context.Background(), Request{URL: s.URL, LastModified: "Wed, 13 Mar 2024 08:00:00 GMT"})
	if err != nil || string(c.Data) != article {
		t.Fatalf("%v, %v", c, err)
	}
	_, err = f.Ask(context.Background(), Request{URL: s.URL, ETag: `"7"`, LastModified: "Wed, 13 Mar 2024 08:00:00 GMT"})
	if e, ok := errors.AsType[*StatusError](err); !ok || e.Code != http.StatusNotModified || e.Header.Get("ETag") != `"7"` {
		t.Errorf("%v", err)
	}
}

func TestAskWithoutRedirects(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/old" {
			t.Errorf("%s was asked for", r.URL)
		}
		http.Redirect(w, r, "/new", http.StatusMovedPermanently)
	})
	_, err := fetcher(t, Options{}, s).Ask(context.Background(), Request{URL: s.URL + "/old", NoRedirect: true})
	if e, ok := errors.AsType[*StatusError](err); !ok || e.Code != http.StatusMovedPermanently || e.Header.Get("Location") != "/new" || e.URL != s.URL+"/old" {
		t.Errorf("%v", err)
	}
}

func TestAskForTheFirstBytes(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, strings.Repeat("abc", 1000)) })
	f := fetcher(t, Options{MaxSize: 100}, s)
	refused(t, f, s.URL, TooBig)
	c, err := f.Ask(context.Background(), Request{URL: s.URL, First: 50})
	if err != nil || len(c.Data) != 50 {
		t.Errorf("%v, %v", c, err)
	}
}

func TestAskOffline(t *testing.T) {
	s := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("a connection was made") })
	refused(t, fetcher(t, Options{Offline: true}, s), s.URL, Offline, "switched off", "--offline")
}

func TestAskByPost(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/moved" {
			http.Redirect(w, r, "/", http.StatusTemporaryRedirect)
			return
		}
		body, _ := io.ReadAll(r.Body)
		io.WriteString(w, r.Method+" "+r.Header.Get("Content-Type")+" "+string(body))
	})
	f := fetcher(t, Options{}, s)
	c, err := f.Ask(context.Background(), Request{URL: s.URL, Post: []byte("question"), PostType: "application/x-question"})
	if err != nil || string(c.Data) != "POST application/x-question question" {
		t.Errorf("%v, %v", c, err)
	}
	_, err = f.Ask(context.Background(), Request{URL: s.URL + "/moved", Post: []byte("question")})
	if e, ok := errors.AsType[*StatusError](err); !ok || e.Code != http.StatusTemporaryRedirect {
		t.Errorf("what was posted went on to another address: %v", err)
	}
}
