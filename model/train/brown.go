package train

import "math"

// brown clusters the words of a corpus by their neighbours (Brown et al. 1992, with the tables of Liang 2005): each
// pair of clusters knows what merging it would lose of the mutual information of neighbouring clusters, and the
// cheapest pair is merged until size are left; merging on to one gives every cluster its path in a binary tree.
type brown struct {
	size  int
	next  []map[int32]int32 // counts of the words that follow a word
	prev  []map[int32]int32
	count []int32
	total float64
	logs  []float64

	slot  []int32     // cluster slot of a word, -1 for none yet
	p1    []int32     // tokens in a slot
	p2    [][]int32   // bigrams slot → slot
	q2    [][]float64 // share of the mutual information of a pair of slots, both ways
	loss  [][]float64 // loss[a][b], a<b
	alive []bool
}

// clusterWords gives each of the most frequent words (seen at least least times) the first 16 bits of its path, never 0.
func clusterWords(sents [][]string, size, least int) map[string]uint16 {
	freq := map[string]int{}
	for _, s := range sents {
		for _, w := range s {
			freq[w]++
		}
	}
	words := ranked(freq)
	for len(words) > 0 && freq[words[len(words)-1]] < least {
		words = words[:len(words)-1]
	}
	if len(words) <= size+1 {
		return nil
	}
	b := newBrown(sents, words, size)
	members := make([][]int32, size+1)
	for w := range words {
		s := int32(w)
		if w >= size {
			s = b.free()
		}
		b.enter(int32(w), s)
		members[s] = append(members[s], int32(w))
		if w == size-1 {
			b.allLosses()
		}
		if w >= size {
			b.lossesOf(s)
			x, y := b.cheapest()
			b.merge(x, y)
			members[x], members[y] = append(members[x], members[y]...), nil
		}
	}
	paths := b.tree()
	out := make(map[string]uint16, len(words))
	for s, ms := range members {
		for _, w := range ms {
			out[words[w]] = paths[s]
		}
	}
	return out
}

func newBrown(sents [][]string, words []string, size int) *brown {
	id := numbered(words)
	n := size + 1
	b := &brown{size: size, next: make([]map[int32]int32, len(words)), prev: make([]map[int32]int32, len(words)),
		count: make([]int32, len(words)), slot: make([]int32, len(words)), p1: make([]int32, n), alive: make([]bool, n)}
	for w := range words {
		b.next[w], b.prev[w], b.slot[w] = map[int32]int32{}, map[int32]int32{}, -1
	}
	for _, s := range sents {
		last := -1
		for _, w := range s {
			k, ok := id[w]
			if !ok {
				last = -1
				continue
			}
			b.count[k]++
			b.total++
			if last >= 0 {
				b.next[last][int32(k)]++
				b.prev[k][int32(last)]++
			}
			last = k
		}
	}
	for range n {
		b.p2 = append(b.p2, make([]int32, n))
		b.q2, b.loss = append(b.q2, make([]float64, n)), append(b.loss, make([]float64, n))
	}
	b.logs = make([]float64, int(b.total)+2)
	for i := 1; i < len(b.logs); i++ {
		b.logs[i] = math.Log(float64(i))
	}
	return b
}

// free is the slot that no cluster uses.
func (b *brown) free() int32 {
	for s, a := range b.alive {
		if !a {
			return int32(s)
		}
	}
	return -1
}

// q is the share of a pair with c bigrams in the mutual information, times the number of tokens.
func (b *brown) q(c, x, y int32) float64 {
	if c == 0 {
		return 0
	}
	return float64(c) * (b.logs[c] + b.logs[int(b.total)] - b.logs[x] - b.logs[y])
}

func (b *brown) pair(s, t int) float64 {
	if s == t {
		return b.q(b.p2[s][s], b.p1[s], b.p1[s])
	}
	return b.q(b.p2[s][t], b.p1[s], b.p1[t]) + b.q(b.p2[t][s], b.p1[t], b.p1[s])
}

// joined is pair(s+t, u) as it would be after a merge.
func (b *brown) joined(s, t, u int) float64 {
	p := b.p1[s] + b.p1[t]
	return b.q(b.p2[s][u]+b.p2[t][u], p, b.p1[u]) + b.q(b.p2[u][s]+b.p2[u][t], b.p1[u], p)
}

func (b *brown) joinedSelf(s, t int) float64 {
	p := b.p1[s] + b.p1[t]
	return b.q(b.p2[s][s]+b.p2[s][t]+b.p2[t][s]+b.p2[t][t], p, p)
}

