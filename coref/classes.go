package coref

import "slices"

// Classes tells what nouns may name, by the hash of their lemmas, in order.
type Classes struct {
	Keys []uint32
	Bits []uint8
}

func (c *Classes) of(lemma string) uint8 {
	k, ok := slices.BinarySearch(c.Keys, hashOf(lemma))
	if !ok {
		return 0
	}
	return c.Bits[k]
}

// Hash is the key of a lemma in Classes.
func Hash(lemma string) uint32 { return hashOf(lemma) }
