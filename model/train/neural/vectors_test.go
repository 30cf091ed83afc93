package neural

import (
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/model/neural"
)

// fewVectors is a table of three words, whose vectors are a unit each, along the first dimensions.
func fewVectors(t testing.TB) []byte {
	rows := []string{}
	words := []string{"saw", "dogs", "cats"}
	for i, w := range words {
		cells := make([]string, vectorDim)
		for k := range cells {
			cells[k] = "0"
		}
		cells[i] = "0.25"
		rows = append(rows, `"`+w+`":[`+strings.Join(cells, ",")+`]`)
	}
	table, err := CondenseVectors(strings.NewReader(`{"words":["saw","dogs","cats"],"dimensions":100,"vectors":{`+strings.Join(rows, ",")+`}}`), len(words))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestVectors(t *testing.T) {
	n := 0
	if err := readVectors(fewVectors(t), func(word string, v []float32) {
		if want := float32(127) / vectorUnit; v[n] != want || v[(n+1)%3] != 0 {
			t.Errorf("%s: %v, want %v at %d", word, v[:3], want, n)
		}
		n++
	}); err != nil || n != 3 {
		t.Errorf("%d words, error %v", n, err)
	}
	if err := readVectors([]byte("no table"), nil); err == nil {
		t.Error("what is not gzipped is no error")
	}
	for _, in := range []string{"{", `{"words":["a"],"dimensions":3,"vectors":{"a":[1,2,3]}}`, `{"words":["a"],"dimensions":100,"vectors":{"a":[1]}}`} {
		if _, err := CondenseVectors(strings.NewReader(in), 1); err == nil {
			t.Errorf("%s is no error", in)
		}
	}
}

// TestFold: with the vectors folded into the rows of words, what runs knows words that training never saw, and says of others what the
// network in training says.
func TestFold(t *testing.T) {
	set := small()
	set.Vectors = true
	v := newVocab(trees(t), set.MinCount, nil)
	if err := v.addVectors(fewVectors(t)); err != nil {
		t.Fatal(err)
	}
	n := newNet(set, v)
	batch := []example{v.example(trees(t)[0], set.PartRows)}
	before := n.run(batch, nil, false, func(example, [][]float32, []float32, func(i, head int) []float32) {})
	known := len(n.v.counts)
	n.fold()
	var f neural.Features
	if h, _ := f.Of("cats", nil); n.v.words[h] != int32(known) || len(n.v.counts) != known+1 {
		t.Errorf("row %d of %d for a word that has but a vector, want %d", n.v.words[h], len(n.v.counts), known)
	}
	after := n.run(batch, nil, false, func(example, [][]float32, []float32, func(i, head int) []float32) {})
	if d := before.arcs - after.arcs; d > 1e-4 || d < -1e-4 {
		t.Errorf("loss of heads %v with vectors apart, %v with vectors folded in", before.arcs, after.arcs)
	}
	if _, err := n.export(batch); err != nil {
		t.Error(err)
	}
}

// TestVectorGradients: the map that vectors are seen through learns by the slope of the loss.
func TestVectorGradients(t *testing.T) {
	set := small()
	set.Vectors = true
	v := newVocab(trees(t), set.MinCount, nil)
	if err := v.addVectors(fewVectors(t)); err != nil {
		t.Fatal(err)
	}
	n := newNet(set, v)
	batch := []example{v.example(trees(t)[0], set.PartRows)}
	loss := func() float64 {
		l := n.run(batch, rand.New(rand.NewPCG(1, 1)), true, nil)
		return l.tags*set.TagWeight + l.arcs + l.rels
	}
	loss()
	p := n.vec.w
	g := append([]float32(nil), p.g...)
	checked := 0
	for i := range 2 * p.cols { // the rows of the two words that stand there
		const d = 2e-3
		old := p.w[i]
		p.w[i] = old + d
		up := loss()
		p.w[i] = old - d
		down := loss()
		p.w[i] = old
		want := (up - down) / (2 * d)
		if got := float64(g[i]); got-want > 5e-3+0.03*max(want, -want) || want-got > 5e-3+0.03*max(want, -want) {
			t.Errorf("weight %d: gradient %.5f, slope %.5f", i, got, want)
		}
		if g[i] != 0 {
			checked++
		}
	}
	if checked == 0 {
		t.Error("no vector has a gradient")
	}
}
