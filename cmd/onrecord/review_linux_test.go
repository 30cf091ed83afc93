package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"onrecord/ledger/sqlite"
)

// typist runs a command on a terminal, and types when the screen shows what it waits for.
type typist struct {
	t      *testing.T
	screen *os.File
	mu     sync.Mutex
	seen   bytes.Buffer
	from   int // what of seen was waited for already
}

func (y *typist) watch() {
	buf := make([]byte, 4096)
	for {
		n, err := y.screen.Read(buf)
		y.mu.Lock()
		y.seen.Write(buf[:n])
		y.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// all is what the screen was sent.
func (y *typist) all() string {
	y.mu.Lock()
	defer y.mu.Unlock()
	return y.seen.String()
}

// when waits until the screen shows words, and then types keys.
func (y *typist) when(words, keys string) {
	y.t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		all := y.all()
		if i := strings.Index(all[y.from:], words); i >= 0 {
			y.from += i + len(words)
			break
		}
		if time.Now().After(end) {
			y.t.Fatalf("the screen never showed %q:\n%q", words, all[y.from:])
		}
	}
	if _, err := y.screen.WriteString(keys); err != nil {
		y.t.Fatal(err)
	}
}

// A pass through the keyboard: each key decides at once, a refusal is told, and whatever way it ends, what was decided is kept.
func TestReviewOnATerminal(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "s.onrecord")
	article := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(article, []byte("Ferry pier burnt\n\nPolice said on Monday that the pier had been burnt. \"It was lightning,\" port captain Ilse Brandvold said. A docker said nobody had seen it \x1b[2J burn.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := runAt(t, time.Now(), sharedReader, "", "add", "--story", path, article); r.status != 0 {
		t.Fatal(r.stderr)
	}
	screen, tty := pty(t)
	y := &typist{t: t, screen: screen}
	go y.watch()
	c, _ := command("review", "--story", path, "--by", "ann")
	c.Env = append(os.Environ(), "TERM=xterm")
	c.Stdin, c.Stdout, c.Stderr = tty, tty, tty
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	y.when("1 of 3", "")
	y.when("space next", "?")
	y.when("Keys: a accept", "a")
	y.when("2 of 3", "")
	y.when("Kept as", "")
	y.when("space next", "t")
	y.when("Which act?", "2") // alleges
	y.when("3 of 3", "")
	y.when("space next", "u")
	y.when("Took", "")
	y.when("space next", "n")
	y.when("Note: ", "ask hes\x7frself\r")
	y.when("Kept as", "")
	y.when("space next", "s")
	y.when("Who said it?", "1") // nobody
	if got := ended(t, c.Wait()); got != 0 {
		t.Errorf("exit status %d: %q", got, y.all())
	}
	if strings.Contains(y.all(), "see it \x1b[2J") {
		t.Error("the article gave the terminal orders")
	}
	s, err := sqlite.Open(context.Background(), path, sqlite.Reading)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var kinds []string
	for e, err := range s.Entries(context.Background(), 2) {
		if err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, string(e.Kind)+" by "+e.By)
	}
	if got := strings.Join(kinds, ", "); got != "review by ann, review by ann, undo by ann, note by ann, speaker by ann" {
		t.Errorf("kept: %s", got)
	}
}

// A signal, or Ctrl-C as a key, ends the pass; the terminal is as it was.
func TestReviewInterrupted(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "s.onrecord")
	if r := runAt(t, time.Now(), sharedReader, "", "add", "--story", path, file("a.txt", story)(&place{T: t, dir: dir})); r.status != 0 {
		t.Fatal(r.stderr)
	}
	for name, end := range map[string]func(y *typist, kill func(os.Signal)){
		"Ctrl-C": func(y *typist, _ func(os.Signal)) { y.when("space next", "\x03") },
		"q":      func(y *typist, _ func(os.Signal)) { y.when("space next", "q") },
		"SIGTERM": func(y *typist, kill func(os.Signal)) {
			y.when("space next", "")
			kill(syscall.SIGTERM)
		},
	} {
		screen, tty := pty(t)
		before := settings(t, tty)
		y := &typist{t: t, screen: screen}
		go y.watch()
		c, _ := command("review", "--story", path, "--by", "ann")
		c.Stdin, c.Stdout, c.Stderr = tty, tty, tty
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		end(y, func(s os.Signal) { c.Process.Signal(s) }) //nolint:errcheck // it waits below
		if got := ended(t, c.Wait()); got != 0 && got != 143 {
			t.Errorf("%s: exit status %d", name, got)
		}
		if after := settings(t, tty); after != before {
			t.Errorf("%s: the terminal is left as %+v, was %+v", name, after, before)
		}
	}
	if r := runAt(t, time.Now(), sharedReader, "", "review", "--story", path, "--by", "ann"); r.status != 1 || !strings.Contains(r.stderr, "needs a terminal") {
		t.Errorf("without a terminal: %d, %s", r.status, r.stderr)
	}
}

// settings are those of a terminal.
func settings(t *testing.T, tty *os.File) unix.Termios {
	t.Helper()
	s, err := unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return *s
}

// ended is the exit status of a process that Wait waited for.
func ended(t *testing.T, err error) int {
	t.Helper()
	if err == nil {
		return 0
	}
	return exitStatus(t, err)
}
