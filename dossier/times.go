package dossier

import (
	"fmt"

	"onrecord"
)

// times lists the times that the article names, each with what it was resolved to, or why it was not.
func (s *sheet) times() {
	for i, t := range s.r.Times {
		out := []part{{quoted, own(t.Span.Text), ""}, {plain, ": ", ""}}
		if d := s.resolved(t); d != "" {
			out = append(out, part{plain, d, ""})
		} else {
			out = append(out, part{note, "[" + s.unresolved(t) + "]", ""})
		}
		s.Times = append(s.Times, row{ID: fmt.Sprintf("t%d", i+1), Sentence: out, Span: t.Span, Place: s.places.of(t.Span), Block: s.blockID(t.Span.Start)})
	}
}

// resolved is a time's interval, or that it is a length; "" where it has neither.
func (s *sheet) resolved(t onrecord.Time) string {
	if t.Duration != "" {
		return "a length of time (" + line(t.Duration) + ")"
	}
	if from, err := t.From.Time(); err == nil && t.To == "" {
		return "from " + moment(t.From, from) // open, whatever its grain
	}
	return when(t.When())
}

// unresolved tells why a time has no bounds.
func (s *sheet) unresolved(t onrecord.Time) string {
	switch {
	case t.Grain == onrecord.GrainVague:
		return "too vague for dates"
	case s.r.Document.Published.From == "":
		return "not resolved: no publication date"
	}
	return "not resolved: the article does not say from when to count, or which number is the day"
}
