package neural

import (
	"fmt"
	"math"

	"onrecord/model/neural/kernel"
)

// Word is what the network says of one word. Head is an index into the words given, -1 for the root of a sentence.
type Word struct {
	UPOS, XPOS, Feats, Rel string
	Head                   int
}

// Analyze fills out for words, where sentence k is the words [ends[k-1], ends[k]). Time and memory are linear in the
// number of words: a sentence of more than 192 words is parsed in pieces, whose roots hang on the root of the first.
func (n *Net) Analyze(words []string, ends []int, out []Word) error {
	if len(out) < len(words) || len(ends) == 0 && len(words) > 0 || len(ends) > 0 && ends[len(ends)-1] != len(words) {
		return fmt.Errorf("analyze %d words: %d sentence ends and room for %d words", len(words), len(ends), len(out))
	}
	sc := n.scratch.Get().(*scratch)
	defer n.scratch.Put(sc)
	sc.wins = sc.wins[:0]
	first := 0
	for _, end := range ends {
		if end < first {
			return fmt.Errorf("analyze %d words: a sentence ends at %d, before its start at %d", len(words), end, first)
		}
		sc.wins = windows(words, first, end, sc.wins)
		first = end
	}
	for from := 0; from < len(sc.wins); {
		to, size := from, 0
		for to < len(sc.wins) && (to == from || size+sc.wins[to].last-sc.wins[to].first <= batchSize) {
			size += sc.wins[to].last - sc.wins[to].first
			to++
		}
		sc.batch(n, words, sc.wins[from:to], out)
		from = to
	}
	clear(sc.types) // so that the pool keeps no text alive
	n.join(sc.wins, out)
	return nil
}

// join hangs the later pieces of a long sentence on the first.
func (n *Net) join(wins []window, out []Word) {
	root := -1
	for _, w := range wins {
		for i := w.first; i < w.last; i++ {
			if out[i].Head >= 0 {
				continue
			}
			if w.first == w.top {
				root = i
			} else {
				out[i].Head, out[i].Rel = root, "parataxis"
			}
		}
	}
}

// scratch is the memory of one call, used again by later ones.
type scratch struct {
	wins   []window
	lay    layout
	feat   Features
	hash   []uint32
	types  map[string]int32
	typeOf []int32
	sum    []float32
	x      []int16 // one row a type
	tx     []float32
	gates  []float32
	cell   [2][]float32
	y, y2  []int16
	tagH   []float32
	tagS   []float32
	z      []float32
	sent   sentence
}

// sentence is the memory of the attachment of one window.
type sentence struct {
	dep, turned, head, scores []float32
	f, rels                   []float32
	panel                     kernel.Panel
	heads                     []int32
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}

func (sc *scratch) batch(n *Net, words []string, wins []window, out []Word) {
	sc.lay.set(wins)
	sc.embed(n, words)
	rows, h := sc.lay.rows(), int(n.shape.Hidden)
	sc.y, sc.y2 = grow(sc.y, rows*2*h), grow(sc.y2, rows*2*h)
	for l := range n.lstms {
		sc.lstm(n, l)
		if l+1 == int(n.shape.TagLayer) {
			sc.tag(n, out)
		}
	}
	sc.attach(n, out)
}

// embed finds the types among the words, and the input of the first layer for each.
func (sc *scratch) embed(n *Net, words []string) {
	if sc.types == nil {
		sc.types = map[string]int32{}
	}
	clear(sc.types)
	wd, pd := n.word.dim, n.part.dim
	d := wd + pd
	sc.typeOf = grow(sc.typeOf, sc.lay.rows())
	sc.sum = grow(sc.sum, d)
	sc.x = sc.x[:0]
	unit, most := float32(n.shape.InputUnit)/n.shape.InputTop, 2*float32(n.shape.InputUnit)
	for i, w := range sc.lay.wins {
		for t := 0; t < w.last-w.first; t++ {
			word := words[w.first+t]
			id, ok := sc.types[word]
			if !ok {
				id = int32(len(sc.types))
				sc.types[word] = id
				n.input(&sc.feat, &sc.hash, word, sc.sum)
				for _, v := range sc.sum {
					q := min(max(float32(v*unit), -most), most)
					sc.x = append(sc.x, int16(math.RoundToEven(float64(q))))
				}
			}
			sc.typeOf[sc.lay.off[t]+i] = id
		}
	}
}

