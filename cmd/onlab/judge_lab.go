package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"onrecord"
	"onrecord/eval"
	"onrecord/intake"
	"onrecord/model/loglinear"
	fit "onrecord/model/train/loglinear"
	"onrecord/statement"
)

// judged is one article: what the rules find in it, by which features a judge decides on each, and which are annotated.
type judged struct {
	slice, fold string
	held        bool
	gold        *eval.Gold
	reading     *onrecord.Reading
	features    [][]string
	right       []bool
}

// judgeLab holds all articles.
type judgeLab struct {
	seed    uint64
	docs    []*judged
	sources []actSource
}

func newJudgeLab(data, own string, seed uint64) (*judgeLab, error) {
	reader, err := intake.New()
	if err != nil {
		return nil, err
	}
	l := &judgeLab{seed: seed}
	for _, s := range actSlices {
		root := data
		if s.own {
			root = own
		}
		gold, err := eval.LoadGold(root, s.part)
		if err != nil {
			return nil, err
		}
		used := 0
		for _, g := range gold {
			r, features, err := reader.ReadUnjudged(onrecord.NewCapture(g.Name+".txt", "text/plain; charset=utf-8", []byte(g.Text)))
			if err != nil {
				return nil, fmt.Errorf("train judge: %s: %w", g.Name, err)
			}
			d := &judged{slice: s.name, fold: foldOf(g.Name), held: s.held, gold: g, reading: r, features: features}
			for _, i := range eval.NewMatch(g, r).ToGold {
				d.right = append(d.right, i >= 0)
			}
			l.docs, used = append(l.docs, d), used+judgedOf(features)
		}
		if !s.held {
			l.sources = append(l.sources, actSource{s.name, eval.Digest(gold), s.licence, len(gold), used})
		}
	}
	return l, nil
}

// judgedOf counts the candidates on which a judge decides.
func judgedOf(features [][]string) int {
	n := 0
	for _, f := range features {
		if f != nil {
			n++
		}
	}
	return n
}

// learn trains on all articles but those of a fold, "" for none, and those that are held.
func (l *judgeLab) learn(without string) *loglinear.Model {
	var rows []fit.Example
	for _, d := range l.docs {
		if d.held || d.fold == without {
			continue
		}
		for j, features := range d.features {
			if features == nil {
				continue
			}
			class := statement.Dropped
			if d.right[j] {
				class = statement.Kept
			}
			rows = append(rows, fit.Example{Features: features, Class: class})
		}
	}
	return fit.Fit(rows, judgeOptions(l.seed))
}

// judgeOptions were chosen by what they give across folds: of those with nearly the best F1 the ones that lose the least recall. Steps are
// small, so that no candidate is judged by the few words that it shares with one example.
func judgeOptions(seed uint64) fit.Options {
	return fit.Options{Seed: seed, Epochs: 150, Rate: 0.005, Min: 3, L2: 80}
}

// judgeScore is how statements are found by the rules alone, and with the judge.
type judgeScore struct{ rules, judge eval.Count }

// scores are those of each slice. Of an article that is trained on, those of what is learned from the other folds.
func (l *judgeLab) scores() map[string]judgeScore {
	out, byFold := map[string]judgeScore{}, map[string]*statement.Judge{}
	for _, d := range l.docs {
		fold := d.fold
		if d.held {
			fold = ""
		}
		if byFold[fold] == nil {
			byFold[fold] = statement.NewJudge(l.learn(fold))
		}
		s := out[d.slice]
		s.rules.Add(eval.Score(d.gold, d.reading).Statements)
		s.judge.Add(eval.Score(d.gold, d.without(byFold[fold])).Statements)
		out[d.slice] = s
	}
	return out
}

// without is the reading without what j drops.
func (d *judged) without(j *statement.Judge) *onrecord.Reading {
	r := *d.reading
	r.Statements = nil
	for i, s := range d.reading.Statements {
		if j.Keeps(d.features[i]) {
			r.Statements = append(r.Statements, s)
		}
	}
	return &r
}

// judgeReport is the scores, for people.
func judgeReport(scores map[string]judgeScore, sources []actSource) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Statements found: precision, recall and F1, in percent, by the rules alone and with the judge. Articles that are trained on (*) are\n")
	fmt.Fprintf(&b, "measured by what is learned from the others, of %d parts.\n\n%-18s %6s  %6s %6s %6s  %6s %6s %6s\n", folds, "", "gold", "P", "R", "F1", "P", "R", "F1")
	total := judgeScore{}
	line := func(name string, s judgeScore) {
		fmt.Fprintf(&b, "%-18s %6d ", name, s.rules.Gold)
		for _, c := range []eval.Count{s.rules, s.judge} {
			fmt.Fprintf(&b, " %6.1f %6.1f %6.1f ", 100*c.Precision(), 100*c.Recall(), 100*c.F1())
		}
		fmt.Fprintln(&b)
	}
	for _, s := range actSlices {
		x := scores[s.name]
		if slices.ContainsFunc(sources, func(t actSource) bool { return t.Name == s.name }) {
			total.rules.Add(x.rules)
			total.judge.Add(x.judge)
			line(s.name+" *", x)
			continue
		}
		line(s.name, x)
	}
	line("all *", total)
	return b.String()
}

// judgeFigures are the scores for the manifest: F1 in percent, to two decimals.
func judgeFigures(scores map[string]judgeScore) map[string]map[string]float64 {
	two := func(c eval.Count) float64 { return math.Round(1e4*c.F1()) / 100 }
	out := map[string]map[string]float64{}
	for name := range maps.Keys(scores) {
		out[name] = map[string]float64{"rules": two(scores[name].rules), "judge": two(scores[name].judge)}
	}
	return out
}
