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
	stdin   *os.File
}

func (p *program) newOpener(f *limitFlags) (*opener, error) {
	o := f.options(p)
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
	return &opener{o, fetcher, p.stdin}, nil
}

func (o *opener) capture(ctx context.Context, in input) (*onrecord.Capture, error) {
	switch {
	case in.err != nil:
		return nil, in.err
	case in.source == "-":
		return capture.Reader("standard input", io.Reader(o.stdin), o.o)
	case isURL(in.source):
		return o.fetcher.Fetch(ctx, in.source)
	}
	return capture.File(in.source, o.o)
}

// options are the limits as the capture room takes them. No page waits longer for its headers than for the whole.
func (f *limitFlags) options(p *program) capture.Options {
	return capture.Options{MaxSize: int64(f.maxSize), Timeout: f.timeout, HeaderTimeout: min(f.timeout, capture.DefaultHeaderTimeout),
		AllowPrivate: f.allowPrivate, Now: p.now, UserAgent: userAgent()}
}

// userAgent says who asks, and that it is no crawler.
func userAgent() string {
	v, _, _ := strings.Cut(strings.Trim(version(), "()"), " ")
	return "onrecord/" + strings.Trim(v, "()") + " (reads single pages for a person, follows no links)"
}
