package text

import (
	"cmp"
	"slices"

	"onrecord"
)

// pair finds the quotations of t. Each block pairs by itself; one that is open at the end of its paragraph is then
// chained to the paragraph of the flow behind it, when that begins with an opening mark of the same family, or holds the
// closing mark that is missing.
func pair(t *Text, w *Words) []Quotation {
	var out []Quotation
	after := flowAfter(t)
	into, from := -1, -1 // the quotation out[from] is open at the end of the paragraph before paragraph into
	for k := range t.Paragraphs {
		first, end := t.tokensOf(k)
		marks := marksOf(t, first, end)
		if marks == nil {
			continue
		}
		p := &pairer{t: t, words: w, first: first, end: end, marks: marks, used: make([]bool, len(marks))}
		p.goesOn = after[k] >= 0 && opensSingle(t, after[k])
		p.doubles()
		p.singles()
		p.settle()
		begin := len(out)
		goesOn := false
		if into == k {
			fam := familyOf(t, out[from])
			goesOn = p.beginsWith(fam) || p.goOn(fam)
		}
		out = enclosing(t, p.found, out)
		if goesOn && begin < len(out) && out[begin].Start == t.Tokens[first].Start {
			out[from].Next = begin
		}
		for i := begin; i < len(out); i++ {
			if q := out[i]; !q.Closed && q.Parent < 0 && q.End == t.Tokens[end-1].End && after[k] >= 0 {
				into, from = after[k], i
			}
		}
	}
	for i := range out {
		out[i].Scare = isScare(t, w, out[i])
	}
	return out
}

// tokensOf is the run of tokens of paragraph k.
func (t *Text) tokensOf(k int) (first, end int) {
	p := t.Paragraphs[k]
	return t.Sentences[p.First].First, t.Sentences[p.Last-1].Last
}

// familyOf is the family of the mark that opens q.
func familyOf(t *Text, q Quotation) family {
	f, _ := quoteOf(t.Word(t.TokenAt(q.Start)))
	return f
}

// flowAfter tells for each paragraph which one the text goes on in, -1 for none. Captions, pull quotes and boilerplate
// stand beside the flow and are passed over; a heading ends it.
func flowAfter(t *Text) []int {
	out := make([]int, len(t.Paragraphs))
	next := -1
	for k := len(t.Paragraphs) - 1; k >= 0; k-- {
		switch t.Document.Blocks[t.Paragraphs[k].Block].Kind {
		case onrecord.Body, onrecord.Blockquote, onrecord.List:
			out[k], next = next, k
		case onrecord.Caption, onrecord.PullQuote, onrecord.Boilerplate, onrecord.Table:
			out[k] = -1
		default:
			out[k], next = -1, -1
		}
	}
	return out
}

// settle drops the singles that were never closed, which are more likely apostrophes, unless the paragraph after begins
// with a single opening mark or the mark is ‘, and puts the candidates into the order of their opening marks.
func (p *pairer) settle() {
	p.found = slices.DeleteFunc(p.found, func(c candidate) bool {
		return c.pending && p.t.Word(c.open) != "‘" && !p.goesOn
	})
	slices.SortStableFunc(p.found, func(a, b candidate) int { return cmp.Compare(a.open, b.open) })
}

// opensSingle reports whether paragraph k begins with a single mark that may open.
func opensSingle(t *Text, k int) bool {
	first, _ := t.tokensOf(k)
	f, _ := quoteOf(t.Word(first))
	return f == single
}

// beginsWith reports whether the block begins with an opening mark of family f.
func (p *pairer) beginsWith(f family) bool {
	return len(p.found) > 0 && p.found[0].open == p.first && !p.found[0].bare && p.marks[0].fam == f
}

// goOn makes a quotation with no opening mark, from the beginning of the block to its first closing mark that closes
// nothing, if there is one of family f outside every other quotation.
func (p *pairer) goOn(f family) bool {
	if _, h := quoteOf(p.t.Word(p.first)); p.marks[0].tok == p.first && h != closing || len(p.strays) == 0 {
		return false
	}
	k := p.strays[0]
	m := p.marks[k]
	if m.fam != f || p.used[k] || m.tok == p.first {
		return false
	}
	for _, c := range p.found {
		if c.open < m.tok && m.tok < c.end {
			return false
		}
	}
	c := candidate{open: p.first, close: m.tok, fam: f, end: m.tok + 1, bare: true}
	p.found = slices.Insert(p.found, 0, c)
	return true
}
