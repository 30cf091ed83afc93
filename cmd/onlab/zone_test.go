package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
)

const pulleyText = "Pulley squeaks\n\nIt is old, Ada Quern said.\n\nSubscribe now\n"

// zoneFolder adds an article to the data folder dir and gives the folder of its annotation.
func zoneFolder(t *testing.T, dir string) string {
	t.Helper()
	folder := t.TempDir()
	rows := fmt.Sprintf("# stories/pulley.txt\tsha256:%x\nline\tkind\n1\ttitle\n3\tbody\n5\tboilerplate\n", sha256.Sum256([]byte(pulleyText)))
	if err := os.MkdirAll(filepath.Join(dir, "stories"), 0o755); err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string]string{filepath.Join(dir, "stories/pulley.txt"): pulleyText, filepath.Join(folder, "pulley.tsv"): rows} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// bodyReader takes all of the text for body, and finds statements in the other article only.
func bodyReader(c *onrecord.Capture) (*onrecord.Reading, error) {
	r, err := halfReader(c)
	if err == nil && c.Source == "pulley.txt" {
		r.Statements, r.Parties = nil, nil
	}
	return r, err
}

func TestEvalZones(t *testing.T) {
	dir := dataFolder(t)
	o := evalOptions{data: dir, part: "dev", zones: true, zoneSet: zoneFolder(t, dir), errors: "zones", floors: filepath.Join(t.TempDir(), "floors.json")}
	var out bytes.Buffer
	if err := runEval(&out, o, bodyReader); err != nil {
		t.Fatal(err)
	}
	got := squash(out.String())
	for _, want := range []string{
		"== zones: boilerplate, read as body (1) pulley:5 Subscribe now",
		"== zones: title, read as body (1) pulley:1 Pulley squeaks",
		"zones: 1 articles lines 1 of 3 33.3 characters 21 of 46 45.7 body text lost 0 of 21 0.0 boilerplate that speaks 12 of 12 100.0",
		"body 1 3 1 33.3 100.0 50.0",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}

	o.errors, o.zones = "zones", false
	if err := runEval(&out, o, bodyReader); err == nil || !strings.Contains(err.Error(), "give --zones") {
		t.Errorf("error %v", err)
	}
	// Floors that were set with zones are held with zones.
	o.errors, o.zones, o.setFloors = "", true, true
	if err := runEval(&out, o, bodyReader); err != nil {
		t.Fatal(err)
	}
	o.setFloors, o.check = false, true
	if err := runEval(&out, o, bodyReader); err != nil {
		t.Error(err)
	}
	o.zones = false
	if err := runEval(&out, o, bodyReader); err == nil || !strings.Contains(err.Error(), "another corpus") {
		t.Errorf("error %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "stories/pulley.txt"), []byte("Pulley"), 0o644); err != nil {
		t.Fatal(err)
	}
	o.zones = true
	if err := runEval(&out, o, bodyReader); err == nil || !strings.Contains(err.Error(), "not the article that was annotated") {
		t.Errorf("error %v", err)
	}
}
