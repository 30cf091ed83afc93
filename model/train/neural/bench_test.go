package neural

import (
	"math/rand/v2"
	"os"
	"testing"
)

// BenchmarkStep is one step of training on the first words of ud-ewt.
func BenchmarkStep(b *testing.B) {
	root := os.Getenv("ONRECORD_CORPORA")
	if root == "" {
		b.Skip("ONRECORD_CORPORA is not set")
	}
	trees, err := ReadFile(root + "/corpora/ud-ewt/dev.conllu")
	if err != nil {
		b.Fatal(err)
	}
	set := Default()
	n := newNet(set, newVocab(trees, 2))
	var all []example
	for _, s := range trees {
		all = append(all, n.v.example(s, set.PartRows))
	}
	r := rand.New(rand.NewPCG(1, 1))
	bs := batches(all, set.BatchWords, r)
	words := 0.0
	k := 0
	for b.Loop() {
		l := n.run(bs[k%len(bs)], r, true, nil)
		k++
		n.step(1e-3, 1/l.words, k)
		words += l.words
	}
	b.ReportMetric(words/b.Elapsed().Seconds(), "words/s")
}
