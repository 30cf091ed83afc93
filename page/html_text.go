package page

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"onrecord"
)

// text writes a text node, in the way that the elements around it have white space shown.
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
