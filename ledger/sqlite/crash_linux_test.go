package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
)

// Where these are set the test binary is the writer that the tests below kill or starve.
const (
	writerStory = "ONRECORD_TEST_WRITER"
	writerLimit = "ONRECORD_TEST_FILE_LIMIT" // in bytes, for every file it writes
)

// TestWriter is no test of its own.
func TestWriter(t *testing.T) {
	path := os.Getenv(writerStory)
	if path == "" {
		return
	}
	s, err := Open(context.Background(), path, Making)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := strconv.ParseUint(os.Getenv(writerLimit), 10, 64); err == nil {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n}); err != nil {
			t.Fatal(err)
		}
	}
	ledgertest.Write(t, s, os.Stdout, 0)
}

// whole opens the story and has it checked.
func whole(t *testing.T, path string, check func(ledger.Store)) {
	t.Helper()
	s, err := Open(context.Background(), path, Writing)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	check(s)
}

// Killed at any moment, hundreds of times on end, a story loses nothing that was acknowledged and shows nothing by halves.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story")
	w := &ledgertest.Writer{Test: "TestWriter", Env: []string{writerStory + "=" + path}, Last: -1}
	times := 200
	if testing.Short() {
		times = 4
	}
	for range times {
		w.Run(t, ledgertest.Moment(), nil)
		whole(t, path, func(s ledger.Store) { w.Whole(t, s) })
	}
	whole(t, path, func(s ledger.Store) { ledgertest.Unharmed(t, s) })
	if t.Logf("%d kills, %d articles acknowledged", times, w.Kept); w.Kept < times {
		t.Errorf("%d kills, and only %d articles were acknowledged", times, w.Kept)
	}
}

// On a full disk the story keeps what it had, the error says so, and it goes on when there is room again.
func TestFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story")
	w := &ledgertest.Writer{Test: "TestWriter", Env: []string{writerStory + "=" + path}, Last: -1}
	w.Run(t, 0, nil, writerLimit+"=1500000")
	if w.Last < 1 || !strings.Contains(w.Said, "disk") {
		t.Fatalf("kept up to article %d, then: %q", w.Last, w.Said)
	}
	whole(t, path, func(s ledger.Store) { w.Whole(t, s) })
	before := w.Kept
	w.Run(t, 50*time.Millisecond, nil)
	if w.Kept == before {
		t.Error("it did not go on")
	}
	whole(t, path, func(s ledger.Store) { w.Whole(t, s); ledgertest.Unharmed(t, s) })
}
