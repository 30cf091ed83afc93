package main

import (
	"bytes"
	"strings"
	"testing"

	"onrecord"
	"onrecord/eval"
)

// smallJudgeLab has three articles, of which one is held: a statement on the dam is annotated, one on a jar never. What is never judged stands beside.
func smallJudgeLab() *judgeLab {
	l := &judgeLab{seed: 1, sources: []actSource{{Name: "gold train"}}}
	for _, name := range []string{"a", "b", "held"} {
		text := "The dam was safe. The jar was old."
		doc := &onrecord.Document{Text: text}
		dam, _ := doc.Span(0, 16)
		jar, _ := doc.Span(18, 33)
		d := &judged{slice: "gold train", fold: name, gold: &eval.Gold{Name: name, Text: text, Statements: []eval.GoldStatement{{ID: "s1", Content: []onrecord.Span{dam}}}},
			reading: &onrecord.Reading{Document: doc}}
		if name == "held" {
			d.slice, d.held = "gold dev", true
		}
		for _, c := range []onrecord.Span{dam, jar, jar} {
			d.reading.Statements = append(d.reading.Statements, onrecord.Statement{Content: []onrecord.Span{c}})
		}
		d.features = [][]string{{"bias", "dam", "in " + name}, {"bias", "jar", "in " + name}, nil}
		d.right = []bool{true, false, false}
		for range 200 {
			l.docs = append(l.docs, d)
		}
	}
	return l
}

// The same articles give the same weights, byte by byte; those that are held, or of the fold left out, give none.
func TestLearnJudge(t *testing.T) {
	l := smallJudgeLab()
	all := l.learn("").Bytes()
	if !bytes.Equal(all, smallJudgeLab().learn("").Bytes()) {
		t.Error("the same articles gave other weights")
	}
	for feature, want := range map[string]bool{"jar": true, "in held": false} {
		if got := bytes.Contains(all, []byte("\n"+feature+"\t")); got != want {
			t.Errorf("weights of %q: %v", feature, got)
		}
	}
	if l.learn("").Probability([]string{"bias", "jar"}, "kept") >= l.learn("").Probability([]string{"bias", "dam"}, "kept") {
		t.Error("a jar is as likely as a dam")
	}
	if without := l.learn("a").Bytes(); bytes.Contains(without, []byte("\nin a\t")) {
		t.Error("learned from the fold that was left out")
	}
}

func TestJudgeReport(t *testing.T) {
	l := smallJudgeLab()
	s := l.scores()
	if x := s["gold dev"]; x.rules.Gold != 200 || x.rules.Read != 600 || x.rules.Right != 200 || x.judge.Right != 200 || x.judge.Read != 400 {
		t.Errorf("held: %+v", x)
	}
	report := judgeReport(s, l.sources)
	for _, want := range []string{"gold train *          400    33.3  100.0   50.0    50.0  100.0   66.7", "gold dev              200    33.3  100.0   50.0    50.0  100.0   66.7"} {
		if !strings.Contains(report, want) {
			t.Errorf("no %q in\n%s", want, report)
		}
	}
	if f := judgeFigures(s)["gold train"]; f["rules"] != 50 || f["judge"] != 66.67 {
		t.Errorf("figures %v", f)
	}
	if n := judgedOf(l.docs[0].features); n != 2 {
		t.Errorf("%d are judged, want 2", n)
	}
}
