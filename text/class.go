package text

import (
	"unicode"
	"unicode/utf8"
)

// kind is the part a character plays in cutting.
type kind uint8

const (
	gap    kind = iota // white space, control characters, marks of writing direction: between tokens, never in one
	letter             // letters, combining marks, joiners, soft hyphens, _
	digit
	mark // everything else
)

// ascii holds the kinds of the first 128 characters.
var ascii = asciiKinds()

func asciiKinds() (t [utf8.RuneSelf]kind) {
	for c := range t {
		switch {
		case c <= ' ' || c == 0x7f:
			t[c] = gap
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		default:
			t[c] = mark
		}
	}
	return t
}

// kindOf is the kind of the character of n bytes that begins s. s is not empty.
func kindOf(s string) (k kind, n int) {
	if s[0] < utf8.RuneSelf {
		return ascii[s[0]], 1
	}
	r, n := utf8.DecodeRuneInString(s)
	return kindOfRune(r), n
}

func kindOfRune(r rune) kind {
	switch {
	case r < utf8.RuneSelf:
		return ascii[r]
	case unicode.IsLetter(r):
		return letter
	case r == 0xAD || r == 0x200C || r == 0x200D || r == 0x2060: // soft hyphen, joiners: inside a word they stay in it
		return letter
	case unicode.Is(unicode.M, r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Cc, r), unicode.Is(unicode.Z, r):
		return gap
	}
	return mark
}

// isApostrophe reports whether s begins with a character that is used as an apostrophe, and its length.
func isApostrophe(s string) (n int, ok bool) {
	switch {
	case s == "":
		return 0, false
	case s[0] == '\'' || s[0] == '`':
		return 1, true
	case len(s) >= 3 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] == 0x98 || s[2] == 0x99): // ‘ ’
		return 3, true
	case len(s) >= 2 && s[0] == 0xCA && s[1] == 0xBC: // ʼ
		return 2, true
	}
	return 0, false
}

// isUpper reports whether s begins with a capital.
func isUpper(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isLower reports whether s begins with a small letter.
func isLower(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return 'a' <= s[0] && s[0] <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// starts reports whether s begins with a character of kind k.
func starts(s string, k kind) bool {
	if s == "" {
		return false
	}
	got, _ := kindOf(s)
	return got == k
}

// last is the last character of s and its length.
func last(s string) (rune, int) { return utf8.DecodeLastRuneInString(s) }
