package when

import (
	"time"

	"onrecord"
)

// year reads 2014, the year 2014, fiscal 2014.
func (f *finder) year(i int) node {
	at, marked := f.skip(i, roleThe), false
	if n := f.fiscal(i); n.end > 0 {
		return n
	}
	if u, k := f.at(at, roleUnit); k > 0 && u.grain == onrecord.GrainYear && u.n == 1 {
		at, marked = f.skip(k, roleLink), true
	}
	if v := f.num(at, 4); marked && v > 0 && f.lex[at].digits() == 3 {
		return yearNode(at+1, v, false)
	}
	y, e := f.yearNumber(at)
	if e == 0 || at > i && !marked {
		return node{}
	}
	if !marked && !f.yearSure(at, e) {
		return node{}
	}
	return yearNode(e, y, !marked)
}

// fiscal reads fiscal 2019, last financial year, school year 2008: years without bounds, for they begin where a body lets them.
func (f *finder) fiscal(i int) node {
	at := f.skip(i, roleThe)
	sh, k := f.shift(at)
	if k == 0 {
		sh, k = nil, at
	}
	_, e := f.at(k, roleFiscal)
	if e == 0 {
		return node{}
	}
	y, end := f.yearNumber(f.skip(e, roleLink))
	if end == 0 && e < len(f.lex) && f.lex[e].kind == number && f.glued(e) && f.lex[e].digits() == 2 { // FY19
		y, end = f.century(f.lex[e].value), e+1
	}
	if end > 0 && yearly(y) {
		return node{end: end, kind: kindUnit, grain: onrecord.GrainYear, get: func(*scene) interval { return interval{} }}
	}
	if u, n := f.at(e-1, roleUnit); sh == nil || n != e || u.grain != onrecord.GrainYear {
		return node{}
	}
	return node{end: e, kind: kindUnit, grain: onrecord.GrainYear, get: func(*scene) interval { return interval{} }}
}

func yearNode(end, y int, bare bool) node {
	return node{end: end, kind: kindUnit, grain: onrecord.GrainYear, f: fields{y: y}, bare: bare,
		get: func(*scene) interval { return years(y, 1, onrecord.GrainYear) }}
}

// yearSure reports whether the number at i, before e, stands where a year does, and counts or numbers nothing.
func (f *finder) yearSure(i, e int) bool {
	if f.lex[i].kind != number {
		if f.lex[i].kind == mark { // '14
			_, led := f.endsIn(i, roleYearLead)
			return led
		}
		_, led := f.endsIn(i, roleYearLead)
		return led
	}
	if y := f.lex[i].value; !yearly(y) || f.glued(i) && i > 0 && f.lex[i-1].kind == word {
		return false
	}
	if i > 0 {
		switch l := f.lex[i-1]; {
		case l.kind == mark && f.glued(i) && l.low != "(" && l.low != "-" && l.low != "[" && l.low != "/" && l.low != `"` && l.low != "“" && l.low != "'":
			return false // $2014, #2014, 1,2014
		case l.kind == number:
			return false
		}
	}
	if f.is(e, "%") || f.is(e, "°") || f.is(e, "-") && f.glued(e) && e+1 < len(f.lex) && f.lex[e+1].kind == word && f.glued(e+1) && !f.has(e+1, roleUnit) && !f.has(e+1, roleMonth) {
		return false // 2000%, 2000-strong
	}
	if k := f.entity[f.lex[i].tok]; k >= 0 && f.Entities[k].First < f.lex[i].tok {
		return false // Agenda 2030
	}
	if f.countedNoun(i, e) {
		_, ok := f.endsIn(i, roleApprox)
		det := f.has(i-1, roleThe)
		return !ok && (det || f.led(i) && !f.plural2(e))
	}
	if f.has(e, roleZone) || f.has(e, roleWeekday) {
		return false // 2100 UTC
	}
	if f.led(i) {
		return true
	}
	if e < len(f.lex) && f.lex[e].kind == word && f.Words[f.lex[e].tok].UPOS == "PROPN" && i > 0 && f.lex[i-1].kind == word && !f.has(i-1, roleThe) {
		return false // a recalled 2005 Toyota
	}
	if i > 0 && f.Is(f.lex[i].tok, "nsubj") && f.lex[i-1].kind == word {
		return false // and 1720 had been freed
	}
	if f.is(i-1, "(") || f.is(i-1, "-") && f.glued(i) || f.is(i-1, "/") {
		return true
	}
	if i > 0 && f.lex[i-1].kind == word { // page 2012, a 2020 Toyota
		w := f.Words[f.lex[i-1].tok]
		switch {
		case w.UPOS == "DET" || w.UPOS == "ADJ" || w.UPOS == "PRON" || w.XPOS == "POS":
			return !(e < len(f.lex) && f.Words[f.lex[e].tok].UPOS == "PROPN" && w.XPOS == "DT" && !f.has(i-1, roleThe))
		case w.UPOS == "NOUN" || w.UPOS == "PROPN" || w.UPOS == "NUM":
			return f.has(i-1, rolePortion)
		}
		return w.UPOS != "VERB" || w.XPOS == "VBN"
	}
	return true
}

