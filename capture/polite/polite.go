// Package polite asks web servers the way a guest should who comes back: it keeps to robots.txt (RFC 9309), never asks one
// host twice at once nor sooner than a delay, sends validators back so that what has not changed is not sent again (RFC
// 9110), waits as long as a server says (Retry-After), backs off from what fails, and leaves a host alone that keeps failing.
//
// What must be remembered of an address between two visits is a [State], plain data that the caller keeps. Clock, sleep
// and chance are handed in. Addresses, sizes and times are bounded by the capture.Fetcher behind it. Offline, it makes no
// connection whatever.
//
// It decides how to ask, never when to come back: that is for its caller, who finds in State.Next the earliest moment.
package polite

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/url"
	"strings"
	"sync"
	"time"

	"onrecord"
	"onrecord/capture"
)

// The settings that hold where Options name no other.
const (
	DefaultDelay         = 5 * time.Second
	DefaultMaxCrawlDelay = time.Minute
	DefaultParallel      = 8
	DefaultMaxFailures   = 5
	DefaultBackoff       = time.Minute
	DefaultMaxBackoff    = 24 * time.Hour
)

// Options say how polite to be.
type Options struct {
	// Agent is the product token that robots.txt files name us by: letters, "-" and "_" only. It must be set.
	Agent string
	// Now tells the time. It must be set.
	Now func() time.Time
	// Sleep waits for d or until ctx is done, whose cause it returns; nil means a timer of the system.
	Sleep func(ctx context.Context, d time.Duration) error
	// Rand gives chance in [0, 1), so that many readers do not come back all at once; nil means math/rand/v2.
	Rand func() float64
	// Delay lies between the end of one request to a host and the start of the next; 0 means DefaultDelay. Ports and
	// schemes do not make another host. The robots.txt before a page, and redirects on one host, belong to its request.
	Delay time.Duration
	// MaxCrawlDelay bounds the Crawl-delay of a robots.txt, which takes the place of a shorter Delay; 0 means the default.
	MaxCrawlDelay time.Duration
	// Parallel is how many hosts are asked at once; 0 means DefaultParallel.
	Parallel int
	// MaxFailures in a row close a host for a while that grows with each more; 0 means DefaultMaxFailures.
	MaxFailures int
	// Backoff is the wait after a first failure, doubled with each more up to MaxBackoff, and shortened by chance by up to
	// a half; 0 means the default.
	Backoff, MaxBackoff time.Duration
	// Offline refuses to ask anything: every Fetch is a Refusal, and no connection is made.
	Offline bool
}

// Fetcher asks politely. It is safe for concurrent use. Close the capture.Fetcher behind it when done.
type Fetcher struct {
	f     *capture.Fetcher
	o     Options
	slots chan struct{}

	mu      sync.Mutex
	hosts   map[string]*host
	origins map[string]*origin
	held    int // bytes of robots.txt files in origins
}

// New makes a Fetcher that asks by way of f.
func New(f *capture.Fetcher, o Options) (*Fetcher, error) {
	if o.Now == nil {
		return nil, errors.New("make a polite fetcher: Options.Now must tell the time")
	}
	if o.Agent == "" || strings.Trim(strings.ToLower(o.Agent), "abcdefghijklmnopqrstuvwxyz-_") != "" {
		return nil, errors.New("make a polite fetcher: Options.Agent must be a product token, of letters, - and _")
	}
	if o.Sleep == nil {
		o.Sleep = Sleep
	}
	if o.Rand == nil {
		o.Rand = rand.Float64
	}
	for _, d := range []struct {
		set *time.Duration
		def time.Duration
	}{{&o.Delay, DefaultDelay}, {&o.MaxCrawlDelay, DefaultMaxCrawlDelay}, {&o.Backoff, DefaultBackoff}, {&o.MaxBackoff, DefaultMaxBackoff}} {
		if *d.set <= 0 {
			*d.set = d.def
		}
	}
	if o.Parallel <= 0 {
		o.Parallel = DefaultParallel
	}
	if o.MaxFailures <= 0 {
		o.MaxFailures = DefaultMaxFailures
	}
	return &Fetcher{f: f, o: o, slots: make(chan struct{}, o.Parallel), hosts: map[string]*host{}, origins: map[string]*origin{}}, nil
}

// Sleep waits for d or until ctx is done, whose cause it returns.
func Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Answer is what came of asking for an address once.
type Answer struct {
	// Capture is what was sent; nil when nothing has changed since the validators of State, and on an error.
	Capture *onrecord.Capture
	// State is to be kept in place of the one given, after an error as well.
	State State
	// Fresh is how long the server says the answer holds (Cache-Control: max-age, less its Age); 0 when it does not say.
	Fresh time.Duration
}

// Fetch asks for s.URL, or for where it has moved for good. That nothing has changed is no error: then Capture is nil.
// The error is one of capture.Fetcher's, a *capture.Refusal for the reasons Offline, Disallowed or TooSoon, or wraps
// ctx's cause; State is then as it was, but for failures of the server or the network, which it counts.
func (f *Fetcher) Fetch(ctx context.Context, s State) (Answer, error) {
	if f.o.Offline {
		return Answer{State: s}, capture.RefuseOffline(s.URL)
	}
	start, err := capture.ParseURL(s.target())
	if err != nil {
		return Answer{State: s}, err
	}
	v := &visit{f: f, s: s, obey: true, permanent: true}
	c, err := v.run(ctx, start)
	now := f.o.Now()
	switch e, isStatus := errors.AsType[*capture.StatusError](err); {
	case err == nil:
		c.Source = s.URL
		return Answer{Capture: c, State: s.answered(now, c, v.to), Fresh: fresh(c.Header)}, nil
	case isStatus && e.Code == 304 && v.asked304:
		return Answer{State: s.unchanged(now, e.Header, v.to), Fresh: fresh(e.Header)}, nil
	}
	return Answer{State: f.failed(ctx, s, now, err)}, as(err, s.URL)
}

// as is err about source, where it tells of another address that source led to.
func as(err error, source string) error {
	if r, ok := errors.AsType[*capture.Refusal](err); ok && r.Source != source {
		out := *r
		out.Source, out.Why = source, "leads to "+r.Source+": "+r.Why
		return &out
	}
	if e, ok := errors.AsType[*capture.StatusError](err); ok && e.Source != source {
		out := *e
		out.Source = source
		return &out
	}
	return err
}

func hostOf(u *url.URL) string { return strings.TrimSuffix(strings.ToLower(u.Hostname()), ".") }
