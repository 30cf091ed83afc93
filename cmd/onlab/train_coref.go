package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/model/train/coref"
)

// trainCoref trains the model that says who is who and writes it to out.
func trainCoref(w, log io.Writer, corpora string, seed uint64, out string) error {
	set := coref.Default()
	set.Seed = seed
	r, err := coref.Run(corpora, set, say(log))
	if err != nil {
		return err
	}
	fmt.Fprint(w, r.Report())
	return r.Write(out)
}

func trainCorefCommand() *cobra.Command {
	var data, out string
	var seed uint64
	cmd := &cobra.Command{
		Use:     "coref",
		Short:   "train only the model that says who is who (about two minutes of one core)",
		Example: `  onlab train coref --data DIR --out models/en-coref`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return trainCoref(cmd.OutOrStdout(), cmd.ErrOrStderr(), filepath.Join(data, "corpora"), seed, out)
		},
	}
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/")
	f.StringVar(&out, "out", "models/en-coref", "folder to write the model to")
	f.Uint64Var(&seed, "seed", coref.Default().Seed, "seed of all that is random")
	return cmd
}
