package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/capture"
	"onrecord/capture/polite"
)

// limitFlags are the flags that say how far to go for an input.
type limitFlags struct {
	allowPrivate bool
	maxSize      size
	timeout      time.Duration
	proxy        string
}

func (f *limitFlags) addTo(c *cobra.Command) {
	f.maxSize = capture.DefaultMaxSize
	c.Flags().BoolVar(&f.allowPrivate, "allow-private", false, "fetch from loopback and private addresses too (an intranet)")
	c.Flags().Var(&f.maxSize, "max-size", "refuse inputs larger than this")
	c.Flags().DurationVar(&f.timeout, "timeout", capture.DefaultTimeout, "give up fetching an address after this long")
	c.Flags().StringVar(&f.proxy, "proxy", "", "fetch through the http or https proxy at this `URL`; none is taken from the environment")
}

func (f *limitFlags) check() error {
	if f.timeout <= 0 {
		return usageError{errors.New("--timeout must be longer than zero, as 30s or 2m")}
	}
	return nil
}

// opener captures inputs of every sort, within the limits.
type opener struct {
	o       capture.Options
	fetcher *capture.Fetcher
	polite  *polite.Fetcher // asks in the fetcher's place; nil where a person asks for single pages
	stdin   *os.File
}

func (p *program) newOpener(f *limitFlags) (*opener, error) {
	return p.newOpenerAs(f, "reads single pages for a person, follows no links")
}

// newOpenerAs is newOpener for a program that tells servers what it does.
func (p *program) newOpenerAs(f *limitFlags, does string) (*opener, error) {
	o := f.options(p)
	o.UserAgent = userAgent(does)
	if f.proxy != "" {
		u, err := capture.ParseURL(f.proxy)
		if err != nil {
			return nil, usageError{fmt.Errorf("--proxy %w", err)}
		}
		o.Proxy = u
	}
	fetcher, err := capture.NewFetcher(o)
	if err != nil {
		return nil, err
	}
	return &opener{o: o, fetcher: fetcher, stdin: p.stdin}, nil
}

// beginPolite lets o ask as a guest who comes back: by robots.txt, and with delay between two requests to one host.
func (o *opener) beginPolite(p *program, delay time.Duration) (err error) {
	o.polite, err = polite.New(o.fetcher, polite.Options{Agent: "onrecord", Now: p.now, Delay: delay, Offline: o.o.Offline})
	return err
}

func (o *opener) capture(ctx context.Context, in input) (*onrecord.Capture, error) {
	switch {
	case in.err != nil:
		return nil, in.err
	case in.source == "-":
		return capture.Reader("standard input", io.Reader(o.stdin), o.o)
	case isURL(in.source) && o.polite != nil:
		a, err := o.polite.Fetch(ctx, polite.State{URL: in.source})
		return a.Capture, err
	case isURL(in.source):
		return o.fetcher.Fetch(ctx, in.source)
	}
	return capture.File(in.source, o.o)
}

// options are the limits as the capture room takes them. No page waits longer for its headers than for the whole.
func (f *limitFlags) options(p *program) capture.Options {
	return capture.Options{MaxSize: int64(f.maxSize), Timeout: f.timeout, HeaderTimeout: min(f.timeout, capture.DefaultHeaderTimeout),
		AllowPrivate: f.allowPrivate, Now: p.now, Offline: p.isOffline()}
}

// userAgent says who asks, and what for.
func userAgent(does string) string {
	v, _, _ := strings.Cut(strings.Trim(version(), "()"), " ")
	return "onrecord/" + strings.Trim(v, "()") + " (" + does + ")"
}
