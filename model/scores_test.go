package model_test

import (
	"testing"

	"onrecord/eval/conll"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
)

// TestScores holds the models that ship against what they have to reach, with gold tokens and from raw text, by the
// definitions of the CoNLL 2018 evaluation. The floors of what they do reach are in eval/floors.json.
func TestScores(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	p, err := model.Load()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	for set, must := range map[string]struct{ upos, lemmas, uas, las, raw float64 }{
		"ud-ewt/test": {95, 96.5, 86, 83, 79}, "ud-gum/test": {96, 96.5, 86, 82, 80},
		"ud-ewt/dev": {95, 96.5, 86, 83, 79}, "ud-gum/dev": {96, 96.5, 86, 82, 80},
	} {
		docs, err := conll.Read(corpus(t, set+".conllu"))
		if err != nil {
			t.Fatal(err)
		}
		var given, raw conll.TreeScores
		for _, d := range docs {
			gold, tx := d.Given()
			given = given.Add(conll.CompareTrees(gold, conll.Of(p.Analyze(tx))))
			raw = raw.Add(conll.CompareTrees(d, conll.Of(p.Analyze(text.New(d.OnRecord(), pack.Text())))))
		}
		for _, x := range []struct {
			what string
			s    conll.Score
			must float64
		}{{"UPOS", given.UPOS, must.upos}, {"lemmas", given.Lemmas, must.lemmas}, {"UAS", given.UAS, must.uas}, {"LAS", given.LAS, must.las},
			{"LAS from raw text", raw.LAS, must.raw}} {
			t.Logf("%s: %s %.2f", set, x.what, 100*x.s.F1())
			if 100*x.s.F1() < x.must {
				t.Errorf("%s: %s %.2f, want %.2f", set, x.what, 100*x.s.F1(), x.must)
			}
		}
	}
}

// TestNameScores does the same for names.
func TestNameScores(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	p, err := model.Load()
	if err != nil {
		t.Fatal(err)
	}
	for set, must := range map[string]float64{"uner-ewt/test": 75, "uner-ewt/dev": 74} {
		docs, err := conll.ReadNames(corpus(t, set+".iob2"))
		if err != nil {
			t.Fatal(err)
		}
		var s conll.Score
		for _, d := range docs {
			s = s.Add(conll.CompareNames(d.Names, p.Analyze(d.Text).Entities, func(kind string) bool { return kind != "MISC" }))
		}
		t.Logf("%s: precision %.2f, recall %.2f, F1 %.2f", set, 100*s.Precision(), 100*s.Recall(), 100*s.F1())
		if 100*s.F1() < must {
			t.Errorf("%s: F1 of names %.2f, want %.2f", set, 100*s.F1(), must)
		}
	}
}
