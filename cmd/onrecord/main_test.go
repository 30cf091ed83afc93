package main

import (
	"bytes"
	"context"
	"iter"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"onrecord/intake"
)

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"onrecord": main}) }

// sharedReader loads the models once for all tests that run in this process.
var sharedReader = sync.OnceValues(func() (reader, error) { return intake.New() })

// result is what a run left behind.
type result struct {
	status         int
	stdout, stderr string
}

// run runs the program in this process, with the real reader, as if called with args and given stdin.
func run(t *testing.T, stdin string, args ...string) result {
	t.Helper()
	return runWith(t, sharedReader, stdin, args...)
}

// runWith is run with another reader.
func runWith(t *testing.T, newReader func() (reader, error), stdin string, args ...string) result {
	t.Helper()
	return runAt(t, time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC), newReader, stdin, args...)
}

// runAt is runWith at another time.
func runAt(t *testing.T, now time.Time, newReader func() (reader, error), stdin string, args ...string) result {
	t.Helper()
	return runAs(t, func(p *program) { p.now, p.newReader = func() time.Time { return now }, newReader }, stdin, args...)
}

// runAs is run in another world: set changes what the program sees of it.
func runAs(t *testing.T, set func(*program), stdin string, args ...string) result {
	t.Helper()
	dir := t.TempDir()
	open := func(name, content string) *os.File {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	p := &program{stdin: open("stdin", stdin), stdout: open("stdout", ""), stderr: open("stderr", ""),
		getenv: func(string) string { return "" }}
	set(p)
	status := p.run(args)
	read := func(f *os.File) string {
		data, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	return result{status, read(p.stdout), read(p.stderr)}
}

func upTo(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestInOrder(t *testing.T) {
	var got []int
	err := inOrder(context.Background(), upTo(50), 7, func(i int) int {
		time.Sleep(time.Duration((i*37)%11) * time.Millisecond)
		return i * i
	}, func(i, square int) error {
		if square != i*i {
			t.Errorf("%d: %d", i, square)
		}
		got = append(got, i)
		return nil
	})
	if err != nil || len(got) != 50 {
		t.Fatalf("%v, %d results", err, len(got))
	}
	for i, g := range got {
		if g != i {
			t.Fatalf("out of order: %v", got)
		}
	}
}

// When the work is stopped, what is finished is handed over even where something before it is not.
func TestInOrderStopped(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	release := make(chan struct{})
	var out bytes.Buffer
	err := inOrder(ctx, upTo(6), 2, func(i int) byte {
		switch i {
		case 1:
			<-release // never done in time
		case 4:
			time.Sleep(50 * time.Millisecond) // so that 3 is handed in
			cancel(stopped{2})
			<-release
		}
		return byte('0' + i)
	}, func(_ int, b byte) error { return out.WriteByte(b) })
	close(release)
	if err != (stopped{2}) || out.String() != "023" {
		t.Errorf("%v, handed over %q, want 0, 2 and 3", err, out.String())
	}
}

func TestSize(t *testing.T) {
	for text, want := range map[string]int64{"1": 1, "500000": 500000, "64k": 64 << 10, "64KiB": 64 << 10, "20MiB": 20 << 20, "20M": 20 << 20, "20mb": 20 << 20, "1G": 1 << 30, "7B": 7} {
		var s size
		if err := s.Set(text); err != nil || int64(s) != want {
			t.Errorf("%q: %d, %v, want %d", text, s, err, want)
		}
	}
	for _, text := range []string{"", "0", "-1", "k", "1x", "1.5M", "1kk", "1ib k", "99999999999G", "9223372036854775807k"} {
		var s size
		if err := s.Set(text); err == nil {
			t.Errorf("%q: taken as %d", text, s)
		}
	}
}

func TestURLName(t *testing.T) {
	for raw, want := range map[string]string{
		"https://harbour.test/2024/05/ferry.html?x=1": "harbour.test-2024-05-ferry",
		"https://harbour.test/":                       "harbour.test",
		"https://h/../../etc/passwd":                  "h-..-..-etc-passwd",
		"https://..":                                  "",
	} {
		if got := urlName(raw); got != want {
			t.Errorf("%s: %q, want %q", raw, got, want)
		}
	}
}
