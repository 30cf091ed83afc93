package linear

import (
	"unicode"
	"unicode/utf8"
)

const (
	seed  = 0x51_7c_c1_b7_27_22_0a_95
	prime = 0x9E_37_79_B9_7F_4A_7C_15
)

// mix folds x into h. Two multiplications and a shift: the low bits of the result depend on all bits of both.
func mix(h, x uint64) uint64 {
	h = (h ^ x) * prime
	return h ^ h>>32
}

// HashString is the hash of s as it stands, the same on every machine and in every version of the weights format.
func HashString(s string) uint64 {
	h := uint64(seed)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 0x100000001b3
	}
	return mix(h, uint64(len(s)))
}

// fold is the form under which a character is looked up: lower case, digits as 0, typographic quotes and dashes as
// their plain relatives. Offsets are never touched: the folded form is only hashed.
func fold(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z':
		return r
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case '0' <= r && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return r
	}
	switch r {
	case '‘', '’', '‛', 'ʼ', '`', '´':
		return '\''
	case '“', '”', '„', '‟', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	case '…':
		return '.'
	}
	return unicode.ToLower(r)
}
