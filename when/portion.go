package when

import (
	"time"

	"onrecord"
)

// portioned reads late March, mid-2016, the end of last year, earlier this month, early on Tuesday.
func (f *finder) portioned(i int) node {
	t, k := f.at(f.skip(i, roleThe), rolePortion)
	if k == 0 {
		return node{}
	}
	at := f.dash(k)
	at = f.skip(at, roleLink)
	if t.shy { // the first half last year, but not the first half of the game
		whole := longer(f.based(at), f.nth(at))
		if y, e := f.yearNumber(f.comma(at)); e > 0 && f.lex[e-1].kind == number { // the first half, 2019
			whole = yearNode(e, y, false)
		}
		if u, e := f.at(f.skip(at, roleThe), roleUnit); e > whole.end && at > k && u.n == 1 && f.has(at, roleThe) {
			whole = f.shiftedUnit(e, &term{from: "pub"}, u.grain, 0)
		}
		if whole.grain != onrecord.GrainYear || whole.kind != kindUnit {
			return node{}
		}
	}
	var whole node
	if y, e := f.yearNumber(f.comma(at)); t.shy && e > 0 && f.lex[e-1].kind == number {
		whole = yearNode(e, y, false)
	}
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
	edge := map[string]int{"start": -1, "end": 1}[which]
	return node{end: end, kind: kindSpan, grain: whole.grain, edge: edge, whole: whole.get, get: func(s *scene) interval {
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
	case "early mid":
		out.to = s.portion(v, "mid").to
	case "mid late":
		out.from = s.portion(v, "mid").from
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
	if s.toTheDay() && !now.from.Before(v.from) && now.from.Before(v.to) && v.grain != onrecord.GrainDay {
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
