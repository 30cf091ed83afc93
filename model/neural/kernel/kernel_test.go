package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

// TestMul compares products of awkward sizes with the schoolbook ones, for both ways of reading each side.
func TestMul(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, s := range [][3]int{{1, 1, 1}, {6, 16, 4}, {7, 17, 3}, {13, 5, 300}, {29, 40, 513}, {2, 64, 256}, {60, 32, 64}} {
		m, n, k := s[0], s[1], s[2]
		for way := range 8 {
			a, b, c := random(r, m*k), random(r, k*n), random(r, m*n)
			at := func(i, x int) float32 { return a[i*k+x] }
			bt := func(x, j int) float32 { return b[x*n+j] }
			left := Rows(a, k)
			var p Panel
			if way&1 != 0 {
				left, at = Turned(a, m), func(i, x int) float32 { return a[x*m+i] }
			}
			if way&2 != 0 {
				p.PackTurned(b, k, n, k)
				bt = func(x, j int) float32 { return b[j*k+x] }
			} else {
				p.Pack(b, k, n, n)
			}
			want := make([]float64, m*n)
			for i := range m {
				for j := range n {
					if way&4 != 0 {
						want[i*n+j] = float64(c[i*n+j])
					}
					for x := range k {
						want[i*n+j] += float64(at(i, x)) * float64(bt(x, j))
					}
				}
			}
			p.Mul(c, n, left, m, way&4 != 0)
			for i := range c {
				if math.Abs(float64(c[i])-want[i]) > 1e-3 {
					t.Fatalf("%v way %d: element %d is %v, want %v", s, way, i, c[i], want[i])
				}
			}
		}
	}
}

// TestSameBits: the assembly and the plain Go give the same bits.
func TestSameBits(t *testing.T) {
	if !fast {
		t.Skip("this processor has no AVX2")
	}
	r := rand.New(rand.NewPCG(3, 4))
	a, b := random(r, 6*77), random(r, 77*16)
	for _, add := range []bool{false, true} {
		c := random(r, 6*20)
		d := append([]float32(nil), c...)
		tile(c, 20, a, 77, 1, b, 77, add)
		tileGo(d, 20, a, 77, 1, b, 77, add)
		for i := range c {
			if math.Float32bits(c[i]) != math.Float32bits(d[i]) {
				t.Fatalf("product differs at %d: %v and %v", i, c[i], d[i])
			}
		}
	}
	x := random(r, 4096)
	for i := range x {
		x[i] *= 4
	}
	y := append([]float32(nil), x...)
	Curve(x, 0.5, 0.5, 0.5)
	for i := range y {
		v := float32(tanh(float32(y[i]*0.5))*0.5) + 0.5
		if v != x[i] {
			t.Fatalf("curve differs at %v: %v and %v", y[i], x[i], v)
		}
	}
}

func TestCurve(t *testing.T) {
	for v := -12.0; v < 12; v += 0.01 {
		x := []float32{float32(v), float32(v)}
		Curve(x[:1], 1, 1, 0)
		Curve(x[1:], 0.5, 0.5, 0.5)
		if d := math.Abs(float64(x[0]) - math.Tanh(v)); d > 2e-4 {
			t.Errorf("tanh(%v) is off by %v", v, d)
		}
		if d := math.Abs(float64(x[1]) - 1/(1+math.Exp(-v))); d > 2e-4 {
			t.Errorf("logistic(%v) is off by %v", v, d)
		}
	}
}

func BenchmarkMul(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, s := range [][3]int{{768, 1024, 256}, {30, 512, 128}} {
		m, n, k := s[0], s[1], s[2]
		b.Run(fmt.Sprint(m, n, k), func(b *testing.B) {
			a, w, c := random(r, m*k), random(r, k*n), make([]float32, m*n)
			var p Panel
			p.Pack(w, k, n, n)
			for b.Loop() {
				p.Mul(c, n, Rows(a, k), m, false)
			}
			b.ReportMetric(float64(m*n*k)*2*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOPS")
		})
	}
}
