package ledger

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"onrecord"

	"pgregory.net/rapid"
)

// together is which parties judgements make the same, by trying every way (Warshall), and whether that may be.
func together(bodies []JudgementBody, refs []PartyRef) (reach map[[2]PartyKey]bool, may bool) {
	reach, may = map[[2]PartyKey]bool{}, true
	for _, r := range refs {
		reach[[2]PartyKey{r.Party, r.Party}] = true
	}
	for _, b := range bodies {
		if b.Verdict == Same {
			reach[[2]PartyKey{b.A.Party, b.B.Party}], reach[[2]PartyKey{b.B.Party, b.A.Party}] = true, true
		}
	}
	for _, k := range refs {
		for _, i := range refs {
			for _, j := range refs {
				if reach[[2]PartyKey{i.Party, k.Party}] && reach[[2]PartyKey{k.Party, j.Party}] {
					reach[[2]PartyKey{i.Party, j.Party}] = true
				}
			}
		}
	}
	for _, b := range bodies {
		may = may && (b.Verdict != Different || !reach[[2]PartyKey{b.A.Party, b.B.Party}])
	}
	for x, i := range refs {
		for y, j := range refs {
			may = may && (!reach[[2]PartyKey{i.Party, j.Party}] || x < withName == (y < withName))
		}
	}
	return reach, may
}

// withName is how many of the parties that the test judges have a name.
const withName = 3

// Judgements are refused when they cannot stand together and only then, join what they must and nothing else, and do not hang on
// their order; what was taken back does not count.
func TestClusterIsTheClosure(t *testing.T) {
	var refs []PartyRef
	for i := range 6 {
		kind := onrecord.Person
		if i >= withName {
			kind = onrecord.Unnamed
		}
		name, says := fmt.Sprint("N", i), kind
		key := PartyKeys("capture", &onrecord.Reading{Parties: []onrecord.Party{{Name: name, Kind: kind}}})[0]
		if i%2 == 1 {
			says = onrecord.Group // what it says does not count
		}
		refs = append(refs, PartyRef{Capture: "capture", Party: key, Name: name, Kind: says})
	}
	rapid.Check(t, func(t *rapid.T) {
		var entries []Entry
		for range rapid.IntRange(8, 30).Draw(t, "entries") {
			next := then(t, entries, "capture", JudgementBody{A: rapid.SampledFrom(refs).Draw(t, "a"), B: rapid.SampledFrom(refs).Draw(t, "b"),
				Verdict: rapid.SampledFrom([]Sameness{Same, Same, Different, Unsure}).Draw(t, "verdict")})
			if len(entries) > 0 && rapid.IntRange(0, 3).Draw(t, "undo") == 0 {
				next = then(t, entries, rapid.SampledFrom(entries).Draw(t, "cause").ID, UndoBody{})
			}
			bodies := inForce(t, next)
			reach, may := together(bodies, refs)
			c, err := Cluster(next)
			if may != (err == nil) {
				t.Fatalf("may stand: %v, but Cluster says %v", may, err)
			}
			if err != nil {
				if conflict := (*ErrConflict)(nil); !errors.As(err, &conflict) || conflict.Entry.ID == "" || conflict.Error() == "" {
					t.Fatalf("a conflict that tells nothing: %#v", err)
				}
				continue // a store refuses it
			}
			entries = next
			for _, i := range refs {
				for _, j := range refs {
					if got, want := c.Of(i.Party) == c.Of(j.Party), reach[[2]PartyKey{i.Party, j.Party}]; got != want {
						t.Fatalf("%s and %s together: %v, want %v", i.Party, j.Party, got, want)
					}
				}
				if c.Of(i.Party) > i.Party {
					t.Fatalf("%s is in a cluster with the greater name %s", i.Party, c.Of(i.Party))
				}
			}
		}
		var other []Entry
		for _, b := range rapid.Permutation(inForce(t, entries)).Draw(t, "order") {
			other = then(t, other, "capture", b)
		}
		x, err := Cluster(entries)
		y, err2 := Cluster(other)
		if err != nil || err2 != nil || !maps.Equal(x, y) {
			t.Fatalf("in another order: %v (%v), not %v (%v)", y, err2, x, err)
		}
	})
}

func inForce(t *rapid.T, entries []Entry) []JudgementBody {
	var out []JudgementBody
	for _, e := range InForce(entries) {
		b, err := Decode[JudgementBody](e)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b)
	}
	return slices.Clip(out)
}
