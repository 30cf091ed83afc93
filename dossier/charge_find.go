package dossier

import (
	"slices"

	"onrecord"
)

// chargeWord is a word that may speak of a charge, the sentence that it stands in, and of whom it is said there, if that
// is plain.
type chargeWord struct {
	onrecord.Range
	passage onrecord.Span
	topics  []onrecord.PartyID
}

// findChargeWords lists the words that may speak of a charge, outside boilerplate and outside reported absences of one. Once.
func (s *sheet) findChargeWords() {
	if s.chargeWords != nil {
		return
	}
	out := []chargeWord{}
	for _, b := range s.r.Document.Blocks {
		if !b.Kind.Speaks() || !b.Repeats.IsZero() {
			continue
		}
		for _, w := range findWords(s.blockText(b), s.lists.charge) {
			w.Start, w.End = w.Start+b.Start, w.End+b.Start
			if s.saidAbsent(w) {
				continue
			}
			c := chargeWord{Range: w, passage: s.around(w)}
			for i := range s.r.Parties {
				if s.about(&s.r.Parties[i], w) {
					c.topics = append(c.topics, s.r.Parties[i].ID)
				}
			}
			out = append(out, c)
		}
	}
	s.chargeWords = out
}

func (s *sheet) saidAbsent(w onrecord.Range) bool {
	for _, a := range s.r.Absences {
		if a.Kind == onrecord.NoCharge && a.Span.Range().Contains(w) {
			return true
		}
	}
	return false
}

// ofOthers reports whether w is plainly no word on p: it is said of another, and p is not in that sentence or only the one
// who says it; or p speaks of charges by office, and another is named nearer to it.
func (s *sheet) ofOthers(w chargeWord, p *onrecord.Party) bool {
	if slices.Contains(w.topics, p.ID) {
		return false
	}
	if len(w.topics) > 0 && (!s.names(p, w.passage.Range()) || s.onlySays(p, w)) {
		return true
	}
	return s.byOffice(p) && s.othersNearer(p, w)
}

// onlySays reports whether p is the source of words that hold w and do not name p.
func (s *sheet) onlySays(p *onrecord.Party, w chargeWord) bool {
	for i := range s.r.Statements {
		st := &s.r.Statements[i]
		if st.Source.Party != p.ID {
			continue
		}
		for _, c := range st.Content {
			if c.Range().Contains(w.Range) {
				return !slices.ContainsFunc(st.Content, func(c onrecord.Span) bool { return s.names(p, c.Range()) })
			}
		}
	}
	return false
}

// byOffice reports whether p is a person who speaks of other people's charges by office, as the article describes p.
func (s *sheet) byOffice(p *onrecord.Party) bool {
	said := append([]string{p.Name}, p.Aliases...)
	for _, x := range p.Roles {
		said = append(said, x.Text)
	}
	return slices.ContainsFunc(said, func(t string) bool { return len(findWords(t, s.lists.office)) > 0 })
}

// othersNearer reports whether another who can be charged is named between p and w, and no pronoun that may be p stands
// from p to the end of the sentence.
func (s *sheet) othersNearer(p *onrecord.Party, w chargeWord) bool {
	from := -1
	for _, m := range p.Mentions {
		if w.passage.Range().Contains(m.Range()) {
			if m.Start > w.Start {
				return false
			}
			from = max(from, m.End)
		}
	}
	if from < 0 || from > w.Start || len(findWords(s.r.Document.Text[from:w.passage.End], s.lists.pronoun)) > 0 {
		return false
	}
	between := onrecord.Range{Start: from, End: w.Start}
	return slices.ContainsFunc(s.r.Parties, func(q onrecord.Party) bool {
		return q.ID != p.ID && s.chargeable(&q) && s.names(&q, between)
	})
}
