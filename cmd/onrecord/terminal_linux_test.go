package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// pty opens a terminal of 60 columns: what is written to tty can be read from the screen.
func pty(t *testing.T) (screen, tty *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal("no terminals here:", err)
	}
	t.Cleanup(func() { screen.Close() })
	fd := int(screen.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal("unlock terminal:", err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal("name terminal:", err)
	}
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal("open terminal:", err)
	}
	t.Cleanup(func() { tty.Close() })
	if err := unix.IoctlSetWinsize(int(tty.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Col: 60, Row: 40}); err != nil {
		t.Fatal(err)
	}
	return screen, tty
}

// onTerminal runs the program as a process on a terminal and gives what the screen was sent.
func onTerminal(t *testing.T, env []string, args ...string) string {
	t.Helper()
	screen, tty := pty(t)
	c, _ := command(args...)
	c.Env = append(append(os.Environ(), "NO_COLOR=", "TERM=xterm"), env...)
	c.Stdout, c.Stderr = tty, tty
	var mu sync.Mutex
	var seen bytes.Buffer
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := screen.Read(buf)
			mu.Lock()
			seen.Write(buf[:n])
			mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	shown := func() string {
		mu.Lock()
		defer mu.Unlock()
		return seen.String()
	}
	if err := c.Run(); err != nil {
		t.Fatalf("%v: %s", err, shown())
	}
	const end = "\x00end\x00"
	tty.WriteString(end)
	waitFor(t, func() bool { return strings.HasSuffix(shown(), end) })
	return strings.TrimSuffix(shown(), end)
}

func TestOnATerminal(t *testing.T) {
	path := file("a.txt", story)(&place{T: t, dir: t.TempDir()})
	if out := onTerminal(t, nil, "read", path); !strings.Contains(out, "\x1b[1m") || widest(out) > 60 {
		t.Errorf("want bold text of at most 60 columns, have %d:\n%q", widest(out), out)
	}
	for _, env := range []string{"NO_COLOR=1", "TERM=dumb"} {
		if out := onTerminal(t, []string{env}, "read", path); strings.Contains(out, "\x1b") {
			t.Errorf("%s: colour all the same: %q", env, out)
		}
	}
	if out := onTerminal(t, nil, "read", "--width", "40", "--color", "never", path); widest(out) > 40 {
		t.Errorf("%d columns, want 40", widest(out))
	}
}

// What was looked for is set off on a terminal that has colours, and nowhere else.
func TestFoundOnATerminal(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "s.onrecord")
	if r := run(t, "", "add", "--story", path, file("a.txt", story)(&place{T: t, dir: dir})); r.status != 0 {
		t.Fatal(r.stderr)
	}
	if out := onTerminal(t, nil, "find", "--story", path, "DAMAGE"); !strings.Contains(out, "\x1b[1;4mdamage\x1b[0m") {
		t.Errorf("nothing is set off: %q", out)
	}
	if out := onTerminal(t, []string{"NO_COLOR=1"}, "find", "--story", path, "damage"); strings.Contains(out, "\x1b") || !strings.Contains(out, "damage") {
		t.Errorf("colour all the same: %q", out)
	}
	if r := run(t, "", "find", "--story", path, "damage"); strings.Contains(r.stdout, "\x1b") {
		t.Errorf("colour in a file: %q", r.stdout)
	}
	if r := run(t, "", "find", "--story", path, "--color", "always", "damage"); !strings.Contains(r.stdout, "\x1b[1;4mdamage") {
		t.Errorf("no colour where it is asked for: %q", r.stdout)
	}
}

func widest(text string) int {
	w := 0
	for line := range strings.Lines(text) {
		plain := []rune{}
		for i, part := range strings.Split(line, "\x1b[") {
			if i > 0 {
				_, part, _ = strings.Cut(part, "m")
			}
			plain = append(plain, []rune(strings.TrimRight(part, "\r\n"))...)
		}
		w = max(w, len(plain))
	}
	return w
}

// A bar stands on the terminal while work takes longer than a second, and is gone at the end; what is printed meanwhile
// stays whole.
func TestProgressOnATerminal(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(2 * time.Second)
		w.Write([]byte(page))
	}))
	t.Cleanup(s.Close)
	path := file("a.txt", story)(&place{T: t, dir: t.TempDir()})
	out := onTerminal(t, nil, "check", "--allow-private", path, s.URL)
	for _, want := range []string{"1 article done", path + ": ", s.URL + ": ", "all laws hold"} {
		if !strings.Contains(out, want) {
			t.Errorf("the screen lacks %q:\n%q", want, out)
		}
	}
	last := out[strings.LastIndex(out, s.URL):]
	if strings.Contains(last, " done") && !strings.Contains(last, "\x1b[J") {
		t.Errorf("a bar is left on the screen: %q", last)
	}
	if out := onTerminal(t, nil, "check", path); strings.Contains(out, " done") {
		t.Errorf("progress of quick work: %q", out)
	}
}
