package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"onrecord"
)

// parseHours reads "06-12", hours from and to, or "12:00", a time; in minutes of the day.
func parseHours(s string) (out [2]int, err error) {
	bad := fmt.Errorf("hours %q: want 06-12 or 12:00", s)
	if a, b, ok := strings.Cut(s, "-"); ok {
		from, e1 := strconv.Atoi(a)
		to, e2 := strconv.Atoi(b)
		if e1 != nil || e2 != nil || from < 0 || from >= to || to > 36 {
			return out, bad
		}
		return [2]int{from * 60, to * 60}, nil
	}
	a, b, ok := strings.Cut(s, ":")
	h, e1 := strconv.Atoi(a)
	m, e2 := strconv.Atoi(b)
	if !ok || e1 != nil || e2 != nil || h < 0 || h > 24 || m < 0 || m > 59 {
		return out, bad
	}
	return [2]int{h*60 + m, h*60 + m + 1}, nil
}

// minutes is a stretch of a day.
func minutes(day interval, from, to int, g onrecord.Grain) interval {
	if !day.ok || day.from.IsZero() || day.grain != onrecord.GrainDay {
		return interval{}
	}
	return interval{day.from.Add(time.Duration(from) * time.Minute), day.from.Add(time.Duration(to) * time.Minute), g, true}
}

// today is the day that a time of day without one is of: the last day named in the paragraph.
func (s *scene) today() interval { return s.f.day }

// part reads the morning, in the evening, this morning, that night, at noon, by itself.
func (f *finder) part(i int) node {
	at := f.skip(i, roleThe)
	sh, k := f.shift(i)
	if k == 0 {
		sh, k = nil, at
	}
	t, e := f.at(k, rolePart)
	if e == 0 || e == k+1 && f.plural(k) {
		return node{}
	}
	g := onrecord.GrainHour
	if t.hours[1]-t.hours[0] == 1 {
		g = onrecord.GrainMinute
	}
	weak := sh == nil && g == onrecord.GrainHour && !f.partSure(i, at, e)
	return node{end: e, kind: kindPart, grain: g, weak: weak, f: fields{hour: t.hours[0], min: t.hours[1]}, get: func(s *scene) interval {
		day := s.today()
		if sh != nil {
			base, ok := s.base(sh.from)
			if !ok || coarser(base.grain, onrecord.GrainDay) {
				return interval{}
			}
			day = unit(base.from, onrecord.GrainDay)
			day = unit(day.from.AddDate(0, 0, sh.n), onrecord.GrainDay)
		}
		return minutes(day, t.hours[0], t.hours[1], g)
	}}
}

// partSure reports whether a part of the day at k, before e, is a time by itself: in the morning, but not morning coffee.
func (f *finder) partSure(i, k, e int) bool {
	if f.Words[f.lex[k].tok].UPOS == "ADV" {
		return f.endsPhrase(e)
	}
	_, led := f.endsIn(i, roleLink)
	return led && k > i && f.endsPhrase(e)
}

// clock reads 3 p.m., 3:30pm, 15:30, 8 o'clock, at 7:45.
func (f *finder) clock(i int) node {
	h := f.num(i, 2)
	at := i + 1
	if v := f.num(i, 4); v >= 0 && f.lex[i].digits() == 4 && f.has(at, roleZone) && v/100 < 24 && v%100 < 60 { // 1430 UTC
		from := v/100*60 + v%100
		return node{end: at, kind: kindClock, grain: onrecord.GrainMinute, f: fields{hour: from, min: from + 1}, get: func(s *scene) interval { return minutes(s.today(), from, from+1, onrecord.GrainMinute) }}
	}
	if h < 0 {
		n, e := f.cardinal(i)
		if e == 0 || n < 1 || n > 12 || f.lex[i].kind != word {
			return node{}
		}
		h, at = n, e
	} else if f.glued(i) && i > 0 && (f.is(i-1, ":") || f.is(i-1, ".") || f.is(i-1, "$") || f.is(i-1, ",")) {
		return node{}
	}
	min, sec, exact := 0, 0, false
	if (f.is(at, ":") || f.is(at, ".")) && f.glued(at) && f.glued(at+1) && at+1 < len(f.lex) && f.lex[at+1].digits() == 2 && f.num(at+1, 2) >= 0 {
		colon := f.is(at, ":")
		min = f.num(at+1, 2)
		at += 2
		exact = true
		if f.is(at, ":") && f.glued(at) && at+1 < len(f.lex) && f.lex[at+1].digits() == 2 && f.num(at+1, 2) >= 0 {
			sec = f.num(at+1, 2)
			at += 2
		}
		if !colon && !f.has(at, roleHalfday) {
			return node{}
		}
	}
	half, e := f.at(at, roleHalfday)
	switch {
	case e > 0 && h >= 1 && h <= 12:
		h %= 12
		if half.from == "pm" {
			h += 12
		}
		at = e
	case e > 0:
		return node{}
	case f.has(at, roleClock):
		at = f.skip(at, roleClock)
		h = f.halfOf(at, h)
	case !exact || f.lex[i].kind != number || h > 23 || f.is(i+1, "."):
		return node{}
	}
	if h > 23 || min > 59 || sec > 59 {
		return node{}
	}
	g, from := onrecord.GrainHour, h*60
	to := from + 60
	if exact {
		g, from, to = onrecord.GrainMinute, from+min, from+min+1
	}
	return node{end: at, kind: kindClock, grain: g, f: fields{hour: from, min: to}, get: func(s *scene) interval { return minutes(s.today(), from, to, g) }}
}

// halfOf adds twelve hours where a part of the day behind tells so: 8 o'clock in the evening.
func (f *finder) halfOf(at, h int) int {
	k := f.skip(f.skip(at, roleLink), roleThe)
	if t, e := f.at(k, rolePart); e > 0 && h < 12 && t.hours[0] >= 12*60 {
		return h + 12
	}
	return h
}
