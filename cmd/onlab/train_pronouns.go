package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/coref"
	"onrecord/eval"
	"onrecord/intake"
	"onrecord/lang"
	fit "onrecord/model/train/loglinear"
	"onrecord/party"
	"onrecord/statement"
)

func trainPronounsCommand() *cobra.Command {
	var data, own, out string
	var seed uint64
	cmd := &cobra.Command{
		Use:   "pronouns",
		Short: "train only whom a pronoun that names a source means, from annotated articles",
		Long: `Train only whom a pronoun that names a source means: the weights by which the party room holds the model of who is who
against what the article shows. Learned from the train part of the gold and from our own articles, parts dev and read.`,
		Example: `  onlab train pronouns --data DIR --out models/en-coref`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			l, err := newPronounLab()
			if err != nil {
				return err
			}
			for _, p := range []struct{ root, part, licence string }{
				{data, "train", "texts CC BY 2.5, annotations CC0"}, {own, "dev", "Apache-2.0"}, {own, "read", "Apache-2.0"},
			} {
				if err := l.add(p.root, p.part, p.licence); err != nil {
					return err
				}
			}
			return l.write(cmd.OutOrStdout(), out, seed)
		},
	}
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/ and gold/")
	f.StringVar(&own, "own", "eval/testdata/own", "folder with articles of our own")
	f.StringVar(&out, "out", "models/en-coref", "folder to write the weights to")
	f.Uint64Var(&seed, "seed", 1, "seed of all that is random")
	return cmd
}

// pronounLab collects examples.
type pronounLab struct {
	reader   *intake.Reader
	pack     *lang.Pack
	who      *coref.Model
	examples []fit.Example
	sources  []pronounSource
}

// pronounSource is a part that was learned from.
type pronounSource struct{ Part, SHA256, Licence string }

// write learns, and writes the weights with their manifest.
func (l *pronounLab) write(w io.Writer, out string, seed uint64) error {
	o := fit.Options{Seed: seed, L2: 10, Min: 3}
	weights := fit.Fit(l.examples, o).Bytes()
	sum := sha256.Sum256(weights)
	manifest, err := json.MarshalIndent(struct {
		Name, SHA256, Licence string
		Decisions             int
		Training              []pronounSource
		Settings              fit.Options
	}{"en-coref/pronouns", hex.EncodeToString(sum[:]), "CC BY-SA 4.0", len(l.examples), l.sources, o}, "", "  ")
	if err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	for name, body := range map[string][]byte{"pronouns.tsv": weights, "pronouns.json": append(manifest, '\n')} {
		if err := os.WriteFile(filepath.Join(out, name), body, 0o644); err != nil {
			return fmt.Errorf("write model: %w", err)
		}
	}
	fmt.Fprintf(w, "%d decisions\n", len(l.examples))
	return nil
}

func newPronounLab() (*pronounLab, error) {
	l := &pronounLab{}
	var err error
	if l.reader, err = intake.New(); err == nil {
		l.pack, err = lang.English()
	}
	if err == nil {
		l.who, err = coref.Load()
	}
	return l, err
}

// add learns from all articles of a part.
func (l *pronounLab) add(root, part, licence string) error {
	gold, err := eval.LoadGold(root, part)
	if err != nil {
		return err
	}
	l.sources = append(l.sources, pronounSource{part, eval.Digest(gold), licence})
	for _, g := range gold {
		if err := l.article(g); err != nil {
			return fmt.Errorf("read %s: %w", g.Name, err)
		}
	}
	return nil
}

// article learns from the statements that were read and annotated.
func (l *pronounLab) article(g *eval.Gold) error {
	c := onrecord.NewCapture(g.Name+".txt", "text/plain; charset=utf-8", []byte(g.Text))
	r, err := l.reader.Read(c)
	if err != nil {
		return err
	}
	a, err := l.reader.Analyze(c)
	if err != nil {
		return err
	}
	found := statement.Find(a, l.pack)
	truth := make([][]string, len(found.Statements))
	m := eval.NewMatch(g, r)
	for i, s := range r.Statements {
		if k := m.ToGold[i]; k >= 0 && i < len(truth) && s.Source.Span == found.Statements[i].Source.Span {
			if p := g.Party(g.Statements[k].Source.Party); p != nil && sameWords(g.Statements[k].Source.Span, s.Source.Span) {
				truth[i] = append([]string{p.Name}, p.Aliases...)
			}
		}
	}
	for _, e := range party.Examples(a, l.pack, party.By{Who: l.who.Pronouns(a, l.pack)}, intake.Mentions(found), truth) {
		l.examples = append(l.examples, fit.Example{Features: e.Features, Class: e.Class})
	}
	return nil
}

// sameWords: both name the source by the same words, so that what was annotated is this very pronoun.
func sameWords(a, b onrecord.Span) bool { return a.Text == b.Text }