// enter puts word w into the empty slot s.
func (b *brown) enter(w, s int32) {
	b.slot[w], b.alive[s], b.p1[s] = s, true, b.count[w]
	for k := range b.p2[s] {
		b.p2[s][k], b.p2[k][s] = 0, 0
	}
	for v, c := range b.next[w] {
		if t := b.slot[v]; t >= 0 {
			b.p2[s][t] += c
		}
	}
	for v, c := range b.prev[w] {
		if t := b.slot[v]; t >= 0 && v != w {
			b.p2[t][s] += c
		}
	}
	for t := range b.q2 {
		if b.alive[t] {
			b.q2[s][t] = b.pair(int(s), t)
			b.q2[t][s] = b.q2[s][t]
		}
	}
}

func (b *brown) lossOf(s, t int) float64 {
	l := -b.q2[s][t] - b.joinedSelf(s, t)
	for u, a := range b.alive {
		if !a {
			continue
		}
		l += b.q2[s][u] + b.q2[t][u]
		if u != s && u != t {
			l -= b.joined(s, t, u)
		}
	}
	return l
}

func (b *brown) allLosses() {
	for s := range b.alive {
		for t := s + 1; t < len(b.alive); t++ {
			if b.alive[s] && b.alive[t] {
				b.loss[s][t] = b.lossOf(s, t)
			}
		}
	}
}

// lossesOf brings the losses up to date with the new cluster s.
func (b *brown) lossesOf(s int32) {
	n := int(s)
	for x := range b.alive {
		if !b.alive[x] || x == n {
			continue
		}
		for y := x + 1; y < len(b.alive); y++ {
			if b.alive[y] && y != n {
				b.loss[x][y] += b.q2[x][n] + b.q2[y][n] - b.joined(x, y, n)
			}
		}
	}
	for x := range b.alive {
		if b.alive[x] && x != n {
			b.loss[min(x, n)][max(x, n)] = b.lossOf(min(x, n), max(x, n))
		}
	}
}

func (b *brown) cheapest() (int, int) {
	bx, by := -1, -1
	for x := range b.alive {
		if !b.alive[x] {
			continue
		}
		for y := x + 1; y < len(b.alive); y++ {
			if b.alive[y] && (bx < 0 || b.loss[x][y] < b.loss[bx][by]) {
				bx, by = x, y
			}
		}
	}
	return bx, by
}

// merge makes slots s and t one, s.
func (b *brown) merge(s, t int) {
	for x := range b.alive {
		if !b.alive[x] || x == s || x == t {
			continue
		}
		for y := x + 1; y < len(b.alive); y++ {
			if b.alive[y] && y != s && y != t {
				b.loss[x][y] -= b.q2[x][s] + b.q2[y][s] - b.joined(x, y, s) + b.q2[x][t] + b.q2[y][t] - b.joined(x, y, t)
			}
		}
	}
	b.p2[s][s] += b.p2[s][t] + b.p2[t][s] + b.p2[t][t]
	for u := range b.alive {
		if u != s && u != t {
			b.p2[s][u] += b.p2[t][u]
			b.p2[u][s] += b.p2[u][t]
		}
		b.p2[t][u], b.p2[u][t] = 0, 0
	}
	b.p2[s][t], b.p2[t][s] = 0, 0
	b.p1[s] += b.p1[t]
	b.p1[t], b.alive[t] = 0, false
	for w, k := range b.slot {
		if k == int32(t) {
			b.slot[w] = int32(s)
		}
	}
	for u := range b.alive {
		b.q2[t][u], b.q2[u][t] = 0, 0
		if b.alive[u] {
			b.q2[s][u] = b.pair(s, u)
			b.q2[u][s] = b.q2[s][u]
		}
	}
	b.lossesOf(int32(s))
}

// tree merges all clusters to one and reads the paths off.
func (b *brown) tree() []uint16 {
	type node struct{ left, right int }
	nodes := make([]node, len(b.alive))
	root := make([]int, len(b.alive)) // node of a slot
	for s := range root {
		nodes[s], root[s] = node{-1, -1}, s
	}
	last := -1
	for {
		x, y := b.cheapest()
		if x < 0 {
			break
		}
		nodes = append(nodes, node{root[x], root[y]})
		b.merge(x, y)
		root[x] = len(nodes) - 1
		last = root[x]
	}
	paths := make([]uint16, len(b.alive))
	var walk func(n int, path uint32, depth int)
	walk = func(n int, path uint32, depth int) {
		if nodes[n].left < 0 {
			paths[n] = max(uint16(path), 1)
			return
		}
		bit := uint32(0)
		if depth < 16 {
			bit = 1 << (15 - depth)
		}
		walk(nodes[n].left, path, depth+1)
		walk(nodes[n].right, path|bit, depth+1)
	}
	if last >= 0 {
		walk(last, 0, 0)
	}
	return paths
}
