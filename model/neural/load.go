package neural

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"sync"

	"onrecord/model/neural/kernel"
	"onrecord/model/weights"
)

// Version of the sections within the weights file.
const Version = 1

// Shape is the section "shape": 32-bit little-endian numbers in this order.
type Shape struct {
	Version                 uint32
	WordRows, WordDim       uint32
	PartRows, PartDim       uint32
	Hidden, Layers          uint32
	TagLayer, TagDim        uint32
	ArcDim, RelDim          uint32
	UPOS, XPOS, Feats, Rels uint32 // how many of each
	Tags                    uint32 // how many triples of UPOS, XPOS and Feats occur
	InputUnit               uint32 // the integer that stands for InputTop in the inputs of the first layer
	InputTop                float32
	Lexicon, Classes, Marks uint32 // words with a class; classes; the marks they are made of
}

// Net is a network ready to run. It is not changed once loaded and may be shared by goroutines.
type Net struct {
	shape       Shape
	upos, xpos  []string
	feats, rels []string
	tags        [][3]uint16
	words       hashes
	lexicon     classes
	word, part  table
	lstms       []layer
	tag, arcs   *dense
	tagOut, rel *floats
	turn        kernel.Panel
	lean, root  []float32
	rootRel     int // index of the relation of a root, -1 if there is none
	scratch     sync.Pool
}

// table is an embedding of signed bytes, each row with its scale.
type table struct {
	dim   int
	cells []byte
	scale []float32
}

// layer is one bidirectional LSTM.
type layer struct {
	in   *dense
	step [2]*kernel.IntPanel
}

// dense is a product of integers and a bias.
type dense struct {
	p    *kernel.IntPanel
	bias []float32
}

// floats is a product of floats and a bias.
type floats struct {
	p    kernel.Panel
	bias []float32
}

// Load makes a Net of a weights file. The embeddings stay where they are in the file's bytes.
func Load(f *weights.File) (*Net, error) {
	r := &reader{f: f}
	n := &Net{}
	n.shape = r.shape()
	if r.err != nil {
		return nil, r.err
	}
	s := n.shape
	n.upos, n.xpos = r.names("upos", s.UPOS), r.names("xpos", s.XPOS)
	n.feats, n.rels = r.names("feats", s.Feats), r.names("rels", s.Rels)
	n.tags = r.tags(s)
	n.words = newHashes(r.uints("words", int(s.WordRows)-1))
	n.lexicon = r.classes(s)
	n.word = r.table("word", s.WordRows, s.WordDim)
	n.part = r.table("part", s.PartRows+s.Marks, s.PartDim)
	in, h := int(s.WordDim+s.PartDim), int(s.Hidden)
	for i := range int(s.Layers) {
		name := "lstm" + string(rune('1'+i))
		n.lstms = append(n.lstms, layer{in: r.dense(name+".in", in, 8*h),
			step: [2]*kernel.IntPanel{r.ints(name+".ahead", h, 4*h), r.ints(name+".back", h, 4*h)}})
		in = 2 * h
	}
	n.tag = r.dense("tag", in, int(s.TagDim))
	n.arcs = r.dense("arcs", in, int(2*s.ArcDim+2*s.RelDim))
	n.tagOut = r.floats("tagout", int(s.TagDim), int(s.UPOS+s.XPOS+s.Feats))
	n.rel = r.floats("rel", int(3*s.RelDim), int(s.Rels))
	ad := int(s.ArcDim)
	if turn := r.numbers("turn", ad*ad); r.err == nil {
		n.turn.Pack(turn, ad, ad, ad)
	}
	n.lean, n.root = r.numbers("lean", ad), r.numbers("root", ad+int(s.RelDim))
	if r.err != nil {
		return nil, r.err
	}
	n.rootRel = slices.Index(n.rels, "root")
	n.scratch.New = func() any { return &scratch{} }
	return n, nil
}

// reader reads sections until the first error.
type reader struct {
	f   *weights.File
	err error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = r.f.Errorf(format, args...)
	}
}

// section wants exactly size bytes, or any number when size is negative.
func (r *reader) section(name string, size int) []byte {
	if r.err != nil {
		return make([]byte, max(size, 0))
	}
	b, err := r.f.Section(name)
	if err != nil {
		r.err = err
	} else if size >= 0 && len(b) != size {
		r.fail("section %q has %d bytes, want %d: it does not fit the section \"shape\"", name, len(b), size)
	}
	if r.err != nil {
		return make([]byte, max(size, 0))
	}
	return b
}

func (r *reader) shape() Shape {
	var s Shape
	b := r.section("shape", binary.Size(s))
	if r.err != nil {
		return s
	}
	if _, err := binary.Decode(b, binary.LittleEndian, &s); err != nil {
		r.fail("section \"shape\": %v", err)
		return s
	}
	if s.Version != Version {
		r.fail("network version %d, this program runs version %d: use the weights that came with it", s.Version, Version)
	}
	for _, d := range []uint32{s.WordDim, s.PartDim, s.Hidden, s.TagDim, s.ArcDim, s.RelDim} {
		if d == 0 || d > 4096 || d%2 != 0 {
			r.fail("section \"shape\": a width of %d, want an even number up to 4096", d)
		}
	}
	for _, d := range []uint32{s.WordRows, s.PartRows, s.UPOS, s.XPOS, s.Feats, s.Rels, s.Tags} {
		if d == 0 || d > 1<<22 {
			r.fail("section \"shape\": a table of %d rows, want 1 to %d", d, 1<<22)
		}
	}
	if s.Lexicon > 1<<22 || s.Marks > 1<<15 || s.Classes > 1<<16 {
		r.fail("section \"shape\": a lexicon of %d words, %d classes and %d marks is too large", s.Lexicon, s.Classes, s.Marks)
	}
	if s.PartRows&(s.PartRows-1) != 0 {
		r.fail("section \"shape\": %d rows of parts, want a power of two", s.PartRows)
	}
	if s.Layers == 0 || s.Layers > 8 || s.TagLayer == 0 || s.TagLayer > s.Layers {
		r.fail("section \"shape\": %d layers, tags after layer %d", s.Layers, s.TagLayer)
	}
	if s.InputUnit == 0 || s.InputUnit > 16383 || !(s.InputTop > 0) {
		r.fail("section \"shape\": %d stands for %v", s.InputUnit, s.InputTop)
	}
	return s
}

