package when

import (
	"onrecord"
	"onrecord/model"
)

// Said finds when each of the statements was made, the zero When where the text does not tell: the time that belongs to the
// clause of its cue, by the tree or by its place, and never one that stands in the content or tells of the source. A word
// such as "later" is a time without bounds. Times are those that [Find] found in a.
func Said(a *model.Analysis, w *Words, times []onrecord.Time, statements []onrecord.Statement) []onrecord.When {
	c := newClauses(a, w, times)
	out := make([]onrecord.When, len(statements))
	for i := range statements {
		if s := &statements[i]; !s.Cue.IsZero() {
			out[i] = c.said(s)
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
}

func newClauses(a *model.Analysis, w *Words, times []onrecord.Time) *clauses {
	c := &clauses{Analysis: a, w: w, times: times, heads: make([]int, len(times))}
	for k, t := range times {
		c.heads[k] = c.top(t.Span.Range())
	}
	return c
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
	if cue < 0 {
		return onrecord.When{}
	}
	first, last := c.Sentence(cue)
	best, far := -1, 0
	for k := range c.times {
		t := &c.times[k]
		if head := c.heads[k]; head < first || head >= last || t.Duration != "" || inside(t.Span, s) {
			continue
		}
		if !c.belongs(k, cue, s) {
			continue
		}
		if d := distance(t.Span.Range(), s.Cue.Range()); best < 0 || d < far {
			best, far = k, d
		}
	}
	if best >= 0 {
		return c.times[best].When()
	}
	for _, k := range c.Children(cue) {
		if c.Is(k, "advmod") && c.adverb(k) {
			if span, err := c.Text.Document.Span(c.Text.Tokens[k].Start, c.Text.Tokens[k].End); err == nil && !inside(span, s) {
				return onrecord.When{Grain: onrecord.GrainVague, Span: span}
			}
		}
	}
	return onrecord.When{}
}

// adverb reports whether word k tells when, by itself.
func (c *clauses) adverb(k int) bool {
	for _, t := range c.w.first[c.Words[k].Lower] {
		if t.role == roleAdverb && len(t.words) == 1 {
			return true
		}
	}
	return false
}

// inside reports whether a time stands in the content, the source or the cue of s.
func inside(t onrecord.Span, s *onrecord.Statement) bool {
	r := t.Range()
	for _, p := range s.Content {
		if p.Range().Overlaps(r) {
			return true
		}
	}
	return s.Source.Span.Range().Overlaps(r) || s.Cue.Range().Overlaps(r)
}

// belongs reports whether time k tells of the clause of the cue: the way up from it reaches the cue over no other verb and
// nothing of the content; or it leads the sentence, or stands beside the cue.
func (c *clauses) belongs(k, cue int, s *onrecord.Statement) bool {
	for at, steps := c.heads[k], 0; at >= 0 && steps < 8; at, steps = c.Words[at].Head, steps+1 {
		if at == cue {
			return true
		}
		if c.Words[at].UPOS == "VERB" || c.inContent(at, s) || c.describes(at, s) {
			break
		}
	}
	return c.leads(k, cue, s) || c.beside(k, cue, s)
}

func (c *clauses) inContent(i int, s *onrecord.Statement) bool {
	at := c.Text.Tokens[i].Start
	for _, p := range s.Content {
		if p.Start <= at && at < p.End {
			return true
		}
	}
	return false
}

// describes reports whether word i is of the source: what hangs below it tells of the source.
func (c *clauses) describes(i int, s *onrecord.Statement) bool {
	at := c.Text.Tokens[i].Start
	return !s.Source.Span.IsZero() && s.Source.Span.Start <= at && at < s.Source.Span.End
}

// leads reports whether time k opens the sentence, its preposition aside, and source and cue follow before the content: "On
// Tuesday, the minister said". The parser likes to hang it on the verb of the content.
func (c *clauses) leads(k, cue int, s *onrecord.Statement) bool {
	first, _ := c.Sentence(cue)
	begin, end := c.tokens(c.times[k].Span.Range())
	if begin > first+2 || c.Text.Tokens[end].End > s.Cue.Start || len(s.Content) > 0 && s.Content[0].Start < s.Cue.Start {
		return false
	}
	for i := first; i < begin; i++ {
		if c.Words[i].UPOS == "VERB" {
			return false
		}
	}
	for i := end + 1; i < cue; i++ {
		if c.Words[i].UPOS == "VERB" && !c.describes(i, s) && c.Is(i, "advcl", "acl", "root", "ccomp") && !c.Below(i, cue) {
			return false
		}
	}
	return true
}

// beside reports whether nothing but a preposition, an adverb or the hearer stands between time k and the cue: said on Tuesday,
// told reporters late Tuesday, on Tuesday said.
func (c *clauses) beside(k, cue int, s *onrecord.Statement) bool {
	begin, end := c.tokens(c.times[k].Span.Range())
	from, to := c.tokens(s.Cue.Range())
	lo, hi := to+1, begin
	if end < from {
		lo, hi = end+1, from
		if hi-lo > 1 {
			return false
		}
	}
	if hi-lo > 3 {
		return false
	}
	for i := lo; i < hi; i++ {
		switch c.Words[i].UPOS {
		case "ADP", "ADV", "DET":
			continue
		}
		if c.Is(i, "obj", "iobj") && c.Words[i].Head == cue {
			continue
		}
		if c.describes(i, s) && end >= from { // said Mira Kovač on Tuesday
			continue
		}
		return false
	}
	return true
}

func distance(a, b onrecord.Range) int {
	switch {
	case a.End <= b.Start:
		return b.Start - a.End
	case b.End <= a.Start:
		return a.Start - b.End
	}
	return 0
}
