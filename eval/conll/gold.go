package conll

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// Given is d as a text whose tokens and sentences are those of the treebank, with the same document so written: words
// between spaces, a sentence a line. Blanks inside a word become low lines.
func (d *Document) Given() (*Document, *text.Text) {
	var b strings.Builder
	out := &Document{ID: d.ID, Rows: append([]Row(nil), d.Rows...)}
	t := &text.Text{}
	at := 0
	for _, s := range d.Sentences {
		first := at
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		for ; at < len(out.Rows) && out.Rows[at].Start < s.End; at++ {
			if at > first {
				b.WriteByte(' ')
			}
			r := &out.Rows[at]
			r.Part, r.Start = false, b.Len()
			b.WriteString(strings.ReplaceAll(r.Form, " ", "_"))
			r.End = b.Len()
			t.Tokens = append(t.Tokens, text.Token(r.Range))
		}
		t.Sentences = append(t.Sentences, text.Sentence{First: first, Last: at})
		out.Sentences = append(out.Sentences, onrecord.Range{Start: out.Rows[first].Start, End: b.Len()})
	}
	out.Text = b.String()
	out.Words, _ = Ranges(t)
	t.Document = &onrecord.Document{Text: out.Text}
	return out, t
}
