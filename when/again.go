package when

import (
	"onrecord"
)

// againAgo reads what follows a length counted from the publication and says where in that time: a year ago today, two years ago
// this month, a week ago on Monday, two years ago, in March. n is what the length names, with parts and sign.
func (f *finder) againAgo(n node, parts []length, sign int) node {
	if n.get == nil || n.kind != kindSpan {
		return n
	}
	k := n.end
	if t, e := f.at(k, roleDeictic); e > 0 && t.grain == onrecord.GrainDay && t.n == 0 && t.from == "pub" {
		return moved(e, f.shiftedUnit(e, t, onrecord.GrainDay, 0), parts, sign)
	}
	if sh, e := f.shift(k); e > 0 && sh.n == 0 && sh.from == "pub" {
		if u, ue := f.at(e, roleUnit); ue > 0 && u.n == 1 && u.grain != weekend && !coarser(u.grain, n.grain) {
			return moved(ue, f.shiftedUnit(ue, sh, u.grain, 0), parts, sign)
		}
	}
	if d := f.based(k); d.kind == kindWeekday || d.end > k && d.kind == kindDay && d.f.weekday > 0 {
		return moved(d.end, d, parts, sign)
	}
	linked := f.skip(f.comma(k), roleLink)
	if b := f.atom(linked); n.grain == onrecord.GrainYear && linked > k && f.isLink(linked-1) && b.get != nil && yearless(b) && b.f.shift == nil && (!b.weak || f.lex[linked].capital) {
		return f.inYearOf(b.end, b, node{get: n.get})
	}
	return n
}

// moved is day, moved by a length: into the unit of its own grain.
func moved(end int, day node, parts []length, sign int) node {
	return node{end: end, kind: kindSpan, grain: day.grain, get: func(s *scene) interval {
		v := day.get(s)
		if !v.ok || v.from.IsZero() || parts[0].few {
			return interval{}
		}
		return unit(forth(v.from, parts, sign), v.grain)
	}}
}

// weekdays reads two Mondays ago, three Sundays from now, Friday week: weekdays counted off.
func (f *finder) weekdays(i int) node {
	a, k := f.amountAt(i)
	if k == 0 || a.few || a.one || a.quarters > 0 || a.n < 1 {
		return node{}
	}
	t, e := f.at(k, roleWeekdays)
	if e == 0 {
		t, e = f.at(k, roleWeekday)
	}
	if e == 0 || t.shy {
		return node{}
	}
	aw, end := f.at(e, roleAway)
	if end == 0 || f.has(e, roleRelation) && !f.closes(end) {
		return node{}
	}
	return node{end: end, kind: kindDay, grain: onrecord.GrainDay, get: func(s *scene) interval {
		base, ok := s.base(aw.from)
		if !ok || base.from.IsZero() || coarser(base.grain, onrecord.GrainDay) || a.n > farthest {
			return interval{}
		}
		ahead := (t.n - int(base.from.Weekday()) + 7) % 7
		if aw.n > 0 && ahead == 0 {
			ahead = 7
		}
		if aw.n < 0 {
			return unit(base.from.AddDate(0, 0, ahead-7*a.n), onrecord.GrainDay)
		}
		return unit(base.from.AddDate(0, 0, ahead+7*(a.n-1)), onrecord.GrainDay)
	}}
}

// sameTime reads this time last year: as exact as people are who say so.
func (f *finder) sameTime(i int) node {
	_, k := f.at(i, roleSameTime)
	if k == 0 {
		return node{}
	}
	sh, e := f.shift(k)
	if e == 0 || sh.n == 0 {
		return node{}
	}
	u, end := f.at(e, roleUnit)
	g, ok := map[onrecord.Grain]onrecord.Grain{onrecord.GrainYear: onrecord.GrainMonth, onrecord.GrainMonth: onrecord.GrainWeek, onrecord.GrainWeek: onrecord.GrainDay}[unitOf(u)]
	if end == 0 || !ok || u.n != 1 || f.plural(end-1) {
		return node{}
	}
	return node{end: end, kind: kindSpan, grain: g, get: func(s *scene) interval {
		base, ok := s.base(sh.from)
		if !ok || base.from.IsZero() || coarser(base.grain, g) {
			return interval{}
		}
		return unit(shift(base.from, u.grain, sh.n), g)
	}}
}

func unitOf(t *term) onrecord.Grain {
	if t == nil {
		return ""
	}
	return t.grain
}

// era reads AD 79, 79 AD, 300 BC, the 5th century BC: what lies before the first year has no bounds, for no Date can write it.
func (f *finder) era(i int) node {
	t, k := f.at(i, roleEra)
	at := i
	if k > 0 {
		if t.from == "before" || !f.lex[i].capital {
			return node{}
		}
		at = k
	}
	y, e := f.num(at, 4), at+1
	if y < 1 {
		return node{}
	}
	if k == 0 {
		if t, k = f.at(e, roleEra); k == 0 || yearly(y) || !f.lex[e].capital {
			return node{}
		}
		e = k
	}
	if t.from == "before" {
		return node{end: e, kind: kindSpan, grain: onrecord.GrainYear, get: func(*scene) interval { return interval{} }}
	}
	return yearNode(e, y, false)
}

// ofEra is a century with the era behind it.
func (f *finder) ofEra(n node) node {
	t, e := f.at(n.end, roleEra)
	if n.end == 0 || e == 0 || !f.lex[n.end].capital {
		return n
	}
	n.end = e
	if t.from == "before" {
		n.kind, n.get = kindSpan, func(*scene) interval { return interval{} }
	}
	return n
}

// afterThat is the lexeme behind a word for the time last told of, where nothing goes on: the week after that.
func (f *finder) afterThat(i int) int {
	if _, k := f.at(i, roleAnaphor); k > 0 && f.closes(k) {
		return k
	}
	return 0
}

// weekOn reads Friday week, a week on Friday: the day a week after the next Friday.
func (f *finder) weekOn(i int) node {
	d := f.atom(i)
	if d.kind == kindWeekday && d.f.shift == nil {
		if u, e := f.at(d.end, roleUnit); e > 0 && u.grain == onrecord.GrainWeek && !f.plural(e-1) && f.stops(e) {
			return weeksOn(e, d, u.n)
		}
		return node{}
	}
	parts, k := f.lengths(i)
	if k == 0 || len(parts) != 1 || parts[0].grain != onrecord.GrainWeek || parts[0].few || parts[0].quarters > 0 || !f.isLink(k) || f.of(k) > k {
		return node{}
	}
	day := f.atom(f.skip(k, roleLink))
	if day.kind != kindWeekday || day.f.shift != nil || f.ledByFor(i) || f.tenseAt(i, day.end) == past {
		return node{}
	}
	return weeksOn(day.end, day, parts[0].n)
}

func weeksOn(end int, day node, n int) node {
	wd := day.f.weekday - 1
	return node{end: end, kind: kindDay, grain: onrecord.GrainDay, get: func(s *scene) interval {
		if !s.toTheDay() || n > farthest {
			return interval{}
		}
		t := s.f.pub.from
		return unit(t.AddDate(0, 0, (wd-int(t.Weekday())+7)%7+7*n), onrecord.GrainDay)
	}}
}
