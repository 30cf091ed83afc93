package text

import "strings"

// word adds the word that begins with the letter at p and returns its end, at most b. It may be several tokens: do|n't.
func (s *scanner) word(p, b int) int {
	t := s.text
	if q := s.dotted(p, b); q > 0 {
		s.add(p, q)
		return q
	}
	q := s.letters(p, b)
	if q < b && t[q] == '.' {
		if e := s.abbreviation(p, q, b); e > 0 {
			s.add(p, e)
			return e
		}
		if e := s.hostOrFile(p, q, b); e > 0 {
			s.add(p, e)
			return e
		}
	}
	q = s.hyphens(p, q, b)
	q = s.ampersand(p, q, b)
	q = s.letterSlash(p, q, b)
	if q < b && t[q] == '$' && q-p <= 3 && isUpper(t[p:]) && strings.ToUpper(t[p:q]) == t[p:q] {
		q++ // US$, A$
	}
	s.clitics(p, q)
	return q
}

// letters is the end of the run of letters, digits and inner apostrophes at p.
func (s *scanner) letters(p, b int) int {
	for i := p; i < b; {
		if n, ok := isApostrophe(s.text[i:b]); ok {
			if i == p || !starts(s.text[i+n:b], letter) {
				return i
			}
			i += n
			continue
		}
		k, n := kindOf(s.text[i:b])
		if k != letter && k != digit && !s.innerMark(p, i, n, b) {
			return i
		}
		i += n
	}
	return b
}

// innerMark reports whether the mark at i, of n bytes, is part of the word around it: the replacement character of a
// damaged text, and a star that blanks a letter out.
func (s *scanner) innerMark(p, i, n, b int) bool {
	if i == p || i+n >= b || !starts(s.text[i+n:b], letter) {
		return false
	}
	return s.text[i] == '*' || n == 3 && s.text[i:i+3] == "\uFFFD"
}

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

// hyphens carries the word [p, q) over the hyphen behind it when the part before is a listed prefix or the part after a
// listed suffix; else the hyphen is a token of its own.
func (s *scanner) hyphens(p, q, b int) int {
	t := s.text
	if q+1 >= b || t[q] != '-' || !starts(t[q+1:b], letter) && !starts(t[q+1:b], digit) {
		return q
	}
	e := s.letters(q+1, b)
	part := t[q+1 : e]
	switch {
	case has(s.words.Suffixes, part):
		return e
	case p > s.from && t[p-1] == '-', // over-the-counter, would-be, UN-led: no prefixes
		has(s.words.Starters, part),
		q-p > 1 && allUpper(t[p:q]) && !isUpper(part):
		return q
	case has(s.words.Prefixes, t[p:q]):
		return e
	}
	return q
}

// ampersand carries short capitals over an ampersand: AT&T, R&D.
func (s *scanner) ampersand(p, q, b int) int {
	t := s.text
	if q >= b || t[q] != '&' || q-p > 4 || !allUpper(t[p:q]) {
		return q
	}
	e := q + 1
	for e < b && 'A' <= t[e] && t[e] <= 'Z' {
		e++
	}
	if e == q+1 || e-q > 4 || starts(t[e:b], letter) {
		return q
	}
	return e
}

// letterSlash carries a single letter over a slash to another: n/a, w/o.
func (s *scanner) letterSlash(p, q, b int) int {
	t := s.text
	if q-p != 1 || q+1 >= b || t[q] != '/' || ascii[t[q+1]&0x7f] != letter || t[q+1] >= 0x80 {
		return q
	}
	if q+2 < b && (starts(t[q+2:b], letter) || starts(t[q+2:b], digit) || t[q+2] == '/') || p > 0 && t[p-1] == '/' {
		return q
	}
	return q + 2
}

func allUpper(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return s != ""
}

// hostOrFile is the end of a name with stops inside (gazette.example, notes.pdf) that ends in a listed label, or 0.
func (s *scanner) hostOrFile(p, q, b int) int {
	t, i, end := s.text, q, 0
	for i+1 < b && i-p < longest && t[i] == '.' {
		j := i + 1
		for j < b && (starts(t[j:b], letter) || starts(t[j:b], digit) || t[j] == '-') {
			_, n := kindOf(t[j:b])
			j += n
		}
		if j == i+1 {
			break
		}
		if has(s.words.Domains, t[i+1:j]) {
			end = j
		}
		i = j
	}
	if end > 0 && end < b && t[end] == '/' { // a path behind the host
		return trimURL(t, p, b)
	}
	return end
}

// longest is how many bytes of a host name or mail address are looked at, so that no text takes quadratic time. RFC 5321
// allows 254.
const longest = 254

// clitics adds [p, q) cut at the listed endings (do|n't, she|'d|'ve), or as one of the split words.
func (s *scanner) clitics(p, q int) {
	t := s.text
	s.cuts = s.cuts[:0]
	end := q
	for hasApostrophe(t[p:end]) {
		n := s.clitic(t[p:end])
		if n == 0 || end-n <= p {
			break
		}
		end -= n
		s.cuts = append(s.cuts, end)
	}
	if len(s.cuts) == 0 {
		s.add(s.listed(p, q), q)
		return
	}
	for i := len(s.cuts) - 1; i >= 0; i-- {
		s.add(p, s.cuts[i])
		p = s.cuts[i]
	}
	s.add(p, q)
}

// listed adds what a split word [p, q) is cut into but the last part, and returns where that begins; p for other words. An
// apostrophe, which may be longer than the straight one of the list, stands before every cut.
func (s *scanner) listed(p, q int) int {
	var f folded
	w, ok := f.fold(s.text[p:q])
	if !ok || len(w) > 31 || s.masks[w[0]]&(1<<len(w)) == 0 {
		return p
	}
	cuts, ok := s.words.Splits[string(w)]
	if !ok {
		return p
	}
	from := p
	for _, at := range cuts {
		at += q - p - len(w)
		s.add(from, p+at)
		from = p + at
	}
	return from
}

func hasApostrophe(s string) bool {
	for i := range len(s) {
		if _, ok := isApostrophe(s[i:]); ok {
			return true
		}
	}
	return false
}

// clitic is the length of the listed ending of w, or 0.
func (s *scanner) clitic(w string) int {
	for _, c := range s.words.Clitics {
		if len(w) <= len(c) {
			continue
		}
		for _, n := range [3]int{len(c), len(c) + 1, len(c) + 2} { // an apostrophe has one to three bytes
			if n >= len(w) {
				break
			}
			if w[len(w)-n]&0xC0 == 0x80 || prefixFold(w[len(w)-n:], c) != n {
				continue
			}
			return n
		}
	}
	return 0
}
