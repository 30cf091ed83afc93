// Package search folds text so that a reader who types "Kovac" finds "Kovač", "KOVAČ" and "Ковач": case, diacritics and
// script are levelled, and every store searches the same words. It folds beside the text and never in it: hits are shown from
// the text itself.
package search

import (
	"strings"

	"github.com/mozillazg/go-unidecode"
)

// Words are the words of s, folded: transliterated to ASCII, lower-case, cut at whatever is no letter and no digit. A word counts
// as far as its first 100 letters: no index takes what is longer than any word.
func Words(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(unidecode.Unidecode(s)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	for i, w := range words {
		words[i] = w[:min(len(w), maxWord)]
	}
	return words
}

const maxWord = 100

// Fold is the words of s with one space between them: what stores index.
func Fold(s string) string { return strings.Join(Words(s), " ") }
