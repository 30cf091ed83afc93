package onrecord

import "bytes"

// Date is a civil date, "2006-01-02", or a time of day on it, "2006-01-02T15:04:05Z"; "" means not known.
type Date string

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

// UnmarshalJSON reads what MarshalJSON writes.
func (w *When) UnmarshalJSON(b []byte) error {
	if bytes.Equal(bytes.TrimSpace(b), []byte("null")) {
		*w = When{}
		return nil
	}
	return unmarshal(b, (*whenJSON)(w))
}
