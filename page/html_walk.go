package page

import (
	"strings"

	"golang.org/x/net/html"
	"onrecord"
)

// passage is one paragraph of the page as a browser would show it, with what the markup says of it.
type passage struct {
	onrecord.Range      // in the text
	spot                // of its first character
	n              inks // bytes that are not white space, by what is known of them
	outBy          hint
	creditAt       onrecord.Range // text with a credit's markup
	table          bool
	lines          bool // begins on a new line right under the passage before it
}

// stampedTime is a <time> element and the passage that it stands in.
type stampedTime struct {
	value     string
	published bool // it says that it is the time of publication
	passage   int
}

type inks struct{ all, main, link, byline, date, out int }

// reader reads one parsed page.
type reader struct {
	t        *tree
	words    *Words
	hints    map[*html.Node][]hint
	root     *html.Node // body
	ink      map[*html.Node]int
	titled   map[*html.Node]bool // holds an h1, or is marked as the article's body
	hinted   map[hint]int        // bytes of text under each hint
	elements int
	main     map[*html.Node]bool // texts that the library chose
	scope    *html.Node

	w        writer
	passages []passage
	on       bool       // the last passage goes on
	brs      int        // <br> since the last character
	line     *html.Node // the element that the line's text began in
	even     bool       // and all of it stands there
	inTable  int
	times    []stampedTime
	cells    int
}

// walk writes the text of n and all under it, in the order of the tree. The tree is nowhere deeper than the parser allows.
func (r *reader) walk(n *html.Node, p spot) {
	switch n.Type {
	case html.TextNode:
		r.text(n, p)
		return
	case html.ElementNode:
	case html.DocumentNode:
	default:
		return
	}
	if notText(n) {
		return
	}
	p = r.inside(p, n)
	if n.Data == "time" && attr(n, "datetime") != "" && p.out == "" {
		r.noteTime(n)
	}
	switch {
	case n.Data == "br":
		r.br()
		return
	case n.Data == "hr":
		r.split()
		return
	case n.Data == "table" && r.inTable == 0 && p.out == "" && isData(n):
		r.split()
		r.inTable++
		p.table = true
		r.children(n, p)
		r.inTable--
		r.split()
		return
	case r.inTable > 0 && n.Data == "tr":
		r.w.gap, r.cells = "\n", 0
		r.children(n, p)
		return
	case r.inTable > 0 && (n.Data == "td" || n.Data == "th"):
		if r.cells > 0 {
			r.w.gap += "\t"
		}
		r.cells++
		r.w.space = false
		r.children(n, p)
		return
	case r.inTable > 0 && n.Data == "caption":
		r.inTable--
		p.table, p.caption = false, true
		r.split()
		r.children(n, p)
		r.split()
		r.inTable++
		return
	}
	block := blockLevel(n.Data) || n.Data == "button"
	if block {
		r.split()
	}
	r.children(n, p)
	if block {
		r.split()
	}
}

func (r *reader) children(n *html.Node, p spot) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c, p)
	}
}

// split ends the passage. Inside a table of data there is but one, and blocks only begin lines.
func (r *reader) split() {
	r.brs = 0
	if r.inTable > 0 && r.on && r.passages[len(r.passages)-1].table {
		if r.w.gap == "" && r.cells > 0 {
			r.w.gap = "\n"
		}
		return
	}
	r.on = false
}

func (r *reader) br() {
	if !r.on {
		return
	}
	r.brs++
	if r.brs > 1 && r.inTable == 0 {
		r.on = false
		return
	}
	r.w.gap = "\n"
}

func (r *reader) noteTime(n *html.Node) {
	t := stampedTime{value: attr(n, "datetime"), passage: len(r.passages)}
	if r.on {
		t.passage--
	}
	says := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class"))
	t.published = hasAttr(n, "pubdate") || strings.Contains(says, "publi") || strings.Contains(says, "entry-date")
	if strings.Contains(says, "modified") || strings.Contains(says, "updated") && !t.published {
		return
	}
	r.times = append(r.times, t)
}
