// Package loglinear learns the weights of package model/loglinear from examples: the regularised likelihood, climbed by
// AdaGrad (Duchi, Hazan and Singer 2011), an example at a time, in an order that a seed decides. Same examples, same options, same weights.
package loglinear

import (
	"math"
	"math/rand/v2"
	"slices"

	"onrecord/model/loglinear"
)

// Example is one decision that a person made.
type Example struct {
	Features []string
	Class    string
	Weight   float64 // how much it counts; 0 stands for 1
}

// Options are how to learn. The zero value of a field stands for what [Fit] says of it.
type Options struct {
	Epochs int     // how often all examples are gone through; 40
	Rate   float64 // how far the first step goes, in nats; 0.3
	L2     float64 // how much a weight of one nat costs, in nats over all examples; 1
	Min    int     // in how many examples a feature must hold to get weights; 2
	Seed   uint64
	// Even makes every weight cost the same, however often its feature holds; else a weight costs as much as its feature's share of the
	// examples. Cost is how much dearer than others the weights of a feature are, 1 for nil: what is known to tell may cost less.
	Even bool
	Cost func(feature string) float64 `json:"-"`
}

func (o Options) filled() Options {
	if o.Epochs == 0 {
		o.Epochs = 40
	}
	if o.Rate == 0 {
		o.Rate = 0.3
	}
	if o.L2 == 0 {
		o.L2 = 1
	}
	if o.Min == 0 {
		o.Min = 2
	}
	return o
}

type row struct {
	features []int
	class    int
	weight   float64
}

// costs is what a step on an example adds to the gradient of each feature's weights, a nat of weight: an epoch adds L2 where all cost the same.
func costs(names []string, rows []row, o Options) []float64 {
	out := make([]float64, len(names))
	held := make([]float64, len(names))
	for _, r := range rows {
		for _, f := range r.features {
			held[f]++
		}
	}
	for f, name := range names {
		out[f] = o.L2 / float64(max(len(rows), 1))
		if o.Even {
			out[f] = o.L2 / max(held[f], 1)
		}
		if o.Cost != nil {
			out[f] *= o.Cost(name)
		}
	}
	return out
}

// Fit learns from examples. Classes stand in the order of their bytes. Weights below a thousandth of a nat are left out.
func Fit(examples []Example, o Options) *loglinear.Model {
	o = o.filled()
	classes, names, rows := index(examples, o.Min)
	k := len(classes)
	weights := make([]float64, len(names)*k)
	sum := make([]float64, len(weights)) // of all epochs of the second half, for the average
	grad2 := make([]float64, len(weights))
	p := make([]float64, k)
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(o.Seed, 0x10611a7))
	decay := costs(names, rows, o)
	averaged := 0
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			step(rows[i], weights, grad2, p, k, o.Rate, decay)
		}
		if epoch >= o.Epochs/2 {
			averaged++
			for i, w := range weights {
				sum[i] += w
			}
		}
	}
	out := map[string][]int32{}
	for f, name := range names {
		line := make([]int32, k)
		any := false
		for c := range k {
			line[c] = int32(math.Round(1000 * sum[f*k+c] / float64(max(averaged, 1))))
			any = any || line[c] != 0
		}
		if any {
			out[name] = line
		}
	}
	return loglinear.New(classes, out)
}

// step climbs the likelihood of one example.
func step(r row, weights, grad2, p []float64, k int, rate float64, decay []float64) {
	top := math.Inf(-1)
	for c := range k {
		p[c] = 0
		for _, f := range r.features {
			p[c] += weights[f*k+c]
		}
		top = max(top, p[c])
	}
	total := 0.0
	for c := range k {
		p[c] = math.Exp(p[c] - top)
		total += p[c]
	}
	for c := range k {
		g := p[c] / total
		if c == r.class {
			g--
		}
		g *= r.weight
		for _, f := range r.features {
			at := f*k + c
			d := g + decay[f]*weights[at]
			grad2[at] += d * d
			weights[at] -= rate * d / (1e-4 + math.Sqrt(grad2[at]))
		}
	}
}

// index numbers classes and features, both in the order of their bytes.
func index(examples []Example, least int) (classes, names []string, rows []row) {
	counts := map[string]int{}
	class := map[string]int{}
	for _, e := range examples {
		class[e.Class] = 0
		for _, f := range e.Features {
			counts[f]++
		}
	}
	for c := range class {
		classes = append(classes, c)
	}
	slices.Sort(classes)
	for i, c := range classes {
		class[c] = i
	}
	for f, n := range counts {
		if n >= least {
			names = append(names, f)
		}
	}
	slices.Sort(names)
	number := make(map[string]int, len(names))
	for i, f := range names {
		number[f] = i
	}
	for _, e := range examples {
		r := row{class: class[e.Class], weight: e.Weight}
		if r.weight == 0 {
			r.weight = 1
		}
		for _, f := range e.Features {
			if i, ok := number[f]; ok {
				r.features = append(r.features, i)
			}
		}
		rows = append(rows, r)
	}
	return classes, names, rows
}
