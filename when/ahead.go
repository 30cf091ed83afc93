package when

import (
	"onrecord"
)

// starting reads two weeks starting March 5: a length from a day on.
func (f *finder) starting(i int) node {
	at := i
	if t, k := f.at(i, roleRate); k > 0 && t.from == "length" { // for two weeks from Monday
		at = k
	}
	parts, k := f.lengths(at)
	if u, e := f.at(f.skip(i, roleThe), roleUnit); k == 0 && e > 0 && f.has(i, roleThe) && u.n == 1 && !f.plural(e-1) && !timed(u.grain) { // the month starting March 5
		parts, k = []length{{u.grain, amount{n: 1}}}, e
	}
	if k == 0 || parts[0].few {
		return node{}
	}
	_, e := f.at(k, roleStart)
	if rel, r := f.at(f.comma(k), roleRelation); at > i && r > 0 && rel.n > 0 && f.has(f.comma(k), roleBetween) {
		e = r
	} else if at > i {
		return node{}
	}
	if e == 0 {
		return node{}
	}
	day := f.based(e)
	if day.get == nil || !day.kind.dayish() || day.weak {
		return node{}
	}
	return node{end: day.end, kind: kindSpan, grain: parts[0].grain, get: func(s *scene) interval {
		v := day.get(s)
		if !v.ok || v.from.IsZero() {
			return interval{}
		}
		return interval{v.from, forth(v.from, parts, 1), parts[0].grain, true}
	}}
}

// ahead reads in three weeks, within five days.
func (f *finder) ahead(i int) node {
	t, k := f.at(i, roleAhead)
	if k == 0 {
		return node{}
	}
	at := f.skip(k, roleApprox)
	at = f.skip(at, roleThe)
	if sh, e := f.shift(at); e > 0 && sh.n > 0 && t.from == "span" {
		at = e
	}
	parts, e := f.lengths(at)
	if u, ue := f.at(at, roleUnit); e == 0 && t.from == "span" && ue > 0 && f.plural(ue-1) && f.endsPhrase(ue) && !f.isLink(ue) && rank[u.grain] >= rank[onrecord.GrainMinute] && u.grain != weekend { // within days
		return node{end: ue, kind: kindNone, grain: onrecord.GrainVague}
	}
	if e == 0 {
		return node{}
	}
	pub := func(s *scene) (interval, bool) { return s.f.pub, s.f.pub.ok }
	if t.from == "point" {
		if parts[0].few || f.lookedBack(i) {
			return node{} // in three years he had …
		}
		if t, k := f.at(e, roleAway); k > 0 && t.n > 0 && t.from == "pub" { // in two days from today
			e = k
		}
		return away(e, parts, 1, pub)
	}
	end := e
	start, ok := pub, true
	if rel, r := f.at(e, roleRelation); r > 0 && rel.n > 0 {
		if p := f.point(r); p.get != nil {
			end, start = p.end, func(s *scene) (interval, bool) { v := p.get(s); return v, v.ok }
		} else {
			ok = false
		}
	}
	if !ok || parts[0].few || end == e && f.lookedBack(i) {
		return node{}
	}
	return node{end: end, kind: kindSpan, grain: parts[0].grain, get: func(s *scene) interval {
		b, ok := start(s)
		if !ok || b.from.IsZero() {
			return interval{}
		}
		return interval{b.from, forth(b.from, parts, 1), parts[0].grain, true}
	}}
}

// lookedBack reports whether the verb over lexeme i tells of the past, so that "in three years" is how long it took.
func (f *finder) lookedBack(i int) bool { return f.tenseAt(i, i+1) == past }
