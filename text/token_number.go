package text

// numberAhead reports whether the mark at p, in the chunk that begins at a, belongs to the number behind it: +44, .04.
func (s *scanner) numberAhead(a, p, b int) bool {
	if c := s.text[p]; c != '+' && c != '.' || p+1 >= b || !starts(s.text[p+1:b], digit) {
		return false
	}
	return p == a || s.text[p-1] == '(' || s.text[p-1] == '$'
}

// number adds the number that begins at p, with the unit behind it as a token of its own (35|mm), and returns its end.
func (s *scanner) number(p, b int) int {
	t := s.text
	i := p
	if !starts(t[i:b], digit) {
		i++
	}
	q := s.digits(i, b)
	q = s.groups(i, q, b)
	if q >= b {
		s.add(p, q)
		return q
	}
	if n, ok := isApostrophe(t[q:b]); ok {
		if e := s.letters(q+n, b); e == q+n+1 && isDecade(t[i:q]) { // 1980's
			s.add(p, e)
			return e
		} else if e > q+n && s.clitic(t[p:e]) == e-q {
			s.add(p, q)
			s.add(q, e)
			return e
		}
	}
	if !starts(t[q:b], letter) {
		s.add(p, q)
		return q
	}
	e := s.letters(q, b)
	if u := s.dotted(q, b); u > e { // 5p.m.
		s.add(p, q)
		s.add(q, u)
		return u
	}
	if has(s.words.Units, t[q:e]) {
		s.add(p, q)
		s.add(q, e)
		return e
	}
	s.clitics(p, e)
	return e
}

// digits is the end of the run at i of digits with one stop, comma, colon or slash between two of them: 1,000.50, 10:30,
// 03/05/2024.
func (s *scanner) digits(i, b int) int {
	for i < b {
		k, n := kindOf(s.text[i:b])
		if k != digit {
			switch s.text[i] {
			case '.', ',', ':', '/':
				if starts(s.text[i+1:b], digit) {
					i++
					continue
				}
			}
			return i
		}
		i += n
	}
	return b
}

// groups carries a number over its hyphens when it is a telephone number or a date: three groups or more, or two of which
// the second has four digits and the first three or five. A range (1969|-|1970) is three tokens.
func (s *scanner) groups(from, q, b int) int {
	t, n, first, end := s.text, 1, q-from, q
	lastLen := 0
	for end+1 < b && t[end] == '-' && starts(t[end+1:b], digit) {
		e := s.digits(end+1, b)
		lastLen = e - end - 1
		n, end = n+1, e
	}
	if n > 2 || n == 2 && lastLen == 4 && (first == 3 || first == 5) {
		return end
	}
	return q
}

// isDecade reports whether s is two or four digits that end in 0.
func isDecade(s string) bool { return (len(s) == 2 || len(s) == 4) && s[len(s)-1] == '0' }
