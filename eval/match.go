package eval

import (
	"cmp"
	"slices"

	"onrecord"
)

// MinOverlap is the F1 of content words from which on two statements count as the same one.
const MinOverlap = 0.5

// Match pairs the statements of a reading with those of the annotation, one to one.
type Match struct {
	Gold    *Gold
	Reading *onrecord.Reading
	// ToRead[i] is the index of the statement read for the gold one i, -1 for none; ToGold is the way back.
	ToRead, ToGold []int

	goldWords, readWords [][]string
	places               placer
}

type pair struct {
	gold, read     int
	f1, place, cue float64
}

// NewMatch pairs them, best first: by the F1 of their content words, then by how much of the content stands at the same
// place, then by the cue, then in the order of the text. Statements without content pair when their cues overlap.
func NewMatch(g *Gold, r *onrecord.Reading) *Match {
	m := &Match{Gold: g, Reading: r, places: placer{g, r}, ToRead: fill(len(g.Statements), -1), ToGold: fill(len(r.Statements), -1)}
	for _, s := range g.Statements {
		m.goldWords = append(m.goldWords, contentWords(s.Content))
	}
	for _, s := range r.Statements {
		m.readWords = append(m.readWords, contentWords(s.Content))
	}
	pairs := m.pairs(MinOverlap)
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.f1, a.f1), cmp.Compare(b.place, a.place), cmp.Compare(b.cue, a.cue),
			cmp.Compare(a.gold, b.gold), cmp.Compare(a.read, b.read))
	})
	for _, p := range pairs {
		if m.ToRead[p.gold] < 0 && m.ToGold[p.read] < 0 {
			m.ToRead[p.gold], m.ToGold[p.read] = p.read, p.gold
		}
	}
	return m
}

// pairs lists every pair of statements with an F1 of at least least.
func (m *Match) pairs(least float64) []pair {
	var out []pair
	for i := range m.Gold.Statements {
		for j := range m.Reading.Statements {
			if p := m.pair(i, j); p.f1 > 0 && p.f1 >= least {
				out = append(out, p)
			}
		}
	}
	return out
}

func (m *Match) pair(i, j int) pair {
	g, s := m.Gold.Statements[i], m.Reading.Statements[j]
	p := pair{gold: i, read: j, cue: m.overlap([]onrecord.Span{g.Cue}, []onrecord.Span{s.Cue})}
	switch {
	case len(m.goldWords[i]) == 0 && len(m.readWords[j]) == 0:
		if p.cue > 0 {
			p.f1, p.place = 1, p.cue
		}
	default:
		p.f1 = wordF1(m.goldWords[i], m.readWords[j])
		if p.f1 > 0 {
			p.place = m.overlap(g.Content, s.Content)
		}
	}
	return p
}

// overlap is the F1 of the source bytes of a gold passage and a read one; 0 when the place of the latter is not known.
func (m *Match) overlap(gold, read []onrecord.Span) float64 {
	shared, all := 0, 0
	for _, g := range gold {
		all += g.Range().Len()
	}
	for _, s := range read {
		r, ok := m.places.source(s)
		if !ok {
			continue
		}
		all += r.Len()
		for _, g := range gold {
			shared += max(0, min(r.End, g.End)-max(r.Start, g.Start))
		}
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(all)
}

// placer leads from spans of a reading's Document to the bytes of the gold text, its source. A reading that came back
// from JSON has no Map; its places are known only when its text is the gold text itself.
type placer struct {
	g *Gold
	r *onrecord.Reading
}

func (p placer) source(s onrecord.Span) (onrecord.Range, bool) {
	d := p.r.Document
	if s.IsZero() || d == nil {
		return onrecord.Range{}, false
	}
	if d.Map.Len() == 0 {
		return s.Range(), d.Text == p.g.Text
	}
	r, _, err := d.Map.Source(s.Start, s.End)
	return r, err == nil
}

func fill(n, v int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = v
	}
	return out
}
