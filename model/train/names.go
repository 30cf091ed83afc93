package train

import (
	"math"
	"math/rand/v2"

	"onrecord/model/linear"
)

// named is a sentence as the name learner sees it.
type named struct {
	prepared
	gold   []int // classes of the chain, -1 unsure
	runs   []linear.Run
	kind   []uint8 // see linear.Mentions.Kind
	target bool    // of the corpus whose idea of names counts most
}

// nameLearner is a structured perceptron over the chain.
type nameLearner struct {
	*Learner
	own   *Learner // for the target corpus only
	chain *linear.Chain
	trans *Learner // one feature for each class before
}

func newNameLearner() *nameLearner {
	k := 1 + 4*len(nameKinds)
	return &nameLearner{Learner: NewLearner(k), own: NewLearner(k), trans: NewLearner(k), chain: linear.NewChain(len(nameKinds))}
}

// transKey is the key of the class before; classes is the start of a sentence.
func transKey(class int) uint64 { return uint64(class+1) * 0x9E3779B97F4A7C15 }

// nameMargin is what every wrong class gains in training: the right chain has to win by it at each word. thinShare is how
// many features are left out at random, so that none is leaned on alone.
const (
	nameMargin = 50
	thinShare  = 0.2
)

// rows is the averaged weights of both learners in one: what all corpora share went to the first, where the target
// differs to the second (Daumé 2007); in use they are added.
func (l *nameLearner) rows(p prune) []Row {
	general, own := l.Average(prune{}), l.own.Average(prune{})
	at := make(map[uint64]int, len(general))
	for i := range general {
		at[general[i].Key] = i
	}
	for _, r := range own {
		i, ok := at[r.Key]
		if !ok {
			general = append(general, r)
			continue
		}
		general[i].add(r)
	}
	return pruned(general, p)
}

// learnNames trains the chain. Half of the time, at random, the kinds found elsewhere in the document are hidden, as in a first pass.
func learnNames(data []named, coarse []uint8, epochs int, seed uint64) *nameLearner {
	l := newNameLearner()
	rng := rand.New(rand.NewPCG(seed, 3))
	t := trainChain{rng: rng, scores: make([]int32, l.chain.Classes)}
	for e := range epochs {
		for _, n := range shuffled(len(data), seed+uint64(e)) {
			hide := rng.IntN(2) == 0
			l.Step()
			l.trans.steps, l.own.steps = l.steps, l.steps
			t.learn(l, &data[n], coarse, hide)
		}
	}
	return l
}

// trainChain is the working memory of training.
type trainChain struct {
	keys   [][]uint64
	kinds  []uint8
	scores []int32
	guess  []uint8
	target []uint8
	rng    *rand.Rand
}

func (t *trainChain) learn(l *nameLearner, d *named, coarse []uint8, hide bool) {
	n := len(d.forms)
	t.kinds = append(t.kinds[:0], d.kind...)
	if hide {
		clear(t.kinds)
	}
	for len(t.keys) < n {
		t.keys = append(t.keys, nil)
	}
	k := l.chain.Classes
	emit := l.chain.Reset(n)
	for i := range n {
		t.keys[i] = linear.NameKeys(t.keys[i][:0], d.forms, d.auto, coarse, d.runs, i)
		t.keys[i] = linear.KindKeys(t.keys[i], d.forms, t.kinds, i)
		t.keys[i] = t.thin(t.keys[i])
		l.Score(t.keys[i], emit[i*k:(i+1)*k])
		if d.target {
			l.own.Score(t.keys[i], t.scores[:k])
			for c, s := range t.scores[:k] {
				emit[i*k+c] += s
			}
		}
	}
	for a := 0; a <= k; a++ {
		l.trans.Score([]uint64{transKey(a)}, l.chain.Trans[a*k:(a+1)*k])
	}
	t.guess, t.target = resize(t.guess, n), resize(t.target, n)
	for i := range d.gold {
		for c := range k {
			if d.fits(i, c) {
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
			if d.target {
				l.own.Add(t.keys[i], g, 1)
				l.own.Add(t.keys[i], w, -1)
			}
		}
		if g != w || last != lastT {
			l.trans.Add([]uint64{transKey(lastT)}, g, 1)
			l.trans.Add([]uint64{transKey(last)}, w, -1)
		}
		last, lastT = w, g
	}
}

// thin leaves out features at random.
func (t *trainChain) thin(keys []uint64) []uint64 {
	out := keys[:0]
	for _, k := range keys {
		if t.rng.Float64() >= thinShare {
			out = append(out, k)
		}
	}
	return out
}

// differs reports whether a chain is wrong somewhere.
func (d *named) differs(guess []uint8) bool {
	for i := range d.gold {
		if !d.fits(i, int(guess[i])) {
			return true
		}
	}
	return false
}

// fits reports whether class c may be right for word i.
func (d *named) fits(i, c int) bool { return d.gold[i] < 0 || d.gold[i] == c }

// constrain leaves only the classes that are right.
func (d *named) constrain(emit []int32, k int) {
	for i := range d.gold {
		for c := range k {
			if !d.fits(i, c) {
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

// jackknifeNames sets the kinds found elsewhere in the documents of set by chains that were trained on the other documents.
func jackknifeNames(set *nameSet, m *linear.Model, folds, epochs int, seed uint64) error {
	for f := range folds {
		var rest []named
		for i := range set.data {
			if foldOf(set.data[i].sent, folds) != f {
				rest = append(rest, set.data[i])
			}
		}
		if err := useNames(m, []*nameLearner{learnNames(rest, m.Coarse, epochs, seed)}, prune{2, 0.05}, 0); err != nil {
			return err
		}
		set.kinds(m, f, folds)
	}
	return nil
}

// useNames freezes the mean of several learners into m. bias is taken from what "no name" scores.
func useNames(m *linear.Model, ls []*nameLearner, p prune, bias float64) error {
	f, err := Freeze(meanRows(ls, p))
	if err != nil {
		return err
	}
	if m.Names, err = f.Table(ls[0].chain.Classes); err != nil {
		return err
	}
	return m.SetTrans(transitions(ls, bias))
}

// meanRows is the mean of the weights of learners that saw the same data in other orders: it is steadier than each.
func meanRows(ls []*nameLearner, p prune) []Row {
	var m mean
	for _, l := range ls {
		m.add(l.rows(prune{}), len(ls))
	}
	return pruned(m.rows, p)
}

// transitions are the mean scores of the chain, in the units of the codebook.
func transitions(ls []*nameLearner, bias float64) []int32 {
	k := ls[0].chain.Classes
	sum := make([]float64, (k+1)*k)
	for _, l := range ls {
		for _, r := range l.trans.Average(prune{}) {
			for a := 0; a <= k; a++ {
				if transKey(a) == r.Key {
					for i, c := range r.Classes {
						sum[a*k+int(c)] += r.Weights[i] / float64(len(ls))
					}
				}
			}
		}
	}
	out := make([]int32, len(sum))
	for i, s := range sum {
		if i%k == 0 {
			s -= bias
		}
		out[i] = int32(math.Round(s * scale))
	}
	return out
}
