package dossier

import (
	"cmp"
	"slices"
	"strings"

	"onrecord"
)

// charges says what the article says about a charge against p. A Reading has no field for it, so this goes by words: the
// absences of a charge that the article reports of p, and every passage near p's name that may speak of a charge, a trial
// or a verdict, which is shown and not interpreted. Only where there is neither does it say that none was found, and it
// says "found in this article", which is as much as can be known. In a language without a word list it says that.
func (s *sheet) charges(p *onrecord.Party) [][]part {
	found := s.uncharged(p)
	if !reads(s.r.Document.Lang) {
		return append(sentences(found), []part{{note, "Whether the article reports a charge was not checked: there is no word list for its language, " +
			own(s.r.Document.Lang) + ".", ""}})
	}
	var elsewhere, others []string
	for _, w := range s.chargeWords {
		label := s.places.label(w.Start)
		switch {
		case !s.near(w.Start, p):
			elsewhere = addLabel(elsewhere, label)
		case s.ofOthers(w, p):
			others = addLabel(others, label)
		case !slices.ContainsFunc(found, func(x passageItem) bool { return x.passage == w.passage.Range() && !x.absent }):
			found = append(found, s.quote("A passage near this name may speak of a charge, a trial or a verdict; read it: ", w.passage))
		}
	}
	if len(found) > 0 {
		return sentences(found)
	}
	published := "published " + s.Published
	if s.Published == "" {
		published = "publication date not found"
	}
	article := "this article"
	if s.r.Document.Lang == "" {
		article += ", read as English"
	}
	none := "No charge against " + name(p) + " was found in " + article + " (" + published + ")."
	if len(elsewhere) > 0 {
		none += " Without this name, " + strings.Join(elsewhere, ", ") + " may speak of a charge, a trial or a verdict."
	}
	if len(others) > 0 {
		none += " In sentences on somebody else, " + strings.Join(others, ", ") + " may speak of a charge, a trial or a verdict."
	}
	return [][]part{{{note, none, ""}}}
}

// passageItem is one item of the line on charges, and the sentence of the article that it rests on.
type passageItem struct {
	passage  onrecord.Range
	absent   bool // it rests on an absence of a charge
	sentence []part
}

// sentences puts items in the order of the article, so that no release stands before the verdict that it came after or
// the other way round by our doing.
func sentences(items []passageItem) [][]part {
	slices.SortStableFunc(items, func(a, b passageItem) int { return cmp.Compare(a.passage.Start, b.passage.Start) })
	var out [][]part
	for _, x := range items {
		out = append(out, x.sentence)
	}
	return out
}

// quote quotes a passage whole, with its place.
func (s *sheet) quote(lead string, passage onrecord.Span) passageItem {
	return passageItem{passage.Range(), false, []part{{note, lead, ""}, {quoted, own(passage.Text), ""}, {note, " (" + s.places.of(passage) + ")", ""}}}
}

func addLabel(labels []string, l string) []string {
	if l == "" || len(labels) > 0 && labels[len(labels)-1] == l {
		return labels
	}
	return append(labels, l)
}

// uncharged lists the absences of a charge for p's card. Only of one said of p does it say that a charge is reported
// absent. One said of nobody by name ("nobody was charged in 2022"), or in a sentence that names p in passing, it quotes
// with its whole sentence, and says nothing of whom it concerns. One said of somebody else is left to their card.
func (s *sheet) uncharged(p *onrecord.Party) []passageItem {
	var out []passageItem
	for _, a := range s.r.Absences {
		if a.Kind != onrecord.NoCharge || !s.near(a.Span.Start, p) {
			continue
		}
		passage := s.around(a.Span.Range())
		switch {
		case s.about(p, a.Span.Range()):
			sentence := append(s.absence(a), part{note, " (" + s.places.of(a.Span) + ")", ""})
			out = append(out, passageItem{passage.Range(), true, sentence})
		case s.names(p, passage.Range()) || !s.namesAny(passage.Range()):
			x := s.quote("A passage near this name speaks of charges: ", passage)
			if st := s.r.Statement(a.By); st != nil {
				x.sentence = append(x.sentence, part{note, ", in statement ", ""}, s.refTo(st.ID), part{note, " by ", ""})
				x.sentence = append(x.sentence, s.speaker(st.Source)...)
			}
			out = append(out, x)
		}
	}
	return out
}

// chargeable reports whether p is someone with a name who can be charged: a person or an organisation. Both, because a
// reading can take a person for an organisation, and must not lose the line on charges by that; but not the outlet, nor
// an organisation that its name tells to be one that charges, tries or governs.
func (s *sheet) chargeable(p *onrecord.Party) bool {
	switch p.Kind {
	case onrecord.Government, onrecord.State, onrecord.Outlet, onrecord.Group, onrecord.Unnamed, onrecord.DocumentKind, onrecord.Court:
		return false
	}
	return p.Kind != onrecord.Organisation || p.Name != s.r.Document.Outlet && len(findWords(p.Name, s.lists.body)) == 0
}

// names reports whether r names or mentions p.
func (s *sheet) names(p *onrecord.Party, r onrecord.Range) bool {
	if slices.ContainsFunc(p.Mentions, func(m onrecord.Span) bool { return m.Range().Overlaps(r) }) {
		return true
	}
	return slices.ContainsFunc(append([]string{p.Name}, p.Aliases...), func(n string) bool {
		return n != "" && strings.Contains(s.r.Document.Text[r.Start:r.End], n)
	})
}

// namesAny reports whether r names anyone who can be charged.
func (s *sheet) namesAny(r onrecord.Range) bool {
	return slices.ContainsFunc(s.r.Parties, func(q onrecord.Party) bool { return s.chargeable(&q) && s.names(&q, r) })
}

// near reports whether the block at offset mentions p, by a mention or by a name.
func (s *sheet) near(offset int, p *onrecord.Party) bool {
	i := s.r.Document.BlockAt(offset)
	if i < 0 {
		return false
	}
	return s.names(p, s.r.Document.Blocks[i].Range())
}

// text is a sentence as a reader gets it.
func text(sentence []part) string {
	var b strings.Builder
	for _, p := range sentence {
		b.WriteString(p.Text)
	}
	return b.String()
}
