package text_test

import "testing"

// TestDatelines: a dateline is a sentence of its own; words in capitals at the start of ordinary sentences are not.
func TestDatelines(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int // sentences
	}{
		{"PORT VESPER, March 5 (IPA) - The harbour authority spoke.", 2},
		{"MERROW — Police said so.", 2},
		{"PORT MERROW, Dorrance (LTA) -- Police said so.", 2},
		{"NEW HARROW: The court ruled on Monday.", 2},
		{"Velangarh, August 12: The minister left on Monday.", 2},
		{"Monday, 12 March: a day to remember.", 1},
		{"UNESCO said the site - a fort - was safe.", 1},
		{"NATO is ready: it said so.", 1},
		{"UNESCO - the UN body - said so.", 1},
		{"BBC reporters were there.", 1},
		{"USA-based firms said so - twice.", 1},
	} {
		if x := cut(t, c.text, english(t)); len(x.Sentences) != c.n {
			t.Errorf("%s\n%d sentences, want %d: %s", c.text, len(x.Sentences), c.n, marked(x))
		}
	}
}
