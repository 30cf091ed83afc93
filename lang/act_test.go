package lang

import (
	"slices"
	"strings"
	"testing"
)

// signsAt lists what is told of word i of text, each as list or list/value.
func signsAt(t *testing.T, text string, i int) []string {
	t.Helper()
	var out []string
	english(t).Signs(strings.Fields(text), i, func(l List, value string) {
		if value != "" {
			value = "/" + value
		}
		out = append(out, string(l)+value)
	})
	return out
}

func TestSigns(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		want string
		not  string
	}{
		{"they will cover up the leak", 2, "deceit", ""},
		{"they will cover the roof", 2, "", "deceit"}, // half of a phrase is none
		{"they covered up", 1, "deceit", ""},
		{"they covered", 1, "", "deceit"}, // nor is one that the text ends in
		{"it was murder", 2, "wrongdoing", ""},
		{"the allegation stands", 1, "reference/allegation", ""},
		{"the pergola stands", 1, "", ""},
	} {
		got := signsAt(t, c.text, c.at)
		if c.want != "" && !slices.Contains(got, c.want) || c.not != "" && slices.Contains(got, c.not) || c.want == "" && c.not == "" && len(got) > 0 {
			t.Errorf("%q at %d: %q, want %q, not %q", c.text, c.at, got, c.want, c.not)
		}
	}
}

// Every list that tells of acts is told of, by each of its entries.
func TestSignsTellEveryList(t *testing.T) {
	p := english(t)
	for _, l := range signLists {
		for _, entries := range p.lists[l].first {
			for _, e := range entries {
				found := false
				p.Signs(e.words, 0, func(m List, value string) { found = found || m == l && value == e.value })
				if !found {
					t.Errorf("list %q: nothing is told of %q", l, strings.Join(e.words, " "))
				}
			}
		}
	}
}
