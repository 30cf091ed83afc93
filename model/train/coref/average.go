package coref

// mean sums the weights of a net as it learns: their mean over the last steps is steadier than what the last step left.
type mean struct {
	sums [][]float64
	n    int
}

// weightsOf lists all weights of n.
func (n *net) weightsOf() [][]float32 {
	return [][]float32{n.anaphor.w, n.antecedent.w, n.starts.w, n.pairs.w, n.out, n.none}
}

// add takes the weights of n as they stand.
func (m *mean) add(n *net) {
	all := n.weightsOf()
	if m.sums == nil {
		m.sums = make([][]float64, len(all))
		for i, w := range all {
			m.sums[i] = make([]float64, len(w))
		}
	}
	for i, w := range all {
		for k, v := range w {
			m.sums[i][k] += float64(v)
		}
	}
	m.n++
}

// into puts the mean in place of the weights of n.
func (m *mean) into(n *net) {
	if m.n == 0 {
		return
	}
	for i, w := range n.weightsOf() {
		for k := range w {
			w[k] = float32(m.sums[i][k] / float64(m.n))
		}
	}
}
