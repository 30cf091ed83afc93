package when

import (
	"time"

	"onrecord"
)

// shiftedUnit is the unit that lies n units from the base. From a base coarser than the unit nobody can count.
func (f *finder) shiftedUnit(end int, t *term, g onrecord.Grain, n int) node {
	return unitNode(end, g, func(s *scene) (time.Time, bool) {
		base, ok := s.base(t.from)
		if !ok || coarser(base.grain, g) {
			return time.Time{}, false
		}
		from := base.from
		if from.IsZero() {
			return from, false
		}
		if g != onrecord.GrainDay && !timed(g) {
			from = unit(from, g).from
		}
		if g == weekend && s.tense < onward && n == 0 && t.from == "pub" && t.role == roleThe && !s.past(from) {
			from = from.AddDate(0, 0, -7)
		}
		return shift(from, g, n), true
	})
}

// rank orders the grains.
var rank = map[onrecord.Grain]int{onrecord.GrainSecond: 1, onrecord.GrainMinute: 2, onrecord.GrainHour: 3, onrecord.GrainDay: 4, weekend: 5, workweek: 5,
	onrecord.GrainWeek: 5, onrecord.GrainMonth: 6, onrecord.GrainQuarter: 7, onrecord.GrainSeason: 7, onrecord.GrainYear: 8, onrecord.GrainDecade: 9,
	onrecord.GrainCentury: 10, onrecord.GrainVague: 11}

func coarser(a, b onrecord.Grain) bool { return rank[a] > rank[b] }

// shifted reads last week, this year, the past two years, the next few days, the weekend, the year before last.
func (f *finder) shifted(i int) node {
	at := f.skip(i, roleThe)
	if u, k := f.at(at, roleUnit); k > 0 && u.n == 1 { // the week after next, the year before last
		if rel, e := f.at(k, roleRelation); e > 0 {
			if sh, e := f.shift(f.skip(e, roleThe)); e > 0 && sh.n == rel.n && !f.has(e, roleUnit) {
				return f.shiftedUnit(e, &term{from: "pub"}, u.grain, 2*rel.n)
			}
		}
	}
	if n := f.toDate(i, at); n.end > 0 {
		return n
	}
	if u, k := f.at(at, roleUnit); k > 0 && u.grain == weekend && !f.plural(k-1) && at > i {
		the, _ := f.at(i, roleThe)
		pub := *the
		pub.from = "pub"
		return f.shiftedUnit(k, &pub, weekend, 0) // the weekend
	}
	if u, k := f.at(at, roleUnit); k > 0 && at > i && u.n == 1 && !f.plural(k-1) && rank[u.grain] >= rank[onrecord.GrainDay] && f.ledByFor(i) && f.endsPhrase(k) && !f.has(k, roleLink) && !f.has(k, roleRelation) && !f.has(k, roleAway) {
		return f.shiftedUnit(k, &term{from: "pub"}, u.grain, 0) // away for the week
	}
	sh, k := f.shift(at)
	n, counted := amount{n: 1}, false
	if k == 0 {
		a, e := f.amountAt(at) // the two last weeks
		if e == 0 || a.one {
			return node{}
		}
		if sh, k = f.shift(e); k == 0 {
			return node{}
		}
		n, counted = a, true
	} else if a, e := f.amountAt(k); e > 0 && !a.one {
		if u, _ := f.at(e, roleUnit); u != nil {
			n, k, counted = a, e, true
		}
	}
	u, e := f.at(f.dash(k), roleUnit)
	if e == 0 || u.grain == onrecord.GrainSecond && !counted {
		return node{}
	}
	if counted && sh.n == 0 {
		return node{}
	}
	if !counted && sh.from != "roll" {
		if u.n > 1 { // next fortnight
			return f.rolling(e, sh, u.grain, amount{n: u.n})
		}
		if f.plural(e-1) && u.grain != weekend {
			return f.rolling(e, sh, u.grain, amount{few: true})
		}
		return f.shiftedUnit(e, sh, u.grain, sh.n)
	}
	n.n *= u.n
	return f.rolling(e, sh, u.grain, n)
}

// toDate reads the year to date.
func (f *finder) toDate(i, at int) node {
	u, k := f.at(at, roleUnit)
	if k == 0 || u.n != 1 || f.plural(k-1) {
		return node{}
	}
	_, j := f.at(f.dash(k), roleJoin)
	if j == 0 {
		return node{}
	}
	_, e := f.at(f.dash(j), roleNow)
	if e == 0 {
		return node{}
	}
	return between(e, f.shiftedUnit(k, &term{from: "pub"}, u.grain, 0), f.present(e))
}

// plural reports whether lexeme i is the plural of a noun, as it is tagged.
func (f *finder) plural(i int) bool { return f.Words[f.lex[i].tok].XPOS == "NNS" }

// rolling is a length that ends or begins at the base: the past two years, the next three days. Of an unknown length only
// the end at the base is known.
func (f *finder) rolling(end int, sh *term, g onrecord.Grain, a amount) node {
	grain := g
	if a.few {
		grain = onrecord.GrainVague
	}
	return node{end: end, kind: kindSpan, grain: grain, get: func(s *scene) interval {
		base, ok := s.base(sh.from)
		if !ok || sh.n == 0 || a.n > farthest || coarser(base.grain, g) {
			return interval{}
		}
		back, ahead := base.from, base.from
		if !timed(g) {
			back = unit(base.from, onrecord.GrainDay).from
			ahead = back.AddDate(0, 0, 1)
		}
		if g == onrecord.GrainQuarter {
			back = unit(base.from, g).from
			ahead = unit(base.from, g).to
		}
		v := interval{grain: grain, ok: true}
		if sh.n < 0 {
			if v.to = back; !a.few {
				v.from = shift(back, g, -a.n)
			}
		} else if v.from = ahead; !a.few {
			v.to = shift(ahead, g, a.n)
		}
		return v
	}}
}
