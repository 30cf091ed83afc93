package statement_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/statement"
)

// A text may end anywhere, with a cue, a comma or a name: what stands behind it is nothing.
func TestTextEnds(t *testing.T) {
	for _, s := range []string{
		"Asked about the loan,", "Asked by the judge", "Pressed on", "It rained. Asked about,", "The bridge, says the mayor", "The bridge, says the mayor,",
		"The dam, it is said,", "The toll was put at", "A record seen by the Sentinel shows", "A record seen by the Sentinel shows that", "He denied guilt, and the verdict he",
		"Her lawyer, Mara Orne, accused", "The demands include", "He told MSNBC", "They announced efforts, including", "He was dismissed for, according to the letter,",
	} {
		a, pack := analyse(t, s)
		for _, st := range statement.Find(a, pack).Statements {
			for _, c := range st.Content {
				if !strings.Contains(s, c.Text) {
					t.Errorf("%q: content %q", s, c.Text)
				}
			}
		}
	}
}

// TestSalad holds that whatever words a text is made of, what is found in it are passages of it. A fuzzer would take most of its time to go through
// the network, so the texts are thrown together here, by seeds.
func TestSalad(t *testing.T) {
	words := strings.Fields(judgedText + " " + dispute + ` said , , . . " " “ ” ‘ ’ : ; — ? according to Asked about by whether which that , says the mayor it is said ( )`)
	_, pack := analyse(t, "It rained.")
	texts := 200
	if testing.Short() {
		texts = 25
	}
	for seed := range texts {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		var b strings.Builder
		for range 20 + r.IntN(80) {
			b.WriteString(words[r.IntN(len(words))])
			if r.IntN(4) > 0 {
				b.WriteByte(' ')
			}
		}
		s := b.String()
		a, _ := analyse(t, s)
		for _, st := range statement.Find(a, pack).Statements {
			for _, c := range append(st.Content, st.Cue) {
				if c.Text != s[c.Start:c.End] {
					t.Fatalf("seed %d: %q is not what stands at %d", seed, c.Text, c.Start)
				}
			}
		}
	}
}
