package eval

import (
	"slices"
	"strings"
	"unicode"

	"onrecord"
)

// words lists the runs of letters and digits in s, folded to lower case: what two readings are compared by.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
}

func contentWords(spans []onrecord.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, words(s.Text)...)
	}
	return out
}

// wordF1 is the F1 of two bags of words: a word counts as often as it stands in both. 0 when either is empty.
func wordF1(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	left := map[string]int{}
	for _, w := range a {
		left[w]++
	}
	common := 0
	for _, w := range b {
		if left[w] > 0 {
			left[w]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}

// sameName reports whether two names can be one party's: equal in their words, or one the end of the other
// ("Kovač", "Police Chief Mira Kovač").
func sameName(a, b string) bool {
	x, y := words(a), words(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) > 0 && slices.Equal(x, y[len(y)-len(x):])
}

// sameParty reports whether any name of the one is any name of the other; both nil is right, one nil is wrong.
func sameParty(g *GoldParty, p *onrecord.Party) bool {
	if g == nil || p == nil {
		return g == nil && p == nil
	}
	for _, x := range append([]string{g.Name}, g.Aliases...) {
		for _, y := range append([]string{p.Name}, p.Aliases...) {
			if sameName(x, y) {
				return true
			}
		}
	}
	return false
}
