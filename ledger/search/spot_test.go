package search

import (
	"slices"
	"strings"
	"testing"

	"onrecord"
)

// What is marked are the bytes of the text as it stands, whatever they were folded to.
func TestMarks(t *testing.T) {
	for _, c := range []struct {
		text, terms string
		exact       bool
		want        string // with what is marked in brackets
	}{
		{"Mira Kovač's plan", "kovac", false, "Mira [Kovač]'s plan"},
		{"Mira Kovac\u030c\u0323, again", "KOVAČ", false, "Mira [Kovac\u030c\u0323], again"},
		{"Ковач и Kovač", "kovach", false, "[Ковач] и Kovač"},
		{"the Straße", "strasse", false, "the [Straße]"},
		{"東京 and no more", "dong", false, "[東]京 and no more"},
		{"a plan, the plan", "plan", false, "a [plan], the [plan]"},
		{"planned plan", "plan", false, "planned [plan]"},
		{"no plan. no “evidence” of a plan; no  evidence", `"no evidence"`, false, "no plan. [no “evidence]” of a plan; [no  evidence]"},
		{"no plan, no evidence", `"no evidence" plan`, false, "no [plan], [no evidence]"},
		{"a b a b a", `"a b a"`, false, "[a b a b a]"},
		{"Kovač, Kovac", "Kovač", true, "[Kovač], Kovac"},
		{"planned plan", "plan", true, "[plan]ned [plan]"},
		{"pl\xff\xffan plan", "plan", false, "[pl\xff\xffan] [plan]"},
		{"", "plan", false, ""},
	} {
		terms, err := Parse(c.terms)
		if err != nil {
			t.Fatal(err)
		}
		if got := bracketed(c.text, terms.Marks(c.text, c.exact)); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.terms, c.text, got, c.want)
		}
	}
	if _, err := Parse(`"open`); err == nil {
		t.Error("a quotation mark that is not closed was taken")
	}
}

func bracketed(text string, marks []onrecord.Range) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(text[at:m.Start] + "[" + text[m.Start:m.End] + "]")
		at = m.End
	}
	return b.String() + text[at:]
}

// The words of Spots are those of Words, and each folds from where it stands; marks are in order, disjoint, and found again.
func FuzzSpots(f *testing.F) {
	f.Add("Kovač е́ 東京 ½ ﬁre", "fire")
	f.Add("no plan, no evidence", `"no evidence" plan`)
	f.Fuzz(func(t *testing.T, s, query string) {
		var words []string
		last := 0
		for _, p := range Spots(s) {
			words = append(words, p.Word)
			if p.Start >= p.End || p.End > len(s) || p.Start < last {
				t.Fatalf("%q stands at %v of %q", p.Word, p.Range, s)
			}
			last = p.Start
			if !slices.Contains(Words(s[p.Start:p.End]), p.Word) {
				t.Fatalf("%q folds to %q, not to %q", s[p.Start:p.End], Words(s[p.Start:p.End]), p.Word)
			}
		}
		if want := Words(s); !slices.Equal(words, want) {
			t.Fatalf("%q has words %q at places, and %q without", s, words, want)
		}
		terms, err := Parse(query)
		if err != nil {
			return
		}
		for _, exact := range []bool{false, true} {
			at := 0
			for _, m := range terms.Marks(s, exact) {
				if m.Start < at || m.End <= m.Start || m.End > len(s) {
					t.Fatalf("%q in %q: marked %v behind %d", query, s, m, at)
				}
				at = m.End
			}
		}
	})
}
