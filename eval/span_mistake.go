package eval

import (
	"fmt"

	"onrecord"
)

// spanMistakes lists the hedges and bases of a pair that are not those of the other: missed, read where none is, or, of a basis,
// of another kind.
func (m *Match) spanMistakes(i, j int) []Mistake {
	g, r := m.Gold.Statements[i], m.Reading.Statements[j]
	out := m.unpaired(WrongHedges, "hedge", i, j, g.Hedges, r.Hedges, nil, nil)
	var gk, rk []string
	for _, b := range g.Basis {
		gk = append(gk, string(b.Kind))
	}
	for _, b := range r.Basis {
		rk = append(rk, string(b.Kind))
	}
	return append(out, m.unpaired(WrongBasis, "basis", i, j, basisSpans(g.Basis), basisSpans(r.Basis), gk, rk)...)
}

// unpaired pairs spans as [Match.Score] does, and says what is left over on either side. kinds may be nil.
func (m *Match) unpaired(kind MistakeKind, what string, i, j int, gold, read []onrecord.Span, goldKinds, readKinds []string) []Mistake {
	pairs := m.pairSpans(gold, read, func(a, b int) bool { return goldKinds == nil || goldKinds[a] == readKinds[b] })
	used := make([]bool, len(read))
	for _, k := range pairs {
		if k >= 0 {
			used[k] = true
		}
	}
	var out []Mistake
	add := func(side string, s onrecord.Span, kinds []string, at int) {
		e := m.mistake(kind, i, j)
		e.Cause = side + " " + what
		if kinds != nil {
			e.Cause += ", " + kinds[at]
		}
		e.Cause += fmt.Sprintf(": %q", s.Text)
		out = append(out, e)
	}
	for at, k := range pairs {
		if k < 0 {
			add("missed", gold[at], goldKinds, at)
		}
	}
	for at, s := range read {
		if !used[at] {
			add("spurious", s, readKinds, at)
		}
	}
	return out
}
