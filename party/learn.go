package party

import (
	"slices"

	"onrecord/lang"
	"onrecord/model"
)

// Example is one decision to learn from: whether a pronoun means somebody, by the features of both.
type Example struct {
	Features []string
	Class    string
}

// Examples resolves as [Resolve] does and gives the decisions about the pronouns among the mentions. truth tells of each mention the
// names of its party, nil where it is not known. Pronouns that mean nobody around teach nothing.
func Examples(a *model.Analysis, p *lang.Pack, by By, mentions []Mention, truth [][]string) []Example {
	r := newResolver(a, p, mentions)
	r.by = by
	var out []Example
	r.see = func(m Mention, list []rival) {
		s := r.sourceAt[m.Head]
		if s < 0 || s >= len(truth) || truth[s] == nil || len(list) < 2 {
			return
		}
		right := make([]bool, len(list))
		any := false
		for k := range list {
			right[k] = r.isCalled(list[k].who, truth[s])
			any = any || right[k]
		}
		if !any {
			return
		}
		for k, f := range r.contest(m, list) {
			class := no
			if right[k] {
				class = yes
			}
			out = append(out, Example{f, class})
		}
	}
	r.gather()
	r.findPhrases()
	r.beside()
	r.read()
	return out
}

// isCalled reports whether a name of the member is one of the names, or the end of one, or has one as its end.
func (r *resolver) isCalled(who int, names []string) bool {
	x := r.cast.members[who]
	for _, n := range names {
		for _, own := range append([]string{x.name}, x.aliases...) {
			if agreeing(foldedWords(n), foldedWords(own)) {
				return true
			}
		}
	}
	return false
}

func agreeing(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && slices.Equal(a, b[len(b)-len(a):])
}
