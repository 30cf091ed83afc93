package main

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/spf13/cobra"
)

// tripwire is an address that counts who connects to it, on a machine whose look-ups of names are counted as well.
func tripwire(t *testing.T) (url string, touched func() int64) {
	t.Helper()
	var n atomic.Int64
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			n.Add(1)
			c.Close()
		}
	}()
	t.Cleanup(func() { l.Close() })
	before := net.DefaultResolver
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		n.Add(1)
		return nil, errors.New("no look-ups in this test")
	}}
	t.Cleanup(func() { net.DefaultResolver = before })
	return "http://" + l.Addr().String(), n.Load
}

// No command makes a connection or looks a name up when it is told not to, by the flag or by the environment. Each is given addresses
// wherever it takes some.
func TestOffline(t *testing.T) {
	url, touched := tripwire(t)
	dir := t.TempDir()
	story, page := filepath.Join(dir, "s.onrecord"), filepath.Join(dir, "page.txt")
	if err := os.WriteFile(page, []byte("It is not safe, said Ona Brill, who keeps bees."), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := run(t, "", "add", "--story", story, page); r.status != 0 {
		t.Fatal(r.stderr)
	}
	named := "http://news.example.org/a"
	server := strings.Replace(url, "http://", "postgres://user:secret@", 1) + "/story"
	for _, tt := range offlineCases(story, page, filepath.Join(dir, "out"), url, named, server) {
		r := run(t, "", append(tt.args, "--offline")...)
		if n := touched(); n > 0 {
			t.Fatalf("%v: %d connections or look-ups", tt.args, n)
		}
		if tt.refused != (r.status != 0 && strings.Contains(r.stderr+r.stdout, "switched off")) {
			t.Errorf("%v: status %d\n%s", tt.args, r.status, r.stderr)
		}
		if strings.Contains(r.stderr, "secret") {
			t.Errorf("%v tells a password: %s", tt.args, r.stderr)
		}
	}
	// Whatever else there is gets a story on a server and an address, too.
	for _, args := range leaves((&program{}).rootCommand()) {
		if r := run(t, "", append(args, "--offline", "--story", server, url)...); touched() > 0 {
			t.Fatalf("%v: connected\n%s", args, r.stderr)
		}
	}
	// The wire works: without the flag it is touched.
	if run(t, "", "read", "--allow-private", url); touched() == 0 {
		t.Error("nothing touched the wire with connections on")
	}
}

type offlineCase struct {
	args    []string
	refused bool // whether the command must say that connections are switched off
}

// leaves are all commands that have none below them.
func leaves(c *cobra.Command) [][]string {
	var out [][]string
	for _, sub := range c.Commands() {
		for _, below := range leaves(sub) {
			out = append(out, append([]string{sub.Name()}, below...))
		}
	}
	if len(out) == 0 {
		return [][]string{{}}
	}
	return out
}

func offlineCases(story, page, out, url, named, server string) []offlineCase {
	return []offlineCase{
		{[]string{"read", "--allow-private", url, named}, true},
		{[]string{"read", page}, false},
		{[]string{"check", "--allow-private", url, named}, true},
		{[]string{"check", "--story", server}, true},
		{[]string{"add", "--allow-private", "--story", story, url, named}, true},
		{[]string{"add", "--story", server, page}, true},
		{[]string{"watch", "--once", "--allow-private", "--story", story, url + "/feed", named}, true},
		{[]string{"reread", "--story", story}, false},
		{[]string{"verify", "--story", story}, false},
		{[]string{"verify", server}, true},
		{[]string{"export", "--story", story, "-o", out}, false},
		{[]string{"export", "--story", server, "-o", out}, true},
		{[]string{"import", "--story", server, out}, true},
		{[]string{"lock", "--story", page}, false},
		{[]string{"unlock", "--story", page}, false},
		{[]string{"vault", "list", "--story", story}, false},
		{[]string{"timestamp", "--story", story, "--allow-private", "--authority", url}, true},
		{[]string{"version"}, false},
	}
}

func TestOfflineByEnvironment(t *testing.T) {
	for value, want := range map[string]bool{"": false, "0": false, "no": false, "False": false, "1": true, "true": true, "please": true} {
		p := &program{getenv: func(name string) string { return map[string]string{offlineEnv: value}[name] }}
		if p.isOffline() != want {
			t.Errorf("%s=%q: %v", offlineEnv, value, !want)
		}
		p.offline = true
		if !p.isOffline() {
			t.Errorf("%s=%q switches the flag off", offlineEnv, value)
		}
	}
}
