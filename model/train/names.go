package train

import (
	"math/rand/v2"

	"onrecord/model/linear"
)

// named is a sentence as the name learner sees it.
type named struct {
	prepared
	gold []int // classes of the chain, -1 unsure
	ctx  []linear.NameContext
	misc bool // O may hide a name of another kind
}

// nameLearner is a structured perceptron over the chain.
type nameLearner struct {
	*Learner
	chain *linear.Chain
	trans *Learner // one feature for each class before
}

func newNameLearner() *nameLearner {
	k := 1 + 4*len(nameKinds)
	return &nameLearner{Learner: NewLearner(k), trans: NewLearner(k), chain: linear.NewChain(len(nameKinds))}
}

// transKey is the key of the class before; classes is the start of a sentence.
func transKey(class int) uint64 { return uint64(class+1) * 0x9E3779B97F4A7C15 }

// nameMargin is what every wrong class gains in training: the right chain has to win by it at each word.
const nameMargin = 3

// learnNames trains the chain. Half of the time, at random, the kinds found elsewhere in the document are hidden, as in a first pass.
func learnNames(data []named, coarse []uint8, epochs int, seed uint64) *nameLearner {
	l := newNameLearner()
	rng := rand.New(rand.NewPCG(seed, 3))
	var t trainChain
	for e := range epochs {
		for _, n := range shuffled(len(data), seed+uint64(e)) {
			hide := rng.IntN(2) == 0
			l.Step()
			l.trans.steps = l.steps
			t.learn(l, &data[n], coarse, hide)
		}
	}
	return l
}

// trainChain is the working memory of training.
type trainChain struct {
	keys   [][]uint64
	ctx    []linear.NameContext
	scores []int32
	guess  []uint8
	target []uint8
}

func (t *trainChain) learn(l *nameLearner, d *named, coarse []uint8, hide bool) {
	n := len(d.forms)
	t.ctx = append(t.ctx[:0], d.ctx...)
	if hide {
		for i := range t.ctx {
			t.ctx[i].Kind = 0
		}
	}
	for len(t.keys) < n {
		t.keys = append(t.keys, nil)
	}
	k := l.chain.Classes
	emit := l.chain.Reset(n)
	for i := range n {
		t.keys[i] = linear.NameKeys(t.keys[i][:0], d.forms, d.auto, coarse, t.ctx, i)
		l.Score(t.keys[i], emit[i*k:(i+1)*k])
	}
	for a := 0; a <= k; a++ {
		l.trans.Score([]uint64{transKey(a)}, l.chain.Trans[a*k:(a+1)*k])
	}
	t.guess, t.target = resize(t.guess, n), resize(t.target, n)
	for i, g := range d.gold {
		for c := range k {
			if g < 0 || c == g || d.misc && g == 0 && c > 12 {
				continue
			}
			emit[i*k+c] += nameMargin
		}
	}
	l.chain.Best(t.guess)
	if !d.differs(t.guess) {
		return
	}
	d.constrain(emit, k)
	l.chain.Best(t.target)
	last, lastT := k, k
	for i := range n {
		g, w := int(t.target[i]), int(t.guess[i])
		if g != w {
			l.Add(t.keys[i], g, 1)
			l.Add(t.keys[i], w, -1)
		}
		if g != w || last != lastT {
			l.trans.Add([]uint64{transKey(lastT)}, g, 1)
			l.trans.Add([]uint64{transKey(last)}, w, -1)
		}
		last, lastT = w, g
	}
}

// differs reports whether a chain is wrong somewhere.
func (d *named) differs(guess []uint8) bool {
	for i, g := range d.gold {
		if !d.fits(g, int(guess[i])) {
			return true
		}
	}
	return false
}

// fits reports whether class c is right where the corpus says g.
func (d *named) fits(g, c int) bool { return g < 0 || g == c || d.misc && g == 0 && c > 12 }

// constrain leaves only the classes that are right.
func (d *named) constrain(emit []int32, k int) {
	for i, g := range d.gold {
		for c := range k {
			if !d.fits(g, c) {
				emit[i*k+c] = -1 << 24
			}
		}
	}
}

func resize(b []uint8, n int) []uint8 {
	if cap(b) < n {
		return make([]uint8, n)
	}
	return b[:n]
}
