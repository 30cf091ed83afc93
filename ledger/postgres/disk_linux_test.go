package postgres

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
	"onrecord/ledger/postgres/pgtest"
)

// starved has an article after the other appended until there is no room, and again when more has made some. mayEnd says that the server may
// have ended by then.
func starved(t *testing.T, server *pgtest.Server, address string, mayEnd bool, more func()) {
	t.Helper()
	w := writer(address)
	w.Run(t, 0, nil, writerBulk+"=100000")
	t.Logf("kept %d articles, then: %s", w.Kept, w.Said)
	// Where not even the log can be written the server gives up, sooner or later than it says why.
	full := strings.Contains(w.Said, "disk is full: the story keeps what it had, and nothing more; free some space and run the command again")
	if w.Kept < 3 || !full && (!mayEnd || !strings.Contains(w.Said, "the server went away")) {
		t.Errorf("kept %d articles, then: %q", w.Kept, w.Said)
	}
	more()
	server.Restart(t)
	whole(t, server, address, func(s ledger.Store) { w.Whole(t, s) })
	before := w.Kept
	w.Run(t, 100*time.Millisecond, nil)
	if w.Kept == before {
		t.Errorf("it did not go on: %s", w.Said)
	}
	whole(t, server, address, func(s ledger.Store) { w.Whole(t, s); ledgertest.Unharmed(t, s) })
}

// When the server's files cannot grow the error says so, the story keeps what it had, and goes on when they can.
func TestFilesFull(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts a server")
	}
	server := pgtest.Start(t, pgtest.Options{SegmentMB: 1, FileLimit: 1_500_000})
	starved(t, server, server.URL("starved"), false, func() {})
}

// On a disk that is full to the last byte, on which the server cannot even write its log, it is the same. Only the administrator may
// make such a disk; where the test may not, TestFilesFull stands for it.
func TestDiskFull(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts a server")
	}
	var ballast string
	may := true
	disk := func(dir string) (func(), error) {
		err := syscall.Mount("none", dir, "tmpfs", 0, "size=64m,mode=0700")
		if may = !errors.Is(err, syscall.EPERM); err != nil {
			return nil, err
		}
		ballast = filepath.Join(dir, "ballast")
		return func() { syscall.Unmount(dir, 0) }, os.WriteFile(ballast, make([]byte, 16<<20), 0o600) //nolint:errcheck // it goes with the folder
	}
	probe := t.TempDir()
	remove, err := disk(probe)
	if err == nil {
		remove()
	}
	if !may {
		t.Log("this user may not mount a file system")
		return
	}
	server := pgtest.Start(t, pgtest.Options{SegmentMB: 1, Disk: disk, Settings: []string{"max_wal_size=4MB", "min_wal_size=2MB"}})
	starved(t, server, server.URL("starved"), true, func() {
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	})
}
