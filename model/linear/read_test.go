package linear

import (
	"strings"
	"testing"

	"onrecord/model/weights"
)

// TestReadRefuses: a file that is whole but does not fit is refused, by file and section.
func TestReadRefuses(t *testing.T) {
	good := func() map[string][]byte {
		return map[string][]byte{"features": {Features, 0, 0, 0}, "lexicon": make([]byte, 16), "tags": []byte("NOUN\tNN"), "rels": []byte("root"),
			"scripts": []byte("0\t\tl"), "featnames": []byte("_"), "kinds": []byte("PER"),
			"lemmas.slots": make([]byte, 8), "lemmas.entries": nil, "lemmas.book": make([]byte, 512),
			"names.slots": make([]byte, 8), "names.entries": nil, "names.book": make([]byte, 512), "names.trans": make([]byte, 4*6*5)}
	}
	read := func(sections map[string][]byte) error {
		var w weights.Writer
		for name, b := range sections {
			if err := w.Add(name, b); err != nil {
				t.Fatal(err)
			}
		}
		f, err := weights.Read("some.bin", w.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		_, err = Read(f)
		return err
	}
	if err := read(good()); err != nil {
		t.Fatalf("a file that fits: %v", err)
	}
	for name, bad := range map[string][]byte{"features": {Features + 1, 0, 0, 0}, "lexicon": make([]byte, 17), "tags": []byte("no tab"),
		"scripts": []byte("x\t\tl"), "lemmas.slots": {0, 0, 0, 0, 9, 0, 0, 0}, "names.entries": {200, 1}, "names.book": make([]byte, 3),
		"names.trans": make([]byte, 4), "kinds": []byte("PER\nORG")} {
		s := good()
		s[name] = bad
		if err := read(s); err == nil || !strings.Contains(err.Error(), "some.bin") {
			t.Errorf("bad %s: error %v, want one that names the file", name, err)
		}
		delete(s, name)
		if err := read(s); err == nil {
			t.Errorf("without %s: no error", name)
		}
	}
}
