package intake

import (
	"onrecord"
	"onrecord/claim"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/party"
	"onrecord/statement"
)

// assemble resolves the sources of what was found and writes everything into the Reading. It returns the labels, one for
// each designation.
func assemble(out *onrecord.Reading, a *model.Analysis, pack *lang.Pack, by party.By, found *statement.Found) []claim.Label {
	mentions := Mentions(found)
	for _, q := range found.Requests {
		for _, p := range []statement.Phrase{q.Asker, q.Asked} {
			mentions = append(mentions, party.Mention{First: p.First, Last: p.Last, Head: p.Head, Speaker: -1, Not: -1})
		}
	}
	labels := claim.Labels(a, pack)
	for _, l := range labels {
		for _, p := range append([]claim.Phrase{l.Party}, l.Authority...) {
			mentions = append(mentions, party.Mention{First: p.First, Last: p.Last, Head: p.Head, Speaker: -1, Not: -1})
		}
	}
	parties, resolved := party.Resolve(a, pack, by, mentions)
	answering(a, found, resolved)
	for i := range found.Statements {
		s := &found.Statements[i]
		s.Source.Party, s.Source.Antecedent = resolved[i].Party, resolved[i].Antecedent
		if resolved[i].Party != "" {
			if s.Source.Span.IsZero() { // no words name it: what tells the speaker tells the source
				s.Findings = append(s.Findings, onrecord.Finding{Field: "source", By: resolved[i].By, Score: resolved[i].Score})
			}
			s.Findings = append(s.Findings, onrecord.Finding{Field: "party", By: resolved[i].By, Score: resolved[i].Score})
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
	return designations(out, labels, resolved[len(found.Sources)+2*len(found.Requests):])
}

// answering gives pronouns that stand for whom a request went to the party of the words that say whom.
func answering(a *model.Analysis, found *statement.Found, resolved []party.Resolved) {
	for i, q := range found.Requests {
		asked := resolved[len(found.Sources)+2*i+1]
		if q.Statement < 0 || !q.Asked.OK() || asked.Party == "" || asked.Party == resolved[q.Statement].Party {
			continue
		}
		t := a.Text
		span, err := t.Document.Span(t.Tokens[q.Asked.First].Start, t.Tokens[q.Asked.Last].End)
		if err != nil {
			continue // tokens stand on character boundaries, so this is never reached
		}
		resolved[q.Statement] = party.Resolved{Party: asked.Party, Antecedent: span, By: "party/asked before"}
	}
}

// Mentions are the sources of the statements as the party room takes them, in the order of the statements.
func Mentions(found *statement.Found) []party.Mention {
	mentions := make([]party.Mention, 0, len(found.Sources)+2*len(found.Requests))
	index := map[onrecord.StatementID]int{}
	for i, s := range found.Statements {
		index[s.ID] = i
	}
	for i, p := range found.Sources {
		m := party.Mention{First: p.First, Last: p.Last, Head: p.Head, Speaker: -1, Not: -1}
		if w := found.Statements[i].Within; w != "" {
			m.Speaker = index[w]
		}
		mentions = append(mentions, m)
	}
	for _, q := range found.Requests {
		if q.Statement >= 0 && q.Asker.OK() {
			mentions[q.Statement].Not = q.Asker.Head
		}
	}
	return mentions
}

// designations writes the labels out whose parties are known, and returns those. resolved begins with the parties of the
// first label.
func designations(out *onrecord.Reading, labels []claim.Label, resolved []party.Resolved) (known []claim.Label) {
	listed := map[onrecord.PartyID]bool{}
	for i, at := 0, 0; i < len(labels); i++ {
		listed[resolved[at].Party] = listed[resolved[at].Party] || !labels[i].Vague
		at += 1 + len(labels[i].Authority)
	}
	for _, l := range labels {
		g := onrecord.Designation{Party: resolved[0].Party, Label: l.Label, Status: l.Status, Span: l.Span}
		for _, r := range resolved[1 : 1+len(l.Authority)] {
			if r.Party != "" && r.Party != g.Party {
				g.Authority = append(g.Authority, r.Party)
			}
		}
		resolved = resolved[1+len(l.Authority):]
		if g.Party != "" && (!l.Vague || listed[g.Party]) {
			out.Designations, known = append(out.Designations, g), append(known, l)
		}
	}
	return known
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
