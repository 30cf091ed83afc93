package sqlstore

import (
	"fmt"
	"strings"

	"onrecord/ledger/search"
)

// terms are what a query's text asks for.
type terms struct {
	words   []string // folded; all must be there
	phrases []string // folded words that must stand together
	exact   []string // each term as it was typed
}

// parse reads words and "words together". A quotation mark that is not closed is an error.
func parse(text string) (terms, error) {
	var t terms
	for i, part := range strings.Split(text, `"`) {
		quoted := i%2 == 1
		if quoted {
			if words := search.Words(part); len(words) > 1 {
				t.phrases = append(t.phrases, " "+strings.Join(words, " ")+" ")
			}
			t.exact = append(t.exact, part)
		} else {
			t.exact = append(t.exact, strings.Fields(part)...)
		}
		t.words = append(t.words, search.Words(part)...)
	}
	if strings.Count(text, `"`)%2 == 1 {
		return t, fmt.Errorf("search for %s: a quotation mark is not closed", text)
	}
	return t, nil
}

// in reports whether phrases, or with exact all terms as typed, stand in text.
func (t terms) in(text string, exact bool) bool {
	if exact {
		for _, e := range t.exact {
			if !strings.Contains(text, e) {
				return false
			}
		}
		return true
	}
	folded := " " + search.Fold(text) + " "
	for _, p := range t.phrases {
		if !strings.Contains(folded, p) {
			return false
		}
	}
	return true
}
