package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/model"
)

// lexKind is what a lexeme is made of.
type lexKind uint8

const (
	word lexKind = iota
	number
	mark
)

// lexeme is a run of letters, a run of digits or one mark: finer than a token, so that 3pm, 1990s, 5/3/2024 and
// mid-November are read the same way however they are cut into tokens.
type lexeme struct {
	start, end int // bytes in the text
	kind       lexKind
	low        string // in lower case; all dashes as "-", all apostrophes as "'"
	value      int    // of a number of at most nine digits, else -1
	tok        int    // the token that it begins in
	terms      []*term
	capital    bool // begins with a capital letter
	glued      bool // no white space before it
}

func (l *lexeme) digits() int { return l.end - l.start }

// lex cuts the tokens [first, last) into lexemes, behind those of out, each with the terms that begin with it.
func (w *Words) lex(a *model.Analysis, first, last int, out []lexeme) []lexeme {
	text := a.Text.Document.Text
	prev := -1
	for t := first; t < last; t++ {
		tok := a.Text.Tokens[t]
		for i := tok.Start; i < tok.End; {
			l := lexeme{start: i, tok: t, glued: i == prev, value: -1}
			r, n := utf8.DecodeRuneInString(text[i:tok.End])
			switch {
			case '0' <= r && r <= '9':
				l.kind = number
				for i < tok.End && '0' <= text[i] && text[i] <= '9' {
					i++
				}
				l.end, l.low, l.value = i, text[l.start:i], atoi(text[l.start:i])
			case unicode.IsLetter(r):
				for i < tok.End {
					r, n := utf8.DecodeRuneInString(text[i:tok.End])
					if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) {
						break
					}
					i += n
				}
				l.end, l.capital = i, unicode.IsUpper(r)
				if l.start == tok.Start && i == tok.End {
					l.low = a.Words[t].Lower
				} else {
					l.low = strings.ToLower(text[l.start:i])
				}
			default:
				i += n
				l.kind, l.end, l.low = mark, i, markOf(r, text[l.start:i])
			}
			prev = i
			l.terms = w.first[l.low]
			out = append(out, l)
		}
	}
	return out
}

func markOf(r rune, s string) string {
	switch r {
	case '‐', '‑', '‒', '–', '—', '−', '~':
		return "-"
	case '’', '‘', 'ʼ':
		return "'"
	}
	return s
}

// atoi reads a number of at most nine digits; -1 for a longer one.
func atoi(s string) int {
	if len(s) > 9 || s == "" {
		return -1
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// is reports whether lexeme i is the mark m.
func (f *finder) is(i int, m string) bool {
	return i >= 0 && i < len(f.lex) && f.lex[i].kind == mark && f.lex[i].low == m
}

// glued reports whether lexeme i follows the one before it without white space.
func (f *finder) glued(i int) bool { return i < len(f.lex) && f.lex[i].glued }

// dash is the lexeme behind a hyphen or dash at i, or i itself.
func (f *finder) dash(i int) int {
	if f.is(i, "-") {
		return i + 1
	}
	return i
}

// comma is the lexeme behind a comma at i, or i itself.
func (f *finder) comma(i int) int {
	if f.is(i, ",") {
		return i + 1
	}
	return i
}

// num is the value of the number of at most max digits at i, or -1.
func (f *finder) num(i, max int) int {
	if i < 0 || i >= len(f.lex) || f.lex[i].kind != number || f.lex[i].digits() > max {
		return -1
	}
	return f.lex[i].value
}
