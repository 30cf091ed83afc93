package neural

import (
	"math"
	"testing"
)

func TestRelation(t *testing.T) {
	n := &Net{rels: []string{"root", "obj", "nsubj"}, rootRel: 0}
	for _, c := range []struct {
		scores []float32
		root   bool
		want   string
	}{{[]float32{9, 1, 2}, false, "nsubj"}, {[]float32{1, 2, 3}, true, "root"}, {[]float32{3, 2, 1}, false, "obj"}} {
		if got := n.relation(c.scores, c.root); got != c.want {
			t.Errorf("%v, root %v: %s, want %s", c.scores, c.root, got, c.want)
		}
	}
	n.rootRel = -1
	if got := n.relation([]float32{1, 2, 3}, true); got != "nsubj" {
		t.Errorf("without a relation of roots: %s", got)
	}
}

func TestLeaky(t *testing.T) {
	x := []float32{-2, 0, 3}
	leaky(x)
	if math.Abs(float64(x[0]+0.2)) > 1e-6 || x[1] != 0 || x[2] != 3 {
		t.Error(x)
	}
}
