package train

import "math"

// cell is the weight of one class in a feature's row, with what its average over time needs.
type cell struct {
	class int32
	w     int32
	acc   int64 // sum of step × change: the average is w − acc/steps
}

// Learner is an averaged perceptron with sparse rows: a feature gets a row, and a class a cell, when an update first touches them.
type Learner struct {
	classes int
	keys    []uint64
	index   []int32
	mask    uint64
	rows    [][]cell
	touched []int32 // updates a row took part in
	found   []int32
	steps   int64
}

// NewLearner is an empty Learner.
func NewLearner(classes int) *Learner {
	return &Learner{classes: classes, keys: make([]uint64, 1<<16), index: make([]int32, 1<<16), mask: 1<<16 - 1}
}

func (l *Learner) find(key uint64) (at uint64, row int32) {
	at = key >> 20 & l.mask
	for l.keys[at] != 0 {
		if l.keys[at] == key {
			return at, l.index[at]
		}
		at = (at + 1) & l.mask
	}
	return at, -1
}

// Score sets scores to the sums of the current weights. A following Update uses what it found.
func (l *Learner) Score(keys []uint64, scores []int32) {
	l.found = l.found[:0]
	clear(scores)
	for _, k := range keys {
		_, r := l.find(k)
		l.found = append(l.found, r)
		if r < 0 {
			continue
		}
		for _, c := range l.rows[r] {
			scores[c.class] += c.w
		}
	}
}

// Update adds to the weights of class good and takes from those of class bad, for the keys scored last.
func (l *Learner) Update(keys []uint64, good, bad int) {
	for i, k := range keys {
		r := l.found[i]
		if r < 0 {
			r = l.row(k)
		}
		l.touched[r]++
		l.rows[r] = l.bump(l.bump(l.rows[r], int32(good), 1), int32(bad), -1)
	}
}

// Add changes the weight of one class for keys that need not have been scored.
func (l *Learner) Add(keys []uint64, class int, by int32) {
	for _, k := range keys {
		r := l.row(k)
		l.touched[r]++
		l.rows[r] = l.bump(l.rows[r], int32(class), by)
	}
}

// Step moves time on by one decision.
func (l *Learner) Step() { l.steps++ }

func (l *Learner) bump(row []cell, class, by int32) []cell {
	for i := range row {
		if row[i].class == class {
			row[i].w += by
			row[i].acc += l.steps * int64(by)
			return row
		}
	}
	return append(row, cell{class: class, w: by, acc: l.steps * int64(by)})
}

func (l *Learner) row(key uint64) int32 {
	at, r := l.find(key)
	if r >= 0 {
		return r
	}
	if len(l.rows)*3 > len(l.keys)*2 {
		l.grow()
		at, _ = l.find(key)
	}
	l.keys[at], l.index[at] = key, int32(len(l.rows))
	l.rows, l.touched = append(l.rows, nil), append(l.touched, 0)
	return int32(len(l.rows) - 1)
}

func (l *Learner) grow() {
	oldKeys, oldIndex := l.keys, l.index
	l.keys, l.index = make([]uint64, 2*len(oldKeys)), make([]int32, 2*len(oldKeys))
	l.mask = uint64(len(l.keys) - 1)
	for i, k := range oldKeys {
		if k != 0 {
			at, _ := l.find(k)
			l.keys[at], l.index[at] = k, oldIndex[i]
		}
	}
}

// Row is one feature with its averaged weights, by class.
type Row struct {
	Key     uint64
	Classes []int32
	Weights []float64
}

// Average is the averaged weights. Rows that took part in fewer than least updates are left out, and weights under floor.
func (l *Learner) Average(least int32, floor float64) []Row {
	var out []Row
	for at, k := range l.keys {
		if k == 0 || l.touched[l.index[at]] < least {
			continue
		}
		r := Row{Key: k}
		for _, c := range l.rows[l.index[at]] {
			if avg := float64(c.w) - float64(c.acc)/float64(max(l.steps, 1)); math.Abs(avg) >= floor {
				r.Classes, r.Weights = append(r.Classes, c.class), append(r.Weights, avg)
			}
		}
		if len(r.Classes) > 0 {
			out = append(out, r)
		}
	}
	return out
}
