package onrecord

import (
	"fmt"
	"slices"
	"strings"
)

// checkClaims: a claim is worded by somebody quoted; every stance has a statement behind it, is that of who made the
// statement, and is said by something to be so.
func checkClaims(out *breaches, r *Reading) {
	ids := map[string]bool{}
	statements := map[StatementID]*Statement{}
	for i := range r.Statements {
		statements[r.Statements[i].ID] = &r.Statements[i]
	}
	for i, c := range r.Claims {
		where := "claim " + c.ID
		switch {
		case c.ID == "":
			out.add("claim", fmt.Sprintf("claim %d", i), "has no ID")
		case ids[c.ID]:
			out.add("claim", where, "ID stands twice")
		}
		ids[c.ID] = true
		checkMust(out, r.Document, where, c.Wording)
		worded := false
		seen := map[StatementID]bool{}
		for _, st := range c.Stances {
			s := statements[st.Statement]
			if s == nil {
				out.add("claim", where, "no statement %s", st.Statement)
				continue
			}
			if seen[s.ID] {
				out.add("claim", where, "statement %s stands twice", s.ID)
			}
			seen[s.ID] = true
			if st.Party != s.Source.Party {
				out.add("claim", where, "the stance of statement %s is given to %q, its source is %q", s.ID, st.Party, s.Source.Party)
			}
			if !slices.Contains(StanceKinds(), st.Stance) {
				out.add("vocabulary", where, "unknown stance %q", st.Stance)
			}
			if !slices.ContainsFunc(s.Findings, func(f Finding) bool { return f.Field == "stance on "+c.ID }) {
				out.add("every field has a finding", where, "nothing says what gave statement %s its stance", s.ID)
			}
			for _, part := range s.Content {
				worded = worded || part.Range().Contains(c.Wording.Range())
			}
		}
		if !worded {
			out.add("claim", where, "its wording stands in no content of its statements")
		}
	}
}

// checkDesignations: a label is put on, or taken off, somebody who is known, in words that hold the label; nobody puts one on
// himself.
func checkDesignations(out *breaches, r *Reading) {
	for i, g := range r.Designations {
		where := fmt.Sprintf("designation %d", i)
		checkMust(out, r.Document, where, g.Span)
		*out = append(*out, CheckSpan(r.Document, where+" label", g.Label)...)
		*out = append(*out, CheckSpan(r.Document, where+" when", g.When.Span)...)
		if !slices.Contains(DesignationStatuses(), g.Status) {
			out.add("vocabulary", where, "unknown status %q", g.Status)
		}
		if g.Party == "" {
			out.add("designation", where, "is of nobody")
		}
		if slices.Contains(g.Authority, g.Party) {
			out.add("designation", where, "is of the authority itself, %s", g.Party)
		}
		if strings.TrimSpace(g.Label.Text) == "" && g.Status == Listed {
			out.add("designation", where, "puts on no label")
		}
		for _, id := range append([]PartyID{g.Party}, g.Authority...) {
			if id != "" && r.Party(id) == nil {
				out.add("designation", where, "no party %s", id)
			}
		}
	}
}
