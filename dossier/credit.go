package dossier

import (
	"slices"

	"onrecord"
)

// credited reports whether p is in the article only as the one who made it: mentioned nowhere but in credits of captions
// and in bylines, and in no statement, request, label or claim.
func (s *sheet) credited(p *onrecord.Party) bool {
	if len(p.Mentions) == 0 || s.takesPart(p.ID) {
		return false
	}
	return !slices.ContainsFunc(p.Mentions, func(m onrecord.Span) bool { return !s.inCredit(m.Range()) })
}

func (s *sheet) inCredit(m onrecord.Range) bool {
	d := s.r.Document
	if slices.ContainsFunc(d.Byline, func(x onrecord.Span) bool { return x.Range().Contains(m) }) {
		return true
	}
	i := d.BlockAt(m.Start)
	return i >= 0 && (d.Blocks[i].Kind == onrecord.Byline && d.Blocks[i].Range().Contains(m) || d.Blocks[i].Credit.Range().Contains(m))
}

// takesPart reports whether anything in the reading but mentions points to the party id.
func (s *sheet) takesPart(id onrecord.PartyID) bool {
	r := s.r
	return slices.ContainsFunc(r.Statements, func(x onrecord.Statement) bool { return x.Source.Party == id }) ||
		slices.ContainsFunc(r.Requests, func(x onrecord.Request) bool { return x.Asked == id || x.Asker == id }) ||
		slices.ContainsFunc(r.Designations, func(x onrecord.Designation) bool { return x.Party == id || slices.Contains(x.Authority, id) }) ||
		slices.ContainsFunc(r.Claims, func(x onrecord.Claim) bool {
			return slices.ContainsFunc(x.Stances, func(y onrecord.Stance) bool { return y.Party == id })
		})
}
