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

// Examples are the decisions that lead to truth, which holds for each statement of in what it bears on, for each of the
// models.
func Examples(in Input, truth [][]Truth) (link, stance []Example) {
	r := newReader(in)
	var groups []*group
	for j := range r.points {
		t, other := r.truthOf(j, truth)
		var own *group
		live := lately(groups)
		for i, f := range r.links(j, live) {
			class := no
			if t != nil && live[i].truth == t.Claim {
				class, own = yes, live[i]
			}
			if !other {
				link = append(link, Example{f, class})
			}
		}
		if t == nil {
			g := &group{}
			r.join(g, j, "", 1)
			groups = append(groups, g)
			continue
		}
		if own == nil {
			own = &group{truth: t.Claim}
			groups = append(groups, own)
		}
		stance = append(stance, Example{r.stanceFeatures(j, own), string(t.Stance)})
		r.join(own, j, t.Stance, 1)
	}
	return link, stance
}

// truthOf is what is true of point j, nil for nothing; other says that something is, of other points of its statement.
func (r *reader) truthOf(j int, truth [][]Truth) (t *Truth, other bool) {
	p := &r.points[j]
	list := truth[p.index]
	if len(list) == 0 {
		return nil, false
	}
	single := (j == 0 || r.points[j-1].index != p.index) && (j+1 == len(r.points) || r.points[j+1].index != p.index)
	if single {
		return &list[0], false
	}
	tokens := r.Analysis.Text.Tokens
	words := strings.ToLower(strings.Join(strings.Fields(r.Analysis.Text.Document.Text[tokens[p.words[0]].Start:tokens[p.words[1]].End]), " "))
	for i := range list {
		w := strings.ToLower(strings.Trim(strings.Join(strings.Fields(list[i].Words), " "), " .,"))
		if strings.Contains(words, w) || strings.Contains(w, strings.Trim(words, " .,")) {
			return &list[i], false
		}
	}
	return nil, true
}
