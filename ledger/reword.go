package ledger

import (
	"slices"

	"onrecord"
)

// changed are the fields of was that now has otherwise, as findings name them.
func changed(was, now onrecord.Statement) []string {
	var out []string
	for _, f := range []struct {
		name string
		is   bool
	}{
		{"act", was.Act == now.Act}, {"form", was.Form == now.Form}, {"source", was.Source == now.Source}, {"cue", was.Cue == now.Cue},
		{"content", slices.Equal(was.Content, now.Content)}, {"hedges", slices.Equal(was.Hedges, now.Hedges)}, {"basis", slices.Equal(was.Basis, now.Basis)},
		{"said", was.Said == now.Said},
	} {
		if !f.is {
			out = append(out, f.name)
		}
	}
	return out
}

// reword keeps claims in the words of somebody quoted, after content that was old was set anew: of a wording that stood in it, and in no
// content any more, the part that does is left. A claim of which nothing is left is dropped, for nobody words it.
func (a *Article) reword(old []onrecord.Span) {
	var claims []onrecord.Claim
	var keys []ClaimKey
	for i, c := range a.Reading.Claims {
		if holds(old, c.Wording) && !a.worded(c) {
			if c.Wording = a.left(c); c.Wording.IsZero() {
				continue
			}
		}
		claims, keys = append(claims, c), append(keys, a.Claims[i])
	}
	a.Reading.Claims, a.Claims = claims, keys
}

// worded reports whether a statement with a stance on c has its wording in its content.
func (a *Article) worded(c onrecord.Claim) bool {
	return slices.ContainsFunc(c.Stances, func(x onrecord.Stance) bool {
		s := a.Reading.Statement(x.Statement)
		return s != nil && holds(s.Content, c.Wording)
	})
}

func holds(content []onrecord.Span, wording onrecord.Span) bool {
	return slices.ContainsFunc(content, func(s onrecord.Span) bool { return s.Start <= wording.Start && wording.End <= s.End })
}

// left is the longest part of c's wording that stands in the content of one of its statements.
func (a *Article) left(c onrecord.Claim) onrecord.Span {
	var out onrecord.Range
	for _, x := range c.Stances {
		s := a.Reading.Statement(x.Statement)
		if s == nil {
			continue
		}
		for _, part := range s.Content {
			if r := (onrecord.Range{Start: max(part.Start, c.Wording.Start), End: min(part.End, c.Wording.End)}); r.End-r.Start > out.Len() {
				out = r
			}
		}
	}
	return onrecord.Span{Start: out.Start, End: out.End, Text: a.Reading.Document.Text[out.Start:out.End]}
}
