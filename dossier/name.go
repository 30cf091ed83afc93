package dossier

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

//go:embed words/en/loaded.txt
var loadedList string

// name is a party as the dossier calls it. A proper name stands as it is. A description ("several officials") and any
// name with a loaded word in it ("the regime") stand in quotation marks: they are the article's words, not ours.
func name(p *onrecord.Party) string {
	n := line(p.Name)
	if n == "" {
		return "[name not known]"
	}
	first, _ := utf8.DecodeRuneInString(n)
	if p.Kind == onrecord.Group || p.Kind == onrecord.Unnamed || unicode.IsLower(first) || loaded(n) {
		return own(n)
	}
	return n
}

// loaded reports whether s holds a word that takes sides.
func loaded(s string) bool {
	return len(findWords(s, parseWords(loadedList))) > 0
}

// own puts words of the article in single quotation marks, said puts words of a speaker in double ones.
func own(s string) string  { return "‘" + line(s) + "’" }
func said(s string) string { return "“" + line(s) + "”" }

// wordList holds whole words and, where an entry ends in *, beginnings of words; all in lower case.
type wordList struct {
	whole  map[string]bool
	starts []string
}

// parseWords reads one entry a line; # begins a comment.
func parseWords(list string) wordList {
	w := wordList{whole: map[string]bool{}}
	for l := range strings.Lines(list) {
		l, _, _ = strings.Cut(l, "#")
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		if start, ok := strings.CutSuffix(l, "*"); ok {
			w.starts = append(w.starts, start)
		} else {
			w.whole[l] = true
		}
	}
	return w
}

func (w wordList) has(word string) bool {
	word = strings.ToLower(word)
	if w.whole[word] {
		return true
	}
	for _, s := range w.starts {
		if strings.HasPrefix(word, s) {
			return true
		}
	}
	return false
}

// findWords lists where words of w stand in s.
func findWords(s string, w wordList) []onrecord.Range {
	var out []onrecord.Range
	start := -1
	for i, r := range s + " " {
		letter := unicode.IsLetter(r) || unicode.IsMark(r)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			if w.has(s[start:i]) {
				out = append(out, onrecord.Range{Start: start, End: i})
			}
			start = -1
		}
	}
	return out
}
