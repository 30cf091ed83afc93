package capture

import (
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"onrecord"
)

// Fetcher captures http and https URLs. It is safe for concurrent use. Close it when done.
type Fetcher struct {
	o         Options
	guard     *guard
	transport *http.Transport
}

// NewFetcher makes a Fetcher that keeps to o. It refuses a proxy without AllowPrivate: see Options.Proxy.
func NewFetcher(o Options) (*Fetcher, error) {
	o = o.withDefaults()
	if o.Proxy != nil && !o.AllowPrivate {
		return nil, &Refusal{Source: o.Proxy.Redacted(), Reason: BadProxy,
			Why:  "a proxy looks names up itself, so that private addresses behind it cannot be refused",
			Next: "pass --allow-private as well if you trust it"}
	}
	return newFetcher(o, newGuard(o.AllowPrivate)), nil
}

func newFetcher(o Options, g *guard) *Fetcher {
	dialer := &net.Dialer{Timeout: o.HeaderTimeout, Resolver: o.Resolver, Control: g.control}
	t := &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: o.RootCAs},
		TLSHandshakeTimeout:    o.HeaderTimeout,
		ResponseHeaderTimeout:  o.HeaderTimeout,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // we unpack ourselves, within limits
		MaxResponseHeaderBytes: 1 << 20,
		MaxConnsPerHost:        4,
		IdleConnTimeout:        5 * time.Second,
	}
	if o.Proxy != nil {
		t.Proxy = http.ProxyURL(o.Proxy)
	}
	return &Fetcher{o, g, t}
}

// Close drops the idle connections.
func (f *Fetcher) Close() { f.transport.CloseIdleConnections() }

// Fetch captures the answer to a GET of rawURL, redirects followed. Data is the content with its transfer and content
// encodings (gzip, deflate, br, zstd) taken off and nothing else done to it; Header stands as it came. The error is a
// *Refusal, a *StatusError for an answer other than 2xx, or wraps ctx's when ctx ends first.
func (f *Fetcher) Fetch(ctx context.Context, rawURL string) (*onrecord.Capture, error) {
	return f.Ask(ctx, Request{URL: rawURL})
}

// literal refuses a forbidden address that stands in the URL itself, before anything is looked up. It also holds where
// a proxy connects in our place.
func (f *Fetcher) literal(u *url.URL) error {
	ip, err := netip.ParseAddr(u.Hostname())
	if err != nil {
		return nil // a name: the guard will see its address
	}
	for _, p := range f.guard.pass {
		if p.Addr() == ip {
			return nil
		}
	}
	return f.guard.addr(ip)
}

// trip is one fetch under way. at is the redirect's target that is being asked, "" before the first.
type trip struct {
	f    *Fetcher
	r    Request
	seen map[string]bool
	at   string
}

func (t *trip) get(ctx context.Context, u *url.URL) (*http.Response, error) {
	method, body := http.MethodGet, io.Reader(nil)
	if t.r.Post != nil {
		method, body = http.MethodPost, bytes.NewReader(t.r.Post)
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), body)
	if err != nil {
		return nil, badURL(u.String(), BadURL, "is not a web address that can be asked", "")
	}
	req.Header.Set("User-Agent", t.f.o.UserAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	if t.r.Post != nil {
		req.Header.Set("Content-Type", t.r.PostType)
		req.Header.Set("Accept", "*/*")
	}
	if v := t.r.ETag; v != "" {
		req.Header.Set("If-None-Match", v)
	}
	if v := t.r.LastModified; v != "" {
		req.Header.Set("If-Modified-Since", v)
	}
	client := &http.Client{Transport: t.f.transport, CheckRedirect: t.redirect} // no Jar: no cookies
	return client.Do(req)
}

// redirect is asked before each redirect is followed.
func (t *trip) redirect(req *http.Request, via []*http.Request) error {
	if t.r.NoRedirect || t.r.Post != nil {
		return http.ErrUseLastResponse
	}
	t.at = hidePassword(req.URL.String())
	req.Header.Del("Referer") // nobody's business
	if limit := t.f.o.MaxRedirects; len(via) > max(limit, 0) {
		return &Refusal{Reason: ManyRedirects, Why: fmt.Sprintf("more than %d redirects, which is the limit", max(limit, 0)), Next: "open it in a browser and give the address where it ends"}
	}
	req.URL.Fragment, req.URL.RawFragment = "", ""
	if err := checkURL(req.URL.String(), req.URL); err != nil {
		return err
	}
	if err := t.f.literal(req.URL); err != nil {
		return err
	}
	if t.seen[req.URL.String()] {
		return &Refusal{Reason: RedirectLoop, Why: "the redirects lead in a circle",
			Next: "the site may demand cookies: open it in a browser, save the page and give the file"}
	}
	t.seen[req.URL.String()] = true
	return nil
}
