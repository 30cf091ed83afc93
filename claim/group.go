package claim

import "onrecord"

// group is points that are taken to be about one thing, in the order of the text.
type group struct {
	members []int
	terms   []int // of all that say something, ascending
	stances []onrecord.StanceKind
	scores  []float64 // of the stances
}

func (g *group) last() int { return g.members[len(g.members)-1] }

// join adds point j, with its stance and how sure that is, to g.
func (r *reader) join(g *group, j int, stance onrecord.StanceKind, score float64) {
	g.scores = append(g.scores, score)
	g.members = append(g.members, j)
	g.stances = append(g.stances, stance)
	if r.points[j].says() {
		g.terms = merge(g.terms, r.points[j].terms)
	}
}

// kind is what sort of answer v is: silent, an answer, or something said by itself.
func (r *reader) kind(v *point) string {
	switch v.Act {
	case onrecord.Declines, onrecord.Silent:
		return "silent"
	case onrecord.Denies, onrecord.Doubts, onrecord.Retracts, onrecord.Confirms:
		return "answers"
	case onrecord.Alleges:
		return "alleges"
	}
	return "says"
}

// window is how many groups, the latest first, a point may join: it bounds the work on a long text.
const window = 48
