package page

import "onrecord"

// writer writes the text of a page and the map to its characters. White space and line breaks wait until a character
// follows.
type writer struct {
	b       onrecord.Builder
	end     int    // in the page, of the last character written
	gap     string // line breaks and tabs to put in before the next character
	space   bool   // white space was seen
	spaceAt onrecord.Range
	plain   bool // and it is one plain space
}

// sawSpace notes white space: plain if it is one space that stands in the page as itself, at src.
func (w *writer) sawSpace(src onrecord.Range, plain bool) {
	w.plain = plain && !w.space
	w.space, w.spaceAt = true, src
}

// open puts a passage under what was written before: on the next line, or after an empty one.
func (w *writer) open(under bool) {
	if w.b.Len() > 0 {
		breaks := "\n\n"
		if under {
			breaks = "\n"
		}
		w.b.Insert(breaks, w.end)
	}
	w.gap, w.space = "", false
}

// fill marks that the next character goes on a passage: gap or folded white space come first.
func (w *writer) fill() {
	if w.gap != "" {
		w.b.Insert(w.gap, w.end)
		w.gap, w.space = "", false
	}
}

// put writes c after whatever white space waits.
func (w *writer) put(c chunk) {
	if w.space && c.how != nowhere {
		switch between := (onrecord.Range{Start: w.end, End: c.src.Start}); {
		case w.plain && w.spaceAt == between:
			w.b.Copy(" ", w.end)
		case between.Len() > 0:
			w.b.Replace(" ", between) // with the tags among the white space
		default:
			w.b.Insert(" ", w.end) // the parser has moved the text
		}
		w.space = false
	}
	switch c.how {
	case copied:
		w.b.Copy(c.text, c.src.Start)
	case whole:
		w.b.Replace(c.text, c.src)
	case nowhere:
		w.b.Insert(c.text, w.end)
		return
	}
	w.end = c.src.End
}
