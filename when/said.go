package when

import (
	"sort"
	"time"

	"onrecord"
	"onrecord/model"
)

// Saying is when a statement was made, and what its content is without the words that tell so.
type Saying struct {
	When onrecord.When
	// Content is the statement's where nothing had to be taken from it.
	Content []onrecord.Span
}

// Said finds when each of the statements was made; the zero When where the text does not tell. It is the time that belongs to the
// clause of the cue, by the tree or by its place, never one that stands in the content or tells of the source, and none that
// lies ahead of the publication. A word such as "later" is a time without bounds. Times are those that [Find] found in a.
//
// Where newspapers save a word ("said on Tuesday the road would shut") or put the time before a quotation ("In May she said:"),
// it may have been taken for content. There it is not, and comes out of it.
func Said(a *model.Analysis, w *Words, times []onrecord.Time, statements []onrecord.Statement, published onrecord.When) []Saying {
	c := newClauses(a, w, times)
	if end, err := published.To.Time(); err == nil {
		c.end = end
	}
	out := make([]Saying, len(statements))
	for i := range statements {
		s := statements[i]
		s.Content = c.withoutTime(&s)
		out[i] = Saying{Content: s.Content}
		if !s.Cue.IsZero() {
			out[i].When = c.said(&s)
		}
	}
	return out
}

// Near is the time that stands nearest to span in its own clause, the zero When for none: the date of a ban, of an office.
// Lengths are no such times.
func Near(a *model.Analysis, w *Words, times []onrecord.Time, span onrecord.Span) onrecord.When {
	c := newClauses(a, w, times)
	top := c.top(span.Range())
	if top < 0 {
		return onrecord.When{}
	}
	verb, best, far := c.verb(top), -1, 0
	sentence := a.Text.SentenceOf(top)
	for k := range times {
		head := c.heads[k]
		if head < 0 || times[k].Duration != "" || a.Text.SentenceOf(head) != sentence || c.verb(head) != verb {
			continue
		}
		if d := distance(times[k].Span.Range(), span.Range()); best < 0 || d < far {
			best, far = k, d
		}
	}
	if best < 0 {
		return onrecord.When{}
	}
	return times[best].When()
}

// clauses knows the trees and where the times stand in them.
type clauses struct {
	*model.Analysis
	w     *Words
	times []onrecord.Time
	heads []int // the topmost word of each time
	end   time.Time
}

func newClauses(a *model.Analysis, w *Words, times []onrecord.Time) *clauses {
	c := &clauses{Analysis: a, w: w, times: times, heads: make([]int, len(times))}
	for k, t := range times {
		c.heads[k] = c.top(t.Span.Range())
	}
	return c
}

// from is the first time that ends behind offset. O(log times).
func (c *clauses) from(offset int) int {
	return sort.Search(len(c.times), func(k int) bool { return c.times[k].Span.End > offset })
}

// tokens are those of a range, [first, last].
func (c *clauses) tokens(r onrecord.Range) (first, last int) {
	first = c.Text.TokenAt(r.Start)
	last = first
	for last+1 < len(c.Words) && c.Text.Tokens[last+1].Start < r.End {
		last++
	}
	return first, last
}

// top is the word of a range whose head stands outside of it, the first of several; -1 for a range without words.
func (c *clauses) top(r onrecord.Range) int {
	first, last := c.tokens(r)
	if first >= len(c.Words) {
		return -1
	}
	for i := first; i <= last; i++ {
		if h := c.Words[i].Head; (h < first || h > last) && !c.Punct(i) {
			return i
		}
	}
	return first
}

// verb is the verb whose clause word i stands in: the nearest above it, or itself; the root where there is none.
func (c *clauses) verb(i int) int {
	for c.Words[i].Head >= 0 && c.Words[i].UPOS != "VERB" {
		i = c.Words[i].Head
	}
	return i
}

// said chooses among the times of the cue's sentence.
func (c *clauses) said(s *onrecord.Statement) onrecord.When {
	cue := c.top(s.Cue.Range())
	if cue < 0 || s.Source.Span.IsZero() && (c.Words[cue].UPOS == "ADJ" || c.Is(cue, "amod")) { // an alleged plot: nobody says when
		return onrecord.When{}
	}
	first, last := c.Sentence(cue)
	document := c.document(cue)
	best, far := -1, 0
	for k := c.from(c.Text.Tokens[first].Start); k < len(c.times) && c.times[k].Span.Start < c.Text.Tokens[last-1].End; k++ {
		t := &c.times[k]
		if head := c.heads[k]; head < first || head >= last || t.Duration != "" || inside(t.Span, s, document >= 0) || c.ahead(t) {
			continue
		}
		if !c.belongs(k, cue, s) && !(document >= 0 && c.Words[c.heads[k]].Head == document) && !(document >= 0 && c.dated(c.heads[k], document)) {
			continue
		}
		if d := distance(t.Span.Range(), s.Cue.Range()); best < 0 || d < far {
			best, far = k, d
		}
	}
	if best >= 0 {
		return c.times[best].When()
	}
	return c.adverb(cue, s)
}

// document is the noun that a cue leads ("according to a report"), where it is no name; -1 for none.
func (c *clauses) document(cue int) int {
	if h := c.Words[cue].Head; h > cue && c.Is(cue, "case", "mark") && c.Words[h].UPOS == "NOUN" {
		return h
	}
	return -1
}

// dated reports whether word i hangs on a participle of the document: a report dated March 16.
func (c *clauses) dated(i, document int) bool {
	h := c.Words[i].Head
	return h >= 0 && c.Words[h].XPOS == "VBN" && c.Is(h, "acl") && c.Words[h].Head == document
}

// adverb is a word or two that tell when without a time and belong to the cue: later, at the time.
func (c *clauses) adverb(cue int, s *onrecord.Statement) onrecord.When {
	first, last := c.Sentence(cue)
	for i := first; i < last; i++ {
		for _, t := range c.w.first[c.Words[i].Lower] {
			if t.role != roleAdverb || i+len(t.words) > last {
				continue
			}
			same := true
			for k, w := range t.words {
				same = same && c.Words[i+k].Lower == w
			}
			span, err := c.Text.Document.Span(c.Text.Tokens[i].Start, c.Text.Tokens[i+len(t.words)-1].End)
			if !same || err != nil || inside(span, s, false) {
				continue
			}
			if top := c.top(span.Range()); c.Words[top].Head == cue && c.Is(top, "advmod", "obl") {
				return onrecord.When{Grain: onrecord.GrainVague, Span: span}
			}
		}
	}
	return onrecord.When{}
}

// ahead reports whether t lies behind the publication: then nothing was said at that time yet.
func (c *clauses) ahead(t *onrecord.Time) bool {
	from, err := t.From.Time()
	return err == nil && !c.end.IsZero() && !from.Before(c.end)
}
