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

// claims shows a claim in the words of a statement, with its speaker, and then who spoke to it and how that was taken.
// Statements that nobody else in the article answers or takes up are counted only: they stand in the list of statements.
func (s *sheet) claims() {
	for i, c := range s.r.Claims {
		if len(c.Stances) == 1 && c.Stances[0].Stance == onrecord.Supports {
			s.Alone++
			continue
		}
		w := row{ID: fmt.Sprintf("c%d", i+1), Span: c.Wording, Place: s.places.of(c.Wording), Block: s.blockID(c.Wording.Start)}
		out := claimRow{}
		sources := map[onrecord.PartyID]bool{}
		for _, x := range c.Stances {
			n := s.number[x.Statement]
			if n == 0 {
				continue
			}
			st := &s.r.Statements[n-1]
			if st.Source.Party != "" {
				sources[st.Source.Party] = true
			}
			by := append(s.brief(st), part{note, ", " + stance(x.Stance), ""})
			out.Stances = append(out.Stances, row{Sentence: by})
		}
		w.Sentence = append(s.claim(c), part{note, fmt.Sprintf(" [%s, %s]", count(len(out.Stances), "statement"), count(len(sources), "known source")), ""})
		out.Wording = w
		s.Claims = append(s.Claims, out)
	}
}

// worded is the words of a claim in the marks of the statement that they stand in.
func (s *sheet) worded(st *onrecord.Statement, w onrecord.Span) string {
	if st.Form == onrecord.Direct {
		return said(w.Text)
	}
	return own(w.Text)
}

const claimsTitle = "Claims, in the words of a statement"

// claimsLead stands above the claims: what they are, or that there is none, and what is left out of them.
func (s *sheet) claimsLead() string {
	lead := s.empty(noClaims)
	if len(s.Claims) > 0 {
		lead = claimsNote
	}
	if more := s.aloneLine(); more != "" {
		lead += " " + more
	}
	return lead
}

// aloneLine counts the statements that are on a claim of their own.
func (s *sheet) aloneLine() string {
	if s.Alone == 0 {
		return ""
	}
	return fmt.Sprintf("%s more, with nothing found in this article that answers or takes up what was said, and not listed again here.", count(s.Alone, "statement"))
}

func holds(st *onrecord.Statement, w onrecord.Span) bool {
	for _, c := range st.Content {
		if c.Range().Contains(w.Range()) {
			return true
		}
	}
	return false
}
