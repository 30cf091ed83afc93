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
	return readPage(c, decoded{text: g.HTML, m: g.Map, charset: utf8Name}, w, choose)
}

// chooseAll takes every text for the article's own that no element marks as something else.
func (r *reader) chooseAll() error {
	r.main = map[*html.Node]bool{}
	for n := range r.t.chunks {
		r.main[n] = true
	}
	return nil
}
