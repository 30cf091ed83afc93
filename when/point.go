package when

import (
	"time"

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
	best := f.based(i)
	best = longer(best, f.portioned(i))
	best = longer(best, f.counted(i))
	best = longer(best, f.nth(i))
	best = longer(best, f.weekendOf(i))
	best = longer(best, f.starting(i))
	return longer(best, f.ahead(i))
}

// starting reads two weeks starting March 5: a length from a day on.
func (f *finder) starting(i int) node {
	at := i
	if t, k := f.at(i, roleRate); k > 0 && t.from == "length" { // for two weeks from Monday
		at = k
	}
	parts, k := f.lengths(at)
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

// forth is t moved by a length, or t itself where that is longer than a paper tells of.
func forth(t time.Time, parts []length, sign int) time.Time {
	for _, p := range parts {
		if p.n > farthest {
			return t
		}
		t = shift(t, p.grain, sign*p.n)
		if p.half {
			t = halfStep(t, p.grain, sign)
		}
	}
	return t
}

// portioned reads late March, mid-2016, the end of last year, earlier this month, early on Tuesday.
func (f *finder) portioned(i int) node {
	t, k := f.at(f.skip(i, roleThe), rolePortion)
	if k == 0 {
		return node{}
	}
	at := f.dash(k)
	at = f.skip(at, roleLink)
	var whole node
	for _, from := range []int{at, f.skip(at, roleThe), f.dash(k)} {
		whole = longer(whole, longer(f.based(from), f.nth(from)))
		if whole.end == 0 {
			if u, e := f.at(from, roleUnit); e > 0 && (from > k || t.from == "rest") && u.n == 1 && rank[u.grain] >= rank[onrecord.GrainDay] { // earlier in the week, the end of the year
				whole = f.shiftedUnit(e, &term{from: "pub"}, u.grain, 0)
			}
		}
		if whole.end == 0 { // late September: shy months need no other sign
			if m, e := f.month(from); e > 0 && f.lex[from].capital {
				whole = f.dated(f.withYear(node{end: e, kind: kindMonth, grain: onrecord.GrainMonth, f: fields{m: m.n}}))
			}
		}
	}
	if whole.get == nil || whole.kind == kindClock || whole.weak && whole.kind != kindMonth {
		return node{}
	}
	which := t.from
	end := whole.end
	return node{end: end, kind: kindSpan, grain: whole.grain, get: func(s *scene) interval {
		v := whole.get(s)
		if !v.ok || v.from.IsZero() || v.to.IsZero() {
			return interval{}
		}
		return s.portion(v, which)
	}}
}

// portion cuts v: early and late are its halves, mid its middle third; the start and the end of a year are thirds, too, as
// papers use them no more closely. Earlier and later part v at the publication.
func (s *scene) portion(v interval, which string) interval {
	out := v
	day := func(num, den int) time.Time {
		n := int(v.to.Sub(v.from).Hours()/24 + 0.5)
		if v.grain == onrecord.GrainDay || timed(v.grain) {
			return v.from.Add(v.to.Sub(v.from) * time.Duration(num) / time.Duration(den))
		}
		return v.from.AddDate(0, 0, n*num/den)
	}
	month := func(n int) time.Time { return v.from.AddDate(0, n, 0) }
	year := v.grain == onrecord.GrainYear
	months := year || v.grain == onrecord.GrainQuarter || v.grain == onrecord.GrainSeason
	long := 12
	if !year {
		long = 3
	}
	long *= max(1, int(v.to.Sub(v.from).Hours()/24/float64(long*30)))
	switch which {
	case "first half":
		if out.to = day(1, 2); months && long%2 == 0 {
			out.to = month(long / 2)
		}
	case "second half":
		if out.from = day(1, 2); months && long%2 == 0 {
			out.from = month(long / 2)
		}
	case "early", "start":
		switch {
		case year && which == "early":
			out.to = month(long / 2)
		case months:
			out.to = month(long / 3)
		case v.grain == onrecord.GrainMonth:
			out.to = v.from.AddDate(0, 0, 15)
		case v.grain == onrecord.GrainDecade, v.grain == onrecord.GrainCentury:
			out.to = v.from.AddDate(decades(v)*4, 0, 0)
		case v.grain == onrecord.GrainWeek:
			out.to = v.from.AddDate(0, 0, 3)
		default:
			out.to = day(1, 2)
		}
	case "late", "end":
		switch {
		case year && which == "late":
			out.from = month(long / 2)
		case months:
			out.from = month(long - long/3)
		case v.grain == onrecord.GrainMonth:
			out.from = v.from.AddDate(0, 0, 15)
		case v.grain == onrecord.GrainDecade, v.grain == onrecord.GrainCentury:
			out.from = v.from.AddDate(decades(v)*6, 0, 0)
		case v.grain == onrecord.GrainWeek:
			out.from = v.from.AddDate(0, 0, 3)
		default:
			out.from = day(1, 2)
		}
	case "mid":
		switch {
		case months:
			out.from, out.to = month(long/3), month(long-long/3)
		case v.grain == onrecord.GrainMonth:
			out.from, out.to = v.from.AddDate(0, 0, 9), v.from.AddDate(0, 0, 20)
		case v.grain == onrecord.GrainDecade, v.grain == onrecord.GrainCentury:
			out.from, out.to = v.from.AddDate(decades(v)*3, 0, 0), v.from.AddDate(decades(v)*7, 0, 0)
		case v.grain == onrecord.GrainWeek:
			out.from, out.to = v.from.AddDate(0, 0, 1), v.from.AddDate(0, 0, 5)
		default:
			out.from, out.to = day(1, 3), day(2, 3)
		}
	case "earlier", "later", "rest":
		if (timed(v.grain) || v.grain == onrecord.GrainDay && v.to.Sub(v.from) <= 24*time.Hour) && which != "rest" { // earlier this week, on Wednesday
			return v
		}
		return s.parted(v, which)
	}
	return out
}

func decades(v interval) int { return max(1, int(v.to.Sub(v.from).Hours()/24/3650)) }

// parted is what of v lies before the publication (earlier) or not before it (later, rest), where it lies within v; else
// the half: earlier in 2016.
func (s *scene) parted(v interval, which string) interval {
	now := s.f.pub
	if now.ok && !now.from.Before(v.from) && now.from.Before(v.to) && v.grain != onrecord.GrainDay {
		at := now.from
		if !timed(now.grain) {
			at = unit(at, onrecord.GrainDay).from
		}
		if which == "earlier" {
			if v.to = at; !v.from.Before(v.to) {
				v.to = v.from.AddDate(0, 0, 1)
			}
		} else {
			v.from = at
		}
		return v
	}
	if which == "earlier" {
		return s.portion(v, "early")
	}
	return s.portion(v, "late")
}

// counted reads a length with what it counts from: two weeks ago, three days earlier, a year after the fire's own date.
func (f *finder) counted(i int) node {
	at, approx := i, ""
	if t, k := f.at(i, roleApprox); k > 0 {
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
	if t, e := f.at(k, roleAway); e > 0 {
		if _, rel := f.at(k, roleRelation); rel == 0 {
			return away(e, parts, t.n, func(s *scene) (interval, bool) { return s.base(t.from) })
		}
	}
	rel, e := f.at(k, roleRelation)
	if e == 0 {
		return node{}
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

// dayBefore reads the day before yesterday's sisters: the week before the vote is no time, the week before Easter is.
func (f *finder) dayBefore(i int) node {
	k := f.skip(i, roleThe)
	u, e := f.at(k, roleUnit)
	if k == i || e == 0 || u.n != 1 {
		return node{}
	}
	parts := []length{{u.grain, amount{n: 1}}}
	if rel, r := f.at(e, roleRelation); r > 0 {
		if p := f.point(r); p.get != nil && !p.bare {
			return away(p.end, parts, rel.n, func(s *scene) (interval, bool) { v := p.get(s); return v, v.ok })
		}
		if f.closes(r) {
			return f.shiftedUnit(r, &term{from: "text"}, u.grain, rel.n)
		}
	}
	return node{}
}

// away is a point at a distance: days and hours exactly, longer units as the week, month or year in which it lies, for
// nobody who writes "two months ago" means the day.
func away(end int, parts []length, sign int, base func(*scene) (interval, bool)) node {
	g, few := parts[len(parts)-1].grain, false
	for _, p := range parts {
		if rank[p.grain] < rank[g] {
			g = p.grain
		}
		if p.half && p.grain == onrecord.GrainYear { // half a year ago
			g = onrecord.GrainMonth
		}
		few = few || p.few
	}
	grain := g
	if g == weekend {
		grain = onrecord.GrainWeek
	}
	if few {
		return node{end: end, kind: kindNone, grain: onrecord.GrainVague}
	}
	return node{end: end, kind: kindSpan, grain: grain, get: func(s *scene) interval {
		b, ok := base(s)
		if !ok || b.from.IsZero() || coarser(b.grain, grain) {
			return interval{}
		}
		t := b.from
		if !timed(g) {
			t = unit(t, onrecord.GrainDay).from
		}
		return unit(forth(t, parts, sign), grain)
	}}
}

// bounded is what lies more, or less, than a length away.
func bounded(end int, parts []length, sign int, more bool, base func(*scene) (interval, bool)) node {
	g := parts[len(parts)-1].grain
	return node{end: end, kind: kindSpan, grain: g, get: func(s *scene) interval {
		b, ok := base(s)
		if !ok || b.from.IsZero() || coarser(b.grain, g) {
			return interval{}
		}
		near := b.from
		if !timed(g) {
			near = unit(near, onrecord.GrainDay).from
		}
		far := forth(near, parts, sign)
		switch {
		case more && sign < 0:
			return interval{to: far, grain: g, ok: true}
		case more:
			return interval{from: far, grain: g, ok: true}
		case sign < 0:
			return interval{far, near, g, true}
		}
		return interval{near, far, g, true}
	}}
}

// halfStep moves t by half a unit, in the next finer one.
func halfStep(t time.Time, g onrecord.Grain, sign int) time.Time {
	switch g {
	case onrecord.GrainYear:
		return shift(t, onrecord.GrainMonth, 6*sign)
	case onrecord.GrainMonth:
		return t.AddDate(0, 0, 15*sign)
	case onrecord.GrainDay:
		return t.Add(time.Duration(sign) * 12 * time.Hour)
	case onrecord.GrainHour:
		return t.Add(time.Duration(sign) * 30 * time.Minute)
	case onrecord.GrainDecade:
		return shift(t, onrecord.GrainYear, 5*sign)
	}
	return t
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

// nth reads the first Monday of July, the last week of May, the third week of 2027, the first three days of March.
func (f *finder) nth(i int) node {
	at := f.skip(i, roleThe)
	n, k := f.ordinal(at)
	if k == 0 {
		sh, e := f.shift(at)
		if e == 0 || sh.n != -1 {
			return node{}
		}
		n, k = -1, e
	}
	n = max(n, -1)
	count := 1
	if c, e := f.cardinal(k); e > 0 && c < 32 {
		count, k = c, e
	}
	day, e := f.at(k, roleWeekday)
	u, ue := f.at(k, roleUnit)
	if ue > e {
		e = ue
		day = nil
	}
	if e == 0 || day == nil && (u.n != 1 || coarser(u.grain, onrecord.GrainDecade)) || n > 53 || n == 0 {
		return node{}
	}
	link := f.skip(e, roleLink)
	of := f.based(link)
	if link == e && of.kind != kindUnit || of.end == 0 {
		of = node{}
		if x, xe := f.at(f.skip(link, roleThe), roleUnit); xe > 0 && link > e && f.skip(link, roleThe) > link && x.n == 1 {
			of = f.shiftedUnit(xe, &term{from: "pub"}, x.grain, 0)
		}
		if m, me := f.month(link); of.end == 0 && me > 0 {
			of = f.dated(f.withYear(node{end: me, kind: kindMonth, grain: onrecord.GrainMonth, f: fields{m: m.n}}))
		}
	}
	if of.end == 0 || of.kind != kindUnit && of.kind != kindMonth {
		return node{}
	}
	g := onrecord.GrainDay
	if day == nil {
		g = u.grain
		if !coarser(of.grain, g) {
			return node{}
		}
		if g == weekend {
			g = onrecord.GrainWeek
		}
	}
	told := g
	return node{end: of.end, kind: kindUnit, grain: told, get: func(s *scene) interval {
		v := of.get(s)
		if !v.ok || v.from.IsZero() || v.to.IsZero() {
			return interval{}
		}
		if day != nil {
			t, ok := nth(v.from.Year(), int(v.from.Month()), n, day.n)
			if v.grain != onrecord.GrainMonth || !ok {
				return interval{}
			}
			return unit(t, onrecord.GrainDay)
		}
		return nthUnit(v, u.grain, n, count)
	}}
}

// nthUnit is the n-th units of a grain in v, the last where n is negative; its first week is the first that has its
// Thursday in v, as in ISO 8601.
func nthUnit(v interval, g onrecord.Grain, n, count int) interval {
	first, last := unit(v.from, g).from, unit(v.to.Add(-time.Second), g).from
	if g == onrecord.GrainWeek || g == weekend {
		if first.AddDate(0, 0, 3).Before(v.from) {
			first = first.AddDate(0, 0, 7)
		}
		if !last.AddDate(0, 0, 3).Before(v.to) {
			last = last.AddDate(0, 0, -7)
		}
	}
	from := shift(first, g, n-1)
	if n < 0 {
		from = shift(last, g, 1-count)
	}
	if from.Before(v.from.AddDate(0, 0, -6)) || !from.Before(v.to) {
		return interval{}
	}
	out := unit(from, g)
	out.to = shift(out.from, g, count)
	if g == weekend {
		out.to = out.from.AddDate(0, 0, 2)
	}
	out.ok = true
	return out
}
