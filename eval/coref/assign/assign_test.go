package assign

import (
	"math"
	"math/rand/v2"
	"testing"
)

// all tries every pairing.
func all(worth [][]float64, row int, used []bool) float64 {
	if row == len(worth) {
		return 0
	}
	best := all(worth, row+1, used)
	for j := range used {
		if !used[j] {
			used[j] = true
			best = max(best, worth[row][j]+all(worth, row+1, used))
			used[j] = false
		}
	}
	return best
}

func TestMost(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for n := 0; n < 300; n++ {
		rows, cols := rng.IntN(6), rng.IntN(6)
		worth := make([][]float64, rows)
		for i := range worth {
			worth[i] = make([]float64, cols)
			for j := range worth[i] {
				worth[i][j] = float64(rng.IntN(5)) / 4
			}
		}
		if got, want := Most(worth), all(worth, 0, make([]bool, cols)); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v: %v, want %v", worth, got, want)
		}
	}
}
