package when

import (
	"onrecord"
)

// ranged reads two ends: from March to May, between 2014 and 2017, 2014–17, March 3-5, Friday through Sunday. The later end
// is counted in.
func (f *finder) ranged(i int) node {
	lead, k := f.at(i, roleBetween)
	at := i
	if k > 0 {
		at = k
	}
	if n := f.days(at, lead); n.end > 0 {
		return n
	}
	a := f.point(at)
	if _, e := f.at(at, roleNow); e > 0 && lead != nil { // between now and Friday
		a = f.present(e)
	}
	if a.end == 0 {
		return node{}
	}
	if lead == nil && a.kind == kindUnit && a.grain == onrecord.GrainWeek {
		return f.inOneWeek(a)
	}
	j, joint := f.joint(a.end, lead)
	if j == 0 {
		return node{}
	}
	b := f.point(j)
	if a.bare && lead == nil && joint != "-" && !f.yearAfter(j) && b.f.y == 0 {
		return node{}
	}
	if y := f.num(j, 2); a.kind == kindUnit && a.grain == onrecord.GrainYear && joint == "-" && y >= 0 && f.glued(j) && f.lex[j].digits() == 2 && b.end <= j+1 {
		if end := a.f.y/100*100 + y; end > a.f.y { // 2014-17
			b = yearNode(j+1, end, true)
		}
	}
	if y, e := f.yearNumber(j); b.end < e && a.f.y > 0 {
		b = yearNode(e, y, true)
	}
	if m, e := f.month(j); b.end < e && e > 0 && f.lex[j].capital {
		b = f.dated(f.withYear(node{end: e, kind: kindMonth, grain: onrecord.GrainMonth, f: fields{m: m.n}}))
	}
	if d, e := f.ordinal(f.skip(j, roleThe)); e > b.end && a.f.m > 0 && a.f.d > 0 { // November the 15th through 19th
		b = f.dated(f.withYear(node{end: e, kind: kindMonthday, grain: onrecord.GrainDay, f: fields{y: 0, m: a.f.m, d: d}}))
	}
	if _, e := f.at(f.skip(j, roleThe), roleNow); e > b.end { // from 2014 to the present
		b = f.present(e)
	}
	if a.weak && b.weak && lead == nil && !(f.lex[i].capital && f.lex[j].capital) {
		return node{}
	}
	if b.end == 0 || a.kind == kindLength || b.kind == kindLength || a.get == nil || b.get == nil {
		return node{}
	}
	if joint == "-" && !f.glued(j) && f.lex[j-1].low != "-" {
		return node{}
	}
	end := b.end
	if a, b = f.share(a, b); a.get == nil || b.get == nil { // shared, a day that no calendar has
		return node{}
	}
	return between(end, a, b)
}

// present is the day of publication, as one end of a range.
func (f *finder) present(end int) node {
	return node{end: end, kind: kindSpan, grain: onrecord.GrainDay, get: func(s *scene) interval {
		if !s.f.pub.ok {
			return interval{}
		}
		return interval{s.f.pub.from, s.untilNow(), onrecord.GrainDay, true}
	}}
}

// inOneWeek reads next week between Wednesday and Friday.
func (f *finder) inOneWeek(week node) node {
	lead, k := f.at(week.end, roleBetween)
	if k == 0 {
		return node{}
	}
	a := f.weekday(k)
	j, _ := f.joint(a.end, lead)
	if a.end == 0 || j == 0 {
		return node{}
	}
	b := f.weekday(j)
	if b.end == 0 || a.f.shift != nil || b.f.shift != nil {
		return node{}
	}
	return between(b.end, inWeek(a.end, a, week), inWeek(b.end, b, week))
}

// yearAfter reports whether four digits at j are a year by themselves: 2014 to 2017.
func (f *finder) yearAfter(j int) bool {
	y, _ := f.yearNumber(j)
	return y > 0
}

// joint is the lexeme behind the word or dash that joins a range, and that word's value.
func (f *finder) joint(i int, lead *term) (int, string) {
	if f.is(i, "-") {
		return i + 1, "-"
	}
	t, k := f.at(f.comma(i), roleJoin)
	if k == 0 {
		return 0, ""
	}
	if t.from == "or" || t.from == "and" && (lead == nil || lead.from != "and") {
		return 0, ""
	}
	return k, t.from
}

// share hands the year, and the month, of one end to the other.
func (f *finder) share(a, b node) (node, node) {
	year := func(n node) bool {
		return (n.kind == kindMonth || n.kind == kindMonthday) && n.f.week == nil && n.f.shift == nil
	}
	switch {
	case a.kind == kindWeekday && a.f.shift == nil && b.f.weekday > 0 && b.f.week != nil: // Wednesday to Friday next week
		a = inWeek(a.end, a, node{get: b.f.week})
	case year(a) && b.f.y > 0 && b.f.m > 0:
		a.f.y = b.f.y
		if a.f.m > b.f.m || a.f.m == b.f.m && a.f.d > b.f.d {
			a.f.y--
		}
		a = f.dated(a)
	case year(a) && b.f.week != nil && b.f.m > 0:
		a.f.week = b.f.week
		a = f.dated(a)
	case year(b) && a.f.y > 0 && a.f.m > 0:
		b.f.y = a.f.y
		if b.f.m < a.f.m || a.f.m == b.f.m && b.f.d > 0 && b.f.d < a.f.d {
			b.f.y++
		}
		b = f.dated(b)
	}
	return a, b
}

// between is the time from the beginning of a to the end of b.
func between(end int, a, b node) node {
	g := a.grain
	if coarser(b.grain, g) {
		g = b.grain
	}
	return node{end: end, kind: kindSpan, grain: g, get: func(s *scene) interval {
		from := a.at(s)
		to := b.at(s)
		if !from.ok || !to.ok || from.from.IsZero() || to.to.IsZero() {
			return interval{}
		}
		switch {
		case yearless(a) && yearless(b): // the last such day before the later end
			for n := 0; n < 2 && from.from.AddDate(1, 0, 0).Before(to.to); n++ {
				from = unit(shift(from.from, onrecord.GrainYear, 1), a.grain)
			}
			for n := 0; n < 2 && !from.from.Before(to.to); n++ {
				from = unit(shift(from.from, onrecord.GrainYear, -1), a.grain)
			}
		case from.from.Before(to.to):
		case b.kind == kindWeekday:
			for n := 0; n < 2 && !from.from.Before(to.to); n++ {
				to = unit(to.from.AddDate(0, 0, 7), onrecord.GrainDay)
			}
		case yearless(b):
			to = unit(shift(to.from, onrecord.GrainYear, 1), b.grain)
		case yearless(a):
			from = unit(shift(from.from, onrecord.GrainYear, -1), a.grain)
		}
		if !from.from.Before(to.to) {
			return interval{}
		}
		return interval{from.from, to.to, g, true}
	}}
}
