// Package search folds text so that a reader who types "Kovac" finds "Kovač", "KOVAČ" and "Ковач": case, diacritics and
// script are levelled, and every store searches the same words. It folds beside the text and never in it: hits are shown from
// the text itself.
package search

import (
	"strings"

	"github.com/mozillazg/go-unidecode"
)

// Words are the words of s, folded: transliterated to ASCII, lower-case, cut at whatever is no letter and no digit.
func Words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(unidecode.Unidecode(s)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

// Fold is the words of s with one space between them: what stores index.
func Fold(s string) string { return strings.Join(Words(s), " ") }
