package when

import (
	"onrecord"
)

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
