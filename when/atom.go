package when

import (
	"time"

	"onrecord"
)

// atom is the longest simple expression at lexeme i: one that is no joint of two.
func (f *finder) atom(i int) node {
	if i >= len(f.lex) || !f.mayStart(i) {
		return node{}
	}
	m := &f.memo[i]
	if !m.hasAtom {
		m.atom, m.hasAtom = f.newAtom(i), true
	}
	return m.atom
}

func (f *finder) newAtom(i int) node {
	best := node{}
	for _, parse := range []func(*finder, int) node{(*finder).numeric, (*finder).worded, (*finder).weekday, (*finder).deictic, (*finder).shifted,
		(*finder).year, (*finder).decade, (*finder).numbered, (*finder).season, (*finder).holiday, (*finder).ordinalDay, (*finder).clock, (*finder).part, (*finder).weekOf} {
		best = longer(best, parse(f, i))
	}
	return best
}

// weekday reads Tuesday, last Tuesday, this Friday, Tuesday the 5th.
func (f *finder) weekday(i int) node {
	sh, at := f.shift(f.skip(i, roleThe))
	if at == 0 {
		sh, at = nil, i
	}
	t, k := f.at(at, roleWeekday)
	if k == 0 {
		return node{}
	}
	if f.is(k, ".") && f.glued(k) && t.shy {
		k++
	}
	if t.shy && sh == nil && !f.shortSure(at, k) {
		return node{}
	}
	fl := fields{weekday: t.n + 1, shift: sh}
	return node{end: k, kind: kindWeekday, grain: onrecord.GrainDay, f: fl, get: func(s *scene) interval { return s.weekday(fl) }}
}

// shortSure reports whether the short form of a weekday is one: capital, and beside a date or behind a word that leads times.
func (f *finder) shortSure(i, end int) bool {
	if n := f.worded(f.comma(end)); n.kind == kindDay || n.kind == kindMonthday {
		return true
	}
	if !f.lex[i].capital {
		return false
	}
	_, led := f.endsIn(i, roleYearLead)
	at := f.comma(end)
	_, day, _ := f.dayNumber(at)
	_, month := f.month(at)
	return led || day > 0 || month > 0
}

// weekday resolves a weekday: without a shift the last one up to the publication, or the next where the verb looks ahead.
// Last, this and next count in weeks.
func (s *scene) weekday(fl fields) interval {
	day := func(t time.Time) interval { return unit(t, onrecord.GrainDay) }
	from := "pub"
	if fl.shift != nil {
		from = fl.shift.from
	}
	base, ok := s.base(from)
	if !ok {
		return interval{}
	}
	t := base.from
	ahead := (fl.weekday - 1 - int(t.Weekday()) + 7) % 7
	monday := unit(t, onrecord.GrainWeek).from
	switch {
	case fl.shift == nil && s.tense >= onward, fl.shift != nil && from == "text" && fl.shift.n > 0:
		if fl.shift != nil && ahead == 0 {
			ahead = 7
		}
		return day(t.AddDate(0, 0, ahead))
	case fl.shift == nil:
		return day(t.AddDate(0, 0, -(7-ahead)%7))
	case from == "roll": // this past Monday
		return day(t.AddDate(0, 0, ahead-7))
	case from == "text" && fl.shift.n == 0: // that Tuesday
		return day(t.AddDate(0, 0, ahead))
	}
	return day(monday.AddDate(0, 0, (fl.weekday+5)%7+7*fl.shift.n))
}

// deictic reads today, yesterday, the day before yesterday, last night, the next day.
func (f *finder) deictic(i int) node {
	t, k := f.at(i, roleDeictic)
	if k == 0 {
		return node{}
	}
	if t.grain == "night" { // from eight in the evening to six
		return node{end: k, kind: kindSpan, grain: onrecord.GrainHour, get: func(s *scene) interval {
			base, ok := s.base(t.from)
			if !ok || base.grain != onrecord.GrainDay && !timed(base.grain) {
				return interval{}
			}
			d := unit(base.from, onrecord.GrainDay).from.AddDate(0, 0, t.n)
			return interval{d.Add(20 * time.Hour), d.Add(30 * time.Hour), onrecord.GrainHour, true}
		}}
	}
	return f.shiftedUnit(k, t, t.grain, t.n)
}

