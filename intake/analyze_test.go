package intake

import (
	"strings"
	"testing"

	"onrecord"
)

// TestAnalyze: what Analyze gives is the analysis of the very Document that Read gives, and another language is an error.
func TestAnalyze(t *testing.T) {
	r := reader(t)
	c := onrecord.NewCapture("a.txt", "text/plain", []byte("Ferry line shut\n\nThe harbour will stay shut, port captain Ilse Brandvold said on Tuesday.\n"))
	a, err := r.Analyze(c)
	if err != nil {
		t.Fatal(err)
	}
	is, err := r.Read(c)
	if err != nil {
		t.Fatal(err)
	}
	if a.Text.Document.Text != is.Document.Text || len(a.Text.Document.Blocks) != len(is.Document.Blocks) {
		t.Errorf("document %q, want %q", a.Text.Document.Text, is.Document.Text)
	}
	cue := is.Statements[0].Cue
	if i := a.Text.TokenAt(cue.Start); a.Words[i].Lemma != "say" || a.Words[i].UPOS != "VERB" {
		t.Errorf("the cue %q is %+v", cue.Text, a.Words[i])
	}
	german := onrecord.NewCapture("b.txt", "text/plain", []byte(strings.Repeat("Die Fähre fährt nicht, sagte die Hafenmeisterin am Dienstag, denn die Brücke ist nicht sicher. ", 4)))
	if a, err := r.Analyze(german); err == nil || a != nil || !strings.Contains(err.Error(), "b.txt") || !strings.Contains(err.Error(), "(de)") {
		t.Errorf("another language: %v, %v", a, err)
	}
	if a, err := r.Analyze(onrecord.NewCapture("c.txt", "text/plain", nil)); err == nil && a == nil {
		t.Error("no bytes: neither an analysis nor an error")
	}
}
