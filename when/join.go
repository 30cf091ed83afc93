package when

import (
	"time"

	"onrecord"
)

// based reads an atom and what is joined to it: Tuesday, March 5; June next year; Tuesday morning; 3 p.m. on Tuesday.
func (f *finder) based(i int) node {
	if i >= len(f.lex) {
		return node{}
	}
	m := &f.memo[i]
	if !m.hasBased {
		m.based, m.hasBased = f.newBased(i), true
	}
	return m.based
}

func (f *finder) newBased(i int) node {
	n := f.atom(i)
	for n.end > 0 {
		more := f.extended(i, n)
		if more.end <= n.end {
			break
		}
		n = more
	}
	return n
}

// extended joins n with the atom behind it, if the two make one.
func (f *finder) extended(i int, n node) node {
	best := node{}
	list := f.joints(n.end)
	if z := f.zoned(n.end); n.kind == kindClock && z > n.end {
		list = append(list, f.joints(z)...)
	}
	for _, at := range list {
		b := f.atom(at)
		if b.end == 0 {
			continue
		}
		j := f.join(n, b, at > n.end)
		if j.end > best.end {
			if f.is(at-1, "(") {
				if !f.is(j.end, ")") {
					continue
				}
				j.end++
			}
			best = j
		}
	}
	return best
}

// zoned is the lexeme behind a zone and a time in brackets: 15:30 local time (1430 UTC) on Tuesday. None of them moves the time.
func (f *finder) zoned(i int) int {
	at := f.skip(i, roleZone)
	if f.is(at, "(") {
		for k := at + 1; k < len(f.lex) && k < at+8; k++ {
			if f.is(k, ")") {
				return k + 1
			}
		}
	}
	return at
}

// joints lists where the second half of an expression may begin: at once, behind a comma, behind of, in, on, at.
func (f *finder) joints(end int) []int {
	out := []int{end}
	at := end
	if f.is(at, ",") || f.is(at, "(") || f.is(at, "-") && f.glued(at) && f.glued(at+1) {
		at++
		out = append(out, at)
	}
	for _, r := range []role{roleLink, roleClockLead} {
		if _, k := f.at(at, r); k > 0 {
			out = append(out, k)
			if j := f.skip(k, roleClockLead); j > k {
				out = append(out, j)
			}
		}
	}
	if f.is(end, "'") || f.has(end, roleLink) { // next year's third quarter
		if f.is(end, "'") && f.glued(end) && f.glued(end+1) && end+1 < len(f.lex) && f.lex[end+1].digits() == 1 {
			out = append(out, end+2)
		}
	}
	return out
}

// join makes one expression of a and the later b; end 0 where they are two.
func (f *finder) join(a, b node, linked bool) node {
	swap := func(j node) node { j.end = b.end; return j }
	switch {
	case a.kind == kindWeekday && (b.kind == kindDay && b.f.m > 0 || b.kind == kindMonthday):
		return f.withWeekday(b, a.f)
	case b.kind == kindWeekday && b.f.shift == nil && (a.kind == kindDay && a.f.m > 0 || a.kind == kindMonthday):
		return swap(f.withWeekday(a, b.f))
	case a.kind == kindWeekday && b.kind == kindOrdinal && (!b.weak || f.closes(b.end)):
		return f.weekdayOrdinal(a, b)
	case a.kind == kindWeekday && a.f.shift == nil && b.kind == kindUnit && b.grain == onrecord.GrainWeek:
		return inWeek(b.end, a, b)
	case b.kind == kindWeekday && b.f.shift == nil && a.kind == kindUnit && a.grain == onrecord.GrainWeek:
		return inWeek(b.end, b, a)
	case a.kind == kindOrdinal && b.grain == onrecord.GrainMonth && (b.kind == kindUnit || b.kind == kindMonth):
		return inMonth(b.end, a, b)
	case yearless(a) && b.kind == kindUnit && b.grain == onrecord.GrainYear && (!b.bare || linked):
		return f.inYearOf(b.end, a, b)
	case yearless(b) && a.kind == kindUnit && a.grain == onrecord.GrainYear && b.kind == kindQuarter:
		return f.inYearOf(b.end, b, a)
	case a.kind == kindHoliday || a.kind == kindDay && a.f.rule != nil:
		if b.kind == kindPart || b.kind == kindClock {
			return onDay(b.end, b, a)
		}
		return node{}
	case a.kind == kindMonthday && b.kind == kindUnit && b.grain == onrecord.GrainMonth:
		return node{}
	case a.kind.dayish() && (b.kind == kindPart || b.kind == kindClock):
		return onDay(b.end, b, a)
	case (a.kind == kindClock || a.kind == kindPart) && b.kind.dayish():
		return onDay(b.end, a, b)
	case a.kind == kindPart && b.kind == kindClock:
		return swap(b)
	case a.kind == kindClock && b.kind == kindPart:
		return swap(halfday(a, b))
	}
	return node{}
}

