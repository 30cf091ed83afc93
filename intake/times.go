package intake

import (
	"slices"

	"onrecord"
	"onrecord/model"
	"onrecord/when"
)

// tellTimes writes the times of the text into the Reading, and into each statement when it was made.
func (r *Reader) tellTimes(out *onrecord.Reading, a *model.Analysis) {
	out.Times = when.Find(a, r.times, when.Scene{Published: out.Document.Published})
	for i, x := range when.Said(a, r.times, out.Times, out.Statements, out.Document.Published) {
		s := &out.Statements[i]
		if len(x.Content) < len(s.Content) && s.Form == onrecord.Mixed && quoted(x.Content, out.Quotations) {
			s.Form = onrecord.Direct // the time was all that stood outside of the quotation marks
		}
		s.Content = x.Content
		if x.When.IsZero() {
			continue
		}
		s.Said.When = x.When
		s.Findings = append(s.Findings, onrecord.Finding{Field: "said", By: "when/clause of the cue"})
	}
}

// quoted reports whether every part lies in a quotation.
func quoted(parts []onrecord.Span, quotations []onrecord.Range) bool {
	for _, p := range parts {
		if !slices.ContainsFunc(quotations, func(q onrecord.Range) bool { return q.Contains(p.Range()) }) {
			return false
		}
	}
	return true
}
