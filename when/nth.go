package when

import (
	"time"

	"onrecord"
)

// which is the head of the first Monday of July, of the final few weeks of May: before it is known what it is of.
type which struct {
	n, count int
	few      bool  // the first days of: how many is not known
	day      *term // a weekday, nil for a unit
	unit     *term
	end      int
}

// nth reads the first Monday of July, the last week of May, the third week of 2027, the first three days of March, the final
// months of 2019.
func (f *finder) nth(i int) node {
	w := f.which(f.skip(i, roleThe))
	if w.end == 0 {
		return node{}
	}
	link := f.skip(w.end, roleLink)
	of := f.based(link)
	if link == w.end && of.kind != kindUnit || of.end == 0 {
		of = node{}
		if x, xe := f.at(f.skip(link, roleThe), roleUnit); xe > 0 && link > w.end && f.skip(link, roleThe) > link && x.n == 1 {
			of = f.shiftedUnit(xe, &term{from: "pub"}, x.grain, 0)
		}
		if m, me := f.month(link); of.end == 0 && me > 0 {
			of = f.dated(f.withYear(node{end: me, kind: kindMonth, grain: onrecord.GrainMonth, f: fields{m: m.n}}))
		}
	}
	return w.of(of.end, of)
}

// which reads the head of an expression that counts within another time.
func (f *finder) which(at int) which {
	n, k := f.ordinal(at)
	if k == 0 {
		if t, e := f.at(at, roleNth); e > 0 {
			n, k = t.n, e
		} else if sh, e := f.shift(at); e > 0 && sh.n == -1 {
			n, k = -1, e
		}
	}
	if k == 0 || n == 0 || n > 53 {
		return which{}
	}
	w := which{n: max(n, -1), count: 1}
	if c, e := f.cardinal(k); e > 0 && c < 367 {
		w.count, k = c, e
	} else if _, e := f.at(k, roleFew); e > 0 {
		w.few, k = true, e
	}
	w.day, w.end = f.at(k, roleWeekday)
	if u, e := f.at(k, roleUnit); e > w.end {
		w.unit, w.day, w.end = u, nil, e
		w.few = w.few || w.count == 1 && f.plural(e-1) && u.grain != weekend && e-k == 1
	}
	if w.end == 0 || w.day == nil && (w.unit.n != 1 || coarser(w.unit.grain, onrecord.GrainDecade)) {
		return which{}
	}
	return w
}

// of is what w counts in the unit of.
func (w which) of(end int, of node) node {
	if of.end == 0 || of.kind != kindUnit && of.kind != kindMonth && of.kind != kindSeason {
		return node{}
	}
	g := onrecord.GrainDay
	if w.day == nil {
		g = w.unit.grain
		if !coarser(of.grain, g) {
			return node{}
		}
		if g == weekend {
			g = onrecord.GrainWeek
		}
	}
	if w.few {
		g = onrecord.GrainVague
	}
	return node{end: end, kind: kindUnit, grain: g, get: func(s *scene) interval {
		v := of.get(s)
		if !v.ok || v.from.IsZero() || v.to.IsZero() {
			return interval{}
		}
		switch {
		case w.day != nil:
			t, ok := nth(v.from.Year(), int(v.from.Month()), w.n, w.day.n)
			if v.grain != onrecord.GrainMonth || !ok {
				return interval{}
			}
			return unit(t, onrecord.GrainDay)
		case w.few && w.n < 0:
			return interval{to: v.to, grain: onrecord.GrainVague, ok: true}
		case w.few && w.n == 1:
			return interval{from: v.from, grain: onrecord.GrainVague, ok: true}
		case w.few:
			return interval{}
		}
		return nthUnit(v, w.unit.grain, w.n, w.count)
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
