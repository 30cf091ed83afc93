package neural

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// Our own sentences about invented people.
const little = `# text = Ilva saw dogs.
1	Ilva	Ilva	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	saw	see	VERB	VBD	Tense=Past	0	root	_	_
3	dogs	dog	NOUN	NNS	Number=Plur	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# text = Don't go
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	Polarity=Neg	3	advmod	_	_
3	go	go	VERB	VB	_	0	root	_	_
3.1	there	there	ADV	RB	_	_	_	_	_

`

func trees(t testing.TB) []Sentence {
	s, err := Read(strings.NewReader(little), "little")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func small() Settings {
	return Settings{WordDim: 6, PartDim: 4, PartRows: 64, MinCount: 1, Hidden: 4, Layers: 2, TagLayer: 1, TagDim: 4, ArcDim: 6,
		RelDim: 4, Seed: 7, Epochs: 200, BatchWords: 5, Rate: 0.02, RowRate: 1, WarmUp: 5, Clip: 5, TagWeight: 0.5}
}

// TestGradients compares every kind of gradient with the slope of the loss.
func TestGradients(t *testing.T) {
	set := small()
	v := newVocab(trees(t), 1, nil)
	n := newNet(set, v)
	batch := []example{}
	for _, s := range trees(t) {
		batch = append(batch, v.example(s, set.PartRows))
	}
	loss := func() float64 {
		l := n.run(batch, rand.New(rand.NewPCG(1, 1)), true, nil)
		return l.tags*set.TagWeight + l.arcs + l.rels
	}
	loss()
	r := rand.New(rand.NewPCG(2, 2))
	kept := make([][]float32, 0)
	for _, p := range n.params() {
		kept = append(kept, append([]float32(nil), p.g...))
	}
	for k, p := range n.params() {
		checked := 0
		for try := 0; try < 400 && checked < 12; try++ {
			i := r.IntN(len(p.w))
			if p.sparse && kept[k][i] == 0 {
				continue
			}
			checked++
			const d = 2e-4
			old := p.w[i]
			p.w[i] = old + d
			up := loss()
			p.w[i] = old - d
			down := loss()
			p.w[i] = old
			want := (up - down) / (2 * d)
			if got := float64(kept[k][i]); math.Abs(got-want) > 5e-3+0.02*math.Abs(want) {
				t.Errorf("param %d (%d×%d) at %d: gradient %.5f, slope %.5f", k, p.rows, p.cols, i, got, want)
			}
		}
		if checked == 0 {
			t.Errorf("param %d has no gradient", k)
		}
	}
}

// TestLearns: a few epochs on two sentences must give them back, and the same weights each time.
func TestLearns(t *testing.T) {
	var digest [2]string
	for k := range 2 {
		n, err := train(small(), trees(t), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if s := n.score(trees(t)); s != (Scores{100, 100, 100, 100, 100}) {
			t.Errorf("after training: %+v", s)
		}
		for _, p := range n.params() {
			for _, w := range p.w[:3] {
				digest[k] += fmt.Sprint(math.Float32bits(w), " ")
			}
		}
	}
	if digest[0] != digest[1] {
		t.Error("two trainings gave two sets of weights")
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"1\ta\n\n", "2 columns"},
		{"1\ta\ta\tX\tX\t_\tx\troot\t_\t_\n\n", `head "x"`},
		{"1\ta\ta\tX\tX\t_\t4\troot\t_\t_\n\n", "head 4 of 1"},
		{"1\ta\ta\tX\tX\t_\t1\troot\t_\t_\n\n", "head 1 of 1"},
	} {
		if _, err := Read(strings.NewReader(c.text), "f"); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.text, err, c.want)
		}
	}
}
