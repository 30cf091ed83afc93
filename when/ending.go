package when

import (
	"onrecord"
)

// ending reads the 12 months to March, the year to 30 June, six months ended Friday: a length up to the end of a time.
func (f *finder) ending(i int) node {
	at := f.skip(i, roleThe)
	led := at > i
	if _, e := f.ordinal(at); e > 0 && led && f.has(e, roleCardinal) { // the first six months to June
		at = e
	}
	parts, k := f.lengths(at)
	if _, e := f.at(at, roleFiscal); e > 0 && f.has(e-1, roleUnit) { // the fiscal year ending 30 June
		parts, k = []length{{onrecord.GrainYear, amount{n: 1}}}, e
	}
	if k == 0 {
		u, e := f.at(at, roleUnit)
		if e == 0 || u.n != 1 || f.plural(e-1) {
			return node{}
		}
		parts, k = []length{{u.grain, amount{n: 1}}}, e
	}
	t, e := f.at(k, roleEnding)
	if e == 0 || t.from == "led" && !led || parts[0].few || timed(parts[0].grain) || parts[0].grain == weekend {
		return node{}
	}
	end := f.point(e)
	if end.get == nil || end.weak && (end.kind != kindMonth || !f.lex[e].capital) || !(end.kind.dayish() || end.kind == kindMonth || end.kind == kindUnit || end.edge != 0) {
		return node{}
	}
	return node{end: end.end, kind: kindSpan, grain: end.grain, get: func(s *scene) interval {
		v := end.get(s)
		if !v.ok || v.to.IsZero() || coarser(v.grain, parts[0].grain) {
			return interval{}
		}
		from := v.to.AddDate(0, 0, -1)
		if from = forth(from, parts, -1).AddDate(0, 0, 1); from.Day() > 1 && v.to.Day() == 1 && rank[parts[len(parts)-1].grain] >= rank[onrecord.GrainMonth] {
			from = forth(v.to, parts, -1) // from month's end to month's end
		}
		return interval{from, v.to, end.grain, true}
	}}
}

// possessed reads last year's final quarter, this year's summer, the week's first day: a time within the one that owns it.
func (f *finder) possessed(i int) node {
	owner := f.based(i)
	if u, e := f.at(f.skip(i, roleThe), roleUnit); e > owner.end && f.has(i, roleThe) && u.n == 1 && !f.plural(e-1) {
		owner = f.shiftedUnit(e, &term{from: "pub"}, u.grain, 0)
	}
	if y, e := f.yearNumber(i); e > 0 && f.lex[i].kind == number && f.is(e, "'") { // 2010's first quarter, no decade
		owner = yearNode(e, y, false)
	}
	k := owner.end
	if owner.get == nil || owner.kind != kindUnit && owner.kind != kindMonth || !f.is(k, "'") || !f.glued(k) {
		return node{}
	}
	if _, e := f.at(k, roleDecadeEnd); e > 0 {
		k = e
	} else {
		k++
	}
	best := node{}
	if owner.grain == onrecord.GrainYear {
		if b := f.atom(k); b.get != nil && yearless(b) && b.kind != kindMonthday && b.f.shift == nil && (!b.weak || f.lex[k].capital) {
			best = f.inYearOf(b.end, b, owner)
		}
	}
	if w := f.which(k); w.end > best.end && f.endsPhrase(w.end) {
		best = longer(best, w.of(w.end, owner))
	}
	if t, e := f.at(k, rolePortion); e > best.end && t.shy && owner.grain == onrecord.GrainYear {
		best = node{end: e, kind: kindSpan, grain: owner.grain, get: func(s *scene) interval {
			v := owner.get(s)
			if !v.ok || v.from.IsZero() || v.to.IsZero() {
				return interval{}
			}
			return s.portion(v, t.from)
		}}
	}
	return best
}
