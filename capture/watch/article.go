package watch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"onrecord"
	"onrecord/capture"
	"onrecord/capture/feed"
	"onrecord/capture/polite"
)

// maxVersions bounds how many versions of an article are told apart.
const maxVersions = 16

// settled reports whether nothing is left to do about it, of which s is remembered.
func (p *poll) settled(s State, it feed.Item) bool {
	return slices.Contains(s.Versions, version(it))
}

// article asks for it, and hands it over if it is new or has changed.
func (p *poll) article(ctx context.Context, it feed.Item) error {
	key := Key(it.URL)
	letGo, err := p.claim(ctx, key)
	if err != nil {
		return err
	}
	defer letGo()
	s, seen, err := p.w.m.Seen(ctx, ArticleKey(key))
	if err != nil {
		return fmt.Errorf("remember the article %s: %w", it.URL, err)
	}
	if seen && p.settled(s, it) { // another feed was quicker
		return nil
	}
	if s.URL = key; s.Next.After(p.w.o.Now()) {
		p.leave(it)
		return nil
	}
	a, err := p.w.f.Fetch(ctx, s.State)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	before := s.SHA256
	s.State = a.State
	switch {
	case err != nil:
		return p.missed(ctx, s, it, err)
	case a.Capture == nil || a.Capture.SHA256 == before:
		return p.keep(ctx, ArticleKey(key), s.with(it))
	}
	return p.hand(ctx, s.with(it), it, a.Capture, before == "")
}

// missed remembers that it could not be had, and gives it up after too many tries.
func (p *poll) missed(ctx context.Context, s State, it feed.Item, err error) error {
	switch {
	case capture.IsRefused(err, capture.Offline):
		return err
	case capture.IsRefused(err, capture.TooSoon):
		p.leave(it) // the host was reported when it failed, and is for each of its articles no news
		return nil
	}
	e := Event{What: Failing, Feed: p.feed, URL: it.URL, Title: it.Title, Err: err, Next: s.Next}
	if s.Failures >= p.w.o.Tries {
		e.What = GivenUp
		s = s.with(it)
		s.Failures = 0 // another version of it is another matter
	} else {
		p.leave(it)
	}
	p.e.Failed++
	if err := p.keep(ctx, ArticleKey(s.URL), s); err != nil {
		return err
	}
	p.w.report(e)
	return nil
}

// hand hands c over, unless the address that it came from in the end has brought the same before, and remembers it under
// both addresses.
func (p *poll) hand(ctx context.Context, s State, it feed.Item, c *onrecord.Capture, first bool) error {
	e := Event{What: ChangedArticle, Feed: p.feed, URL: it.URL, Title: it.Title}
	if first {
		e.What = NewArticle
	}
	final := Key(c.URL)
	var other State
	if final != s.URL {
		var seen bool
		var err error
		if other, seen, err = p.w.m.Seen(ctx, ArticleKey(final)); err != nil {
			return fmt.Errorf("remember the article %s: %w", c.URL, err)
		}
		if seen && other.SHA256 == c.SHA256 {
			e.What = SameArticle
		}
	}
	if e.What != SameArticle {
		if err := p.taken(ctx, c); err != nil {
			return err
		}
	}
	switch e.What {
	case NewArticle:
		p.e.New++
	case ChangedArticle:
		p.e.Changed++
	}
	if final != s.URL && e.What != SameArticle {
		other.State = polite.State{URL: final, At: c.URL, ETag: s.ETag, LastModified: s.LastModified, SHA256: s.SHA256, Checked: s.Checked}
		if err := p.keep(ctx, ArticleKey(final), other.with(it)); err != nil {
			return err
		}
	}
	if err := p.keep(ctx, ArticleKey(s.URL), s); err != nil {
		return err
	}
	p.w.report(e)
	return nil
}

// taken hands c to the callback, alone, and lets it finish whatever becomes of ctx.
func (p *poll) taken(ctx context.Context, c *onrecord.Capture) error {
	p.w.taking.Lock()
	defer p.w.taking.Unlock()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if err := p.w.take(context.WithoutCancel(ctx), c); err != nil {
		return &TakeError{URL: c.Source, Err: err}
	}
	return nil
}

// TakeError is an error of the callback, which ended a run.
type TakeError struct {
	URL string // of the article
	Err error
}

func (e *TakeError) Error() string { return fmt.Sprintf("keep %s: %v", e.URL, e.Err) }
func (e *TakeError) Unwrap() error { return e.Err }

// IsTakeError reports whether err is, or wraps, an error of the callback.
func IsTakeError(err error) bool {
	_, ok := errors.AsType[*TakeError](err)
	return ok
}

// with is s with the version that it announces.
func (s State) with(it feed.Item) State {
	v := version(it)
	if slices.Contains(s.Versions, v) {
		return s
	}
	s.Versions = append(slices.Clone(s.Versions), v)
	if n := len(s.Versions); n > maxVersions {
		s.Versions = s.Versions[n-maxVersions:]
	}
	return s
}

// version is a digest of what a feed says of an article: when any of it changes, the article may have.
func version(it feed.Item) string {
	sum := sha256.Sum256([]byte(it.Title + "\x00" + it.Published + "\x00" + it.Updated))
	return hex.EncodeToString(sum[:8])
}

// FeedKey is what the State of a feed is kept under, ArticleKey that of an article.
func FeedKey(rawURL string) string    { return "feed " + Key(rawURL) }
func ArticleKey(rawURL string) string { return "article " + Key(rawURL) }

// Key is the address by which rawURL is known: without fragment, default port, and the parameters that only tell
// where a reader came from (utm_…), host in lower case.
func Key(rawURL string) string {
	u, err := capture.ParseURL(strings.TrimSpace(rawURL))
	if err != nil {
		return rawURL
	}
	u.Host = strings.ToLower(u.Host)
	if port := u.Port(); u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	var kept []string
	for _, pair := range strings.Split(u.RawQuery, "&") {
		if !strings.HasPrefix(strings.ToLower(pair), "utm_") {
			kept = append(kept, pair)
		}
	}
	u.RawQuery = strings.Join(kept, "&")
	u.ForceQuery = false
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery}).String()
}
