package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/model/train/neural"
)

// newsEpochs is how often the network goes through the trees when there are those of News among them.
const newsEpochs = 18

// trainNetwork trains the network on the corpora in the folder and writes it to out.
func trainNetwork(w, log io.Writer, corpora string, seed uint64, news bool, out string) error {
	set := neural.Default()
	set.Seed = seed
	if news {
		set.News, set.Epochs = true, newsEpochs
	}
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
	var news bool
	cmd := &cobra.Command{
		Use:     "neural",
		Short:   "train only the network that tags and parses (about a quarter of an hour of one core)",
		Example: `  onlab train neural --data DIR --out models/en-neural`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return trainNetwork(cmd.OutOrStdout(), cmd.ErrOrStderr(), filepath.Join(data, "corpora"), seed, news, out)
		},
	}
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/")
	f.StringVar(&out, "out", "models/en-neural", "folder to write the model to")
	f.BoolVar(&news, "news", false, "learn from trees in the word order of newspapers, too (the shipped weights did not)")
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
