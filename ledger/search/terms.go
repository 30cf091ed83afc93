package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord"
)

// Terms are what a text is searched for.
type Terms struct {
	// Words are folded; all must be there.
	Words []string
	// Phrases are folded words that must stand together, with a space before, between and behind them.
	Phrases []string

	loose   []string // the words that stand in no phrase
	phrases [][]string
	exact   []string // each term as it was typed
}

// Parse reads words and "words together". A quotation mark that is not closed is an error.
func Parse(text string) (Terms, error) {
	var t Terms
	for i, part := range strings.Split(text, `"`) {
		words := Words(part)
		switch quoted := i%2 == 1; {
		case quoted && len(words) > 1:
			t.Phrases = append(t.Phrases, " "+strings.Join(words, " ")+" ")
			t.phrases = append(t.phrases, words)
			t.exact = append(t.exact, part)
		case quoted:
			t.loose = append(t.loose, words...)
			t.exact = append(t.exact, part)
		default:
			t.loose = append(t.loose, words...)
			t.exact = append(t.exact, strings.Fields(part)...)
		}
		t.Words = append(t.Words, words...)
	}
	if strings.Count(text, `"`)%2 == 1 {
		return t, fmt.Errorf("search for %s: a quotation mark is not closed", text)
	}
	return t, nil
}

// In reports whether phrases, or with exact all terms as typed, stand in text.
func (t Terms) In(text string, exact bool) bool {
	if exact {
		for _, e := range t.exact {
			if !strings.Contains(text, e) {
				return false
			}
		}
		return true
	}
	folded := " " + Fold(text) + " "
	for _, p := range t.Phrases {
		if !strings.Contains(folded, p) {
			return false
		}
	}
	return true
}

// All reports whether all words and phrases stand in text, folded.
func (t Terms) All(text string) bool {
	have := Words(text)
	for _, w := range t.Words {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return len(t.Phrases) == 0 || t.In(text, false)
}

// Marks are where in text terms stand, in order and disjoint, as byte ranges: words, phrases as wholes, or with exact the terms as they were
// typed. A word that is asked for within a phrase only is not marked elsewhere.
func (t Terms) Marks(text string, exact bool) []onrecord.Range {
	var out []onrecord.Range
	if exact {
		for _, e := range t.exact {
			out = append(out, all(text, e)...)
		}
		return joined(out)
	}
	places := Spots(text)
	for i, p := range places {
		if slices.Contains(t.loose, p.Word) {
			out = append(out, p.Range)
		}
		for _, phrase := range t.phrases {
			if end := i + len(phrase); end <= len(places) && slices.EqualFunc(places[i:end], phrase, func(p Spot, w string) bool { return p.Word == w }) {
				out = append(out, onrecord.Range{Start: p.Start, End: places[end-1].End})
			}
		}
	}
	return joined(out)
}

// all are the places of words in text that do not overlap.
func all(text, words string) []onrecord.Range {
	var out []onrecord.Range
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		out = append(out, onrecord.Range{Start: from + i, End: from + i + len(words)})
		from += i + len(words)
	}
	return out
}

// joined are ranges in order, those that overlap as one.
func joined(ranges []onrecord.Range) []onrecord.Range {
	slices.SortFunc(ranges, func(a, b onrecord.Range) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	var out []onrecord.Range
	for _, r := range ranges {
		if n := len(out); n > 0 && r.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, r.End)
			continue
		}
		out = append(out, r)
	}
	return out
}
