package intake

import (
	"onrecord"
	"onrecord/claim"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/party"
	"onrecord/statement"
)

// assemble resolves the sources of what was found and writes everything into the Reading.
func assemble(out *onrecord.Reading, a *model.Analysis, pack *lang.Pack, found *statement.Found) {
	mentions := make([]party.Mention, 0, len(found.Sources)+2*len(found.Requests))
	index := map[onrecord.StatementID]int{}
	for i, s := range found.Statements {
		index[s.ID] = i
	}
	for i, p := range found.Sources {
		m := party.Mention{First: p.First, Last: p.Last, Head: p.Head, Speaker: -1}
		if w := found.Statements[i].Within; w != "" {
			m.Speaker = index[w]
		}
		mentions = append(mentions, m)
	}
	for _, q := range found.Requests {
		for _, p := range []statement.Phrase{q.Asker, q.Asked} {
			mentions = append(mentions, party.Mention{First: p.First, Last: p.Last, Head: p.Head, Speaker: -1})
		}
	}
	parties, resolved := party.Resolve(a, pack, mentions)
	for i := range found.Statements {
		s := &found.Statements[i]
		s.Source.Party, s.Source.Antecedent = resolved[i].Party, resolved[i].Antecedent
		if resolved[i].Party != "" {
			s.Findings = append(s.Findings, onrecord.Finding{Field: "party", By: resolved[i].By})
		}
	}
	out.Parties, out.Statements, out.Absences = parties, found.Statements, found.Absences
	for i, q := range found.Requests {
		asker, asked := resolved[len(found.Sources)+2*i], resolved[len(found.Sources)+2*i+1]
		if q.Statement >= 0 {
			asked = resolved[q.Statement]
		}
		out.Requests = append(out.Requests, onrecord.Request{Asker: asker.Party, Asked: asked.Party, Outcome: q.Outcome, Span: q.Span})
	}
}

// claims puts what was found into claims, and says of each statement what gave it its stance.
func claims(out *onrecord.Reading, a *model.Analysis, pack *lang.Pack, m *claim.Models) {
	var found map[onrecord.StatementID][]onrecord.Finding
	out.Claims, found = claim.Find(claim.Input{Analysis: a, Pack: pack, Statements: out.Statements, Parties: out.Parties}, m)
	for i := range out.Statements {
		s := &out.Statements[i]
		s.Findings = append(s.Findings, found[s.ID]...)
	}
}
