package neural

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestTree compares with the best of all trees with one root, found by trying them all.
func TestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := 1; n <= 5; n++ {
		for range 200 {
			scores := make([]float32, n*(n+1))
			for i := range scores {
				scores[i] = float32(r.NormFloat64())
			}
			heads := make([]int32, n)
			Tree(scores, n, heads)
			got, ok := value(scores, n, heads)
			if !ok {
				t.Fatalf("%v is no tree", heads)
			}
			want := math.Inf(-1)
			try := make([]int32, n)
			for code := 0; code < pow(n+1, n); code++ {
				for i, c := 0, code; i < n; i, c = i+1, c/(n+1) {
					try[i] = int32(c%(n+1)) - 1
				}
				if v, ok := value(scores, n, try); ok {
					want = max(want, v)
				}
			}
			if math.Abs(got-want) > 1e-5 {
				t.Fatalf("n=%d: tree of %v, best is %v", n, got, want)
			}
		}
	}
}

func pow(a, b int) int {
	x := 1
	for range b {
		x *= a
	}
	return x
}

func value(scores []float32, n int, heads []int32) (float64, bool) {
	sum, roots := 0.0, 0
	for i, h := range heads {
		if h < 0 {
			roots++
		}
		sum += float64(scores[i*(n+1)+int(h)+1])
		at, steps := int32(i), 0
		for at >= 0 && steps <= n {
			at, steps = heads[at], steps+1
		}
		if at >= 0 {
			return 0, false
		}
	}
	return sum, roots == 1
}

func BenchmarkTree(b *testing.B) {
	const n = 200
	r := rand.New(rand.NewPCG(1, 2))
	scores := make([]float32, n*(n+1))
	for i := range scores {
		scores[i] = float32(r.NormFloat64())
	}
	heads := make([]int32, n)
	for b.Loop() {
		Tree(scores, n, heads)
	}
}
