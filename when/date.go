package when

import (
	"time"

	"onrecord"
)

// worded reads dates with the month in words: 5 March 2024, 5th of March, March 5[th][, 2024], March 2024, March.
func (f *finder) worded(i int) node {
	best := node{}
	if d, k, plain := f.dayNumber(f.skip(i, roleThe)); k > 0 && !(plain && f.has(i, roleThe)) && !f.is(i-1, "$") {
		at := f.stroke(f.dash(k))
		if f.is(at, ".") && plain { // 5. March
			at++
		}
		at = f.of(at)
		if m, n := f.month(at); n > 0 {
			best = f.withYear(node{end: n, kind: kindMonthday, grain: onrecord.GrainDay, f: fields{m: m.n, d: d}})
		}
	}
	best = longer(best, f.shiftedMonth(i))
	m, k := f.month(i)
	if k == 0 {
		if y, e := f.yearNumber(i); e > 0 && f.lex[i].kind == number { // 2016 June, 2016, Nov, 2019-Sep-1
			at := f.stroke(f.comma(e))
			if m, n := f.month(at); n > 0 && (at > e || !m.shy || f.endsPhrase(n) && !f.verbAhead(n)) {
				nd := node{end: n, kind: kindUnit, grain: onrecord.GrainMonth, f: fields{y: y, m: m.n}}
				if d, e, _ := f.dayNumber(f.stroke(n)); e > 0 && f.glued(n) {
					nd = node{end: e, kind: kindDay, grain: onrecord.GrainDay, f: fields{y: y, m: m.n, d: d}}
				}
				best = longer(best, nd)
			}
		}
		return f.dated(best)
	}
	at := f.stroke(k)
	if j := f.skip(at, roleThe); j > at { // September the twenty-first
		if d, e := f.ordinal(j); e > 0 {
			best = longer(best, f.withYear(node{end: e, kind: kindMonthday, grain: onrecord.GrainDay, f: fields{m: m.n, d: d}}))
		}
	}
	if d, e, plain := f.dayNumber(at); e > 0 && !(plain && f.hourAhead(e)) {
		best = longer(best, f.withYear(node{end: e, kind: kindMonthday, grain: onrecord.GrainDay, f: fields{m: m.n, d: d}}))
	}
	bare := f.withYear(node{end: k, kind: kindMonth, grain: onrecord.GrainMonth, f: fields{m: m.n}})
	if best.end == 0 || bare.end > best.end {
		bare.weak = bare.f.y == 0 && m.shy && !f.monthSure(i, k)
		best = longer(best, bare)
	}
	return f.dated(best)
}

// verbAhead reports whether a verb follows at lexeme k: in 2016 May said.
func (f *finder) verbAhead(k int) bool {
	return k < len(f.lex) && f.lex[k].kind == word && f.Verb(f.lex[k].tok)
}

// shiftedMonth reads last March, next June, and the month of May.
func (f *finder) shiftedMonth(i int) node {
	if u, k := f.at(f.skip(i, roleThe), roleUnit); k > 0 && u.grain == onrecord.GrainMonth && u.n == 1 {
		if at := f.of(k); at > k {
			if m, e := f.month(at); e > 0 {
				return f.withYear(node{end: e, kind: kindMonth, grain: onrecord.GrainMonth, f: fields{m: m.n}})
			}
		}
	}
	sh, k := f.shift(i)
	if k == 0 {
		return node{}
	}
	m, e := f.month(k)
	if e == 0 {
		if d, de, _ := f.dayNumber(k); de > 0 { // next 6th of April
			if m, e := f.month(f.of(de)); e > 0 {
				return f.withYear(node{end: e, kind: kindMonthday, grain: onrecord.GrainDay, f: fields{m: m.n, d: d, shift: sh}})
			}
		}
		return node{}
	}
	n := node{end: e, kind: kindMonth, grain: onrecord.GrainMonth, f: fields{m: m.n, shift: sh}}
	if d, de, _ := f.dayNumber(e); de > 0 {
		n = node{end: de, kind: kindMonthday, grain: onrecord.GrainDay, f: fields{m: m.n, d: d, shift: sh}}
	}
	return f.withYear(n)
}

// of is the lexeme behind an "of" at i, or i itself.
func (f *finder) of(i int) int {
	if t, k := f.at(i, roleLink); k > 0 && t.from == "of" {
		return k
	}
	return i
}

// hourAhead reports whether a half of the day or minutes follow: March 5 p.m. is no date of it.
func (f *finder) hourAhead(i int) bool { return f.has(i, roleHalfday) }

// stroke is the lexeme behind a dash, a stroke or a point that is glued at i, or i itself.
func (f *finder) stroke(i int) int {
	if f.glued(i) && (f.is(i, "-") || f.is(i, "/") || f.is(i, ".")) {
		return i + 1
	}
	return i
}

