package when

import (
	"onrecord"
)

// inside reports whether a time stands in the content, the source or the cue of s; the date of a document that speaks is no
// part of who speaks.
func inside(t onrecord.Span, s *onrecord.Statement, document bool) bool {
	r := t.Range()
	for _, p := range s.Content {
		if p.Range().Overlaps(r) {
			return true
		}
	}
	if src := s.Source.Span; src.Range().Overlaps(r) && !tail(t, s) && !document {
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
	if c.Words[cue].XPOS == "VBG" && c.Is(cue, "advcl", "conj", "xcomp") { // On Friday he closed the port, saying …
		first, _ := c.Sentence(cue)
		begin, _ := c.tokens(c.times[k].Span.Range())
		return begin <= first+2 && !c.dates(c.heads[k])
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
		case c.Words[at].Head != cue && (c.dates(at) || c.ofNoun(at, cue)):
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

// ofNoun reports whether word i tells of a noun behind which it stands, which is neither a place of words nor the hearer: the
// election on 3 November; but not in a statement on Monday, told reporters Tuesday.
func (c *clauses) ofNoun(i, cue int) bool {
	h := c.Words[i].Head
	return h >= 0 && h < i && c.Nominal(h) && c.Is(i, "nmod", "appos") && !c.atPlace(h) && !(c.Words[h].Head == cue && c.Is(h, "obj", "iobj"))
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
