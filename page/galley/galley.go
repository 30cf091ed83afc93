// Package galley sets documents that are no web pages as one: a galley is a page of HTML, written by us, whose text leads back
// byte by byte to where it came from. So mails, PDF and Word documents are read by the very rules that web pages are read by.
//
// The markup of a galley stands for nothing in its source. It is never shown to anybody: what is read out of it is text.
package galley

import (
	"strings"

	"onrecord"
)

// Galley is a document set as a page of HTML in UTF-8, with the Map from its bytes to those of the document.
type Galley struct {
	HTML string
	Map  onrecord.Map
	// Chosen says that everything in it but what stands in <header>, <footer> and <nav> is the article's own: nobody need
	// look for the main text.
	Chosen bool
	// Made is the day on which the document says that it was made, "2006-01-02"; "" if not known. It holds where the text tells
	// no day of publication.
	Made string
}

// Writer writes a Galley. The zero Writer is empty and ready.
type Writer struct {
	b   onrecord.Builder
	end int // in the source, of what was written last
}

// Markup writes HTML that stands for nothing in the source.
func (w *Writer) Markup(html string) { w.b.Insert(html, w.end) }

// Attr writes an attribute with a value that is not shown, as of a <meta>.
func (w *Writer) Attr(name, value string) {
	w.Markup(" " + name + `="` + attrEscapes.Replace(value) + `"`)
}

var attrEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// Copy writes a text that stands byte for byte at start in the source; what HTML would take for markup is escaped.
func (w *Writer) Copy(text string, start int) {
	for text != "" {
		n := strings.IndexAny(text, "&<>")
		if n < 0 {
			n = len(text)
		}
		w.b.Copy(text[:n], start)
		if n < len(text) {
			w.b.Replace(escape(text[n]), onrecord.Range{Start: start + n, End: start + n + 1})
			n++
		}
		text, start = text[n:], start+n
	}
	w.end = start
}

// Replace writes a text that stands for the source bytes r as a whole.
func (w *Writer) Replace(text string, r onrecord.Range) {
	w.b.Replace(attrEscapes.Replace(text), r)
	w.end = r.End
}

// Append writes HTML that has a Map of its own to the same source.
func (w *Writer) Append(html string, m onrecord.Map) {
	w.b.Append(html, m)
	if runs := m.Runs(); len(runs) > 0 {
		w.end = runs[len(runs)-1].Source.End
	}
}

// Text writes a plain text that has a Map of its own to the same source.
func (w *Writer) Text(text string, m onrecord.Map) error {
	var escaped Writer
	escaped.Copy(text, 0)
	html, lead, err := escaped.b.Build(len(text))
	if err != nil {
		return err
	}
	if lead, err = lead.Then(m); err != nil {
		return err
	}
	w.Append(html, lead)
	return nil
}

// Build ends the work: the Galley of a source of sourceLen bytes.
func (w *Writer) Build(sourceLen int) (*Galley, error) {
	html, m, err := w.b.Build(sourceLen)
	if err != nil {
		return nil, err
	}
	return &Galley{HTML: html, Map: m}, nil
}

func escape(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	}
	return "&gt;"
}
