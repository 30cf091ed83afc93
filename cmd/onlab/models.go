package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"onrecord/eval/conll"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
)

// nameSets are the corpora of names, below corpora/, that the models are measured on.
var nameSets = []string{"uner-ewt/dev", "uner-ewt/test"}

// modelScores is what the models that ship reach on the treebanks and the corpora of names.
type modelScores struct {
	trees  []treeRow
	names  []nameRow
	words  int           // analysed from raw text
	took   time.Duration // … in this time, from tokens to names, one core
	digest string        // of the files of the corpora
}

// treeRow is the scores on one treebank, from its raw text and with its own tokens.
type treeRow struct {
	set        string
	raw, given conll.TreeScores
}

type nameRow struct {
	set    string
	scores conll.Score
}

// measureModels analyses all sets.
func measureModels(root string, now func() time.Time) (*modelScores, error) {
	pack, err := lang.English()
	if err != nil {
		return nil, fmt.Errorf("measure models: %w", err)
	}
	p, err := model.Load()
	if err != nil {
		return nil, fmt.Errorf("measure models: %w", err)
	}
	m, sum := &modelScores{}, sha256.New()
	open := func(set, ending string) (io.Reader, error) {
		data, err := os.ReadFile(filepath.Join(root, "corpora", filepath.FromSlash(set)+ending))
		sum.Write(data)
		return bytes.NewReader(data), err
	}
	for _, set := range cutSets {
		r, err := open(set, ".conllu")
		if err != nil {
			return nil, fmt.Errorf("measure models: %w", err)
		}
		docs, err := conll.Read(r)
		if err != nil {
			return nil, fmt.Errorf("measure models: %s: %w", set, err)
		}
		row := treeRow{set: set}
		for _, d := range docs {
			begin := now()
			raw := p.Analyze(text.New(d.OnRecord(), pack.Text()))
			m.took += now().Sub(begin)
			m.words += len(raw.Words)
			row.raw = row.raw.Add(conll.CompareTrees(d, conll.Of(raw)))
			given, t := d.Given()
			row.given = row.given.Add(conll.CompareTrees(given, conll.Of(p.Analyze(t))))
		}
		m.trees = append(m.trees, row)
	}
	for _, set := range nameSets {
		r, err := open(set, ".iob2")
		if err != nil {
			return nil, fmt.Errorf("measure models: %w", err)
		}
		docs, err := conll.ReadNames(r)
		if err != nil {
			return nil, fmt.Errorf("measure models: %s: %w", set, err)
		}
		row := nameRow{set: set}
		for _, d := range docs {
			row.scores = row.scores.Add(conll.CompareNames(d.Names, p.Analyze(d.Text).Entities, markedByUNER))
		}
		m.names = append(m.names, row)
	}
	m.digest = hex.EncodeToString(sum.Sum(nil))
	return m, nil
}

// markedByUNER: uner-ewt marks no other kinds.
func markedByUNER(kind string) bool { return kind == "PER" || kind == "ORG" || kind == "LOC" }

func printModels(w io.Writer, m *modelScores) {
	fmt.Fprintf(w, "\nmodels: %d words of raw text, %.0f words/s from tokens to names\n\n", m.words, m.speed())
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "F1 of\twords\tsentences\tUPOS\tXPOS\tlemmas\tUAS\tLAS\t")
	line := func(set, how string, s conll.TreeScores) {
		fmt.Fprintf(tw, "%s, %s\t", set, how)
		for _, x := range []conll.Score{s.Words, s.Sentences, s.UPOS, s.XPOS, s.Lemmas, s.UAS, s.LAS} {
			fmt.Fprintf(tw, "%.2f\t", 100*x.F1())
		}
		fmt.Fprintln(tw)
	}
	for _, r := range m.trees {
		line(r.set, "raw text", r.raw)
		line(r.set, "gold tokens", r.given)
	}
	tw.Flush()
	fmt.Fprintln(w)
	fmt.Fprintln(tw, "names, gold tokens\tgold\tfound\tright\tP\tR\tF1\t")
	for _, r := range m.names {
		s := r.scores
		fmt.Fprintf(tw, "%s\t%d\t%d\t%d\t%.2f\t%.2f\t%.2f\t\n", r.set, s.Gold, s.System, s.Match, 100*s.Precision(), 100*s.Recall(), 100*s.F1())
	}
	tw.Flush()
}

// speed is words a second; 0 when no time passed.
func (m *modelScores) speed() float64 {
	if m.took <= 0 {
		return 0
	}
	return float64(m.words) / m.took.Seconds()
}

// figures are what floors hold.
func (m *modelScores) figures() map[string]float64 {
	out := map[string]float64{}
	for _, r := range m.trees {
		for how, s := range map[string]conll.TreeScores{" raw ": r.raw, " given ": r.given} {
			out[r.set+how+"upos"], out[r.set+how+"lemmas"] = s.UPOS.F1(), s.Lemmas.F1()
			out[r.set+how+"uas"], out[r.set+how+"las"] = s.UAS.F1(), s.LAS.F1()
		}
	}
	for _, r := range m.names {
		out[r.set+" names.f1"] = r.scores.F1()
	}
	return out
}
