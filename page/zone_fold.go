package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word or mark of a line, folded for comparison; the text itself stays as it is.
type word struct {
	text   string // lower case, straight apostrophes
	start  int    // byte offsets in the folded string, half-open
	end    int
	quoted bool // inside quotation marks
	opens  bool // first of the line or of a sentence
	upper  bool // began with an upper-case letter, a title-case letter or a digit
	mark   bool // a punctuation mark, not a word
}

// keptMarks are the marks that phrases may name; all others only part words.
const keptMarks = ":|©()[]/?+&"

// foldWords splits s into at most limit words (0: all). It looks at every byte of what it reads once.
func foldWords(s string, limit int) []word {
	var out []word
	quoted, opens := false, true
	for i := 0; i < len(s); {
		if limit > 0 && len(out) >= limit {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := wordEnd(s, i)
			out = append(out, word{text: fold(s[i:end]), start: i, end: end, quoted: quoted, opens: opens,
				upper: unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r)})
			opens, size = false, end-i
		case opensQuote(r, s, i):
			quoted = true
		case closesQuote(r):
			quoted = false
		case strings.ContainsRune(keptMarks, r):
			out = append(out, word{text: string(r), start: i, end: i + size, quoted: quoted, opens: opens, mark: true})
			opens = opens || r == '|' || r == '?'
		case strings.ContainsRune(".!…•·–—*", r):
			opens = true
		}
		i += size
	}
	return out
}

// wordEnd is where the word that begins at i ends: letters, digits and marks, with apostrophes, points and hyphens
// only where they stand between two of those.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
			i += size
			continue
		}
		if r != '\'' && r != '’' && r != '-' && r != '.' && r != '\u00ad' && r != '\u200d' {
			return i
		}
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			return i
		}
		i += size
	}
	return i
}

// fold makes words comparable across case, apostrophe style and soft hyphens.
func fold(s string) string {
	s = strings.ToLower(s)
	if !strings.ContainsAny(s, "’\u00ad\u200d") {
		return s
	}
	return strings.NewReplacer("’", "'", "\u00ad", "", "\u200d", "").Replace(s)
}

// A straight mark opens at the start of a word and closes elsewhere; a right single quotation mark never opens, for most
// are apostrophes.
func opensQuote(r rune, s string, i int) bool {
	switch r {
	case '“', '„', '«', '‘', '‹', '「':
		return true
	case '"', '\'':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		return i == 0 || unicode.IsSpace(before) || before == '(' || before == '['
	}
	return false
}

func closesQuote(r rune) bool { return strings.ContainsRune(`”»’›」"'`, r) }

// isOpening and isClosing tell the marks that a stand-alone quotation begins and ends with.
func isOpening(r rune) bool { return strings.ContainsRune("“„«‘‹「\"'”»", r) }
func isClosing(r rune) bool { return strings.ContainsRune("”»’›」\"'“«", r) }