// plural2 reports whether the noun behind e is a plural that a bare number counts.
func (f *finder) plural2(e int) bool { return e < len(f.lex) && f.plural(e) }

// decade reads the 1990s, 1990's, the '90s, the nineties, the nineteen nineties, and the 19th century.
func (f *finder) decade(i int) node {
	at := f.skip(i, roleThe)
	if v := f.num(f.quote(at), 4); v >= 0 && v%10 == 0 {
		k := f.quote(at)
		d := f.lex[k].digits()
		e := k + 1
		if f.is(e, "'") && f.glued(e) {
			e++
		}
		if e < len(f.lex) && f.glued(e) {
			if _, end := f.at(e, roleDecadeEnd); end > 0 {
				switch {
				case d == 4 && yearly(v) && v%100 == 0 && v < 2000: // the 1800s
					return decadeNode(end, v, 100, onrecord.GrainCentury)
				case d == 4 && yearly(v):
					return decadeNode(end, v, 10, onrecord.GrainDecade)
				case d == 2 && (k > at || at > i || f.led(at)):
					return decadeNode(end, f.pastDecade(v), 10, onrecord.GrainDecade)
				}
			}
		}
	}
	if at > i || f.led(at) {
		if t, e := f.at(at, roleTens); e > 0 {
			return decadeNode(e, f.pastDecade(t.n), 10, onrecord.GrainDecade)
		}
	}
	if c, e := f.at(at, roleCardinal); e > 0 && c.n >= 10 && c.n <= 20 { // nineteen seventies
		if t, end := f.at(f.dash(e), roleTens); end > 0 {
			return decadeNode(end, c.n*100+t.n, 10, onrecord.GrainDecade)
		}
	}
	if n, e := f.ordinal(at); e > 0 && n >= 1 && n < 30 {
		if u, end := f.at(f.dash(e), roleUnit); end > 0 && u.grain == onrecord.GrainCentury {
			return decadeNode(end, (n-1)*100, 100, onrecord.GrainCentury)
		}
	}
	return node{}
}

// led reports whether a word that leads years stands before lexeme i.
func (f *finder) led(i int) bool {
	k, ok := f.endsIn(i, roleYearLead)
	if !ok {
		return false
	}
	if t, _ := f.at(k, roleYearLead); t.from == "join" { // 2014 and 2015
		return k > 0 && f.num(k-1, 4) >= 1000 || k > 1 && f.is(k-1, ",") && f.num(k-2, 4) >= 1000
	}
	return true
}

func (f *finder) quote(i int) int {
	if f.is(i, "'") && f.glued(i+1) {
		return i + 1
	}
	return i
}

// pastDecade is the century of a decade of two digits: the last that has begun; of 2029 where no publication is known.
func (f *finder) pastDecade(tens int) int {
	now := 2029
	if f.pub.ok {
		now = f.pub.from.Year()
	}
	y := now - now%100 + tens
	if y > now {
		y -= 100
	}
	return y
}

func decadeNode(end, y, n int, g onrecord.Grain) node {
	if y == 0 {
		y, n = 1, n-1 // there is no year 0
	}
	return node{end: end, kind: kindUnit, grain: g, get: func(*scene) interval { return years(y, n, g) }}
}

