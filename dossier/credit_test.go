package dossier

import (
	"strings"
	"testing"

	. "onrecord"
)

// Who took the picture or wrote the article has no card, unless the article lets them speak or names them elsewhere.
func TestCreditsAreNoParties(t *testing.T) {
	build := func() *story {
		s := newStory(t, "By Ines Orr\nBo Lund at the pier. Photo: Ada Mott/SNA\nIt rained all day, a guard said.\n")
		s.blocks(func(n int, _ string) BlockKind { return []BlockKind{Byline, Caption, Body}[n] })
		s.r.Document.Blocks[1].Credit = s.span("Ada Mott/SNA")
		s.r.Document.Byline = s.spans("Ines Orr")
		for _, n := range []string{"Bo Lund", "Ada Mott"} {
			s.party(Person, n)
		}
		s.r.Parties = append(s.r.Parties, Party{ID: "p3", Kind: Person, Name: "Ines Orr", Mentions: s.spans("Ines Orr")})
		return s
	}
	names := func(s *story) string {
		sh, err := newSheet(s.done())
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, c := range sh.Cards {
			out = append(out, c.Name)
		}
		return strings.Join(out, ", ")
	}
	if got := names(build()); got != "Bo Lund" {
		t.Errorf("cards of %s, want Bo Lund's only", got)
	}
	s := build()
	s.tell(told{act: Asserts, form: Indirect, party: "Ada Mott", source: "a guard", cue: "said", content: []string{"It rained all day"}})
	s.r.Requests = []Request{{Asked: s.id("Ines Orr"), Outcome: NoReply, Span: s.span("a guard")}}
	if got := names(s); got != "Ines Orr, Bo Lund, Ada Mott" {
		t.Errorf("cards of %s, want one of everyone who speaks or is asked", got)
	}
}
