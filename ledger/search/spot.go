package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-unidecode"

	"onrecord"
)

// Spot is a folded word and the bytes of the text that it was folded from.
type Spot struct {
	onrecord.Range
	Word string
}

// Spots are the words of s as [Words] has them, each with where it stands. Diacritics that stand as characters of their own belong to
// the word before them. A character that folds to several words, as those of Chinese do, is the place of each.
func Spots(s string) []Spot {
	var out []Spot
	var word []byte
	var at onrecord.Range
	end := func() {
		if len(word) > 0 {
			out = append(out, Spot{at, string(word[:min(len(word), maxWord)])})
			word = word[:0]
		}
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		folded := strings.ToLower(unidecode.Unidecode(string(r)))
		for _, c := range []byte(folded) {
			if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
				end()
				continue
			}
			if len(word) == 0 {
				at.Start = i
			}
			word, at.End = append(word, c), i+size
		}
		if folded == "" && unicode.Is(unicode.M, r) && len(word) > 0 {
			at.End = i + size
		}
		i += size
	}
	end()
	return out
}
