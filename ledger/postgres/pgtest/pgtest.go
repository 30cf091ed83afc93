// Package pgtest starts a PostgreSQL server for a test: a throwaway one, in a temporary folder, reached through a socket in it,
// gone with the test. It needs PostgreSQL's programs and no right: where the test runs as root the server runs as nobody.
//
// A machine without the programs fails the test and is told how to get them; nothing is skipped.
package pgtest

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Install is the command that gets the programs on Debian.
const Install = "sudo apt-get install -y postgresql"

// Server is a server that runs.
type Server struct {
	dir, data string
	command   *exec.Cmd // as it is started
	pid       string    // of the first of its processes
	limit     int64     // its FileLimit
	end       func()    // lets go of it and waits until it is gone
}

// Options are what a server is to be like; the zero value is a common one.
type Options struct {
	// Settings of postgresql.conf, as NAME=VALUE.
	Settings []string
	// SegmentMB is the size of the files of its write-ahead log in MiB, a power of two; 0 for 16.
	SegmentMB int
	// FileLimit bounds every file that it writes, in bytes, as a disk that is full does; 0 for no bound.
	FileLimit int64
	// Disk, if not nil, puts a file system of its own under the folder that its data go to, and gives what takes that away.
	Disk func(dir string) (func(), error)
}

// Start starts a server, and stops it when tb ends. Its databases sort text as American readers do, not byte by byte: an order that
// nobody stated shows.
func Start(tb testing.TB, o Options) *Server {
	tb.Helper()
	bin, err := programs()
	if err != nil {
		tb.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "onrecord-pg-") // tb.TempDir is too long a path for a socket
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { os.RemoveAll(dir) }) //nolint:errcheck // a temporary folder
	disk := filepath.Join(dir, "disk")
	if err := os.Mkdir(disk, 0o700); err != nil {
		tb.Fatal(err)
	}
	if o.Disk != nil {
		remove, err := o.Disk(disk)
		if err != nil {
			tb.Fatalf("start PostgreSQL: a disk for it: %v", err)
		}
		tb.Cleanup(remove)
	}
	for _, d := range []string{dir, disk} {
		if err := hand(d); err != nil {
			tb.Fatalf("start PostgreSQL: hand %s to the user that it runs as: %v", d, err)
		}
	}
	run := func(name string, args ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(bin, name), args...)
		cmd.Dir, cmd.SysProcAttr = dir, unprivileged()
		return cmd
	}
	s := &Server{dir: dir, data: filepath.Join(disk, "data"), end: func() {}, limit: o.FileLimit}
	initdb := run("initdb", "--pgdata", s.data, "--username", user, "--auth", "trust", "--encoding", "UTF8", "--no-sync",
		"--locale", "C", "--locale-provider", "icu", "--icu-locale", "en-US", "--wal-segsize", strconv.Itoa(max(o.SegmentMB, 1)))
	if o.SegmentMB == 0 {
		initdb.Args = initdb.Args[:len(initdb.Args)-2]
	}
	if out, err := initdb.CombinedOutput(); err != nil {
		tb.Fatalf("start PostgreSQL: %v: %v\n%s", initdb, err, out)
	}
	args := []string{"-D", s.data, "-k", dir, "-c", "listen_addresses="}
	for _, x := range append([]string{"fsync=off"}, o.Settings...) {
		args = append(args, "-c", x)
	}
	s.command = run("postgres", args...)
	tb.Cleanup(func() { s.end() })
	s.start(tb)
	return s
}

// Restart ends the server, if it was not killed, and starts it again, without a FileLimit.
func (s *Server) Restart(tb testing.TB) {
	tb.Helper()
	s.end()
	s.limit = 0
	s.start(tb)
}

// Log is what the server has said since it was started last.
func (s *Server) Log() string {
	b, _ := os.ReadFile(filepath.Join(s.dir, "log"))
	return string(b)
}

const (
	user = "onrecord"
	wait = 60 * time.Second // for a start, on a machine that has much else to do
)

// start runs the server under a shell that holds on to our end of a pipe: when this process is gone, however it went, so is the server.
func (s *Server) start(tb testing.TB) {
	tb.Helper()
	cmd := s.command
	script := `"$@" & read -r line; kill -INT $!; wait`
	if s.limit > 0 {
		script = fmt.Sprintf("ulimit -S -f %d; ", s.limit/512) + script // POSIX counts by 512 bytes
	}
	shell := exec.Command("/bin/sh", append([]string{"-c", script, "sh", cmd.Path}, cmd.Args[1:]...)...)
	shell.Dir, shell.SysProcAttr = cmd.Dir, cmd.SysProcAttr
	log, err := os.Create(filepath.Join(s.dir, "log"))
	if err != nil {
		tb.Fatal(err)
	}
	defer log.Close()
	shell.Stdout, shell.Stderr = log, log
	hold, err := shell.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := shell.Start(); err != nil {
		tb.Fatalf("start PostgreSQL: %v", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- shell.Wait() }()
	s.end = func() {
		hold.Close()
		<-ended
		s.end = func() {}
	}
	limit := time.After(wait)
	for {
		// A server that was killed leaves its file behind.
		if pid, state := s.postmaster(); state == "ready" && pid != s.pid {
			s.pid = pid
			return
		}
		select {
		case <-limit:
			tb.Fatalf("start PostgreSQL: not ready after %v\n%s", wait, s.Log())
		case err := <-ended:
			ended <- err
			tb.Fatalf("start PostgreSQL: it ended: %v\n%s", err, s.Log())
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// postmaster is the number of the server's first process, and how far it is.
func (s *Server) postmaster() (pid, state string) {
	b, _ := os.ReadFile(filepath.Join(s.data, "postmaster.pid"))
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return lines[0], strings.TrimSpace(lines[len(lines)-1])
}

// URL is the address of a story in a schema of its own; "" for the database as it is.
func (s *Server) URL(schema string) string {
	q := url.Values{"host": {s.dir}, "user": {user}}
	if schema != "" {
		q.Set("schema", schema)
	}
	return "postgres:///postgres?" + q.Encode()
}

// programs is the folder of PostgreSQL's programs: that of the newest version which Debian's packages left, or one of the PATH.
func programs() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	version := func(p string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(p)))) // what is no number is older than all
		return n
	}
	slices.SortFunc(found, func(a, b string) int { return version(b) - version(a) })
	if len(found) > 0 {
		return filepath.Dir(found[0]), nil
	}
	if p, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(p), nil
	}
	return "", fmt.Errorf("this test needs PostgreSQL; install it with\n\n    %s\n\nor run ./test, which does", Install)
}
