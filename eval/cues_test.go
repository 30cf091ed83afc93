package eval

import (
	"strings"
	"testing"
	"time"

	"onrecord"
)

// TestByCue reads one act wrong, one statement not at all, one that is not there, and one without a cue.
func TestByCue(t *testing.T) {
	g := ferry(t)
	r := asReading(t, g, 0)
	r.Statements[0].Act = onrecord.Denies
	extra := r.Statements[2]
	extra.ID, extra.Content = "s9", nil
	r.Statements = append(r.Statements[:3], extra) // the refusal is missed
	r.Statements[1].Cue = onrecord.Span{}
	res := Run([]*Gold{g}, func(*onrecord.Capture) (*onrecord.Reading, error) { return r, nil }, time.Now)
	got := res.ByCue(func(cue string) Cue {
		first := strings.Fields(cue)[0]
		if first == "said" || first == "told" {
			return Cue{first, "verb"}
		}
		return Cue{first, "fixed"}
	}, 2)
	want := CueScores{
		Classes: []CueSlice{
			{"verb", Slice{3, 3, 3, 2, Ratio{2, 3}, Ratio{3, 3}}},
			{"fixed", Slice{Gold: 1}},
			{"none", Slice{Read: 1, Real: 1}},
		},
		Lemmas: []CueSlice{
			{"said", Slice{2, 2, 1, 1, Ratio{1, 2}, Ratio{2, 2}}},
			{"told", Slice{1, 1, 2, 1, Ratio{1, 1}, Ratio{1, 1}}},
		},
	}
	for name, lists := range map[string][2][]CueSlice{"classes": {got.Classes, want.Classes}, "lemmas": {got.Lemmas, want.Lemmas}} {
		if len(lists[0]) != len(lists[1]) {
			t.Fatalf("%s: %+v, want %+v", name, lists[0], lists[1])
		}
		for i := range lists[0] {
			if lists[0][i] != lists[1][i] {
				t.Errorf("%s: %+v, want %+v", name, lists[0][i], lists[1][i])
			}
		}
	}
}
