package text

import "onrecord"

// New cuts d into paragraphs, sentences and tokens and pairs its quotation marks, in time linear in the text. Blocks with
// nothing but gaps yield no paragraph; text outside every block yields no tokens. A nil w is a language without lists.
func New(d *onrecord.Document, w *Words) *Text {
	if w == nil {
		w = &Words{}
	}
	t := &Text{Document: d}
	scan := newScanner(d.Text, w)
	cut := &sentencer{text: d.Text, words: w}
	for i, b := range d.Blocks {
		first, sent := len(scan.out), len(t.Sentences)
		scan.block(b.Start, b.End)
		if len(scan.out) == first {
			continue
		}
		cut.toks, cut.kind = scan.out, b.Kind
		t.Sentences = cut.cut(t.Sentences, first)
		s := t.Sentences[sent]
		if n := dateline(d.Text, scan.out[s.First:s.Last]); n > 0 {
			t.Sentences = partDateline(t.Sentences, sent, n)
		}
		t.Paragraphs = append(t.Paragraphs, Paragraph{i, sent, len(t.Sentences)})
	}
	t.Tokens = scan.out
	t.Quotations = pair(t, w)
	t.markForms()
	return t
}
