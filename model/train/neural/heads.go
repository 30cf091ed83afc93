package neural

import (
	"math"
	"math/rand/v2"

	"onrecord/model/neural/kernel"
)

// softmaxLoss gives the loss of gold among the scores, and turns the scores into their gradient times weight. A gold of -1 has
// no loss and no gradient.
func softmaxLoss(scores []float32, gold int, weight float32) float64 {
	if gold < 0 {
		clear(scores)
		return 0
	}
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	right := float64(scores[gold] - top)
	sum := 0.0
	for i, s := range scores {
		e := math.Exp(float64(s - top))
		scores[i] = float32(e)
		sum += e
	}
	scale := weight / float32(sum)
	for i := range scores {
		scores[i] *= scale
	}
	scores[gold] -= weight
	return math.Log(sum) - right
}

// runTags scores the tags of every row: UPOS, XPOS, Feats side by side.
func (n *net) runTags(p *pass, r *rand.Rand, learn bool, dTop []float32, loss *losses) []float32 {
	rows, mid, out := p.s.rows(), n.set.TagDim, n.tags.w.cols
	h, y := n.a.get(rows*mid), n.a.get(rows*out)
	n.tag.forward(p.tagTop, h, rows)
	leaky(h)
	var mask []float32
	if learn {
		mask = n.a.get(len(h))
		dropMask(r, mask, n.set.MidDrop)
		times(h, mask)
	}
	n.tags.forward(h, y, rows)
	if !learn {
		return y
	}
	w := float32(n.set.TagWeight)
	u, x := len(n.v.upos.names), len(n.v.xpos.names)
	for i, e := range p.batch {
		for t, g := range e.tags {
			s := y[p.s.at(t, i)*out : (p.s.at(t, i)+1)*out]
			loss.tags += softmaxLoss(s[:u], int(g[0]), w)
			loss.tags += softmaxLoss(s[u:u+x], int(g[1]), w)
			loss.tags += softmaxLoss(s[u+x:], int(g[2]), w)
		}
	}
	dh := n.a.get(len(h))
	n.tags.backward(h, y, dh, rows)
	times(dh, mask)
	leakyBack(h, dh)
	n.tag.backward(p.tagTop, dh, dTop, rows)
	return nil
}

// runArcs scores heads and relations, sentence by sentence.
func (n *net) runArcs(p *pass, r *rand.Rand, learn bool, dTop []float32, loss *losses, tags []float32, give func(e example, tags [][]float32, arcs []float32, rel func(i, head int) []float32)) {
	rows, ad, rd, out := p.s.rows(), n.set.ArcDim, n.set.RelDim, n.arcs.w.cols
	z := n.a.get(rows * out)
	n.arcs.forward(p.top, z, rows)
	leaky(z)
	var mask, dz []float32
	if learn {
		mask = n.sharedMask(p, r, out, n.set.MidDrop)
		times(z, mask)
		dz = n.a.get(len(z))
	}
	mark := n.a.next
	for i, e := range p.batch {
		n.a.next = mark
		m := len(e.words)
		b := &biaffine{n: n, m: m}
		// the sentence in one piece; the root is head 0
		b.dep, b.head = n.a.get(m*ad), n.a.get((m+1)*ad)
		b.rdep, b.rhead = n.a.get(m*rd), n.a.get((m+1)*rd)
		copy(b.head, n.root.w[:ad])
		copy(b.rhead, n.root.w[ad:])
		for t := range m {
			src := z[p.s.at(t, i)*out:]
			copy(b.dep[t*ad:(t+1)*ad], src)
			copy(b.head[(t+1)*ad:(t+2)*ad], src[ad:])
			copy(b.rdep[t*rd:(t+1)*rd], src[2*ad:])
			copy(b.rhead[(t+1)*rd:(t+2)*rd], src[2*ad+rd:])
		}
		b.score()
		if !learn {
			var tg [][]float32
			for t := range m {
				row := p.s.at(t, i)
				tg = append(tg, tags[row*n.tags.w.cols:(row+1)*n.tags.w.cols])
			}
			give(e, tg, b.scores, b.relation)
			continue
		}
		b.learn(e, loss)
		for t := range m {
			to := dz[p.s.at(t, i)*out:]
			copy(to[:ad], b.dDep[t*ad:])
			copy(to[ad:2*ad], b.dHead[(t+1)*ad:])
			copy(to[2*ad:2*ad+rd], b.dRdep[t*rd:])
			copy(to[2*ad+rd:out], b.dRhead[(t+1)*rd:])
		}
		for j := range ad {
			n.root.g[j] += b.dHead[j]
		}
		for j := range rd {
			n.root.g[ad+j] += b.dRhead[j]
		}
	}
	if learn {
		times(dz, mask)
		leakyBack(z, dz)
		n.arcs.backward(p.top, dz, dTop, rows)
	}
}