// month reads a month's name, with the point of an abbreviation.
func (f *finder) month(i int) (*term, int) {
	t, k := f.at(i, roleMonth)
	if k == 0 {
		return nil, 0
	}
	if f.is(k, ".") && f.glued(k) && k-i == 1 && f.lex[i].digits() < 5 && f.lex[k].tok == f.lex[i].tok {
		k++
	}
	return t, k
}

// monthSure reports whether the name of a month that is a verb or a name, too, stands where only a month does: capital,
// and behind a word that leads times, or last, next …
func (f *finder) monthSure(i, end int) bool {
	if !f.lex[i].capital {
		return false
	}
	if k := f.entity[f.lex[i].tok]; k >= 0 && f.Entities[k].Kind == "PER" {
		return false
	}
	for _, r := range []role{roleYearLead, roleShift, rolePortion, roleJoin, roleBetween, roleClockLead} {
		if _, ok := f.endsIn(i, r); ok {
			return true
		}
	}
	tok := f.lex[i].tok
	if f.Words[tok].UPOS == "PROPN" && f.entity[tok] < 0 && f.Is(tok, "obl", "nmod:unmarked") {
		return true
	}
	return f.is(i-1, "-") && f.glued(i)
}

// withYear adds the year that follows a date, if one does.
func (f *finder) withYear(n node) node {
	at := f.comma(n.end)
	if _, k := f.at(at, roleLink); k > 0 && f.lex[at].kind == word {
		at = k
	}
	if f.glued(at) && (f.is(at, "-") || f.is(at, "/")) {
		at++
	}
	y, e := f.yearNumber(at)
	if e == 0 && at > n.end && f.num(at, 2) >= 0 && f.isLink(n.end) && f.lex[at].digits() == 2 && !f.glued(at+1) { // April of 87
		y, e = f.century(f.num(at, 2)), at+1
	}
	if e == 0 || f.countedNoun(at, e) {
		return n
	}
	n.end, n.f.y = e, y
	switch n.kind {
	case kindMonth:
		n.kind = kindUnit
	case kindMonthday:
		n.kind = kindDay
	}
	return n
}

// countedNoun reports whether the number at i, before e, counts the noun behind it: in May 2000 people.
func (f *finder) countedNoun(i, e int) bool {
	if e >= len(f.lex) || f.lex[e].kind != word {
		return false
	}
	w := f.Words[f.lex[i].tok]
	next := f.lex[e].tok
	return f.lex[i].kind == number && w.Rel == "nummod" && w.Head >= next && f.Words[w.Head].XPOS == "NNS" && f.Words[next].UPOS != "PROPN"
}

// dated resolves a date from its fields.
func (f *finder) dated(n node) node {
	if n.end == 0 {
		return n
	}
	if n.f.d > 0 && !possible(n.f.y, n.f.m, n.f.d) {
		return node{}
	}
	fl := n.f
	n.get = func(s *scene) interval { return s.date(fl) }
	return n
}

// possible reports whether a calendar has the day; y 0 is any year.
func possible(y, m, d int) bool {
	if y == 0 {
		y = 2000
	}
	return m >= 1 && m <= 12 && d >= 1 && time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() == d
}

// date resolves fields: those with a year as they are, others by the publication and the tense.
func (s *scene) date(fl fields) interval {
	if fl.either {
		return interval{}
	}
	make := func(y int) (interval, bool) {
		if fl.d == 0 {
			return unit(time.Date(y, time.Month(fl.m), 1, 0, 0, 0, 0, time.UTC), onrecord.GrainMonth), true
		}
		if !possible(y, fl.m, fl.d) {
			return interval{}, false
		}
		return unit(time.Date(y, time.Month(fl.m), fl.d, 0, 0, 0, 0, time.UTC), onrecord.GrainDay), true
	}
	if fl.y > 0 {
		v, ok := make(fl.y)
		v.ok = ok
		return v
	}
	if fl.week != nil { // of a year that is named otherwise
		in := fl.week(s)
		if !in.ok {
			return interval{}
		}
		v, ok := make(in.from.Year())
		v.ok = ok
		return v
	}
	if !s.f.pub.ok || coarser(s.f.pub.grain, onrecord.GrainMonth) {
		return interval{}
	}
	around := 1
	if fl.m == 2 && fl.d == 29 {
		around = 8
	}
	list := s.inYears(around, make)
	if fl.weekday > 0 && fl.d > 0 { // Friday, 5 March: the year in which it is one
		var fit []interval
		for _, v := range list {
			if int(v.from.Weekday())+1 == fl.weekday {
				fit = append(fit, v)
			}
		}
		if len(fit) > 0 {
			list = fit
		}
	}
	return s.byShift(fl.shift, list)
}
