package neural

import (
	"math/rand/v2"

	"onrecord/model/neural/kernel"
)

// dense is y = x·w + b.
type dense struct {
	w, b *param
	p    kernel.Panel
}

func newDense(r *rand.Rand, in, out int) *dense {
	return &dense{w: newParam(in, out, false).glorot(r, in, out), b: newParam(1, out, false)}
}

func (d *dense) params() []*param { return []*param{d.w, d.b} }

func (d *dense) forward(x, y []float32, n int) {
	in, out := d.w.rows, d.w.cols
	for i := range n {
		copy(y[i*out:(i+1)*out], d.b.w)
	}
	d.p.Pack(d.w.w, in, out, out)
	d.p.Mul(y, out, kernel.Rows(x, in), n, true)
}

func (d *dense) backward(x, dy, dx []float32, n int) {
	in, out := d.w.rows, d.w.cols
	addRows(d.b.g, dy, n)
	d.p.Pack(dy, n, out, out)
	d.p.Mul(d.w.g, out, kernel.Turned(x, in), in, true)
	d.p.PackTurned(d.w.w, out, in, out)
	d.p.Mul(dx, in, kernel.Rows(dy, out), n, true)
}

// leak is the slope below zero.
const leak = 0.1

func leaky(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = v * leak
		}
	}
}

// leakyBack scales dy where y, the output, is below zero.
func leakyBack(y, dy []float32) {
	for i, v := range y {
		if v < 0 {
			dy[i] *= leak
		}
	}
}

// dropMask fills with 0, with chance p, or else 1/(1-p).
func dropMask(r *rand.Rand, m []float32, p float64) {
	if p == 0 {
		for i := range m {
			m[i] = 1
		}
		return
	}
	keep := float32(1 / (1 - p))
	limit := uint32(p * 65536)
	for i := 0; i < len(m); i += 4 {
		bits := r.Uint64()
		for j := i; j < min(i+4, len(m)); j++ {
			m[j] = 0
			if uint32(bits&0xffff) >= limit {
				m[j] = keep
			}
			bits >>= 16
		}
	}
}

func times(x, m []float32) {
	for i := range x {
		x[i] *= m[i]
	}
}
