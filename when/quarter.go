package when

import (
	"time"

	"onrecord"
)

// numbered reads units by number: the third quarter, Q3, week 31; joined to a year later.
func (f *finder) numbered(i int) node {
	at := f.skip(i, roleThe)
	fiscal := f.has(at, roleFiscal)
	at = f.skip(at, roleFiscal)
	quarter := func(end, n int) node {
		if y, e := f.yearNumber(f.skip(f.comma(end), roleLink)); fiscal { // nobody knows which months those are
			return node{end: max(end, e), kind: kindUnit, grain: onrecord.GrainQuarter, f: fields{y: y}, get: func(*scene) interval { return interval{} }}
		}
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
	if n := f.num(at, 1); n >= 1 && n <= 4 && f.glued(at+1) { // 1Q, 2H 2019
		if u, k := f.at(at+1, roleUnit); k == at+2 && u.grain == onrecord.GrainQuarter && f.lex[at+1].digits() == 1 {
			return quarter(k, n)
		}
		if _, k := f.at(at+1, roleHalfYear); k > 0 && n <= 2 {
			if h := f.halfYear(k, n); h.f.y > 0 {
				return h
			}
		}
	}
	if m, k := f.month(at); k > 0 && at > i && m.n%3 == 0 { // the March quarter: the three months up to its end
		if u, e := f.at(k, roleUnit); e > 0 && u.grain == onrecord.GrainQuarter && !f.plural(e-1) {
			return quarter(e, m.n/3)
		}
	}
	if n, e := f.ordinal(at); e > 0 {
		if k := f.skip(f.dash(e), roleFiscal); k > e && f.has(f.dash(e), roleFiscal) {
			fiscal, e = true, k
		} else {
			e = f.dash(e)
		}
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
