package ledger

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"testing"

	"onrecord"
)

var update = flag.Bool("update", false, "rewrite golden files")

// chained are drafts as the entries of a new ledger, with their bytes.
func chained(t *testing.T, drafts ...Draft) ([]Entry, Blobs) {
	t.Helper()
	kept := map[Digest][]byte{}
	var out []Entry
	hash := Genesis()
	for i, d := range drafts {
		e := entry(t, int64(i+1), d)
		if err := Link(hash, &e); err != nil {
			t.Fatal(err)
		}
		hash = e.Hash
		for _, b := range d.Blobs {
			kept[DigestOf(b)] = b
		}
		out = append(out, e)
	}
	return out, func(d Digest) ([]byte, error) {
		if data, ok := kept[d]; ok {
			return data, nil
		}
		return nil, ErrNotFound
	}
}

// What a reading is folded into is pinned: a change of it makes views of older stories stale, and needs another ViewVersion.
func TestViewVersion(t *testing.T) {
	data, err := os.ReadFile("testdata/view/reading.json")
	if err != nil {
		t.Fatal(err)
	}
	r := &onrecord.Reading{}
	if err := r.UnmarshalJSON(data); err != nil {
		t.Fatal(err)
	}
	c := DraftCapture(onrecord.NewCapture("view.txt", "text/plain", []byte(r.Document.Text)), "test")
	reading, err := DraftReading(r, "en", "test", c.ID(noon))
	if err != nil {
		t.Fatal(err)
	}
	entries, blobs := chained(t, c, reading)
	a, err := Fold(entries, blobs)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	fmt.Fprintf(&got, "view %d\n", ViewVersion)
	for _, row := range a.Rows() {
		line, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		got.Write(append(line, '\n'))
	}
	const golden = "testdata/view/rows.jsonl"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("rows are not those of view %d: raise ViewVersion, and rewrite %s with -update", ViewVersion, golden)
	}
}
