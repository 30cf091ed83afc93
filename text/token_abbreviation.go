package text

import "strings"

// dotted is the end of a run of single letters with stops (U.S., a.m., J.R.R.), or 0. The last stop belongs to it.
func (s *scanner) dotted(p, b int) int {
	t, i, stops := s.text, p, 0
	for i < b {
		k, n := kindOf(t[i:b])
		if k != letter || i+n < b && starts(t[i+n:b], letter) {
			break
		}
		if i+n >= b || t[i+n] != '.' {
			if stops > 0 && !(i+n < b && starts(t[i+n:b], digit)) {
				return i + n // U.S without its last stop
			}
			return 0
		}
		stops++
		i += n + 1
	}
	if stops >= 2 {
		if i+1 < b && t[i] == '.' && t[i+1] == '.' { // U.S... : the dots are an ellipsis
			return i - 1
		}
		return i
	}
	return 0
}

// abbreviation is the end of the abbreviation whose first run of letters is [p, q), with t[q] a stop, or 0.
func (s *scanner) abbreviation(p, q, b int) int {
	t := s.text
	if q+1 < b && t[q+1] == '.' {
		return 0
	}
	// Abbreviations with stops inside: Ph.D.
	for e := q; ; {
		if c := s.words.class(t[p:e]); c != "" && s.fits(c, e, b) {
			if next := s.nextDot(e+1, b); next > 0 && s.words.class(t[p:next]) != "" {
				e = next
				continue
			}
			return e + 1
		}
		next := s.nextDot(e+1, b)
		if next == 0 || next-p > len(folded{}) {
			break
		}
		e = next
	}
	if s.initial(p, q, b) {
		return q + 1
	}
	return 0
}

// nextDot is where the run of at most eight ASCII letters at i ends in a stop, or 0.
func (s *scanner) nextDot(i, b int) int {
	for j := i; j < b && j-i <= 8; j++ {
		switch c := s.text[j]; {
		case c == '.' && j > i:
			return j
		case c >= 0x80 || ascii[c] != letter:
			return 0
		}
	}
	return 0
}

// fits reports whether an abbreviation of class c can stand with its stop at e.
func (s *scanner) fits(c Class, e, b int) bool {
	if c != BeforeNumber {
		return true
	}
	i := s.skipGap(e + 1)
	next := s.text[i:s.end]
	if starts(next, digit) || isLower(next) || strings.HasPrefix(next, ",") {
		return true
	}
	j := s.letters(i, min(s.end, i+len(folded{})))
	return j < s.end && s.text[j] == '.' && s.words.class(s.text[i:j]) != "" // Sat. Sept. 5
}

// skipGap is the first offset at or after i that is not a gap, at most the end of the block.
func (s *scanner) skipGap(i int) int {
	for i < s.end {
		k, n := kindOf(s.text[i:s.end])
		if k != gap {
			break
		}
		i += n
	}
	return i
}

// initial reports whether the one letter [p, q) with a stop is a name's: a capital with a capital after it. One that
// is a word by itself and can begin a sentence (I) must have a capital before it too.
func (s *scanner) initial(p, q, b int) bool {
	t := s.text
	if _, n := kindOf(t[p:b]); p+n != q || !isUpper(t[p:b]) {
		return false
	}
	i := s.skipGap(q + 1)
	if i >= s.end || !isUpper(t[i:s.end]) {
		return false
	}
	next := t[i:s.letters(i, s.end)]
	if len(next) > 1 && has(s.words.Starters, next) {
		return false
	}
	if has(s.words.Starters, t[p:q]) {
		n := len(s.out)
		return n > 0 && isUpper(t[s.out[n-1].Start:])
	}
	return true
}
