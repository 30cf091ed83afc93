// Package kernel holds the arithmetic that the neural model spends its time in: small matrix products and the
// activations of an LSTM, in AVX2 assembly where the processor has it and in plain Go elsewhere.
//
// Both ways give the same bits: every product is rounded before it is added, every sum runs in one stated order, and the
// integer products are exact. So a model trains to the same digest, and tags the same, on any machine.
package kernel

// Tile sizes of the float product: rows of A and columns of B that one call of the inner loop takes.
const (
	tileRows = 6
	tileCols = 16
	depth    = 256 // terms of a sum taken at one go, so that a panel of B stays in the first-level cache
)

// Panel is a matrix of K rows and N columns laid out for [Panel.Mul]: panels of 16 columns, padded with zeros.
type Panel struct {
	K, N int
	data []float32
}

// Pack takes the K×N matrix b, whose rows are ld apart. The Panel's memory is used again.
func (p *Panel) Pack(b []float32, k, n, ld int) {
	p.reserve(k, n)
	for j := 0; j < n; j += tileCols {
		w := min(tileCols, n-j)
		to := p.data[j*k:]
		for r := 0; r < k; r++ {
			row := to[r*tileCols : r*tileCols+tileCols]
			copy(row, b[r*ld+j:r*ld+j+w])
			clear(row[w:])
		}
	}
}

// PackTurned takes the K×N matrix whose transpose is b: b has N rows of K, ld apart.
func (p *Panel) PackTurned(b []float32, k, n, ld int) {
	p.reserve(k, n)
	for j := 0; j < n; j += tileCols {
		w := min(tileCols, n-j)
		to := p.data[j*k:]
		if w < tileCols {
			clear(to[:k*tileCols])
		}
		for c := 0; c < w; c++ {
			row := b[(j+c)*ld : (j+c)*ld+k]
			for r, v := range row {
				to[r*tileCols+c] = v
			}
		}
	}
}

func (p *Panel) reserve(k, n int) {
	p.K, p.N = k, n
	size := (n + tileCols - 1) / tileCols * tileCols * k
	if cap(p.data) < size {
		p.data = make([]float32, size)
	}
	p.data = p.data[:size]
}

// Matrix is the left side of a product: element (i, k) stands at Data[i*Row + k*Col].
type Matrix struct {
	Data     []float32
	Row, Col int
}

// Rows is a matrix stored row by row, ld apart.
func Rows(data []float32, ld int) Matrix { return Matrix{data, ld, 1} }

// Turned is the transpose of a matrix stored row by row, ld apart.
func Turned(data []float32, ld int) Matrix { return Matrix{data, 1, ld} }

// Mul computes c = a·p, or c += a·p when add is set, for m rows of a. The rows of c are ldc apart.
func (p *Panel) Mul(c []float32, ldc int, a Matrix, m int, add bool) {
	var edge [tileRows * tileCols]float32
	var room [tileRows * depth]float32
	full := m / tileRows * tileRows
	if p.K == 0 && !add {
		for i := 0; i < m; i++ {
			clear(c[i*ldc : i*ldc+p.N])
		}
	}
	for k0 := 0; k0 < p.K; k0 += depth {
		kn := min(depth, p.K-k0)
		more := add || k0 > 0
		tail := room[:tileRows*kn]
		if full < m {
			gather(tail, a, full, m, k0, kn)
		}
		for j := 0; j < p.N; j += tileCols {
			b := p.data[j*p.K+k0*tileCols:]
			w := min(tileCols, p.N-j)
			for i := 0; i < m; i += tileRows {
				src, rs, cs := a.Data[min(i*a.Row+k0*a.Col, len(a.Data)-1):], a.Row, a.Col
				h := tileRows
				if i >= full {
					src, rs, cs, h = tail, 1, tileRows, m-full
				}
				if w == tileCols && h == tileRows {
					tile(c[i*ldc+j:], ldc, src, rs, cs, b, kn, more)
					continue
				}
				tile(edge[:], tileCols, src, rs, cs, b, kn, false)
				for r := 0; r < h; r++ {
					to := c[(i+r)*ldc+j : (i+r)*ldc+j+w]
					from := edge[r*tileCols:]
					if more {
						for x := range to {
							to[x] += from[x]
						}
					} else {
						copy(to, from)
					}
				}
			}
		}
	}
}

// gather copies the last rows [from, m) of a, terms [k0, k0+kn), into whole tile rows.
func gather(tail []float32, a Matrix, from, m, k0, kn int) {
	clear(tail)
	for i := from; i < m; i++ {
		at := i*a.Row + k0*a.Col
		for k := 0; k < kn; k++ {
			tail[k*tileRows+i-from] = a.Data[at+k*a.Col]
		}
	}
}

func tile(c []float32, ldc int, a []float32, rs, cs int, b []float32, k int, add bool) {
	_ = a[(tileRows-1)*rs+(k-1)*cs]
	_ = b[k*tileCols-1]
	_ = c[(tileRows-1)*ldc+tileCols-1]
	if fast {
		more := 0
		if add {
			more = 1
		}
		tileAVX2(&c[0], ldc, &a[0], rs, cs, &b[0], k, more)
		return
	}
	tileGo(c, ldc, a, rs, cs, b, k, add)
}

func tileGo(c []float32, ldc int, a []float32, rs, cs int, b []float32, k int, add bool) {
	for i := 0; i < tileRows; i++ {
		var sum [tileCols]float32
		for t := 0; t < k; t++ {
			v := a[i*rs+t*cs]
			row := b[t*tileCols : t*tileCols+tileCols]
			for j := range sum {
				sum[j] += float32(v * row[j])
			}
		}
		to := c[i*ldc : i*ldc+tileCols]
		for j := range to {
			if add {
				to[j] += sum[j]
			} else {
				to[j] = sum[j]
			}
		}
	}
}

// The Padé approximation of tanh of order 7/6, which reaches 1 where it is cut off.
const (
	tanhCut = 4.97
	n0, n1  = 135135, 17325
	n2      = 378
	d1, d2  = 62370, 3150
	d3      = 28
)

func tanh(x float32) float32 {
	x = max(min(x, tanhCut), -tanhCut)
	q := float32(x * x)
	up := float32(q+n2) * q
	up = float32(float32(up+n1) * q)
	up = float32(up+n0) * x
	down := float32(q * d3)
	down = float32(float32(down+d2) * q)
	down = float32(float32(down+d1) * q)
	down = down + n0
	return up / down
}

// Curve sets y = scale·tanh(inner·x) + shift for each element in place, with an error below 2e-4.
// (1, 1, 0) is tanh; (0.5, 0.5, 0.5) is the logistic function.
func Curve(x []float32, inner, scale, shift float32) {
	i := 0
	if fast {
		if i = len(x) &^ 7; i > 0 {
			curveAVX2(&x[0], i, inner, scale, shift)
		}
	}
	for ; i < len(x); i++ {
		y := tanh(float32(x[i] * inner))
		x[i] = float32(y*scale) + shift
	}
}
