package conll

import (
	"slices"

	"onrecord"
	"onrecord/text"
)

// Score counts one kind of unit. A unit matches when both its borders are the gold's.
type Score struct{ Gold, System, Match int }

// Add is the sum of both counts.
func (s Score) Add(o Score) Score {
	return Score{s.Gold + o.Gold, s.System + o.System, s.Match + o.Match}
}

// F1 is the harmonic mean of precision and recall, 0 when nothing matches.
func (s Score) F1() float64 {
	if s.Match == 0 {
		return 0
	}
	return 2 * float64(s.Match) / float64(s.Gold+s.System)
}

// Precision is the share of the system's units that match, 0 when there are none.
func (s Score) Precision() float64 { return share(s.Match, s.System) }

// Recall is the share of the gold's units that match, 0 when there are none.
func (s Score) Recall() float64 { return share(s.Match, s.Gold) }

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Scores are those of the shared task that a cutter of texts can be held to.
type Scores struct{ Words, Sentences Score }

// Add is the sum of both.
func (s Scores) Add(o Scores) Scores {
	return Scores{s.Words.Add(o.Words), s.Sentences.Add(o.Sentences)}
}

// Compare scores t, which was cut from d.OnRecord().
func Compare(d *Document, t *text.Text) Scores {
	words, sents := Ranges(t)
	return Scores{compare(d.Words, words), compare(d.Sentences, sents)}
}

// Ranges are the tokens and the sentences of t as ranges of its text.
func Ranges(t *text.Text) (words, sentences []onrecord.Range) {
	for _, w := range t.Tokens {
		words = append(words, onrecord.Range(w))
	}
	for _, s := range t.Sentences {
		sentences = append(sentences, onrecord.Range{Start: t.Tokens[s.First].Start, End: t.Tokens[s.Last-1].End})
	}
	return words, sentences
}

// compare counts the ranges that both lists, each in order, hold.
func compare(gold, system []onrecord.Range) Score {
	s := Score{Gold: len(gold), System: len(system)}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch order(gold[i], system[j]) {
		case 0:
			s.Match++
			i, j = i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	return s
}

func order(a, b onrecord.Range) int {
	return slices.Compare([]int{a.Start, a.End}, []int{b.Start, b.End})
}
