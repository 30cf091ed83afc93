package coref

import who "onrecord/coref"

// counter counts keys and keeps the order in which they came.
type counter struct {
	count map[uint32]int
	order []uint32
}

func (c *counter) add(keys []uint32) {
	if c.count == nil {
		c.count = map[uint32]int{}
	}
	for _, k := range keys {
		if c.count[k]++; c.count[k] == 1 {
			c.order = append(c.order, k)
		}
	}
}

// rows makes the rows of n: for the features of mentions and of pairs that occur often enough.
func (n *net) rows(all []decision, least, leastPair int) {
	var own, pair counter
	for i := range all {
		own.add(all[i].own)
		for _, c := range all[i].cands {
			pair.add(c.pair)
		}
	}
	n.fill(&n.anaphor, &own, least)
	n.fill(&n.antecedent, &own, least)
	n.fill(&n.starts, &own, least)
	n.fill(&n.pairs, &pair, leastPair)
}

// instance is a decision with rows in place of keys.
type instance struct {
	anaphor, starts []int32
	cands           []candidate
	none            bool
	weight          float32
}

type candidate struct {
	own, pair []int32
	right     bool
}

// number turns keys into rows. Keys without one are left out.
func (n *net) number(all []decision) []*instance {
	cache := map[*uint32][]int32{}
	var out []*instance
	for i := range all {
		r := &all[i]
		x := &instance{anaphor: n.anaphor.find(r.own), starts: n.starts.find(r.own), none: r.none, weight: r.weight}
		for _, c := range r.cands {
			rows, ok := cache[&c.own[0]]
			if !ok {
				rows = n.antecedent.find(c.own)
				cache[&c.own[0]] = rows
			}
			x.cands = append(x.cands, candidate{rows, n.pairs.find(c.pair), c.right})
		}
		out = append(out, x)
	}
	return out
}

// chooser links as n has learned so far.
func (n *net) chooser() choose {
	var s scratch
	return func(d *who.Decision) int {
		own := d.Own(d.Mention)
		x := &instance{anaphor: n.anaphor.find(own), starts: n.starts.find(own)}
		for k, j := range d.Candidates {
			x.cands = append(x.cands, candidate{own: n.antecedent.find(d.Own(j)), pair: n.pairs.find(d.Pairs[k])})
		}
		score := n.forward(x, &s)
		best := len(score) - 1
		for i, v := range score {
			if v > score[best] {
				best = i
			}
		}
		if best == len(score)-1 {
			return -1
		}
		return best
	}
}
