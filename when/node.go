package when

import (
	"time"

	"onrecord"
)

// kind is what an expression names, by what it can be joined to.
type kind uint8

const (
	kindNone     kind = iota
	kindDay           // a day of the calendar: a date, tomorrow, Christmas
	kindWeekday       // Tuesday: a day, until joined to a week or a date
	kindMonthday      // 5 March, the year to be found
	kindMonth         // March, the year to be found
	kindOrdinal       // the 5th, the month to be found
	kindUnit          // a unit of the calendar: last week, 2014, March 2014
	kindSeason        // summer, the year to be found
	kindQuarter       // the third quarter, the year to be found
	kindHoliday       // Easter, the year to be found
	kindPart          // the morning, the day to be found
	kindClock         // 3 p.m., the day to be found
	kindSpan          // anything longer: ranges, what lies since, a part of a year
	kindLength        // a length
)

// anchors reports whether a time of this kind is one that a later "two days earlier" can count from.
func (k kind) anchors() bool { return k != kindLength && k != kindNone }

// dayish reports whether a part of the day or a time of day can be told of it.
func (k kind) dayish() bool {
	switch k {
	case kindDay, kindWeekday, kindMonthday, kindOrdinal, kindHoliday:
		return true
	}
	return false
}

// node is an expression found: the lexeme behind it and how to resolve it.
type node struct {
	end    int
	kind   kind
	grain  onrecord.Grain
	f      fields
	get    func(*scene) interval
	length string                // of a length: ISO 8601, "P2Y"; a number that is not known is written X, as in TIMEX3
	bare   bool                  // a year of four digits that nothing else marks as one
	weak   bool                  // no time by itself: morning coffee
	silent bool                  // found, and not to be told
	edge   int                   // -1 for the start of what is longer, 1 for its end
	whole  func(*scene) interval // what it is the edge of
}

// fields are the parts of a date as written; 0 is not given.
type fields struct {
	y, m, d   int
	weekday   int  // 1 (Sunday) – 7
	either    bool // day and month could be the other way about
	week      func(*scene) interval
	shift     *term // last, this, next before a weekday, month, season or holiday
	hour, min int
	months    int // of a stretch that begins in month m
	rule      *holiday
}

// longer is the node that reaches further; a in doubt.
func longer(a, b node) node {
	if b.end > a.end {
		return b
	}
	return a
}

// unitNode names the unit of grain g that holds what pick gives.
func unitNode(end int, g onrecord.Grain, pick func(*scene) (time.Time, bool)) node {
	k := kindUnit
	if g == onrecord.GrainDay {
		k = kindDay
	}
	return node{end: end, kind: k, grain: told(g), get: func(s *scene) interval {
		t, ok := pick(s)
		if !ok {
			return interval{}
		}
		return unit(t, g)
	}}
}

// base is where a shift counts from: the publication, or the last time told of; for what is past, the last that was past.
func (s *scene) base(from string) (interval, bool) {
	if from == "text" {
		if s.tense == past { // nothing has happened two days after next month
			return s.f.behind, s.f.behind.ok
		}
		return s.f.last, s.f.last.ok
	}
	return s.f.pub, s.f.pub.ok
}

// toTheDay reports whether the publication is known to the day, or more closely: only then can days be counted from it.
func (s *scene) toTheDay() bool { return s.f.pub.ok && !coarser(s.f.pub.grain, onrecord.GrainDay) }

// untilNow is the end of what reaches up to the publication.
func (s *scene) untilNow() time.Time {
	if s.toTheDay() {
		return unit(s.f.pub.from, onrecord.GrainDay).to
	}
	return s.f.pub.to
}

// past reports whether t lies behind the publication day: it began before that day ended.
func (s *scene) past(t time.Time) bool { return t.Before(s.f.pub.to) }

// near and distant: a date without a year that began within near of the publication is meant before one that lies distant.
const (
	near    = 90 * 24 * time.Hour
	distant = 200 * 24 * time.Hour
)

// choose picks among the candidates, in order of time, the one that the tense asks for: the last that has begun, the first that
// is not over. But nobody leaves the year out of a date that lies far off where the same date of another year is close: then
// the close one is meant, whatever the tense, if it is not the future for certain.
func (s *scene) choose(list []interval) interval {
	before, after := interval{}, interval{}
	for _, v := range list {
		if s.past(v.from) {
			before = v
		}
		if !after.ok && v.to.After(s.f.pub.from) {
			after = v
		}
	}
	if !before.ok {
		return after
	}
	if !after.ok || s.tense != future && !s.past(after.from) && s.f.pub.from.Sub(before.to) < near && after.from.Sub(s.f.pub.from) > distant {
		return before
	}
	if s.tense == future || s.tense == onward {
		return after
	}
	if (s.tense != past || after.grain == onrecord.GrainDay) && after.from.Sub(s.f.pub.from) < near && s.f.pub.from.Sub(before.from) > distant+near {
		return after
	}
	return before
}

// inYears lists what make gives for the years around the publication.
func (s *scene) inYears(around int, make func(y int) (interval, bool)) []interval {
	var out []interval
	for y := s.f.pub.from.Year() - around; y <= s.f.pub.from.Year()+around; y++ {
		if v, ok := make(y); ok {
			out = append(out, v)
		}
	}
	return out
}

// byShift picks among the candidates the one that last, this or next asks for: the last that was over when the text came
// out, the one that was on or the nearest in the calendar year, the next to begin.
func (s *scene) byShift(t *term, list []interval) interval {
	if t == nil {
		return s.choose(list)
	}
	base, ok := s.base(t.from)
	if !ok {
		return interval{}
	}
	out := interval{}
	for _, v := range list {
		switch {
		case t.n < 0 && !v.to.After(base.from): // the last of these
			out = v
		case t.n == 0 && (v.from.Year() == base.from.Year() || v.from.Before(base.to) && v.to.After(base.from)):
			if !out.ok {
				out = v
			}
		case t.n > 0 && !v.from.Before(base.to) && !out.ok:
			out = v
		}
	}
	return out
}
