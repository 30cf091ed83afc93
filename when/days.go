package when

import (
	"onrecord"
)

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
