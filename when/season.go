package when

import (
	"time"

	"onrecord"
)

// season reads summer, this autumn, the summer of 2016, spring 2017. Seasons are those of the north.
func (f *finder) season(i int) node {
	at := f.skip(i, roleThe)
	sh, k := f.shift(at)
	if k == 0 {
		sh, k = nil, at
	}
	t, e := f.at(k, roleSeason)
	if e == 0 || f.plural(k) || t.shy && sh == nil && !f.seasonSure(k, e) {
		return node{}
	}
	fl := fields{m: t.n, shift: sh}
	return f.withYearOf(node{end: e, kind: kindSeason, grain: onrecord.GrainSeason, f: fl})
}

// seasonSure reports whether a word that is something else as well (spring, fall) is a season here: a year follows, or
// "in" or the article stands before it as before no verb.
func (f *finder) seasonSure(i, e int) bool {
	if y, _ := f.yearNumber(f.skip(e, roleLink)); y > 0 {
		return true
	}
	if f.Words[f.lex[i].tok].UPOS != "NOUN" && f.Words[f.lex[i].tok].UPOS != "PROPN" {
		return false
	}
	if f.endsPhrase(e) {
		for _, r := range []role{rolePortion, roleJoin, roleBetween} {
			if _, ok := f.endsIn(i, r); ok {
				return true
			}
		}
		_, ok := f.endsIn(f.articleBefore(i), roleYearLead)
		return ok && f.Words[f.lex[i].tok].Rel != "nsubj"
	}
	return false
}

func (f *finder) articleBefore(i int) int {
	if f.has(i-1, roleThe) {
		return i - 1
	}
	return i
}

// endsPhrase reports whether no noun goes on behind lexeme e: not in spring water.
func (f *finder) endsPhrase(e int) bool {
	return e >= len(f.lex) || f.lex[e].kind != word || !f.nounAhead(e)
}

// withYearOf adds the year behind a season or holiday, and resolves it.
func (f *finder) withYearOf(n node) node {
	n = f.withYear(n)
	fl := n.f
	n.get = func(s *scene) interval {
		return s.inYear(fl, func(y int) (interval, bool) {
			if fl.rule != nil {
				return fl.rule.in(y)
			}
			return unit(time.Date(y, time.Month(fl.m), 1, 0, 0, 0, 0, time.UTC), onrecord.GrainSeason), true
		})
	}
	return n
}
