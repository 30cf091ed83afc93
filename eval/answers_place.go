package eval

import (
	"strings"
	"unicode"

	"onrecord"
)

// wordPlaces is the words of a text, folded as words folds them, with the bytes where they stand.
type wordPlaces struct {
	words  []string
	places []onrecord.Range
}

func newWordPlaces(text string) *wordPlaces {
	p := &wordPlaces{}
	start := -1
	end := func(i int) {
		if start >= 0 {
			p.words = append(p.words, strings.ToLower(text[start:i]))
			p.places = append(p.places, onrecord.Range{Start: start, End: i})
			start = -1
		}
	}
	for i, r := range text {
		switch inWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r); {
		case !inWord:
			end(i)
		case start < 0:
			start = i
		}
	}
	end(len(text))
	return p
}

// wordSlack is how many words of the text a phrase may leave out in all: "was not … told".
const wordSlack = 30

// of lists where the words of phrase stand: one behind the other, or, where they never do, in this order with others
// between them, as close as they come.
func (p *wordPlaces) of(phrase string) []onrecord.Range {
	want := words(phrase)
	if len(want) == 0 {
		return nil
	}
	var out []onrecord.Range
	for i := 0; i+len(want) <= len(p.words); i++ {
		k := 0
		for k < len(want) && p.words[i+k] == want[k] {
			k++
		}
		if k == len(want) {
			out = append(out, onrecord.Range{Start: p.places[i].Start, End: p.places[i+k-1].End})
		}
	}
	if len(out) > 0 {
		return out
	}
	best, least := onrecord.Range{}, wordSlack+len(want)
	for i := range p.words {
		k, j := 0, i
		for ; j < len(p.words) && j-i < least && k < len(want); j++ {
			if p.words[j] == want[k] {
				k++
			}
		}
		if k == len(want) && p.words[i] == want[0] {
			best, least = onrecord.Range{Start: p.places[i].Start, End: p.places[j-1].End}, j-i
		}
	}
	if best.Len() == 0 {
		return nil
	}
	return []onrecord.Range{best}
}

// touches reports whether the span overlaps one of the ranges.
func touches(s onrecord.Span, places []onrecord.Range) bool {
	for _, r := range places {
		if s.Start < r.End && r.Start < s.End {
			return true
		}
	}
	return false
}
