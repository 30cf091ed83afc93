package onrecord

import (
	"fmt"
	"time"
)

// Date is a civil date, "2006-01-02", or a time of day on it: "2006-01-02T15:04:05" in a zone that the text does not name,
// "2006-01-02T15:04:05Z" in universal time; "" means not known.
type Date string

// Time reads the date; a time without a zone is given as if it were universal. It is an error when d is not known or is no date.
func (d Date) Time() (time.Time, error) {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05", time.RFC3339} {
		if t, err := time.Parse(layout, string(d)); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date", string(d))
}

// MarshalJSON writes the date as a string, or null when it is not known.
func (d Date) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("null"), nil
	}
	return marshal(string(d))
}

// Grain is how exact a When is.
type Grain string

// The grains, from fine to coarse.
const (
	GrainSecond  Grain = "second"
	GrainMinute  Grain = "minute"
	GrainHour    Grain = "hour"
	GrainDay     Grain = "day"
	GrainWeek    Grain = "week"
	GrainMonth   Grain = "month"
	GrainQuarter Grain = "quarter"
	GrainSeason  Grain = "season"
	GrainYear    Grain = "year"
	GrainDecade  Grain = "decade"
	GrainCentury Grain = "century"
	GrainVague   Grain = "vague"
)

// Grains lists the closed vocabulary, from fine to coarse.
func Grains() []Grain {
	return []Grain{GrainSecond, GrainMinute, GrainHour, GrainDay, GrainWeek, GrainMonth, GrainQuarter, GrainSeason, GrainYear, GrainDecade, GrainCentury, GrainVague}
}

// When is a time: the half-open interval [From, To) at a Grain, and the words that name it, if words do.
// A relative time with no publication date to count from keeps its Span and has no bounds.
type When struct {
	From  Date  `json:"from"`
	To    Date  `json:"to"`
	Grain Grain `json:"grain"`
	Span  Span  `json:"span"`
}

// IsZero reports whether nothing is known of w.
func (w When) IsZero() bool { return w == When{} }

type whenJSON When

// MarshalJSON writes null for the zero When.
func (w When) MarshalJSON() ([]byte, error) {
	if w.IsZero() {
		return []byte("null"), nil
	}
	return marshal(whenJSON(w))
}
