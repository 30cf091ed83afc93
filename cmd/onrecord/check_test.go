package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord"
	"onrecord/model"
)

// wrong is a reader whose readings break laws.
type wrong struct{ reader }

func (wrong) Read(c *onrecord.Capture) (*onrecord.Reading, error) {
	d := &onrecord.Document{Text: string(c.Data), Blocks: []onrecord.Block{{Kind: "headline", Start: 0, End: 4}}}
	r := &onrecord.Reading{Capture: &onrecord.Capture{Source: c.Source}, Document: d}
	r.Statements = []onrecord.Statement{{ID: "s1", Act: "shouts", Form: onrecord.None}}
	return r, nil
}

func (w wrong) ReadPublished(c *onrecord.Capture, _ onrecord.When) (*onrecord.Reading, error) {
	return w.Read(c)
}

func (wrong) Analyze(*onrecord.Capture) (*model.Analysis, error) { return nil, errors.New("not here") }

func TestCheckListsEveryBreach(t *testing.T) {
	path := file("a.txt", story)(&place{T: t, dir: t.TempDir()})
	got := runWith(t, func() (reader, error) { return wrong{}, nil }, "", "check", path)
	if got.status != 1 || got.stderr != "" {
		t.Errorf("exit status %d, %q", got.status, got.stderr)
	}
	for _, want := range []string{path + `: vocabulary: block 0: unknown kind "headline"`, "nothing thrown away", `unknown act "shouts"`} {
		if !strings.Contains(got.stdout, want) {
			t.Errorf("it says\n%s\nand not %s", got.stdout, want)
		}
	}
	if lines := strings.Count(got.stdout, "\n"); lines < 4 || lines != strings.Count(got.stdout, path) {
		t.Errorf("want a line a breach, each with the file's name:\n%s", got.stdout)
	}
}

func TestReaderThatDoesNotStart(t *testing.T) {
	got := runWith(t, func() (reader, error) { return nil, errors.New("lang/en/cues.tsv:7: no act") }, "", "read", "a.txt")
	if got.status != 1 || got.stderr != "onrecord: start the reader: lang/en/cues.tsv:7: no act\n" {
		t.Errorf("%+v", got)
	}
}

// full is a disk with room for nothing more.
type full struct{}

func (full) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}
}

// A disk that fills up while a file is written: what stood there stays, and no draft is left.
func TestFullDiskLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	path := file("out.json", "old")(&place{T: t, dir: dir})
	s, err := newFile(path, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.put(input{}, []byte("the first reading")); err != nil {
		t.Fatal(err)
	}
	s.(*oneFile).w = full{}
	err = s.close(s.put(input{}, []byte("the second")))
	if err == nil || !strings.Contains(err.Error(), "the disk is full; free some space") {
		t.Errorf("it says %v", err)
	}
	if data, _ := os.ReadFile(path); string(data) != "old" {
		t.Errorf("the file now holds %q", data)
	}
	if list, _ := filepath.Glob(filepath.Join(dir, ".*")); len(list) > 0 {
		t.Errorf("left behind: %v", list)
	}
}

// A file that is replaced keeps its permissions.
func TestOutputKeepsPermissions(t *testing.T) {
	path := file("out.json", "old")(&place{T: t, dir: t.TempDir()})
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := newFile(path, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.close(s.put(input{}, []byte("new"))); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 || info.Size() != 3 {
		t.Errorf("%v, %v", info, err)
	}
}

// A signal that comes while the last input is read ends the run as stopped, even where that input's own failure is noticed
// before the end of the context. It is not reported as the input's fault.
func TestStoppedAtTheLastInput(t *testing.T) {
	stderr, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	defer stderr.Close()
	p := &program{stdin: os.Stdin, stdout: os.Stdout, stderr: stderr, getenv: os.Getenv, now: time.Now,
		newReader: func() (reader, error) { return wrong{}, nil }}
	halted := input{source: "a", err: fmt.Errorf("a: %w", stopped{syscall.SIGINT})}
	err = p.each(context.Background(), &limitFlags{maxSize: 1, timeout: 1}, []input{halted}, &stream{w: os.Stdout}, reading(report))
	if said, _ := os.ReadFile(stderr.Name()); err != (stopped{syscall.SIGINT}) || len(said) > 0 {
		t.Errorf("ended with %v and said %q", err, said)
	}
}

// A pipe that broke anywhere but on standard output, where the system ends the process by itself, is no matter either.
func TestBrokenPipeIsNoComplaint(t *testing.T) {
	stderr, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	defer stderr.Close()
	p := &program{stderr: stderr}
	status := p.status(context.Background(), writeError("pipe", &os.PathError{Op: "write", Path: "pipe", Err: syscall.EPIPE}))
	if said, _ := os.ReadFile(stderr.Name()); status != 141 || len(said) > 0 {
		t.Errorf("exit status %d, said %q", status, said)
	}
}
