package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
)

// survey is a first walk over an RSS or Atom feed: it holds the feed to the bounds before anything is built from it, and
// says where it breaks.
type survey struct {
	item  string   // the tag of an item as written, "item", "rss:item"; "" when there is none
	first int      // offset of the first item
	outer []string // the tags around the first item as written, the root first
	count int      // items begun
	// broken is why the walk ended early; nil when it did not.
	broken error
}

// errBound is a feed beyond the bounds. Nothing of it is read.
var errBound = errors.New("beyond the bounds")

// surveyOf walks over text. The error wraps errBound.
func surveyOf(text []byte) (*survey, error) {
	s := &survey{}
	d := newDecoder(text)
	var tags []string
	var spaces []int
	declared, elements, work := 0, 0, 0
	for {
		at := int(d.InputOffset())
		t, err := d.Token()
		if err != nil {
			if len(tags) > 0 || elements == 0 {
				s.broken = err
			}
			return s, nil
		}
		switch t := t.(type) {
		case xml.StartElement:
			tag := tagAt(text[at:])
			if isItem(t.Name.Local) && (len(tags) == 1 || len(tags) == 2 && isLocal(tags[1], "channel")) {
				if s.count == 0 {
					s.item, s.first, s.outer = tag, at, append(s.outer, tags...)
				}
				s.count++
			}
			n := 0
			for _, a := range t.Attr {
				if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
					n++
				}
			}
			tags, spaces = append(tags, tag), append(spaces, n)
			declared, elements = declared+n, elements+1
			work += weigh(t.Name.Local, declared)
			switch {
			case len(tags) > maxDepth:
				return nil, fmt.Errorf("its elements lie more than %d deep: %w", maxDepth, errBound)
			case declared > maxSpaces:
				return nil, fmt.Errorf("it declares more than %d namespaces inside each other: %w", maxSpaces, errBound)
			case work > maxWork:
				return nil, fmt.Errorf("it has more elements, or namespaces, than can be read in good time: %w", errBound)
			}
		case xml.EndElement:
			if n := len(tags); n > 0 {
				declared -= spaces[n-1]
				tags, spaces = tags[:n-1], spaces[:n-1]
			}
			if len(tags) == 0 {
				return s, nil // what stands behind the root is not the feed's
			}
		}
	}
}

// weigh is how much work gofeed makes of an element with so many namespaces around it, in units of about 20 ns: it copies
// the namespaces, and tries a date in a hundred forms. A feed of 5,000 items weighs a third of maxWork.
func weigh(local string, declared int) int {
	work := 24 + declared
	switch strings.ToLower(local) {
	case "pubdate", "date", "lastbuilddate", "published", "updated", "modified", "issued", "created":
		work += 200
	}
	return work
}

func isItem(local string) bool {
	return strings.EqualFold(local, "item") || strings.EqualFold(local, "entry")
}

// isLocal reports whether tag, as written, has the local name given.
func isLocal(tag, local string) bool {
	return strings.EqualFold(tag[strings.IndexByte(tag, ':')+1:], local)
}

// tagAt is the name of the start tag that b begins with, as written.
func tagAt(b []byte) string {
	if len(b) == 0 || b[0] != '<' {
		return ""
	}
	name := b[1:]
	if end := bytes.IndexAny(name, " \t\r\n/>"); end >= 0 {
		name = name[:end]
	}
	return string(name)
}
