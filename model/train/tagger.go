package train

import (
	"math/rand/v2"

	"onrecord/model/linear"
)

// shuffled is the numbers below n in an order that seed decides.
func shuffled(n int, seed uint64) []int {
	return rand.New(rand.NewPCG(seed, 1)).Perm(n)
}

// learnTags trains a tagger on its own predictions: the tags before a word are those it would give itself.
func learnTags(data []prepared, v *Vocab, epochs int, seed uint64) *Learner {
	l := NewLearner(len(v.Tags))
	scores := make([]int32, len(v.Tags))
	var keys []uint64
	for e := range epochs {
		for _, k := range shuffled(len(data), seed+uint64(e)) {
			p := &data[k]
			var p1, p2 uint8
			for i := range p.forms {
				l.Step()
				keys = linear.TagKeys(keys[:0], p.forms, i, p1, p2)
				l.Score(keys, scores)
				best, gold := linear.Best(scores), int(p.tags[i])
				if rival := rivalOf(scores, gold); scores[gold]-scores[rival] <= tagMargin {
					l.Update(keys, gold, rival)
				}
				p1, p2 = uint8(best), p1
			}
		}
	}
	return l
}

// tagMargin is by how much the right tag has to win in training.
const tagMargin = 4

// rivalOf is the best class but gold.
func rivalOf(scores []int32, gold int) int {
	best := -1
	for c, s := range scores {
		if c != gold && (best < 0 || s > scores[best]) {
			best = c
		}
	}
	return best
}

// jackknife sets the auto tags of data, and of the names in also, by taggers trained on the other folds of data.
func jackknife(data []prepared, also []named, v *Vocab, m *linear.Model, folds, epochs int, seed uint64) error {
	for f := range folds {
		var rest []prepared
		for i := range data {
			if foldOf(data[i].sent, folds) != f {
				rest = append(rest, data[i])
			}
		}
		frozen, err := Freeze(learnTags(rest, v, epochs, seed).Average(prune{2, 0.02}))
		if err != nil {
			return err
		}
		if m.Tagger, err = frozen.Table(len(v.Tags)); err != nil {
			return err
		}
		b := linear.NewBuffer()
		for i := range data {
			if foldOf(data[i].sent, folds) == f {
				m.Tag(data[i].forms, data[i].auto, b)
			}
		}
		for i := range also {
			if foldOf(also[i].sent, folds) == f {
				m.Tag(also[i].forms, also[i].auto, b)
			}
		}
	}
	return nil
}

// foldOf keeps the sentences of a document together.
func foldOf(s *Sentence, folds int) int { return int(linear.HashString(s.Doc) >> 8 % uint64(folds)) }
