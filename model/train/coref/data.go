// Package coref trains the model that says who is who in a text, from open corpora: OntoGUM's chains and GAP's pronouns
// (the part called validation; development is only scored).
package coref

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord"
	who "onrecord/coref"
	"onrecord/eval/coref"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
)

// document is an analysed text with the chains that it is annotated with.
type document struct {
	analysis *model.Analysis
	gold     coref.Document
	places   *coref.Places
	chain    map[coref.Mention]int // of mentions by the tokens of the text, counted from 1
}

// question is one of GAP, with its tokens.
type question struct {
	coref.Question
	analysis *model.Analysis
	pronoun  [2]int
	names    [2][2]int
}

// reader reads corpora.
type reader struct {
	models  *model.Pipeline
	pack    *lang.Pack
	corpora string
	sources []Source
}

// Source is what was trained on, with the SHA-256 of its files in order.
type Source struct{ Path, SHA256, Licence string }

// documents reads the files of a folder of chains.
func (r *reader) documents(folder string, trained bool) ([]document, error) {
	files, err := filepath.Glob(filepath.Join(r.corpora, folder, "*.conll"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("read training data: no files in %s: name the folder that holds corpora/ by --data", filepath.Join(r.corpora, folder))
	}
	slices.Sort(files)
	sum := sha256.New()
	var out []document
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read training data: %w", err)
		}
		sum.Write(data)
		docs, err := coref.Read(bytes.NewReader(data), file)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			out = append(out, r.document(d))
		}
	}
	if trained {
		r.sources = append(r.sources, Source{folder + "/*.conll", hex.EncodeToString(sum.Sum(nil)), "CC BY 4.0 (annotation); texts of several open licences"})
	}
	return out, nil
}

func (r *reader) document(d coref.Document) document {
	written, ranges := d.Written()
	x := document{gold: d, analysis: r.analyze(written), chain: map[coref.Mention]int{}}
	x.places = coref.Align(x.analysis.Text, ranges)
	for k, c := range d.Chains {
		for _, m := range c {
			if in, ok := x.places.InText(m); ok {
				x.chain[in] = k + 1
			}
		}
	}
	return x
}

func (r *reader) analyze(d *onrecord.Document) *model.Analysis {
	return r.models.Analyze(text.New(d, r.pack.Text()))
}

// questions reads a file of GAP.
func (r *reader) questions(file string, trained bool) ([]question, error) {
	data, err := os.ReadFile(filepath.Join(r.corpora, file))
	if err != nil {
		return nil, fmt.Errorf("read training data: %w", err)
	}
	list, err := coref.ReadGAP(bytes.NewReader(data), file)
	if err != nil {
		return nil, err
	}
	if trained {
		sum := sha256.Sum256(data)
		r.sources = append(r.sources, Source{file, hex.EncodeToString(sum[:]), "Apache-2.0; texts CC BY-SA"})
	}
	var out []question
	for _, q := range list {
		x := question{Question: q}
		x.analysis = r.analyze(&onrecord.Document{Text: q.Text, Blocks: []onrecord.Block{{Kind: onrecord.Body, End: len(q.Text)}}})
		at := func(p coref.Place) [2]int {
			return [2]int{x.analysis.Text.TokenAt(p.Start), x.analysis.Text.TokenAt(p.End() - 1)}
		}
		x.pronoun, x.names = at(q.Pronoun), [2][2]int{at(q.Names[0]), at(q.Names[1])}
		out = append(out, x)
	}
	return out, nil
}

// classesOf are WordNet's lexicographer files of nouns, as the model takes them together.
var classesOf = map[string]uint8{"n18": who.ClassPerson, "n14": who.ClassGroup, "n15": who.ClassPlace, "n06": who.ClassThing, "n17": who.ClassThing,
	"n13": who.ClassThing, "n27": who.ClassThing, "n04": who.ClassAct, "n11": who.ClassAct, "n10": who.ClassWords, "n09": who.ClassWords, "n28": who.ClassTime}

// classes reads the table of senses.
func classes(table []byte) (*who.Classes, error) {
	z, err := gzip.NewReader(bytes.NewReader(table))
	if err != nil {
		return nil, fmt.Errorf("read table of senses: %w", err)
	}
	bits := map[uint32]uint8{}
	in := bufio.NewScanner(z)
	for in.Scan() {
		f := strings.Fields(in.Text())
		for _, mark := range f[1:] {
			if mark[0] != 'n' {
				continue
			}
			b, ok := classesOf[mark]
			if !ok {
				b = who.ClassOther
			}
			bits[who.Hash(f[0])] |= b
		}
	}
	c := &who.Classes{}
	for k := range bits {
		c.Keys = append(c.Keys, k)
	}
	slices.Sort(c.Keys)
	for _, k := range c.Keys {
		c.Bits = append(c.Bits, bits[k])
	}
	return c, in.Err()
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
