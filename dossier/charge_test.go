package dossier

import (
	"strings"
	"testing"

	. "onrecord"
)

// What the card of Ada Mott says of charges, and what it must not say.
func TestCharges(t *testing.T) {
	const none = "No charge against Ada Mott was found in this article (published 13 March 2024)."
	for _, c := range []struct {
		name, text string
		absence    string
		lang       string
		want, not  []string
	}{
		{name: "nothing said", text: "Police say Ada Mott set the fire.", want: []string{none}},
		{name: "she is charged", text: "Ada Mott was charged with arson on Monday. She left.", want: []string{"read it: ‘Ada Mott was charged with arson on Monday’ (¶1"}, not: []string{"No charge"}},
		{name: "convicted under another name", text: "Mott walked out. The court convicted her in May.\nAda Mott sang.", want: []string{"read it: ‘The court convicted her in May’"}, not: []string{"No charge"}},
		{name: "somebody else, elsewhere", text: "Ada Mott sang.\nBo Lund was sentenced to a year.", want: []string{none, "Without this name, ¶2 may speak of a charge, a trial or a verdict."}},
		{name: "the article says not", text: "Ada Mott has not been charged.", absence: "has not been charged", want: []string{"The article reports no charge: ‘has not been charged’"}, not: []string{"No charge against"}},
		{name: "the article says nobody", text: "Ada Mott left. Nobody has been charged.", absence: "Nobody has been charged", want: []string{"A passage near this name speaks of charges: ‘Nobody has been charged’ (¶1"}, not: []string{"reports no charge"}},
		{name: "the article says not, of another", text: "Ada Mott left. Bo Lund has not been charged.", absence: "has not been charged", want: []string{none}, not: []string{"reports no charge"}},
		{name: "charged once, cleared once", text: "Ada Mott was charged in May. She is no longer charged.", absence: "no longer charged", want: []string{"‘Ada Mott was charged in May’", "speaks of charges: ‘She is no longer charged’"}, not: []string{"No charge against", "reports no charge"}},
		{name: "no list for the language", text: "Ada Mott wurde angeklagt.", lang: "de", want: []string{"was not checked", "‘de’"}, not: []string{"No charge"}},
		{name: "boilerplate does not count", text: "Ada Mott sang.\nSIGN UP free of charge", want: []string{none}, not: []string{"may speak"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStory(t, c.text)
			s.blocks(func(_ int, l string) BlockKind {
				if strings.HasPrefix(l, "SIGN UP") {
					return Boilerplate
				}
				return Body
			})
			s.r.Document.Published = When{From: "2024-03-13", Grain: GrainDay}
			if c.lang != "" {
				s.r.Document.Lang = c.lang
			}
			s.party(Person, "Ada Mott", "Mott")
			if strings.Contains(c.text, "Bo Lund") {
				s.party(Person, "Bo Lund")
			}
			if c.absence != "" {
				s.r.Absences = []Absence{{Kind: NoCharge, Span: s.span(c.absence)}}
			}
			sh, err := newSheet(s.done())
			if err != nil {
				t.Fatal(err)
			}
			card := sh.Cards[0]
			if i := len(card.Facts) - 1; card.Name != "Ada Mott" || card.Facts[i].Label != "Charges" {
				t.Fatalf("no line on charges for Ada Mott: %+v", card)
			}
			var got strings.Builder
			for _, item := range card.Facts[len(card.Facts)-1].Items {
				got.WriteString(text(item) + "\n")
			}
			for _, w := range c.want {
				if !strings.Contains(got.String(), w) {
					t.Errorf("lacks %q:\n%s", w, got.String())
				}
			}
			for _, w := range c.not {
				if strings.Contains(got.String(), w) {
					t.Errorf("says %q:\n%s", w, got.String())
				}
			}
		})
	}
}

// Every card of a named person has the line, in every output, even of one who was taken for an organisation; an unnamed
// source has none.
func TestEveryNamedPersonHasALineOnCharges(t *testing.T) {
	r := ferry(t)
	n := 0
	for i, p := range r.Parties {
		if p.Name == "Sabela Marquin" {
			r.Parties[i].Kind = Organisation
		}
		if p.Kind == Person || p.Kind == Organisation {
			n++
		}
	}
	for form, out := range outputs(t, r) {
		if got := strings.Count(out, "Charges"); got != n {
			t.Errorf("%s has %d lines on charges for %d named people", form, got, n)
		}
	}
}
