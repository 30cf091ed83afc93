package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
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

// TestWriter is no test of its own: it appends articles without end, and says the number of each when it was acknowledged.
func TestWriter(t *testing.T) {
	path := os.Getenv(writerStory)
	if path == "" {
		return
	}
	ctx := context.Background()
	s, err := Open(ctx, path, Making)
	if err != nil {
		t.Fatal(err)
	}
	head, err := s.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := strconv.ParseUint(os.Getenv(writerLimit), 10, 64); err == nil {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n}); err != nil {
			t.Fatal(err)
		}
	}
	for i := int(head.Seq / 2); i < 100_000; i++ {
		if _, err := s.Append(ctx, ledgertest.Now(), ledgertest.Article(t, i)...); err != nil {
			fmt.Printf("\nfailed: %v\n", err)
			os.Exit(3)
		}
		fmt.Printf("\nkept %d\n", i)
	}
}

// write starts a writer and hands what it says, line by line, to each until that returns false; then the writer is killed.
func write(t *testing.T, path string, each func(line string) bool, env ...string) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestWriter$")
	c.Env = append(append(os.Environ(), writerStory+"="+path), env...)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan() && each(lines.Text()); {
	}
	c.Process.Kill() //nolint:errcheck // it may have ended
	c.Wait()         //nolint:errcheck // killed
}

// whole checks that the story has every article up to the last acknowledged one, in full, and nothing by halves.
func whole(t *testing.T, path string, acknowledged int) {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, path, Writing)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	faults, err := ledger.Verify(ctx, s, nil, nil)
	if err != nil || len(faults) > 0 {
		t.Fatalf("after %d articles: %v, %v", acknowledged, faults, err)
	}
	head, err := s.Head(ctx)
	if err != nil || head.Seq%2 != 0 || head.Seq < int64(2*(acknowledged+1)) {
		t.Fatalf("acknowledged up to article %d, the ledger ends at entry %d, %v", acknowledged, head.Seq, err)
	}
	articles, err := s.Articles(ctx, ledger.ArticleQuery{AllVersions: true})
	if err != nil || int64(len(articles)) != head.Seq/2 {
		t.Fatalf("%d articles of %d entries, %v", len(articles), head.Seq, err)
	}
	if says, err := s.Checkup(ctx); err != nil || len(says) > 0 {
		t.Fatalf("%v, %v", says, err)
	}
}

// Killed at any moment, hundreds of times on end, a story loses nothing that was acknowledged and shows nothing by halves.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story")
	times, last, found := 200, -1, 0
	if testing.Short() {
		times = 4
	}
	for range times {
		pause := time.Duration(rand.IntN(25_000)) * time.Microsecond
		var until time.Time // counted from the first, or starting would take it all
		write(t, path, func(line string) bool {
			if n, ok := strings.CutPrefix(line, "kept "); ok {
				if until.IsZero() {
					until = time.Now().Add(pause)
				}
				last, _ = strconv.Atoi(n)
				found++
			}
			return until.IsZero() || time.Now().Before(until)
		})
		whole(t, path, last)
	}
	if found < times {
		t.Errorf("%d kills, and only %d articles were acknowledged", times, found)
	}
}

// On a full disk the story keeps what it had, the error says so, and it goes on when there is room again.
func TestFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story")
	last, said := -1, ""
	each := func(line string) bool {
		if n, ok := strings.CutPrefix(line, "kept "); ok {
			last, _ = strconv.Atoi(n)
		}
		if why, ok := strings.CutPrefix(line, "failed: "); ok {
			said = why
		}
		return true
	}
	write(t, path, each, writerLimit+"=1500000")
	if last < 1 || !strings.Contains(said, "disk") {
		t.Fatalf("kept up to article %d, then: %q", last, said)
	}
	whole(t, path, last)
	before := last
	write(t, path, func(line string) bool { each(line); return last < before+3 })
	whole(t, path, last)
}
