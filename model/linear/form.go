package linear

import (
	"unicode"
	"unicode/utf8"
)

// Flags of a form's spelling.
const (
	Upper    uint16 = 1 << iota // first letter is a capital
	AllUpper                    // all letters are capitals, and there are two or more
	Mixed                       // a capital after a small letter
	Digit                       // holds a digit
	Hyphen                      // holds a hyphen or dash
	Letter                      // holds a letter
	Dot                         // holds a full stop
	Foreign                     // holds a character outside ASCII
	Short                       // small letters, three at most: of, and, de, bin
)

// maxForm bounds how many characters of one token are looked at: what follows is only hashed into Raw's length.
const maxForm = 64

// Form is a token reduced to hashes and flags: all that the models see of its spelling.
type Form struct {
	Raw, Low uint64    // as written; folded
	Pre      [3]uint64 // the first 1, 2, 3 folded characters
	Suf      [5]uint64 // the last 1 to 5 folded characters
	Shape    uint64    // runs of X x d and marks
	Flags    uint16
	Info     // what the lexicon knows of the folded form

	Elsewhere uint16 // how the folded form is written elsewhere in the document: see Mentions
}

// MakeForm hashes word. It does not look into the lexicon.
func MakeForm(word string) Form {
	var f Form
	var folded [maxForm]rune
	n := 0
	raw, low, shape := uint64(seed), uint64(seed), uint64(seed)
	var last rune
	upper, lower := 0, 0
	for i, r := range word {
		if n == maxForm {
			raw = mix(raw, uint64(len(word)-i))
			break
		}
		c := fold(r)
		folded[n] = c
		raw = (raw ^ uint64(r)) * 0x100000001b3
		low = (low ^ uint64(c)) * 0x100000001b3
		if n < 3 {
			f.Pre[n] = mix(low, uint64(n))
		}
		n++
		s := r
		switch {
		case '0' <= r && r <= '9':
			s = 'd'
			f.Flags |= Digit
		case 'a' <= r && r <= 'z':
			s = 'x'
			lower++
		case 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
			s = 'X'
			if i == 0 {
				f.Flags |= Upper
			}
			if lower > 0 {
				f.Flags |= Mixed
			}
			upper++
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			s = 'x'
			lower++
		case c == '-':
			s = '-'
			f.Flags |= Hyphen
		case r == '.':
			f.Flags |= Dot
		}
		if r >= utf8.RuneSelf {
			f.Flags |= Foreign
		}
		if s != last {
			shape = (shape ^ uint64(s)) * 0x100000001b3
			last = s
		}
	}
	if upper > 1 && lower == 0 {
		f.Flags |= AllUpper
	}
	if upper+lower > 0 {
		f.Flags |= Letter
	}
	if lower == n && n <= 3 {
		f.Flags |= Short
	}
	f.Raw, f.Low, f.Shape = mix(raw, 1), mix(low, 2), mix(shape, uint64(min(n, 3)))
	for k := n; k < 3; k++ {
		f.Pre[k] = mix(low, 7)
	}
	h := uint64(seed)
	for k := range f.Suf {
		if k < n {
			h = (h ^ uint64(folded[n-1-k])) * 0x100000001b3
		} else {
			h = (h ^ 1) * 0x100000001b3
		}
		f.Suf[k] = mix(h, uint64(k))
	}
	return f
}

// border stands before the first and after the last word of a sentence.
var border = Form{Raw: 11, Low: 12, Shape: 13, Pre: [3]uint64{14, 15, 16}, Suf: [5]uint64{17, 18, 19, 20, 21}}
