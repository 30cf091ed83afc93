package coref

import "testing"

// TestSideBySide: the scores of nets side by side are the means of theirs.
func TestSideBySide(t *testing.T) {
	var nets []*net
	for seed := range uint64(3) {
		n := newNet(Settings{Seed: seed, Hidden: 4}, 17)
		n.rows([]decision{{own: []uint32{1, 2}, cands: []option{{own: []uint32{2, 3}, pair: []uint32{4, 5}}}}}, 1, 1)
		for _, table := range []*table{&n.anaphor, &n.antecedent, &n.starts, &n.pairs} {
			for i := range table.w {
				table.w[i] = float32(n.rng.NormFloat64())
			}
		}
		nets = append(nets, n)
	}
	scores := func(n *net) []float32 {
		var s scratch
		x := &instance{anaphor: n.anaphor.find([]uint32{1, 2}), starts: n.starts.find([]uint32{1, 2}),
			cands: []candidate{{own: n.antecedent.find([]uint32{2, 3}), pair: n.pairs.find([]uint32{4, 5})}}}
		return n.forward(x, &s)
	}
	got := scores(sideBySide(nets))
	for i := range got {
		want := float32(0)
		for _, n := range nets {
			want += scores(n)[i] / float32(len(nets))
		}
		if d := got[i] - want; d > 1e-4 || d < -1e-4 {
			t.Errorf("score %d: %v, want the mean %v", i, got[i], want)
		}
	}
}
