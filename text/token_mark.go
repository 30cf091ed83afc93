package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is the end of the token that begins with the mark at p, in the chunk [a, b).
func (s *scanner) mark(a, p, b int) int {
	t := s.text
	if q := smiley(t, a, p, b); q > 0 {
		return q
	}
	if n, ok := isApostrophe(t[p:b]); ok {
		return s.apostrophe(a, p, n, b)
	}
	switch c := t[p]; c {
	case '.', '!', '?':
		return runOf(t, p, b, ".!?")
	case '-', '*', '=', '_', '~', '+', '<', '>', '|', '^', '#', '$':
		if c == '#' && starts(t[p+1:b], letter) {
			return s.letters(p+1, b) // #tag
		}
		return runOf(t, p, b, t[p:p+1])
	case '@':
		if starts(t[p+1:b], letter) && (p == a || !starts(t[p-1:b], digit)) {
			return s.letters(p+1, b) // @handle
		}
		return p + 1
	case '[':
		for _, dots := range [...]string{"[...]", "[…]"} {
			if strings.HasPrefix(t[p:b], dots) {
				return p + len(dots)
			}
		}
	}
	r, n := utf8.DecodeRuneInString(t[p:b])
	switch {
	case r < utf8.RuneSelf:
		return p + n
	case r == '…' || r == '—' || r == '–':
		q := p + n
		for strings.HasPrefix(t[q:b], t[p:p+n]) {
			q += n
		}
		if r == '…' {
			return runOf(t, q, b, ".!?")
		}
		return q
	}
	return cluster(t, p, b)
}

// runOf is the end of the run at p of ASCII characters out of set.
func runOf(t string, p, b int, set string) int {
	for p < b && strings.IndexByte(set, t[p]) >= 0 {
		p++
	}
	return p
}

// apostrophe is the end of the token that begins with the apostrophe of n bytes at p: an elision ('tis, '90s), an ending
// that stands by itself ('s), a doubled mark used as a quotation mark (”), or the mark alone.
func (s *scanner) apostrophe(a, p, n, b int) int {
	t := s.text
	if m, ok := isApostrophe(t[p+n : b]); ok && t[p:p+n] == t[p+n:p+n+m] {
		return p + n + m
	}
	e := p + n
	for e < b && (starts(t[e:b], letter) || starts(t[e:b], digit)) {
		_, m := kindOf(t[e:b])
		e += m
	}
	if e == p+n {
		return e
	}
	if m, ok := isApostrophe(t[e:b]); ok && has(s.words.Elisions, t[p:e+m]) {
		return e + m // 'n'
	}
	word := t[p+n : e]
	switch {
	case has(s.words.Elisions, t[p:e]):
		return e
	case isYear(word) && !s.closes(e, b) && (word[len(word)-1] == 's' || s.afterWord()):
		return e
	}
	if p == a && isUpper(word) || e < b && t[e] == '-' { // 'S… and 're-elect… begin a quotation
		return p + n
	}
	for _, c := range s.words.Clitics {
		if c[0] == '\'' && prefixFold(t[p:e], c) == e-p {
			return e
		}
	}
	return p + n
}

// afterWord reports whether the last token is a word, so that the apostrophe behind it is less likely to begin a quotation.
func (s *scanner) afterWord() bool {
	n := len(s.out)
	return n > 0 && s.out[n-1].Start >= s.from && starts(s.text[s.out[n-1].Start:], letter)
}

// closes reports whether an apostrophe stands at e and ends a word: then what comes before is more likely in quotation
// marks than an elision.
func (s *scanner) closes(e, b int) bool {
	n, ok := isApostrophe(s.text[e:b])
	return ok && !starts(s.text[e+n:b], letter)
}

// isYear reports whether w is a year or a decade without its century: 90s, 05.
func isYear(w string) bool {
	w = strings.TrimSuffix(w, "s")
	return len(w) == 2 && starts(w, digit) && starts(w[1:], digit)
}

// cluster is the end of the character at p with what belongs to it: combining marks, an emoji's variant and skin tone,
// emoji joined to one, the second letter of a flag.
func cluster(t string, p, b int) int {
	r, n := utf8.DecodeRuneInString(t[p:b])
	q := p + n
	if isFlag(r) {
		if r2, m := utf8.DecodeRuneInString(t[q:b]); isFlag(r2) {
			q += m
		}
		return q
	}
	for q < b {
		r, n := utf8.DecodeRuneInString(t[q:b])
		switch {
		case r == 0x200D && q+n < b && unicode.Is(unicode.So, first(t[q+n:b])): // joined to the next emoji
			_, m := utf8.DecodeRuneInString(t[q+n : b])
			q += n + m
		case unicode.Is(unicode.M, r), 0x1F3FB <= r && r <= 0x1F3FF:
			q += n
		default:
			return q
		}
	}
	return q
}

func isFlag(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// smiley is the end of a smiley of ASCII characters at p, which must stand between gaps or letters, or 0.
func smiley(t string, a, p, b int) int {
	if p > a && !starts(t[p-1:b], letter) && t[p-1] != '.' && t[p-1] != '!' {
		return 0
	}
	i := p
	if strings.IndexByte(":;=", t[i]) < 0 {
		if strings.HasPrefix(t[p:b], "^_^") || strings.HasPrefix(t[p:b], "-_-") {
			return p + 3
		}
		if strings.HasPrefix(t[p:b], "<3") && (p+2 == b || !starts(t[p+2:b], digit)) && p == a {
			return p + 2
		}
		return 0
	}
	i++
	if i < b && strings.IndexByte("-o'", t[i]) >= 0 {
		i++
	}
	if i >= b || strings.IndexByte(")(DPp/|", t[i]) < 0 {
		return 0
	}
	if i++; i < b && (starts(t[i:b], letter) || starts(t[i:b], digit) || t[i] == '/') {
		return 0
	}
	if t[i-1] == '(' && p > a && i < b || (t[i-1] == 'D' || t[i-1] == 'P' || t[i-1] == 'p') && p > a {
		return 0
	}
	return i
}
