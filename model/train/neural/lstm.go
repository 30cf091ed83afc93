package neural

import (
	"math/rand/v2"

	"onrecord/model/neural/kernel"
)

// steps says where the words of a batch stand: sentences go from long to short, and word t of every sentence that has
// one is in the rows [off[t], off[t+1]). So row off[t]+i is word t of sentence i.
type steps struct{ off []int }

func newSteps(lengths []int) steps {
	s := steps{off: make([]int, 1, lengths[0]+1)}
	for t := 0; t < lengths[0]; t++ {
		n := 0
		for n < len(lengths) && lengths[n] > t {
			n++
		}
		s.off = append(s.off, s.off[t]+n)
	}
	return s
}

func (s steps) rows() int        { return s.off[len(s.off)-1] }
func (s steps) count() int       { return len(s.off) - 1 }
func (s steps) at(t, i int) int  { return s.off[t] + i }
func (s steps) active(t int) int { return s.off[t+1] - s.off[t] }
func (s steps) before(t int, back bool) (row, n int) { // the rows that step t goes on from, and how many
	if back {
		if t+1 >= s.count() {
			return 0, 0
		}
		return s.off[t+1], s.active(t + 1)
	}
	if t == 0 {
		return 0, 0
	}
	return s.off[t-1], s.active(t)
}

// lstm is one bidirectional layer. Gates stand in the order input, forget, cell, output; the forward direction's four
// come first.
type lstm struct {
	in, h int
	wx    *param    // in × 8h
	b     *param    // 1 × 8h
	u     [2]*param // h × 4h

	gates, cell, tanhc []float32 // n×8h after their curves; n×2h
	px, pu             kernel.Panel
}

func newLSTM(r *rand.Rand, in, h int) *lstm {
	l := &lstm{in: in, h: h, wx: newParam(in, 8*h, false).glorot(r, in, h), b: newParam(1, 8*h, false)}
	for d := range 2 {
		l.u[d] = newParam(h, 4*h, false).glorot(r, h, h)
		for i := h; i < 2*h; i++ {
			l.b.w[d*4*h+i] = 1
		}
	}
	return l
}

func (l *lstm) params() []*param { return []*param{l.wx, l.b, l.u[0], l.u[1]} }

// forward computes y (n × 2h) from x (n × in).
func (l *lstm) forward(a *arena, s steps, x, y []float32) {
	n, h := s.rows(), l.h
	l.gates, l.cell, l.tanhc = a.get(n*8*h), a.get(n*2*h), a.get(n*2*h)
	for i := range n {
		copy(l.gates[i*8*h:(i+1)*8*h], l.b.w)
	}
	l.px.Pack(l.wx.w, l.in, 8*h, 8*h)
	l.px.Mul(l.gates, 8*h, kernel.Rows(x, l.in), n, true)
	for d := range 2 {
		l.pu.Pack(l.u[d].w, h, 4*h, 4*h)
		for k := range s.count() {
			t := k
			if d == 1 {
				t = s.count() - 1 - k
			}
			prev, np := s.before(t, d == 1)
			first := s.off[t]
			if np > 0 {
				l.pu.Mul(l.gates[first*8*h+d*4*h:], 8*h, kernel.Rows(y[prev*2*h+d*h:], 2*h), np, true)
			}
			for i := range s.active(t) {
				row := first + i
				g := l.gates[row*8*h+d*4*h : row*8*h+(d+1)*4*h]
				kernel.Curve(g[:2*h], 0.5, 0.5, 0.5)
				kernel.Curve(g[2*h:3*h], 1, 1, 0)
				kernel.Curve(g[3*h:], 0.5, 0.5, 0.5)
				c := l.cell[row*2*h+d*h : row*2*h+(d+1)*h]
				tc := l.tanhc[row*2*h+d*h : row*2*h+(d+1)*h]
				in, forget, new, out := g[:h], g[h:2*h], g[2*h:3*h], g[3*h:]
				if i < np {
					cp := l.cell[(prev+i)*2*h+d*h:]
					for j := range c {
						c[j] = float32(in[j]*new[j]) + float32(forget[j]*cp[j])
					}
				} else {
					for j := range c {
						c[j] = in[j] * new[j]
					}
				}
				copy(tc, c)
				kernel.Curve(tc, 1, 1, 0)
				yr := y[row*2*h+d*h : row*2*h+(d+1)*h]
				for j := range yr {
					yr[j] = out[j] * tc[j]
				}
			}
		}
	}
}

