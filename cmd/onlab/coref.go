package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"
	"time"

	"onrecord"
	who "onrecord/coref"
	"onrecord/eval/coref"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
)

// chainSets are the corpora of chains, below corpora/, that who is who is measured on; pronounSet is that of pronouns.
var chainSets = []string{"gum-coref/dev", "gum-coref/test"}

const pronounSet = "gap/gap-development.tsv"

// corefScores is what the model of who is who reaches.
type corefScores struct {
	chains   []coref.Scores // of chainSets
	pronouns coref.GAPTally
	words    int
	took     time.Duration // by the model alone, on the analyses of the chains
	digest   string        // of the files of the corpora
}

// corefReader is what reads them.
type corefReader struct {
	pack   *lang.Pack
	models *model.Pipeline
	who    *who.Model
	sum    hash.Hash
	root   string
}

// measureCoref reads all sets from raw text.
func measureCoref(root string) (*corefScores, error) {
	r := &corefReader{sum: sha256.New(), root: filepath.Join(root, "corpora")}
	var err error
	if r.pack, err = lang.English(); err == nil {
		r.models, err = model.Load()
	}
	if err == nil {
		r.who, err = who.Load()
	}
	if err != nil {
		return nil, fmt.Errorf("measure who is who: %w", err)
	}
	m := &corefScores{}
	for _, set := range chainSets {
		s, err := r.chains(set, m)
		if err != nil {
			return nil, fmt.Errorf("measure who is who: %w", err)
		}
		m.chains = append(m.chains, s)
	}
	if m.pronouns, err = r.pronouns(pronounSet); err != nil {
		return nil, fmt.Errorf("measure who is who: %w", err)
	}
	m.digest = hex.EncodeToString(r.sum.Sum(nil))
	return m, nil
}

func (r *corefReader) open(file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	r.sum.Write(data)
	return data, err
}

// chains scores the documents of one set.
func (r *corefReader) chains(set string, m *corefScores) (sum coref.Scores, err error) {
	files, err := filepath.Glob(filepath.Join(r.root, filepath.FromSlash(set), "*.conll"))
	if err != nil || len(files) == 0 {
		return sum, fmt.Errorf("no files of %s below %s", set, r.root)
	}
	slices.Sort(files)
	for _, file := range files {
		data, err := r.open(file)
		if err != nil {
			return sum, err
		}
		docs, err := coref.Read(bytes.NewReader(data), file)
		if err != nil {
			return sum, err
		}
		for i := range docs {
			written, ranges := docs[i].Written()
			a := r.models.Analyze(text.New(written, r.pack.Text()))
			begin := time.Now()
			found := r.who.Read(a, r.pack)
			m.took += time.Since(begin)
			m.words += len(a.Words)
			var entities [][]coref.Mention
			for _, e := range found.Entities() {
				var list []coref.Mention
				for _, k := range e {
					list = append(list, coref.Mention{First: found.Mentions[k].First, Last: found.Mentions[k].Last})
				}
				entities = append(entities, list)
			}
			sum = sum.Add(coref.Compare(docs[i].Chains, coref.Align(a.Text, ranges).Chains(entities)))
		}
	}
	return sum, nil
}

// pronouns answers the questions of one file.
func (r *corefReader) pronouns(file string) (t coref.GAPTally, err error) {
	data, err := r.open(filepath.Join(r.root, filepath.FromSlash(file)))
	if err != nil {
		return t, err
	}
	list, err := coref.ReadGAP(bytes.NewReader(data), file)
	if err != nil {
		return t, err
	}
	for _, q := range list {
		d := &onrecord.Document{Text: q.Text, Blocks: []onrecord.Block{{Kind: onrecord.Body, End: len(q.Text)}}}
		a := r.models.Analyze(text.New(d, r.pack.Text()))
		at := func(p coref.Place) [2]int { return [2]int{a.Text.TokenAt(p.Start), a.Text.TokenAt(p.End() - 1)} }
		t.Count(q, coref.Answer(r.who.Between(a, r.pack, at(q.Pronoun), [][2]int{at(q.Names[0]), at(q.Names[1])})))
	}
	return t, nil
}

func printCoref(w io.Writer, m *corefScores) {
	fmt.Fprintf(w, "\nwho is who: %d words, %.0f words/s of this stage alone\n\n", m.words, float64(m.words)/max(m.took.Seconds(), 1e-9))
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "chains, from raw tokens\tmentions\tMUC P\tR\tF1\tB3 P\tR\tF1\tCEAFe P\tR\tF1\tCoNLL\t")
	for i, s := range m.chains {
		fmt.Fprintf(tw, "%s\t%s", chainSets[i], pc(s.Mentions.F1()))
		for _, t := range []coref.Tally{s.MUC, s.B3, s.CEAFe} {
			fmt.Fprintf(tw, "\t%s\t%s\t%s", pc(t.Precision()), pc(t.Recall()), pc(t.F1()))
		}
		fmt.Fprintf(tw, "\t%s\t\n", pc(s.CoNLL()))
	}
	tw.Flush()
	t := m.pronouns
	fmt.Fprintf(w, "\n%s: F1 %s, %d right, %d wrong, %d missed\n", pronounSet, pc(t.F1()), t.Right, t.Wrong, t.Missed)
}

// figures are what floors hold.
func (m *corefScores) figures() map[string]float64 {
	out := map[string]float64{"gap/development f1": m.pronouns.F1()}
	for i, s := range m.chains {
		out[chainSets[i]+" conll"] = s.CoNLL()
	}
	return out
}
