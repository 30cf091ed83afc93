package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Killed at any moment, an import has taken in all or nothing, and can be done again.
func TestKilledImport(t *testing.T) {
	times := 40
	if testing.Short() {
		times = 3
	}
	dir := t.TempDir()
	pages := filepath.Join(dir, "pages")
	if err := os.Mkdir(pages, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		text := fmt.Sprintf("It is not safe, said Ona Brill, who keeps bees in house %d. %s", i, strings.Repeat("The bees are well. ", 50))
		if err := os.WriteFile(filepath.Join(pages, fmt.Sprint(i, ".txt")), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	story, bundle := filepath.Join(dir, "s.onrecord"), filepath.Join(dir, "a.bundle")
	for _, args := range [][]string{{"add", "-q", "--story", story, pages}, {"export", "--story", story, "-o", bundle}} {
		if r := run(t, "", args...); r.status != 0 {
			t.Fatal(r.stderr)
		}
	}
	begun := time.Now()
	if r := run(t, "", "import", "--story", filepath.Join(dir, "whole"), bundle); r.status != 0 {
		t.Fatal(r.stderr)
	}
	took := time.Since(begun)
	for i := range times {
		target := filepath.Join(dir, fmt.Sprint("killed", i))
		c, _ := command("import", "--story", target, bundle)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(took + took/2))))
		c.Process.Kill() //nolint:errcheck // it may have ended
		c.Wait()         //nolint:errcheck // however it ended
		r := run(t, "", "import", "--story", target, bundle)
		if r.status != 0 && !strings.Contains(r.stderr, "has 80 entries already") {
			t.Fatalf("killed, and again: %s", r.stderr)
		}
		if r := run(t, "", "check", "--story", target); r.status != 0 || !strings.Contains(r.stdout, "80 entries, all laws hold") {
			t.Fatalf("killed, and again: %s%s", r.stdout, r.stderr)
		}
		again := filepath.Join(dir, "again.bundle")
		if r := run(t, "", "export", "--story", target, "-o", again); r.status != 0 || !sameFiles(t, bundle, again) {
			t.Fatalf("killed, and again: another bundle; %s", r.stderr)
		}
	}
}

func sameFiles(t *testing.T, a, b string) bool {
	t.Helper()
	one, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	two, err := os.ReadFile(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(one) == string(two)
}
