package page

import (
	"golang.org/x/net/html"
	"onrecord"
	"onrecord/page/galley"
)

// ReadGalley reads a capture of a format that somebody else has set as a page: g leads to the bytes of c.
func ReadGalley(c *onrecord.Capture, g *galley.Galley, w *Words) (*onrecord.Document, error) {
	choose := (*reader).choose
	if g.Chosen {
		choose = (*reader).chooseAll
	}
	d, err := readPage(c, decoded{text: g.HTML, m: g.Map, charset: utf8Name}, w, choose)
	if err != nil {
		return nil, err
	}
	if d.Published.IsZero() {
		if made, ok := isoDay(g.Made); ok {
			d.Published = made.when()
		}
	}
	return d, nil
}

// chooseAll takes every text for the article's own that no element marks as something else.
func (r *reader) chooseAll() error {
	r.main = map[*html.Node]bool{}
	for n := range r.t.chunks {
		if !inAside(n) {
			r.main[n] = true
		}
	}
	return nil
}

// inAside reports whether n stands in one of the elements that a galley has for what is none of the article. It is never deep.
func inAside(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "header" || p.Data == "footer" || p.Data == "nav" {
			return true
		}
	}
	return false
}
