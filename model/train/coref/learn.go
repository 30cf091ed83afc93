package coref

import "math"

// learn takes one step towards what is right: down the logarithm of the share that all right choices have together, wrong
// ones made dearer by their costs. It gives the loss.
func (n *net) learn(full *instance, s *scratch) float64 {
	x := &instance{anaphor: n.keep(full.anaphor), starts: n.keep(full.starts), none: full.none, weight: full.weight, cands: make([]candidate, len(full.cands))}
	for i, c := range full.cands {
		x.cands[i] = candidate{n.keep(c.own), n.keep(c.pair), c.right}
	}
	score := n.forward(x, s)
	s.score = score
	grads, loss := n.shares(x, score)
	base, out := make([]float32, n.hidden+1), make([]float32, n.hidden)
	for i, d := range grads {
		if d > -1e-5 && d < 1e-5 {
			continue
		}
		if i == len(x.cands) {
			grad := back(s.pre[i], n.none, d)
			n.step(&n.starts, grad, x.starts)
			for k, p := range s.pre[i][:n.hidden] {
				if p > 0 {
					move(&n.none[k], &n.noneG[k], float32(d*p), n.rate*slower)
				}
			}
			continue
		}
		grad := back(s.pre[i], n.out, d)
		for k, p := range s.pre[i][:n.hidden] {
			if p > 0 {
				out[k] += float32(d * p)
			}
		}
		for k, g := range grad {
			base[k] += g
		}
		n.step(&n.antecedent, grad, x.cands[i].own)
		n.step(&n.pairs, grad, x.cands[i].pair)
	}
	n.step(&n.anaphor, base, x.anaphor)
	for k, g := range out {
		if g != 0 {
			move(&n.out[k], &n.outG[k], g, n.rate*slower)
		}
	}
	return loss
}

// slower is the rate of the weights above the hidden units, which every decision moves.
const slower = 0.3

// back leads the gradient d of a score to the sums that it was made of.
func back(sums, out []float32, d float32) []float32 {
	grad := make([]float32, len(sums))
	grad[len(out)] = d
	for k, w := range out {
		if sums[k] > 0 {
			grad[k] = float32(d * w)
		}
	}
	return grad
}

// shares gives the gradient of the loss by each score, and the loss.
func (n *net) shares(x *instance, score []float32) ([]float32, float64) {
	last := len(x.cands)
	right := func(i int) bool { return i == last && x.none || i < last && x.cands[i].right }
	e := make([]float64, len(score))
	top := math.Inf(-1)
	for i, v := range score {
		if !right(i) {
			v += n.dear(x, i == last)
		}
		e[i] = float64(v)
		top = max(top, e[i])
	}
	var all, good float64
	for i := range e {
		e[i] = math.Exp(e[i] - top)
		all += e[i]
		if right(i) {
			good += e[i]
		}
	}
	grads := make([]float32, len(score))
	if good == 0 {
		return grads, 0
	}
	for i := range e {
		d := e[i] / all
		if right(i) {
			d -= e[i] / good
		}
		grads[i] = float32(d) * x.weight
	}
	return grads, math.Log(all) - math.Log(good)
}

func (n *net) dear(x *instance, none bool) float32 {
	switch {
	case none:
		return n.cost.falseNew
	case x.none:
		return n.cost.falseLink
	}
	return n.cost.wrongLink
}

// train goes through the instances a number of times, in random order. taken, when not nil, is called every often steps.
func (n *net) train(xs []*instance, epochs int, each func(epoch int, loss float64), often int, taken func()) {
	order := n.rng.Perm(len(xs))
	var s scratch
	steps := 0
	for e := range epochs {
		n.rng.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		sum := 0.0
		for _, i := range order {
			sum += n.learn(xs[i], &s)
			if steps++; taken != nil && steps%often == 0 {
				taken()
			}
		}
		each(e+1, sum/float64(len(xs)))
	}
}
