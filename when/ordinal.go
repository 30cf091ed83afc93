package when

import (
	"onrecord"
)

// ordinalDay reads the 5th where no noun follows that it would count: on the 5th, the 21st of this month.
func (f *finder) ordinalDay(i int) node {
	at := f.skip(i, roleThe)
	d, k := f.ordinal(at)
	if _, led := f.endsIn(i, roleClockLead); k == 0 && (at > i && !led && f.isLink(i-1) || f.onWeekday(i)) && f.num(at, 2) >= 0 && f.stops(at+1) {
		d, k = f.num(at, 2), at+1 // on the 27; on Sunday 31
	}
	if k == 0 || d < 1 || d > 31 {
		return node{}
	}
	led := false
	for _, r := range []role{roleYearLead, roleJoin, roleBetween, roleLink, roleWeekday, roleOpen, roleWeekOf} {
		_, ok := f.endsIn(i, r)
		led = led || ok
	}
	weak := !led || f.lex[at].kind != number || k < len(f.lex) && f.lex[k].kind == word && f.nounAhead(k)
	fl := fields{d: d}
	return node{end: k, weak: weak, kind: kindOrdinal, grain: onrecord.GrainDay, f: fl, get: func(s *scene) interval { return s.ordinalDay(d) }}
}

// stops reports whether the sentence, a clause or a bracket ends at lexeme i.
func (f *finder) stops(i int) bool {
	if i >= len(f.lex) {
		return true
	}
	switch f.lex[i].low {
	case ".", ",", ";", "!", "?", ")", "\"", "”":
		return !f.glued(i+1) || i+1 >= len(f.lex) || f.lex[i+1].kind == mark
	}
	return false
}

// nounAhead reports whether the word at lexeme k goes on with the noun phrase before it.
func (f *finder) nounAhead(k int) bool {
	switch f.Words[f.lex[k].tok].UPOS {
	case "NOUN", "ADJ", "PROPN", "NUM":
		return !f.has(k, roleShift) && !f.has(k, roleMonth) && !f.has(k, roleWeekday) && !f.has(k, roleDeictic)
	}
	return false
}

// ordinalDay resolves a day of the month by the publication: the last such day, or the next where the verb looks ahead.
func (s *scene) ordinalDay(d int) interval {
	if !s.toTheDay() {
		return interval{}
	}
	var list []interval
	first := unit(s.f.pub.from, onrecord.GrainMonth).from
	for k := -2; k <= 2; k++ {
		m := first.AddDate(0, k, 0)
		if possible(m.Year(), int(m.Month()), d) {
			list = append(list, unit(m.AddDate(0, 0, d-1), onrecord.GrainDay))
		}
	}
	return s.choose(list)
}
