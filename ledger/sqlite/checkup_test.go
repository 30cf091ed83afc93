package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
)

// Of a page that cannot be read at all it is told which rows were on it.
func TestCheckupTellsWhichRowsAreLost(t *testing.T) {
	const most, pageSize = 20, 4096 // entries of a page
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "story")
	s, err := Open(ctx, path, Making)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := s.Append(ctx, ledgertest.Now(), ledgertest.Story(t, 60)...)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	body, err := ledger.Decode[ledger.CaptureBody](kept[60].Entry)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(file, []byte(`{"sha256":"`+string(body.SHA256)))
	if at < 0 {
		t.Fatal("the entry is nowhere in the file")
	}
	file[at/pageSize*pageSize] = 0 // the kind of page; there is none of that number
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(ctx, path, Reading); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	lines, err := s.Checkup(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var first, last int64
	for _, l := range lines {
		if _, rest, ok := strings.Cut(l, "the table entry cannot be read"); ok {
			if _, err := fmt.Sscanf(rest, " from row %d on to row %d", &first, &last); err != nil {
				t.Fatalf("%q: %v", l, err)
			}
		}
	}
	if n := kept[60].Seq; first > n || n > last || last-first > most {
		t.Errorf("entry %d was lost; told %d to %d in %q", n, first, last, lines)
	}
	if _, err := ledger.Verify(ctx, s, nil, nil); err == nil || !strings.Contains(err.Error(), "is damaged: onrecord verify tells where") {
		t.Errorf("%v", err)
	}
}
