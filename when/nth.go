package when

import (
	"time"

	"onrecord"
)

// nth reads the first Monday of July, the last week of May, the third week of 2027, the first three days of March.
func (f *finder) nth(i int) node {
	at := f.skip(i, roleThe)
	n, k := f.ordinal(at)
	if k == 0 {
		sh, e := f.shift(at)
		if e == 0 || sh.n != -1 {
			return node{}
		}
		n, k = -1, e
	}
	n = max(n, -1)
	count := 1
	if c, e := f.cardinal(k); e > 0 && c < 32 {
		count, k = c, e
	}
	day, e := f.at(k, roleWeekday)
	u, ue := f.at(k, roleUnit)
	if ue > e {
		e = ue
		day = nil
	}
	if e == 0 || day == nil && (u.n != 1 || coarser(u.grain, onrecord.GrainDecade)) || n > 53 || n == 0 {
		return node{}
	}
	link := f.skip(e, roleLink)
	of := f.based(link)
	if link == e && of.kind != kindUnit || of.end == 0 {
		of = node{}
		if x, xe := f.at(f.skip(link, roleThe), roleUnit); xe > 0 && link > e && f.skip(link, roleThe) > link && x.n == 1 {
			of = f.shiftedUnit(xe, &term{from: "pub"}, x.grain, 0)
		}
		if m, me := f.month(link); of.end == 0 && me > 0 {
			of = f.dated(f.withYear(node{end: me, kind: kindMonth, grain: onrecord.GrainMonth, f: fields{m: m.n}}))
		}
	}
	if of.end == 0 || of.kind != kindUnit && of.kind != kindMonth {
		return node{}
	}
	g := onrecord.GrainDay
	if day == nil {
		g = u.grain
		if !coarser(of.grain, g) {
			return node{}
		}
		if g == weekend {
			g = onrecord.GrainWeek
		}
	}
	told := g
	return node{end: of.end, kind: kindUnit, grain: told, get: func(s *scene) interval {
		v := of.get(s)
		if !v.ok || v.from.IsZero() || v.to.IsZero() {
			return interval{}
		}
		if day != nil {
			t, ok := nth(v.from.Year(), int(v.from.Month()), n, day.n)
			if v.grain != onrecord.GrainMonth || !ok {
				return interval{}
			}
			return unit(t, onrecord.GrainDay)
		}
		return nthUnit(v, u.grain, n, count)
	}}
}

// nthUnit is the n-th units of a grain in v, the last where n is negative; its first week is the first that has its
// Thursday in v, as in ISO 8601.
func nthUnit(v interval, g onrecord.Grain, n, count int) interval {
	first, last := unit(v.from, g).from, unit(v.to.Add(-time.Second), g).from
	if g == onrecord.GrainWeek || g == weekend {
		if first.AddDate(0, 0, 3).Before(v.from) {
			first = first.AddDate(0, 0, 7)
		}
		if !last.AddDate(0, 0, 3).Before(v.to) {
			last = last.AddDate(0, 0, -7)
		}
	}
	from := shift(first, g, n-1)
	if n < 0 {
		from = shift(last, g, 1-count)
	}
	if from.Before(v.from.AddDate(0, 0, -6)) || !from.Before(v.to) {
		return interval{}
	}
	out := unit(from, g)
	out.to = shift(out.from, g, count)
	if g == weekend {
		out.to = out.from.AddDate(0, 0, 2)
	}
	out.ok = true
	return out
}
