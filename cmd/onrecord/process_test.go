package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// command is the program as a process of its own; TestMain has put it on the PATH.
func command(args ...string) (*exec.Cmd, *bytes.Buffer) {
	c := exec.Command("onrecord", args...)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	return c, &stderr
}

// hanging is a server that says that it was asked, and then nothing more.
func hanging(t *testing.T) (url string, asked chan struct{}) {
	asked = make(chan struct{}, 9)
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		<-r.Context().Done()
	}))
	t.Cleanup(s.Close)
	return s.URL, asked
}

func exitStatus(t *testing.T, err error) int {
	t.Helper()
	e, ok := errors.AsType[*exec.ExitError](err)
	if !ok {
		t.Fatalf("ended with %v, want an exit status", err)
	}
	return e.ExitCode()
}

// Ctrl-C: what is finished has been put out, whole; the exit status is the shell's for an interrupt.
func TestInterrupted(t *testing.T) {
	for signal, status := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		url, asked := hanging(t)
		path := file("a.txt", story)(&place{T: t, dir: t.TempDir()})
		c, stderr := command("read", "--format", "json", "--allow-private", path, url)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		r := bufio.NewReader(out)
		line, err := r.ReadString('\n')
		if err != nil {
			t.Fatalf("%v: %s", err, stderr)
		}
		<-asked
		if err := c.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		rest, _ := io.ReadAll(r)
		err = c.Wait()
		if got := exitStatus(t, err); got != status || !strings.Contains(line, "Brandvold") || len(rest) > 0 {
			t.Errorf("%v: exit status %d, want %d; put out %.80q, then %.80q", signal, got, status, line, rest)
		}
		if !strings.Contains(stderr.String(), "onrecord: stopped: "+signal.String()) || strings.Contains(stderr.String(), url) {
			t.Errorf("%v: it says %q", signal, stderr)
		}
	}
}

// Ctrl-C while writing a file: what was finished is in it, and no draft is left.
func TestInterruptedWithOutput(t *testing.T) {
	url, asked := hanging(t)
	dir := t.TempDir()
	path := file("a.txt", story)(&place{T: t, dir: dir})
	out := filepath.Join(dir, "out.jsonl")
	c, stderr := command("read", "--format", "json", "-o", out, "--allow-private", path, url)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	<-asked
	waitFor(t, func() bool { // until the first reading has been written to the draft
		drafts, _ := filepath.Glob(filepath.Join(dir, ".onrecord-*"))
		if len(drafts) != 1 {
			return false
		}
		info, err := os.Stat(drafts[0])
		return err == nil && info.Size() > 0
	})
	c.Process.Signal(os.Interrupt)
	if got := exitStatus(t, c.Wait()); got != 130 {
		t.Errorf("exit status %d: %s", got, stderr)
	}
	data, err := os.ReadFile(out)
	if err != nil || !bytes.HasSuffix(data, []byte("}\n")) || bytes.Count(data, []byte("\n")) != 1 {
		t.Errorf("%v: %.100q", err, data)
	}
	if list, _ := os.ReadDir(dir); len(list) != 2 {
		t.Errorf("left behind: %v", list)
	}
}

func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for range 1000 {
		if done() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("waited ten seconds in vain")
}

// Ctrl-C while standard input says nothing.
func TestInterruptedWaitingForInput(t *testing.T) {
	c, stderr := command("read", "-")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(1500 * time.Millisecond) // the line of progress comes after a second
	c.Process.Signal(os.Interrupt)
	if got := exitStatus(t, c.Wait()); got != 130 {
		t.Errorf("exit status %d: %s", got, stderr)
	}
	if !strings.Contains(stderr.String(), "onrecord: 0 articles done") {
		t.Errorf("no progress after a second: %q", stderr)
	}
}

// A reader that has seen enough (| head): no complaint, and no more work.
func TestBrokenPipe(t *testing.T) {
	for _, args := range [][]string{{"read", "--format", "json"}, {"read"}, {"check"}} {
		path := file("a.txt", story)(&place{T: t, dir: t.TempDir()})
		c, stderr := command(append(args, path, path, path)...)
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		c.Stdout = w
		err = c.Run()
		w.Close()
		e, ok := errors.AsType[*exec.ExitError](err)
		if !ok || stderr.Len() > 0 {
			t.Fatalf("%v: %v, %q", args, err, stderr)
		}
		if s := e.Sys().(syscall.WaitStatus); s.Signal() != syscall.SIGPIPE && s.ExitStatus() != 141 {
			t.Errorf("%v: %v", args, err)
		}
	}
}
