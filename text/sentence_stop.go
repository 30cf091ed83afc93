package text

import (
	"strings"
	"unicode/utf8"
)

// stopKind is how strongly a token suggests the end of a sentence.
type stopKind uint8

const (
	noStop   stopKind = iota
	fullStop          // .
	asking            // ? and !, alone or together
	dots              // ... and …
	abbrev            // an abbreviation with its stop, a name that ends in a mark (Yahoo!)
	smile             // a smiley or an emoji, which may stand in for a stop
)

// stopOf is what kind of stop the token w is.
func stopOf(w string) stopKind {
	switch c := w[len(w)-1]; {
	case c == '.':
		switch {
		case len(w) == 1:
			return fullStop
		case strings.Trim(w, ".") == "":
			return dots
		case strings.Trim(w, ".!?") == "":
			return asking
		}
		return abbrev
	case c == '!' || c == '?':
		if starts(w, letter) {
			return abbrev
		}
		return asking
	}
	if len(w) > 1 && isSmiley(w) {
		return smile
	}
	switch w {
	case "[...]", "[…]":
		return abbrev // left out: the end when a sentence begins behind it
	case "…":
		return dots
	case "。", "！", "？", "؟", "۔", "।":
		return asking
	}
	if strings.HasPrefix(w, "…") {
		return dots
	}
	return noStop
}

// stopEnds reports whether the sentence ends with the stop i, behind which closing marks reach to token j. There is a
// token behind j.
func (s *sentencer) stopEnds(stop stopKind, i, j int) bool {
	n := j + 1
	next := s.word(n)
	glued := s.glued(n)
	if opensQuote(next) || next == "(" || next == "[" {
		if n+1 >= len(s.toks) || next == "(" && stop == fullStop && i > s.first && len(s.word(i-1)) > 3 {
			return true
		}
		n++
		next = s.word(n)
		if next == "..." || next == "…" {
			return stop != abbrev
		}
	}
	switch {
	case next == "," || next == ";" || next == ":":
		return false
	case isLower(next) && !(len(next) > 1 && isUpper(next[1:])): // iPhone is no small letter
		return false
	}
	switch stop {
	case fullStop:
		return s.fullStopEnds(i, n, glued)
	case asking:
		return !glued && !(j > i && s.saidAfter(n))
	case dots, smile:
		return !glued && isUpper(next)
	}
	return s.abbrevEnds(i, n)
}

func opensQuote(w string) bool {
	switch w {
	case "\"", "“", "„", "‘", "'", "«", "‹", "``", "「", "『", "»":
		return true
	}
	return false
}

// fullStopEnds reports whether the full stop i, before the word n, ends the sentence. It does not behind the number of
// an item (1. The), nor between words without a gap unless a small letter stands before and a capital behind.
func (s *sentencer) fullStopEnds(i, n int, glued bool) bool {
	if i == s.start || i < s.start+3 && isItem(s.word(i-1)) && (i == s.start+1 || starts(s.word(s.start), mark)) {
		return false
	}
	if glued {
		return isUpper(s.word(n)) && i > 0 && isLower(s.word(i-1))
	}
	return true
}

// isSmiley reports whether the token w is a smiley or an emoji.
func isSmiley(w string) bool {
	if w[0] >= utf8.RuneSelf {
		r := first(w)
		return r >= 0x1F300 && r <= 0x1FAFF || r == '☺' || r == '☹' || r == '❤'
	}
	return starts(w, mark) && smiley(w, 0, 0, len(w)) == len(w)
}

// isItem reports whether w counts the items of a list: a number, a single letter.
func isItem(w string) bool {
	if starts(w, digit) {
		return len(w) < 4
	}
	_, n := kindOf(w)
	return n == len(w) && starts(w, letter)
}

// saidAfter reports whether, from token n on, a name of at most four words and a verb of saying follow, as behind a
// quoted question: "Why?" Mira Novak asked.
func (s *sentencer) saidAfter(n int) bool {
	for k := n; k < n+5 && k < len(s.toks); k++ {
		w := s.word(k)
		if k > n && has(s.words.Sayings, w) {
			return true
		}
		if !isUpper(w) {
			return false
		}
	}
	return false
}

// abbrevEnds reports whether the abbreviation i, before the word n, ends the sentence.
func (s *sentencer) abbrevEnds(i, n int) bool {
	w, next := s.word(i), s.word(n)
	bare := w[:len(w)-1]
	class := s.words.class(bare)
	if class == BeforeName || class == Never || class == BeforeNumber || !starts(next, letter) && !isBullet(next) {
		return false
	}
	if class == "" && len(bare) <= 2 { // an initial
		return false
	}
	return has(s.words.Starters, next)
}
