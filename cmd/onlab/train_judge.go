package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

func trainJudgeCommand() *cobra.Command {
	var data, own, out string
	var seed uint64
	cmd := &cobra.Command{
		Use:   "judge",
		Short: "train only what drops statements that are none, from annotated articles",
		Long: `Train only what drops statements that are none, from annotated articles.

Writes weights.tsv, manifest.json and report.txt. The model learns from what the rules find, so train it anew when the
rules of statements change; then the acts, which learn from what it keeps.`,
		Example: `  onlab train judge --data DIR --out models/en-judge`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return trainJudge(cmd.OutOrStdout(), data, own, out, seed)
		},
	}
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/, gold/ and stories/")
	f.StringVar(&own, "own", ownArticles, "folder of our own annotated articles")
	f.StringVar(&out, "out", "models/en-judge", "folder to write the model to")
	f.Uint64Var(&seed, "seed", 1, "seed of all that is random")
	return cmd
}

func trainJudge(w io.Writer, data, own, out string, seed uint64) error {
	l, err := newJudgeLab(data, own, seed)
	if err != nil {
		return err
	}
	m, scores := l.learn(""), l.scores()
	report := judgeReport(scores, l.sources)
	fmt.Fprint(w, report)
	manifest := actManifest{Name: "en-judge", Version: "1", Licence: "CC BY-SA 4.0", Seed: seed, Training: l.sources, Scores: judgeFigures(scores)}
	if err := writeTable(out, m, manifest, report); err != nil {
		return fmt.Errorf("train judge: %w", err)
	}
	return nil
}
