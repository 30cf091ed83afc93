package coref

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	who "onrecord/coref"
	"onrecord/eval/coref"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/model/train/neural"
	"onrecord/model/weights"
)

// Settings of one training run.
type Settings struct {
	Seed                           uint64
	Hidden                         int // units of each net
	Nets                           int // how many are trained, from different beginnings, and read as one
	Rate, Drop                     float32
	Least, LeastPair               int // how often a feature must occur to have a row
	Epochs                         int // over the chains
	Mixed                          int // over the chains and the questions together, after that
	QuestionWeight                 float32
	FalseLink, FalseNew, WrongLink float32
}

// Default are the settings of the model that ships. They were chosen on OntoGUM's dev part and on GAP's validation part,
// the latter in five folds.
func Default() Settings {
	return Settings{Seed: 2, Hidden: 16, Nets: 3, Rate: 0.03, Drop: 0.5, Least: 3, LeastPair: 8, Epochs: 3, Mixed: 4, QuestionWeight: 3, FalseLink: 0.3, FalseNew: 2, WrongLink: 1}
}

// Result is a trained model and what was measured with the shipped code.
type Result struct {
	Weights  []byte
	Manifest Manifest
}

// Manifest names what the weights were made of, so that they can be made again.
type Manifest struct {
	Name     string
	Features int // version of the feature functions
	SHA256   string
	Bytes    int
	Licence  string
	Training []Source
	Settings Settings
	Scores   map[string]map[string]float64 // by corpus and part, in percent
}

// Run trains on the corpora in the folder and measures. say, when not nil, is told of progress.
func Run(corpora string, set Settings, say func(string)) (*Result, error) {
	if say == nil {
		say = func(string) {}
	}
	pack, err := lang.English()
	if err != nil {
		return nil, err
	}
	models, err := model.Load()
	if err != nil {
		return nil, err
	}
	r := &reader{models: models, pack: pack, corpora: corpora}
	docs, err := r.documents("gum-coref/train", true)
	if err != nil {
		return nil, err
	}
	asked, err := r.questions("gap/gap-validation.tsv", true)
	if err != nil {
		return nil, err
	}
	c, err := classes(neural.Senses())
	if err != nil {
		return nil, err
	}
	out := &Result{}
	var nets []*net
	for k := range max(set.Nets, 1) {
		one := set
		one.Seed += uint64(k)
		nets = append(nets, learn(docs, asked, pack, c, one, say))
	}
	n := sideBySide(nets)
	if out.Weights, err = n.weights(c); err != nil {
		return nil, err
	}
	out.Manifest = Manifest{Name: "en-coref", Features: who.Version, SHA256: digest(out.Weights), Bytes: len(out.Weights), Licence: "CC BY-SA 4.0",
		Training: append(r.sources, Source{"model/train/neural/wordnet.tsv.gz", digest(neural.Senses()), "WordNet 3.1: WordNet licence"}),
		Settings: set, Scores: map[string]map[string]float64{}}
	return out, out.measure(r)
}

// snapshot is after how many steps the weights are taken into their mean.
const snapshot = 2000

// learn trains a net: on chains, then on chains and questions together.
func learn(docs []document, asked []question, pack *lang.Pack, c *who.Classes, set Settings, say func(string)) *net {
	var all []decision
	for i := range docs {
		all = append(all, observe(&docs[i], pack, c, nil)...)
	}
	n := newNet(set, 17)
	n.rows(all, set.Least, set.LeastPair)
	xs := n.number(all)
	report := func(what string) func(int, float64) {
		return func(epoch int, loss float64) { say(fmt.Sprintf("%s, epoch %d: loss %.4f", what, epoch, loss)) }
	}
	n.train(xs, set.Epochs, report("chains"), 0, nil)
	var more []decision
	for i := range asked {
		more = append(more, observeQuestion(&asked[i], pack, c, n.chooser(), set.QuestionWeight)...)
	}
	var m mean
	n.train(append(xs, n.number(more)...), set.Mixed, report("chains and questions"), snapshot, func() { m.add(n) })
	m.into(n)
	return n
}

// measure runs the shipped code over the parts that were kept apart.
func (r *Result) measure(from *reader) error {
	f, err := weights.Read("en-coref", r.Weights)
	if err != nil {
		return err
	}
	m, err := who.Parse(f)
	if err != nil {
		return err
	}
	for _, part := range []string{"dev", "test"} {
		docs, err := from.documents("gum-coref/"+part, false)
		if err != nil {
			return err
		}
		var s coref.Scores
		for i := range docs {
			s = s.Add(coref.Compare(docs[i].gold.Chains, docs[i].read(m, from.pack)))
		}
		r.Manifest.Scores["gum-coref "+part] = map[string]float64{"MUC": two(s.MUC.F1()), "B3": two(s.B3.F1()), "CEAFe": two(s.CEAFe.F1()), "CoNLL": two(s.CoNLL()), "mentions": two(s.Mentions.F1())}
	}
	asked, err := from.questions("gap/gap-development.tsv", false)
	if err != nil {
		return err
	}
	var t coref.GAPTally
	for i := range asked {
		q := &asked[i]
		t.Count(q.Question, coref.Answer(m.Between(q.analysis, from.pack, q.pronoun, q.names[:])))
	}
	r.Manifest.Scores["gap development"] = map[string]float64{"F1": two(t.F1())}
	return nil
}

// read gives the chains that m finds, by the tokens of the annotation.
func (d *document) read(m *who.Model, pack *lang.Pack) []coref.Chain {
	c := m.Read(d.analysis, pack)
	var entities [][]coref.Mention
	for _, e := range c.Entities() {
		var list []coref.Mention
		for _, i := range e {
			list = append(list, coref.Mention{First: c.Mentions[i].First, Last: c.Mentions[i].Last})
		}
		entities = append(entities, list)
	}
	return d.places.Chains(entities)
}

func two(x float64) float64 { return float64(int(x*10000+0.5)) / 100 }

// Write writes weights.bin, manifest.json and report.txt to the folder.
func (r *Result) Write(folder string) error {
	manifest, err := json.MarshalIndent(r.Manifest, "", "  ")
	if err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	for name, body := range map[string][]byte{"weights.bin": r.Weights, "manifest.json": append(manifest, '\n'), "report.txt": []byte(r.Report())} {
		if err := os.WriteFile(filepath.Join(folder, name), body, 0o644); err != nil {
			return fmt.Errorf("write model: %w", err)
		}
	}
	return nil
}

// Report is the scores, for people.
func (r *Result) Report() string {
	var b strings.Builder
	s := r.Manifest.Scores
	fmt.Fprintf(&b, "%-16s %6s %6s %6s %6s %9s\n", "raw tokens", "MUC", "B3", "CEAFe", "CoNLL", "mentions")
	for _, name := range []string{"gum-coref dev", "gum-coref test"} {
		fmt.Fprintf(&b, "%-16s %6.2f %6.2f %6.2f %6.2f %9.2f\n", name, s[name]["MUC"], s[name]["B3"], s[name]["CEAFe"], s[name]["CoNLL"], s[name]["mentions"])
	}
	fmt.Fprintf(&b, "\n%-16s %6.2f F1, raw text, names and pronoun given\n", "gap development", s["gap development"]["F1"])
	return b.String()
}
