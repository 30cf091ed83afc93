package dossier

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// closers may stand between the mark that ends a sentence and the space behind it.
const closers = "\"'”’»)]"

// around is the sentence that holds w, without the mark that ends it, inside the borders of its blocks. In doubt it is too
// long: half a sentence on a charge can say what the whole of it does not.
func (s *sheet) around(w onrecord.Range) onrecord.Span {
	d := s.r.Document
	b := d.Blocks[d.BlockAt(w.Start)]
	start, end := b.Start, w.End // a passage may cross blocks
	if i := d.BlockAt(w.End - 1); i >= 0 {
		end = d.Blocks[i].End
	}
	for i := w.Start - 1; i >= start; i-- {
		if s.endsSentence(i, end) {
			start = i + 1
			break
		}
	}
	for i := w.End; i < end; i++ {
		if s.endsSentence(i, end) {
			end = i
			break
		}
	}
	lead := d.Text[start:w.Start]
	start += len(lead) - len(strings.TrimLeft(lead, " \t\r\n"+closers))
	return onrecord.Span{Start: start, End: end, Text: d.Text[start:end]}
}

// endsSentence reports whether the byte at i is a mark that ends a sentence of a block that ends at end.
func (s *sheet) endsSentence(i, end int) bool {
	text := s.r.Document.Text
	if !strings.ContainsRune(".!?", rune(text[i])) {
		return false
	}
	rest := strings.TrimLeft(text[i+1:end], closers)
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if next == "" {
		return true
	}
	first, _ := utf8.DecodeRuneInString(next)
	if len(next) == len(rest) || unicode.IsLower(first) {
		return false
	}
	if text[i] != '.' {
		return true
	}
	before := strings.TrimRightFunc(text[max(0, i-16):i], unicode.IsLetter)
	word := text[max(0, i-16)+len(before) : i]
	return utf8.RuneCountInString(word) != 1 && !s.lists.abbreviation.has(word)
}

// token is a word or a mark of the text. Apostrophes and hyphens belong to words.
type token struct {
	onrecord.Range
	text string
}

// tokens cuts the text of r into words, in lower case, and marks; white space falls away.
func (s *sheet) tokens(r onrecord.Range) []token {
	var out []token
	inWord := false
	for i, c := range s.r.Document.Text[r.Start:r.End] {
		letter := unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c) || strings.ContainsRune("'’-", c)
		at := onrecord.Range{Start: r.Start + i, End: r.Start + i + utf8.RuneLen(c)}
		switch {
		case letter && inWord:
			out[len(out)-1].End = at.End
		case letter || !unicode.IsSpace(c):
			out = append(out, token{Range: at})
		}
		inWord = letter
	}
	for i := range out {
		out[i].text = strings.ToLower(s.r.Document.Text[out[i].Start:out[i].End])
	}
	return out
}
