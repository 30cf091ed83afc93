package dossier

import (
	"fmt"

	"onrecord"
)

func (s *sheet) requests() {
	for i, q := range s.r.Requests {
		s.Requests = append(s.Requests, row{ID: fmt.Sprintf("q%d", i+1), Sentence: s.request(q), Span: q.Span, Place: s.places.of(q.Span), Block: s.blockID(q.Span.Start)})
	}
}

func (s *sheet) request(q onrecord.Request) []part {
	out := s.partyOr(q.Asked, "[party not resolved]")
	out = append(out, part{acted, " " + outcome(q.Outcome), ""})
	if p := s.r.Party(q.Asker); p != nil {
		out = append(out, part{plain, ", when asked by ", ""}, part{speaker, name(p), s.cardID(p.ID)})
	} else {
		out = append(out, part{note, " [asker not named]", ""})
	}
	return append(out, part{plain, ": ", ""}, part{quoted, own(q.Span.Text), ""})
}

func (s *sheet) absences() {
	for i, a := range s.r.Absences {
		s.Absences = append(s.Absences, row{ID: fmt.Sprintf("a%d", i+1), Sentence: s.absence(a), Span: a.Span, Place: s.places.of(a.Span), Block: s.blockID(a.Span.Start)})
	}
}

// absence says what is reported absent and in whose voice; it never says that something is absent.
func (s *sheet) absence(a onrecord.Absence) []part {
	var out []part
	if st := s.r.Statement(a.By); st != nil {
		out = append(s.speaker(st.Source), part{plain, ", in statement ", ""}, s.refTo(st.ID), part{acted, ", reports ", ""})
	} else if a.By != "" {
		out = []part{{speaker, notResolved, ""}, {acted, " reports ", ""}}
	} else {
		out = []part{{speaker, "The article", ""}, {acted, " reports ", ""}}
	}
	out = append(out, part{acted, absent(a.Kind), ""}, part{plain, ": ", ""}, part{quoted, own(a.Span.Text), ""})
	if c := s.context(a); c != "" && c != line(a.Span.Text) {
		out = append(out, part{note, ", in the passage ", ""}, part{quoted, own(c), ""})
	}
	return out
}

// context is what the few words of an absence stand in, so that "no evidence" does not lose what it is no evidence of.
func (s *sheet) context(a onrecord.Absence) string {
	if st := s.r.Statement(a.By); st != nil {
		for _, c := range st.Content {
			if c.Range().Contains(a.Span.Range()) {
				return line(c.Text)
			}
		}
	}
	if s.r.Document.BlockAt(a.Span.Start) < 0 {
		return ""
	}
	return line(s.around(a.Span.Range()).Text)
}

// designations gathers, a party at a time, every label put on it and taken off it. They are never shown apart: a
// delisting stands wherever the designation does.
func (s *sheet) designations() {
	seen := map[onrecord.PartyID]bool{}
	for _, g := range s.r.Designations {
		if !seen[g.Party] {
			seen[g.Party] = true
			s.Designations = append(s.Designations, s.designationsOf(g.Party))
		}
	}
}

func (s *sheet) designationsOf(id onrecord.PartyID) []row {
	var out []row
	delisted := false
	for i, g := range s.r.Designations {
		if g.Party != id {
			continue
		}
		delisted = delisted || g.Status == onrecord.Delisted
		out = append(out, row{ID: fmt.Sprintf("d%d", i+1), Sentence: s.designation(g), Span: g.Span, Place: s.places.of(g.Span), Block: s.blockID(g.Span.Start)})
	}
	if len(out) > 0 && !delisted {
		out = append(out, row{Sentence: []part{{note, "No delisting was found in this article.", ""}}})
	}
	return out
}

func (s *sheet) designation(g onrecord.Designation) []part {
	out := s.partyOr(g.Party, "[party not resolved]")
	switch g.Status {
	case onrecord.Listed:
		out = append(out, part{acted, " was designated ", ""}, part{quoted, labelOf(g), ""})
	case onrecord.Delisted:
		out = append(out, part{acted, " was taken off the list", ""})
		if !g.Label.IsZero() {
			out = append(out, part{plain, " as ", ""}, part{quoted, labelOf(g), ""})
		}
	default:
		out = append(out, part{acted, " is spoken of under the label ", ""}, part{quoted, labelOf(g), ""})
	}
	out = append(out, part{plain, " by ", ""})
	if len(g.Authority) == 0 {
		out = append(out, part{note, "[authority not named]", ""})
	}
	for i, id := range g.Authority {
		if i > 0 {
			out = append(out, part{plain, " and ", ""})
		}
		out = append(out, s.partyOr(id, "[authority not resolved]")...)
	}
	if d := when(g.When); d != "" {
		out = append(out, part{plain, " (" + d + ")", ""})
	} else if !g.When.Span.IsZero() {
		out = append(out, part{plain, " (" + own(g.When.Span.Text) + ")", ""})
	}
	return append(out, part{plain, ": ", ""}, part{quoted, own(g.Span.Text), ""})
}

func labelOf(g onrecord.Designation) string {
	if g.Label.IsZero() {
		return "[label not found]"
	}
	return own(g.Label.Text)
}

func (s *sheet) partyOr(id onrecord.PartyID, otherwise string) []part {
	if p := s.r.Party(id); p != nil {
		return []part{{speaker, name(p), s.cardID(p.ID)}}
	}
	return []part{{note, otherwise, ""}}
}
