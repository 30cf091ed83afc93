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

	"onrecord/eval/conll"
	"onrecord/lang"
	"onrecord/text"
)

// cutSets are the treebanks, below corpora/, on which the cutting of raw text into tokens and sentences is measured.
var cutSets = []string{"ud-ewt/dev", "ud-ewt/test", "ud-gum/dev", "ud-gum/test"}

// cutRow is how the raw text of one treebank was cut.
type cutRow struct {
	set    string
	scores conll.Scores
}

// measureCuts cuts the raw text of every treebank; digest is that of their files.
func measureCuts(root string) (rows []cutRow, digest string, err error) {
	pack, err := lang.English()
	if err != nil {
		return nil, "", fmt.Errorf("measure tokens: %w", err)
	}
	sum := sha256.New()
	for _, set := range cutSets {
		data, err := os.ReadFile(filepath.Join(root, "corpora", filepath.FromSlash(set)+".conllu"))
		if err != nil {
			return nil, "", fmt.Errorf("measure tokens: %w", err)
		}
		sum.Write(data)
		docs, err := conll.Read(bytes.NewReader(data))
		if err != nil {
			return nil, "", fmt.Errorf("measure tokens: %s: %w", set, err)
		}
		row := cutRow{set: set}
		for _, d := range docs {
			row.scores = row.scores.Add(conll.Compare(d, text.New(d.OnRecord(), pack.Text())))
		}
		rows = append(rows, row)
	}
	return rows, hex.EncodeToString(sum.Sum(nil)), nil
}

func printCuts(w io.Writer, rows []cutRow) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "\nraw text of\ttokens F1\tsentences F1\t")
	for _, r := range rows {
		fmt.Fprintf(tw, "%s\t%s\t%s\t\n", r.set, pc(r.scores.Words.F1()), pc(r.scores.Sentences.F1()))
	}
	tw.Flush()
}

// addCuts puts the figures of rows beside the others.
func addCuts(figures map[string]float64, rows []cutRow) {
	for _, r := range rows {
		figures[r.set+" tokens.f1"] = r.scores.Words.F1()
		figures[r.set+" sentences.f1"] = r.scores.Sentences.F1()
	}
}
