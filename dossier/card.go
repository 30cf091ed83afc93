package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord"
)

func (s *sheet) cardID(id onrecord.PartyID) string {
	for i, p := range s.r.Parties {
		if p.ID == id {
			return fmt.Sprintf("p%d", i+1)
		}
	}
	return ""
}

// cards builds one card a party, in the order in which the article first mentions them: nobody is put first for what is
// said of them. Who only took the picture or wrote the article is no party to the story and has none.
func (s *sheet) cards() {
	order := make([]*onrecord.Party, 0, len(s.r.Parties))
	for i := range s.r.Parties {
		order = append(order, &s.r.Parties[i])
	}
	slices.SortStableFunc(order, func(a, b *onrecord.Party) int { return cmp.Compare(firstMention(a), firstMention(b)) })
	for _, p := range order {
		if !s.credited(p) {
			s.Cards = append(s.Cards, s.card(p))
		}
	}
}

func firstMention(p *onrecord.Party) int {
	at := int(^uint(0) >> 1)
	for _, m := range p.Mentions {
		at = min(at, m.Start)
	}
	return at
}

// card has the same lines for everyone; the last one, on charges, stands on the card of everyone who can be
// charged and has a name.
func (s *sheet) card(p *onrecord.Party) card {
	facts := []fact{
		{"Kind", [][]part{{{plain, partyKind(p.Kind), ""}}}},
		{"Also called", s.aliases(p)},
		{"Described as", s.roles(p)},
		{"Speaks in", s.spoke(p)},
		{"Named by others", s.named(p)},
		{"Asked for comment", s.asked(p)},
	}
	if s.Unread == "" { // else nobody looked for them
		facts = append(facts, fact{"Designations", s.labels(p)})
	}
	if s.chargeable(p) {
		facts = append(facts, fact{"Charges", s.charges(p)})
	}
	c := card{ID: s.cardID(p.ID), Name: name(p)}
	var missing []string
	for _, f := range facts {
		if len(f.Items) == 0 {
			missing = append(missing, strings.ToLower(f.Label))
			continue
		}
		c.Facts = append(c.Facts, f)
	}
	c.NotFound = strings.Join(missing, ", ")
	return c
}

func (s *sheet) aliases(p *onrecord.Party) [][]part {
	var out [][]part
	for _, a := range p.Aliases {
		if line(a) != line(p.Name) && line(a) != "" {
			out = append(out, []part{{quoted, own(a), ""}})
		}
	}
	return out
}

func (s *sheet) roles(p *onrecord.Party) [][]part {
	var out [][]part
	for _, x := range p.Roles {
		if x.IsZero() {
			continue
		}
		out = append(out, []part{{quoted, own(x.Text), ""}, {note, " (" + s.places.of(x) + ")", ""}})
	}
	return out
}

// spoke counts what a party said, and points at it.
func (s *sheet) spoke(p *onrecord.Party) [][]part {
	var item []part
	n := 0
	for i := range s.r.Statements {
		st := &s.r.Statements[i]
		if st.Source.Party != p.ID {
			continue
		}
		n++
		if n > 1 {
			item = append(item, part{plain, ", ", ""})
		}
		item = append(item, part{acted, s.verb(st) + " ", ""}, s.refTo(st.ID))
	}
	if n == 0 {
		return nil
	}
	return [][]part{append([]part{{plain, count(n, "statement") + ": ", ""}}, item...)}
}

// named lists the statements of others whose words mention p, each with its speaker and its act.
func (s *sheet) named(p *onrecord.Party) [][]part {
	var out [][]part
	for i := range s.r.Statements {
		st := &s.r.Statements[i]
		if st.Source.Party != p.ID && mentions(st, p) {
			out = append(out, s.brief(st))
		}
	}
	return out
}

func mentions(st *onrecord.Statement, p *onrecord.Party) bool {
	for _, c := range st.Content {
		for _, m := range p.Mentions {
			if c.Range().Overlaps(m.Range()) {
				return true
			}
		}
	}
	return false
}

func (s *sheet) asked(p *onrecord.Party) [][]part {
	var out [][]part
	for i, q := range s.r.Requests {
		if q.Asked == p.ID {
			out = append(out, append(slices.Clone(s.Requests[i].Sentence), part{note, " (" + s.Requests[i].Place + ")", ""}))
		}
	}
	return out
}

func (s *sheet) labels(p *onrecord.Party) [][]part {
	var out [][]part
	for _, d := range s.designationsOf(p.ID) {
		sentence := d.Sentence
		if d.Place != "" {
			sentence = append(slices.Clone(sentence), part{note, " (" + d.Place + ")", ""})
		}
		out = append(out, sentence)
	}
	return out
}