// shiftedUnit is the unit that lies n units from the base. From a base coarser than the unit nobody can count.
func (f *finder) shiftedUnit(end int, t *term, g onrecord.Grain, n int) node {
	return unitNode(end, g, func(s *scene) (time.Time, bool) {
		base, ok := s.base(t.from)
		if !ok || n != 0 && coarser(base.grain, g) || n == 0 && t.from == "text" && coarser(base.grain, g) {
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
var rank = map[onrecord.Grain]int{onrecord.GrainSecond: 1, onrecord.GrainMinute: 2, onrecord.GrainHour: 3, onrecord.GrainDay: 4, weekend: 5,
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
	if u, k := f.at(at, roleUnit); k > 0 && u.grain == weekend && f.lex[k-1].low != "weekends" && at > i {
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
		if !ok || sh.n == 0 || a.n > farthest || coarser(base.grain, g) && !base.from.Equal(s.f.pub.from) {
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

// ordinalDay reads the 5th where no noun follows that it would count: on the 5th, the 21st of this month.
func (f *finder) ordinalDay(i int) node {
	at := f.skip(i, roleThe)
	d, k := f.ordinal(at)
	if _, led := f.endsIn(i, roleClockLead); k == 0 && (at > i && !led && f.isLink(i-1) || f.onWeekday(i)) && f.num(at, 2) >= 0 && f.stops(at+1) {
		d, k = f.num(at, 2), at+1 // on the 27; on Sunday 31
	}
	if k == 0 || d < 1 || d > 31 {
		return node{}
	}
	led := false
	for _, r := range []role{roleYearLead, roleJoin, roleBetween, roleLink, roleWeekday, roleOpen, roleWeekOf} {
		_, ok := f.endsIn(i, r)
		led = led || ok
	}
	weak := !led || f.lex[at].kind != number || k < len(f.lex) && f.lex[k].kind == word && f.nounAhead(k)
	fl := fields{d: d}
	return node{end: k, weak: weak, kind: kindOrdinal, grain: onrecord.GrainDay, f: fl, get: func(s *scene) interval { return s.ordinalDay(d) }}
}

// stops reports whether the sentence, a clause or a bracket ends at lexeme i.
func (f *finder) stops(i int) bool {
	if i >= len(f.lex) {
		return true
	}
	switch f.lex[i].low {
	case ".", ",", ";", "!", "?", ")", "\"", "”":
		return !f.glued(i+1) || i+1 >= len(f.lex) || f.lex[i+1].kind == mark
	}
	return false
}

// onWeekday reports whether a weekday ends just before lexeme i.
func (f *finder) onWeekday(i int) bool {
	_, ok := f.endsIn(i, roleWeekday)
	return ok
}

// nounAhead reports whether the word at lexeme k goes on with the noun phrase before it.
func (f *finder) nounAhead(k int) bool {
	switch f.Words[f.lex[k].tok].UPOS {
	case "NOUN", "ADJ", "PROPN", "NUM":
		return !f.has(k, roleShift) && !f.has(k, roleMonth) && !f.has(k, roleWeekday) && !f.has(k, roleDeictic)
	}
	return false
}

// ordinalDay resolves a day of the month by the publication: the last such day, or the next where the verb looks ahead.
func (s *scene) ordinalDay(d int) interval {
	if !s.f.pub.ok {
		return interval{}
	}
	var list []interval
	first := unit(s.f.pub.from, onrecord.GrainMonth).from
	for k := -2; k <= 2; k++ {
		m := first.AddDate(0, k, 0)
		if possible(m.Year(), int(m.Month()), d) {
			list = append(list, unit(m.AddDate(0, 0, d-1), onrecord.GrainDay))
		}
	}
	return s.choose(list)
}

// weekOf reads the week of March 5, the week beginning Monday: the week that holds the day.
func (f *finder) weekOf(i int) node {
	_, k := f.at(f.skip(i, roleThe), roleWeekOf)
	if k == 0 {
		return node{}
	}
	day := f.based(k)
	if day.end == 0 || !day.kind.dayish() {
		return node{}
	}
	return node{end: day.end, kind: kindUnit, grain: onrecord.GrainWeek, get: func(s *scene) interval {
		v := day.get(s)
		if !v.ok || v.from.IsZero() {
			return interval{}
		}
		return unit(v.from, onrecord.GrainWeek)
	}}
}