// numbered reads units by number: the third quarter, Q3, week 31; joined to a year later.
func (f *finder) numbered(i int) node {
	at := f.skip(i, roleThe)
	quarter := func(end, n int) node {
		fl := fields{m: n*3 - 2}
		if y, e := f.yearNumber(f.skip(f.comma(end), roleLink)); e > 0 { // Q3 2019
			fl.y, end = y, e
		}
		k := kindQuarter
		if fl.y > 0 {
			k = kindUnit
		}
		return node{end: end, kind: k, grain: onrecord.GrainQuarter, f: fl, get: func(s *scene) interval { return s.quarter(fl) }}
	}
	if n, e := f.ordinal(at); e > 0 {
		e = f.skip(f.dash(e), roleFiscal)
		if u, k := f.at(e, roleUnit); k > 0 && u.grain == onrecord.GrainQuarter && n >= 1 && n <= 4 {
			return quarter(k, n)
		}
	}
	if _, k := f.at(at, roleHalfYear); k > 0 && f.glued(k) && (f.num(k, 1) == 1 || f.num(k, 1) == 2) { // H1 2019
		return f.halfYear(k+1, f.num(k, 1))
	}
	u, k := f.at(at, roleUnit)
	if k == 0 || u.n != 1 {
		return node{}
	}
	n := f.num(k, 2)
	switch {
	case n < 1:
	case u.grain == onrecord.GrainQuarter && n <= 4 && (f.glued(k) || k-at > 0 && len(f.lex[at].low) > 1):
		return quarter(k+1, n)
	case u.grain == onrecord.GrainWeek && n <= 53 && len(f.lex[k-1].low) > 1:
		fl, end := fields{d: n}, k+1
		if y, e := f.yearNumber(f.skip(f.comma(end), roleLink)); e > 0 { // week 31 of 2019
			fl.y, end = y, e
		} else if at := f.of(end); at > end && !f.has(f.skip(at, roleThe), roleUnit) && !f.has(at, roleShift) {
			return node{} // week 22 of a pregnancy
		}
		return node{end: end, kind: kindQuarter, grain: onrecord.GrainWeek, f: fl, get: func(s *scene) interval { return s.quarter(fl) }}
	}
	return node{}
}

// halfYear is the first or the second half of a year, exact to the month.
func (f *finder) halfYear(end, n int) node {
	fl := fields{m: 6*n - 5, months: 6}
	k := kindQuarter
	if y, e := f.yearNumber(f.skip(f.comma(end), roleLink)); e > 0 {
		fl.y, end, k = y, e, kindUnit
	}
	return node{end: end, kind: k, grain: onrecord.GrainMonth, f: fl, get: func(s *scene) interval { return s.quarter(fl) }}
}

// quarter resolves a quarter of a year (m is its first month) or a week of one (d is its number, as in ISO 8601).
func (s *scene) quarter(fl fields) interval {
	if fl.d > 0 && fl.y == 0 && fl.week == nil && s.f.pub.ok { // weeks are numbered in the year at hand
		fl.y = s.f.pub.from.Year()
	}
	make := func(y int) (interval, bool) {
		if fl.d > 0 {
			return unit(time.Date(y, 1, 4+7*(fl.d-1), 0, 0, 0, 0, time.UTC), onrecord.GrainWeek), true
		}
		v := unit(time.Date(y, time.Month(fl.m), 1, 0, 0, 0, 0, time.UTC), onrecord.GrainQuarter)
		if fl.months > 0 {
			v.to, v.grain = v.from.AddDate(0, fl.months, 0), onrecord.GrainMonth
		}
		return v, true
	}
	return s.inYear(fl, make)
}

// inYear resolves what returns every year: in the year that was named, or by publication and tense.
func (s *scene) inYear(fl fields, make func(y int) (interval, bool)) interval {
	y := fl.y
	if y == 0 && fl.week != nil {
		in := fl.week(s)
		if !in.ok || in.from.IsZero() {
			return interval{}
		}
		y = in.from.Year()
	}
	if y > 0 {
		v, ok := make(y)
		v.ok = ok
		return v
	}
	if !s.f.pub.ok {
		return interval{}
	}
	return s.byShift(fl.shift, s.inYears(2, make))
}

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