// input is the embedding of a word: its own row, and the sum of its parts' over the root of their number.
func (n *Net) input(f *Features, rows *[]uint32, word string, sum []float32) {
	whole, parts := f.Of(word, (*rows)[:0])
	for i, p := range parts {
		parts[i] = p & (n.shape.PartRows - 1)
	}
	for _, m := range n.lexicon.of(whole) {
		parts = append(parts, n.shape.PartRows+uint32(m))
	}
	*rows = parts
	w := int(n.words.row(whole))
	wd, pd := n.word.dim, n.part.dim
	scale := n.word.scale[w]
	for j, v := range n.word.cells[w*wd : (w+1)*wd] {
		sum[j] = float32(int8(v)) * scale
	}
	to := sum[wd : wd+pd]
	clear(to)
	share := float32(1 / math.Sqrt(float64(max(len(parts), 1))))
	for _, p := range parts {
		at := int(p)
		s := float32(n.part.scale[at] * share)
		cells := n.part.cells[at*pd : (at+1)*pd]
		for j := range to {
			to[j] += float32(float32(int8(cells[j])) * s)
		}
	}
}

// lstm runs layer l. The first reads types, the later ones sc.y, which is then replaced by the output.
func (sc *scratch) lstm(n *Net, l int) {
	lay, h, layer := &sc.lay, int(n.shape.Hidden), n.lstms[l]
	rows := lay.rows()
	sc.gates = grow(sc.gates, rows*8*h)
	if l == 0 {
		d := n.word.dim + n.part.dim
		types := len(sc.x) / d
		sc.tx = grow(sc.tx, types*8*h)
		layer.in.apply(sc.tx, sc.x, d, types)
		for i, t := range sc.typeOf {
			copy(sc.gates[i*8*h:(i+1)*8*h], sc.tx[int(t)*8*h:])
		}
	} else {
		layer.in.apply(sc.gates, sc.y, 2*h, rows)
	}
	steps := len(lay.off) - 1
	out := sc.y2
	for d := range 2 {
		sc.cell[0], sc.cell[1] = grow(sc.cell[0], len(lay.wins)*h), grow(sc.cell[1], len(lay.wins)*h)
		for k := range steps {
			t, from := k, k-1
			if d == 1 {
				t = steps - 1 - k
				from = t + 1
			}
			first := lay.off[t]
			active := lay.off[t+1] - first
			np, prev := 0, 0
			if k > 0 {
				prev = lay.off[from]
				np = min(active, lay.off[from+1]-prev)
			}
			layer.step[d].Add(sc.gates[first*8*h+d*4*h:], 8*h, out[prev*2*h+d*h:], 2*h, np)
			now, old := sc.cell[k%2], sc.cell[1-k%2]
			for i := range active {
				row := first + i
				var before []float32
				if i < np {
					before = old[i*h : (i+1)*h]
				}
				kernel.Cell(sc.gates[row*8*h+d*4*h:row*8*h+(d+1)*4*h], before, now[i*h:(i+1)*h], out[row*2*h+d*h:row*2*h+(d+1)*h])
			}
		}
	}
	sc.y, sc.y2 = sc.y2, sc.y
}

// apply computes c = a·p + bias for m rows.
func (d *dense) apply(c []float32, a []int16, lda, m int) {
	w := len(d.bias)
	for i := range m {
		copy(c[i*w:(i+1)*w], d.bias)
	}
	d.p.Add(c, w, a, lda, m)
}

func (f *floats) apply(c, a []float32, lda, m int) {
	w := len(f.bias)
	for i := range m {
		copy(c[i*w:(i+1)*w], f.bias)
	}
	f.p.Mul(c, w, kernel.Rows(a, lda), m, true)
}

// leaky scales what is below zero to a tenth.
func leaky(x []float32) {
	for i, v := range x {
		x[i] = max(v, v*0.1)
	}
}

