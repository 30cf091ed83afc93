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
	best, far := -1, 0
	for k := c.from(c.Text.Tokens[first].Start); k < len(c.times) && c.times[k].Span.Start < c.Text.Tokens[last-1].End; k++ {
		t := &c.times[k]
		if head := c.heads[k]; head < first || head >= last || t.Duration != "" || inside(t.Span, s) || c.ahead(t) {
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
	if src := s.Source.Span; src.Range().Overlaps(r) && !tail(t, s) {
		return true
	}
	return s.Cue.Range().Overlaps(r)
}

// tail reports whether a time is only what the tree takes for the end of the source: the company Saturday rejected.
func tail(t onrecord.Span, s *onrecord.Statement) bool {
	src := s.Source.Span
	return src.End == t.End && src.Start < t.Start && src.End < s.Cue.Start
}

// belongs reports whether time k tells of the clause of the cue: the way up from it reaches the cue over no other verb and
// nothing of the content; or it leads the sentence, or stands beside the cue. A cue that is a participle ("…, saying") is of
// the clause that it hangs on, too.
func (c *clauses) belongs(k, cue int, s *onrecord.Statement) bool {
	if c.reaches(k, cue, s) || c.beside(k, cue, s) || !c.dates(c.heads[k]) && c.leads(k, cue, s) {
		return true
	}
	for steps := 0; steps < 3 && c.Words[cue].XPOS == "VBG" && c.Is(cue, "advcl", "conj", "xcomp") && c.Words[cue].Head >= 0; steps++ {
		cue = c.Words[cue].Head
		if c.Words[cue].UPOS == "VERB" && c.reaches(k, cue, s) {
			return true
		}
	}
	return false
}

// reaches reports whether the way up from time k comes to the cue. It may lead over a participle that tells of the place of
// the words ("in a statement issued on Monday"), and out of a noun phrase only where that is such a place ("in a 2006
// interview") and not an event that the saying came after.
func (c *clauses) reaches(k, cue int, s *onrecord.Statement) bool {
	for at, steps := c.heads[k], 0; at >= 0 && steps < 8; at, steps = c.Words[at].Head, steps+1 {
		switch {
		case at == cue:
			return true
		case c.inContent(at, s) || c.describes(at, s):
			return false
		case c.Words[at].UPOS == "VERB" && !(c.Words[at].XPOS == "VBN" && c.Is(at, "acl") && c.Words[at].Head >= 0 && c.atPlace(c.Words[at].Head)):
			return false
		case c.Words[at].Head != cue && c.dates(at):
			return false
		}
	}
	return false
}

// dates reports whether word i only dates the noun that it stands before, and that is no place of words: the 2016 election,
// today's ruling; but not a 2006 interview that somebody spoke in.
func (c *clauses) dates(i int) bool {
	h := c.Words[i].Head
	return h > i && c.Words[h].UPOS != "VERB" && c.Is(i, "nummod", "compound", "amod", "nmod:poss", "nmod:desc") && (c.Is(i, "nmod:poss") || !c.atPlace(h))
}

// atPlace reports whether noun i is led by a preposition of place: in an interview, not after the election.
func (c *clauses) atPlace(i int) bool {
	k := c.Child(i, "case")
	if k < 0 {
		return false
	}
	for _, t := range c.w.first[c.Words[k].Lower] {
		if t.role == roleLink {
			return true
		}
	}
	return false
}

// ahead reports whether t lies behind the publication: then nothing was said at that time yet.
func (c *clauses) ahead(t *onrecord.Time) bool {
	from, err := t.From.Time()
	return err == nil && !c.end.IsZero() && !from.Before(c.end)
}

// withoutTime is the content of s without a time that is of the cue: a part that is nothing else, before a further part, and
// what follows the cue at once where a clause follows it.
func (c *clauses) withoutTime(s *onrecord.Statement) []onrecord.Span {
	if len(s.Content) == 0 || s.Cue.IsZero() {
		return s.Content
	}
	first, last := c.tokens(s.Content[0].Range())
	k, begin, end := c.timeAt(first, last)
	if k < 0 || c.times[k].Duration != "" || c.ahead(&c.times[k]) {
		return s.Content
	}
	if end == last {
		if len(s.Content) == 1 || s.Content[0].Start > s.Cue.Start {
			return s.Content
		}
		return s.Content[1:]
	}
	_, cue := c.tokens(s.Cue.Range())
	if min(first, begin) != cue+1 || begin > first+1 || c.Punct(end+1) {
		return s.Content
	}
	switch next := c.Words[end+1]; {
	case next.UPOS == "VERB", next.UPOS == "AUX", next.UPOS == "ADP", next.UPOS == "CCONJ", next.UPOS == "PART":
		return s.Content // said Tuesday was the last day
	}
	if !c.clauseAhead(end+1, last) {
		return s.Content
	}
	rest, err := c.Text.Document.Span(c.Text.Tokens[end+1].Start, s.Content[0].End)
	if err != nil {
		return s.Content
	}
	return append([]onrecord.Span{rest}, s.Content[1:]...)
}

// timeAt is the time that stands at token first, its preposition aside, and its tokens; k -1 for none.
func (c *clauses) timeAt(first, last int) (k, begin, end int) {
	for k := c.from(c.Text.Tokens[first].Start); k < len(c.times) && c.times[k].Span.Start < c.Text.Tokens[last].End; k++ {
		begin, end := c.tokens(c.times[k].Span.Range())
		if begin <= first && first <= end || begin == first+1 && c.Words[first].UPOS == "ADP" {
			if end <= last {
				return k, begin, end
			}
		}
	}
	return -1, 0, 0
}

// clauseAhead reports whether a subject with its verb stands in [first, last].
func (c *clauses) clauseAhead(first, last int) bool {
	for i := first; i <= last; i++ {
		if c.Is(i, "nsubj", "expl", "csubj") && c.Words[i].Head > i && c.Words[i].Head <= last {
			return true
		}
	}
	return false
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
		if g := c.times[k].Grain; tail(c.times[k].Span, s) {
			return end+1 == from && (g == onrecord.GrainDay || timed(g)) // but not the decree of 1911
		}
		lo, hi = end+1, from
		if hi-lo > 1 {
			return false
		}
	} else if c.dates(c.heads[k]) { // rejected the 2016 claim
		return false
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
