package model_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"onrecord/eval/conll"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
)

// corpus is a file below corpora/, for who has the corpora.
func corpus(b testing.TB, name string) *bytes.Reader {
	root := os.Getenv("ONRECORD_CORPORA")
	if root == "" {
		b.Skip("ONRECORD_CORPORA is not set")
	}
	data, err := os.ReadFile(filepath.Join(root, "corpora", name))
	if err != nil {
		b.Fatal(err)
	}
	return bytes.NewReader(data)
}

// BenchmarkStages measures each stage and the full chain on the development part of ud-ewt, a document at a time, with what
// they reach there beside: F1 in percent, of stages on gold tokens, of the full chain from raw text. Those documents have about
// 80 words; the last line is for some as long as an article. Run it with GOMAXPROCS=1.
func BenchmarkStages(b *testing.B) {
	docs, err := conll.Read(corpus(b, "ud-ewt/dev.conllu"))
	if err != nil {
		b.Fatal(err)
	}
	named, err := conll.ReadNames(corpus(b, "uner-ewt/dev.iob2"))
	if err != nil {
		b.Fatal(err)
	}
	pack, err := lang.English()
	if err != nil {
		b.Fatal(err)
	}
	p, err := model.Load()
	if err != nil {
		b.Fatal(err)
	}
	var given, raw conll.TreeScores
	var cut conll.Scores
	var names conll.Score
	var stages []*model.Stages
	for _, d := range docs {
		gold, t := d.Given()
		given = given.Add(conll.CompareTrees(gold, conll.Of(p.Analyze(t))))
		stages = append(stages, model.NewStages(p, t))
		t = text.New(d.OnRecord(), pack.Text())
		cut = cut.Add(conll.Compare(d, t))
		raw = raw.Add(conll.CompareTrees(d, conll.Of(p.Analyze(t))))
	}
	for _, d := range named {
		names = names.Add(conll.CompareNames(d.Names, p.Analyze(d.Text).Entities, func(kind string) bool { return kind != "MISC" }))
	}
	run := func(name string, pass func(), scores map[string]conll.Score) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				pass()
			}
			b.ReportMetric(float64(given.Words.Gold)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
			for what, s := range scores {
				b.ReportMetric(100*s.F1(), what)
			}
		})
	}
	each := func(f func(*model.Stages)) func() {
		return func() {
			for _, s := range stages {
				f(s)
			}
		}
	}
	run("tokens", func() {
		for _, d := range docs {
			text.New(d.OnRecord(), pack.Text())
		}
	}, map[string]conll.Score{"words-F1": cut.Words, "sentences-F1": cut.Sentences})
	run("tags and trees", each((*model.Stages).Trees), map[string]conll.Score{"UPOS": given.UPOS, "UAS": given.UAS, "LAS": given.LAS})
	run("forms", each((*model.Stages).Forms), nil)
	run("lemmas", each((*model.Stages).Lemmas), map[string]conll.Score{"lemmas": given.Lemmas})
	run("names", each((*model.Stages).Names), map[string]conll.Score{"names-F1": names})
	run("full chain", func() {
		for _, d := range docs {
			p.Analyze(text.New(d.OnRecord(), pack.Text()))
		}
	}, map[string]conll.Score{"raw-UPOS": raw.UPOS, "raw-LAS": raw.LAS, "raw-lemmas": raw.Lemmas})
	b.Run("full chain, ud-gum", func(b *testing.B) { long(b, p, pack) })
}

// long runs the full chain on the development part of ud-gum, whose documents have about 900 words.
func long(b *testing.B, p *model.Pipeline, pack *lang.Pack) {
	docs, err := conll.Read(corpus(b, "ud-gum/dev.conllu"))
	if err != nil {
		b.Fatal(err)
	}
	var raw conll.TreeScores
	for _, d := range docs {
		raw = raw.Add(conll.CompareTrees(d, conll.Of(p.Analyze(text.New(d.OnRecord(), pack.Text())))))
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			p.Analyze(text.New(d.OnRecord(), pack.Text()))
		}
	}
	b.ReportMetric(float64(raw.Words.System)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(100*raw.UPOS.F1(), "raw-UPOS")
	b.ReportMetric(100*raw.LAS.F1(), "raw-LAS")
	b.ReportMetric(100*raw.Lemmas.F1(), "raw-lemmas")
}
