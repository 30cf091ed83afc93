package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
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
	s, err := open(context.Background(), path, mode, steps, nil)
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
	known := migrations()
	now := len(known)
	path := keptStory(t, now)
	next := append(known[:now:now], tallied)
	var before, view string
	opened(t, path, Reading, known, func(s ledger.Store) { before = entries(t, s) })
	if _, err := open(ctx, path, Reading, next, nil); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("older onrecord (format %d, this one writes %d): onrecord check --repair", now, now+1)) {
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
	if n := formatOf(t, path); n != now+1 {
		t.Errorf("it is of format %d", n)
	}
	for _, mode := range []Mode{Reading, Writing, Making} {
		if _, err := open(ctx, path, mode, known, nil); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("newer onrecord (format %d, this one knows formats up to %d)", now+1, now)) {
			t.Errorf("by the older program: %v", err)
		}
	}
	// A new story takes all steps at once, and so does one that is two behind.
	fresh := filepath.Join(t.TempDir(), "new")
	opened(t, fresh, Making, next, func(ledger.Store) {})
	opened(t, fresh, Writing, append(next, "DROP TABLE tally;", "CREATE TABLE tally (x);"), func(s ledger.Store) { entries(t, s) })
	if n := formatOf(t, fresh); n != now+3 {
		t.Errorf("a new one is of format %d", n)
	}
}

// Of those who open an older story for writing at once one brings it up to date, and the others find it done.
func TestMigrateAtOnce(t *testing.T) {
	for format := 1; format < len(migrations()); format++ {
		path := keptStory(t, format)
		var together sync.WaitGroup
		var made atomic.Int64
		for range 4 {
			together.Go(func() {
				s, err := OpenTelling(context.Background(), path, Writing, func(done, all int) {
					if done == all {
						made.Add(1)
					}
				})
				if err != nil {
					t.Error(err)
					return
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		together.Wait()
		if n := made.Load(); n != 1 {
			t.Errorf("format %d: the view was made anew %d times", format, n)
		}
		pinned, err := os.ReadFile(fmt.Sprintf("../testdata/format/%d.jsonl", format))
		if err != nil {
			t.Fatal(err)
		}
		opened(t, path, Reading, migrations(), func(s ledger.Store) {
			entries(t, s)
			if !strings.HasSuffix(string(pinned), "\n"+written(t, s)) {
				t.Errorf("format %d: the view is another", format)
			}
		})
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
