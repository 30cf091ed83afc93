package page

import (
	"cmp"
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

func newReader(t *tree, w *Words) *reader {
	r := &reader{t: t, words: w, hints: map[*html.Node][]hint{}, ink: map[*html.Node]int{}, titled: map[*html.Node]bool{}, hinted: map[hint]int{}}
	r.root = find(t.root, "body")
	if r.root == nil {
		r.root = t.root
	}
	r.survey(r.root, newVocabulary())
	return r
}

func find(n *html.Node, tag string) *html.Node {
	if n.Type == html.ElementNode && n.Data == tag {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f := find(c, tag); f != nil {
			return f
		}
	}
	return nil
}

// survey counts the text under every element and reads its attributes.
func (r *reader) survey(n *html.Node, v *vocabulary) {
	if n.Type == html.TextNode {
		r.ink[n] = ink(n.Data)
		return
	}
	if n.Type != html.ElementNode && n != r.root || notText(n) {
		return
	}
	r.elements++
	if h := v.hints(n); h != nil {
		r.hints[n] = h
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.survey(c, v)
		r.ink[n] += r.ink[c]
		if r.titled[c] {
			r.titled[n] = true
		}
		if c.Type == html.TextNode {
			delete(r.ink, c)
		}
	}
	for _, h := range r.hints[n] {
		r.hinted[h] += r.ink[n]
	}
	if n.Data == "h1" && r.ink[n] > 0 || strings.EqualFold(attr(n, "itemprop"), "articleBody") {
		r.titled[n] = true
	}
}

// ink counts the bytes of s that are not white space.
func ink(s string) int {
	n := 0
	for i := range len(s) {
		if strings.IndexByte(htmlSpace, s[i]) < 0 {
			n++
		}
	}
	return n
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

func (r *reader) text(n *html.Node, p spot) {
	for _, c := range r.t.chunks[n] {
		if c.brk {
			r.split()
		}
		switch {
		case p.pre:
			r.preformatted(c, n, p)
		case c.how == copied:
			r.folded(c, n, p)
		case strings.Trim(c.text, htmlSpace) == "":
			r.w.sawSpace(c.src, false)
		default:
			r.write(c, n, p)
		}
	}
}

// folded writes copied text, with its white space folded as browsers do.
func (r *reader) folded(c chunk, n *html.Node, p spot) {
	for i := 0; i < len(c.text); {
		j := i
		for j < len(c.text) && strings.IndexByte(htmlSpace, c.text[j]) >= 0 {
			j++
		}
		if j > i {
			r.w.sawSpace(onrecord.Range{Start: c.src.Start + i, End: c.src.Start + j}, c.text[i:j] == " ")
		}
		for i = j; j < len(c.text) && strings.IndexByte(htmlSpace, c.text[j]) < 0; {
			j++
		}
		if j > i {
			r.write(chunk{text: c.text[i:j], src: onrecord.Range{Start: c.src.Start + i, End: c.src.Start + j}}, n, p)
		}
		i = j
	}
}

// preformatted writes text as it stands, but for the white space before its first character.
func (r *reader) preformatted(c chunk, n *html.Node, p spot) {
	if !r.on {
		cut := len(c.text) - len(strings.TrimLeft(c.text, htmlSpace))
		if cut == len(c.text) {
			return
		}
		if c.how == copied {
			c.text, c.src.Start = c.text[cut:], c.src.Start+cut
		}
	}
	r.write(c, n, p)
}

// write writes characters, opening a passage if none is open, and counts them.
func (r *reader) write(c chunk, n *html.Node, p spot) {
	if r.on && r.brs == 1 && r.inTable == 0 && p.heading == 0 && !p.caption && !p.pre && r.parts(n) {
		r.on = false
	}
	if !r.on {
		under := r.brs == 1 || p.list
		r.w.open(under)
		r.passages = append(r.passages, passage{Range: onrecord.Range{Start: r.w.b.Len(), End: r.w.b.Len()}, spot: p, table: p.table, lines: under})
		r.on, r.line = true, nil
	} else {
		r.w.fill()
	}
	if r.brs > 0 || r.line == nil {
		r.line, r.even = n.Parent, true
	}
	r.even = r.even && r.line == n.Parent
	r.brs = 0
	r.w.put(c)
	r.passages[len(r.passages)-1].count(r, c.text, r.w.b.Len()-len(c.text), n, p)
}

// parts reports whether a line break parts two paragraphs: the line before it is a finished sentence, or stood wholly in an
// element of its own, such as bold type, that n is not in.
func (r *reader) parts(n *html.Node) bool {
	if ended(r.w.b.Text()[r.passages[len(r.passages)-1].Start:]) {
		return true
	}
	if !r.even || r.line == nil || blockLevel(r.line.Data) {
		return false
	}
	for p := n.Parent; p != nil && !blockLevel(p.Data); p = p.Parent {
		if p == r.line {
			return false
		}
	}
	return true
}

func (u *passage) count(r *reader, text string, at int, node *html.Node, p spot) {
	k := ink(text)
	if k > 0 {
		u.End = at + len(strings.TrimRight(text, htmlSpace))
	}
	u.n.all += k
	if r.main[node] {
		u.n.main += k
	}
	if p.link {
		u.n.link += k
	}
	if p.byline {
		u.n.byline += k
	}
	if p.date {
		u.n.date += k
	}
	if p.out != "" {
		u.n.out += k
		u.outBy = cmp.Or(u.outBy, p.out)
	}
	if p.credit && k > 0 {
		if u.creditAt.Len() == 0 {
			u.creditAt.Start = at
		}
		u.creditAt.End = u.End
	}
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
