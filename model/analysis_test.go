package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestPlant: whatever heads are given, every walk up ends, heads stay inside their sentence, a tree that was sound is
// unchanged, and children and borders are what the heads say.
func TestPlant(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		tx := textOf("a b c d e", "f", "g h i")
		words := make([]Word, len(tx.Tokens))
		sound := rng.IntN(2) == 0
		for _, s := range tx.Sentences {
			for i := s.First; i < s.Last; i++ {
				words[i].Head = rng.IntN(len(words)+4) - 2 // anything, out of range too
				if sound {
					words[i].Head = s.First + rng.IntN(i-s.First+1) // before it
					if i == s.First {
						words[i].Head = -1
					} else if words[i].Head == i {
						words[i].Head--
					}
				}
			}
		}
		given := slices.Clone(words)
		a := NewAnalysis(tx, words, nil)
		if sound && !slices.Equal(given, a.Words) {
			t.Fatalf("heads of a sound tree changed: %v, were %v", a.Words, given)
		}
		for i := range a.Words {
			first, last := a.Sentence(i)
			var kids []int
			left, right := i, i
			for k := range a.Words {
				if a.Words[k].Head == i {
					kids = append(kids, k)
				}
				if a.Below(k, i) { // would not end on a cycle
					left, right = min(left, k), max(right, k)
				}
			}
			if h := a.Words[i].Head; h >= 0 && (h < first || h >= last) {
				t.Fatalf("head %d of word %d leaves its sentence", h, i)
			}
			if !slices.Equal(kids, a.Children(i)) || a.Left(i) != left || a.Right(i) != right {
				t.Fatalf("word %d of %v: children %v, [%d, %d], want %v, [%d, %d]", i, a.Words, a.Children(i), a.Left(i), a.Right(i), kids, left, right)
			}
		}
	}
}
