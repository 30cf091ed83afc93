package eval

import (
	"cmp"
	"maps"
	"slices"

	"onrecord"
)

// Cue is what a scorer must know of a cue: the word it is listed under, and the part it plays. Both are "" for none.
type Cue struct {
	Lemma string
	Class string
}

// CueSlice is the figures of one class of cues, or of one cue. Of the Slice, Agree is whether the act is right.
type CueSlice struct {
	Name string `json:"name"`
	Slice
}

// CueScores are the figures by cue: the classes in the order of their size, and the most frequent cues of the gold.
type CueScores struct {
	Classes []CueSlice `json:"classes"`
	Lemmas  []CueSlice `json:"lemmas"`
}

// ByCue sorts the statements of r by their cues, gold and read alike; of says what a cue is, by its words. A statement without a cue
// counts under the class "none" and under no lemma. At most limit lemmas are listed, the most frequent in the gold first.
func (r *Result) ByCue(of func(cue string) Cue, limit int) CueScores {
	classes, lemmas := map[string]Slice{}, map[string]Slice{}
	for _, d := range r.Documents {
		note := func(cue onrecord.Span, one Slice) {
			c := Cue{Class: "none"}
			if !cue.IsZero() {
				c = of(cue.Text)
			}
			classes = addSlices(classes, map[string]Slice{c.Class: one})
			if c.Lemma != "" {
				lemmas = addSlices(lemmas, map[string]Slice{c.Lemma: one})
			}
		}
		m := d.Match
		for i, g := range m.Gold.Statements {
			one := Slice{Gold: 1}
			if j := m.ToRead[i]; j >= 0 {
				one.Found = 1
				one.Agree.note(g.Act == m.Reading.Statements[j].Act)
				one.Speaker.note(m.speakerRight(i, j))
			}
			note(g.Cue, one)
		}
		for j, s := range m.Reading.Statements {
			one := Slice{Read: 1}
			if m.ToGold[j] >= 0 {
				one.Real = 1
			}
			note(s.Cue, one)
		}
	}
	out := CueScores{Classes: bySize(classes), Lemmas: bySize(lemmas)}
	out.Lemmas = out.Lemmas[:min(limit, len(out.Lemmas))]
	return out
}

// bySize lists slices, those with the most gold first, then those with the most read, then by name.
func bySize(from map[string]Slice) []CueSlice {
	var out []CueSlice
	for _, name := range slices.Sorted(maps.Keys(from)) {
		out = append(out, CueSlice{name, from[name]})
	}
	slices.SortStableFunc(out, func(a, b CueSlice) int { return cmp.Or(cmp.Compare(b.Gold, a.Gold), cmp.Compare(b.Read, a.Read)) })
	return out
}
