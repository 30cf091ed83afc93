package claim

import (
	"strings"

	"onrecord"
)

// Truth is what a person says of one statement: a claim that it bears on, its stance, and the words that it does so by.
type Truth struct {
	Claim  string
	Stance onrecord.StanceKind
	Words  string
}

// Example is one decision of this room, as features and the class that is right.
type Example struct {
	Features []string
	Class    string
}

// Examples are the stances that lead to truth, which holds for each statement of in what it bears on. Points go with each
// other as they are read to, so that what is learned is what is met.
func Examples(in Input, truth [][]Truth) []Example {
	r := newReader(in)
	var out []Example
	var groups []*group
	for j := range r.points {
		g := r.place(j, groups)
		if g == nil {
			g = &group{}
			groups = append(groups, g)
		}
		t := r.truthOf(j, truth)
		if t == nil {
			r.join(g, j, "", 1)
			continue
		}
		out = append(out, Example{r.stanceFeatures(j, g), string(t.Stance)})
		r.join(g, j, t.Stance, 1)
	}
	return out
}

// truthOf is what is true of point j, nil for nothing.
func (r *reader) truthOf(j int, truth [][]Truth) *Truth {
	p := &r.points[j]
	list := truth[p.index]
	if len(list) == 0 {
		return nil
	}
	single := (j == 0 || r.points[j-1].index != p.index) && (j+1 == len(r.points) || r.points[j+1].index != p.index)
	if single {
		return &list[0]
	}
	tokens := r.Analysis.Text.Tokens
	words := strings.ToLower(strings.Join(strings.Fields(r.Analysis.Text.Document.Text[tokens[p.words[0]].Start:tokens[p.words[1]].End]), " "))
	for i := range list {
		w := strings.ToLower(strings.Trim(strings.Join(strings.Fields(list[i].Words), " "), " .,"))
		if strings.Contains(words, w) || strings.Contains(w, strings.Trim(words, " .,")) {
			return &list[i]
		}
	}
	return nil
}