func (r *reader) names(name string, n uint32) []string {
	b := r.section(name, -1)
	if r.err != nil {
		return nil
	}
	all := strings.Split(string(b), "\n")
	if len(all) != int(n) {
		r.fail("section %q has %d names, want %d", name, len(all), n)
	}
	return all
}

func (r *reader) tags(s Shape) [][3]uint16 {
	b := r.section("tags", int(s.Tags)*6)
	all := make([][3]uint16, s.Tags)
	for i := range all {
		for k := range 3 {
			all[i][k] = binary.LittleEndian.Uint16(b[i*6+2*k:])
		}
		if uint32(all[i][0]) >= s.UPOS || uint32(all[i][1]) >= s.XPOS || uint32(all[i][2]) >= s.Feats {
			r.fail("section \"tags\": triple %d names a tag that is not there", i)
		}
	}
	return all
}

func (r *reader) uints(name string, n int) []uint32 {
	b := r.section(name, 4*n)
	v := make([]uint32, n)
	for i := range v {
		v[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return v
}

func (r *reader) numbers(name string, n int) []float32 {
	v := make([]float32, n)
	for i, u := range r.uints(name, n) {
		if v[i] = math.Float32frombits(u); v[i]-v[i] != 0 {
			r.fail("section %q: element %d is not a number", name, i)
		}
	}
	return v
}

func (r *reader) table(name string, rows, dim uint32) table {
	return table{int(dim), r.section(name, int(rows*dim)), r.numbers(name+".scale", int(rows))}
}

func (r *reader) ints(name string, k, n int) *kernel.IntPanel {
	b := r.section(name, 2*k*n)
	w := make([]int16, k*n)
	for i := range w {
		w[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return kernel.NewIntPanel(w, r.numbers(name+".scale", n), k, n)
}

func (r *reader) dense(name string, k, n int) *dense {
	return &dense{r.ints(name, k, n), r.numbers(name+".bias", n)}
}

func (r *reader) floats(name string, k, n int) *floats {
	f := &floats{bias: r.numbers(name+".bias", n)}
	f.p.Pack(r.numbers(name, k*n), k, n, n)
	return f
}

// hashes finds the row of a word by its hash: open addressing, half full at most. Row 0 is for words not there.
type hashes struct {
	keys []uint32
	rows []uint32
}

func newHashes(keys []uint32) hashes {
	size := 16
	for size < 2*len(keys) {
		size *= 2
	}
	h := hashes{make([]uint32, size), make([]uint32, size)}
	for i, k := range keys {
		at := k & uint32(size-1)
		for h.rows[at] != 0 {
			at = (at + 1) & uint32(size-1)
		}
		h.keys[at], h.rows[at] = k, uint32(i+1)
	}
	return h
}

func (h hashes) row(key uint32) uint32 {
	mask := uint32(len(h.keys) - 1)
	for at := key & mask; h.rows[at] != 0; at = (at + 1) & mask {
		if h.keys[at] == key {
			return h.rows[at]
		}
	}
	return 0
}

// classes gives the words of the lexicon the marks of their class.
type classes struct {
	keys  []uint32 // in order
	class []uint16
	marks [][]uint16 // of each class
}

func (c *classes) of(key uint32) []uint16 {
	k, ok := slices.BinarySearch(c.keys, key)
	if !ok {
		return nil
	}
	return c.marks[c.class[k]]
}

func (r *reader) classes(s Shape) classes {
	c := classes{keys: r.uints("lexicon", int(s.Lexicon)), class: r.shorts("lexicon.class", int(s.Lexicon)), marks: make([][]uint16, s.Classes)}
	if !slices.IsSorted(c.keys) {
		r.fail("section \"lexicon\": its hashes are not in order")
	}
	for i, k := range c.class {
		if uint32(k) >= s.Classes {
			r.fail("section \"lexicon.class\": word %d has class %d of %d", i, k, s.Classes)
		}
	}
	flat := r.shorts("classes", -1)
	for i := range c.marks {
		if len(flat) == 0 || int(flat[0]) >= len(flat) {
			r.fail("section \"classes\": cut short at class %d", i)
			return c
		}
		c.marks[i], flat = flat[1:1+flat[0]], flat[1+flat[0]:]
		for _, m := range c.marks[i] {
			if uint32(m) >= s.Marks {
				r.fail("section \"classes\": class %d has mark %d of %d", i, m, s.Marks)
			}
		}
	}
	return c
}

// shorts reads n 16-bit numbers, or all there are when n is negative.
func (r *reader) shorts(name string, n int) []uint16 {
	b := r.section(name, 2*n)
	v := make([]uint16, len(b)/2)
	for i := range v {
		v[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return v
}
