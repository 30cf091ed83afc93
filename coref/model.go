package coref

import (
	"encoding/binary"
	"math"

	"onrecord/lang"
	"onrecord/model"
	"onrecord/model/weights"
	"onrecord/models"
)

// Version of the features: weights learned on others would load and score noise.
const Version = 3

// eager is what a description must be the surer to stand for somebody new: the mean of several nets links too little. Chosen among five values on
// OntoGUM's dev part.
const eager = 0.586

// Unit is the integer that stands for 1 in weights; sums are of Unit, products of Unit².
const Unit = 1 << 12

// Shape is the section "shape": 32-bit little-endian numbers in this order.
type Shape struct {
	Version, Hidden uint32
}

// Model is a network ready to run. It is not changed once loaded and may be shared by goroutines.
type Model struct {
	hidden                      int
	classes                     *Classes
	anaphor, antecedent, starts *table
	pairs                       *table
	out, none                   []int16
}

// table is rows of weights by the key of the feature that adds them.
type table struct {
	slots []uint32 // key of each slot, 0 for an empty one
	at    []int32  // its row
	mask  uint32
	rows  []int16
	wide  int
}

// Load reads the model that ships inside the program.
func Load() (*Model, error) {
	f, err := weights.Read("models/en-coref/weights.bin", models.Coref())
	if err != nil {
		return nil, err
	}
	return Parse(f)
}

