package main

import (
	"bytes"
	"strings"
	"testing"

	"onrecord"
	"onrecord/statement"
)

// smallLab has two articles that are trained on and one that is held; in each, what is "bad" alleges, and what the held one calls "odd" does.
func smallLab() *actLab {
	l := &actLab{seed: 1, dropped: map[string]int{}, sources: []actSource{{Name: "gold train"}}}
	for _, name := range []string{"a", "b", "held"} {
		d := &actDoc{slice: "gold train", fold: name}
		if name == "held" {
			d.slice, d.held = "gold dev", true
		}
		for i := range 400 {
			act, word := onrecord.Asserts, "plain"
			if i%2 == 0 {
				act, word = onrecord.Alleges, "bad"
			}
			if d.held && i == 0 {
				word = "odd"
			}
			d.rules = append(d.rules, onrecord.Asserts)
			d.features = append(d.features, []string{"bias", word, word + " in " + name})
			d.truth = append(d.truth, []onrecord.Act{act})
		}
		l.drop(d, "for a test")
		l.keep(d)
	}
	return l
}

// The same articles give the same weights, byte by byte; those that are held, or of the fold left out, give none.
func TestLearnActs(t *testing.T) {
	l := smallLab()
	all := l.learn("").Bytes()
	if !bytes.Equal(all, smallLab().learn("").Bytes()) {
		t.Error("the same articles gave other weights")
	}
	for feature, want := range map[string]bool{"bad in a": true, "bad in b": true, "bad in held": false, "odd": false} {
		if got := bytes.Contains(all, []byte("\n"+feature+"\t")); got != want {
			t.Errorf("weights of %q: %v", feature, got)
		}
	}
	if without := l.learn("a").Bytes(); bytes.Contains(without, []byte("\nbad in a\t")) || !bytes.Contains(without, []byte("\nbad in b\t")) {
		t.Error("learned from the fold that was left out")
	}
}

func TestActReport(t *testing.T) {
	l := smallLab()
	s := l.scores()
	if x := s.slices["gold train"]; x.rules.Of != 800 || x.rules.Right != 400 || x.model.Right != 800 {
		t.Errorf("trained on: %+v", x)
	}
	if x := s.slices["gold dev"]; x.rules.Of != 400 || x.model.Right != 399 {
		t.Errorf("held: %+v", x)
	}
	if d := s.said[onrecord.Alleges]; d.Of != 400 || d.Right != 400 {
		t.Errorf("decided: %+v, of what is not held", d)
	}
	report := l.report(s)
	for _, want := range []string{"gold train *          800   50.0  100.0\n", "gold dev              400   50.0   99.8\n", "     2 gold train: for a test\n"} {
		if !strings.Contains(report, want) {
			t.Errorf("no %q in\n%s", want, report)
		}
	}
	if strings.Contains(report, "gold dev: for a test") {
		t.Error("rows of a set that is held were counted as dropped")
	}
}

// The model says nothing where the rules do, or where nothing is said.
func TestDecided(t *testing.T) {
	l := smallLab()
	d := &actDoc{rules: []onrecord.Act{onrecord.Asserts, onrecord.Urges, onrecord.Asserts}, features: [][]string{{"bias", "bad"}, {"bias", "bad"}, nil}}
	got := decided(d, statement.NewActs(l.learn("")))
	if want := []onrecord.Act{onrecord.Alleges, onrecord.Urges, onrecord.Asserts}; got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("%v, want %v", got, want)
	}
}
