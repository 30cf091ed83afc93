// Command onlab is the workshop behind onrecord: it measures the reader on annotated articles and trains its models.
//
// Nothing of it ships to users. Every subcommand says what it needs; the data folder is named by --data or by the
// environment variable ONRECORD_CORPORA.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	if err := rootCommand().Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "onlab:", err)
		os.Exit(1)
	}
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "onlab",
		Short:         "measure and train what onrecord reads with",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(evalCommand(), ledgerCommand(), listsCommand(), trainCommand(), knowledgeCommand())
	return root
}
