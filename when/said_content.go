package when

import (
	"onrecord"
)

// withoutTime is the content of s without a time that is of the cue: a part that is nothing else, before a further part, and
// what follows the cue at once where a clause follows it.
func (c *clauses) withoutTime(s *onrecord.Statement) []onrecord.Span {
	if len(s.Content) == 0 || s.Cue.IsZero() || s.Form == onrecord.Direct { // what is quoted is nobody else's: "From the spring," she says
		return s.Content
	}
	first, last := c.tokens(s.Content[0].Range())
	if len(s.Content) > 1 && s.Content[0].Start < s.Cue.Start && c.circumstance(first, last) {
		return s.Content[1:]
	}
	k, begin, end := c.timeAt(first, last)
	if k < 0 || c.times[k].Duration != "" || c.ahead(&c.times[k]) {
		return s.Content
	}
	if end == last {
		return s.Content
	}
	_, cue := c.tokens(s.Cue.Range())
	if min(first, begin) != cue+1 || c.Punct(end+1) {
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
		if begin <= first && first <= end || begin > first && begin <= first+4 && c.phrase(first, begin) {
			if end <= last {
				return k, begin, end
			}
		}
	}
	return -1, 0, 0
}

// phrase reports whether prepositions and nouns alone stand in [first, end): on, on the radio on.
func (c *clauses) phrase(first, end int) bool {
	for i := first; i < end; i++ {
		switch c.Words[i].UPOS {
		case "ADP", "DET", "NOUN", "PROPN", "ADJ":
		default:
			return false
		}
	}
	return c.Words[first].UPOS == "ADP"
}

// circumstance reports whether [first, last] tells when, and where, words were spoken, and holds none of them: In a 2006
// interview with the paper, she said: "…".
func (c *clauses) circumstance(first, last int) bool {
	if c.Words[first].UPOS != "ADP" {
		if k, begin, end := c.timeAt(first, last); k < 0 || begin > first || end < last {
			return false
		}
		return true
	}
	for i := first; i <= last; i++ {
		if c.Verb(i) {
			return false
		}
	}
	for k := c.from(c.Text.Tokens[first].Start); k < len(c.times) && c.times[k].Span.End <= c.Text.Tokens[last].End; k++ {
		if c.times[k].Duration == "" && !c.ahead(&c.times[k]) {
			return true
		}
	}
	return false
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
