package onrecord

import (
	"iter"
	"unicode/utf8"
)

// Spans yields every span of the reading that is known, in no stated order.
func (r *Reading) Spans() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		on := true
		some := func(spans ...Span) {
			for _, s := range spans {
				on = on && (s.IsZero() || yield(s))
			}
		}
		if d := r.Document; d != nil {
			some(d.Title, d.Published.Span)
			some(d.Byline...)
			for _, b := range d.Blocks {
				some(b.Repeats, b.Credit)
			}
		}
		for _, p := range r.Parties {
			some(p.Mentions...)
			some(p.Roles...)
		}
		for _, s := range r.Statements {
			some(s.Source.Span, s.Source.Antecedent, s.Cue, s.Said.When.Span, s.Said.Venue)
			some(s.Content...)
			some(s.Hedges...)
			for _, b := range s.Basis {
				some(b.Span)
			}
		}
		for _, a := range r.Absences {
			some(a.Span)
		}
		for _, q := range r.Requests {
			some(q.Span)
		}
		for _, g := range r.Designations {
			some(g.Label, g.When.Span, g.Span)
		}
		for _, t := range r.Times {
			some(t.Span)
		}
		for _, c := range r.Claims {
			some(c.Wording)
		}
	}
}

// Fits reports whether the text is valid and every block and span of the reading stands in it, byte for byte: what [CheckReading] tells
// more of, at a fraction of its cost.
func (r *Reading) Fits() bool {
	d := r.Document
	if d == nil || !utf8.ValidString(d.Text) {
		return false
	}
	at := 0
	for _, b := range d.Blocks {
		if b.Start < at || b.End <= b.Start || b.End > len(d.Text) || !boundary(d.Text, b.Start) || !boundary(d.Text, b.End) {
			return false
		}
		at = b.End
	}
	for s := range r.Spans() {
		if real, err := d.Span(s.Start, s.End); err != nil || real.Text != s.Text {
			return false
		}
	}
	return true
}
