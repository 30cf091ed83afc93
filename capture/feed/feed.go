// Package feed reads the lists in which outlets announce their articles: RSS 0.9x, 1.0 and 2.0, Atom (RFC 4287), JSON
// Feed 1.1, sitemaps, news sitemaps and sitemap indexes (sitemaps.org), and OPML lists of feeds. It takes the bytes that
// a server sent and gives addresses, made absolute, with the titles and times as they were given.
//
// What it reads is hostile and often broken. Depth, elements, namespaces, items and unpacked size are bounded, and no
// entity is expanded but those of XML and HTML. A feed that was cut off, or is broken somewhere, gives the items that are
// whole, and says in Faults what was lost; one of which nothing can be told gives an [*Error].
//
// It fetches nothing, and does not say which items are new.
package feed

import (
	"fmt"
	"net/url"
	"time"

	"onrecord"
)

// The bounds on what one feed may hold.
const (
	MaxUnpacked = 50 << 20 // bytes of a packed feed once unpacked, as sitemaps.org allows
	MaxItems    = 50_000   // items and links each, as sitemaps.org allows; more are dropped, and Faults says so
	MaxURL      = 4096     // bytes of one address
	maxTitle    = 2000     // bytes of one title; longer ones are cut
	maxDepth    = 100      // elements inside each other
	maxSpaces   = 64       // namespaces declared around one element
	maxWork     = 12 << 20 // elements of RSS and Atom, weighed: see weigh
)

// Kind is what sort of list some bytes are.
type Kind string

// The kinds. Unknown is what is none of them.
const (
	Unknown      Kind = ""
	RSS          Kind = "RSS feed"
	Atom         Kind = "Atom feed"
	JSONFeed     Kind = "JSON Feed"
	Sitemap      Kind = "sitemap" // of any sort: XML, news, or plain text with one address a line
	SitemapIndex Kind = "sitemap index"
	OPML         Kind = "OPML list"
	HTML         Kind = "web page" // no list, but it may name some: see Discover
)

// Feed is what one list announces.
type Feed struct {
	Kind  Kind
	Title string
	// Items are the articles, in the order of the feed; none of an OPML list or a sitemap index.
	Items []Item
	// Links are further lists: those of an OPML list, or the sitemaps of an index.
	Links []Link
	// Pace is how long the publisher wants the feed to be left alone between two polls: ttl of RSS, or updatePeriod and
	// updateFrequency of the syndication module; zero when it does not say.
	Pace time.Duration
	// Faults say what could not be read of the feed, each a sentence without its end; none means that all was read.
	Faults []string
}

// Item is one article as a feed announces it.
type Item struct {
	URL       string // absolute, http or https, without fragment
	Title     string // white space folded, markup as given; "" when not given
	ID        string // guid, id, or the address when there is neither
	Published string // as given; "" when not given
	Updated   string // as given: updated, date_modified, lastmod; "" when not given
	// PublishedAt and UpdatedAt are the same in UTC; zero when not given or not understood.
	PublishedAt, UpdatedAt time.Time
}

// Link is a list that another list, or a page, names.
type Link struct {
	URL       string // absolute, http or https, without fragment
	Title     string
	Kind      Kind      // as declared; Unknown when not declared
	UpdatedAt time.Time // of a sitemap in an index; zero when not given
}

// Error is a list that could not be read at all.
type Error struct {
	Source string // the file name or URL as given
	Kind   Kind   // Unknown when it is no list
	Why    string // what is wrong, to be read after "SOURCE: "
	Next   string // what to do about it
	Err    error  // what lay behind it; may be nil
}

func (e *Error) Error() string {
	s := fmt.Sprintf("%s: %s", e.Source, e.Why)
	if e.Next != "" {
		s += "; " + e.Next
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// Parse reads the list that c holds. Addresses are resolved against c.URL, or c.Source where there is none. The error is
// an *Error: c is no list, or nothing of it can be read. A web page is no list.
func Parse(c *onrecord.Capture) (*Feed, error) {
	p := &parser{source: c.Source, base: baseOf(c), feed: &Feed{}}
	text, err := p.decode(c)
	if err != nil {
		return nil, &Error{Source: c.Source, Why: "cannot be unpacked: " + err.Error(), Next: "try again later", Err: err}
	}
	p.text, p.feed.Kind = text, kindOf(text)
	switch p.feed.Kind {
	case RSS, Atom:
		err = p.syndication()
	case JSONFeed:
		err = p.jsonFeed()
	case Sitemap, SitemapIndex:
		err = p.sitemap()
	case OPML:
		err = p.opml()
	case HTML:
		err = p.fail("is a web page, not a feed", "give the address of its feed", nil)
	default:
		err = p.fail("is no feed: neither RSS, Atom, JSON Feed, a sitemap nor an OPML list", "check the address", nil)
	}
	if err != nil {
		return nil, err
	}
	p.report()
	return p.feed, nil
}

// KindOf tells what sort of list c is, packed or not, from its first bytes.
func KindOf(c *onrecord.Capture) Kind {
	p := &parser{feed: &Feed{}}
	text, err := p.decode(c)
	if err != nil {
		return Unknown
	}
	return kindOf(text)
}

// parser is one list on the way to being read.
type parser struct {
	source string
	base   *url.URL
	text   []byte // UTF-8, without the XML declaration
	feed   *Feed
	cut    string // how the unpacking ended early; "" when it did not

	noURL, badURL, dropped int // items and links left out, by why
}

func (p *parser) fail(why, next string, err error) error {
	return &Error{Source: p.source, Kind: p.feed.Kind, Why: why, Next: next, Err: err}
}

func (p *parser) fault(format string, args ...any) {
	p.feed.Faults = append(p.feed.Faults, fmt.Sprintf(format, args...))
}

// broken is the fault of a list that ended early or broke, of which whole entries were read.
func (p *parser) broken(why string, whole int) {
	p.fault("the %s is cut off or broken (%s): entries read whole: %d, what is not whole is lost", p.feed.Kind, why, whole)
}

// report adds the counted faults to the others.
func (p *parser) report() {
	if p.cut != "" {
		p.fault("the packed file is broken: %s", p.cut)
	}
	for _, f := range []struct {
		n   int
		why string
	}{
		{p.noURL, "without an address"},
		{p.badURL, "with an address that cannot be fetched"},
		{p.dropped, fmt.Sprintf("beyond the first %d", MaxItems)},
	} {
		if f.n > 0 {
			p.fault("left out: %d %s", f.n, f.why)
		}
	}
}
