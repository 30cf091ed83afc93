package when

import (
	"onrecord"
)

// dayFrom reads weekdays that another time settles: the Friday before Christmas, the Monday before last, the Saturday after, a
// Tuesday in May. What is before or after an event that is no time stays without bounds: it is not the last such day.
func (f *finder) dayFrom(i int) node {
	if n := f.someDay(i); n.end > 0 {
		return n
	}
	at := f.skip(i, roleThe)
	led := at > i
	w, first := 1, false
	if n, e := f.ordinal(at); e > 0 && led && n < 10 { // the second Monday after Easter
		at, w, first = e, n, true
	}
	day, k := f.at(at, roleWeekday)
	if k == 0 || day.shy {
		return node{}
	}
	rel, e := f.at(k, roleRelation)
	if e == 0 {
		return node{}
	}
	toDay := func(end int, base func(*scene) (interval, bool)) node {
		return node{end: end, kind: kindDay, grain: onrecord.GrainDay, get: func(s *scene) interval {
			b, ok := base(s)
			if !ok || b.from.IsZero() || b.to.IsZero() || coarser(b.grain, onrecord.GrainDay) {
				return interval{}
			}
			if rel.n < 0 {
				back := (int(b.from.Weekday()) - day.n + 7) % 7
				if back == 0 {
					back = 7
				}
				return unit(b.from.AddDate(0, 0, -back-7*(w-1)), onrecord.GrainDay)
			}
			ahead := (day.n - int(b.from.Weekday()) + 7) % 7
			if ahead == 0 {
				ahead = 7
			}
			return unit(b.from.AddDate(0, 0, ahead+7*(w-1)), onrecord.GrainDay)
		}}
	}
	if sh, end := f.shift(f.skip(e, roleThe)); end > 0 && sh.n == rel.n && !first && f.endsPhrase(end) && !f.has(end, roleUnit) { // the Monday before last
		fl := fields{weekday: day.n + 1}
		return node{end: end, kind: kindDay, grain: onrecord.GrainDay, get: func(s *scene) interval {
			s.tense = past
			if rel.n > 0 {
				s.tense = future
			}
			v := s.weekday(fl)
			if !v.ok {
				return v
			}
			if rel.n < 0 && !v.from.Before(s.f.pub.from) {
				return unit(v.from.AddDate(0, 0, -14), onrecord.GrainDay)
			}
			return unit(v.from.AddDate(0, 0, 7*rel.n), onrecord.GrainDay)
		}}
	}
	if !led {
		return node{}
	}
	if p := f.point(e); p.get != nil && (p.kind.dayish() || p.kind == kindSpan && p.grain == onrecord.GrainDay) && !p.weak && f.endsPhrase(p.end) {
		return toDay(p.end, func(s *scene) (interval, bool) { v := p.get(s); return v, v.ok })
	}
	if end := f.afterThat(e); end > 0 {
		return toDay(end, func(s *scene) (interval, bool) { return s.base("text") })
	}
	if f.closes(e) {
		return toDay(e, func(s *scene) (interval, bool) { return s.base("text") })
	}
	return node{end: k, kind: kindDay, grain: onrecord.GrainDay, get: func(*scene) interval { return interval{} }}
}

// someDay reads a Tuesday, one Sunday in 1999, one day last week: some day of what it is told of, within whose bounds it lies.
func (f *finder) someDay(i int) node {
	one, k := f.at(i, roleCardinal)
	if k == 0 || one.n != 1 {
		return node{}
	}
	day, e := f.at(k, roleWeekday)
	if u, ue := f.at(k, roleUnit); e == 0 && ue > 0 && one.from != "1 a" && u.grain == onrecord.GrainDay && u.n == 1 {
		e = ue
	}
	if part, pe := f.at(max(e, k), rolePart); pe > 0 && part.hours[1]-part.hours[0] > 1 && (e > 0 || one.from != "1 a") {
		e = pe
	}
	if e == 0 || day != nil && day.shy || !f.endsPhrase(e) {
		return node{}
	}
	if in := f.based(f.skip(e, roleLink)); in.get != nil && in.end > e && (in.kind == kindUnit || in.kind == kindMonth || in.kind == kindSeason) && !in.weak && coarser(in.grain, onrecord.GrainDay) {
		return node{end: in.end, kind: kindSpan, grain: in.grain, get: in.get}
	}
	if day == nil {
		return node{}
	}
	return node{end: e, kind: kindNone, grain: onrecord.GrainDay, get: func(*scene) interval { return interval{} }}
}
