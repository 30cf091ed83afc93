package feed

import (
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord"
	"onrecord/capture"
)

// baseOf is what relative addresses in c count from; nil when that is not known.
func baseOf(c *onrecord.Capture) *url.URL {
	for _, s := range []string{c.URL, c.Source} {
		if u, err := capture.ParseURL(s); err == nil {
			return u
		}
	}
	return nil
}

// resolve makes raw absolute; ok is false for what cannot be fetched.
func resolve(base *url.URL, raw string) (string, bool) {
	if raw = strings.TrimSpace(raw); raw == "" || len(raw) > MaxURL {
		return "", false
	}
	u, err := url.Parse(raw)
	if err != nil {
		return "", false
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u, err = capture.ParseURL(u.String()); err != nil {
		return "", false
	}
	s := u.String()
	return s, len(s) <= MaxURL && utf8.ValidString(s)
}

// take resolves raw for the next of have entries, or counts why it is left out.
func (p *parser) take(raw string, have int) (u string, ok bool) {
	if strings.TrimSpace(raw) == "" {
		p.noURL++
		return "", false
	}
	switch u, ok = resolve(p.base, raw); {
	case !ok:
		p.badURL++
	case have >= MaxItems:
		p.dropped++
		ok = false
	}
	return u, ok
}

// add puts an item with the address raw onto the feed.
func (p *parser) add(raw string, it Item) {
	u, ok := p.take(raw, len(p.feed.Items))
	if !ok {
		return
	}
	it.URL, it.Title = u, fold(it.Title)
	if it.ID = strings.TrimSpace(it.ID); it.ID == "" || len(it.ID) > MaxURL {
		it.ID = u
	}
	it.Published, it.Updated = shorten(strings.TrimSpace(it.Published)), shorten(strings.TrimSpace(it.Updated))
	p.feed.Items = append(p.feed.Items, it)
}

// link puts a further list onto the feed.
func (p *parser) link(raw string, l Link) {
	if u, ok := p.take(raw, len(p.feed.Links)); ok {
		l.URL, l.Title = u, fold(l.Title)
		p.feed.Links = append(p.feed.Links, l)
	}
}

// fold is s with its white space folded, cut where it is too long for a title.
func fold(s string) string { return shorten(strings.Join(strings.Fields(s), " ")) }

func shorten(s string) string {
	if len(s) <= maxTitle {
		return s
	}
	return strings.ToValidUTF8(s[:maxTitle], "")
}

// moment reads a W3C date and time, as sitemaps have, or one of the forms that feeds use in its place.
func moment(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05",
		"2006-01", "2006", time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
