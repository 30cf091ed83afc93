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
	var o train.Options
	var data, out string
	cmd := &cobra.Command{
		Use:     "train",
		Short:   "train the linear models of English from open corpora",
		Example: `  onlab train --data DIR --out models/en-linear`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.Corpora, o.Log = filepath.Join(data, "corpora"), cmd.ErrOrStderr()
			return runTrain(cmd.OutOrStdout(), o, out)
		},
	}
	cmd.AddCommand(trainNeuralCommand(), condenseCommand())
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/")
	f.StringVar(&out, "out", "models/en-linear", "folder to write the model to")
	f.Uint64Var(&o.Seed, "seed", 1, "seed of all that is random")
	return cmd
}

func runTrain(w io.Writer, o train.Options, out string) error {
	r, err := train.Linear(o)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	fmt.Fprint(w, r.Report())
	if err := os.WriteFile(filepath.Join(out, "report.txt"), []byte(r.Report()), 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	return os.WriteFile(filepath.Join(out, "weights.bin"), r.Weights, 0o644)
}
