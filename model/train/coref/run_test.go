package coref

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpora writes small ones of our own.
func corpora(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	chain := "# begin document lantern\n"
	for i, row := range []string{"Mira (1", "Belk 1)", "keeps _", "the (2", "lantern 2)", ". _", "She (1)", "cleans _", "it (2)", ". _", "Her (1)", "sister _", "sells _", "oil _", ". _"} {
		word, mark, _ := strings.Cut(row, " ")
		chain += strings.Join([]string{string(rune('0' + i%10)), word, mark}, "\t") + "\n"
	}
	gap := "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n" +
		"v-1\tMira Belk met Runa Holm before she sailed.\tshe\t31\tMira Belk\t0\tTRUE\tRuna Holm\t14\tFALSE\thttp://example.org\n"
	for name, body := range map[string]string{"gum-coref/train/a.conll": strings.Repeat(chain, 4), "gum-coref/dev/a.conll": chain, "gum-coref/test/a.conll": chain,
		"gap/gap-validation.tsv": gap, "gap/gap-development.tsv": gap} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestRun: the same corpora and seed give the same bytes, another seed others; what was learned tells who "she" is.
func TestRun(t *testing.T) {
	dir := corpora(t)
	set := Default()
	set.Least, set.LeastPair, set.Drop, set.Epochs = 1, 1, 0.1, 12
	a, err := Run(dir, set, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Run(dir, set, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Weights, b.Weights) || a.Manifest.SHA256 != b.Manifest.SHA256 {
		t.Error("the same corpora and seed gave other weights")
	}
	set.Seed = 5
	if c, err := Run(dir, set, nil); err != nil || bytes.Equal(a.Weights, c.Weights) {
		t.Errorf("another seed gave the same weights (%v)", err)
	}
	if got := a.Manifest.Scores["gum-coref dev"]["CoNLL"]; got < 90 {
		t.Errorf("what was learned by heart is found at %v %% only\n%s", got, a.Report())
	}
	if len(a.Manifest.Training) != 3 || a.Manifest.Training[0].Licence == "" {
		t.Errorf("sources %+v", a.Manifest.Training)
	}
	if err := a.Write(filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(t.TempDir(), set, nil); err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("no corpora: error %v", err)
	}
}

// TestLearn: steps against the gradient make the loss smaller, and the gradient of what is right alone is none.
func TestLearn(t *testing.T) {
	set := Default()
	set.Drop = 0
	n := newNet(set, 1)
	all := []decision{{own: []uint32{1}, weight: 1, cands: []option{{own: []uint32{2}, pair: []uint32{3}, right: true}, {own: []uint32{4}, pair: []uint32{5}}}}}
	n.rows(all, 1, 1)
	xs := n.number(all)
	var losses []float64
	n.train(xs, 300, func(_ int, loss float64) { losses = append(losses, loss) }, 0, nil)
	if last := losses[len(losses)-1]; last >= losses[0] || last > 0.2 {
		t.Errorf("losses %v", losses)
	}
	grads, loss := n.shares(&instance{none: true, weight: 1}, []float32{0.5})
	if loss != 0 || grads[0] != 0 {
		t.Errorf("nothing to choose: loss %v, gradient %v", loss, grads)
	}
}

// TestMean: the mean of weights is put in their place.
func TestMean(t *testing.T) {
	n := newNet(Default(), 1)
	var m mean
	m.into(n) // of nothing: no change
	for _, v := range []float32{1, 3} {
		for _, w := range n.weightsOf() {
			for k := range w {
				w[k] = v
			}
		}
		m.add(n)
	}
	if m.into(n); n.out[0] != 2 || n.none[0] != 2 {
		t.Errorf("mean of 1 and 3: %v, %v", n.out[0], n.none[0])
	}
}
