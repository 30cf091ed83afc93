package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/bundle"
	"onrecord/ledger/sqlite"
)

// shelf is a folder of n invented articles.
func shelf(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	pick := func(i int, words ...string) string { return words[i%len(words)] }
	for i := range n {
		name, town := pick(i, "Ona Brill", "Tarn Holm", "Ilse Brandvold", "Mira Kovač", "Jon Aske"), pick(i/5, "Saltmarket", "Dorrance", "Vell", "Ostmoor")
		var b strings.Builder
		fmt.Fprintf(&b, "Pier %d in %s shut for %d days\n\n", i, town, 2+i%9)
		for k := range 6 {
			fmt.Fprintf(&b, "%s, who runs pier %d, said on Monday that %d men had planned to burn the ferry at %s. ", name, i, 2+k, town)
			fmt.Fprintf(&b, "“We %s nothing,” the harbour master told the %s Courier. ", pick(i+k, "burn", "know", "saw", "sold"), town)
			fmt.Fprintf(&b, "A docker who asked not to be named denied it. The ministry did not reply to %d requests for comment.\n\n", 1+k)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// content is what a story says, without when and in which order it was said: the lines of its entries by ID. Their bytes must be there.
func content(t *testing.T, src ledger.Source) map[ledger.ID]string {
	t.Helper()
	ctx := context.Background()
	out := map[ledger.ID]string{}
	for e, err := range src.Entries(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		body, err := e.Decode()
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range ledger.BlobsOf(body) {
			if _, err := src.Blob(ctx, d); err != nil {
				t.Fatal(err)
			}
		}
		if c, ok := body.(ledger.CaptureBody); ok {
			c.Arrived = ""
			body = c
		}
		if e, err = (ledger.Draft{Body: body, By: e.By, Cause: e.Cause}).Entry(0, time.Time{}); err != nil {
			t.Fatal(err)
		}
		line, err := e.Line()
		if err != nil {
			t.Fatal(err)
		}
		out[e.ID] = string(line)
	}
	return out
}

// stored is the content of the story in the file at path.
func stored(t *testing.T, path string) map[ledger.ID]string {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path, sqlite.Reading)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	return content(t, s)
}

// exported is the content of the bundle of the story in the file at path.
func exported(t *testing.T, path string) map[ledger.ID]string {
	t.Helper()
	target := path + ".bundle"
	if r := run(t, "", "export", "--story", path, "-o", target); r.status != 0 {
		t.Fatal(r.stderr)
	}
	b, err := openBundle(target, bundle.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	return content(t, b)
}

// sound has the program verify and check a story; one that was ended before it kept anything may be empty, and says so.
func sound(t *testing.T, path string) {
	t.Helper()
	if _, err := os.Stat(path); os.IsNotExist(err) {
		return
	}
	for _, command := range []string{"verify", "check"} {
		r := run(t, "", command, "--story", path)
		if r.status != 0 && !strings.Contains(r.stderr, "it is empty") {
			t.Fatalf("onrecord %s: exit status %d\n%s%s", command, r.status, r.stdout, r.stderr)
		}
	}
}

// Killed at any moment, or told to stop, onrecord add leaves a story that verifies and keeps all laws, with every article that it had said to be added; and
// when it is run again to its end, the story holds what that of an undisturbed run does.
func TestAddKilled(t *testing.T) {
	articles, kills := 96, 30
	if testing.Short() {
		articles, kills = 12, 2
	}
	dir, stories := shelf(t, articles), t.TempDir()
	whole := filepath.Join(stories, "whole")
	begun := time.Now()
	c, stderr := command("add", "--story", whole, dir)
	if err := c.Run(); err != nil {
		t.Fatalf("%v: %s", err, stderr)
	}
	takes := time.Since(begun)
	want := exported(t, whole)
	if len(want) != 2*articles {
		t.Fatalf("%d entries of %d articles", len(want), articles)
	}
	done, finished := map[syscall.Signal]int{}, 0
	for n := 0; n < kills; finished++ {
		path := filepath.Join(stories, fmt.Sprint(finished))
		said, got := map[string]bool{}, map[ledger.ID]string{}
		for ended := false; !ended; {
			c, stderr := command("add", "--story", path, dir)
			var stdout bytes.Buffer
			c.Stdout = &stdout
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			signal := []syscall.Signal{syscall.SIGKILL, syscall.SIGINT}[n%2]
			if n < kills {
				time.AfterFunc(rand.N(takes), func() { c.Process.Signal(signal) }) //nolint:errcheck // it may have ended
			}
			err := c.Wait()
			for _, line := range strings.SplitAfter(stdout.String(), "\n") {
				if id, _, ok := strings.Cut(line, "  "); ok && strings.HasSuffix(line, "\n") {
					said[id] = true
				}
			}
			if ended = err == nil; !ended {
				status := c.ProcessState.Sys().(syscall.WaitStatus)
				if status.Signal() != signal && (signal == syscall.SIGKILL || status.ExitStatus() != 130) {
					t.Fatalf("%v: %v: %s", signal, err, stderr)
				}
				if left, _ := filepath.Glob(path + "-*"); status.ExitStatus() == 130 && len(left) > 0 {
					t.Errorf("told to stop, it left %v", left)
				}
				n++
				done[signal]++
			}
			sound(t, path)
			if len(said) > 0 {
				got = stored(t, path)
			}
			for id := range said {
				if !slices.ContainsFunc(slices.Collect(maps.Keys(got)), func(e ledger.ID) bool { return strings.HasPrefix(string(e), id) }) {
					t.Errorf("after %d kills: article %s was said to be added, and is not there", n, id)
				}
			}
		}
		if got := exported(t, path); !maps.Equal(got, want) {
			t.Errorf("after %d kills the story holds other entries: %d, want %d", n, len(got), len(want))
		}
	}
	t.Logf("%d articles, %v undisturbed; ended by %v; %d stories brought to their end", articles, takes, done, finished)
}
