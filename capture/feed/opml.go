package feed

import (
	"encoding/xml"
	"strings"
)

// opml reads the feeds of an OPML 1 or 2 list, folders of outlines and all. An outline with an xmlUrl is a feed whatever its
// type says; one of type "include" is a further list.
func (p *parser) opml() error {
	seen := map[string]bool{}
	whole := 0
	open := func(path string, attr []xml.Attr) {
		if !strings.HasPrefix(path, "opml/body/") || !strings.HasSuffix(path, "/outline") {
			return
		}
		whole++
		a := attributes(attr)
		raw, l := a["xmlurl"], Link{Title: a["title"], Kind: outlineKind(a["type"])}
		if l.Title == "" {
			l.Title = a["text"]
		}
		if l.Kind == OPML {
			raw = a["url"]
		}
		if raw != "" && !seen[raw] {
			seen[raw] = true
			p.link(raw, l)
		}
	}
	done := func(path, text string) {
		if path == "opml/head/title" {
			p.feed.Title = fold(text)
		}
	}
	err := walk(p.text, open, done)
	return p.ended(err, whole)
}

func outlineKind(typ string) Kind {
	switch strings.ToLower(typ) {
	case "rss", "rss1", "rss2":
		return RSS
	case "atom":
		return Atom
	case "include":
		return OPML
	}
	return Unknown
}

// attributes are the values by local name in lower case; the first of a name counts.
func attributes(list []xml.Attr) map[string]string {
	out := map[string]string{}
	for _, a := range list {
		if name := strings.ToLower(a.Name.Local); out[name] == "" {
			out[name] = strings.TrimSpace(a.Value)
		}
	}
	return out
}
