package page

import (
	"strings"

	"golang.org/x/net/html"
)

// limits bound what a page can make the parser and all that walks its tree do.
type limits struct {
	depth    int // open elements that nest by themselves
	format   int // open formatting elements: the parser opens each of them anew in every block
	elements int // start tags
}

// The parser refuses more than 512 open elements. A table has up to four that are not counted here.
var (
	usual = limits{depth: 90, format: 8, elements: 100_000}
	flat  = limits{depth: 0, format: 0, elements: 100_000}
)

const (
	longestTag  = 2048 // bytes that are passed on as they are
	mostAttrs   = 40
	longestAttr = 1024
	longestMeta = 16 << 10
	longestName = 64
)

// nest follows the open elements, roughly: it never knows of fewer than half of those that the parser has. Tags beyond
// the limits are left out, and their end tags with them.
type nest struct {
	most    limits
	open    []string
	format  int // open formatting elements, and those that no end tag will surely close
	starts  int
	dropped map[string]int
	seen    map[string]bool // html, head, body: only the first of each counts
}

func newNest(most limits) *nest {
	return &nest{most: most, dropped: map[string]int{}, seen: map[string]bool{}}
}

// start reports whether the start tag may be passed on.
func (n *nest) start(tag string) bool {
	if len(tag) > longestName {
		return false
	}
	n.starts++
	switch {
	case n.starts > n.most.elements:
		n.dropped[tag]++
		return false
	case tag == "html" || tag == "head" || tag == "body":
		first := !n.seen[tag]
		n.seen[tag] = true
		return first
	case voidOrImplied(tag):
		return true
	case formatting(tag):
		if n.format >= n.most.format {
			n.dropped[tag]++
			return false
		}
		n.format++
	case len(n.open) >= n.most.depth:
		n.dropped[tag]++
		return false
	}
	n.open = append(n.open, tag)
	return true
}

// end reports whether the end tag may be passed on.
func (n *nest) end(tag string) bool {
	if n.dropped[tag] > 0 {
		n.dropped[tag]--
		return false
	}
	if len(tag) > longestName {
		return false
	}
	if voidOrImplied(tag) {
		return true
	}
	for i := len(n.open) - 1; i >= 0; i-- {
		switch {
		case n.open[i] == tag && formatting(tag):
			n.open = append(n.open[:i], n.open[i+1:]...)
			n.format--
			return true
		case n.open[i] == tag:
			n.open = n.open[:i] // formatting left open in it comes back in the next block, and stays counted
			return true
		case n.open[i] == "table" || n.open[i] == "object" || n.open[i] == "template" || n.open[i] == "marquee" || n.open[i] == "applet":
			return true // the parser will not look beyond it, so the element stays open
		}
	}
	return true
}

// voidOrImplied tells the elements that do not nest by themselves.
func voidOrImplied(tag string) bool {
	switch tag {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
		"p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup",
		"html", "head", "body", "a", "title", "script", "style", "noscript", "textarea":
		return true
	}
	return false
}

// formatting tells the elements of the parser's list of active formatting elements; a is left out, for a second one
// closes the first.
func formatting(tag string) bool {
	switch tag {
	case "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}

// startTag passes a tag on: as it is, or cut down to its shorter attributes.
func (s *stamper) startTag(z *html.Tokenizer, tag, raw string, more bool) {
	if len(raw) <= longestTag {
		s.b.WriteString(raw)
		return
	}
	s.b.WriteString("<" + tag)
	for n := 0; more && n < mostAttrs; n++ {
		var key, val []byte
		key, val, more = z.TagAttr()
		most := longestAttr
		if tag == "meta" && string(key) == "content" {
			most = longestMeta
		}
		if len(key) > longestName || len(val) > most || strings.ContainsAny(string(key), "\"'<>/= ") {
			continue
		}
		s.b.WriteString(" " + string(key) + `="` + html.EscapeString(string(val)) + `"`)
	}
	s.b.WriteString(">")
}

// blockLevel tells the elements that begin and end a line, as browsers show them without a style sheet.
func blockLevel(tag string) bool {
	switch tag {
	case "address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details", "dialog",
		"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5",
		"h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p",
		"plaintext", "pre", "search", "section", "select", "summary", "table", "tbody", "td", "tfoot", "textarea", "th", "thead",
		"tr", "ul", "xmp":
		return true
	}
	return false
}
