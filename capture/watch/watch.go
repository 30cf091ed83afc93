// Package watch polls feeds until it is told to stop, and hands over each article that is new, and each that a feed says
// has changed and that came with other bytes. Feeds are what package feed reads; a web page stands for the first feed that
// it declares, a list for the feeds that it names.
//
// It promises that nothing is lost: an article is remembered only when it has been handed over, and a feed's validators
// only when all of its articles have been. Stopped at any moment, it goes on where it was when it is run again, and at worst
// hands over again what it had just handed over. One feed that fails never stops the others; a callback or a Memory that fails stops all.
//
// It does not read articles, and keeps nothing itself: what it remembers it gives to a [Memory].
package watch

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	"onrecord"
	"onrecord/capture"
	"onrecord/capture/feed"
	"onrecord/capture/polite"
)

// The settings that hold where Options name no other.
const (
	DefaultMin      = 5 * time.Minute
	DefaultMax      = 6 * time.Hour
	DefaultMaxItems = 500
	DefaultMaxFeeds = 5000
	DefaultTries    = 5
	maxNesting      = 4   // lists inside lists
	maxWaiting      = 500 // articles remembered for one feed
)

// State is what is remembered of a feed or an article between two polls. It is plain data and keeps its meaning as JSON.
type State struct {
	polite.State
	// Kind is the kind of a feed; "" for an article.
	Kind feed.Kind `json:"kind,omitempty"`
	// Due is when a feed is to be polled next, Interval the time between polls that it has earned, Pace the one that it asks
	// for, in nanoseconds as all durations in JSON.
	Due      time.Time     `json:"due,omitzero"`
	Interval time.Duration `json:"interval,omitempty"`
	Pace     time.Duration `json:"pace,omitempty"`
	// Pending counts the articles of a feed that its last poll left for the next. Waiting are the first of them, so that they
	// are not lost when the feed drops them.
	Pending int       `json:"pending,omitempty"`
	Waiting []Waiting `json:"waiting,omitempty"`
	// Versions are digests of what feeds said of an article when it was last found to be up to date, the latest last. Two
	// feeds may word it differently.
	Versions []string `json:"versions,omitempty"`
}

// Waiting is an article that is still to be asked for, in the words of its feed.
type Waiting struct {
	URL       string `json:"url"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Updated   string `json:"updated,omitempty"`
}

// Memory keeps States by keys: FeedKey and ArticleKey of their addresses, for one address may be both. It is asked by
// several goroutines at once.
type Memory interface {
	// Seen gives the State kept last under key; false when there is none.
	Seen(ctx context.Context, key string) (State, bool, error)
	// Keep remembers s in place of what was kept under key.
	Keep(ctx context.Context, key string, s State) error
}

// Options say how to watch.
type Options struct {
	// Now tells the time. It must be set.
	Now func() time.Time
	// Sleep waits for d or until ctx is done, whose cause it returns; nil means a timer of the system.
	Sleep func(ctx context.Context, d time.Duration) error
	// Rand gives chance in [0, 1), so that feeds are not polled all at once; nil means math/rand/v2.
	Rand func() float64
	// Min and Max bound the time between two polls of a feed: Min after one that brought something new, doubled with each
	// that did not, up to Max. A feed that asks for more time, itself or by Cache-Control, gets it, up to Max. 0 means the default.
	Min, Max time.Duration
	// MaxItems is how many articles one poll asks for; the others wait for the next. 0 means DefaultMaxItems.
	MaxItems int
	// MaxFeeds is how many feeds are watched, those of lists included; 0 means DefaultMaxFeeds.
	MaxFeeds int
	// Tries is how often an article is asked for before it is given up; 0 means DefaultTries.
	Tries int
	// Since leaves out articles and sitemaps that are said to be older; the zero time leaves out none.
	Since time.Time
	// Report is told what happens, one Event at a time; nil means nobody is.
	Report func(Event)
}

// Watcher polls feeds. Make it with New.
type Watcher struct {
	f    *polite.Fetcher
	m    Memory
	take func(context.Context, *onrecord.Capture) error
	o    Options

	taking    sync.Mutex // one article is handed over at a time
	reporting sync.Mutex
}

// New makes a Watcher that asks by way of f, remembers in m, and hands articles to take, one at a time. Once an article has
// been handed over, take is let finish: its context does not end when that of Run does. An error of take ends the run, and
// the article counts as not handed over; what is wrong with an article alone is for take to note, and no error.
func New(f *polite.Fetcher, m Memory, take func(context.Context, *onrecord.Capture) error, o Options) (*Watcher, error) {
	if o.Now == nil {
		return nil, errors.New("make a watcher: Options.Now must tell the time")
	}
	if o.Sleep == nil {
		o.Sleep = polite.Sleep
	}
	if o.Rand == nil {
		o.Rand = rand.Float64
	}
	if o.Min <= 0 {
		o.Min = DefaultMin
	}
	if o.Max <= 0 {
		o.Max = DefaultMax
	}
	o.Max = max(o.Max, o.Min)
	for _, n := range []struct {
		set *int
		def int
	}{{&o.MaxItems, DefaultMaxItems}, {&o.MaxFeeds, DefaultMaxFeeds}, {&o.Tries, DefaultTries}} {
		if *n.set <= 0 {
			*n.set = n.def
		}
	}
	return &Watcher{f: f, m: m, take: take, o: o}, nil
}

// Run polls the feeds at urls whenever they are due, until ctx is done, whose cause it returns, or take or the Memory fails.
// An address that cannot be asked is refused before anything is.
func (w *Watcher) Run(ctx context.Context, urls []string) error { return w.run(ctx, urls, false) }

// Once polls each of the feeds at urls that is due, and those that lists among them name, and returns.
func (w *Watcher) Once(ctx context.Context, urls []string) error { return w.run(ctx, urls, true) }

func (w *Watcher) run(ctx context.Context, urls []string, once bool) error {
	for _, u := range urls {
		if _, err := capture.ParseURL(u); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r := &run{w: w, once: once, fail: cancel, feeds: map[string]bool{}, busy: map[string]chan struct{}{}}
	for _, u := range urls {
		r.start(ctx, feed.Link{URL: u}, 0)
	}
	r.wg.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}
