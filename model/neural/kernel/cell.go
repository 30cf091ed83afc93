package kernel

import "math"

// Unit is the integer that stands for 1 in the states that [Cell] gives.
const Unit = 4095

// Cell takes one step of an LSTM. gates holds the input, forget, new and output gates before their curves, n each;
// c is the cell's new state, from before, its old one (nil: zero); out its output, in units of 1/[Unit].
func Cell(gates, before, c []float32, out []int16) {
	n := len(c)
	_, _ = gates[4*n-1], out[n-1]
	if before == nil {
		before = zeros[:]
		if n > len(zeros) {
			before = make([]float32, n)
		}
	}
	_ = before[n-1]
	k := 0
	if fast {
		if k = n &^ 7; k > 0 {
			cellAVX2(&gates[0], n, &before[0], &c[0], &out[0], k)
		}
	}
	cellGo(gates, before, c, out, n, k)
}

var zeros [1024]float32

func cellGo(gates, before, c []float32, out []int16, n, from int) {
	for j := from; j < n; j++ {
		in, forget := logistic(gates[j]), logistic(gates[n+j])
		next, open := tanh(gates[2*n+j]), logistic(gates[3*n+j])
		c[j] = float32(in*next) + float32(forget*before[j])
		h := float32(open * tanh(c[j]))
		out[j] = int16(math.RoundToEven(float64(float32(h * Unit))))
	}
}

func logistic(x float32) float32 { return float32(tanh(float32(x*0.5))*0.5) + 0.5 }
