package neural

import (
	"math"
	"math/rand/v2"

	"onrecord/model/neural/kernel"
)

// net is the network in training.
type net struct {
	set   Settings
	v     *vocab
	word  *param
	part  *param
	vec   *dense // of vectors, added to the rows of words; nil without them
	lstms []*lstm
	tag   *dense // last LSTM of the tags → TagDim
	tags  *dense // TagDim → UPOS, XPOS, Feats side by side
	arcs  *dense // top → word as dependent, word as head (arcs); the same for relations
	turn  *param // ArcDim × ArcDim: dependent space → head space
	lean  *param // 1 × ArcDim: how likely a word is a head at all
	root  *param // 1 × ArcDim+RelDim: the root as a head
	rel   *dense // product, dependent, head → relations
	a     arena
	pan   kernel.Panel
}

func newNet(set Settings, v *vocab) *net {
	r := rand.New(rand.NewPCG(set.Seed, 1))
	n := &net{set: set, v: v,
		word: newParam(len(v.counts), set.WordDim, true).normal(r, 0.4),
		part: newParam(set.PartRows+v.marks, set.PartDim, true).normal(r, 0.4)}
	if set.Vectors {
		n.vec = newDense(r, vectorDim, set.WordDim)
	}
	in := set.WordDim + set.PartDim
	for range set.Layers {
		n.lstms = append(n.lstms, newLSTM(r, in, set.Hidden))
		in = 2 * set.Hidden
	}
	n.tag = newDense(r, in, set.TagDim)
	n.tags = newDense(r, set.TagDim, len(v.upos.names)+len(v.xpos.names)+len(v.feats.names))
	n.arcs = newDense(r, in, 2*set.ArcDim+2*set.RelDim)
	n.turn = newParam(set.ArcDim, set.ArcDim, false).glorot(r, set.ArcDim, set.ArcDim)
	n.lean = newParam(1, set.ArcDim, false)
	n.root = newParam(1, set.ArcDim+set.RelDim, false).normal(r, 0.1)
	n.rel = newDense(r, 3*set.RelDim, len(v.rels.names))
	return n
}

func (n *net) params() []*param {
	all := []*param{n.word, n.part, n.turn, n.lean, n.root}
	for _, l := range n.lstms {
		all = append(all, l.params()...)
	}
	for _, d := range []*dense{n.tag, n.tags, n.arcs, n.rel} {
		all = append(all, d.params()...)
	}
	if n.vec != nil {
		all = append(all, n.vec.params()...)
	}
	return all
}

// losses are sums over words, in nats.
type losses struct{ tags, arcs, rels, words float64 }

// pass is one run over a batch of examples, sorted from long to short.
type pass struct {
	s      steps
	batch  []example
	x      []float32   // embeddings after dropout
	mask   []float32   // of x
	words  []int32     // rows used
	vecs   []float32   // vectors, side by side
	parts  [][]int32   // rows used
	in     [][]float32 // input of each LSTM
	out    [][]float32 // output of each LSTM before dropout
	drop   [][]float32 // masks of the outputs
	top    []float32
	tagTop []float32
}

