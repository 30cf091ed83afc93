package when

import (
	"onrecord"
)

// point is the longest expression at lexeme i that names one time.
func (f *finder) point(i int) node {
	if i >= len(f.lex) || !f.mayStart(i) {
		return node{}
	}
	m := &f.memo[i]
	if !m.hasPoint {
		m.point, m.hasPoint = f.newPoint(i), true
	}
	return m.point
}

func (f *finder) newPoint(i int) node {
	best := longer(f.dayFrom(i), f.based(i))
	best = longer(best, f.portioned(i))
	best = longer(best, f.counted(i))
	best = longer(best, f.nth(i))
	best = longer(best, f.possessed(i))
	best = longer(best, f.weekdays(i))
	best = longer(best, f.weekOn(i))
	best = longer(best, f.sameTime(i))
	best = longer(best, f.ending(i))
	best = longer(best, f.weekendOf(i))
	best = longer(best, f.starting(i))
	return longer(best, f.ahead(i))
}

// counted reads a length with what it counts from: two weeks ago, three days earlier, a year after the fire's own date.
func (f *finder) counted(i int) node {
	at, approx := i, ""
	if t, k := f.at(i, roleApprox); k > 0 && !(f.has(i, roleFew) && f.has(k, roleUnit)) {
		at, approx = k, t.from
	}
	parts, k := f.lengths(at)
	if k == 0 {
		if u, e := f.at(at, roleUnit); e > 0 && f.plural(e-1) && u.grain != weekend && rank[u.grain] >= rank[onrecord.GrainMinute] { // years ago
			if t, end := f.at(e, roleAway); end > 0 && (t.from == "pub" || f.closes(end)) && !f.has(e, roleRelation) {
				return node{end: end, grain: onrecord.GrainVague}
			}
		}
		return f.dayBefore(at)
	}
	away := func(end int, parts []length, sign int, base func(*scene) (interval, bool)) node {
		if approx != "" && !parts[0].few {
			return bounded(end, parts, sign, approx == "more", base)
		}
		return away(end, parts, sign, base)
	}
	if t, e := f.at(k, roleAway); e > 0 && !(t.shy && !f.stops(e)) {
		if _, rel := f.at(k, roleRelation); rel == 0 {
			n := away(e, parts, t.n, func(s *scene) (interval, bool) { return s.base(t.from) })
			if t.from == "pub" && approx == "" {
				n = f.againAgo(n, parts, t.n)
			}
			return n
		}
	}
	rel, e := f.at(k, roleRelation)
	if e == 0 {
		return node{}
	}
	if end := f.afterThat(e); end > 0 {
		return away(end, parts, rel.n, func(s *scene) (interval, bool) { return s.base("text") })
	}
	p := f.point(e)
	if p.end > 0 && p.get != nil && !p.bare {
		return away(p.end, parts, rel.n, func(s *scene) (interval, bool) { v := p.get(s); return v, v.ok })
	}
	if t, e := f.at(k, roleAway); e > 0 && f.closes(e) {
		return away(e, parts, t.n, func(s *scene) (interval, bool) { return s.base(t.from) })
	}
	return node{}
}

// closes reports whether nothing that "before" could lead follows: two days before.
func (f *finder) closes(e int) bool {
	if e >= len(f.lex) || f.lex[e].kind == mark {
		return true
	}
	switch f.Words[f.lex[e].tok].UPOS {
	case "ADP", "CCONJ", "VERB", "AUX", "SCONJ":
		return true
	}
	return false
}
