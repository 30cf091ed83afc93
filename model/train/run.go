package train

import (
	"fmt"
	"os"
	"path/filepath"

	"onrecord/model/linear"
)

// Options of one training run.
type Options struct {
	Corpora string           // folder with ud-ewt, ud-gum, …
	Seed    uint64           // of all that is random
	Trees   bool             // write tags, features and trees too: the network does that work in the program
	Say     func(msg string) // progress, for people; nil for silence
}

// Result is a trained model: its weights file and what was measured.
type Result struct {
	Weights []byte
	Drops   Drops                 // rows of the training parts that were not used, by reason
	Scores  map[string]Scores     // by corpus and part: "ud-ewt dev"
	Names   map[string]NameScores // the same: "uner-ewt dev"
	Sources []Source
	Seed    uint64
	Trees   bool // the weights hold tags, features and trees
}

// treebanks are the corpora of tags and trees.
var treebanks = [...]string{"ud-ewt", "ud-gum"}

// nameTests are the parts that names are scored on.
var nameTests = []columns{
	{"uner-ewt", "dev.iob2", "\t", 1, 2},
	{"uner-ewt", "test.iob2", "\t", 1, 2},
	{"btc", "btc.test", "\t", 0, 1},
	{"wnut17", "emerging.test.annotated", "\t", 0, 1},
	{"crossner-politics", "test.txt", "\t", 0, 1},
}

// Linear trains all linear models and scores them on the parts that were kept apart.
func Linear(o Options) (*Result, error) {
	r := &Result{Drops: Drops{}, Scores: map[string]Scores{}, Names: map[string]NameScores{}, Seed: o.Seed, Trees: o.Trees}
	var err error
	if r.Sources, err = digests(o.Corpora); err != nil {
		return nil, err
	}
	var sents []Sentence
	for _, corpus := range treebanks {
		s, err := ReadCoNLLU(filepath.Join(o.Corpora, corpus, "train.conllu"), corpus, r.Drops)
		if err != nil {
			return nil, err
		}
		sents = append(sents, s...)
	}
	b := &builder{Options: o, v: NewVocab(sents, r.Drops), drops: r.Drops}
	if err := b.learn(sents); err != nil {
		return nil, err
	}
	r.Weights = b.out.Bytes()
	return r, r.measure(b)
}

// measure scores the model on dev and test parts.
func (r *Result) measure(b *builder) error {
	for _, corpus := range treebanks {
		for _, part := range []string{"dev", "test"} {
			s, err := ReadCoNLLU(filepath.Join(b.Corpora, corpus, part+".conllu"), corpus, Drops{})
			if err != nil {
				return err
			}
			r.Scores[corpus+" "+part] = scoreModel(b.model, prepare(s, b.v, b.model.Lexicon))
		}
	}
	for _, c := range nameTests {
		s, err := readNames(b.Corpora, c, Drops{})
		if err != nil {
			return err
		}
		set := makeNames(s, b.model.Lexicon)
		buf := linear.NewBuffer()
		for i := range set.data {
			b.model.Tag(set.data[i].forms, set.data[i].auto, buf)
		}
		r.Names[c.name+" "+partOf(c.file)] = set.score(b.model, 2)
	}
	return nil
}

func partOf(file string) string {
	if filepath.Ext(file) == ".test" || filepath.Base(file)[0] == 't' || filepath.Ext(file) == ".annotated" {
		return "test"
	}
	return "dev"
}

// Write writes weights.bin, manifest.json and report.txt to the folder dir.
func (r *Result) Write(dir string) error {
	manifest, err := r.Manifest()
	if err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	for name, body := range map[string][]byte{"weights.bin": r.Weights, "manifest.json": manifest, "report.txt": []byte(r.Report())} {
		if err := os.WriteFile(filepath.Join(dir, name), body, 0o644); err != nil {
			return fmt.Errorf("write model: %w", err)
		}
	}
	return nil
}
