package kernel

// IntPanel is a K×N matrix of 16-bit integers, each column with its scale, laid out for [IntPanel.Add]: panels of 16
// columns, two rows side by side, padded with zeros.
type IntPanel struct {
	K, N  int
	data  []int16
	scale []float32
}

// NewIntPanel lays out the K×N matrix w. An element stands for w·scale of its column, where the scale also undoes that of
// the other side of the product.
func NewIntPanel(w []int16, scale []float32, k, n int) *IntPanel {
	pairs, wide := (k+1)/2, (n+tileCols-1)/tileCols*tileCols
	p := &IntPanel{K: k, N: n, data: make([]int16, pairs*2*wide), scale: make([]float32, wide)}
	copy(p.scale, scale[:n])
	for r := range k {
		row := w[r*n : (r+1)*n]
		for j := 0; j < n; j += tileCols {
			to := p.data[(j*pairs+r/2*tileCols)*2:][:2*tileCols]
			for c, v := range row[j:min(j+tileCols, n)] {
				to[2*c+r&1] = v
			}
		}
	}
	return p
}

// Add computes c += scale·(a·p) for m rows of a, which stand lda apart (as do those of c: ldc). K must be even. The sums
// are exact as long as they fit 32 bits, which is for the one who chose the weights to see to.
func (p *IntPanel) Add(c []float32, ldc int, a []int16, lda, m int) {
	if m == 0 || p.K == 0 {
		return
	}
	pairs := p.K / 2
	full := m / tileRows * tileRows
	var tail []int16
	var edge [tileRows * tileCols]float32
	if full < m {
		var room [tileRows * 512]int16
		if tail = room[:]; tileRows*p.K > len(room) {
			tail = make([]int16, tileRows*p.K)
		}
		for i := full; i < m; i++ {
			copy(tail[(i-full)*p.K:(i-full+1)*p.K], a[i*lda:])
		}
	}
	for j := 0; j < p.N; j += tileCols {
		b, s := p.data[j*pairs*2:], p.scale[j:]
		w := min(tileCols, p.N-j)
		for i := 0; i < m; i += tileRows {
			src, rs, h := a[min(i*lda, len(a)):], lda, tileRows
			if i >= full {
				src, rs, h = tail, p.K, m-full
			}
			if w == tileCols && h == tileRows {
				intTile(c[i*ldc+j:], ldc, src, rs, b, pairs, s)
				continue
			}
			for r := range h {
				copy(edge[r*tileCols:], c[(i+r)*ldc+j:(i+r)*ldc+j+w])
			}
			intTile(edge[:], tileCols, src, rs, b, pairs, s)
			for r := range h {
				copy(c[(i+r)*ldc+j:(i+r)*ldc+j+w], edge[r*tileCols:])
			}
		}
	}
}

func intTile(c []float32, ldc int, a []int16, rs int, b []int16, pairs int, scale []float32) {
	_ = a[(tileRows-1)*rs+2*pairs-1]
	_ = b[pairs*2*tileCols-1]
	_ = c[(tileRows-1)*ldc+tileCols-1]
	_ = scale[tileCols-1]
	if vnni {
		intTileVNNI(&c[0], ldc, &a[0], rs, &b[0], pairs, &scale[0])
		return
	}
	if fast {
		intTileAVX2(&c[0], ldc, &a[0], rs, &b[0], pairs, &scale[0])
		return
	}
	intTileGo(c, ldc, a, rs, b, pairs, scale)
}

func intTileGo(c []float32, ldc int, a []int16, rs int, b []int16, pairs int, scale []float32) {
	for i := range tileRows {
		var sum [tileCols]int32
		for t := range pairs {
			v, w := int32(a[i*rs+2*t]), int32(a[i*rs+2*t+1])
			row := b[t*2*tileCols : (t+1)*2*tileCols]
			for j := range sum {
				sum[j] += v*int32(row[2*j]) + w*int32(row[2*j+1])
			}
		}
		to := c[i*ldc : i*ldc+tileCols]
		for j := range to {
			to[j] += float32(float32(sum[j]) * scale[j])
		}
	}
}
