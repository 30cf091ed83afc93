package train

import (
	"fmt"
	"io"
	"path/filepath"
	"time"

	"onrecord/model/linear"
	"onrecord/model/weights"
)

// Options of one training run.
type Options struct {
	Corpora string // folder with ud-ewt, ud-gum, …
	Seed    uint64
	Log     io.Writer // progress, for people
}

// Result is a trained model: its weights file and what was measured.
type Result struct {
	Weights []byte
	Drops   Drops
	Scores  map[string]Scores // by corpus and part, "ud-ewt dev"
}

// treebanks are the corpora of tags and trees.
var treebanks = [...]string{"ud-ewt", "ud-gum"}

// Linear trains all linear models.
func Linear(o Options) (*Result, error) {
	r := &Result{Drops: Drops{}, Scores: map[string]Scores{}}
	parts := map[string][]Sentence{}
	var sents []Sentence
	for _, corpus := range treebanks {
		for _, part := range []string{"train", "dev", "test"} {
			drops := r.Drops
			if part != "train" {
				drops = Drops{}
			}
			s, err := ReadCoNLLU(filepath.Join(o.Corpora, corpus, part+".conllu"), corpus, drops)
			if err != nil {
				return nil, err
			}
			if part == "train" {
				sents = append(sents, s...)
			} else {
				parts[corpus+" "+part] = s
			}
		}
	}
	b := &builder{Options: o, v: NewVocab(sents, r.Drops), drops: r.Drops}
	if err := b.learn(sents); err != nil {
		return nil, err
	}
	for name, s := range parts {
		r.Scores[name] = scoreModel(b.model, prepare(s, b.v, b.model.Lexicon))
	}
	r.Weights = b.out.Bytes()
	return r, nil
}

// builder trains one model after the other and collects their sections.
type builder struct {
	Options
	v     *Vocab
	model *linear.Model
	out   weights.Writer
	drops Drops
}

func (b *builder) learn(sents []Sentence) error {
	info := map[uint64]linear.Info{}
	for low, a := range ambiguity(sents, b.v, 1000) {
		info[low] = linear.Info{Amb: a}
	}
	packed := packLexicon(info)
	lex, err := linear.NewLexicon(packed)
	if err != nil {
		return err
	}
	b.model = b.v.Model()
	b.model.Lexicon = lex
	if err := b.out.Add("lexicon", packed); err != nil {
		return err
	}
	lists := b.model.Lists()
	for _, name := range []string{"tags", "rels", "scripts", "featnames", "kinds"} {
		if err := b.out.Add(name, []byte(lists[name])); err != nil {
			return err
		}
	}
	data := prepare(sents, b.v, lex)
	if err := jackknife(data, b.v, b.model, 5, 4, b.Seed); err != nil {
		return err
	}
	if err := b.keep("tagger", &b.model.Tagger, learnTags(data, b.v, 6, b.Seed), len(b.v.Tags), 3, 0.06); err != nil {
		return err
	}
	if err := b.keep("lemmas", &b.model.Lemmas, learnLemmas(data, b.v, 4, b.Seed, b.drops), len(b.v.Scripts), 2, 0.02); err != nil {
		return err
	}
	if err := b.keep("feats", &b.model.Feats, learnFeats(data, b.v, 4, b.Seed), len(b.v.Feats), 3, 0.06); err != nil {
		return err
	}
	parser := learnParser(data, b.v, b.model.Coarse, 10, b.Seed, func(e int, _ *Learner) { b.say("parser: epoch %d done", e+1) })
	return b.keep("parser", &b.model.Parser, parser, 1+2*len(b.v.Rels), 5, 0.15)
}

// keep freezes l into the table and the file. least and floor prune: see [Learner.Average].
func (b *builder) keep(name string, table **linear.Table, l *Learner, classes int, least int32, floor float64) error {
	rows := l.Average(least, floor)
	f, err := Freeze(rows)
	if err != nil {
		return fmt.Errorf("train %s: %w", name, err)
	}
	if *table, err = f.Table(classes); err != nil {
		return fmt.Errorf("train %s: %w", name, err)
	}
	b.say("%s: %d features kept of %d, %d bytes", name, len(rows), len(l.rows), len(f.Slots)+len(f.Entries))
	for _, s := range []struct {
		name string
		body []byte
	}{{".slots", f.Slots}, {".entries", f.Entries}, {".book", f.Book}} {
		if err := b.out.Add(name+s.name, s.body); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) say(format string, args ...any) {
	if b.Log != nil {
		fmt.Fprintf(b.Log, "%s "+format+"\n", append([]any{time.Now().Format("15:04:05")}, args...)...)
	}
}
