package watch

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"onrecord"
	"onrecord/capture"
	"onrecord/capture/feed"
)

// poll is one poll of one feed.
type poll struct {
	*run
	feed  string // its address as given
	depth int    // of lists around it
	s     State
	e     Event // what came of it

	waiting []Waiting
}

// do polls the feed and remembers how that went. The error is one that no feed is to blame for, or ctx's end; then nothing
// new is remembered of the feed.
func (p *poll) do(ctx context.Context) error {
	p.e = Event{What: Polled, Feed: p.feed}
	a, err := p.w.f.Fetch(ctx, p.s.State)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if moved := a.State.Moved; moved != p.s.Moved && moved != "" {
		p.w.report(Event{What: Moved, Feed: p.feed, URL: moved})
	}
	p.s.State = a.State
	switch {
	case capture.IsRefused(err, capture.Offline):
		return err
	case err != nil:
		return p.failed(ctx, err)
	case a.Capture == nil:
		p.e.What = Unchanged
	default:
		err := p.read(ctx, a.Capture)
		if e, ok := errors.AsType[*feed.Error](err); ok {
			p.s.State = p.s.Forget() // the next poll must not be told that this is still what there is
			p.s.Failures, p.s.Error = p.s.Failures+1, e.Error()
			return p.failed(ctx, err)
		}
		if err != nil {
			return err
		}
	}
	p.schedule(a.Fresh)
	if err := p.keep(ctx, FeedKey(p.feed), p.s); err != nil {
		return err
	}
	p.e.Next = p.s.Due
	p.w.report(p.e)
	return nil
}

// failed remembers that the feed could not be had or read.
func (p *poll) failed(ctx context.Context, err error) error {
	p.s.Interval = min(max(2*p.s.Interval, p.w.o.Min), p.w.o.Max)
	if p.s.Due = p.s.Next; p.s.Due.IsZero() { // it came, but cannot be read
		p.s.Due = p.w.o.Now().Add(p.s.Interval)
	}
	if err := p.keep(ctx, FeedKey(p.feed), p.s); err != nil {
		return err
	}
	p.w.report(Event{What: Failing, Feed: p.feed, Err: err, Next: p.s.Due})
	return nil
}

// schedule says when the feed is polled next.
func (p *poll) schedule(fresh time.Duration) {
	o := p.w.o
	if p.e.New+p.e.Changed > 0 || p.s.Interval == 0 {
		p.s.Interval = o.Min
	} else {
		p.s.Interval = min(max(2*p.s.Interval, o.Min), o.Max)
	}
	wait := min(max(p.s.Interval, p.s.Pace, fresh), o.Max)
	p.s.Waiting = p.waiting
	if p.s.Pending = p.e.Left; p.s.Pending > 0 {
		// More may be left than is remembered: the feed must come whole again.
		p.s.State, wait = p.s.Forget(), o.Min
	}
	wait += time.Duration(o.Rand() * float64(wait/10))
	p.s.Due = p.w.o.Now().Add(wait)
}

// read takes what the feed announces. An *feed.Error means that it is none.
func (p *poll) read(ctx context.Context, c *onrecord.Capture) error {
	f, err := feed.Parse(c)
	if e, ok := errors.AsType[*feed.Error](err); ok && e.Kind == feed.HTML {
		links := feed.Discover(c)
		if len(links) == 0 || p.depth > 0 {
			return &feed.Error{Source: p.feed, Kind: feed.HTML, Why: "is a web page that declares no feed", Next: "give the address of a feed"}
		}
		f, err = &feed.Feed{Kind: feed.HTML, Links: links[:1]}, nil
	}
	if err != nil {
		return err
	}
	p.s.Kind, p.s.Pace, p.e.Title = f.Kind, f.Pace, f.Title
	for _, fault := range f.Faults {
		p.w.report(Event{What: Faulty, Feed: p.feed, Title: f.Title, Err: errors.New(fault)})
	}
	for _, l := range f.Links {
		if l.UpdatedAt.IsZero() || !l.UpdatedAt.Before(p.w.o.Since) {
			p.start(ctx, l, p.depth+1)
		}
	}
	return p.items(ctx, p.withWaiting(f.Items))
}

// withWaiting is items, and those that wait and are not among them any more.
func (p *poll) withWaiting(items []feed.Item) []feed.Item {
	there := map[string]bool{}
	for _, it := range items {
		there[it.URL] = true
	}
	for _, w := range p.s.Waiting {
		if !there[w.URL] {
			items = append(items, feed.Item{URL: w.URL, Title: w.Title, Published: w.Published, Updated: w.Updated})
		}
	}
	return items
}

// leave leaves it for the next poll.
func (p *poll) leave(it feed.Item) {
	if p.e.Left++; len(p.waiting) < maxWaiting {
		p.waiting = append(p.waiting, Waiting{it.URL, it.Title, it.Published, it.Updated})
	}
}

// items asks for what is new among items: the first of the feed, which are its latest, and of those the oldest first.
func (p *poll) items(ctx context.Context, items []feed.Item) error {
	var wanted []feed.Item
	for _, it := range items {
		if at := latest(it); !at.IsZero() && at.Before(p.w.o.Since) {
			continue
		}
		s, seen, err := p.w.m.Seen(ctx, ArticleKey(it.URL))
		if err != nil {
			return fmt.Errorf("remember the article %s: %w", it.URL, err)
		}
		switch {
		case seen && p.settled(s, it):
		case len(wanted) >= p.w.o.MaxItems:
			p.leave(it)
		default:
			wanted = append(wanted, it)
		}
	}
	for _, it := range slices.Backward(wanted) {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err := p.article(ctx, it); err != nil {
			return err
		}
	}
	return nil
}

func latest(it feed.Item) time.Time {
	if it.UpdatedAt.After(it.PublishedAt) {
		return it.UpdatedAt
	}
	return it.PublishedAt
}

// keep remembers s under key, also when ctx has just ended: what was done must not be done again.
func (p *poll) keep(ctx context.Context, key string, s State) error {
	if err := p.w.m.Keep(context.WithoutCancel(ctx), key, s); err != nil {
		return fmt.Errorf("remember %s: %w", s.URL, err)
	}
	return nil
}
