package text

// scanner cuts one block after the other into tokens. It works chunk by chunk, a chunk being a run without a gap, and
// never looks back over more than the word at hand, so that it is linear in the text.
type scanner struct {
	text  string
	words *Words
	out   []Token
	masks [256]uint32 // for the first byte of a word in small letters: bit n is set when a split word has n bytes
	from  int         // start of the block
	end   int         // end of the block
	cuts  []int       // scratch of clitics
}

func newScanner(text string, w *Words) *scanner {
	s := &scanner{text: text, words: w, out: make([]Token, 0, len(text)/4+8)}
	for form := range w.Splits {
		if len(form) > 0 && len(form) < 32 {
			s.masks[form[0]] |= 1 << len(form)
		}
	}
	return s
}

// block cuts [from, end) of the text.
func (s *scanner) block(from, end int) {
	s.from, s.end = from, end
	for i := from; i < end; {
		k, n := kindOf(s.text[i:end])
		if k == gap || isJoiner(s.text[i:end]) {
			i += n
			continue
		}
		j, plain := i+n, k == letter && n == 1
		for j < end {
			c := s.text[j]
			if c < 0x80 {
				k, n = ascii[c], 1
			} else {
				k, n = kindOf(s.text[j:end])
			}
			if k == gap {
				break
			}
			plain = plain && k == letter && n == 1
			j += n
		}
		if plain {
			s.plain(i, j)
		} else {
			s.chunk(i, j)
		}
		i = j
	}
}

// isJoiner reports whether s begins with a character that means nothing at the start of a token: a soft hyphen, a joiner.
func isJoiner(s string) bool {
	return s[0] == 0xC2 && len(s) > 1 && s[1] == 0xAD ||
		s[0] == 0xE2 && len(s) > 2 && (s[1] == 0x80 && (s[2] == 0x8C || s[2] == 0x8D) || s[1] == 0x81 && s[2] == 0xA0)
}

func (s *scanner) add(a, b int) {
	if a < b {
		s.out = append(s.out, Token{a, b})
	}
}

// plain adds the word [a, b) of ASCII letters, cut if it is one of the split words.
func (s *scanner) plain(a, b int) {
	if n := b - a; n < 32 && s.masks[s.text[a]|0x20]&(1<<n) != 0 {
		a = s.listed(a, b)
	}
	s.add(a, b)
}

// chunk cuts [a, b), which holds no gap, at least one byte and something other than ASCII letters.
func (s *scanner) chunk(a, b int) {
	net := mayBeNet(s.text[a:b])
	for p := a; p < b; {
		q := 0
		if net {
			q = s.net(a, p, b)
		}
		if q == 0 {
			q = s.whole(p, b)
		}
		if q > 0 {
			s.add(p, q)
			p = q
			continue
		}
		k, n := kindOf(s.text[p:b])
		switch {
		case isJoiner(s.text[p:b]):
			p += n
		case k == digit || k == mark && s.numberAhead(a, p, b):
			p = s.number(p, b)
		case k == letter && !apostrophe(s.text[p:b]): // U+02BC is a letter to Unicode, and a mark where no letter stands before it
			p = s.word(p, b)
		default:
			q = s.mark(a, p, b)
			if q-p > 2 {
				s.add(s.listed(p, q), q)
			} else {
				s.add(p, q)
			}
			p = q
		}
	}
}

func apostrophe(t string) bool {
	_, ok := isApostrophe(t)
	return ok
}

// whole is the end of the longest listed form with marks inside that stands at p and is not the beginning of a longer
// word, or 0.
func (s *scanner) whole(p, b int) int {
	if len(s.words.Whole) == 0 {
		return 0
	}
	best := 0
	for _, form := range s.words.Whole {
		if len(form) > b-p || form[0] != lowerByte(s.text[p]) && form[0] != '\'' {
			continue
		}
		if n := prefixFold(s.text[p:b], form); n > 0 && p+n > best && !(p+n < b && starts(s.text[p+n:b], letter)) {
			best = p + n
		}
	}
	return best
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// prefixFold is the number of bytes of s that form, in small letters with straight apostrophes, matches, or 0.
func prefixFold(s, form string) int {
	i := 0
	for k := 0; k < len(form); k++ {
		if i >= len(s) {
			return 0
		}
		if form[k] == '\'' {
			n, ok := isApostrophe(s[i:])
			if !ok {
				return 0
			}
			i += n
			continue
		}
		if lowerByte(s[i]) != form[k] {
			return 0
		}
		i++
	}
	return i
}
