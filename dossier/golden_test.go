package dossier

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
)

var update = flag.Bool("update", false, "rewrite the files of testdata")

// goldens are the outputs that a person has read, by file name.
var goldens = map[string]func(t *testing.T) string{
	"ferry.txt":        func(t *testing.T) string { return asText(t, ferry(t), TextOptions{Width: 80}) },
	"ferry.md":         func(t *testing.T) string { return asMarkdown(t, ferry(t)) },
	"ferry.html":       func(t *testing.T) string { return asHTML(t, ferry(t)) },
	"empty.txt":        func(t *testing.T) string { return asText(t, plainWords(t), TextOptions{Width: 60}) },
	"overlap.seg.html": func(t *testing.T) string { return publishedPart(t, asHTML(t, overlapping(t))) },
}

func TestGolden(t *testing.T) {
	for file, render := range goldens {
		t.Run(file, func(t *testing.T) {
			path := filepath.Join("testdata", file)
			got := render(t)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v; run go test ./dossier -update", err)
			}
			if got != string(want) {
				t.Errorf("%s differs; if that is meant, run go test ./dossier -update and read the diff\n%s", path, firstDiff(string(want), got))
			}
		})
	}
}

func TestEveryGoldenIsUsed(t *testing.T) {
	files, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if goldens[f.Name()] == nil && !f.IsDir() {
			t.Errorf("testdata/%s is used by no test", f.Name())
		}
	}
}

func TestSameReadingSameBytes(t *testing.T) {
	a, b := ferry(t), ferry(t)
	if asText(t, a, TextOptions{Color: true}) != asText(t, b, TextOptions{Color: true}) || asMarkdown(t, a) != asMarkdown(t, b) || asHTML(t, a) != asHTML(t, b) {
		t.Error("two dossiers of one reading differ")
	}
}

func firstDiff(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range w {
		if i >= len(g) {
			return "the output ends before: " + w[i]
		}
		if w[i] != g[i] {
			return "- " + w[i] + "\n+ " + g[i]
		}
	}
	return "the output goes on: " + g[len(w)]
}

func asText(t testing.TB, r *onrecord.Reading, o TextOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := Text(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asMarkdown(t testing.TB, r *onrecord.Reading) string {
	t.Helper()
	var b bytes.Buffer
	if err := Markdown(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asHTML(t testing.TB, r *onrecord.Reading) string {
	t.Helper()
	var b bytes.Buffer
	if err := HTML(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// publishedPart is the article as laid out in an HTML dossier.
func publishedPart(t testing.TB, html string) string {
	t.Helper()
	_, rest, ok := strings.Cut(html, `<div class="published"`)
	part, _, ok2 := strings.Cut(rest, `</section>`)
	if !ok || !ok2 {
		t.Fatal("the page has no published article")
	}
	return `<div class="published"` + part
}
