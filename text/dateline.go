package text

import (
	"strings"
	"unicode"
)

// longestDateline bounds a dateline, in tokens.
const longestDateline = 16

// dateline is how many of the tokens at the start of a paragraph make up a dateline and the dash or colon that ends it, 0
// for none: PORT VESPER, March 5 (IPA) - The harbour authority … . A dateline begins in capitals and is a sentence of its
// own, so that its place is not taken for the subject of what follows.
func dateline(text string, toks []Token) int {
	if len(toks) < 3 || !shouts(text[toks[0].Start:toks[0].End]) {
		return datedPlace(text, toks)
	}
	capitals, open := true, false
	for i := 1; i < len(toks)-1 && i < longestDateline; i++ {
		w := text[toks[i].Start:toks[i].End]
		switch {
		case isDash(w) && apart(text, toks, i) && !open:
			if next := text[toks[i+1].Start:toks[i+1].End]; startsLower(next) {
				return 0 // "UNESCO - the UN body - said"
			}
			return i + 1
		case w == ":" && capitals && !open && apart(text, toks, i):
			return i + 1
		case w == "(":
			open = true
		case w == ")":
			open = false
		case w == "," || w == "." || w == "/":
		case open || shouts(w):
		case startsUpper(w) || startsDigit(w):
			capitals = false
		default:
			return 0
		}
	}
	return 0
}

// datedPlace is the same for a place in small letters with its date and a colon: Velangarh, August 12: The minister … .
func datedPlace(text string, toks []Token) int {
	digits, comma := false, false
	for i := 0; i < len(toks)-1 && i < 8; i++ {
		w := text[toks[i].Start:toks[i].End]
		switch {
		case w == ":" && digits && comma && apart(text, toks, i):
			if startsLower(text[toks[i+1].Start:toks[i+1].End]) {
				return 0
			}
			return i + 1
		case w == ",":
			comma = i > 0
		case startsDigit(w):
			digits = comma
		case !startsUpper(w):
			return 0
		}
	}
	return 0
}

// shouts reports whether w is a word in capitals, two letters at least.
func shouts(w string) bool {
	letters := 0
	for _, c := range w {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return letters >= 2
}

func isDash(w string) bool { return w != "" && strings.Trim(w, "-–—―") == "" }

func startsUpper(w string) bool {
	for _, c := range w {
		return unicode.IsUpper(c)
	}
	return false
}

func startsLower(w string) bool {
	for _, c := range w {
		return unicode.IsLower(c)
	}
	return false
}

func startsDigit(w string) bool { return w[0] >= '0' && w[0] <= '9' }

// apart reports whether white space follows token i.
func apart(text string, toks []Token, i int) bool { return text[toks[i].End:toks[i+1].Start] != "" }

// partDateline cuts the first n tokens off sentence k.
func partDateline(list []Sentence, k, n int) []Sentence {
	whole := list[k]
	list = append(list, Sentence{})
	copy(list[k+1:], list[k:])
	list[k], list[k+1] = Sentence{whole.First, whole.First + n}, Sentence{whole.First + n, whole.Last}
	return list
}
