package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestModels measures the models on treebanks of two sentences, one of them with a wrong head and a lemma that is none.
func TestModels(t *testing.T) {
	dir := t.TempDir()
	if _, err := measureModels(dir, time.Now); err == nil || !strings.Contains(err.Error(), "dev.conllu") {
		t.Errorf("no treebanks: error %v, want one that names the file", err)
	}
	const tree = "# newdoc id = a\n1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n" +
		"1\tThey\tnobody\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
	const names = "# newdoc id = a\n1\tMr.\tO\n2\tJohn\tB-PER\n3\tMiller\tI-PER\n4\tlives\tO\n5\tin\tO\n6\tParis\tB-LOC\n7\t.\tO\n"
	write := func(name, text string) {
		file := filepath.Join(dir, "corpora", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, set := range cutSets {
		write(set+".conllu", tree)
	}
	for _, set := range nameSets {
		write(set+".iob2", names)
	}
	m, err := measureModels(dir, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	f := m.figures()
	for name, want := range map[string]float64{"ud-ewt/test raw las": 5. / 6, "ud-ewt/test raw lemmas": 5. / 6, "ud-gum/dev given uas": 5. / 6,
		"ud-gum/dev given upos": 1, "uner-ewt/test names.f1": 1} {
		if got, ok := f[name]; !ok || got < want-1e-9 || got > want+1e-9 {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	var out bytes.Buffer
	printModels(&out, m)
	for _, want := range []string{"models: 24 words", "ud-ewt/test, raw text 100.00 100.00 100.00 100.00 83.33 83.33 83.33", "uner-ewt/test 2 2 2 100.00"} {
		if !strings.Contains(squash(out.String()), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	write("ud-gum/test.conllu", "1\tx")
	if _, err := measureModels(dir, time.Now); err == nil || !strings.Contains(err.Error(), "ud-gum/test") || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a bad treebank: error %v, want one that names it", err)
	}
}
