package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
)

var update = flag.Bool("update", false, "rewrite golden files; keep a story of the present format where none is kept")

// keptStory is the story of a format that is kept, as a file of its own to work on. One of the present format is made with -update, and of no
// other: only the onrecord of that day could.
func keptStory(t *testing.T, format int) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "story")
	packed := fmt.Sprintf("../testdata/format/sqlite-%d.zst", format)
	if _, err := os.Stat(packed); os.IsNotExist(err) && *update && format == len(migrations()) {
		s, err := Open(context.Background(), path, Making)
		if err != nil {
			t.Fatal(err)
		}
		ledgertest.Every(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(packed, w.EncodeAll(data, nil), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(packed)
	if err != nil {
		t.Fatalf("a story of format %d must be kept: %v; -update makes one of the present format", format, err)
	}
	r, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if data, err = r.DecodeAll(data, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// formatOf is the format of the file at path, as it stands in it.
func formatOf(t *testing.T, path string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("PRAGMA user_version").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// told is all that a story can be held against, and what is to be seen in it: where it ends, and its view.
func told(t *testing.T, s interface {
	ledger.Store
	Checkup(context.Context) ([]string, error)
	CheckIndex(context.Context) ([]string, error)
}) string {
	t.Helper()
	ctx := context.Background()
	for what, find := range map[string]func(context.Context) ([]string, error){"storage": s.Checkup, "index": s.CheckIndex,
		"laws": func(ctx context.Context) (lines []string, err error) {
			faults, err := ledger.Check(ctx, s, ledger.CheckOptions{})
			for _, f := range faults {
				lines = append(lines, f.String())
			}
			return lines, err
		}} {
		if lines, err := find(ctx); err != nil || len(lines) > 0 {
			t.Errorf("%s: %v, %s", what, err, strings.Join(lines, "\n"))
		}
	}
	head, err := s.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", head)
	if err := s.WriteView(ctx, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A story of every format that there ever was becomes one of the present: the schema is that of a new one (Checkup), entries and bytes
// are what they were, all laws hold, and the view is the one that is pinned.
func TestEveryFormat(t *testing.T) {
	ctx := context.Background()
	files, err := filepath.Glob("../testdata/format/sqlite-*")
	if err != nil || len(files) > len(migrations()) {
		t.Errorf("kept are %v of %d formats, %v", files, len(migrations()), err)
	}
	for n := 1; n <= len(migrations()); n++ {
		path := keptStory(t, n)
		if got := formatOf(t, path); got != n {
			t.Fatalf("the story of format %d is of format %d", n, got)
		}
		s, err := Open(ctx, path, Reading)
		if old := n < len(migrations()); old != (err != nil) || old && !strings.Contains(err.Error(), "older onrecord") {
			t.Fatalf("format %d, opened for reading: %v", n, err)
		}
		if err == nil {
			s.Close()
		}
		if s, err = Open(ctx, path, Writing); err != nil {
			t.Fatal(err)
		}
		got := told(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if now := formatOf(t, path); now != len(migrations()) {
			t.Errorf("format %d became %d", n, now)
		}
		golden := fmt.Sprintf("../testdata/format/%d.jsonl", n)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("format %d: the view is not %s (%d bytes, want %d)", n, golden, len(got), len(want))
		}
	}
}

// A story of a format to come is left as it is, whatever it is opened for.
func TestNewerFormat(t *testing.T) {
	path := keptStory(t, len(migrations()))
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(fmt.Sprintf("PRAGMA user_version = %d", len(migrations())+1)); err != nil {
		t.Fatal(err)
	}
	db.Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("newer onrecord (format %d, this one knows formats up to %d), and was left as it is: use that version", len(migrations())+1, len(migrations()))
	for _, mode := range []Mode{Reading, Writing, Making} {
		if _, err := Open(context.Background(), path, mode); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v", err)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
			t.Errorf("it was altered, %v", err)
		}
	}
	if files, _ := filepath.Glob(path + "*"); len(files) != 1 {
		t.Errorf("left beside it: %v", files)
	}
}
