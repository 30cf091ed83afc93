package dossier

import (
	"strings"
	"testing"

	. "onrecord"
)

// Nobody is said not to have replied of whom the article does not say that they were asked.
func TestSilence(t *testing.T) {
	const either = "did not reply or could not be reached"
	for _, c := range []struct {
		text, cue string
		request   Outcome // "" for none
		want      string
	}{
		{"Ada Mott did not say where the goods are.", "did not say", "", "Ada Mott did not say."},
		{"Ada Mott spoke at noon, without elaborating.", "without elaborating", "", "Ada Mott did not say (‘without elaborating’)."},
		{"Ada Mott was silent on the matter.", "silent", "", "Ada Mott did not say (‘silent’)."},
		{"Ada Mott did not respond.", "did not respond", "", "Ada Mott " + either + " (‘did not respond’)."},
		{"Ada Mott could not be reached.", "could not be reached", "", "Ada Mott " + either + " (‘could not be reached’)."},
		{"Ada Mott was silent when asked.", "silent", NoReply, "Ada Mott did not reply (‘silent’)."},
		{"Ada Mott could not be reached.", "could not be reached", Unreachable, "Ada Mott could not be reached."},
		{"Ada Mott was silent when asked.", "silent", "unheard of", "Ada Mott " + either + " (‘silent’)."},
		{"Ada Mott, asked for names, did not say.", "did not say", Answered, "Ada Mott did not say."},
		{"Ada Mott left without taking responsibility.", "without taking responsibility", "", "Ada Mott did not say (‘without taking responsibility’)."},
	} {
		s := sample(t, c.text+" Bo Lund left.")
		s.party(Person, "Ada Mott")
		s.tell(told{act: Silent, form: None, party: "Ada Mott", source: "Ada Mott", cue: c.cue})
		if c.request != "" {
			s.r.Requests = []Request{{Asked: s.id("Ada Mott"), Outcome: c.request, Span: s.span(strings.TrimSuffix(c.text, "."))}}
		}
		sh, err := newSheet(s.r)
		if err != nil {
			t.Fatal(err)
		}
		if got := text(sh.Rows[0].Sentence); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
	// A request elsewhere in the article does not speak for this silence.
	s := sample(t, "Ada Mott did not say where the goods are. Ada Mott did not reply to a letter.")
	s.party(Person, "Ada Mott")
	s.tell(told{act: Silent, form: None, party: "Ada Mott", source: "⟦Ada Mott⟧ did not say", cue: "did not say"})
	s.r.Requests = []Request{{Asked: s.id("Ada Mott"), Outcome: NoReply, Span: s.span("Ada Mott did not reply to a letter")}}
	sh, err := newSheet(s.done())
	if err != nil {
		t.Fatal(err)
	}
	if got := text(sh.Rows[0].Sentence); got != "Ada Mott did not say." {
		t.Errorf("with a request elsewhere: %q", got)
	}
}
