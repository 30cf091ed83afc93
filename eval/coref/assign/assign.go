// Package assign pairs the rows and columns of a table one to one so that what the pairs are worth is most: the Hungarian
// method (Kuhn 1955), in the form with potentials that takes O(rows² · columns).
package assign

import "math"

// Most is the largest sum of worth[i][j] over pairs of which no two share a row or a column. Worth is not negative; rows
// are of one length.
func Most(worth [][]float64) float64 {
	if len(worth) == 0 || len(worth[0]) == 0 {
		return 0
	}
	if len(worth) > len(worth[0]) {
		worth = turned(worth)
	}
	sum := 0.0
	for j, i := range pairs(worth)[1:] {
		if i > 0 {
			sum += worth[i-1][j]
		}
	}
	return sum
}

func turned(t [][]float64) [][]float64 {
	out := make([][]float64, len(t[0]))
	for j := range out {
		out[j] = make([]float64, len(t))
		for i := range t {
			out[j][i] = t[i][j]
		}
	}
	return out
}

// pairs gives for each column, counted from 1, its row, counted from 1, or 0. There are no more rows than columns.
func pairs(worth [][]float64) []int {
	n, m := len(worth), len(worth[0])
	u, v := make([]float64, n+1), make([]float64, m+1)
	row, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		at := 0
		least, used := make([]float64, m+1), make([]bool, m+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for row[at] != 0 {
			used[at] = true
			next, delta := 0, math.Inf(1)
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := -worth[row[at]-1][j-1] - u[row[at]] - v[j]; c < least[j] {
					least[j], way[j] = c, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range used {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			row[at] = row[way[at]]
			at = way[at]
		}
	}
	return row
}
