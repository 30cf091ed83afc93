package text

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
	if !ok || len(w) == 0 || len(w) > 31 || s.masks[w[0]]&(1<<len(w)) == 0 {
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