// backward adds to the gradients, and to dx, what dy asks for. dx may be nil. dy is used up.
func (l *lstm) backward(a *arena, s steps, x, y, dy, dx []float32) {
	n, h := s.rows(), l.h
	dg := a.get(n * 8 * h)
	dc := a.get(n * h)
	prevH := a.get(n * h)
	for d := range 2 {
		clear(dc)
		clear(prevH)
		l.pu.PackTurned(l.u[d].w, 4*h, h, 4*h)
		for k := range s.count() {
			t := s.count() - 1 - k
			if d == 1 {
				t = k
			}
			prev, np := s.before(t, d == 1)
			first := s.off[t]
			for i := range s.active(t) {
				row := first + i
				g := l.gates[row*8*h+d*4*h : row*8*h+(d+1)*4*h]
				e := dg[row*8*h+d*4*h : row*8*h+(d+1)*4*h]
				in, forget, new, out := g[:h], g[h:2*h], g[2*h:3*h], g[3*h:]
				tc := l.tanhc[row*2*h+d*h : row*2*h+(d+1)*h]
				dyr := dy[row*2*h+d*h : row*2*h+(d+1)*h]
				dcr := dc[row*h : (row+1)*h]
				var cp, dcp []float32
				if i < np {
					cp = l.cell[(prev+i)*2*h+d*h : (prev+i)*2*h+(d+1)*h]
					dcp = dc[(prev+i)*h : (prev+i+1)*h]
					copy(prevH[row*h:(row+1)*h], y[(prev+i)*2*h+d*h:(prev+i)*2*h+(d+1)*h])
				}
				for j := range dyr {
					v := dyr[j]
					cell := dcr[j] + v*out[j]*(1-tc[j]*tc[j])
					e[j] = cell * new[j] * in[j] * (1 - in[j])
					e[2*h+j] = cell * in[j] * (1 - new[j]*new[j])
					e[3*h+j] = v * tc[j] * out[j] * (1 - out[j])
					if cp != nil {
						e[h+j] = cell * cp[j] * forget[j] * (1 - forget[j])
						dcp[j] = cell * forget[j]
					} else {
						e[h+j] = 0
					}
				}
			}
			if np > 0 {
				l.pu.Mul(dy[prev*2*h+d*h:], 2*h, kernel.Rows(dg[first*8*h+d*4*h:], 8*h), np, true)
			}
		}
		l.px.Pack(dg[d*4*h:], n, 4*h, 8*h)
		l.px.Mul(l.u[d].g, 4*h, kernel.Turned(prevH, h), h, true)
	}
	addRows(l.b.g, dg, n)
	l.px.Pack(dg, n, 8*h, 8*h)
	l.px.Mul(l.wx.g, 8*h, kernel.Turned(x, l.in), l.in, true)
	if dx != nil {
		l.px.PackTurned(l.wx.w, 8*h, l.in, 8*h)
		l.px.Mul(dx, l.in, kernel.Rows(dg, 8*h), n, true)
	}
}

// addRows adds the n rows of d to g.
func addRows(g, d []float32, n int) {
	c := len(g)
	for i := range n {
		for j, v := range d[i*c : (i+1)*c] {
			g[j] += v
		}
	}
}

// arena hands out cleared memory that is taken back all at once.
type arena struct {
	blocks [][]float32
	next   int
}

func (a *arena) get(n int) []float32 {
	if a.next == len(a.blocks) {
		a.blocks = append(a.blocks, nil)
	}
	b := a.blocks[a.next]
	if cap(b) < n {
		b = make([]float32, n+n/4)
	}
	b = b[:n]
	clear(b)
	a.blocks[a.next] = b
	a.next++
	return b
}

func (a *arena) reset() { a.next = 0 }
