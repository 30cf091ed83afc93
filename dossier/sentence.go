package dossier

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onrecord"
)

// speaker names the source of a statement. There is always something: a party, the words at this place with a remark
// that they were not resolved, or a remark that no source is named.
func (s *sheet) speaker(src onrecord.Source) []part {
	if p := s.r.Party(src.Party); p != nil {
		return []part{{speaker, name(p), s.cardID(p.ID)}}
	}
	if src.Span.IsZero() {
		if src.Party != "" || !src.Antecedent.IsZero() {
			return []part{{speaker, notResolved, ""}}
		}
		return []part{{speaker, notNamed, ""}}
	}
	out := []part{{speaker, own(src.Span.Text), ""}}
	if a := line(src.Antecedent.Text); a != "" && a != line(src.Span.Text) {
		return append(out, part{note, " [taken to refer to " + own(a) + "; source not resolved]", ""})
	}
	return append(out, part{note, " " + notResolved, ""})
}

// sure is the score of a Finding from which on a source counts as resolved without doubt. Of those below it, which are few, about
// half were right in annotated articles, and of those above it nine of ten.
const sure = 0.8

// doubt says why it is not sure that the source of st is the party that it was taken to be, "" where nothing speaks against it.
func (s *sheet) doubt(st *onrecord.Statement) string {
	if s.r.Party(st.Source.Party) == nil {
		return ""
	}
	if slices.ContainsFunc(st.Findings, func(f onrecord.Finding) bool {
		return (f.Field == "statement" || f.Field == "source") && strings.HasPrefix(f.By, "person ")
	}) {
		return "" // somebody looked at it
	}
	for _, f := range st.Findings {
		if f.Field != "party" || f.Score <= 0 || f.Score >= sure {
			continue
		}
		if st.Source.Span.IsZero() {
			return fmt.Sprintf("probably, not surely: score %.2f", f.Score)
		}
		return fmt.Sprintf("probably, not surely, meant by %s: score %.2f", own(st.Source.Span.Text), f.Score)
	}
	return ""
}

// sentence is a statement as one sentence: speaker, verb, cue, who tells it, and the words. The act is in the sentence,
// so that no column that is dropped can turn an allegation into a fact.
func (s *sheet) sentence(st *onrecord.Statement) []part {
	out := s.speaker(st.Source)
	if why := s.doubt(st); why != "" {
		out = append(out, part{note, " [" + why + "]", ""})
	}
	out = append(out, part{acted, " " + s.verb(st), ""})
	if c := line(st.Cue.Text); c != "" && !strings.EqualFold(c, s.verb(st)) {
		out = append(out, part{note, " (" + own(c) + ")", ""})
	}
	if up := s.r.Statement(st.Within); up != nil && st.Within != st.ID {
		out = append(out, part{plain, ", as told by ", ""})
		out = append(out, s.speaker(up.Source)...)
		if why := s.doubt(up); why != "" {
			out = append(out, part{note, " [" + why + "]", ""})
		}
		out = append(out, part{plain, " in ", ""}, s.refTo(up.ID))
	}
	if len(st.Content) == 0 {
		if st.Form == onrecord.None || st.Act == onrecord.Declines || st.Act == onrecord.Silent {
			return append(out, part{plain, ".", ""})
		}
		return append(out, part{note, "; no words were found.", ""})
	}
	return append(out, part{plain, manner(st.Form) + ": ", ""}, part{quoted, content(st), ""})
}

// verb is the act of st as a phrase. Silence is told apart: somebody who could not be reached has not left a question
// unanswered, and somebody who spoke and did not say one thing has done neither. So a question is only spoken of where
// a request for comment or the cue does.
func (s *sheet) verb(st *onrecord.Statement) string {
	if st.Act != onrecord.Silent {
		return verb(st.Act)
	}
	asked := false
	for _, q := range s.r.Requests {
		if q.Asked == st.Source.Party && q.Asked != "" && (q.Span.Range().Overlaps(st.Cue.Range()) || q.Span.Range().Overlaps(anchor(st).Range())) {
			switch q.Outcome {
			case onrecord.Unreachable:
				return "could not be reached"
			case onrecord.NoReply:
				return "did not reply"
			case onrecord.Answered, onrecord.Declined, onrecord.Refused: // they replied
			default:
				asked = true
			}
		}
	}
	if asked || len(findWords(st.Cue.Text, s.lists.unreached)) > 0 {
		return "did not reply or could not be reached"
	}
	return verb(st.Act)
}

