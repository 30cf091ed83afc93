package train

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	know "onrecord/model/train/knowledge"
)

// Source is one file that was trained on.
type Source struct {
	Name    string `json:"name"` // corpus and file; of unlabelled text, the folder
	SHA256  string `json:"sha256"`
	Licence string `json:"licence"`
}

// Manifest describes a model: what it is, what it was made from, how well it does.
type Manifest struct {
	Name     string                        `json:"name"`
	Version  string                        `json:"version"`
	Digest   string                        `json:"digest"` // SHA-256 of weights.bin
	Bytes    int                           `json:"bytes"`
	Licence  string                        `json:"licence"`
	Seed     uint64                        `json:"seed"`
	Training []Source                      `json:"training"`
	Scores   map[string]map[string]float64 `json:"scores"` // by slice and figure, in percent, two decimals
}

// linearVersion is raised when the weights that ship change.
const linearVersion = "1"

// Manifest of the weights in r.
func (r *Result) Manifest() ([]byte, error) {
	sum := sha256.Sum256(r.Weights)
	m := Manifest{Name: "en-linear", Version: linearVersion, Digest: hex.EncodeToString(sum[:]), Bytes: len(r.Weights),
		Licence: "CC BY-SA 4.0", Seed: r.Seed, Training: r.Sources, Scores: map[string]map[string]float64{}}
	for name, s := range r.Scores {
		m.Scores[name] = map[string]float64{"Lemmas": two(s.Lemmas)}
		if r.Trees {
			m.Scores[name] = map[string]float64{"UPOS": two(s.UPOS), "XPOS": two(s.XPOS), "Feats": two(s.Feats),
				"Lemmas": two(s.Lemmas), "UAS": two(s.UAS), "LAS": two(s.LAS)}
		}
	}
	for name, s := range r.Names {
		m.Scores[name] = map[string]float64{}
		for _, k := range nameKinds {
			if s.Gold[k] > 0 {
				_, _, f := s.F1(k)
				m.Scores[name]["F1 "+k] = two(f)
			}
		}
		_, _, f := s.F1(counted...)
		m.Scores[name]["F1"] = two(f)
	}
	b, err := json.MarshalIndent(m, "", "  ")
	return append(b, '\n'), err
}

func two(x float64) float64 { return float64(int(x*100+0.5)) / 100 }

// trained lists the files that are trained on, with their licences; a folder is all its texts.
var trained = [][2]string{
	{"ud-ewt/train.conllu", "CC BY-SA 4.0"},
	{"ud-gum/train.conllu", "CC BY 4.0, texts CC BY, CC BY-SA or public domain"},
	{"uner-ewt/train.iob2", "CC BY-SA 4.0"},
	{"btc/btc.train", "CC BY 4.0"},
	{"wikigold/wikigold.conll.txt", "CC BY 4.0"},
	{"wnut17/wnut17train.conll", "CC BY 4.0"},
	{"crossner-politics/train.txt", "MIT, text CC BY-SA"},
	{"wikinews/*.txt", "CC BY 2.5"},
	{"gap/gap-development.tsv", "Apache-2.0, text CC BY-SA"},
	{"gap/gap-validation.tsv", "Apache-2.0, text CC BY-SA"},
}

// digests hashes all training data.
func digests(corpora string) ([]Source, error) {
	words, phrases := sha256.Sum256([]byte(know.Words)), sha256.Sum256([]byte(know.Phrases))
	out := []Source{
		{"knowledge/words.tsv", hex.EncodeToString(words[:]), "see model/train/knowledge/README.md"},
		{"knowledge/phrases.tsv", hex.EncodeToString(phrases[:]), "see model/train/knowledge/README.md"},
	}
	for _, t := range trained {
		files, err := filepath.Glob(filepath.Join(corpora, filepath.FromSlash(t[0])))
		if err != nil {
			return nil, err
		}
		if len(files) == 0 {
			return nil, fmt.Errorf("read training data: no %s in %s: name the folder that holds corpora/ by --data", t[0], corpora)
		}
		slices.Sort(files)
		h := sha256.New()
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				return nil, fmt.Errorf("read training data: %w", err)
			}
			h.Write(b)
		}
		out = append(out, Source{t[0], hex.EncodeToString(h.Sum(nil)), t[1]})
	}
	return out, nil
}
