package neural

import (
	"math"
	"math/rand/v2"
	"slices"

	"onrecord/model/neural"
	"onrecord/model/train/knowledge"
)

// Report is called after each epoch, from 1, with the mean losses a word.
type Report func(epoch int, tags, arcs, rels float64, score func(dev []Sentence) Scores)

// train fits a network to the trees.
func train(set Settings, trees []Sentence, forms map[string][]string, report Report) (*net, error) {
	v := newVocab(trees, set.MinCount, forms)
	if set.Vectors {
		if err := v.addVectors(vectors); err != nil {
			return nil, err
		}
	}
	n := newNet(set, v)
	var all []example
	for _, s := range trees {
		all = append(all, v.example(s, set.PartRows))
	}
	r := rand.New(rand.NewPCG(set.Seed, 2))
	total := set.Epochs * len(batches(all, set.BatchWords, rand.New(rand.NewPCG(0, 0))))
	step := 0
	for epoch := 1; epoch <= set.Epochs; epoch++ {
		var sum losses
		for _, b := range batches(all, set.BatchWords, r) {
			l := n.run(b, r, true, nil)
			sum.tags, sum.arcs, sum.rels, sum.words = sum.tags+l.tags, sum.arcs+l.arcs, sum.rels+l.rels, sum.words+l.words
			step++
			n.step(rate(set, step, total), 1/l.words, step)
		}
		if report != nil {
			report(epoch, sum.tags/sum.words, sum.arcs/sum.words, sum.rels/sum.words, n.score)
		}
	}
	n.word.forget()
	n.part.forget()
	return n, nil
}

// rate climbs in a line for WarmUp steps, then falls in a line to a hundredth.
func rate(set Settings, step, total int) float64 {
	if step < set.WarmUp {
		return set.Rate * float64(step) / float64(set.WarmUp)
	}
	left := 1 - float64(step-set.WarmUp)/float64(max(total-set.WarmUp, 1))
	return set.Rate * max(left, 0.01)
}

// step moves all weights by the gradient times scale, cut to the norm Clip.
func (n *net) step(rate, scale float64, t int) {
	sum := 0.0
	for _, p := range n.params() {
		sum += p.norm2()
	}
	if norm := math.Sqrt(sum) * scale; norm > n.set.Clip {
		scale *= n.set.Clip / norm
	}
	for _, p := range n.params() {
		if p.sparse {
			p.step(rate*n.set.RowRate, scale, t)
		} else {
			p.step(rate, scale, t)
		}
	}
}

// batches cuts the examples into batches of some words each, of sentences of like length, in a random order.
func batches(all []example, words int, r *rand.Rand) [][]example {
	type key struct {
		i   int
		len float64
	}
	keys := make([]key, len(all))
	for i, e := range all {
		n := float64(len(e.words))
		keys[i] = key{i, n * (1 + 0.2*r.Float64())}
	}
	slices.SortStableFunc(keys, func(a, b key) int {
		if a.len != b.len {
			if a.len < b.len {
				return -1
			}
			return 1
		}
		return a.i - b.i
	})
	var out [][]example
	var b []example
	n := 0
	for _, k := range keys {
		e := all[k.i]
		if n > 0 && n+len(e.words) > words {
			out = append(out, longFirst(b))
			b, n = nil, 0
		}
		b = append(b, e)
		n += len(e.words)
	}
	out = append(out, longFirst(b))
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func longFirst(b []example) []example {
	slices.SortStableFunc(b, func(x, y example) int { return len(y.words) - len(x.words) })
	return b
}

// Scores are shares of words, in percent. LAS compares relations without their subtypes, as the CoNLL 2018 evaluation.
type Scores struct{ UPOS, XPOS, Feats, UAS, LAS float64 }

// score tags and parses the trees with the weights as they are.
func (n *net) score(dev []Sentence) Scores {
	var right [5]int
	total := 0
	var b []example
	var heads []int32
	size := 0
	flush := func() {
		n.run(longFirst(b), nil, false, func(e example, tags [][]float32, arcs []float32, rel func(i, head int) []float32) {
			heads = append(heads[:0], e.heads...)
			neural.Tree(arcs, len(e.words), heads)
			for i := range e.words {
				total++
				best := n.bestTags(tags[i])
				for k := range 3 {
					if best[k] == e.tags[i][k] {
						right[k]++
					}
				}
				if heads[i] != e.heads[i] {
					continue
				}
				right[3]++
				got := argmax(rel(i, int(heads[i])))
				if e.rels[i] >= 0 && plain(n.v.rels.names[got]) == plain(n.v.rels.names[e.rels[i]]) {
					right[4]++
				}
			}
		})
		b, size = nil, 0
	}
	for _, s := range dev {
		b = append(b, n.v.example(s, n.set.PartRows))
		if size += len(s); size > 2000 {
			flush()
		}
	}
	if size > 0 {
		flush()
	}
	pc := func(k int) float64 { return 100 * float64(right[k]) / float64(total) }
	return Scores{pc(0), pc(1), pc(2), pc(3), pc(4)}
}

// plain is a relation without its subtype.
func plain(rel string) string {
	for i := range len(rel) {
		if rel[i] == ':' {
			return rel[:i]
		}
	}
	return rel
}

func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// bestTags is the seen triple with the highest product of chances.
func (n *net) bestTags(s []float32) [3]int32 {
	u, x := len(n.v.upos.names), len(n.v.xpos.names)
	logSoftmax(s[:u])
	logSoftmax(s[u : u+x])
	logSoftmax(s[u+x:])
	best, top := n.v.tags[0], float32(math.Inf(-1))
	for _, t := range n.v.tags {
		if v := s[t[0]] + s[u+int(t[1])] + s[u+x+int(t[2])]; v > top {
			best, top = t, v
		}
	}
	return best
}

func logSoftmax(s []float32) {
	top := s[argmax(s)]
	sum := 0.0
	for _, v := range s {
		sum += math.Exp(float64(v - top))
	}
	top += float32(math.Log(sum))
	for i := range s {
		s[i] -= top
	}
}

// Train fits a network to the trees and gives its weights file.
func Train(set Settings, trees []Sentence, report Report) ([]byte, error) {
	var forms map[string][]string
	if set.Lexicon {
		var err error
		if forms, err = lexicon(senses, knowledge.Words); err != nil {
			return nil, err
		}
	}
	n, err := train(set, trees, forms, report)
	if err != nil {
		return nil, err
	}
	n.fold()
	var all []example
	for _, s := range trees {
		all = append(all, n.v.example(s, set.PartRows))
	}
	return n.export(all)
}
