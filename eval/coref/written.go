package coref

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// Written joins the tokens of d as people write them, so that a text can be read as any other is, with the bytes of each
// token. A token of no characters has an empty range.
func (d *Document) Written() (*onrecord.Document, []onrecord.Range) {
	var b strings.Builder
	ranges := make([]onrecord.Range, len(d.Tokens))
	open := map[string]bool{}
	glued := true
	for i, w := range d.Tokens {
		before, behind := spacing(w, open)
		if before && !glued {
			b.WriteByte(' ')
		}
		ranges[i] = onrecord.Range{Start: b.Len(), End: b.Len() + len(w)}
		b.WriteString(w)
		glued = behind
	}
	s := b.String()
	return &onrecord.Document{Text: s, Blocks: []onrecord.Block{{Kind: onrecord.Body, End: len(s)}}}, ranges
}

// spacing says whether a space stands before token w, and whether none stands behind it. open remembers which straight
// quotation marks are open.
func spacing(w string, open map[string]bool) (before, glues bool) {
	switch {
	case w == "":
		return false, false
	case w == `"` || w == "'":
		open[w] = !open[w]
		return open[w], open[w]
	case w == "-" || w == "/":
		return false, true
	case len(w) < 4 && strings.ContainsAny(w[:1], "([{$£€#“‘"):
		return true, true
	case len(w) < 4 && strings.ContainsAny(w[:1], ",.;:!?)]}%’'"), strings.HasPrefix(w, "n'"), strings.HasPrefix(w, "n’"):
		return false, false
	}
	return true, false
}

// Places leads between the tokens of a Document and those that a text was cut into.
type Places struct {
	first, last map[int]int // by offset: the token of the text that begins there, that ends there
	token       []int       // for each token of the text, that of the document at its first character
	ranges      []onrecord.Range
}

// Align makes the Places of t, which was cut from what [Document.Written] gave.
func Align(t *text.Text, ranges []onrecord.Range) *Places {
	p := &Places{first: map[int]int{}, last: map[int]int{}, token: make([]int, len(t.Tokens)), ranges: ranges}
	at := 0
	for i, k := range t.Tokens {
		p.first[k.Start], p.last[k.End] = i, i
		for at+1 < len(ranges) && ranges[at+1].Start <= k.Start {
			at++
		}
		p.token[i] = at
	}
	return p
}

// InText is mention m by the tokens of the text; false where these are cut otherwise.
func (p *Places) InText(m Mention) (Mention, bool) {
	i, begins := p.first[p.ranges[m.First].Start]
	j, ends := p.last[p.ranges[m.Last].End]
	return Mention{i, j}, begins && ends && i <= j
}

// InDocument is the mention of the text's tokens [first, last] by the tokens of the document.
func (p *Places) InDocument(first, last int) Mention { return Mention{p.token[first], p.token[last]} }

// Chains turns entities, each a list of mentions by the tokens of the text, into chains of the document. What falls together
// there counts once; entities of one mention are left out, as OntoGUM marks none.
func (p *Places) Chains(entities [][]Mention) []Chain {
	var out []Chain
	seen := map[Mention]bool{}
	for _, e := range entities {
		if len(e) < 2 {
			continue
		}
		var c Chain
		for _, m := range e {
			if d := p.InDocument(m.First, m.Last); !seen[d] {
				seen[d] = true
				c = append(c, d)
			}
		}
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}
