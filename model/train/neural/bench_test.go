package neural

import (
	"math/rand/v2"
	"os"
	"testing"

	"onrecord/model/neural"
	"onrecord/model/weights"
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
	n := newNet(set, newVocab(trees, 2, nil))
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

// BenchmarkAnalyze is the shipped code with weights that learned nothing, on ud-ewt dev. The time does not hang on the
// weights, but for the few sentences whose best heads make no tree, which are more here.
func BenchmarkAnalyze(b *testing.B) {
	root := os.Getenv("ONRECORD_CORPORA")
	if root == "" {
		b.Skip("ONRECORD_CORPORA is not set")
	}
	trees, err := ReadFile(root + "/corpora/ud-gum/dev.conllu")
	if err != nil {
		b.Fatal(err)
	}
	n := newNet(Default(), newVocab(trees, 2, nil))
	data, err := n.export(nil)
	if err != nil {
		b.Fatal(err)
	}
	f, err := weights.Read("bench", data)
	if err != nil {
		b.Fatal(err)
	}
	net, err := neural.Load(f)
	if err != nil {
		b.Fatal(err)
	}
	words := 0
	for b.Loop() {
		if _, _, err := Score(net, trees); err != nil {
			b.Fatal(err)
		}
		for _, s := range trees {
			words += len(s)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
