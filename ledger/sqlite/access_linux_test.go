package sqlite

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"onrecord/ledger/ledgertest"
)

const readerStory = "ONRECORD_TEST_READER"

// TestReader is no test of its own: it says how many entries a story has, or why that cannot be told.
func TestReader(t *testing.T) {
	ctx := context.Background()
	path := os.Getenv(readerStory)
	if path == "" {
		return
	}
	s, err := Open(ctx, path, Reading)
	if err != nil {
		fmt.Printf("\nfailed: %v\n", err)
		return
	}
	defer s.Close()
	head, err := s.Head(ctx)
	fmt.Printf("\n%d entries, %v\n", head.Seq, err)
}

// stranger runs TestReader as somebody who may read what all may read, and write nothing: as nobody where we are root. Nobody may not look
// into the folder of this binary, and gets it as an open file.
func stranger(t *testing.T, path string) string {
	t.Helper()
	binary, err := os.Open(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	defer binary.Close()
	c := exec.Command("/proc/self/fd/3", "-test.run=^TestReader$")
	c.Env, c.ExtraFiles, c.Dir = append(os.Environ(), readerStory+"="+path), []*os.File{binary}, "/"
	if os.Geteuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// Who may only read a story reads all of it, or is told why not: never without what was added last.
func TestReadWhatMayNotBeWritten(t *testing.T) {
	ctx := context.Background()
	open, err := os.MkdirTemp("", "onrecord-read-") // t.TempDir is closed to strangers
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(open)
	if err := os.Chmod(open, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "story")
	s, err := Open(ctx, path, Making)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Append(ctx, ledgertest.Now(), ledgertest.Story(t, 4)...); err != nil {
		t.Fatal(err)
	}
	place := func(name string, ending ...string) string { // a copy that only its owner may change
		dir := filepath.Join(open, name)
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		for _, e := range ending {
			data, err := os.ReadFile(path + e)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "story"+e), data, 0o444); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chmod(dir, 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(dir, 0o755) }) //nolint:errcheck // a temporary folder
		return filepath.Join(dir, "story")
	}
	says := stranger(t, place("crashed", "", "-wal"))
	if !strings.Contains(says, "failed: open ") || !strings.Contains(says, "story-wal, which cannot be taken in, for you may not write here: have its owner open it") {
		t.Errorf("with a log: %s", says)
	}
	if says := stranger(t, place("in use", "", "-wal", "-shm")); !strings.Contains(says, "\n12 entries, <nil>") {
		t.Errorf("with a log and its index: %s", says)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	closed := place("closed", "")
	if says := stranger(t, closed); !strings.Contains(says, "\n12 entries, <nil>") {
		t.Errorf("closed: %s", says)
	}
	if files, _ := filepath.Glob(closed + "*"); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}

// Reading a story beside a store that has it open gives up none of that store's locks, by which other processes know that it is in use.
func TestReadingKeepsLocks(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "story")
	s, err := Open(ctx, path, Making)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Append(ctx, ledgertest.Now(), ledgertest.Article(t, 1)...); err != nil {
		t.Fatal(err)
	}
	locked := func() bool {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		list, err := os.ReadFile("/proc/locks")
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(string(list), fmt.Sprintf(":%d ", info.Sys().(*syscall.Stat_t).Ino))
	}
	if !locked() {
		t.Fatal("a story that is open is not locked")
	}
	other, err := Open(ctx, path, Reading)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if !locked() {
		t.Error("read by another store, it is locked no more")
	}
}
