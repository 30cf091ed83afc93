// Package loglinear chooses among a few classes by named features: multinomial logistic regression, the maximum-entropy
// model of Berger, Della Pietra and Della Pietra (1996).
//
// It is for decisions with few examples, where a person should be able to read why: its weights are a table of words.
// Weights are whole thousandths of a nat and are added as integers, so that the same features decide alike on any machine.
// How weights are learned is not its business: that is model/train/loglinear.
package loglinear

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// version is the first line of the weights: the format and its version.
const version = "onrecord-loglinear\t1"

// Model holds the weights of a decision. It is not changed after Read and may be used by many goroutines.
type Model struct {
	Classes []string
	weights map[string][]int32 // of each feature, one a class, in thousandths of a nat
}

// New makes a model of weights, one row a feature and one column a class, in thousandths of a nat.
func New(classes []string, weights map[string][]int32) *Model {
	return &Model{Classes: classes, weights: weights}
}

// Read reads weights: a line with the format's version, a line with the classes, then a line a feature with its weights, all parted by
// tabs. An error names the line.
func Read(data []byte) (*Model, error) {
	lines := strings.Split(string(bytes.TrimRight(data, "\n")), "\n")
	if len(lines) < 2 || lines[0] != version {
		return nil, fmt.Errorf("read log-linear weights: line 1 is not %q", version)
	}
	m := &Model{Classes: strings.Split(lines[1], "\t"), weights: make(map[string][]int32, len(lines))}
	if sorted := slices.Sorted(slices.Values(m.Classes)); len(sorted) < 2 || sorted[0] == "" || len(slices.Compact(sorted)) < len(m.Classes) {
		return nil, errors.New("read log-linear weights: line 2 does not name two or more classes")
	}
	for i, l := range lines[2:] {
		fields := strings.Split(l, "\t")
		if len(fields) != len(m.Classes)+1 || fields[0] == "" {
			return nil, fmt.Errorf("read log-linear weights: line %d: want a feature and %d weights, got %d fields", i+3, len(m.Classes), len(fields))
		}
		if m.weights[fields[0]] != nil {
			return nil, fmt.Errorf("read log-linear weights: line %d: feature %q stands twice", i+3, fields[0])
		}
		row := make([]int32, len(m.Classes))
		for k, s := range fields[1:] {
			w, err := strconv.ParseInt(s, 10, 32)
			if err != nil {
				return nil, fmt.Errorf("read log-linear weights: line %d: weight %q is no whole number of 32 bits", i+3, s)
			}
			row[k] = int32(w)
		}
		m.weights[fields[0]] = row
	}
	return m, nil
}

// Bytes writes the model as [Read] reads it, features in order of their bytes.
func (m *Model) Bytes() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n%s\n", version, strings.Join(m.Classes, "\t"))
	names := make([]string, 0, len(m.weights))
	for f := range m.weights {
		names = append(names, f)
	}
	slices.Sort(names)
	for _, f := range names {
		b.WriteString(f)
		for _, w := range m.weights[f] {
			fmt.Fprintf(&b, "\t%d", w)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// Features is how many features have weights.
func (m *Model) Features() int { return len(m.weights) }

// Scores adds up the weights of the features that hold, one sum a class, in thousandths of a nat. A feature without weights
// counts nothing.
func (m *Model) Scores(features []string) []int64 {
	out := make([]int64, len(m.Classes))
	for _, f := range features {
		for k, w := range m.weights[f] {
			out[k] += int64(w)
		}
	}
	return out
}

// Best is the likeliest class and its probability, from 0 to 1; among equals the first.
func (m *Model) Best(features []string) (class string, p float64) {
	scores := m.Scores(features)
	best := 0
	for k, s := range scores {
		if s > scores[best] {
			best = k
		}
	}
	return m.Classes[best], m.share(scores, best)
}

// Probability is how likely class is, from 0 to 1; 0 for a class that the model does not know.
func (m *Model) Probability(features []string, class string) float64 {
	k := slices.Index(m.Classes, class)
	if k < 0 {
		return 0
	}
	return m.share(m.Scores(features), k)
}

// share is the softmax of class k, to three digits: what stands behind them may differ between machines.
func (m *Model) share(scores []int64, k int) float64 {
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(float64(s-scores[k]) / 1000)
	}
	return math.Round(1000/sum) / 1000
}
