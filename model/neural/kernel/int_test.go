package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

func integers(r *rand.Rand, n int) []int16 {
	x := make([]int16, n)
	for i := range x {
		x[i] = int16(r.IntN(8191) - 4095)
	}
	return x
}

func TestIntPanel(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, s := range [][3]int{{1, 1, 2}, {6, 16, 4}, {7, 17, 32}, {13, 40, 320}, {3, 20, 600}} {
		m, n, k := s[0], s[1], s[2]
		lda, ldc := k+3, n+2
		a, w, c, scale := integers(r, m*lda), integers(r, k*n), random(r, m*ldc), random(r, n)
		want := make([]float32, len(c))
		copy(want, c)
		for i := range m {
			for j := range n {
				var sum int64
				for x := range k {
					sum += int64(a[i*lda+x]) * int64(w[x*n+j])
				}
				if sum != int64(int32(sum)) {
					t.Fatal("the test's sums are too large")
				}
				want[i*ldc+j] += float32(float32(sum) * scale[j])
			}
		}
		NewIntPanel(w, scale, k, n).Add(c, ldc, a, lda, m)
		for i := range c {
			if c[i] != want[i] {
				t.Fatalf("%v: element %d is %v, want %v", s, i, c[i], want[i])
			}
		}
	}
}

// TestIntSameBits: assembly and plain Go agree to the bit, in the product and in the cell.
func TestIntSameBits(t *testing.T) {
	if !fast {
		t.Skip("this processor has no AVX2")
	}
	r := rand.New(rand.NewPCG(7, 8))
	a, b, scale := integers(r, 6*80), integers(r, 80*16), random(r, 16)
	c := random(r, 6*16)
	d, before16 := append([]float32(nil), c...), append([]float32(nil), c...)
	intTile(c, 16, a, 80, b, 40, scale)
	intTileGo(d, 16, a, 80, b, 40, scale)
	for i := range c {
		if math.Float32bits(c[i]) != math.Float32bits(d[i]) {
			t.Fatalf("product differs at %d: %v and %v", i, c[i], d[i])
		}
	}
	if vnni {
		e := append([]float32(nil), before16...)
		intTileAVX2(&e[0], 16, &a[0], 80, &b[0], 40, &scale[0])
		for i := range d {
			if e[i] != d[i] {
				t.Fatalf("AVX2's product differs at %d: %v and %v", i, e[i], d[i])
			}
		}
	}
	const n = 44
	gates, before := random(r, 4*n), random(r, n)
	for i := range gates {
		gates[i] *= 3
	}
	for _, old := range [][]float32{before, nil} {
		c1, c2, o1, o2 := make([]float32, n), make([]float32, n), make([]int16, n), make([]int16, n)
		Cell(gates, old, c1, o1)
		if old == nil {
			old = make([]float32, n)
		}
		cellGo(gates, old, c2, o2, n, 0)
		for i := range c1 {
			if c1[i] != c2[i] || o1[i] != o2[i] {
				t.Fatalf("cell differs at %d: %v %v and %v %v", i, c1[i], o1[i], c2[i], o2[i])
			}
		}
	}
}

func BenchmarkIntPanel(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, s := range [][3]int{{768, 1024, 256}, {30, 640, 160}} {
		m, n, k := s[0], s[1], s[2]
		a, c := integers(r, m*k), make([]float32, m*n)
		p := NewIntPanel(integers(r, k*n), random(r, n), k, n)
		b.Run("", func(b *testing.B) {
			for b.Loop() {
				p.Add(c, n, a, k, m)
			}
			b.ReportMetric(float64(m*n*k)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}

func BenchmarkCell(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	g, c, h := random(r, 640), random(r, 160), make([]int16, 160)
	for b.Loop() {
		Cell(g, c, c, h)
	}
}