// Parse makes a Model of a weights file.
func Parse(f *weights.File) (*Model, error) {
	shape, err := f.Section("shape")
	if err != nil {
		return nil, err
	}
	var s Shape
	if _, err := binary.Decode(shape, binary.LittleEndian, &s); err != nil {
		return nil, f.Errorf("section \"shape\": %w", err)
	}
	if s.Version != Version {
		return nil, f.Errorf("features of version %d, this program has version %d: use the weights that came with it", s.Version, Version)
	}
	if s.Hidden == 0 || s.Hidden > 256 {
		return nil, f.Errorf("section \"shape\": %d hidden units, want 1 to 256", s.Hidden)
	}
	m := &Model{hidden: int(s.Hidden)}
	if m.classes, err = classesOf(f); err != nil {
		return nil, err
	}
	for name, t := range map[string]**table{"anaphor": &m.anaphor, "antecedent": &m.antecedent, "starts": &m.starts, "pairs": &m.pairs} {
		if *t, err = tableOf(f, name, m.hidden+1); err != nil {
			return nil, err
		}
	}
	for name, v := range map[string]*[]int16{"out": &m.out, "none": &m.none} {
		if *v, err = shorts(f, name, m.hidden); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func classesOf(f *weights.File) (*Classes, error) {
	keys, err := uints(f, "classes.keys")
	if err != nil {
		return nil, err
	}
	bits, err := f.Section("classes.bits")
	if err != nil {
		return nil, err
	}
	if len(bits) != len(keys) {
		return nil, f.Errorf("section \"classes.bits\" has %d bytes for %d words", len(bits), len(keys))
	}
	for i := 1; i < len(keys); i++ {
		if keys[i] <= keys[i-1] {
			return nil, f.Errorf("section \"classes.keys\": not in order at %d", i)
		}
	}
	return &Classes{keys, bits}, nil
}

func uints(f *weights.File, name string) ([]uint32, error) {
	b, err := f.Section(name)
	if err != nil {
		return nil, err
	}
	if len(b)%4 != 0 {
		return nil, f.Errorf("section %q has %d bytes: no whole number of keys", name, len(b))
	}
	v := make([]uint32, len(b)/4)
	for i := range v {
		v[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return v, nil
}

func shorts(f *weights.File, name string, n int) ([]int16, error) {
	b, err := f.Section(name)
	if err != nil {
		return nil, err
	}
	if len(b) != 2*n {
		return nil, f.Errorf("section %q has %d bytes, want %d", name, len(b), 2*n)
	}
	v := make([]int16, n)
	for i := range v {
		v[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return v, nil
}

func tableOf(f *weights.File, name string, wide int) (*table, error) {
	keys, err := uints(f, name+".keys")
	if err != nil {
		return nil, err
	}
	t := &table{wide: wide}
	if t.rows, err = shorts(f, name+".rows", len(keys)*wide); err != nil {
		return nil, err
	}
	size := 16
	for size < 2*len(keys) {
		size *= 2
	}
	t.mask, t.slots, t.at = uint32(size-1), make([]uint32, size), make([]int32, size)
	for i, k := range keys {
		if k == 0 {
			return nil, f.Errorf("section %q: key %d is zero", name+".keys", i)
		}
		at := k & t.mask
		for t.slots[at] != 0 {
			at = (at + 1) & t.mask
		}
		t.slots[at], t.at[at] = k, int32(i*wide)
	}
	return t, nil
}

// add sums the rows of the keys.
func (t *table) add(sum []int32, keys []uint32) {
	for _, k := range keys {
		at := k & t.mask
		for t.slots[at] != 0 && t.slots[at] != k {
			at = (at + 1) & t.mask
		}
		if t.slots[at] == 0 {
			continue
		}
		row := t.rows[t.at[at]:][:t.wide]
		for i, v := range row[:len(sum)] {
			sum[i] += int32(v)
		}
	}
}

// score of sums: the last one, and the others that are positive by their weights.
func score(w []int16, sum []int32) float64 {
	s := int64(sum[len(w)]) * Unit
	for i, v := range w {
		if sum[i] > 0 {
			s += int64(v) * int64(sum[i])
		}
	}
	return float64(s) / (Unit * Unit)
}

// Read says who is who in a. It is linear in the text.
func (m *Model) Read(a *model.Analysis, p *lang.Pack) *Chains {
	return m.read(newReading(a, p, m.classes), func(*Decision, []float64) {})
}

// Pronouns says what the pronouns of the third person in a mean, with all [Chains.Choices]; names and descriptions are only
// linked by their words, which takes a fraction of the time. It is linear in the text.
func (m *Model) Pronouns(a *model.Analysis, p *lang.Pack) *Chains {
	r := newReading(a, p, m.classes)
	r.quick = true
	choices := map[int][]Choice{}
	c := m.read(r, func(d *Decision, scores []float64) {
		all := total(scores)
		list := make([]Choice, len(d.Candidates))
		for k, j := range d.Candidates {
			list[k] = Choice{r.Mentions[j].Head, math.Exp(scores[k] - all)}
		}
		choices[r.Mentions[d.Mention].Head] = list
	})
	c.choices = choices
	return c
}

// read calls see with each decision and its scores, that of going back to none last.
func (m *Model) read(r *reading, see func(*Decision, []float64)) *Chains {
	var scores []float64
	sums := map[int][]int32{} // of mentions as antecedents
	sum, base := make([]int32, m.hidden+1), make([]int32, m.hidden+1)
	return r.walk(func(d *Decision) int {
		own := d.Own(d.Mention)
		clear(base)
		m.anaphor.add(base, own)
		scores = scores[:0]
		for k, j := range d.Candidates {
			s := sums[j]
			if s == nil {
				s = make([]int32, m.hidden+1)
				m.antecedent.add(s, d.Own(j))
				sums[j] = s
			}
			for i := range sum {
				sum[i] = base[i] + s[i]
			}
			m.pairs.add(sum, d.Pairs[k])
			scores = append(scores, score(m.out, sum))
		}
		clear(sum)
		m.starts.add(sum, own)
		none := score(m.none, sum)
		if kind(d.Kind(d.Mention)) == noun {
			none -= eager
		}
		scores = append(scores, none)
		see(d, scores)
		return pick(scores)
	})
}

// pick is the index of the best candidate, the nearest among equals, or -1 where none is better than none.
func pick(scores []float64) int {
	best, none := -1, scores[len(scores)-1]
	for i, s := range scores[:len(scores)-1] {
		if s > none && (best < 0 || s > scores[best]) {
			best = i
		}
	}
	return best
}

// Between says how likely the pronoun at tokens [pronoun[0], pronoun[1]] means each of the names, given likewise, with all else around
// that it may mean: shares between 0 and 1.
func (m *Model) Between(a *model.Analysis, p *lang.Pack, pronoun [2]int, names [][2]int) []float64 {
	r := newReading(a, p, m.classes)
	who := MentionAt(r.Mentions, pronoun)
	out := make([]float64, len(names))
	m.read(r, func(d *Decision, scores []float64) {
		if d.Mention != who {
			return
		}
		all := total(scores)
		for n := range names {
			x := MentionAt(r.Mentions, names[n])
			for k, j := range d.Candidates {
				if x >= 0 && (j == x || d.Entity(j) == d.Entity(x)) {
					out[n] += math.Exp(scores[k] - all)
				}
			}
		}
	})
	return out
}

// total is the logarithm of the sum of the exponentials.
func total(scores []float64) float64 {
	all := math.Inf(-1)
	for _, s := range scores {
		all = plus(all, s)
	}
	return all
}

// plus is log(exp(a) + exp(b)).
func plus(a, b float64) float64 {
	m := math.Max(a, b)
	if math.IsInf(m, -1) {
		return m
	}
	return m + math.Log(math.Exp(a-m)+math.Exp(b-m))
}

// MentionAt is the mention of the tokens [at[0], at[1]]: the shortest whose head stands in them, or else the shortest around them; -1
// for none.
func MentionAt(ms []Mention, at [2]int) int {
	best, around := -1, -1
	for i, m := range ms {
		if m.Head >= at[0] && m.Head <= at[1] && (best < 0 || m.Last-m.First < ms[best].Last-ms[best].First) {
			best = i
		}
		if m.First <= at[0] && at[1] <= m.Last && (around < 0 || m.Last-m.First < ms[around].Last-ms[around].First) {
			around = i
		}
	}
	if best < 0 {
		return around
	}
	return best
}
