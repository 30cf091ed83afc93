package feed

import (
	"bytes"
	"mime"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord"
)

const (
	maxHead     = 1 << 20 // bytes of a page in which its feeds are looked for
	maxDeclared = 100     // feeds of one page
)

// Discover lists the feeds that a web page declares, in its order, each once: <link rel="alternate"> with the type of a
// feed, as browsers and feed readers look for them. It reads the first MiB, up to the page's body.
func Discover(c *onrecord.Capture) []Link {
	p := &parser{base: baseOf(c), feed: &Feed{}}
	text, err := p.decode(c)
	if err != nil {
		return nil
	}
	z := html.NewTokenizer(bytes.NewReader(text[:min(len(text), maxHead)]))
	based := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return p.feed.Links
		case html.StartTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		t := z.Token()
		a := map[string]string{}
		for _, at := range t.Attr {
			a[at.Key] = strings.TrimSpace(at.Val)
		}
		switch t.DataAtom {
		case atom.Body:
			return p.feed.Links
		case atom.Base:
			if u, ok := resolve(p.base, a["href"]); ok && !based {
				p.base, based = baseOf(&onrecord.Capture{URL: u}), true
			}
		case atom.Link:
			p.declared(a)
		}
	}
}

// declared takes the attributes of a <link>.
func (p *parser) declared(a map[string]string) {
	rel := strings.Fields(strings.ToLower(a["rel"]))
	kind := declaredKind(a["type"])
	if !slices.Contains(rel, "alternate") && !slices.Contains(rel, "feed") || kind == Unknown || len(p.feed.Links) >= maxDeclared {
		return
	}
	u, ok := resolve(p.base, a["href"])
	if ok && !slices.ContainsFunc(p.feed.Links, func(l Link) bool { return l.URL == u }) {
		p.feed.Links = append(p.feed.Links, Link{URL: u, Title: fold(a["title"]), Kind: kind})
	}
}

func declaredKind(typ string) Kind {
	essence, _, err := mime.ParseMediaType(typ)
	if err != nil {
		return Unknown
	}
	switch essence {
	case "application/rss+xml", "application/rdf+xml", "text/rss+xml", "application/rss":
		return RSS
	case "application/atom+xml":
		return Atom
	case "application/feed+json":
		return JSONFeed
	}
	return Unknown
}
