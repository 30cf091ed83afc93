// Package party says who is who in one article: it gathers the names, their short forms, titles and roles, and resolves
// what names a source at one place ("he", "the defector", "the ministry") to a Party.
//
// It works in sieves, the surest first: names, then short forms and acronyms, then descriptions, then pronouns. What no
// sieve resolves stays unresolved, and an unnamed source stays a party of its own, never merged into a named one. Names are
// the fullest form used in the article. The package looks at one article only and knows no one from elsewhere.
package party

import (
	"onrecord"
	"onrecord/lang"
	"onrecord/model"
)

// Mention is a phrase of the text that names a source, an asker or someone asked: tokens [First, Last], both inclusive,
// headed by Head.
type Mention struct {
	First, Last, Head int
	// Speaker is the index of the mention whose words this one stands in ("I", "we"), -1 in the article's own voice.
	Speaker int
}

// Resolved is what became of a Mention. Party is "" and By "" where nobody could be told.
type Resolved struct {
	Party onrecord.PartyID
	// Antecedent is what a pronoun or a description points back to; zero for a name.
	Antecedent onrecord.Span
	By         string // the sieve
}

// Resolve gathers the parties of the article and resolves the mentions, which must be in the order of their statements.
// Parties come in the order of their first mention. Linear in the text but for names, which are compared pairwise.
func Resolve(a *model.Analysis, p *lang.Pack, mentions []Mention) ([]onrecord.Party, []Resolved) {
	r := newResolver(a, p)
	r.gather()
	out := make([]resolution, len(mentions))
	for _, i := range order(mentions) {
		out[i] = r.resolve(mentions, out, i)
	}
	return r.cast.parties(r, out)
}

// order is the mentions in the order of the text, each speaker before what stands in its words.
func order(mentions []Mention) []int {
	var out []int
	done := make([]bool, len(mentions))
	var visit func(i, depth int)
	visit = func(i, depth int) {
		if done[i] || depth > len(mentions) {
			return
		}
		done[i] = true
		if s := mentions[i].Speaker; s >= 0 && s < len(mentions) {
			visit(s, depth+1)
		}
		out = append(out, i)
	}
	for _, i := range byPlace(mentions) {
		visit(i, 0)
	}
	return out
}
