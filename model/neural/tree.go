package neural

import "math"

// Tree finds the heads of a sentence of n words from scores, where scores[i*(n+1)+j] is how well word j-1 is the head of
// word i, and j = 0 stands for the root. Exactly one word gets the root, head -1. The heads are the best ones for each word
// where that makes a tree, and otherwise those of the maximum spanning tree (Chu and Liu 1965, Edmonds 1967).
// O(n²) in the usual case, O(n³) at worst.
func Tree(scores []float32, n int, heads []int32) {
	roots := 0
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		best := -1
		for j, s := range row {
			if j != i+1 && (best < 0 || s > row[best]) {
				best = j
			}
		}
		heads[i] = int32(best - 1)
		if best == 0 {
			roots++
		}
	}
	if roots == 1 && acyclic(heads[:n]) {
		return
	}
	spanning(scores, n, heads)
}

func acyclic(heads []int32) bool {
	var room [widest]int32 // no memory of the heap for what [Net.Analyze] asks
	seen := room[:]
	if seen = seen[:min(len(heads), widest)]; len(heads) > widest {
		seen = make([]int32, len(heads))
	}
	for i := range heads {
		for at := int32(i); at >= 0 && seen[at] != int32(i)+1; at = heads[at] {
			if seen[at] != 0 {
				break // a way that was walked before, and ended
			}
			seen[at] = int32(i) + 1
			if h := heads[at]; h >= 0 && seen[h] == int32(i)+1 {
				return false
			}
		}
	}
	return true
}

// spanning makes every root but one too dear, and contracts cycles. Nodes are 0 for the root and i+1 for word i.
func spanning(scores []float32, n int, heads []int32) {
	size := n + 1
	low, high := float32(math.Inf(1)), float32(math.Inf(-1))
	for _, s := range scores[:n*size] {
		low, high = min(low, s), max(high, s)
	}
	dear := (high - low + 1) * float32(size)
	// w[d*size+h]: the score of h as head of d, among nodes that shrink as cycles are contracted
	w := make([]float64, size*size)
	for d := 1; d < size; d++ {
		for h := range size {
			w[d*size+h] = float64(scores[(d-1)*size+h])
			if h == 0 {
				w[d*size] -= float64(dear)
			}
		}
	}
	for d, h := range edmonds(w, size) {
		if d > 0 {
			heads[d-1] = int32(h - 1)
		}
	}
}

// edmonds gives the head of each node in the maximum spanning tree from node 0.
func edmonds(w []float64, n int) []int {
	head := make([]int, n)
	for d := 1; d < n; d++ {
		best := -1
		for h := range n {
			if h != d && (best < 0 || w[d*n+h] > w[d*n+best]) {
				best = h
			}
		}
		head[d] = best
	}
	cycle := findCycle(head)
	if cycle == nil {
		return head
	}
	// the cycle becomes one node, the last of the smaller graph
	in := make([]bool, n)
	for _, c := range cycle {
		in[c] = true
	}
	var old []int // smaller node → node
	place := make([]int, n)
	for i := range n {
		if !in[i] {
			place[i] = len(old)
			old = append(old, i)
		}
	}
	m := len(old) + 1
	last := m - 1
	small := make([]float64, m*m)
	enter, leave := make([]int, m), make([]int, m) // where an edge into, or out of, the cycle really goes
	total := 0.0
	for _, c := range cycle {
		total += w[c*n+head[c]]
	}
	for a, x := range old {
		for b, y := range old {
			small[a*m+b] = w[x*n+y]
		}
		out, into := -1, -1
		for _, c := range cycle {
			if out < 0 || w[x*n+c] > w[x*n+out] {
				out = c
			}
			if into < 0 || w[c*n+x]-w[c*n+head[c]] > w[into*n+x]-w[into*n+head[into]] {
				into = c
			}
		}
		leave[a], enter[a] = out, into
		small[a*m+last] = w[x*n+out]
		small[last*m+a] = w[into*n+x] - w[into*n+head[into]] + total
	}
	for d, h := range edmonds(small, m) {
		switch {
		case d == 0:
		case d == last:
			head[enter[h]] = old[h]
		case h == last:
			head[old[d]] = leave[d]
		default:
			head[old[d]] = old[h]
		}
	}
	return head
}

func findCycle(head []int) []int {
	state := make([]int, len(head))
	for i := 1; i < len(head); i++ {
		at := i
		for at != 0 && state[at] == 0 {
			state[at] = i
			at = head[at]
		}
		if at != 0 && state[at] == i {
			cycle := []int{at}
			for x := head[at]; x != at; x = head[x] {
				cycle = append(cycle, x)
			}
			return cycle
		}
	}
	return nil
}