// biaffine is the attachment of one sentence: score(i, j) = dep_i·turn·head_j + lean·head_j.
type biaffine struct {
	n                          *net
	m                          int
	dep, head, rdep, rhead     []float32
	turned                     []float32 // dep·turn + lean
	scores                     []float32 // m × (m+1)
	dDep, dHead, dRdep, dRhead []float32
}

func (b *biaffine) score() {
	n, m, ad := b.n, b.m, b.n.set.ArcDim
	b.turned, b.scores = n.a.get(m*ad), n.a.get(m*(m+1))
	for i := range m {
		copy(b.turned[i*ad:(i+1)*ad], n.lean.w)
	}
	n.pan.Pack(n.turn.w, ad, ad, ad)
	n.pan.Mul(b.turned, ad, kernel.Rows(b.dep, ad), m, true)
	n.pan.PackTurned(b.head, ad, m+1, ad)
	n.pan.Mul(b.scores, m+1, kernel.Rows(b.turned, ad), m, false)
}

// triple fills f with the product of word i and head j (0 the root), then the one, then the other.
func (b *biaffine) triple(f []float32, i, j int) {
	rd := b.n.set.RelDim
	d, h := b.rdep[i*rd:(i+1)*rd], b.rhead[j*rd:(j+1)*rd]
	for k := range d {
		f[k] = d[k] * h[k]
	}
	copy(f[rd:], d)
	copy(f[2*rd:], h)
}

// relation scores the relations of word i to word head, -1 for the root.
func (b *biaffine) relation(i, head int) []float32 {
	f, s := make([]float32, 3*b.n.set.RelDim), make([]float32, b.n.rel.w.cols)
	b.triple(f, i, head+1)
	b.n.rel.forward(f, s, 1)
	return s
}

func (b *biaffine) learn(e example, loss *losses) {
	n, m, ad, rd := b.n, b.m, b.n.set.ArcDim, b.n.set.RelDim
	b.dDep, b.dHead = n.a.get(m*ad), n.a.get((m+1)*ad)
	b.dRdep, b.dRhead = n.a.get(m*rd), n.a.get((m+1)*rd)
	for i := range m {
		s := b.scores[i*(m+1) : (i+1)*(m+1)]
		s[i+1] = -1e9 // no word is its own head
		loss.arcs += softmaxLoss(s, int(e.heads[i])+1, 1)
	}
	dTurned := n.a.get(m * ad)
	n.pan.Pack(b.head, m+1, ad, ad)
	n.pan.Mul(dTurned, ad, kernel.Rows(b.scores, m+1), m, false)
	n.pan.Pack(b.turned, m, ad, ad)
	n.pan.Mul(b.dHead, ad, kernel.Turned(b.scores, m+1), m+1, true)
	addRows(n.lean.g, dTurned, m)
	n.pan.Pack(dTurned, m, ad, ad)
	n.pan.Mul(n.turn.g, ad, kernel.Turned(b.dep, ad), ad, true)
	n.pan.PackTurned(n.turn.w, ad, ad, ad)
	n.pan.Mul(b.dDep, ad, kernel.Rows(dTurned, ad), m, true)

	f, s := n.a.get(m*3*rd), n.a.get(m*n.rel.w.cols)
	for i := range m {
		b.triple(f[i*3*rd:(i+1)*3*rd], i, int(e.heads[i])+1)
	}
	n.rel.forward(f, s, m)
	for i := range m {
		loss.rels += softmaxLoss(s[i*n.rel.w.cols:(i+1)*n.rel.w.cols], int(e.rels[i]), 1)
	}
	df := n.a.get(len(f))
	n.rel.backward(f, s, df, m)
	for i := range m {
		j := int(e.heads[i]) + 1
		d, h := b.rdep[i*rd:(i+1)*rd], b.rhead[j*rd:(j+1)*rd]
		dd, dh, g := b.dRdep[i*rd:(i+1)*rd], b.dRhead[j*rd:(j+1)*rd], df[i*3*rd:]
		for k := range d {
			dd[k] += g[k]*h[k] + g[rd+k]
			dh[k] += g[k]*d[k] + g[2*rd+k]
		}
	}
}
