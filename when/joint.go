package when

import (
	"time"

	"onrecord"
)

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
	if u, k := f.at(f.skip(i, roleThe), roleUnit); k > 0 && u.grain == weekend { // the weekend of 5–6 March
		if days := f.days(f.of(k), nil); f.of(k) > k && days.end > end {
			return days
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
		if !s.toTheDay() {
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
