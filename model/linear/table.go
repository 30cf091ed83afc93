package linear

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// Table maps hashed features to sparse rows of weights, one small integer for a class. It is read in place from the
// bytes of a weights file.
//
// Slots: a power of two of 8-byte little-endian words, open addressing with linear probing: bits 0–31 the row's offset
// into the entries in pairs of bytes, bits 32–39 its length in entries (0: the slot is empty), bits 40–63 a fingerprint of the key.
// Entries: pairs of bytes, class and code; the weight is the codebook's value for the code.
type Table struct {
	slots, entries []byte
	shift          uint
	mask           uint64
	Classes        int
	book           [256]int32
}

// probeLimit bounds a search: the writer makes sure that no key lies further from its place.
const probeLimit = 64

// NewTable reads a table in place and checks that no row points outside the entries or names a class past classes.
// The codebook holds 256 little-endian 16-bit weights.
func NewTable(slots, entries, book []byte, classes int) (*Table, error) {
	n := len(slots) / 8
	if n == 0 || n*8 != len(slots) || n&(n-1) != 0 {
		return nil, fmt.Errorf("%d bytes of slots: want a power of two of 8-byte slots", len(slots))
	}
	if classes < 1 || classes > 256 {
		return nil, fmt.Errorf("%d classes: want 1 to 256", classes)
	}
	if len(book) != 512 {
		return nil, fmt.Errorf("%d bytes of codebook: want 512", len(book))
	}
	t := &Table{slots: slots, entries: entries, shift: uint(64 - bits.TrailingZeros(uint(n))), mask: uint64(n - 1), Classes: classes}
	if n == 1 {
		t.shift = 63
	}
	for i := range t.book {
		t.book[i] = int32(int16(binary.LittleEndian.Uint16(book[2*i:])))
	}
	for i := 0; i < len(slots); i += 8 {
		s := binary.LittleEndian.Uint64(slots[i:])
		off, num := s&0xffffffff, s>>32&0xff
		if 2*(off+num) > uint64(len(entries)) {
			return nil, fmt.Errorf("slot %d points past the end of the entries", i/8)
		}
	}
	for i := 0; i+1 < len(entries); i += 2 {
		if int(entries[i]) >= classes {
			return nil, fmt.Errorf("entry %d names class %d of %d", i/2, entries[i], classes)
		}
	}
	return t, nil
}

// Place is where the search for key starts, and its fingerprint, in a table of 1<<logn slots.
func Place(key uint64, logn uint) (at, print uint64) {
	return key >> (64 - logn), key & 0xffffff
}

// Score sets scores, one for a class, to the sums over the rows of keys. rows is a buffer that is handed back grown.
// All slots are found before any row is read: the misses of the cache then overlap.
func (t *Table) Score(keys []uint64, scores []int32, rows []uint64) []uint64 {
	rows = rows[:0]
	for _, k := range keys {
		at, print := k>>t.shift&t.mask, k&0xffffff
		for range probeLimit {
			s := binary.LittleEndian.Uint64(t.slots[at*8:])
			if s>>32&0xff == 0 {
				break
			}
			if s>>40 == print {
				rows = append(rows, s)
				break
			}
			at = (at + 1) & t.mask
		}
	}
	clear(scores)
	for _, s := range rows {
		off := (s & 0xffffffff) * 2
		row := t.entries[off : off+(s>>32&0xff)*2]
		for i := 0; i+1 < len(row); i += 2 {
			scores[row[i]] += t.book[row[i+1]]
		}
	}
	return rows
}

// Best is the class with the highest score; the lowest of those that tie.
func Best(scores []int32) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}
