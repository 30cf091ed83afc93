package text

import "onrecord"

// enclosing builds the quotations of one block, in the order of their opening marks, with their parents. Candidates nest
// or are disjoint, except for ones cut short inside; what would cross is dropped.
func enclosing(t *Text, cands []candidate, out []Quotation) []Quotation {
	var stack []int
	for _, c := range cands {
		if c.end <= c.open+1 || c.close == c.open+1 || c.close < 0 && !anyWord(t, c.open, c.end) { // nothing inside
			continue
		}
		q := Quotation{Parent: -1, Next: -1, Closed: c.close >= 0}
		q.Start, q.Inner.Start = t.Tokens[c.open].Start, t.Tokens[c.open].End
		if c.bare {
			q.Inner.Start = q.Start
		}
		q.End = t.Tokens[c.end-1].End
		q.Inner.End = q.End
		if q.Closed {
			q.Inner.End = t.Tokens[c.close].Start
		}
		for len(stack) > 0 && out[stack[len(stack)-1]].End <= q.Start {
			stack = stack[:len(stack)-1]
		}
		if len(stack) > 0 {
			q.Parent = stack[len(stack)-1]
			if out[q.Parent].Inner.End < q.End {
				continue
			}
		}
		q.Inner = trim(t.Document.Text, q.Inner)
		if q.Inner.Len() == 0 {
			continue
		}
		stack = append(stack, len(out))
		out = append(out, q)
	}
	return out
}

// anyWord reports whether one of the tokens [first, end) is a word.
func anyWord(t *Text, first, end int) bool {
	for i := first; i < end; i++ {
		if isWord(t.Word(i)) {
			return true
		}
	}
	return false
}

// trim takes the gaps off both ends of r: « ainsi ».
func trim(text string, r onrecord.Range) onrecord.Range {
	for r.Start < r.End {
		k, n := kindOf(text[r.Start:r.End])
		if k != gap {
			break
		}
		r.Start += n
	}
	for r.Start < r.End {
		c, n := last(text[r.Start:r.End])
		if kindOfRune(c) != gap {
			break
		}
		r.End -= n
	}
	return r
}
