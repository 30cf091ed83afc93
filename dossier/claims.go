package dossier

import (
	"fmt"
	"strings"

	"onrecord"
)

// claims shows a claim in the words of a statement, with its speaker, and then who spoke to it and how that was taken.
// Statements that nobody else in the article answers or takes up are counted only: they stand in the list of statements.
func (s *sheet) claims() {
	listed, alone := map[onrecord.StatementID]bool{}, map[onrecord.StatementID]bool{}
	for _, c := range s.r.Claims {
		into := alone
		if s.shows(&c) {
			into = listed
		}
		for _, x := range c.Stances {
			into[x.Statement] = true
		}
	}
	for id := range alone {
		if !listed[id] && s.number[id] > 0 {
			s.Alone++
		}
	}
	for i, c := range s.r.Claims {
		if !s.shows(&c) {
			continue
		}
		w := row{ID: fmt.Sprintf("c%d", i+1), Span: c.Wording, Place: s.places.of(c.Wording), Block: s.blockID(c.Wording.Start)}
		out := claimRow{}
		sources, statements, worded := map[onrecord.PartyID]bool{}, 0, false
		for _, x := range c.Stances {
			n := s.number[x.Statement]
			if n == 0 {
				continue
			}
			st := &s.r.Statements[n-1]
			statements++
			if st.Source.Party != "" {
				sources[st.Source.Party] = true
			}
			if !worded && holds(st, c.Wording) {
				worded = true // how it stands to its own words goes without saying
				continue
			}
			by := append(s.brief(st), part{note, ", " + stance(x.Stance), ""})
			out.Stances = append(out.Stances, row{Sentence: by})
		}
		w.Sentence = append(s.claim(c), part{note, fmt.Sprintf(" [%s, %s]", count(statements, "statement"), count(len(sources), "known source")), ""})
		out.Wording = w
		s.Claims = append(s.Claims, out)
	}
}

// fewWords is how many words say too little to stand as a claim by themselves.
const fewWords = 3

// shows reports whether claim c is one to list: worded by more than a word or two of somebody who makes or rejects it, and spoken to
// in another statement, which neither holds that one nor stands in it.
func (s *sheet) shows(c *onrecord.Claim) bool {
	if len(strings.Fields(c.Wording.Text)) < fewWords {
		return false
	}
	var by *onrecord.Statement
	for _, x := range c.Stances {
		st := s.statement(x.Statement)
		if st == nil || !holds(st, c.Wording) {
			continue
		}
		rejects := st.Act == onrecord.Denies || st.Act == onrecord.Doubts
		if x.Stance != onrecord.Supports && !rejects {
			return false
		}
		by = st
		break
	}
	if by == nil {
		return false
	}
	for _, x := range c.Stances {
		if st := s.statement(x.Statement); st != nil && st.ID != by.ID && !s.nested(st, by) && !s.nested(by, st) {
			return true
		}
	}
	return false
}

// statement is the statement of that ID among those shown, nil for none.
func (s *sheet) statement(id onrecord.StatementID) *onrecord.Statement {
	if n := s.number[id]; n > 0 {
		return &s.r.Statements[n-1]
	}
	return nil
}

// nested reports whether statement a stands within b, at any depth.
func (s *sheet) nested(a, b *onrecord.Statement) bool {
	for n := 0; a != nil && a.Within != "" && n < len(s.r.Statements); n++ {
		if a.Within == b.ID {
			return true
		}
		a = s.statement(a.Within)
	}
	return false
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
