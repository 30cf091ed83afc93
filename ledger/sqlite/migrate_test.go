package sqlite

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
)

// tallied is a step to a format that is not there yet: it makes a table out of what the story has, and a column.
const tallied = `CREATE TABLE tally (kind TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT;
	INSERT INTO tally SELECT kind, count(*) FROM entry GROUP BY kind;
	ALTER TABLE article ADD COLUMN length INTEGER NOT NULL DEFAULT 7;`

// entries are the lines of a story's entries, which must hold.
func entries(t *testing.T, s ledger.Store) string {
	t.Helper()
	faults, err := ledger.Verify(context.Background(), s, nil, nil)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v, %v", faults, err)
	}
	var b bytes.Buffer
	for e, err := range s.Entries(context.Background(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		line, err := e.Line()
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.String()
}

// opened opens the story at path for a program that knows steps, gives it to do, and closes it.
func opened(t *testing.T, path string, mode Mode, steps []string, do func(ledger.Store)) {
	t.Helper()
	s, err := open(context.Background(), path, mode, steps)
	if err != nil {
		t.Fatal(err)
	}
	do(s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// A step to the next format changes no entry, is taken once, and from there on the older program leaves the story alone.
func TestMigrate(t *testing.T) {
	ctx := context.Background()
	path := keptStory(t, 1)
	next := append(migrations()[:1:1], tallied)
	var before, view string
	opened(t, path, Reading, next[:1], func(s ledger.Store) { before = entries(t, s) })
	if _, err := open(ctx, path, Reading, next); err == nil || !strings.Contains(err.Error(), "older onrecord (format 1, this one writes 2): onrecord check --repair") {
		t.Errorf("an older story, for reading: %v", err)
	}
	for range 2 { // the second time there is nothing to do
		opened(t, path, Writing, next, func(s ledger.Store) {
			if entries(t, s) != before {
				t.Error("the entries are others")
			}
			if _, err := s.Append(ctx, ledgertest.Now(), ledgertest.Article(t, 50)...); err != nil {
				t.Error(err)
			}
			if view == "" {
				view = written(t, s)
			}
			before = entries(t, s)
		})
	}
	opened(t, path, Reading, next, func(s ledger.Store) {
		if written(t, s) != view {
			t.Error("the view is another")
		}
	})
	if n := formatOf(t, path); n != 2 {
		t.Errorf("it is of format %d", n)
	}
	for _, mode := range []Mode{Reading, Writing, Making} {
		if _, err := open(ctx, path, mode, next[:1]); err == nil || !strings.Contains(err.Error(), "newer onrecord (format 2, this one knows formats up to 1)") {
			t.Errorf("by the older program: %v", err)
		}
	}
	// A new story takes all steps at once, and so does one that is two behind.
	fresh := filepath.Join(t.TempDir(), "new")
	opened(t, fresh, Making, next, func(ledger.Store) {})
	opened(t, fresh, Writing, append(next, "DROP TABLE tally;", "CREATE TABLE tally (x);"), func(s ledger.Store) { entries(t, s) })
	if n := formatOf(t, fresh); n != 4 {
		t.Errorf("a new one is of format %d", n)
	}
}

func written(t *testing.T, s ledger.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.WriteView(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
