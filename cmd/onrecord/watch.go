package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/capture"
	"onrecord/capture/feed"
	"onrecord/capture/watch"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

// watchFlags are the flags of onrecord watch.
type watchFlags struct {
	story    storyFlags
	limits   limitFlags
	once     bool
	since    string
	delay    time.Duration
	min, max time.Duration
	quiet    bool
}

func (p *program) watchCommand() *cobra.Command {
	f := &watchFlags{}
	c := &cobra.Command{
		Use:   "watch [flags] URL|FILE…",
		Short: "poll feeds and keep each new article in a story",
		Long: `Poll feeds until stopped, and keep each article that is new, or that its feed says has changed,
in a story, as onrecord add does.

A feed is the address of RSS, Atom, JSON Feed, a sitemap, a news sitemap, an index of sitemaps, or
of an OPML list of feeds; a web page stands for the first feed that it declares. A FILE is an OPML
list, or holds one address a line.

Sites are asked politely: as their robots.txt allows, one page at a time with a delay, without
asking again for what has not changed. A feed that brings nothing new is polled less and less
often, and never more often than it wants. What fails is tried again, later each time, and stops
nothing.

Ctrl-C stops between two articles. Running the same command again goes on from there. With --once
each feed that is due is polled once, and the exit status is 1 if one of them failed.`,
		Example: `  onrecord watch https://news.example.org/feed.xml
  onrecord watch --story plot.onrecord --since 2024-03-01 outlets.opml
  onrecord watch --once --quiet outlets.opml`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("name the web address of a feed, or a file that lists feeds")}
			}
			return p.watch(c.Context(), f, args)
		},
	}
	f.story.addTo(c)
	f.limits.addTo(c)
	c.Flags().BoolVar(&f.once, "once", false, "poll each feed that is due once, and end")
	c.Flags().StringVar(&f.since, "since", "", "leave out articles that are said to be from before this `DAY`, 2024-03-13")
	c.Flags().DurationVar(&f.delay, "delay", 5*time.Second, "wait this long between two requests to one site")
	c.Flags().DurationVar(&f.min, "min", watch.DefaultMin, "poll no feed again sooner than this")
	c.Flags().DurationVar(&f.max, "max", watch.DefaultMax, "leave no feed alone for longer than this, unless it fails")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "print no line for each article")
	return c
}

// options are what the flags say to a Watcher.
func (f *watchFlags) options() (o watch.Options, err error) {
	if f.delay <= 0 || f.min <= 0 || f.max < f.min {
		return o, usageError{errors.New("--delay and --min must be longer than zero, and --max no shorter than --min")}
	}
	if f.since != "" {
		if o.Since, err = time.Parse(time.DateOnly, f.since); err != nil {
			return o, usageError{fmt.Errorf("--since %q is no day; write it as 2024-03-13", f.since)}
		}
	}
	o.Min, o.Max = f.min, f.max
	return o, f.limits.check()
}

func (p *program) watch(ctx context.Context, f *watchFlags, args []string) error {
	o, err := f.options()
	if err != nil {
		return err
	}
	open, err := p.newOpenerAs(&f.limits, "follows feeds for a person, keeps to robots.txt")
	if err != nil {
		return err
	}
	defer open.fetcher.Close()
	if err := open.beginPolite(p, f.delay); err != nil {
		return err
	}
	feeds, err := open.feeds(args)
	if err != nil {
		return err
	}
	rd, err := p.newReader()
	if err != nil {
		return fmt.Errorf("start the reader: %w", err)
	}
	story, err := p.openStory(ctx, &f.story, sqlite.Making)
	if err != nil {
		return err
	}
	bar := p.newProgress(0)
	bar.stop() // there is no end to show the way to
	k := &keeper{p: p, story: story, rd: rd, by: readerName(), bar: bar, quiet: f.quiet}
	events := &eventLog{p: p}
	o.Now, o.Report = p.now, events.tell
	take := func(_ context.Context, c *onrecord.Capture) error {
		err := k.takeOne(c)
		events.unread(k.failed)
		k.failed = nil // a watch is long
		return err
	}
	w, err := watch.New(open.polite, stateOf{story}, take, o)
	if err != nil {
		return errors.Join(err, story.Close())
	}
	if f.once {
		err = w.Once(ctx, feeds)
	} else {
		err = w.Run(ctx, feeds)
	}
	err = errors.Join(err, story.Close())
	k.summary(f.story.shown(p))
	if err == nil && events.failed > 0 {
		return errSomeFailed
	}
	return err
}

// feeds are the addresses that args name, those in files among them.
func (o *opener) feeds(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		if isURL(arg) {
			out = append(out, arg)
			continue
		}
		c, err := capture.File(arg, o.o)
		if err != nil {
			return nil, err
		}
		list, err := feed.Parse(c)
		if err != nil {
			return nil, err
		}
		n := len(out)
		for _, l := range list.Links {
			out = append(out, l.URL)
		}
		if list.Kind == feed.Sitemap { // the plain form: one address a line
			for _, it := range list.Items {
				out = append(out, it.URL)
			}
		}
		if len(out) == n {
			return nil, fmt.Errorf("%s: the file names no feed; give an OPML list, or one web address a line", arg)
		}
	}
	return out, nil
}

// takeOne reads c and keeps it before it returns: a watch forgets nothing, but must not remember what is not kept. Only what
// stands in the way of keeping anything is an error.
func (k *keeper) takeOne(c *onrecord.Capture) error {
	j := job{in: input{source: c.Source}, load: func(context.Context) (*onrecord.Capture, error) { return c, nil }}
	if err := k.take(j, k.read(context.Background(), j)); err != nil {
		return err
	}
	return k.flush()
}

// stateOf keeps what a watch remembers beside the story: it is no part of it.
type stateOf struct{ story ledger.Store }

const watchKey = "watch "

// Seen is watch.Memory's.
func (m stateOf) Seen(ctx context.Context, key string) (s watch.State, seen bool, err error) {
	data, err := m.story.State(ctx, watchKey+key)
	if err != nil || data == nil {
		return s, false, err
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return watch.State{}, false, nil // of another version: the worst is that the feed is read anew
	}
	return s, true, nil
}

// Keep is watch.Memory's.
func (m stateOf) Keep(ctx context.Context, key string, s watch.State) error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return m.story.SetState(ctx, watchKey+key, data)
}
