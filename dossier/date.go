package dossier

import (
	"strings"
	"time"

	"onrecord"
)

// when is a time for reading: the day, month, year … that it names, or its two bounds; "" when there is none that can be read.
func when(w onrecord.When) string {
	from, ferr := w.From.Time()
	to, terr := w.To.Time()
	switch {
	case ferr != nil && terr != nil:
		return ""
	case ferr != nil:
		return "before " + moment(w.To, to)
	}
	switch g := w.Grain; {
	case (g == onrecord.GrainSecond || g == onrecord.GrainMinute || g == onrecord.GrainHour) && (terr != nil || to.Sub(from) <= time.Hour):
		return moment(w.From, from)
	case g == onrecord.GrainDay && (w.To == "" || to.Equal(from.AddDate(0, 0, 1))):
		return moment(w.From, from)
	case g == onrecord.GrainMonth && (w.To == "" || from.Day() == 1 && to.Equal(from.AddDate(0, 1, 0))):
		return from.Format("January 2006")
	case g == onrecord.GrainYear && (w.To == "" || from.YearDay() == 1 && to.Equal(from.AddDate(1, 0, 0))):
		return from.Format("2006")
	case terr != nil:
		return "from " + moment(w.From, from)
	case g == onrecord.GrainWeek && to.Equal(from.AddDate(0, 0, 7)) && from.Weekday() == time.Monday:
		return "the week of " + moment(w.From, from)
	case from.YearDay() == 1 && to.YearDay() == 1 && !clocked(w.From) && !clocked(w.To): // whole years, the last one counted in
		return from.Format("2006") + " to " + to.AddDate(-1, 0, 0).Format("2006")
	}
	return moment(w.From, from) + " to before " + moment(w.To, to)
}

// moment is one bound: a day, with a time of day where the date has one. A zone is told only where the date names it.
func moment(d onrecord.Date, t time.Time) string {
	switch {
	case !clocked(d):
		return t.Format("2 January 2006")
	case strings.HasSuffix(string(d), "Z"):
		return t.Format("2 January 2006, 15:04 MST")
	}
	return t.Format("2 January 2006, 15:04")
}

func clocked(d onrecord.Date) bool { return len(d) > len(time.DateOnly) }
