package train

import (
	"math/rand/v2"

	"onrecord/model/linear"
)

// learnParser trains on the states that the parser itself gets into, with the dynamic oracle of Goldberg and Nivre
// (2013): after the first epochs it follows its own action most of the time, right or wrong.
func learnParser(data []prepared, v *Vocab, coarse []uint8, epochs int, seed uint64, report func(epoch int, l *Learner)) *Learner {
	l := NewLearner(1 + 2*len(v.Rels))
	scores := make([]int32, 1+2*len(v.Rels))
	rng := rand.New(rand.NewPCG(seed, 2))
	var s linear.State
	var keys []uint64
	for e := range epochs {
		for _, k := range shuffled(len(data), seed+uint64(e)) {
			p := &data[k]
			s.Init(p.forms, p.auto, coarse)
			o := newOracle(p)
			for !s.Done() {
				l.Step()
				keys = s.Keys(keys[:0])
				l.Score(keys, scores)
				best, good, bad := o.judge(&s, scores)
				if bad >= 0 && scores[good]-scores[bad] <= parseMargin {
					l.Update(keys, good, bad)
				}
				do := good
				if e > 0 && rng.Float64() < 0.9 {
					do = best
				}
				s.Do(linear.Action(do))
			}
		}
		if report != nil {
			report(e, l)
		}
	}
	return l
}

const parseMargin = 4

// oracle knows the gold tree of one sentence.
type oracle struct {
	heads []int32
	rels  []int
	kids  [][]int32
}

func newOracle(p *prepared) *oracle {
	o := &oracle{heads: p.heads, rels: p.rels, kids: make([][]int32, len(p.heads)+1)}
	for d, h := range p.heads {
		o.kids[h] = append(o.kids[h], int32(d))
	}
	return o
}

// judge finds, among the actions possible in s: the best by score, the best of those that lose no more gold arcs than
// they must (with the gold label where the arc is gold), and the best of the others.
func (o *oracle) judge(s *linear.State, scores []int32) (best, good, bad int) {
	var cost [3]int
	least := 1 << 30
	for kind := range cost {
		if s.Can(kind) {
			cost[kind] = o.cost(s, kind)
			least = min(least, cost[kind])
		}
	}
	best, good, bad = -1, -1, -1
	try := func(c int, ok bool) {
		if best < 0 || scores[c] > scores[best] {
			best = c
		}
		if ok {
			if good < 0 || scores[c] > scores[good] {
				good = c
			}
		} else if bad < 0 || scores[c] > scores[bad] {
			bad = c
		}
	}
	for kind := range cost {
		if !s.Can(kind) {
			continue
		}
		if kind == linear.Shift {
			try(0, cost[kind] == least)
			continue
		}
		d := s.Stack[len(s.Stack)-1]
		h := s.N0
		if kind == linear.Right {
			h = s.Stack[len(s.Stack)-2]
		}
		want := -1
		if o.heads[d] == h {
			want = o.rels[d]
		}
		for c := kind; c < len(scores); c += 2 {
			_, label := linear.Action(c)
			try(c, cost[kind] == least && (want < 0 || label == want))
		}
	}
	return best, good, bad
}

// cost is how many gold arcs an action puts out of reach.
func (o *oracle) cost(s *linear.State, kind int) int {
	top := len(s.Stack) - 1
	lost := 0
	switch kind {
	case linear.Shift:
		b := s.N0
		h := o.heads[b]
		for k, w := range s.Stack {
			if w == h && k != top {
				lost++ // only the word on top can still become the head of b
			}
			if o.heads[w] == b {
				lost++
			}
		}
	case linear.Left:
		d := s.Stack[top]
		h := o.heads[d]
		if h > s.N0 || top > 0 && h == s.Stack[top-1] {
			lost++
		}
		for _, k := range o.kids[d] {
			if k >= s.N0 {
				lost++
			}
		}
	case linear.Right:
		d := s.Stack[top]
		if o.heads[d] >= s.N0 {
			lost++
		}
		for _, k := range o.kids[d] {
			if k >= s.N0 {
				lost++
			}
		}
	}
	return lost
}
