package neural

import (
	"math"
	"math/rand/v2"
	"slices"
)

// param is a matrix that is learned, with its gradient and Adam's two moments.
type param struct {
	rows, cols int
	w, g, m, v []float32
	sparse     bool // only the rows named in touched have a gradient
	touched    []int32
	mark       []bool
}

func newParam(rows, cols int, sparse bool) *param {
	n := rows * cols
	p := &param{rows: rows, cols: cols, sparse: sparse, w: make([]float32, n), g: make([]float32, n),
		m: make([]float32, n), v: make([]float32, n)}
	if sparse {
		p.mark = make([]bool, rows)
	}
	return p
}

// glorot fills with uniform numbers of the usual spread for a layer of in inputs and out outputs.
func (p *param) glorot(r *rand.Rand, in, out int) *param {
	limit := math.Sqrt(6 / float64(in+out))
	for i := range p.w {
		p.w[i] = float32((2*r.Float64() - 1) * limit)
	}
	return p
}

func (p *param) normal(r *rand.Rand, sd float64) *param {
	for i := range p.w {
		p.w[i] = float32(r.NormFloat64() * sd)
	}
	return p
}

func (p *param) row(i int32) []float32 { return p.w[int(i)*p.cols : (int(i)+1)*p.cols] }

// touch gives the gradient of row i and remembers that it has one.
func (p *param) touch(i int32) []float32 {
	if !p.mark[i] {
		p.mark[i] = true
		p.touched = append(p.touched, i)
	}
	return p.g[int(i)*p.cols : (int(i)+1)*p.cols]
}

// spans calls f for each run of the weights that has a gradient.
func (p *param) spans(f func(from, to int)) {
	if !p.sparse {
		f(0, len(p.w))
		return
	}
	for _, i := range p.touched {
		f(int(i)*p.cols, (int(i)+1)*p.cols)
	}
}

// norm2 is the sum of the squares of the gradient.
func (p *param) norm2() float64 {
	sum := 0.0
	p.spans(func(from, to int) {
		var s float32
		for _, g := range p.g[from:to] {
			s += float32(g * g)
		}
		sum += float64(s)
	})
	return sum
}

// Adam's constants (Kingma and Ba 2015).
const (
	beta1, beta2 = 0.9, 0.98
	epsilon      = 1e-8
)

// step takes one step of Adam with the gradient times scale, and clears the gradient.
func (p *param) step(rate, scale float64, t int) {
	fix1 := 1 - math.Pow(beta1, float64(t))
	fix2 := 1 - math.Pow(beta2, float64(t))
	r, s, q := float32(rate/fix1), float32(scale), float32(1/math.Sqrt(fix2))
	p.spans(func(from, to int) {
		w, g, m, v := p.w[from:to], p.g[from:to], p.m[from:to], p.v[from:to]
		for i := range w {
			x := float32(g[i] * s)
			g[i] = 0
			m[i] = float32(m[i]*beta1) + float32(x*(1-beta1))
			v[i] = float32(v[i]*beta2) + float32(float32(x*x)*(1-beta2))
			root := float32(math.Sqrt(float64(v[i]))) * q
			w[i] -= float32(r*m[i]) / (root + epsilon)
		}
	})
	for _, i := range p.touched {
		p.mark[i] = false
	}
	p.touched = p.touched[:0]
}

// forget clears the rows that never had a gradient: what they hold is noise from the start.
func (p *param) forget() {
	for i := range p.rows {
		from, to := i*p.cols, (i+1)*p.cols
		if slices.ContainsFunc(p.v[from:to], func(v float32) bool { return v != 0 }) {
			continue
		}
		clear(p.w[from:to])
	}
}
