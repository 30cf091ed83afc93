package when

import (
	"time"

	"onrecord"
)

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
	_, week := f.endsIn(i, roleUnit) // next week Mon
	led = led || week
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
	if !ok || coarser(base.grain, onrecord.GrainDay) {
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

// onWeekday reports whether a weekday ends just before lexeme i.
func (f *finder) onWeekday(i int) bool {
	_, ok := f.endsIn(i, roleWeekday)
	return ok
}
