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

	"onrecord/model/loglinear"
)

// ownArticles is where our own annotated articles are in this repository.
const ownArticles = "eval/testdata/own"

func trainActsCommand() *cobra.Command {
	var data, own, out string
	var seed uint64
	cmd := &cobra.Command{
		Use:   "acts",
		Short: "train only what sources do by speaking, from annotated articles",
		Long: `Train only what sources do by speaking, from annotated articles and the stories.

Writes weights.tsv, manifest.json and report.txt. The model learns from what the reader finds, so train it anew when the
rules of statements change.`,
		Example: `  onlab train acts --data DIR --out models/en-acts`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return trainActs(cmd.OutOrStdout(), data, own, out, seed)
		},
	}
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/, gold/ and stories/")
	f.StringVar(&own, "own", ownArticles, "folder of our own annotated articles")
	f.StringVar(&out, "out", "models/en-acts", "folder to write the model to")
	f.Uint64Var(&seed, "seed", 1, "seed of all that is random")
	return cmd
}

// actManifest describes a model of acts, or another that is learned from annotated articles: what it was made from, how well it does.
type actManifest struct {
	Name     string                        `json:"name"`
	Version  string                        `json:"version"`
	Digest   string                        `json:"digest"` // SHA-256 of weights.tsv
	Bytes    int                           `json:"bytes"`
	Features int                           `json:"features"`
	Licence  string                        `json:"licence"`
	Seed     uint64                        `json:"seed"`
	Training []actSource                   `json:"training"`
	Scores   map[string]map[string]float64 `json:"scores"` // in percent, by slice
}

func trainActs(w io.Writer, data, own, out string, seed uint64) error {
	l, err := newActLab(data, own, seed)
	if err != nil {
		return err
	}
	m, scores := l.learn(""), l.scores()
	report := l.report(scores)
	fmt.Fprint(w, report)
	manifest := actManifest{Name: "en-acts", Version: "1", Licence: "CC BY-SA 4.0", Seed: seed, Training: l.sources, Scores: scores.figures()}
	if err := writeTable(out, m, manifest, report); err != nil {
		return fmt.Errorf("train acts: %w", err)
	}
	return nil
}

// writeTable writes a log-linear model with its manifest, of which it fills what tells the weights, and its report to folder out.
func writeTable(out string, m *loglinear.Model, manifest actManifest, report string) error {
	weights := m.Bytes()
	sum := sha256.Sum256(weights)
	manifest.Digest, manifest.Bytes, manifest.Features = hex.EncodeToString(sum[:]), len(weights), m.Features()
	body, err := json.MarshalIndent(manifest, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		body []byte
	}{{"weights.tsv", weights}, {"manifest.json", append(body, '\n')}, {"report.txt", []byte(report)}} {
		if err := os.WriteFile(filepath.Join(out, f.name), f.body, 0o644); err != nil {
			return err
		}
	}
	return nil
}
