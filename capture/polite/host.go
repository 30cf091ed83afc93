package polite

import (
	"context"
	"errors"
	"fmt"
	"time"

	"onrecord"
	"onrecord/capture"
)

// maxHosts is how many hosts are remembered; those that nobody waits for are forgotten beyond it.
const maxHosts = 10_000

// host is what is known of one host name while the program runs.
type host struct {
	busy     chan struct{} // holds one: who is asking
	users    int           // who holds or wants busy
	delay    time.Duration // of its robots.txt
	next     time.Time     // the earliest start of the next request
	closed   time.Time     // nothing is asked before
	why      string        // it is closed, to be read after "the host "
	failures int           // in a row
}

// notYet is a Refusal that holds until a moment: of a host that is left alone, or whose robots.txt cannot be had.
type notYet struct {
	*capture.Refusal
	until time.Time
}

func (n *notYet) Unwrap() error { return n.Refusal }

// ask sends one request when name is free, allowed to be asked, and has been left alone long enough; at once where the
// request belongs to the one before (same). Where it is apart, the next need not wait for it.
func (f *Fetcher) ask(ctx context.Context, name string, r capture.Request, same, apart bool) (*onrecord.Capture, error) {
	h := f.hold(name)
	defer f.leave(h)
	select {
	case h.busy <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("%s: %w", r.URL, context.Cause(ctx))
	}
	defer func() { <-h.busy }()
	if err := f.turn(ctx, h, r.URL, same); err != nil {
		return nil, err
	}
	select {
	case f.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("%s: %w", r.URL, context.Cause(ctx))
	}
	c, err := f.f.Ask(ctx, r)
	<-f.slots
	f.note(ctx, h, err, apart)
	return c, err
}

// turn waits until h may be asked. Who holds h.busy calls it.
func (f *Fetcher) turn(ctx context.Context, h *host, source string, same bool) error {
	f.mu.Lock()
	next, closed, why := h.next, h.closed, h.why
	f.mu.Unlock()
	now := f.o.Now()
	if closed.After(now) {
		return &notYet{&capture.Refusal{Source: source, Reason: capture.TooSoon, Why: "is not asked for: the host " + why,
			Next: "try again after " + closed.UTC().Format(time.RFC3339)}, closed}
	}
	if wait := next.Sub(now); wait > 0 && !same {
		if err := f.o.Sleep(ctx, wait); err != nil {
			return fmt.Errorf("%s: %w", source, err)
		}
	}
	if ctx.Err() != nil {
		return fmt.Errorf("%s: %w", source, context.Cause(ctx))
	}
	return nil
}

// note remembers how a request to h ended.
func (f *Fetcher) note(ctx context.Context, h *host, err error, apart bool) {
	now := f.o.Now()
	f.mu.Lock()
	defer f.mu.Unlock()
	if !apart {
		h.next = now.Add(max(f.o.Delay, h.delay))
	}
	switch {
	case ctx.Err() != nil:
		return
	case !transient(err):
		h.failures = 0
		return
	}
	h.failures++
	if e, ok := errors.AsType[*capture.StatusError](err); ok {
		if wait := retryAfter(e.Header, now); wait > 0 {
			h.closed, h.why = now.Add(wait), fmt.Sprintf("answered %s and asked to be left alone", e.Status)
		}
	}
	if over := h.failures - f.o.MaxFailures; over >= 0 {
		if until := now.Add(f.backoff(over + 1 + f.o.MaxFailures)); until.After(h.closed) {
			h.closed, h.why = until, fmt.Sprintf("failed %d times in a row", h.failures)
		}
	}
}

// hold is the host called name, which is not forgotten until it is left.
func (f *Fetcher) hold(name string) *host {
	f.mu.Lock()
	defer f.mu.Unlock()
	h := f.hosts[name]
	if h == nil {
		if len(f.hosts) >= maxHosts {
			f.forget()
		}
		h = &host{busy: make(chan struct{}, 1)}
		f.hosts[name] = h
	}
	h.users++
	return h
}

func (f *Fetcher) leave(h *host) {
	f.mu.Lock()
	h.users--
	f.mu.Unlock()
}

// forget drops the hosts that nobody waits for and that may be asked. Who holds f.mu calls it.
func (f *Fetcher) forget() {
	now := f.o.Now()
	for name, h := range f.hosts {
		if h.users == 0 && !h.next.After(now) && !h.closed.After(now) {
			delete(f.hosts, name)
		}
	}
}

// setDelay is called with the Crawl-delay of name's robots.txt.
func (f *Fetcher) setDelay(name string, d time.Duration) {
	h := f.hold(name)
	f.mu.Lock()
	h.delay = min(d, f.o.MaxCrawlDelay)
	f.mu.Unlock()
	f.leave(h)
}
