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
	for _, parse := range []func(*finder, int) node{(*finder).numeric, (*finder).mixed, (*finder).worded, (*finder).weekday, (*finder).deictic, (*finder).shifted,
		(*finder).year, (*finder).decade, (*finder).numbered, (*finder).season, (*finder).holiday, (*finder).ordinalDay, (*finder).clock, (*finder).part, (*finder).weekOf} {
		best = longer(best, parse(f, i))
	}
	return best
}

// deictic reads today, yesterday, the day before yesterday, last night, the next day.
func (f *finder) deictic(i int) node {
	t, k := f.at(i, roleDeictic)
	if k == 0 {
		return node{}
	}
	if t.grain == "night" || t.grain == "overnight" { // from eight in the evening to six
		kind := kindSpan
		if t.grain == "overnight" { // of another day where one is named: overnight on Tuesday
			kind = kindPart
		}
		return node{end: k, kind: kind, grain: onrecord.GrainHour, f: fields{hour: 20 * 60, min: 30 * 60}, get: func(s *scene) interval {
			base, ok := s.base(t.from)
			if !ok || coarser(base.grain, onrecord.GrainDay) {
				return interval{}
			}
			d := unit(base.from, onrecord.GrainDay).from.AddDate(0, 0, t.n)
			return interval{d.Add(20 * time.Hour), d.Add(30 * time.Hour), onrecord.GrainHour, true}
		}}
	}
	return f.shiftedUnit(k, t, t.grain, t.n)
}

// weekOf reads the week of March 5, the week beginning Monday: the week that holds the day.
func (f *finder) weekOf(i int) node {
	_, k := f.at(f.skip(i, roleThe), roleWeekOf)
	if k == 0 {
		return node{}
	}
	day := f.based(k)
	if days := f.days(k, nil); days.end > day.end { // the week of 3–7 March
		day = days
	} else if day.end == 0 || !day.kind.dayish() {
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
