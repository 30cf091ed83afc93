package neural

import (
	"unicode"
	"unicode/utf8"
)

// longest is how many bytes of a token are looked at: what is longer is a link or noise.
const longest = 48

// Features turns tokens into rows of the embedding tables. It keeps scratch memory: one for each goroutine.
type Features struct {
	lower []byte
	exact []byte
	shape []byte
	start []int
}

// Of gives the hash of the folded token (lower case, digits as 0), by which its own row is found, and appends to rows
// the hashes of its parts: how it is written, its shape, its first and last letters, and its runs of three letters.
func (f *Features) Of(token string, rows []uint32) (uint32, []uint32) {
	f.fold(token)
	n := len(f.start) - 1
	whole := hash(1, f.lower)
	rows = append(rows, hash(2, f.exact), hash(3, f.shape))
	for k := 1; k <= 4 && k <= n; k++ {
		rows = append(rows, hash(3+uint32(k), f.lower[f.start[n-k]:]))
	}
	for k := 2; k <= 4 && k <= n; k++ {
		rows = append(rows, hash(8+uint32(k), f.lower[:f.start[k]]))
	}
	for i := 1; i+4 <= n; i++ {
		rows = append(rows, hash(20, f.lower[f.start[i]:f.start[i+3]]))
	}
	return whole, rows
}

// fold fills lower, exact (case kept, digits as 0), shape, and the start of each character of lower.
func (f *Features) fold(token string) {
	f.lower, f.exact, f.shape, f.start = f.lower[:0], f.exact[:0], f.shape[:0], f.start[:0]
	var last byte
	run := 0
	for i, r := range token {
		if i >= longest {
			break
		}
		kind := byte('x')
		switch {
		case r >= 'a' && r <= 'z':
		case r >= 'A' && r <= 'Z':
			kind = 'X'
		case r >= '0' && r <= '9':
			kind, r = 'd', '0'
		case r < utf8.RuneSelf:
			kind = byte(r)
		case unicode.IsUpper(r):
			kind = 'X'
		case unicode.IsDigit(r):
			kind, r = 'd', '0'
		case !unicode.IsLetter(r):
			kind = '?'
		}
		if kind == last {
			run++
		} else {
			last, run = kind, 1
		}
		if run <= 3 {
			f.shape = append(f.shape, kind)
		}
		f.start = append(f.start, len(f.lower))
		f.exact = utf8.AppendRune(f.exact, r)
		if kind == 'X' {
			r = unicode.ToLower(r)
		}
		f.lower = utf8.AppendRune(f.lower, r)
	}
	f.start = append(f.start, len(f.lower))
}

// hash is FNV-1a with a seed for each kind of feature, and a last stir, as rows are taken from the low bits.
func hash(kind uint32, b []byte) uint32 {
	h := uint32(2166136261) ^ kind*0x9e3779b1
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}
