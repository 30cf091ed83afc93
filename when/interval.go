package when

import (
	"time"

	"onrecord"
)

// weekend is a grain of our own, Saturday and Sunday; it is told as days.
const weekend onrecord.Grain = "weekend"

// workweek is another, Monday to Friday; it is told as a week.
const workweek onrecord.Grain = "workweek"

// told is the grain that a grain of ours is told as.
func told(g onrecord.Grain) onrecord.Grain {
	switch g {
	case weekend:
		return onrecord.GrainDay
	case workweek:
		return onrecord.GrainWeek
	}
	return g
}

// interval is half-open; a zero bound is not known, or open. Times are of an unnamed zone, kept as UTC.
type interval struct {
	from, to time.Time
	grain    onrecord.Grain
	ok       bool
}

// intervalOf reads a When back; not ok where it has no bounds.
func intervalOf(w onrecord.When) interval {
	from, err := w.From.Time()
	if err != nil {
		return interval{}
	}
	to, err := w.To.Time()
	if err != nil {
		to = from.AddDate(0, 0, 1)
	}
	return interval{from, to, w.Grain, true}
}

// unit is the calendar unit of a grain that holds t: its week begins on Monday, as in ISO 8601.
func unit(t time.Time, g onrecord.Grain) interval {
	y, m, d := t.Date()
	day := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	switch g {
	case onrecord.GrainSecond:
		s := t.Truncate(time.Second)
		return interval{s, s.Add(time.Second), g, true}
	case onrecord.GrainMinute:
		s := t.Truncate(time.Minute)
		return interval{s, s.Add(time.Minute), g, true}
	case onrecord.GrainHour:
		s := t.Truncate(time.Hour)
		return interval{s, s.Add(time.Hour), g, true}
	case onrecord.GrainDay:
		return interval{day, day.AddDate(0, 0, 1), g, true}
	case onrecord.GrainWeek:
		mon := day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
		return interval{mon, mon.AddDate(0, 0, 7), g, true}
	case workweek:
		mon := unit(day, onrecord.GrainWeek).from
		return interval{mon, mon.AddDate(0, 0, 5), onrecord.GrainWeek, true}
	case weekend:
		sat := day.AddDate(0, 0, -(int(day.Weekday())+6)%7+5)
		return interval{sat, sat.AddDate(0, 0, 2), onrecord.GrainDay, true}
	case onrecord.GrainMonth:
		s := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
		return interval{s, s.AddDate(0, 1, 0), g, true}
	case onrecord.GrainQuarter:
		s := time.Date(y, (m-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC)
		return interval{s, s.AddDate(0, 3, 0), g, true}
	case onrecord.GrainSeason:
		s := time.Date(y, m/3*3, 1, 0, 0, 0, 0, time.UTC) // meteorological: March, June, September, December
		return interval{s, s.AddDate(0, 3, 0), g, true}
	case onrecord.GrainYear:
		return years(y, 1, g)
	case onrecord.GrainDecade:
		return years(y-y%10, 10, g)
	case onrecord.GrainCentury:
		return years(y-y%100, 100, g)
	}
	return interval{}
}

func years(y, n int, g onrecord.Grain) interval {
	return interval{time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(y+n, 1, 1, 0, 0, 0, 0, time.UTC), g, true}
}

// shift moves t by n units; a day that a month does not have becomes its last.
func shift(t time.Time, g onrecord.Grain, n int) time.Time {
	switch g {
	case onrecord.GrainSecond:
		return t.Add(time.Duration(n) * time.Second)
	case onrecord.GrainMinute:
		return t.Add(time.Duration(n) * time.Minute)
	case onrecord.GrainHour:
		return t.Add(time.Duration(n) * time.Hour)
	case onrecord.GrainDay:
		return t.AddDate(0, 0, n)
	case onrecord.GrainWeek, weekend, workweek:
		return t.AddDate(0, 0, 7*n)
	case onrecord.GrainMonth:
		return months(t, n)
	case onrecord.GrainQuarter, onrecord.GrainSeason:
		return months(t, 3*n)
	case onrecord.GrainYear:
		return months(t, 12*n)
	case onrecord.GrainDecade:
		return months(t, 120*n)
	case onrecord.GrainCentury:
		return months(t, 1200*n)
	}
	return t
}

func months(t time.Time, n int) time.Time {
	out := t.AddDate(0, n, 0)
	if out.Day() != t.Day() {
		out = out.AddDate(0, 0, -out.Day())
	}
	return out
}

// timed reports whether a grain is finer than a day.
func timed(g onrecord.Grain) bool {
	return g == onrecord.GrainHour || g == onrecord.GrainMinute || g == onrecord.GrainSecond
}

// farthest is how many units a length may count: more is no time that a paper tells of.
const farthest = 100000

// inReach reports whether both bounds lie in years that a Date can write and are in order.
func (v interval) inReach() bool {
	for _, t := range []time.Time{v.from, v.to} {
		if !t.IsZero() && (t.Year() < 1 || t.Year() > 9999) {
			return false
		}
	}
	return v.from.IsZero() || v.to.IsZero() || v.from.Before(v.to)
}

// dates writes the bounds: days, or local times of day where one of them is not midnight.
func (v interval) dates() (from, to onrecord.Date) {
	clock := timed(v.grain)
	write := func(t time.Time) onrecord.Date {
		switch {
		case t.IsZero():
			return ""
		case clock || t.Hour()+t.Minute()+t.Second() > 0:
			return onrecord.Date(t.Format("2006-01-02T15:04:05"))
		}
		return onrecord.Date(t.Format(time.DateOnly))
	}
	return write(v.from), write(v.to)
}

// easter is Easter Sunday of year y by the Gregorian rule (Meeus, Jones and Butcher).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e, g := b/4, b%4, (8*b+13)/25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// nth is the n-th of a weekday in a month, from its end where n is negative; not ok when the month has no such day.
func nth(y, m, n, weekday int) (time.Time, bool) {
	if n < 0 {
		last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC)
		return last.AddDate(0, 0, -(int(last.Weekday())-weekday+7)%7+7*(n+1)), true
	}
	first := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	t := first.AddDate(0, 0, (weekday-int(first.Weekday())+7)%7+7*(n-1))
	return t, int(t.Month()) == m
}
