package intake

import (
	"onrecord"
	"onrecord/model"
	"onrecord/when"
)

// tellTimes writes the times of the text into the Reading, and into each statement when it was made.
func (r *Reader) tellTimes(out *onrecord.Reading, a *model.Analysis) {
	out.Times = when.Find(a, r.times, when.Scene{Published: out.Document.Published})
	for i, w := range when.Said(a, r.times, out.Times, out.Statements) {
		if w.IsZero() {
			continue
		}
		s := &out.Statements[i]
		s.Said.When = w
		s.Findings = append(s.Findings, onrecord.Finding{Field: "said", By: "when/clause of the cue"})
	}
}