// weekendOf reads Easter weekend, the weekend of 5 March: the weekend nearest to the day, with the day.
func (f *finder) weekendOf(i int) node {
	day := f.based(i)
	end := 0
	if u, k := f.at(day.end, roleUnit); k > 0 && u.grain == weekend && day.kind.dayish() && day.end > i {
		end = k
	} else if u, k := f.at(f.skip(i, roleThe), roleUnit); k > 0 && u.grain == weekend {
		if _, e := f.at(k, roleLink); e > 0 {
			day = f.based(e)
			end = day.end
		}
	}
	if end == 0 || day.get == nil || !day.kind.dayish() || day.weak {
		return node{}
	}
	return node{end: end, kind: kindSpan, grain: onrecord.GrainDay, get: func(s *scene) interval {
		v := day.get(s)
		if !v.ok || v.from.IsZero() {
			return interval{}
		}
		near := unit(v.from.AddDate(0, 0, -2), weekend) // Monday and Tuesday go with the weekend before
		if near.from.After(v.from) {
			near.from = v.from
		}
		if v.to.After(near.to) && v.to.Sub(near.to) <= 48*time.Hour {
			near.to = v.to
		}
		return near
	}}
}

// yearless reports whether n still looks for its year.
func yearless(n node) bool {
	switch n.kind {
	case kindMonth, kindMonthday, kindSeason, kindQuarter, kindHoliday:
		return n.f.y == 0
	}
	return false
}

// withWeekday settles a date by the weekday beside it.
func (f *finder) withWeekday(date node, fl fields) node {
	date.f.weekday = fl.weekday
	if date.f.either && date.f.y > 0 {
		one := time.Date(date.f.y, time.Month(date.f.m), date.f.d, 0, 0, 0, 0, time.UTC)
		two := time.Date(date.f.y, time.Month(date.f.d), date.f.m, 0, 0, 0, 0, time.UTC)
		is := func(t time.Time) bool { return int(t.Weekday())+1 == fl.weekday }
		switch {
		case is(one) && !is(two):
			date.f.either = false
		case is(two) && !is(one):
			date.f.m, date.f.d, date.f.either = date.f.d, date.f.m, false
		}
	}
	return f.dated(date)
}

// weekdayOrdinal is Friday the 15th: the nearest such day.
func (f *finder) weekdayOrdinal(a, b node) node {
	d, wd := b.f.d, a.f.weekday
	return node{end: b.end, kind: kindDay, grain: onrecord.GrainDay, get: func(s *scene) interval {
		if !s.f.pub.ok {
			return interval{}
		}
		var list []interval
		first := unit(s.f.pub.from, onrecord.GrainMonth).from
		for k := -12; k <= 12; k++ {
			m := first.AddDate(0, k, 0)
			if t := m.AddDate(0, 0, d-1); t.Month() == m.Month() && int(t.Weekday())+1 == wd {
				list = append(list, unit(t, onrecord.GrainDay))
			}
		}
		for _, v := range list {
			if v.from.Year() == s.f.pub.from.Year() && v.from.Month() == s.f.pub.from.Month() {
				return v
			}
		}
		return s.choose(list)
	}}
}

func inWeek(end int, day, week node) node {
	wd := day.f.weekday
	return node{end: end, kind: kindDay, grain: onrecord.GrainDay, f: fields{weekday: wd, week: week.get}, get: func(s *scene) interval {
		v := week.get(s)
		if !v.ok || v.from.IsZero() {
			return interval{}
		}
		return unit(v.from.AddDate(0, 0, (wd+5)%7), onrecord.GrainDay)
	}}
}

func inMonth(end int, day, month node) node {
	d := day.f.d
	return node{end: end, kind: kindDay, grain: onrecord.GrainDay, get: func(s *scene) interval {
		v := month.get(s)
		if !v.ok || v.from.IsZero() {
			return interval{}
		}
		t := v.from.AddDate(0, 0, d-1)
		if t.Month() != v.from.Month() {
			return interval{}
		}
		return unit(t, onrecord.GrainDay)
	}}
}

// inYearOf is what returns every year, in the year of another expression.
func (f *finder) inYearOf(end int, a, year node) node {
	a.end, a.weak = end, false
	a.f.week = year.get
	a.f.y = year.f.y
	switch a.kind {
	case kindMonth, kindMonthday:
		if a.kind == kindMonth {
			a.kind = kindUnit
		} else {
			a.kind = kindDay
		}
		return f.dated(a)
	case kindQuarter:
		fl := a.f
		a.kind, a.get = kindUnit, func(s *scene) interval { return s.quarter(fl) }
		return a
	}
	fl := a.f
	a.kind = kindUnit
	if fl.rule != nil {
		a.kind = kindDay
	}
	a.get = func(s *scene) interval {
		return s.inYear(fl, func(y int) (interval, bool) {
			if fl.rule != nil {
				return fl.rule.in(y)
			}
			return unit(time.Date(y, time.Month(fl.m), 1, 0, 0, 0, 0, time.UTC), onrecord.GrainSeason), true
		})
	}
	return a
}

// onDay is a part or time of a day on the day of another expression.
func onDay(end int, part, day node) node {
	g, fl := part.grain, part.f
	return node{end: end, kind: kindSpan, grain: g, get: func(s *scene) interval { return minutes(day.get(s), fl.hour, fl.min, g) }}
}

// halfday moves a time into the half of the day that a part names: 7:00 in the evening.
func halfday(clock, part node) node {
	if part.f.hour >= 12*60 && clock.f.hour < 12*60 {
		clock.f.hour += 12 * 60
		clock.f.min += 12 * 60
	}
	g, fl := clock.grain, clock.f
	clock.get = func(s *scene) interval { return minutes(s.today(), fl.hour, fl.min, g) }
	return clock
}
