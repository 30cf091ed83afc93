package party

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// foldWord strips what differs between two spellings of one name: full stops, the form of the apostrophe, the marks on
// letters (Erdoğan, Erdogan). Punctuation folds to nothing.
func foldWord(w string) string {
	w = plain(w)
	if strings.IndexFunc(w, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0 {
		return ""
	}
	return w
}

// plain is w without full stops and marks on letters.
func plain(w string) string {
	ascii := true
	for i := 0; i < len(w) && ascii; i++ {
		ascii = w[i] < 0x80 && w[i] != '.'
	}
	if ascii {
		return w
	}
	var out strings.Builder
	for _, c := range norm.NFD.String(w) {
		switch {
		case c == '.' || unicode.Is(unicode.Mn, c):
		case c == '’':
			out.WriteByte('\'')
		default:
			out.WriteString(bare(c))
		}
	}
	return out.String()
}

// bare is the letter without the stroke that Unicode does not decompose.
func bare(c rune) string {
	switch c {
	case 'ı':
		return "i"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ß':
		return "ss"
	}
	return string(c)
}

// foldedWords are the words of s, folded.
func foldedWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if f := foldWord(w); f != "" {
			out = append(out, f)
		}
	}
	return out
}
