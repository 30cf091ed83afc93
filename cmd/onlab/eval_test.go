package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
)

const (
	mooringText = "Mooring rope snaps\n\nLena Stroh said the rope was old. The port declined to comment.\n"
	mooringGold = `{"doc":"mooring","parties":[{"id":"p1","name":"Lena Stroh","kind":"person","aliases":["Stroh"]},{"id":"p2","name":"The port","kind":"organisation","aliases":[]}],
"statements":[
{"id":"s1","form":"indirect","act":"asserts","within":null,"source":{"party":"p1","span":{"start":20,"end":30,"text":"Lena Stroh"}},"cue":{"start":31,"end":35,"text":"said"},"content":[{"start":36,"end":52,"text":"the rope was old"}],"hedges":[],"basis":[]},
{"id":"s2","form":"none","act":"declines","within":null,"source":{"party":"p2","span":{"start":54,"end":62,"text":"The port"}},"cue":{"start":63,"end":82,"text":"declined to comment"},"content":[],"hedges":[],"basis":[]}],
"absences":[],"requests":[]}`
)

// dataFolder holds one annotated article.
func dataFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"corpora/wikinews/mooring.txt": mooringText, "gold/dev/mooring.resolved.json": mooringGold} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// halfReader finds the first statement only, and takes it for a denial.
func halfReader(c *onrecord.Capture) (*onrecord.Reading, error) {
	text := string(c.Data)
	var b onrecord.Builder
	b.Copy(text, 0)
	_, m, err := b.Build(len(text))
	if err != nil {
		return nil, err
	}
	d := &onrecord.Document{Text: text, Map: m, Blocks: []onrecord.Block{{Kind: onrecord.Body, End: len(text)}}}
	source, _ := d.Span(20, 30)
	cue, _ := d.Span(31, 35)
	content, _ := d.Span(36, 52)
	return &onrecord.Reading{Capture: c, Document: d, Parties: []onrecord.Party{{ID: "p1", Kind: onrecord.Person, Name: "Lena Stroh", Mentions: []onrecord.Span{source}}},
		Statements: []onrecord.Statement{{ID: "s1", Form: onrecord.Indirect, Act: onrecord.Denies, Cue: cue, Content: []onrecord.Span{content},
			Source: onrecord.Source{Party: "p1", Span: source}, Findings: []onrecord.Finding{{Field: "act", By: "test"}, {Field: "form", By: "test"},
				{Field: "cue", By: "test"}, {Field: "content", By: "test"}, {Field: "source", By: "test"}}}}}, nil
}

// squash folds runs of blanks, so that a test does not hang on the width of a column.
func squash(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestEvalPrints(t *testing.T) {
	var out bytes.Buffer
	err := runEval(&out, evalOptions{data: dataFolder(t), part: "dev", errors: "all", perDoc: true}, halfReader)
	if err != nil {
		t.Fatal(err)
	}
	got := squash(out.String())
	for _, want := range []string{
		"statements 2 1 1 100.0 50.0 66.7",
		"speaker 1 of 1 100.0",
		"act 0 of 1 0.0",
		"declines 1 0 0.0 0 0 0.0",
		"== missed: nothing read there (1) mooring:3",
		"<The port> {declined to comment}",
		"== act: asserts, read as denies (1)",
		"<Lena Stroh> {said} «the rope was old»",
		"mooring 2 1 66.7",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if strings.Contains(got, "laws broken") {
		t.Errorf("the reading breaks laws:\n%s", out.String())
	}
}

func TestEvalJSON(t *testing.T) {
	var out bytes.Buffer
	if err := runEval(&out, evalOptions{data: dataFolder(t), part: "dev", json: true}, halfReader); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Figures map[string]float64
		Total   struct {
			Statements struct{ Gold, Read, Right int }
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Total.Statements.Right != 1 || got.Figures["statements.f1"] != 2.0/3 {
		t.Errorf("%+v", got)
	}
}

func TestEvalRefuses(t *testing.T) {
	dir := dataFolder(t)
	for name, tt := range map[string]struct {
		o    evalOptions
		want string
	}{
		"no folder":      {evalOptions{part: "dev"}, "no data folder"},
		"no part":        {evalOptions{data: dir, part: "test"}, "gold/test"},
		"no article":     {evalOptions{data: dir, part: "dev", doc: "zeppelin"}, "zeppelin"},
		"no kind":        {evalOptions{data: dir, part: "dev", errors: "typo"}, "typo"},
		"floors of some": {evalOptions{data: dir, part: "dev", doc: "moor", check: true}, "--doc"},
	} {
		t.Run(name, func(t *testing.T) {
			err := runEval(&bytes.Buffer{}, tt.o, halfReader)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one that names %q", err, tt.want)
			}
		})
	}
}

func TestEvalFloors(t *testing.T) {
	dir := dataFolder(t)
	floors := filepath.Join(t.TempDir(), "floors.json")
	run := func(o evalOptions, read func(*onrecord.Capture) (*onrecord.Reading, error)) error {
		o.data, o.part, o.floors = dir, "dev", floors
		return runEval(&bytes.Buffer{}, o, read)
	}
	worse := func(c *onrecord.Capture) (*onrecord.Reading, error) {
		r, err := halfReader(c)
		r.Statements = nil
		return r, err
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	refused := func(err error, want string) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one that says %q", err, want)
		}
	}
	refused(run(evalOptions{check: true}, halfReader), "load floors")
	must(run(evalOptions{setFloors: true}, halfReader))
	must(run(evalOptions{check: true}, halfReader))
	refused(run(evalOptions{check: true}, worse), "statements.f1 is 0.0000, below its floor of 0.666")
	refused(run(evalOptions{setFloors: true}, worse), "its own flag")
	must(run(evalOptions{check: true}, halfReader))
	must(run(evalOptions{setFloors: true, lower: true}, worse))
	must(run(evalOptions{check: true}, worse))
	if err := os.WriteFile(filepath.Join(dir, "corpora/wikinews/mooring.txt"), []byte(mooringText+"More.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	refused(run(evalOptions{check: true}, worse), "another corpus")
}
