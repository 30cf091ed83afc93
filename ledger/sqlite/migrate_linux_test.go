package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/ledger"
)

// A step that fails, or one after it, leaves the file as it was to the byte; and so does one in whose middle the process is killed.
func TestMigrateInterrupted(t *testing.T) {
	ctx := context.Background()
	known := migrations()
	now := len(known)
	path := keptStory(t, now)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	unharmed := func(what string) {
		t.Helper()
		opened(t, path, Reading, known, func(s ledger.Store) { entries(t, s) }) // takes away what a crash left beside it
		after, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(after, before) {
			t.Errorf("%s: the file is another, %v", what, err)
		}
		if files, _ := filepath.Glob(path + "*"); len(files) != 1 {
			t.Errorf("%s: left beside it: %v", what, files)
		}
	}
	for what, tt := range map[string]struct {
		more []string
		says string
	}{
		"in the middle of a step": {[]string{tallied + "INSERT INTO nowhere VALUES (1);"}, fmt.Sprintf("bring the story from format %d to %d: ", now, now+1)},
		"in the second step":      {[]string{tallied, "UPDATE entry SET author = 'nobody';"}, fmt.Sprintf("bring the story from format %d to %d: ", now, now+2)},
	} {
		_, err := open(ctx, path, Writing, append(known[:now:now], tt.more...), nil)
		if err == nil || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), "it was left as it was") {
			t.Errorf("%s: %v", what, err)
		}
		unharmed(what)
	}
	for n := 1; n < now; n++ { // broken off when some captures are done, and when all are
		path = keptStory(t, n)
		if before, err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
		for last := 1; ; last++ {
			ctx, stop := context.WithCancel(ctx)
			s, err := OpenTelling(ctx, path, Writing, func(done, all int) {
				if done == last || done == all {
					stop()
				}
				if last = min(last, all); done > last {
					t.Errorf("format %d: %d of %d done after it was broken off", n, done, all)
				}
			})
			if err == nil {
				s.Close()
				t.Fatalf("format %d: not broken off at %d", n, last)
			}
			if files, _ := filepath.Glob(path + "*"); len(files) != 1 {
				t.Fatalf("format %d, broken off at %d: left beside it: %v", n, last, files)
			}
			after, err := os.ReadFile(path)
			if format := formatOf(t, path); err != nil || format != n || !bytes.Equal(after, before) {
				t.Fatalf("format %d, broken off at %d: it is of format %d, and another file, %v", n, last, format, err)
			}
			if last > 3 {
				break
			}
		}
		opened(t, path, Writing, known, func(s ledger.Store) { entries(t, s) })
	}
	path = keptStory(t, now)
	if before, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(os.Args[0], "-test.run=^TestMigrateWithoutEnd$")
	c.Env = append(os.Environ(), migrating+"="+path)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for range 2000 { // until pages that are not committed stand in the log
		if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 1<<20 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		t.Errorf("nothing was under way: %v", err)
	}
	c.Process.Kill() //nolint:errcheck // it may have ended
	if err := c.Wait(); err == nil || err.Error() != "signal: killed" {
		t.Errorf("it ended with %v", err)
	}
	unharmed("killed")
}

const migrating = "ONRECORD_TEST_MIGRATING"

// TestMigrateWithoutEnd is no test of its own: it takes a step that does not end.
func TestMigrateWithoutEnd(t *testing.T) {
	path := os.Getenv(migrating)
	if path == "" {
		return
	}
	const endless = `CREATE TABLE heap (x TEXT) STRICT;
		INSERT INTO heap WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT hex(randomblob(500)) FROM n;`
	_, err := open(context.Background(), path, Writing, append(migrations(), tallied, endless), nil)
	t.Fatal(err)
}
