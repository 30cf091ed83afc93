package linear

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// Info is what the lexicon knows of a folded form; the zero Info is an unknown form.
type Info struct {
	Amb     uint16 // its set of tags in the training data, as an index; 0 unknown
	Cluster uint16 // its word cluster, 0 none
	Sense   uint16 // bits of what it may name, from lexical knowledge
}

// Lexicon looks folded forms up by hash. Slots are 16 bytes: the low half of the hash's 64 bits decides the place, the
// key is kept whole (8 bytes, 0 for an empty slot), then Amb, Cluster, Sense and two spare bytes, all little-endian.
type Lexicon struct {
	slots []byte
	mask  uint64
}

// lexiconProbes bounds a search in the lexicon, which is fuller than the tables are.
const lexiconProbes = 256

// NewLexicon reads a lexicon in place.
func NewLexicon(slots []byte) (*Lexicon, error) {
	n := len(slots) / 16
	if n == 0 || n*16 != len(slots) || bits.OnesCount(uint(n)) != 1 {
		return nil, fmt.Errorf("%d bytes of lexicon: want a power of two of 16-byte slots", len(slots))
	}
	return &Lexicon{slots: slots, mask: uint64(n - 1)}, nil
}

// Find is what is known of the folded form with hash low.
func (l *Lexicon) Find(low uint64) Info {
	at := low & l.mask
	for range lexiconProbes {
		s := l.slots[at*16 : at*16+16]
		switch binary.LittleEndian.Uint64(s) {
		case low:
			return Info{Amb: binary.LittleEndian.Uint16(s[8:]), Cluster: binary.LittleEndian.Uint16(s[10:]),
				Sense: binary.LittleEndian.Uint16(s[12:])}
		case 0:
			return Info{}
		}
		at = (at + 1) & l.mask
	}
	return Info{}
}

// PutLexicon writes one entry into slots being built; false when the place is too crowded and slots must grow.
func PutLexicon(slots []byte, low uint64, in Info) bool {
	mask := uint64(len(slots)/16 - 1)
	at := low & mask
	for range lexiconProbes {
		s := slots[at*16 : at*16+16]
		if k := binary.LittleEndian.Uint64(s); k == 0 || k == low {
			binary.LittleEndian.PutUint64(s, low)
			binary.LittleEndian.PutUint16(s[8:], in.Amb)
			binary.LittleEndian.PutUint16(s[10:], in.Cluster)
			binary.LittleEndian.PutUint16(s[12:], in.Sense)
			return true
		}
		at = (at + 1) & mask
	}
	return false
}
