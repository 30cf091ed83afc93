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
type Server struct{ dir string }

// Start starts a server, with settings of postgresql.conf as NAME=VALUE, and stops it when tb ends. Its databases sort text as
// American readers do, not byte by byte: an order that nobody stated shows.
func Start(tb testing.TB, settings ...string) *Server {
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
	run := func(name string, args ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(bin, name), args...)
		cmd.Dir, cmd.SysProcAttr = dir, unprivileged()
		return cmd
	}
	if err := hand(dir); err != nil {
		tb.Fatalf("start PostgreSQL: hand %s to the user that it runs as: %v", dir, err)
	}
	data := filepath.Join(dir, "data")
	initdb := run("initdb", "--pgdata", data, "--username", user, "--auth", "trust", "--encoding", "UTF8", "--no-sync",
		"--locale", "C", "--locale-provider", "icu", "--icu-locale", "en-US")
	if out, err := initdb.CombinedOutput(); err != nil {
		tb.Fatalf("start PostgreSQL: %v: %v\n%s", initdb, err, out)
	}
	args := []string{"-D", data, "-k", dir, "-c", "listen_addresses="}
	for _, s := range append([]string{"fsync=off"}, settings...) {
		args = append(args, "-c", s)
	}
	s := &Server{dir}
	s.start(tb, run("postgres", args...))
	return s
}

const (
	user = "onrecord"
	wait = 60 * time.Second // for a start, on a machine that has much else to do
)

// start runs cmd under a shell that holds on to our end of a pipe: when this process is gone, however it went, so is the server.
func (s *Server) start(tb testing.TB, cmd *exec.Cmd) {
	tb.Helper()
	shell := exec.Command("/bin/sh", append([]string{"-c", `"$@" & read -r line; kill -INT $!; wait`, "sh", cmd.Path}, cmd.Args[1:]...)...)
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
	tb.Cleanup(func() {
		hold.Close()
		<-ended
	})
	pidfile, limit := filepath.Join(s.dir, "data", "postmaster.pid"), time.After(wait)
	for {
		if b, err := os.ReadFile(pidfile); err == nil && strings.HasSuffix(strings.TrimSpace(string(b)), "ready") {
			return
		}
		select {
		case <-limit:
			out, _ := os.ReadFile(log.Name())
			tb.Fatalf("start PostgreSQL: not ready after %v\n%s", wait, out)
		case err := <-ended:
			ended <- err
			out, _ := os.ReadFile(log.Name())
			tb.Fatalf("start PostgreSQL: it ended: %v\n%s", err, out)
		case <-time.After(10 * time.Millisecond):
		}
	}
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
