package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// keptStory is a story with one article, in a folder of its own.
func keptStory(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	page := filepath.Join(t.TempDir(), "page.txt")
	if err := os.WriteFile(page, []byte("It is not safe, said Ona Brill, who keeps bees."), 0o600); err != nil {
		t.Fatal(err)
	}
	story := filepath.Join(dir, "s.onrecord")
	if r := run(t, "", "add", "--story", story, page); r.status != 0 {
		t.Fatal(r.stderr)
	}
	return story
}

// Reading is not logged, and leaves no trace: not a byte of the story, no file beside it.
func TestReadingLeavesNoTrace(t *testing.T) {
	story := keptStory(t)
	before, err := os.ReadFile(story)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range readCommands(filepath.Join(t.TempDir(), "out")) {
		if r := run(t, "", append(args, "--story", story)...); r.status != 0 && args[0] != "missing" && args[0] != "asked" { // of which there is none
			t.Errorf("%v: %s", args, r.stderr)
		}
		if after, err := os.ReadFile(story); err != nil || !bytes.Equal(after, before) {
			t.Errorf("%v changed the story, %v", args, err)
		}
		if files, err := os.ReadDir(filepath.Dir(story)); err != nil || len(files) != 1 {
			t.Errorf("%v left files: %v, %v", args, files, err)
		}
	}
}

// readCommands are those that only read a story.
func readCommands(out string) [][]string {
	return [][]string{{"list"}, {"find", "safe"}, {"who", "Ona"}, {"said", "Ona"}, {"missing"}, {"asked"}, {"timeline"}, {"verify"}, {"check"}, {"check", "--deep"}, {"export", "-o", out}, {"export", "--format", "csv", "-o", out}, {"export", "--format", "webannotation", "-o", out}}
}

func TestStoryThatOthersMayRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // other rights
	}
	story := keptStory(t)
	if r := run(t, "", "verify", story); strings.Contains(r.stderr, "warning") {
		t.Error(r.stderr)
	}
	if err := os.Chmod(story, 0o640); err != nil {
		t.Fatal(err)
	}
	if r := run(t, "", "verify", story); r.status != 0 || !strings.Contains(r.stderr, "warning: other users of this machine may open "+story+" (mode 0640)") {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
	if info, err := os.Stat(story); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v, %v: what the owner set was changed", info.Mode(), err)
	}
}
