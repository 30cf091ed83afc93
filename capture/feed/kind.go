package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"

	"onrecord/capture"
)

// sniffLen is how far into a list its root element is looked for, past comments and style sheets.
const sniffLen = 64 << 10

// kindOf tells the kind of a list in UTF-8.
func kindOf(text []byte) Kind {
	head := bytes.TrimSpace(text)
	switch {
	case len(head) == 0:
		return Unknown
	case head[0] == '{':
		if isJSONFeed(head) {
			return JSONFeed
		}
		return Unknown
	case head[0] == '<':
		if k := rootKind(head[:min(len(head), sniffLen)]); k != Unknown {
			return k
		}
	case isURLList(head):
		return Sitemap
	}
	if capture.MediaType("", text) == "text/html" {
		return HTML
	}
	return Unknown
}

// rootKind tells the kind by the root element.
func rootKind(head []byte) Kind {
	d := newDecoder(head)
	for {
		t, err := d.Token()
		if err != nil {
			return Unknown
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch strings.ToLower(start.Name.Local) {
		case "rss":
			return RSS
		case "rdf":
			for _, a := range start.Attr { // of RSS 0.90 and 1.0; other RDF is not ours
				if strings.HasPrefix(a.Value, "http://purl.org/rss/") || strings.Contains(a.Value, "netscape.com/rdf/simple") {
					return RSS
				}
			}
		case "feed":
			return Atom
		case "urlset":
			return Sitemap
		case "sitemapindex":
			return SitemapIndex
		case "opml":
			return OPML
		case "html":
			return HTML
		}
		return Unknown
	}
}

// newDecoder reads XML as feeds write it: with stray ampersands, HTML's entities, and end tags that do not match.
func newDecoder(text []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	return d
}

// isJSONFeed reports whether the object that head begins with has the version of a JSON Feed among its first fields, or
// at least items. It reads on only past values that are not items.
func isJSONFeed(head []byte) bool {
	d := json.NewDecoder(bytes.NewReader(head))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return false
	}
	for d.More() {
		key, err := d.Token()
		if err != nil || key == "items" {
			return err == nil && bytes.Contains(head, []byte("jsonfeed.org/version/"))
		}
		var value json.RawMessage
		if d.Decode(&value) != nil {
			return false
		}
		if key == "version" {
			return bytes.Contains(value, []byte("jsonfeed.org")) || bytes.Contains(value, []byte(`jsonfeed.org\/version`))
		}
	}
	return false
}

// isURLList reports whether every line of text is an address: the plain form of a sitemap.
func isURLList(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && !bytes.HasPrefix(line, []byte("http://")) && !bytes.HasPrefix(line, []byte("https://")) || bytes.ContainsAny(line, " \t<>\"") {
			return false
		}
	}
	return true
}
