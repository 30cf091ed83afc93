package when

import (
	"onrecord"
)

// year reads 2014, the year 2014, fiscal 2014.
func (f *finder) year(i int) node {
	at, marked := f.skip(i, roleThe), false
	if n := f.era(i); n.end > 0 {
		return n
	}
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

// fiscal reads fiscal 2019, the 2019 fiscal year, last financial year, school year 2008-09: years without bounds, for they begin
// where a body lets them.
func (f *finder) fiscal(i int) node {
	at := f.skip(i, roleThe)
	sh, k := f.shift(at)
	if k == 0 {
		sh, k = nil, at
	}
	none := func(end int) node {
		return node{end: end, kind: kindUnit, grain: onrecord.GrainYear, get: func(*scene) interval { return interval{} }}
	}
	kind, e := f.at(k, roleFiscal)
	if e == 0 {
		if y, e := f.yearNumber(at); e > 0 && yearly(y) {
			if _, end := f.at(f.twoYears(e, y), roleFiscal); end > 0 && f.has(end-1, roleUnit) {
				return none(end)
			}
		}
		return node{}
	}
	y, end := f.yearNumber(f.skip(e, roleLink))
	if end == 0 && e < len(f.lex) && f.lex[e].kind == number && f.glued(e) && f.lex[e].digits() == 2 { // FY19
		y, end = f.century(f.lex[e].value), e+1
	}
	if kind.from == "calendar" {
		if end == 0 {
			return node{}
		}
		return yearNode(end, y, false)
	}
	if end > 0 && yearly(y) {
		return none(f.twoYears(end, y))
	}
	if u, n := f.at(e-1, roleUnit); sh == nil || n != e || u.grain != onrecord.GrainYear {
		return node{}
	}
	return none(e)
}

// twoYears is the lexeme behind the second year of one that begins in y: 2015-16, 2015/2016.
func (f *finder) twoYears(e, y int) int {
	if (f.is(e, "-") || f.is(e, "/")) && f.glued(e) && f.glued(e+1) {
		if v := f.num(e+1, 4); v == y+1 || v == (y+1)%100 && f.lex[e+1].digits() == 2 {
			return e + 2
		}
	}
	return e
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
