package when

import (
	"time"

	"onrecord"
)

// forth is t moved by a length, or t itself where that is longer than a paper tells of.
func forth(t time.Time, parts []length, sign int) time.Time {
	for _, p := range parts {
		if p.n > farthest {
			return t
		}
		t = shift(t, p.grain, sign*p.n)
		if p.quarters > 0 {
			t = partStep(t, p.grain, sign*p.quarters)
		}
	}
	return t
}

// dayBefore reads the day before yesterday's sisters: the week before the vote is no time, the week before Easter is.
func (f *finder) dayBefore(i int) node {
	k := f.skip(i, roleThe)
	u, e := f.at(k, roleUnit)
	if k == i || e == 0 || u.n != 1 {
		return node{}
	}
	parts := []length{{u.grain, amount{n: 1}}}
	if rel, r := f.at(e, roleRelation); r > 0 {
		if end := f.afterThat(r); end > 0 {
			return f.shiftedUnit(end, &term{from: "text"}, u.grain, rel.n)
		}
		if p := f.point(r); p.get != nil && !p.bare {
			return away(p.end, parts, rel.n, func(s *scene) (interval, bool) { v := p.get(s); return v, v.ok })
		}
		if f.closes(r) { // the week before
			return f.shiftedUnit(r, &term{from: "text"}, u.grain, rel.n)
		}
	}
	if t, r := f.at(e, roleAway); r > 0 && t.from == "text" && f.closes(r) { // the year prior
		return f.shiftedUnit(r, t, u.grain, t.n)
	}
	return node{}
}

// away is a point at a distance: days and hours exactly, longer units as the week, month or year in which it lies, for
// nobody who writes "two months ago" means the day.
func away(end int, parts []length, sign int, base func(*scene) (interval, bool)) node {
	g, few := parts[len(parts)-1].grain, false
	for _, p := range parts {
		if rank[p.grain] < rank[g] {
			g = p.grain
		}
		if finer := map[onrecord.Grain]onrecord.Grain{onrecord.GrainYear: onrecord.GrainMonth, onrecord.GrainDecade: onrecord.GrainYear, onrecord.GrainCentury: onrecord.GrainYear,
			onrecord.GrainWeek: onrecord.GrainDay}[p.grain]; p.quarters > 0 && finer != "" { // half a year ago
			g = finer
		}
		few = few || p.few
	}
	grain := g
	if g == weekend || g == workweek {
		grain = onrecord.GrainWeek
	}
	if few {
		return node{end: end, kind: kindNone, grain: onrecord.GrainVague}
	}
	return node{end: end, kind: kindSpan, grain: grain, get: func(s *scene) interval {
		b, ok := base(s)
		if !ok || b.from.IsZero() || coarser(b.grain, grain) {
			return interval{}
		}
		t := b.from
		if !timed(g) {
			t = unit(t, onrecord.GrainDay).from
		}
		return unit(forth(t, parts, sign), grain)
	}}
}

// bounded is what lies more, or less, than a length away.
func bounded(end int, parts []length, sign int, more bool, base func(*scene) (interval, bool)) node {
	g := parts[len(parts)-1].grain
	return node{end: end, kind: kindSpan, grain: g, get: func(s *scene) interval {
		b, ok := base(s)
		if !ok || b.from.IsZero() || coarser(b.grain, g) {
			return interval{}
		}
		near := b.from
		if !timed(g) {
			near = unit(near, onrecord.GrainDay).from
		}
		far := forth(near, parts, sign)
		switch {
		case more && sign < 0:
			return interval{to: far, grain: g, ok: true}
		case more:
			return interval{from: far, grain: g, ok: true}
		case sign < 0:
			return interval{far, near, g, true}
		}
		return interval{near, far, g, true}
	}}
}

// partStep moves t by quarters of a unit, in the next finer one.
func partStep(t time.Time, g onrecord.Grain, quarters int) time.Time {
	switch g {
	case onrecord.GrainCentury:
		return shift(t, onrecord.GrainYear, 25*quarters)
	case onrecord.GrainDecade:
		return shift(t, onrecord.GrainMonth, 30*quarters)
	case onrecord.GrainYear:
		return shift(t, onrecord.GrainMonth, 3*quarters)
	case onrecord.GrainMonth:
		return t.AddDate(0, 0, 15*quarters/2)
	case onrecord.GrainWeek:
		return t.AddDate(0, 0, 7*quarters/4)
	case onrecord.GrainDay:
		return t.Add(time.Duration(quarters) * 6 * time.Hour)
	case onrecord.GrainHour:
		return t.Add(time.Duration(quarters) * 15 * time.Minute)
	}
	return t
}
