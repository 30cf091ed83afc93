package dossier

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes article text harmless where it is shown, and keeps its line breaks. An article can hold escape sequences
// that repaint a terminal, and bidirectional overrides that make a line read backwards; they are shown as what they
// are, never obeyed and never silently dropped: C0 controls as their control pictures (ESC as ␛), everything else of
// that kind as U+FFFD. Joiners that scripts and emoji need stay, and so do the plain direction marks.
func clean(s string) string {
	if harmless(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s { // an invalid byte comes as U+FFFD
		switch {
		case r == '\n':
			b.WriteByte('\n')
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case r < 0x20:
			b.WriteRune(0x2400 + r)
		case r == 0x7f:
			b.WriteRune('\u2421')
		case r == '\u00ad': // a soft hyphen is a hint to a typesetter, and terminals disagree on its width
		case dangerous(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// line is clean text on one line: every run of white space is one space.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

func harmless(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 0x20 && c != '\n') || c >= 0x7f {
			return false
		}
	}
	return true
}

// dangerous reports whether r is a control or format character that changes how others are shown.
func dangerous(r rune) bool {
	switch r {
	case '\u200c', '\u200d', '\u200e', '\u200f', '\u061c': // ZWNJ, ZWJ, LRM, RLM, ALM
		return false
	}
	if unicode.Is(unicode.Prepended_Concatenation_Mark, r) { // format characters with ink of their own
		return false
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) ||
		r == '\u2028' || r == '\u2029' || r&0xfffe == 0xfffe
}

// words is the number of words in s, as white space parts them.
func words(s string) int { return len(strings.Fields(s)) }
