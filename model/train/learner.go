package train

import (
	"math"
	"slices"
)

// cell is the weight of one class in a feature's row, with what its average over time needs.
type cell struct {
	class int32
	w     int32
	acc   int64 // sum of step × change: the average is w − acc/steps
}

// Learner is an averaged perceptron with sparse rows: a feature gets a row, and a class a cell, when an update first touches them.
// A table of slots leads to the rows, which all lie in one slice: most of the time of training goes to reaching them.
type Learner struct {
	classes int
	slots   []slot
	mask    uint64
	cells   []cell
	free    [9][]uint32 // rows given up by size class, for use again
	used    int
	found   []slot
	steps   int64
}

// slot is one feature: its row is cells[off : off+num] with room for 2<<size.
type slot struct {
	key     uint64
	off     uint32
	num     uint16
	size    uint8
	touched uint8 // updates the row took part in, up to 255
}

// NewLearner is an empty Learner. Keys must not be 0.
func NewLearner(classes int) *Learner {
	return &Learner{classes: classes, slots: make([]slot, 1<<16), mask: 1<<16 - 1}
}

func (l *Learner) find(key uint64) *slot {
	at := key >> 20 & l.mask
	for l.slots[at].key != 0 && l.slots[at].key != key {
		at = (at + 1) & l.mask
	}
	return &l.slots[at]
}

// Score sets scores to the sums of the current weights.
func (l *Learner) Score(keys []uint64, scores []int32) {
	l.found = l.found[:0]
	for _, k := range keys {
		if s := l.find(k); s.key != 0 {
			l.found = append(l.found, *s)
		}
	}
	clear(scores)
	for i := range l.found {
		s := &l.found[i]
		for _, c := range l.cells[s.off : s.off+uint32(s.num)] {
			scores[c.class] += c.w
		}
	}
}

// Update adds to the weights of class good and takes from those of class bad.
func (l *Learner) Update(keys []uint64, good, bad int) {
	for _, k := range keys {
		s := l.row(k)
		l.bump(s, int32(good), 1)
		l.bump(s, int32(bad), -1)
	}
}

// Add changes the weight of one class.
func (l *Learner) Add(keys []uint64, class int, by int32) {
	for _, k := range keys {
		l.bump(l.row(k), int32(class), by)
	}
}

// Step moves time on by one decision.
func (l *Learner) Step() { l.steps++ }

func (l *Learner) bump(s *slot, class, by int32) {
	row := l.cells[s.off : s.off+uint32(s.num)]
	for i := range row {
		if row[i].class == class {
			row[i].w += by
			row[i].acc += l.steps * int64(by)
			return
		}
	}
	if int(s.num) == 2<<s.size {
		old := s.off
		l.free[s.size] = append(l.free[s.size], old)
		s.size++
		s.off = l.alloc(s.size)
		copy(l.cells[s.off:], l.cells[old:old+uint32(s.num)])
	}
	l.cells[s.off+uint32(s.num)] = cell{class: class, w: by, acc: l.steps * int64(by)}
	s.num++
}

func (l *Learner) alloc(size uint8) uint32 {
	if n := len(l.free[size]); n > 0 {
		off := l.free[size][n-1]
		l.free[size] = l.free[size][:n-1]
		return off
	}
	off := len(l.cells)
	for range 2 << size {
		l.cells = append(l.cells, cell{})
	}
	return uint32(off)
}

// row finds or makes the row of key, and counts an update of it.
func (l *Learner) row(key uint64) *slot {
	s := l.find(key)
	if s.key == 0 {
		if l.used*3 > len(l.slots)*2 {
			l.grow()
			s = l.find(key)
		}
		l.used++
		*s = slot{key: key, off: l.alloc(0)}
	}
	if s.touched < 255 {
		s.touched++
	}
	return s
}

func (l *Learner) grow() {
	old := l.slots
	l.slots = make([]slot, 2*len(old))
	l.mask = uint64(len(l.slots) - 1)
	for _, s := range old {
		if s.key != 0 {
			*l.find(s.key) = s
		}
	}
}

// Row is one feature with its averaged weights, by class.
type Row struct {
	Key     uint64
	touched int
	Classes []int32
	Weights []float64
}

// Average is the averaged weights, less what p leaves out.
func (l *Learner) Average(p prune) []Row {
	var out []Row
	for _, s := range l.slots {
		if s.key == 0 {
			continue
		}
		r := Row{Key: s.key, touched: int(s.touched)}
		for _, c := range l.cells[s.off : s.off+uint32(s.num)] {
			if avg := float64(c.w) - float64(c.acc)/float64(max(l.steps, 1)); avg != 0 {
				r.Classes, r.Weights = append(r.Classes, c.class), append(r.Weights, avg)
			}
		}
		out = append(out, r)
	}
	return pruned(out, p)
}

// prune says what to leave out of a table: features updated fewer than least times, and weights under floor.
type prune struct {
	least int
	floor float64
}

func pruned(rows []Row, p prune) []Row {
	out := rows[:0]
	for _, r := range rows {
		n := 0
		for i, w := range r.Weights {
			if math.Abs(w) >= p.floor {
				r.Classes[n], r.Weights[n] = r.Classes[i], w
				n++
			}
		}
		if r.Classes, r.Weights = r.Classes[:n], r.Weights[:n]; n > 0 && r.touched >= p.least {
			out = append(out, r)
		}
	}
	return out
}

// add adds the weights of another row.
func (r *Row) add(o Row) {
	r.touched += o.touched
	for i, c := range o.Classes {
		at := slices.Index(r.Classes, c)
		if at < 0 {
			r.Classes, r.Weights = append(r.Classes, c), append(r.Weights, o.Weights[i])
			continue
		}
		r.Weights[at] += o.Weights[i]
	}
}

// mean gathers the mean of rows by key.
type mean struct {
	rows []Row
	at   map[uint64]int
}

// add takes in the rows of one of n learners.
func (m *mean) add(rows []Row, n int) {
	if m.at == nil {
		m.at = map[uint64]int{}
	}
	for _, r := range rows {
		for i := range r.Weights {
			r.Weights[i] /= float64(n)
		}
		if i, ok := m.at[r.Key]; ok {
			m.rows[i].add(r)
			continue
		}
		m.at[r.Key] = len(m.rows)
		m.rows = append(m.rows, r)
	}
}

// meanOf is the mean of the averaged weights of ls, less what p leaves out.
func meanOf(ls []*Learner, p prune) []Row {
	var m mean
	for _, l := range ls {
		m.add(l.Average(prune{}), len(ls))
	}
	return pruned(m.rows, p)
}
