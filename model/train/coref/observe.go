package coref

import (
	"slices"
	"strings"

	who "onrecord/coref"
	"onrecord/eval/coref"
	"onrecord/lang"
)

// decision is one choice to learn from, with the keys of its features.
type decision struct {
	own      []uint32
	cands    []option
	none     bool    // nothing is right
	weight   float32 // of the step that it makes
	gendered bool    // the mention is he or she
}

type option struct {
	own, pair []uint32
	right     bool
}

// choose picks an index into the candidates of a decision, -1 for none.
type choose func(*who.Decision) int

// observe collects the decisions of a document. Without pick, what is right is what gets linked.
func observe(d *document, pack *lang.Pack, c *who.Classes, pick choose) []decision {
	var out []decision
	ms := who.Mentions(d.analysis)
	chain := make([]int, len(ms))
	for i, m := range ms {
		chain[i] = d.chain[coref.Mention{First: m.First, Last: m.Last}]
	}
	who.Walk(d.analysis, pack, c, func(x *who.Decision) int {
		i := x.Mention
		feats := d.analysis.Words[ms[i].Head].Feats
		r := decision{own: x.Own(i), none: true, weight: 1, gendered: strings.Contains(feats, "Gender=Masc") || strings.Contains(feats, "Gender=Fem")}
		first := -1
		for k, j := range x.Candidates {
			right := chain[i] != 0 && chain[j] == chain[i]
			if right && first < 0 {
				r.none, first = false, k
			}
			r.cands = append(r.cands, option{x.Own(j), slices.Clone(x.Pairs[k]), right})
		}
		if len(r.cands) > 0 {
			out = append(out, r)
		}
		if pick != nil {
			return pick(x)
		}
		return first
	})
	return out
}

// observeQuestion collects the decision about the pronoun of a question; pick makes the links. Of whom nothing is known are
// left out, but where neither name is right: then one of them is, or nobody.
func observeQuestion(q *question, pack *lang.Pack, c *who.Classes, pick choose, weight float32) []decision {
	ms := who.Mentions(q.analysis)
	p := who.MentionAt(ms, q.pronoun)
	at := [2]int{who.MentionAt(ms, q.names[0]), who.MentionAt(ms, q.names[1])}
	var out []decision
	who.Walk(q.analysis, pack, c, func(x *who.Decision) int {
		if x.Mention != p {
			return pick(x)
		}
		r := decision{own: x.Own(p), weight: weight, gendered: true, none: !q.Means[0] && !q.Means[1]}
		some := r.none
		for k, j := range x.Candidates {
			of := -1
			for n := range at {
				if at[n] >= 0 && (j == at[n] || x.Entity(j) == x.Entity(at[n])) {
					of = n
				}
			}
			if of < 0 && !r.none {
				continue
			}
			right := of < 0 || q.Means[of]
			some = some || right
			r.cands = append(r.cands, option{x.Own(j), slices.Clone(x.Pairs[k]), right})
		}
		if some {
			out = append(out, r)
		}
		return pick(x)
	})
	return out
}
