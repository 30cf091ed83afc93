package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

// A list that is longer than there are keys is leafed through.
func TestChooseFromALongList(t *testing.T) {
	var list []string
	for i := range 80 {
		list = append(list, fmt.Sprintf("party %d", i))
	}
	for keys, want := range map[string]int{"1": 0, "z": 34, " 1": 35, "  4": 73, "   2": 1, "   ": -1, "\x1b": -1, "  z": -1, "q": -1} {
		out, err := os.Create(filepath.Join(t.TempDir(), "screen"))
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		typed := make(chan rune, len(keys))
		for _, k := range keys {
			typed <- k
		}
		close(typed)
		r := &reviewer{p: &program{stdout: out}}
		got, ok := r.choose(context.Background(), typed, "Whom?", list)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q: %d, want %d", keys, got, want)
		}
	}
}

// What somebody else denies comes first; its parts are set, and parties judged, by keys.
func TestReviewEditsAndJudges(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "s.onrecord")
	for name, text := range map[string]string{
		"a.txt": "Ferry pier burnt\n\nA docker said it was late. Odile Kestran said the ferry would sail on Friday.\n\n" +
			"Tomas Brellin, the police director, said on Monday that the pier had been burnt by agents.\n\nMira Kovač denied that the pier had been burnt by agents.\n",
		"b.txt": "Ferry sails\n\nKestran said the ferry had sailed.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if r := runAt(t, time.Now(), sharedReader, "", "add", "--story", path, filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")); r.status != 0 {
		t.Fatal(r.stderr)
	}
	screen, tty := pty(t)
	y := &typist{t: t, screen: screen}
	go y.watch()
	c, _ := command("review", "--story", path, "--by", "ann")
	c.Env = append(os.Environ(), "TERM=xterm")
	c.Stdin, c.Stdout, c.Stderr = tty, tty, tty
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	y.when("1 of 5", "")
	y.when("Contested by s4:", "")
	y.when("space next", "m")
	y.when("1  Tomas Brellin (person), who", "")
	y.when("3  Odile Kestran", "3")
	y.when("1  Kestran (person), in ", "1")
	y.when("They are:", "1")
	y.when("Why (Enter", "same paper\r")
	y.when("Kept as", "")
	y.when("space next", "m") // an unnamed source and a named one
	y.when("(person), who made this statement", "")
	y.when("2  docker (unnamed)", "2")
	y.when("2  Tomas Brellin", "2")
	y.when("They are:", "1")
	y.when("Why (Enter", "\r")
	y.when("merged into a named one", "")
	y.when("space next", "e")
	y.when("5  hedges", "5")
	y.when("for none:", "nowhere written\r")
	y.when("does not have the words", "")
	y.when("space next", "e")
	y.when("5  hedges", "5")
	y.when("for none:", "agents\r")
	y.when("2 of 5", "")
	y.when("space next", "b")
	y.when("Hedged: ‘agents’", "")
	y.when("space next", "e")
	y.when("3  content: move", "3")
	y.when("burnt by agents›", "3")
	y.when("burnt by› agents", "3")
	y.when("burnt› by agents", "\r")
	y.when("2 of 5", "")
	y.when("space next", "b")
	y.when("space next", "s")
	y.when("2  somebody who is not", "2")
	y.when("Of which kind?", "2")
	y.when("that name them:", "police director\r")
	y.when("2 of 5", "")
	y.when("space next", "q")
	if got := ended(t, c.Wait()); got != 0 {
		t.Errorf("exit status %d: %q", got, y.all())
	}
	s, err := sqlite.Open(context.Background(), path, sqlite.Reading)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var kinds []string
	var last ledger.ReviewBody
	for e, err := range s.Entries(context.Background(), 4) {
		if err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, string(e.Kind))
		if e.Kind == ledger.KindReview {
			if last, err = ledger.Decode[ledger.ReviewBody](e); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := strings.Join(kinds, ", "); got != "judgement, review, review, speaker" {
		t.Errorf("kept: %s", got)
	}
	if len(last.As.Content) != 1 || last.As.Content[0].Text != "the pier had been burnt" || len(last.As.Hedges) != 1 || last.As.Form != onrecord.Indirect {
		t.Errorf("edited into %+v", last.As)
	}
	if r := runAt(t, time.Now(), sharedReader, "", "check", "--story", path); r.status != 0 || !strings.Contains(r.stdout, "all laws hold") {
		t.Errorf("the story breaks laws: %s%s", r.stdout, r.stderr)
	}
}
