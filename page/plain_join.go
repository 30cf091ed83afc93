package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	shortestBroken = 20  // characters; shorter lines are a menu's
	longestBroken  = 400 // characters; nothing breaks off later
)

// joinBroken joins lines that go on a sentence which the line before breaks off: scraping breaks lines at links and at
// small marks, and printed columns are too narrow to be told by their width.
func (s *sheet) joinBroken() {
	out := s.units[:0]
	items := 0
	for i, u := range s.units {
		if items--; items < 0 {
			items = s.itemsUnder(i)
		}
		if n := len(out); n > 0 && items <= 0 && s.goesOn(&out[n-1], &u) {
			out[n-1].End = u.End
			out[n-1].lines++
			continue
		}
		out = append(out, u)
	}
	s.units = out
}

const (
	longestItem = 100 // bytes
	mostItems   = 40  // looked at; more make a list of that many
)

// itemsUnder is how many lines from units[i] on are the items of a list under a line that ends in a colon: each begins
// small, and none but the last ends a sentence. Fewer than two are none.
func (s *sheet) itemsUnder(i int) int {
	if i == 0 || !strings.HasSuffix(s.text[s.units[i-1].Start:s.units[i-1].End], ":") {
		return 0
	}
	k, listed := i, true // all but the last end in a mark that parts items
	for ; k < len(s.units) && k-i < mostItems && (k == i || !s.units[k].blank); k++ {
		u := s.units[k]
		t := s.text[u.Start:u.End]
		if r, _ := utf8.DecodeRuneInString(t); !unicode.IsLower(r) || u.lines > 1 || len(t) > longestItem || k > i && ended(s.text[s.units[k-1].Start:s.units[k-1].End]) {
			return 0
		}
		if k > i {
			before := s.text[s.units[k-1].Start:s.units[k-1].End]
			listed = listed && (strings.HasSuffix(before, ";") || strings.HasSuffix(before, ","))
		}
	}
	if k-i < 2 || !listed && ended(s.text[s.units[k-1].Start:s.units[k-1].End]) {
		return 0
	}
	return k - i
}

func (s *sheet) goesOn(a, b *unit) bool {
	if b.blank || b.Len() > 2*longestBroken {
		return false
	}
	last := s.text[max(a.Start, lineStart(s.text, a.End)):a.End]
	next := s.text[b.Start:b.End]
	if len(last) > longestBroken || strings.HasSuffix(last, ":") || ended(last) || strings.Contains(last, "\t") || strings.Contains(next, "\t") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	if strings.ContainsRune(",;", r) || r == '.' && len(next) > 1 && next[1] != '.' || next == "." {
		return true
	}
	first, _ := utf8.DecodeRuneInString(last)
	long := utf8.RuneCountInString(last) >= shortestBroken || isOpening(first) && utf8.RuneCountInString(next) >= shortestBroken
	if !unicode.IsLower(r) || !long || bullet(next) > 0 || address(next) {
		return false
	}
	words := foldWords(next, phraseWords)
	if len(s.w.hits(words)) > 0 {
		return false
	}
	n, _ := s.w.term(AuthorLead, words, 0)
	return n == 0 || n < len(words) && !words[n].upper
}

// lineStart is where the line that ends at end begins, or longestBroken bytes before it.
func lineStart(text string, end int) int {
	for i := end; i > 0 && end-i <= 2*longestBroken; i-- {
		if c := text[i-1]; c == '\n' || c == '\r' || c == '\f' || c == '\v' {
			return i
		}
	}
	return max(0, end-2*longestBroken)
}

// address reports whether s is one of the web or of mail and nothing else.
func address(s string) bool {
	return !strings.ContainsFunc(s, unicode.IsSpace) && strings.ContainsAny(s, "@.") && len(s) > 3
}