// tag gives each word the triple of tags with the best sum of scores.
func (sc *scratch) tag(n *Net, out []Word) {
	rows, mid, all := sc.lay.rows(), int(n.shape.TagDim), len(n.tagOut.bias)
	sc.tagH, sc.tagS = grow(sc.tagH, rows*mid), grow(sc.tagS, rows*all)
	n.tag.apply(sc.tagH, sc.y, 2*int(n.shape.Hidden), rows)
	leaky(sc.tagH)
	n.tagOut.apply(sc.tagS, sc.tagH, mid, rows)
	u, x := len(n.upos), len(n.upos)+len(n.xpos)
	for i, w := range sc.lay.wins {
		for t := 0; t < w.last-w.first; t++ {
			row := sc.lay.off[t] + i
			s := sc.tagS[row*all : (row+1)*all]
			su, sx, sf := s[:u], s[u:x], s[x:]
			best, top := 0, float32(math.Inf(-1))
			for k, g := range n.tags {
				if v := su[g[0]] + sx[g[1]] + sf[g[2]]; v > top {
					best, top = k, v
				}
			}
			g := n.tags[best]
			to := &out[w.first+t]
			to.UPOS, to.XPOS, to.Feats = n.upos[g[0]], n.xpos[g[1]], n.feats[g[2]]
		}
	}
}

// attach finds the heads and relations of each window.
func (sc *scratch) attach(n *Net, out []Word) {
	rows, ad, rd := sc.lay.rows(), int(n.shape.ArcDim), int(n.shape.RelDim)
	wide := 2*ad + 2*rd
	sc.z = grow(sc.z, rows*wide)
	n.arcs.apply(sc.z, sc.y, 2*int(n.shape.Hidden), rows)
	leaky(sc.z)
	s := &sc.sent
	for i, w := range sc.lay.wins {
		m := w.last - w.first
		s.dep, s.turned, s.head = grow(s.dep, m*ad), grow(s.turned, m*ad), grow(s.head, (m+1)*ad)
		s.scores, s.heads = grow(s.scores, m*(m+1)), grow(s.heads, m)
		copy(s.head, n.root[:ad])
		for t := range m {
			z := sc.z[(sc.lay.off[t]+i)*wide:]
			copy(s.dep[t*ad:(t+1)*ad], z)
			copy(s.head[(t+1)*ad:(t+2)*ad], z[ad:])
			copy(s.turned[t*ad:(t+1)*ad], n.lean)
		}
		n.turn.Mul(s.turned, ad, kernel.Rows(s.dep, ad), m, true)
		s.panel.PackTurned(s.head, ad, m+1, ad)
		s.panel.Mul(s.scores, m+1, kernel.Rows(s.turned, ad), m, false)
		Tree(s.scores, m, s.heads)
		s.f, s.rels = grow(s.f, m*3*rd), grow(s.rels, m*len(n.rels))
		for t := range m {
			z := sc.z[(sc.lay.off[t]+i)*wide+2*ad:]
			head := n.root[ad:]
			if k := int(s.heads[t]); k >= 0 {
				head = sc.z[(sc.lay.off[k]+i)*wide+2*ad+rd:]
			}
			d, h, f := z[:rd], head[:rd], s.f[t*3*rd:(t+1)*3*rd]
			for k := range d {
				f[k] = d[k] * h[k]
			}
			copy(f[rd:], d)
			copy(f[2*rd:], h)
		}
		n.rel.apply(s.rels, s.f, 3*rd, m)
		for t := range m {
			to := &out[w.first+t]
			to.Rel, to.Head = n.relation(s.rels[t*len(n.rels):(t+1)*len(n.rels)], s.heads[t] < 0), -1
			if k := s.heads[t]; k >= 0 {
				to.Head = w.first + int(k)
			}
		}
	}
}

// relation is the best one: that of a root for a root, and for no other word.
func (n *Net) relation(scores []float32, root bool) string {
	if root && n.rootRel >= 0 {
		return n.rels[n.rootRel]
	}
	best, top := 0, float32(math.Inf(-1))
	for k, v := range scores {
		if v > top && k != n.rootRel {
			best, top = k, v
		}
	}
	return n.rels[best]
}
