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
