package neural

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRun: the whole way from a folder of treebanks to a folder with a model, twice, with the same digest.
func TestRun(t *testing.T) {
	corpora := t.TempDir()
	for _, name := range []string{"ud-ewt", "ud-gum"} {
		if err := os.Mkdir(filepath.Join(corpora, name), 0o755); err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"train", "dev", "test"} {
			if err := os.WriteFile(filepath.Join(corpora, name, part+".conllu"), []byte(little), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	var log bytes.Buffer
	r, err := Run(corpora, small(), &log)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(log.String(), "epoch 200: losses") {
		t.Errorf("log: %s", log.String())
	}
	again, err := Run(corpora, small(), io.Discard)
	if err != nil || again.Manifest.SHA256 != r.Manifest.SHA256 {
		t.Errorf("digests %s and %s, error %v", r.Manifest.SHA256, again.Manifest.SHA256, err)
	}
	out := filepath.Join(t.TempDir(), "model")
	if err := r.Write(out); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(out, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m Manifest
	if err := json.Unmarshal(b, &m); err != nil || m.Corpora[0].Words != 7 || m.Scores["ud-gum test"].LAS != 100 {
		t.Errorf("manifest %s, error %v", b, err)
	}
	if err := os.Remove(filepath.Join(corpora, "ud-gum", "test.conllu")); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(corpora, small(), io.Discard); err == nil || !strings.Contains(err.Error(), "ud-gum") {
		t.Errorf("a treebank without its test part: error %v", err)
	}
}
