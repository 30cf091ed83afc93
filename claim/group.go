package claim

import (
	"fmt"
	"slices"

	"onrecord"
)

// group is points that are taken to be about one thing, in the order of the text.
type group struct {
	members []int
	terms   []int // of all that say something, ascending
	stances []onrecord.StanceKind
	scores  []float64
	truth   string // the claim it is, where it is learned from
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

// steps are the borders that a share is held against: each that it reaches is a feature.
var steps = []float64{0.1, 0.2, 0.35, 0.5, 0.75}

func reached(f []string, name string, share float64) []string {
	for _, s := range steps {
		if share < s {
			break
		}
		f = append(f, fmt.Sprintf("%s>%g", name, s))
	}
	return f
}

// gap names how far two places are apart.
func gap(n int) string {
	switch {
	case n <= 2:
		return fmt.Sprint(n)
	case n <= 5:
		return "near"
	case n <= 12:
		return "far"
	}
	return "farther"
}

// likeness is how much point j and a group that it may join speak of the same things.
type likeness struct{ best, cover float64 }

func (l likeness) sum() float64 { return l.best + l.cover }

func (r *reader) likeness(j int, g *group) likeness {
	v := &r.points[j]
	l := likeness{}
	for _, k := range g.members {
		l.best = max(l.best, r.alike(v, &r.points[k]))
	}
	if v.norm > 0 {
		l.cover = r.shared(v.terms, g.terms) / v.norm
	}
	return l
}

// alike is how much of what the one of two points with less to say speaks of, the other does, too.
func (r *reader) alike(a, b *point) float64 {
	if n := min(a.norm, b.norm); n > 0 {
		return r.shared(a.terms, b.terms) / n
	}
	return 0
}

// links gives for each group that point j may join what speaks for and against their being about the same.
func (r *reader) links(j int, groups []*group) [][]string {
	likes := make([]likeness, len(groups))
	most, second := 0.0, 0.0
	for i, g := range groups {
		likes[i] = r.likeness(j, g)
		switch x := likes[i].sum(); {
		case x > most:
			most, second = x, most
		case x > second:
			second = x
		}
	}
	out := make([][]string, len(groups))
	for i, g := range groups {
		f := r.linkFeatures(j, g, likes[i])
		switch x := likes[i].sum(); {
		case most == 0:
			f = append(f, "none alike")
		case x == most:
			f = append(f, "most alike")
			f = reached(f, "ahead", x-second)
		default:
			f = reached(f, "behind", most-x)
		}
		out[i] = f
	}
	return out
}

// linkFeatures say what speaks for and against point j being about what g is about.
func (r *reader) linkFeatures(j int, g *group, l likeness) []string {
	v := &r.points[j]
	last := &r.points[g.last()]
	kind := r.kind(v)
	gone := gap(j - g.last())
	f := []string{"bias", "kind " + kind, "gap " + gone}
	f = reached(f, "alike", l.best)
	f = reached(f, "cover", l.cover)
	number, alleges, same, spokenOf, speaksOf := false, false, false, false, false
	for _, k := range g.members {
		m := &r.points[k]
		number = number || slices.ContainsFunc(v.numbers, func(t int) bool { return slices.Contains(m.numbers, t) })
		alleges = alleges || m.Act == onrecord.Alleges
		same = same || v.Source.Party != "" && m.Source.Party == v.Source.Party
		spokenOf = spokenOf || v.Source.Party != "" && slices.Contains(m.parties, v.Source.Party)
		speaksOf = speaksOf || m.Source.Party != "" && slices.Contains(v.parties, m.Source.Party)
	}
	goesOn := last.index == v.index || last.Source.Party != "" && last.Source.Party == v.Source.Party && g.last() == j-1
	answers := kind == "declines" || kind == "denies" || kind == "confirms"
	for _, x := range []struct {
		name string
		ok   bool
	}{{"number", number}, {"same speaker", same}, {"spoken of", spokenOf}, {"speaks of speaker", speaksOf},
		{"one statement", last.index == v.index}, {"goes on", goesOn}, {"goes on, nothing alike", goesOn && l.best < 0.1},
		{"goes on, few words", goesOn && len(v.terms) < 4},
		{"answers what is alleged", answers && alleges}, {"answers about the speaker", answers && spokenOf},
		{"declines after this", kind == "declines" && gone == "1"}, {"declines what is large", kind == "declines" && len(g.members) > 3},
		{"declines in the paragraph", kind == "declines" && v.block == last.block},
		{"within", v.Within != "" && v.Within == last.ID || last.Within != "" && last.Within == v.ID},
		{"same sentence", v.sentence == last.sentence}, {"same paragraph", v.block == last.block}, {"next paragraph", v.block == last.block+1},
		{"large", len(g.members) > 3}, {"one", len(g.members) == 1},
		{"few words after this", len(v.terms) < 3 && gone == "1"}, {"points back at this", v.reference != "" && gone == "1"},
		{"points at the allegation", v.reference == "allegation" && alleges}, {"points at a figure", v.reference == "figure" && len(r.points[g.members[0]].numbers) > 0},
	} {
		if x.ok {
			f = append(f, x.name)
		}
	}
	return f
}

// kind is what sort of answer v is.
func (r *reader) kind(v *point) string {
	switch v.Act {
	case onrecord.Declines, onrecord.Silent:
		return "declines"
	case onrecord.Denies, onrecord.Doubts, onrecord.Retracts:
		return "denies"
	case onrecord.Alleges:
		return "alleges"
	case onrecord.Confirms:
		return "confirms"
	case onrecord.Asserts, onrecord.Rules, onrecord.Believes, onrecord.Predicts:
		return "says"
	}
	return "other"
}

// window is how many groups, the latest first, a point may join: it bounds the work on a long text.
const window = 48
