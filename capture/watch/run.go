package watch

import (
	"context"
	"fmt"
	"sync"
	"time"

	"onrecord/capture/feed"
)

// run is one Run or Once under way.
type run struct {
	w    *Watcher
	once bool
	fail func(error) // ends the run for what no feed is to blame for
	wg   sync.WaitGroup

	mu    sync.Mutex
	feeds map[string]bool          // being watched, by Key
	busy  map[string]chan struct{} // articles being asked for, by Key
}

// start watches l, unless it is watched already.
func (r *run) start(ctx context.Context, l feed.Link, depth int) {
	key := Key(l.URL)
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.feeds[key]:
		return
	case len(r.feeds) >= r.w.o.MaxFeeds || depth > maxNesting:
		r.w.report(Event{What: TooMany, Feed: l.URL, Title: l.Title})
		return
	}
	r.feeds[key] = true
	r.wg.Go(func() {
		if err := r.follow(ctx, l, depth); err != nil && ctx.Err() == nil {
			r.fail(err)
		}
	})
}

// follow polls one feed whenever it is due. The error is one that no feed is to blame for, or ctx's end.
func (r *run) follow(ctx context.Context, l feed.Link, depth int) error {
	// A sitemap of an index that tells when it changed is polled until that is past: the index starts it again.
	told := l.UpdatedAt
	if !told.IsZero() && told.Equal(told.Truncate(24*time.Hour)) {
		told = told.AddDate(0, 0, 1) // a day alone may mean any time of it
	}
	for first := true; ; first = false {
		s, seen, err := r.w.m.Seen(ctx, FeedKey(l.URL))
		if err != nil {
			return fmt.Errorf("remember the feed %s: %w", l.URL, err)
		}
		if !seen {
			s.URL = Key(l.URL)
		}
		if first && isList(s.Kind) { // what it names must be known in this run, changed or not
			s.State = s.Forget()
			s.Due = time.Time{}
		}
		switch changed := !told.IsZero() && !s.Checked.After(told); {
		case !told.IsZero() && !changed && s.Failures == 0 && s.Pending == 0:
			r.forget(l)
			return nil
		case first && changed:
			s.Due = time.Time{}
		}
		due := s.Due
		if s.Next.After(due) {
			due = s.Next
		}
		if wait := due.Sub(r.w.o.Now()); wait > 0 {
			if r.once {
				return nil
			}
			if err := r.w.o.Sleep(ctx, wait); err != nil {
				return err
			}
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		p := &poll{run: r, feed: l.URL, depth: depth, s: s}
		if err := p.do(ctx); err != nil {
			return err
		}
		if r.once {
			return nil
		}
	}
}

// forget lets l be started again.
func (r *run) forget(l feed.Link) {
	r.mu.Lock()
	delete(r.feeds, Key(l.URL))
	r.mu.Unlock()
}

func isList(k feed.Kind) bool { return k == feed.OPML || k == feed.SitemapIndex || k == feed.HTML }

// claim waits until nobody else asks for the article called key, and keeps others waiting until it is let go.
func (r *run) claim(ctx context.Context, key string) (letGo func(), err error) {
	for {
		r.mu.Lock()
		other, taken := r.busy[key]
		if !taken {
			mine := make(chan struct{})
			r.busy[key] = mine
			r.mu.Unlock()
			return func() {
				r.mu.Lock()
				delete(r.busy, key)
				r.mu.Unlock()
				close(mine)
			}, nil
		}
		r.mu.Unlock()
		select {
		case <-other:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}
