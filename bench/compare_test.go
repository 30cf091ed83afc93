// Package bench sets onrecord's models beside jdkato/prose, in one run on the same text. It is a module of its own, so that
// nothing of it is a dependency of onrecord:
//
//	cd bench && GOMAXPROCS=1 ONRECORD_CORPORA=DIR go test -bench .
package bench

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/jdkato/prose/v3"
	"github.com/jdkato/prose/v3/ner"
	"github.com/jdkato/prose/v3/tag"

	"onrecord/eval/conll"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
)

func corpus(b *testing.B, name string) *bytes.Reader {
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

func must[T any](v T, err error) func(*testing.B) T {
	return func(b *testing.B) T {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
		return v
	}
}

// speed runs pass, which takes n words, and puts scores beside.
func speed(b *testing.B, name string, n int, scores map[string]float64, pass func()) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			pass()
		}
		b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		for what, v := range scores {
			b.ReportMetric(100*v, what)
		}
	})
}

// tokens are those of sentence s of t as prose takes them.
func tokens(t *text.Text, s text.Sentence) []tag.Token {
	var out []tag.Token
	for i := s.First; i < s.Last; i++ {
		out = append(out, tag.Token{Text: t.Word(i), Start: t.Tokens[i].Start})
	}
	return out
}

// BenchmarkTags: ud-ewt test, gold tokens. Penn Treebank tags by prose; by onrecord these, and UPOS, features, lemmas, trees
// and names as well, for it has no way to leave them out.
func BenchmarkTags(b *testing.B) {
	docs := must(conll.Read(corpus(b, "ud-ewt/test.conllu")))(b)
	tagger, p := must(tag.New())(b), must(model.Load())(b)
	var texts []*text.Text
	var sentences [][]tag.Token
	var ours conll.TreeScores
	right, n := 0, 0
	for _, d := range docs {
		gold, t := d.Given()
		texts = append(texts, t)
		ours = ours.Add(conll.CompareTrees(gold, conll.Of(p.Analyze(t))))
		for _, s := range t.Sentences {
			list := tokens(t, s)
			tagger.TagTokens(list)
			for i, w := range list {
				if n++; w.Tag == gold.Rows[s.First+i].XPOS {
					right++
				}
			}
			sentences = append(sentences, list)
		}
	}
	speed(b, "prose tags", n, map[string]float64{"XPOS": float64(right) / float64(n)}, func() {
		for _, s := range sentences {
			tagger.TagTokens(s)
		}
	})
	speed(b, "onrecord all", n, map[string]float64{"XPOS": ours.XPOS.F1(), "UPOS": ours.UPOS.F1(), "LAS": ours.LAS.F1()}, func() {
		for _, t := range texts {
			p.Analyze(t)
		}
	})
}

// kinds maps the kinds of names that prose gives to ours.
var kinds = map[string]string{"PERSON": "PER", "GPE": "LOC", "GSP": "LOC", "LOCATION": "LOC", "FACILITY": "LOC", "ORGANIZATION": "ORG"}

// BenchmarkNames: uner-ewt test, gold tokens. Tags and names by prose, a sentence at a time; all by onrecord. How exact borders are
// is counted as the corpus has them; untyped counts right borders whatever the kind, which forgives prose its other kinds.
func BenchmarkNames(b *testing.B) {
	docs := must(conll.ReadNames(corpus(b, "uner-ewt/test.iob2")))(b)
	tagger, finder, p := must(tag.New())(b), must(ner.New())(b), must(model.Load())(b)
	type sentence struct {
		t    *text.Text
		list []tag.Token
	}
	var sentences []sentence
	var theirs, ours, theirBorders, ourBorders conll.Score
	n := 0
	marked := func(kind string) bool { return kind == "PER" || kind == "ORG" || kind == "LOC" }
	for _, d := range docs {
		var found []model.Entity
		for _, s := range d.Text.Sentences {
			list := tokens(d.Text, s)
			n += len(list)
			sentences = append(sentences, sentence{d.Text, list})
			tagger.TagTokens(list)
			finder.Label(list)
			for _, e := range finder.Chunk(d.Text.Document.Text, list) {
				found = append(found, model.Entity{First: d.Text.TokenAt(e.Start), Last: d.Text.TokenAt(e.End()-1) + 1, Kind: kinds[e.Label]})
			}
		}
		a := p.Analyze(d.Text)
		theirs = theirs.Add(conll.CompareNames(d.Names, found, marked))
		ours = ours.Add(conll.CompareNames(d.Names, a.Entities, marked))
		all := func(string) bool { return true }
		theirBorders = theirBorders.Add(conll.CompareNames(untyped(d.Names), untyped(found), all))
		ourBorders = ourBorders.Add(conll.CompareNames(untyped(d.Names), untyped(a.Entities), all))
	}
	speed(b, "prose tags and names", n, map[string]float64{"names-F1": theirs.F1(), "untyped-F1": theirBorders.F1()}, func() {
		for _, s := range sentences {
			tagger.TagTokens(s.list)
			finder.Label(s.list)
			finder.Chunk(s.t.Document.Text, s.list)
		}
	})
	speed(b, "onrecord all", n, map[string]float64{"names-F1": ours.F1(), "untyped-F1": ourBorders.F1()}, func() {
		for _, d := range docs {
			p.Analyze(d.Text)
		}
	})
}

func untyped(list []model.Entity) []model.Entity {
	var out []model.Entity
	for _, e := range list {
		out = append(out, model.Entity{First: e.First, Last: e.Last})
	}
	return out
}

// BenchmarkRaw: ud-ewt test from raw text, to names. Words are those of the treebank.
func BenchmarkRaw(b *testing.B) {
	docs := must(conll.Read(corpus(b, "ud-ewt/test.conllu")))(b)
	pack, p := must(lang.English())(b), must(model.Load())(b)
	var ours conll.TreeScores
	theirs := conll.Score{}
	n := 0
	for _, d := range docs {
		n += len(d.Words)
		ours = ours.Add(conll.CompareTrees(d, conll.Of(p.Analyze(text.New(d.OnRecord(), pack.Text())))))
		doc := must(prose.NewDocument(d.Text))(b)
		system := &conll.Document{}
		for _, w := range doc.Tokens() {
			system.Rows = append(system.Rows, conll.Row{Form: w.Text, XPOS: w.Tag, Head: -1})
			r := &system.Rows[len(system.Rows)-1]
			r.Start, r.End = w.Start, w.End()
		}
		theirs = theirs.Add(conll.CompareTrees(d, system).XPOS)
	}
	speed(b, "prose", n, map[string]float64{"raw-XPOS": theirs.F1()}, func() {
		for _, d := range docs {
			if _, err := prose.NewDocument(d.Text); err != nil {
				b.Fatal(err)
			}
		}
	})
	speed(b, "onrecord", n, map[string]float64{"raw-XPOS": ours.XPOS.F1(), "raw-LAS": ours.LAS.F1()}, func() {
		for _, d := range docs {
			p.Analyze(text.New(d.OnRecord(), pack.Text()))
		}
	})
}
