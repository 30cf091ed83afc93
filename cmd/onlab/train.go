package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/model/train"
)

func trainCommand() *cobra.Command {
	var data, out string
	var seed uint64
	cmd := &cobra.Command{
		Use:   "train",
		Short: "train all models of English from open corpora (about half an hour of one core)",
		Long: `Train all models of English from open corpora: the linear models, the network, what drops statements that are none, then what sources do by speaking.

Writes weights, manifest.json and report.txt of each. The same corpora and seed give the same weights, byte by byte. What
is learned from readings (coref, claims, judge, acts) is learned from what the models inside this program read: where the others changed,
build it and train these again.`,
		Example: `  onlab train --data DIR --out models`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			corpora := filepath.Join(data, "corpora")
			o := train.Options{Corpora: corpora, Seed: seed, Say: say(cmd.ErrOrStderr())}
			if err := trainLinear(cmd.OutOrStdout(), o, filepath.Join(out, "en-linear")); err != nil {
				return err
			}
			if err := trainNetwork(cmd.OutOrStdout(), cmd.ErrOrStderr(), corpora, seed, filepath.Join(out, "en-neural")); err != nil {
				return err
			}
			if err := trainJudge(cmd.OutOrStdout(), data, ownArticles, filepath.Join(out, "en-judge"), seed); err != nil {
				return err
			}
			return trainActs(cmd.OutOrStdout(), data, ownArticles, filepath.Join(out, "en-acts"), seed)
		},
	}
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/, gold/ and stories/")
	f.StringVar(&out, "out", "models", "folder of the models")
	f.Uint64Var(&seed, "seed", 1, "seed of all that is random")
	cmd.AddCommand(trainLinearCommand(), trainNeuralCommand(), trainCorefCommand(), trainPronounsCommand(), trainClaimsCommand(), trainJudgeCommand(), trainActsCommand(),
		condenseCommand(), condenseVectorsCommand())
	return cmd
}

func trainLinearCommand() *cobra.Command {
	var data, out string
	var o train.Options
	cmd := &cobra.Command{
		Use:     "linear",
		Short:   "train only the linear models, for lemmas and names",
		Example: `  onlab train linear --data DIR --out models/en-linear`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.Corpora, o.Say = filepath.Join(data, "corpora"), say(cmd.ErrOrStderr())
			return trainLinear(cmd.OutOrStdout(), o, out)
		},
	}
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/")
	f.StringVar(&out, "out", "models/en-linear", "folder to write the model to")
	f.Uint64Var(&o.Seed, "seed", 1, "seed of all that is random")
	f.BoolVar(&o.Trees, "trees", false, "with tags, features and trees too, to compare with the network: the program does not need them")
	return cmd
}

func trainLinear(w io.Writer, o train.Options, out string) error {
	r, err := train.Linear(o)
	if err != nil {
		return err
	}
	fmt.Fprint(w, r.Report())
	return r.Write(out)
}

// say prints progress to w.
func say(w io.Writer) func(string) { return func(msg string) { fmt.Fprintln(w, msg) } }
