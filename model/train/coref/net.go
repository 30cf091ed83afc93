package coref

import (
	"math"
	"math/rand/v2"
)

// table is rows of weights that are learned, each hidden+1 wide: what a feature adds to the hidden units, and to the score.
type table struct {
	rows map[uint32]int32
	keys []uint32  // of the rows, in order
	w, g []float32 // weights; sums of squares of their gradients
}

// net scores candidates: out·relu(anaphor + antecedent + pair), and none: none·relu(starts).
type net struct {
	hidden                      int
	anaphor, antecedent, starts table
	pairs                       table
	out, outG, none, noneG      []float32
	rate, drop                  float32
	rng                         *rand.Rand
	cost                        costs
}

// costs are what a mistake adds to the score of the choice that makes it (Durrett and Klein 2013).
type costs struct{ falseLink, falseNew, wrongLink float32 }

func newNet(set Settings, stream uint64) *net {
	hidden := set.Hidden
	n := &net{hidden: hidden, rate: set.Rate, drop: set.Drop, rng: rand.New(rand.NewPCG(set.Seed, stream)), cost: costs{set.FalseLink, set.FalseNew, set.WrongLink}}
	n.out, n.outG = make([]float32, hidden), make([]float32, hidden)
	n.none, n.noneG = make([]float32, hidden), make([]float32, hidden)
	for i := range n.out {
		n.out[i] = float32(n.rng.NormFloat64()) * 0.3
		n.none[i] = float32(n.rng.NormFloat64()) * 0.3
	}
	return n
}

// fill makes rows for the keys that occur least times or more.
func (n *net) fill(t *table, c *counter, least int) {
	t.rows = map[uint32]int32{}
	for _, k := range c.order {
		if c.count[k] >= least {
			t.rows[k] = int32(len(t.keys))
			t.keys = append(t.keys, k)
		}
	}
	w := n.hidden + 1
	t.w, t.g = make([]float32, len(t.keys)*w), make([]float32, len(t.keys)*w)
	for i := range t.w {
		if i%w < n.hidden {
			t.w[i] = float32(n.rng.NormFloat64()) * 0.1
		}
	}
}

func (t *table) find(keys []uint32) []int32 {
	out := make([]int32, 0, len(keys))
	for _, k := range keys {
		if r, ok := t.rows[k]; ok {
			out = append(out, r)
		}
	}
	return out
}

func (t *table) add(sum []float32, rows []int32) {
	w := len(sum)
	for _, r := range rows {
		row := t.w[int(r)*w : int(r)*w+w]
		for k, v := range row {
			sum[k] += v
		}
	}
}

// step moves the rows against the gradient, each weight the slower the more it has moved (Duchi et al. 2011).
func (n *net) step(t *table, grad []float32, rows []int32) {
	w := len(grad)
	for _, r := range rows {
		row, g := t.w[int(r)*w:int(r)*w+w], t.g[int(r)*w:int(r)*w+w]
		for k, d := range grad {
			if d == 0 {
				continue
			}
			move(&row[k], &g[k], d, n.rate)
		}
	}
}

// scratch of one pass.
type scratch struct {
	pre   [][]float32
	score []float32
}

// keep drops each row at random, so that no feature is relied upon alone.
func (n *net) keep(rows []int32) []int32 {
	out := make([]int32, 0, len(rows))
	for _, r := range rows {
		if n.rng.Float32() >= n.drop {
			out = append(out, r)
		}
	}
	return out
}

func move(w, sum *float32, d, rate float32) {
	*sum += float32(d * d)
	*w -= float32(rate*d) / (float32(math.Sqrt(float64(*sum))) + 1e-3)
}

func relu(w []float32, sum []float32) float32 {
	s := sum[len(sum)-1]
	for k, v := range w {
		if sum[k] > 0 {
			s += float32(v * sum[k])
		}
	}
	return s
}

// forward gives the scores of all candidates, and of none at the end.
func (n *net) forward(x *instance, s *scratch) []float32 {
	w := n.hidden + 1
	for len(s.pre) < len(x.cands)+1 {
		s.pre = append(s.pre, make([]float32, w))
	}
	s.score = s.score[:0]
	base := make([]float32, w)
	n.anaphor.add(base, x.anaphor)
	for i := range x.cands {
		p := s.pre[i]
		copy(p, base)
		n.antecedent.add(p, x.cands[i].own)
		n.pairs.add(p, x.cands[i].pair)
		s.score = append(s.score, relu(n.out, p))
	}
	p := s.pre[len(x.cands)]
	clear(p)
	n.starts.add(p, x.starts)
	return append(s.score, relu(n.none, p))
}
