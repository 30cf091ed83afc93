package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord"
	"onrecord/claim"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/model/train/loglinear"
	"onrecord/text"
)

// ownStances reads the examples of our own below dir: blocks of lines SPEAKER: ACT: STANCE: WORDS, a block a claim.
func ownStances(dir string, pack *lang.Pack) ([]loglinear.Example, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("read stances: nothing at %s", dir)
	}
	pipeline, err := model.Load()
	if err != nil {
		return nil, err
	}
	var out []loglinear.Example
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for n, block := range strings.Split(string(data), "\n\n") {
			in, truth, err := stanceBlock(block)
			if err != nil {
				return nil, fmt.Errorf("%s: block %d: %w", file, n+1, err)
			}
			in.Pack = pack
			in.Analysis = pipeline.Analyze(text.New(in.Analysis.Text.Document, pack.Text()))
			for _, e := range claim.Examples(in, truth) {
				out = append(out, loglinear.Example{Features: e.Features, Class: e.Class})
			}
		}
	}
	return out, nil
}

// stanceBlock makes an article of the lines of one block: each its words alone, a paragraph of its own. The Analysis holds
// the Document and nothing else yet.
func stanceBlock(block string) (claim.Input, [][]claim.Truth, error) {
	d := &onrecord.Document{Lang: "en"}
	var in claim.Input
	var truth [][]claim.Truth
	for _, l := range strings.Split(block, "\n") {
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		f := strings.SplitN(l, ": ", 4)
		if len(f) != 4 || !slices.Contains(onrecord.Acts(), onrecord.Act(f[1])) || !slices.Contains(onrecord.StanceKinds(), onrecord.StanceKind(f[2])) {
			return in, nil, fmt.Errorf("line %q is not SPEAKER: ACT: STANCE: WORDS", l)
		}
		start := len(d.Text)
		d.Text += f[3]
		span := onrecord.Span{Start: start, End: len(d.Text), Text: f[3]}
		d.Blocks = append(d.Blocks, onrecord.Block{Kind: onrecord.Body, Start: start, End: len(d.Text)})
		d.Text += "\n\n"
		id := onrecord.PartyID(f[0])
		in.Statements = append(in.Statements, onrecord.Statement{ID: onrecord.StatementID(fmt.Sprintf("s%d", len(truth)+1)), Act: onrecord.Act(f[1]),
			Form: onrecord.Direct, Source: onrecord.Source{Party: id}, Content: []onrecord.Span{span}})
		truth = append(truth, []claim.Truth{{Claim: "c1", Stance: onrecord.StanceKind(f[2]), Words: f[3]}})
		if !slices.ContainsFunc(in.Parties, func(p onrecord.Party) bool { return p.ID == id }) {
			in.Parties = append(in.Parties, onrecord.Party{ID: id, Name: f[0]})
		}
	}
	for i := range in.Parties {
		p := &in.Parties[i]
		for at := strings.Index(d.Text, p.Name); at >= 0; {
			p.Mentions = append(p.Mentions, onrecord.Span{Start: at, End: at + len(p.Name), Text: p.Name})
			next := strings.Index(d.Text[at+1:], p.Name)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	in.Analysis = model.NewAnalysis(&text.Text{Document: d}, nil, nil)
	return in, truth, nil
}
