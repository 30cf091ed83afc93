package neural

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"onrecord/model/neural"
	"onrecord/model/neural/kernel"
	"onrecord/model/weights"
)

// top16 is the largest weight after rounding to 16 bits: small enough that pairs of products never overflow.
const top16 = 16383

// inputUnit stands for the largest number among the inputs of the first layer.
const inputUnit = 4095

// export rounds the weights and writes them as the sections that neural.Load reads.
func (n *net) export(all []example) ([]byte, error) {
	e := &exporter{}
	s := n.set
	top := n.largestInput(all)
	shape := neural.Shape{Version: neural.Version, WordRows: uint32(len(n.v.counts)), WordDim: uint32(s.WordDim),
		PartRows: uint32(s.PartRows), PartDim: uint32(s.PartDim), Hidden: uint32(s.Hidden), Layers: uint32(s.Layers),
		TagLayer: uint32(s.TagLayer), TagDim: uint32(s.TagDim), ArcDim: uint32(s.ArcDim), RelDim: uint32(s.RelDim),
		UPOS: uint32(len(n.v.upos.names)), XPOS: uint32(len(n.v.xpos.names)), Feats: uint32(len(n.v.feats.names)),
		Rels: uint32(len(n.v.rels.names)), Tags: uint32(len(n.v.tags)), InputUnit: inputUnit, InputTop: top,
		Lexicon: uint32(len(n.v.lex)), Classes: uint32(len(n.v.class)), Marks: uint32(n.v.marks)}
	body, err := binary.Append(nil, binary.LittleEndian, shape)
	if err != nil {
		return nil, fmt.Errorf("write network: %w", err)
	}
	e.add("shape", body)
	for _, l := range []struct {
		name string
		labels
	}{{"upos", n.v.upos}, {"xpos", n.v.xpos}, {"feats", n.v.feats}, {"rels", n.v.rels}} {
		e.add(l.name, []byte(strings.Join(l.names, "\n")))
	}
	var tags []byte
	for _, t := range n.v.tags {
		for _, k := range t {
			tags = binary.LittleEndian.AppendUint16(tags, uint16(k))
		}
	}
	e.add("tags", tags)
	hashes := make([]uint32, len(n.v.counts)-1)
	for h, row := range n.v.words {
		hashes[row-1] = h
	}
	var words []byte
	for _, h := range hashes {
		words = binary.LittleEndian.AppendUint32(words, h)
	}
	e.add("words", words)
	e.lexicon(n.v)
	e.table("word", n.word)
	e.table("part", n.part)
	// unit is what 1 in the integers on the other side stands for, most the largest of them
	unit, most := top/inputUnit, 2.0*inputUnit
	for i, l := range n.lstms {
		name := fmt.Sprintf("lstm%d", i+1)
		e.ints(name+".in", l.wx, unit, most)
		e.floats(name+".in.bias", l.b.w)
		e.ints(name+".ahead", l.u[0], 1.0/kernel.Unit, kernel.Unit)
		e.ints(name+".back", l.u[1], 1.0/kernel.Unit, kernel.Unit)
		unit, most = 1.0/kernel.Unit, kernel.Unit
	}
	e.ints("tag", n.tag.w, unit, most)
	e.floats("tag.bias", n.tag.b.w)
	e.ints("arcs", n.arcs.w, unit, most)
	e.floats("arcs.bias", n.arcs.b.w)
	e.floats("tagout", n.tags.w.w)
	e.floats("tagout.bias", n.tags.b.w)
	e.floats("rel", n.rel.w.w)
	e.floats("rel.bias", n.rel.b.w)
	e.floats("turn", n.turn.w)
	e.floats("lean", n.lean.w)
	e.floats("root", n.root.w)
	if e.err != nil {
		return nil, fmt.Errorf("write network: %w", e.err)
	}
	return e.w.Bytes(), nil
}

// largestInput is the largest number, either sign, that goes into the first layer over all words of the examples.
func (n *net) largestInput(all []example) float32 {
	var top float32
	sum := make([]float32, n.set.PartDim)
	for _, e := range all {
		for t, w := range e.words {
			clear(sum)
			for _, q := range e.parts[t] {
				for j, v := range n.part.row(q) {
					sum[j] += v
				}
			}
			scale := partScale(len(e.parts[t]))
			for _, v := range sum {
				top = max(top, max(v, -v)*scale)
			}
			for _, v := range n.word.row(w) {
				top = max(top, v, -v)
			}
		}
	}
	return max(top, 1e-6)
}

type exporter struct {
	w   weights.Writer
	err error
}

func (e *exporter) add(name string, body []byte) {
	if e.err == nil {
		e.err = e.w.Add(name, body)
	}
}

func (e *exporter) floats(name string, x []float32) {
	b := make([]byte, 0, 4*len(x))
	for _, v := range x {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	e.add(name, b)
}

// lexicon writes the words in the order of their hashes, the class of each, and the marks of each class after their number.
func (e *exporter) lexicon(v *vocab) {
	var keys, classes, marks []byte
	for _, h := range slices.Sorted(maps.Keys(v.lex)) {
		keys = binary.LittleEndian.AppendUint32(keys, h)
		classes = binary.LittleEndian.AppendUint16(classes, uint16(v.lex[h]))
	}
	for _, c := range v.class {
		marks = binary.LittleEndian.AppendUint16(marks, uint16(len(c)))
		for _, m := range c {
			marks = binary.LittleEndian.AppendUint16(marks, uint16(m))
		}
	}
	if len(v.class) > math.MaxUint16 {
		e.err = fmt.Errorf("%d classes of words, want at most %d", len(v.class), math.MaxUint16)
	}
	e.add("lexicon", keys)
	e.add("lexicon.class", classes)
	e.add("classes", marks)
}

// table rounds each row to signed bytes.
func (e *exporter) table(name string, p *param) {
	b, scales := make([]byte, 0, len(p.w)), make([]float32, p.rows)
	for i := range p.rows {
		row := p.row(int32(i))
		var top float32
		for _, v := range row {
			top = max(top, v, -v)
		}
		scales[i] = top / 127
		for _, v := range row {
			q := 0.0
			if top > 0 {
				q = math.RoundToEven(float64(v / scales[i]))
			}
			b = append(b, byte(int8(max(min(q, 127), -127))))
		}
	}
	e.add(name, b)
	e.floats(name+".scale", scales)
}

// ints rounds each column to 16 bits. The scale of a column keeps the sum of its weights, times the most that an input can be, within
// 31 bits, so that no sum can overflow.
func (e *exporter) ints(name string, p *param, unit float32, most float64) {
	scale, factor := make([]float32, p.cols), make([]float32, p.cols)
	for j := range p.cols {
		var top, sum float64
		for i := range p.rows {
			v := math.Abs(float64(p.w[i*p.cols+j]))
			top, sum = max(top, v), sum+v
		}
		s := max(top/top16, sum*most/float64(math.MaxInt32-65536*int32(p.rows)), 1e-12)
		factor[j] = float32(s)
		scale[j] = float32(s) * unit
	}
	b := make([]byte, 0, 2*len(p.w))
	for i, v := range p.w {
		q := math.RoundToEven(float64(v / factor[i%p.cols]))
		b = binary.LittleEndian.AppendUint16(b, uint16(int16(max(min(q, top16), -top16))))
	}
	e.add(name, b)
	e.floats(name+".scale", scale)
}
