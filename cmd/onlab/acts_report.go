package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"onrecord"
	"onrecord/eval"
	"onrecord/statement"
)

// actScore is how many acts are right, by the rules alone and with the model.
type actScore struct{ rules, model eval.Ratio }

func (s *actScore) add(t actScore) {
	s.rules.Add(t.rules)
	s.model.Add(t.model)
}

// actScores are those of each slice, and of each act over the slices that are trained on. On these, each article is
// measured by what is learned from the others.
type actScores struct {
	slices map[string]actScore
	acts   map[onrecord.Act]actScore
	said   map[onrecord.Act]eval.Ratio // of what the model alone decided
}

func (l *actLab) scores() actScores {
	out := actScores{map[string]actScore{}, map[onrecord.Act]actScore{}, map[onrecord.Act]eval.Ratio{}}
	byFold := map[string]*statement.Acts{}
	for _, d := range l.docs {
		fold := d.fold
		if d.held {
			fold = ""
		}
		if byFold[fold] == nil {
			byFold[fold] = statement.NewActs(l.learn(fold))
		}
		got := decided(d, byFold[fold])
		for j, truth := range d.truth {
			for _, act := range truth {
				one := actScore{eval.Ratio{Right: ones(d.rules[j] == act), Of: 1}, eval.Ratio{Right: ones(got[j] == act), Of: 1}}
				into(out.slices, d.slice, one)
				if d.held {
					continue
				}
				into(out.acts, act, one)
				if got[j] != d.rules[j] {
					r := out.said[got[j]]
					r.Add(one.model)
					out.said[got[j]] = r
				}
			}
		}
	}
	return out
}

func ones(b bool) int {
	if b {
		return 1
	}
	return 0
}

func into[K comparable](m map[K]actScore, k K, s actScore) {
	at := m[k]
	at.add(s)
	m[k] = at
}

// report is the scores and the rows dropped, for people.
func (l *actLab) report(s actScores) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Acts right on statements that were read, in percent. Articles that are trained on (*) are measured by what is learned\n")
	fmt.Fprintf(&b, "from the others, of %d parts; a story by what is learned without it.\n\n%-18s %6s %6s %6s\n", folds, "", "of", "rules", "model")
	for _, name := range sliceNames() {
		x, mark := s.slices[name], ""
		if slices.ContainsFunc(l.sources, func(t actSource) bool { return t.Name == name }) {
			mark = " *"
		}
		fmt.Fprintf(&b, "%-18s %6d %6.1f %6.1f\n", name+mark, x.rules.Of, 100*x.rules.Rate(), 100*x.model.Rate())
	}
	fmt.Fprintf(&b, "\nBy act, over *: how many are told as such; and where the model says so against the rules, how often it is right.\n\n%-18s %6s %6s %6s %9s %6s\n",
		"", "of", "rules", "model", "decided", "right")
	for _, a := range onrecord.Acts() {
		x, d := s.acts[a], s.said[a]
		fmt.Fprintf(&b, "%-18s %6d %6.1f %6.1f %9d %6.1f\n", a, x.rules.Of, 100*x.rules.Rate(), 100*x.model.Rate(), d.Of, 100*d.Rate())
	}
	fmt.Fprintf(&b, "\nRows that are not learned from:\n")
	for _, why := range slices.Sorted(maps.Keys(l.dropped)) {
		fmt.Fprintf(&b, "%6d %s\n", l.dropped[why], why)
	}
	return b.String()
}

// sliceNames lists the slices in their order, those that are held last.
func sliceNames() []string {
	var trained, held []string
	for _, s := range actSlices {
		if s.held {
			held = append(held, s.name)
		} else {
			trained = append(trained, s.name)
		}
	}
	return slices.Concat(trained, []string{storySlice}, held)
}

// figures are the scores for the manifest, in percent, to two decimals.
func (s actScores) figures() map[string]map[string]float64 {
	two := func(r eval.Ratio) float64 { return math.Round(1e4*r.Rate()) / 100 }
	out := map[string]map[string]float64{}
	for name, x := range s.slices {
		out[name] = map[string]float64{"rules": two(x.rules), "model": two(x.model)}
	}
	return out
}
