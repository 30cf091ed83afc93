package dossier

import (
	"time"

	"onrecord"
)

// when is a time for reading: its date at the grain that is known, or "" when there is none that can be read.
func when(w onrecord.When) string {
	t, err := parseDate(w.From)
	if err != nil {
		return ""
	}
	switch w.Grain {
	case onrecord.GrainSecond, onrecord.GrainMinute, onrecord.GrainHour:
		return t.Format("2 January 2006, 15:04 MST")
	case onrecord.GrainDay:
		return t.Format("2 January 2006")
	case onrecord.GrainMonth:
		return t.Format("January 2006")
	case onrecord.GrainYear:
		return t.Format("2006")
	}
	to, err := parseDate(w.To)
	if err != nil {
		return "from " + t.Format("2 January 2006")
	}
	return t.Format("2 January 2006") + " to before " + to.Format("2 January 2006")
}

func parseDate(d onrecord.Date) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, string(d)); err == nil {
		return t, nil
	}
	return time.Parse(time.RFC3339, string(d))
}
