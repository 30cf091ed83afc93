package onrecord

import (
	"fmt"
	"slices"
)

// checkTimes: a time is a passage of the text at a known grain, its bounds are dates in order, a length has none, and the times
// stand in the order of the text.
func checkTimes(out *breaches, r *Reading) {
	end := 0
	for i, t := range r.Times {
		where := fmt.Sprintf("time %d", i)
		checkMust(out, r.Document, where, t.Span)
		checkWhen(out, where, t.When())
		if t.Grain == "" {
			out.add("time", where, "%q has no grain", clip(t.Span.Text))
		}
		if t.Duration != "" && t.From+t.To != "" {
			out.add("time", where, "%q is a length and has bounds", clip(t.Span.Text))
		}
		if t.Span.Start < end {
			out.add("time", where, "%q starts at %d, before %d where the time before it ends", clip(t.Span.Text), t.Span.Start, end)
		}
		end = t.Span.End
	}
	for _, s := range r.Statements {
		checkWhen(out, fmt.Sprintf("statement %s said when", s.ID), s.Said.When)
	}
}

// checkWhen: the grain is of the vocabulary, the bounds are dates, and the first lies before the last.
func checkWhen(out *breaches, where string, w When) {
	if w.Grain != "" && !slices.Contains(Grains(), w.Grain) {
		out.add("vocabulary", where, "unknown grain %q", w.Grain)
	}
	from, ferr := w.From.Time()
	to, terr := w.To.Time()
	switch {
	case w.From != "" && ferr != nil:
		out.add("time", where, "%v", ferr)
	case w.To != "" && terr != nil:
		out.add("time", where, "%v", terr)
	case w.From != "" && w.To != "" && !from.Before(to):
		out.add("time", where, "from %s to before %s holds nothing", w.From, w.To)
	}
}
