package when

import (
	"slices"
	"strings"

	"onrecord"
)

// length is one part of a length: a number of units.
type length struct {
	grain onrecord.Grain
	amount
}

// lengths reads 3 months; two and a half years; 2 years, 1 month and 21 days; an hour and a half.
func (f *finder) lengths(i int) (parts []length, end int) {
	for at := i; ; {
		a, k := f.amountAt(at)
		if k == 0 {
			break
		}
		if x := f.skip(k, roleFiller); x > k && !a.one && a.quarters == 0 { // two more weeks
			k = x
		}
		u, e := f.at(k, roleUnit)
		if e == 0 || u.grain == onrecord.GrainQuarter && !f.plural(k) {
			break
		}
		if _, ord := f.at(k, roleOrdinal); ord > 0 && !f.manySeconds(at, k, a) {
			break // a second, the third
		}
		if slices.ContainsFunc(parts, func(p length) bool { return p.grain == u.grain }) {
			break
		}
		a.n *= u.n
		if u.n > 1 {
			a.quarters, a.n = a.quarters*u.n%4, a.n+a.quarters*u.n/4
		}
		parts = append(parts, length{u.grain, a})
		end = e
		if _, j := f.joined(e); j > 0 { // an hour and a half
			if q, he := f.andPart(j); he > 0 && !f.has(he, roleUnit) && !f.isLink(he) && !(f.has(he, roleCardinal) && f.has(he+1, roleUnit)) {
				parts[len(parts)-1].quarters = q
				return parts, he
			}
		}
		at = f.comma(e)
		if _, j := f.joined(at); j > 0 {
			at = j
		}
		if len(parts) > 8 {
			break
		}
	}
	return parts, end
}

// manySeconds reports whether a word that is a unit and an ordinal is the unit: 30 seconds, a 30-second spot.
func (f *finder) manySeconds(at, k int, a amount) bool {
	return !a.one && (a.n > 1 || a.few || a.text != "") && (f.plural(k) || f.is(k-1, "-") || f.lex[at].kind == number)
}

// duration reads a length by itself. "A day" behind an amount is a rate and "25 years old" an age: none.
func (f *finder) duration(i int) node {
	at := i
	if t, k := f.at(i, roleLength); k > 0 {
		return lengthNode(k, []length{{t.grain, amount{n: 1}}})
	}
	if _, k := f.at(i, roleApprox); k > 0 {
		at = k
	}
	if _, k := f.at(at, roleWhole); k > 0 { // all day, the whole year
		k = f.skip(f.dash(k), roleThe)
		if u, e := f.at(k, roleUnit); e > 0 && !f.plural(e-1) && u.n == 1 {
			return lengthNode(e, []length{{u.grain, amount{n: 1}}})
		}
	}
	if _, k := f.at(at, roleOther); k > 0 { // another week, another two weeks
		if u, e := f.at(k, roleUnit); e > 0 && u.n == 1 && !f.has(k, roleOrdinal) {
			return lengthNode(e, []length{{u.grain, amount{n: 1}}})
		}
		at = k
	}
	parts, e := f.lengths(at)
	if e == 0 {
		if t, k := f.at(at, roleUnit); k > 0 && f.plural(k-1) && f.ledByFor(at) && rank[t.grain] >= rank[onrecord.GrainMinute] && t.grain != weekend { // for years
			return lengthNode(k, []length{{t.grain, amount{few: true}}})
		}
		return node{}
	}
	if f.has(f.dash(e), roleAge) {
		return node{end: f.skip(f.dash(e), roleAge), silent: true}
	}
	if len(parts) == 1 && parts[0].one && f.has(e-1, roleLength) {
		return node{}
	}
	if len(parts) == 1 && parts[0].one && at == i && !f.ledLength(i) {
		return node{}
	}
	if parts[0].grain == onrecord.GrainQuarter {
		return node{}
	}
	return lengthNode(e, parts)
}

// ledByFor reports whether a word that leads lengths stands before lexeme i: for, over, during.
func (f *finder) ledByFor(i int) bool {
	_, ok := f.endsIn(i, roleAhead)
	if ok {
		return false
	}
	if k, ok := f.endsIn(i, roleRate); ok {
		t, _ := f.at(k, roleRate)
		return t.from == "length"
	}
	return false
}

// ledLength reports whether "a year" at i is a length and no rate: something that leads lengths stands before it, or a verb.
func (f *finder) ledLength(i int) bool {
	if i == 0 {
		return true
	}
	if f.ledByFor(i) {
		return true
	}
	for _, r := range []role{roleAhead, roleApprox, roleRelation, roleJoin} {
		if _, ok := f.endsIn(i, r); ok {
			return true
		}
	}
	switch f.Words[f.lex[i-1].tok].UPOS {
	case "VERB", "ADP", "AUX":
		return true
	}
	return false
}

func lengthNode(end int, parts []length) node {
	grain := parts[0].grain
	grain = told(grain)
	return node{end: end, kind: kindLength, grain: grain, length: iso(parts)}
}

// letters of ISO 8601, and what one of a unit counts in theirs.
var letters = map[onrecord.Grain]string{onrecord.GrainSecond: "S", onrecord.GrainMinute: "M", onrecord.GrainHour: "H", onrecord.GrainDay: "D", weekend: "WE", workweek: "W",
	onrecord.GrainWeek: "W", onrecord.GrainMonth: "M", onrecord.GrainYear: "Y", onrecord.GrainDecade: "Y", onrecord.GrainCentury: "Y", onrecord.GrainQuarter: "M"}

// iso writes a length as ISO 8601 does: P2Y, PT3H, P1W3D.
func iso(parts []length) string {
	var days, clock strings.Builder
	for _, p := range parts {
		a := p.amount
		switch p.grain {
		case onrecord.GrainDecade:
			a = times(a, 10)
		case onrecord.GrainCentury:
			a = times(a, 100)
		case onrecord.GrainQuarter:
			a = times(a, 3)
		}
		b := &days
		if timed(p.grain) {
			b = &clock
		}
		b.WriteString(a.write() + letters[p.grain])
	}
	if clock.Len() > 0 {
		return "P" + days.String() + "T" + clock.String()
	}
	return "P" + days.String()
}

// times is a by n.
func times(a amount, n int) amount {
	a.n *= n
	a.n += n * a.quarters / 4
	a.quarters = n * a.quarters % 4
	return a
}

// vague reads times that nobody can bound: recently, in recent years.
func (f *finder) vague(i int) node {
	t, k := f.at(i, roleVague)
	if k == 0 {
		return node{}
	}
	if t.from == "unit" { // recent + weeks
		u, e := f.at(k, roleUnit)
		if e == 0 || !f.plural(e-1) || rank[u.grain] < rank[onrecord.GrainMinute] {
			return node{}
		}
		k = e
	}
	return node{end: k, kind: kindNone, grain: onrecord.GrainVague}
}