// brief is who did what in which statement, with no words: "Tomas Brellin alleged (4)".
func (s *sheet) brief(st *onrecord.Statement) []part {
	out := append(s.speaker(st.Source), part{acted, " " + s.verb(st), ""}, part{plain, " (", ""}, s.refTo(st.ID))
	return append(out, part{plain, ")", ""})
}

func (s *sheet) refTo(id onrecord.StatementID) part {
	n := s.number[id]
	if s.byID {
		return part{ref, string(id), ""}
	}
	return part{ref, strconv.Itoa(n), fmt.Sprintf("s%d", n)}
}

// content is the words of a statement: in double quotation marks when all are a speaker's, in single ones when the
// article paraphrases. Parts that the cue interrupts are joined by an ellipsis outside the marks.
func content(st *onrecord.Statement) string {
	var parts []string
	for _, c := range st.Content {
		if st.Form == onrecord.Direct {
			parts = append(parts, said(c.Text))
		} else {
			parts = append(parts, own(c.Text))
		}
	}
	return strings.Join(parts, " … ")
}

// statements builds the rows, and hangs each under the one that it stands within. A chain that comes back to itself, or
// leads nowhere, begins at the outer level.
func (s *sheet) statements() {
	for i := range s.r.Statements {
		st := &s.r.Statements[i]
		at := anchor(st)
		s.Rows = append(s.Rows, &row{ID: fmt.Sprintf("s%d", i+1), N: i + 1, Sentence: s.sentence(st), Span: at,
			Place: s.places.of(at), Remarks: s.remarks(st), st: st})
	}
	for i, r := range s.Rows {
		if up := s.outer(i); up >= 0 {
			s.Rows[up].Children = append(s.Rows[up].Children, r)
		} else {
			s.Roots = append(s.Roots, r)
		}
	}
}

// outer is the index of the statement that reports statement i, or -1 for none. Of a ring it is -1 for every member.
func (s *sheet) outer(i int) int {
	parent := func(k int) int { return s.number[s.r.Statements[k].Within] - 1 }
	up := parent(i)
	for at, steps := up, 0; at >= 0; at, steps = parent(at), steps+1 {
		if at == i {
			return -1
		}
		if steps > len(s.Rows) {
			break // a ring further out, which i is not part of
		}
	}
	return up
}

// anchor is the passage to show for a statement: from its first word of content to its last, else its cue, else its source.
func anchor(st *onrecord.Statement) onrecord.Span {
	switch {
	case len(st.Content) == 1:
		return st.Content[0]
	case len(st.Content) > 1:
		return onrecord.Span{Start: st.Content[0].Start, End: st.Content[len(st.Content)-1].End}
	case !st.Cue.IsZero():
		return st.Cue
	}
	return st.Source.Span
}

// remarks are what else is known of a statement.
func (s *sheet) remarks(st *onrecord.Statement) []remark {
	var out []remark
	if p := s.r.Party(st.Source.Party); p != nil && !st.Source.Span.IsZero() && line(st.Source.Span.Text) != line(p.Name) {
		arrow := " → "
		if s.doubt(st) != "" {
			arrow = " → probably "
		}
		out = append(out, remark{"", own(st.Source.Span.Text) + arrow + name(p)})
	}
	if len(st.Hedges) > 0 {
		var h []string
		for _, x := range st.Hedges {
			h = append(h, own(x.Text))
		}
		out = append(out, remark{"hedged", strings.Join(h, ", ")})
	}
	if len(st.Basis) > 0 {
		var b []string
		for _, x := range st.Basis {
			b = append(b, line(string(x.Kind))+", "+own(x.Span.Text))
		}
		out = append(out, remark{"rests on", strings.Join(b, "; ")})
	} else if len(st.Content) > 0 {
		out = append(out, remark{"", "no basis found"})
	}
	if t := spoken(st.Said); t != "" {
		out = append(out, remark{"said", t})
	}
	return out
}

func spoken(x onrecord.Said) string {
	var out []string
	if !x.Venue.IsZero() {
		out = append(out, own(x.Venue.Text))
	}
	if !x.When.Span.IsZero() {
		out = append(out, own(x.When.Span.Text))
	}
	t := strings.Join(out, ", ")
	if d := when(x.When); d != "" {
		if !x.When.Span.IsZero() {
			return t + " (" + d + ")"
		}
		return strings.TrimPrefix(t+", "+d, ", ")
	}
	return t
}