// run goes forward, and with learn set also backward, adding to the gradients. Without learn, r may be nil, and give
// is called for each sentence with its scores: arcs as for neural.Tree, and a function for the relations of a head.
func (n *net) run(batch []example, r *rand.Rand, learn bool, give func(e example, tags [][]float32, arcs []float32, rel func(i, head int) []float32)) losses {
	n.a.reset()
	p := &pass{batch: batch}
	lengths := make([]int, len(batch))
	for i, e := range batch {
		lengths[i] = len(e.words)
	}
	p.s = newSteps(lengths)
	n.embed(p, r, learn)
	x := p.x
	rows := p.s.rows()
	for l, layer := range n.lstms {
		y := n.a.get(rows * 2 * n.set.Hidden)
		layer.forward(&n.a, p.s, x, y)
		p.in, p.out = append(p.in, x), append(p.out, y)
		x = y
		if learn {
			x = n.a.get(len(y))
			copy(x, y)
			p.drop = append(p.drop, n.sharedMask(p, r, 2*n.set.Hidden, n.set.MidDrop))
			times(x, p.drop[l])
		}
		if l+1 == n.set.TagLayer {
			p.tagTop = x
		}
	}
	p.top = x
	dTop := n.a.get(len(x))
	dTag := dTop
	if n.set.TagLayer != n.set.Layers {
		dTag = n.a.get(len(x))
	}
	loss := losses{words: float64(rows)}
	tagScores := n.runTags(p, r, learn, dTag, &loss)
	n.runArcs(p, r, learn, dTop, &loss, tagScores, give)
	if !learn {
		return loss
	}
	for l := n.set.Layers - 1; l >= 0; l-- {
		if l+1 == n.set.TagLayer && l+1 != n.set.Layers {
			for i, v := range dTag {
				dTop[i] += v
			}
		}
		times(dTop, p.drop[l])
		dx := n.a.get(len(p.in[l]))
		n.lstms[l].backward(&n.a, p.s, p.in[l], p.out[l], dTop, dx)
		dTop = dx
	}
	n.embedBack(p, dTop)
	return loss
}

// sharedMask is a dropout mask of a width, the same for all words of a sentence (Gal and Ghahramani 2016).
func (n *net) sharedMask(p *pass, r *rand.Rand, width int, drop float64) []float32 {
	one := n.a.get(len(p.batch) * width)
	dropMask(r, one, drop)
	m := n.a.get(p.s.rows() * width)
	for t := range p.s.count() {
		copy(m[p.s.off[t]*width:], one[:p.s.active(t)*width])
	}
	return m
}

func (n *net) embed(p *pass, r *rand.Rand, learn bool) {
	wd := n.set.WordDim
	rows, d := p.s.rows(), n.set.WordDim+n.set.PartDim
	p.x = n.a.get(rows * d)
	p.words, p.parts = make([]int32, rows), make([][]int32, rows)
	for i, e := range p.batch {
		for t, w := range e.words {
			row := p.s.at(t, i)
			parts := e.parts[t]
			if learn {
				if c := float64(n.v.counts[w]); w != 0 && r.Float64() < n.set.WordDrop/(n.set.WordDrop+c) {
					w = 0
				}
				kept := make([]int32, 0, len(parts))
				for _, q := range parts {
					if r.Float64() >= n.set.PartDrop {
						kept = append(kept, q)
					}
				}
				parts = kept
			}
			p.words[row], p.parts[row] = w, parts
			copy(p.x[row*d:], n.word.row(w))
			sum := p.x[row*d+wd : row*d+d]
			for _, q := range parts {
				for j, v := range n.part.row(q) {
					sum[j] += v
				}
			}
			scale := partScale(len(e.parts[t]))
			for j := range sum {
				sum[j] *= scale
			}
		}
	}
	if n.vec != nil {
		n.addVectors(p)
	}
	if learn {
		p.mask = n.sharedMask(p, r, d, n.set.InDrop)
		times(p.x, p.mask)
	}
}

func partScale(n int) float32 { return float32(1 / math.Sqrt(float64(max(n, 1)))) }

func (n *net) embedBack(p *pass, dx []float32) {
	wd, d := n.set.WordDim, n.set.WordDim+n.set.PartDim
	times(dx, p.mask)
	if n.vec != nil {
		n.vectorsBack(p, dx)
	}
	for i, e := range p.batch {
		for t := range e.words {
			row := p.s.at(t, i)
			g := dx[row*d : (row+1)*d]
			for j, to := 0, n.word.touch(p.words[row]); j < wd; j++ {
				to[j] += g[j]
			}
			scale := partScale(len(e.parts[t]))
			for j := wd; j < d; j++ {
				g[j] *= scale
			}
			for _, q := range p.parts[row] {
				to := n.part.touch(q)
				for j, v := range g[wd:] {
					to[j] += v
				}
			}
		}
	}
}
