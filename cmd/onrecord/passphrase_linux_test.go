package main

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/seal"
)

// answerer is a person at a terminal: it types the next answer whenever the screen asks.
func answerer(t *testing.T, screen *os.File, answers ...string) (shown func() string) {
	t.Helper()
	var mu sync.Mutex
	var seen bytes.Buffer
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := screen.Read(buf)
			if err != nil {
				return
			}
			mu.Lock()
			seen.Write(buf[:n])
			asks := bytes.HasSuffix(seen.Bytes(), []byte(": "))
			mu.Unlock()
			if asks && len(answers) > 0 {
				time.Sleep(50 * time.Millisecond) // until the echo is off
				if _, err := screen.WriteString(answers[0] + "\n"); err != nil {
					return
				}
				answers = answers[1:]
			}
		}
	}()
	return func() string {
		mu.Lock()
		defer mu.Unlock()
		return seen.String()
	}
}

// A passphrase is asked for on the terminal, twice when it is a new one, and never shown.
func TestPassphraseOnTerminal(t *testing.T) {
	for _, tt := range []struct {
		answers []string
		says    string
	}{
		{[]string{"bees in the mill", "bees in the mill"}, "is locked"},
		{[]string{"bees in the mill", "bees on the hill"}, "not the same; nothing was done"},
	} {
		screen, tty := pty(t)
		shown := answerer(t, screen, tt.answers...)
		story := keptStory(t)
		p := &program{stdin: tty, stdout: tty, stderr: tty, getenv: func(string) string { return "" }, newReader: sharedReader, newKey: seal.Quick, now: time.Now}
		status := p.run([]string{"lock", "--story", story})
		waitFor(t, func() bool { return strings.Contains(shown(), tt.says) })
		if (status == 0) != (tt.says == "is locked") || !strings.Contains(shown(), "passphrase of "+story) || strings.Contains(shown(), "bees") {
			t.Errorf("status %d:\n%s", status, shown())
		}
		if seal.IsSealedFile(story) != (status == 0) {
			t.Errorf("status %d, and the story is not so", status)
		}
	}
}
