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
		return unit(s.f.pub.from, onrecord.GrainDay)
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
		from := a.get(s)
		to := b.get(s)
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

// days reads ranges of days that share a month: March 3-5, 3-5 March 2024, from 3 to 5 of March, March between 3 and 5, the
// 4th to the 8th of this month.
func (f *finder) days(i int, lead *term) node {
	if m, k := f.month(i); k > 0 {
		inner, at := lead, k
		if t, e := f.at(k, roleBetween); e > 0 {
			inner, at = t, e
		}
		d1, e, _ := f.dayNumber(f.skip(at, roleThe))
		if e == 0 {
			return node{}
		}
		j, _ := f.joint(e, inner)
		if t, k := f.joined(e); j == 0 && t != nil && f.num(k, 2) == d1+1 { // December 5 and 6
			j = k
		}
		if j == 0 {
			return node{}
		}
		d2, e, _ := f.dayNumber(f.skip(j, roleThe))
		if e == 0 || d2 <= d1 || f.has(e, roleMonth) || f.glued(e) && f.is(e, "-") {
			return node{}
		}
		return f.monthDays(f.withYear(node{end: e, kind: kindMonthday, grain: onrecord.GrainDay, f: fields{m: m.n, d: d2}}), d1)
	}
	d1, e, plain := f.dayNumber(f.skip(i, roleThe))
	if e == 0 {
		return node{}
	}
	if d, me, _ := f.dayNumber(e); me > 0 && d > 0 {
		return node{}
	}
	j, _ := f.joint(e, lead)
	if j == 0 {
		return node{}
	}
	at := f.skip(j, roleThe)
	if n := f.worded(at); n.kind == kindMonthday || n.kind == kindDay && n.f.d > 0 {
		if n.f.d > d1 && f.lex[at].kind != word || n.f.d > d1 && !f.has(at, roleMonth) {
			return f.monthDays(n, d1)
		}
		return node{}
	}
	d2, e, plain2 := f.dayNumber(at)
	if e == 0 || d2 <= d1 || plain != plain2 && lead == nil {
		return node{}
	}
	month := f.based(f.skip(e, roleLink))
	if month.end == 0 || month.grain != onrecord.GrainMonth || month.kind != kindUnit {
		return node{}
	}
	one := inMonth(month.end, node{f: fields{d: d1}}, month)
	return between(month.end, one, inMonth(month.end, node{f: fields{d: d2}}, month))
}

// monthDays is the days from d to that of n.
func (f *finder) monthDays(n node, d int) node {
	n = f.dated(n)
	if n.end == 0 {
		return n
	}
	get := n.get
	return node{end: n.end, kind: kindSpan, grain: onrecord.GrainDay, get: func(s *scene) interval {
		v := get(s)
		if v.ok {
			v.from = v.from.AddDate(0, 0, d-v.from.Day())
		}
		return v
	}}
}

// open reads what has one end: since 2017, until May, before Christmas, after 5 March, by Friday.
func (f *finder) open(i int) node {
	t, k := f.at(f.skip(i, roleApprox), roleOpen)
	if k == 0 {
		return f.tailed(i)
	}
	p := f.point(k)
	if p.end == 0 || p.kind == kindLength || p.get == nil || p.kind == kindClock || p.kind == kindPart {
		return node{}
	}
	if f.is(p.end, "'") && f.glued(p.end) || p.end < len(f.lex) && f.lex[p.end].kind == word && t.from != "since" && f.nounAhead(p.end) && f.Words[f.lex[p.end-1].tok].Head >= f.lex[p.end].tok {
		return node{} // after Tuesday's vote, before the 2016 election
	}
	if p.weak && (p.kind != kindMonth || !f.lex[k].capital) {
		return node{}
	}
	return oneEnd(p.end, p, t.from)
}

// tailed reads 2012 or later, from May onwards.
func (f *finder) tailed(i int) node {
	at := i
	if _, k := f.at(i, roleBetween); k > 0 {
		at = k
	}
	p := f.point(at)
	if p.get == nil || p.weak || p.kind == kindClock || p.kind == kindPart {
		return node{}
	}
	t, k := f.at(p.end, roleTail)
	if k == 0 {
		return node{}
	}
	return oneEnd(k, p, t.from)
}

// oneEnd is what lies since, until, before or after p.
func oneEnd(end int, p node, side string) node {
	return node{end: end, kind: kindSpan, grain: p.grain, get: func(s *scene) interval {
		v := p.get(s)
		if !v.ok {
			return interval{}
		}
		out := interval{grain: v.grain, ok: true}
		switch side {
		case "since":
			out.from = v.from
			if s.f.pub.ok && v.from.Before(s.f.pub.to) && !v.from.IsZero() {
				out.to = unit(s.f.pub.from, onrecord.GrainDay).to
			}
		case "until", "by":
			out.to = v.to
		case "before":
			out.to = v.from
		case "after":
			out.from = v.to
		}
		if out.from.IsZero() && out.to.IsZero() {
			return interval{}
		}
		return out
	}}
}
