package text

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
