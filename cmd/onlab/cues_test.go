package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"onrecord/eval"
	"onrecord/lang"
)

func TestCueKey(t *testing.T) {
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	of := cueKey(pack)
	for cue, want := range map[string]eval.Cue{
		"said":                 {Lemma: "say", Class: "verb"},
		"did not say":          {Lemma: "say", Class: "verb"},
		"declined to comment":  {Lemma: "decline to comment", Class: "verb"},
		"According to":         {Lemma: "according to", Class: "lead"},
		"allegations":          {Lemma: "allegation", Class: "noun"},
		"reportedly":           {Lemma: "reportedly", Class: "adverb"},
		"could not be reached": {Lemma: "could not be reached", Class: "fixed"},
		"Yodelled":             {Lemma: "yodelled", Class: unlisted},
	} {
		if got := of(cue); got != want {
			t.Errorf("%q: %+v, want %+v", cue, got, want)
		}
	}
}

func TestEvalCues(t *testing.T) {
	o := evalOptions{data: dataFolder(t), part: "dev", cues: true}
	var out bytes.Buffer
	if err := runEval(&out, o, halfReader); err != nil {
		t.Fatal(err)
	}
	got := squash(out.String())
	for _, want := range []string{
		"class of cue gold found R read real P act speaker verb 2 1 50.0 1 1 100.0 0.0 100.0",
		"cue gold found R read real P act speaker say 1 1 100.0 1 1 100.0 0.0 100.0 decline to comment 1 0 0.0 0 0 0.0",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	out.Reset()
	o.json = true
	if err := runEval(&out, o, halfReader); err != nil {
		t.Fatal(err)
	}
	var object struct{ Cues eval.CueScores }
	if err := json.Unmarshal(out.Bytes(), &object); err != nil {
		t.Fatal(err)
	}
	if l := object.Cues.Lemmas; len(l) != 2 || l[0].Name != "say" || l[0].Gold != 1 || l[0].Speaker.Of != 1 {
		t.Errorf("cues in JSON: %+v", object.Cues)
	}
}
