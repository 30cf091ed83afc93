package loglinear_test

import (
	"bytes"
	"testing"

	"onrecord/model/train/loglinear"
)

func examples() []loglinear.Example {
	var out []loglinear.Example
	for i := range 40 {
		e := loglinear.Example{Features: []string{"bias", "odd"}, Class: "yes"}
		if i%2 == 0 {
			e = loglinear.Example{Features: []string{"bias", "even"}, Class: "no"}
		}
		if i%10 == 0 {
			e.Class = "yes"
		}
		out = append(out, e)
	}
	return append(out, loglinear.Example{Features: []string{"bias", "once"}, Class: "yes"})
}

func TestFit(t *testing.T) {
	m := loglinear.Fit(examples(), loglinear.Options{Seed: 1})
	// Of 20 even ones 16 are "no"; regularisation draws towards the middle.
	if p := m.Probability([]string{"bias", "even"}, "no"); p < 0.65 || p > 0.85 {
		t.Errorf("even: no with %v, want about 0.8", p)
	}
	if p := m.Probability([]string{"bias", "odd"}, "yes"); p < 0.9 {
		t.Errorf("odd: yes with %v", p)
	}
	if again := loglinear.Fit(examples(), loglinear.Options{Seed: 1}); !bytes.Equal(m.Bytes(), again.Bytes()) {
		t.Error("the same examples gave other weights")
	}
	if bytes.Contains(m.Bytes(), []byte("once")) {
		t.Error("a feature of one example got weights")
	}
}

// A rare feature that tells is worth less where every weight costs the same, and more again where it costs less.
func TestCosts(t *testing.T) {
	list := examples()
	for range 3 {
		list = append(list, loglinear.Example{Features: []string{"bias", "rare"}, Class: "no"})
	}
	p := func(o loglinear.Options) float64 {
		o.Seed, o.L2 = 1, 5
		return loglinear.Fit(list, o).Probability([]string{"rare"}, "no")
	}
	share, even := p(loglinear.Options{}), p(loglinear.Options{Even: true})
	cheap := p(loglinear.Options{Even: true, Cost: func(f string) float64 {
		if f == "rare" {
			return 0.01
		}
		return 1
	}})
	if even >= share-0.05 || cheap <= even+0.05 {
		t.Errorf("by its share of the examples %v, even %v, cheap %v", share, even, cheap)
	}
}
