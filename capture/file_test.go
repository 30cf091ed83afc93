package capture

import (
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"
)

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// noFile captures path and wants a Refusal for reason that says says.
func noFile(t *testing.T, path string, o Options, reason Reason, says string) {
	t.Helper()
	c, err := File(path, o)
	if err == nil {
		t.Fatalf("%s: captured %d bytes, want it refused: %s", path, len(c.Data), reason)
	}
	if !IsRefused(err, reason) || !strings.Contains(err.Error(), says) {
		t.Errorf("%s: %v, want reason %q saying %q", path, err, reason, says)
	}
}

func TestFile(t *testing.T) {
	at := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	path := write(t, "a.html", article)
	c, err := File(path, Options{Now: func() time.Time { return at }})
	if err != nil || string(c.Data) != article || c.Source != path || c.MediaType != "text/html" || c.URL != "" || !c.Time.Equal(at) {
		t.Errorf("%+v, %v", c, err)
	}
	link := filepath.Join(t.TempDir(), "link.html")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if c, err := File(link, Options{}); err != nil || string(c.Data) != article {
		t.Errorf("through a link: %v", err)
	}
}

func TestFileRefused(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(os.Symlink("b", in("a")), os.Symlink("a", in("b")), os.Symlink("gone", in("dangling")),
		syscall.Mkfifo(in("pipe"), 0o644)); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("unix", in("socket"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	noFile(t, in("missing"), Options{}, NoSuchFile, "there is no such file; check the name")
	noFile(t, in("dangling"), Options{}, NoSuchFile, "no such file")
	noFile(t, in("a"), Options{}, NotAFile, "leads in a circle")
	noFile(t, in(strings.Repeat("n", 300)), Options{}, NoSuchFile, "longer than a file's can be")
	noFile(t, in("nul\x00byte"), Options{}, NotReadThrough, `nul\x00byte`)
	noFile(t, dir, Options{}, NotAFile, "is a directory, not a file")
	noFile(t, in("pipe"), Options{}, NotAFile, "is a named pipe, not a file; read it through standard input")
	noFile(t, in("socket"), Options{}, NotAFile, "is a socket")
	noFile(t, "/dev/null", Options{}, NotAFile, "is a device")
	noFile(t, write(t, "empty.txt", ""), Options{}, Empty, "is empty")
	noFile(t, write(t, "long.txt", strings.Repeat("harbour ", 200)), Options{MaxSize: 1024}, TooBig, "is 1.6 KiB long, the limit is 1 KiB; raise it with --max-size")
}

func TestFileOfFiftyMebibytes(t *testing.T) {
	path := write(t, "big.txt", "")
	if err := os.Truncate(path, 50<<20); err != nil {
		t.Fatal(err)
	}
	noFile(t, path, Options{}, TooBig, "is 50 MiB long, the limit is 20 MiB")
}

func TestReader(t *testing.T) {
	c, err := Reader("standard input", strings.NewReader(article), Options{})
	if err != nil || c.Source != "standard input" || string(c.Data) != article || c.MediaType != "text/html" || !c.Time.IsZero() {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := Reader("-", strings.NewReader("ab"), Options{MaxSize: 2}); err != nil {
		t.Errorf("as long as the limit: %v", err)
	}
	for name, test := range map[string]struct {
		r      io.Reader
		reason Reason
	}{
		"empty":    {strings.NewReader(""), Empty},
		"too long": {strings.NewReader("abc"), TooBig},
		"endless":  {endless{}, TooBig},
		"broken":   {iotest.ErrReader(errors.New("the cable is cut")), NotReadThrough},
	} {
		if _, err := Reader("-", test.r, Options{MaxSize: 2}); !IsRefused(err, test.reason) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}
