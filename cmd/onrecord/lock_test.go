package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/seal"
)

// withPassphrase runs the program with passphrases in files and keys that cost little.
func withPassphrase(t *testing.T, story, vault, stdin string, args ...string) result {
	t.Helper()
	dir := t.TempDir()
	env := map[string]string{}
	for name, pass := range map[string]string{passphraseEnv: story, vaultPassphraseEnv: vault} {
		if pass == "" {
			continue
		}
		env[name] = filepath.Join(dir, name)
		if err := os.WriteFile(env[name], []byte(pass+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return runAs(t, func(p *program) {
		p.getenv, p.newReader, p.newKey = func(name string) string { return env[name] }, sharedReader, seal.Quick
		p.now = func() time.Time { return time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC) }
	}, stdin, args...)
}

func TestLock(t *testing.T) {
	const pass = "bees in the old mill"
	story := keptStory(t)
	head := run(t, "", "verify", story).stdout
	if r := withPassphrase(t, "short", "", "", "lock", "--story", story); r.status != 1 || !strings.Contains(r.stderr, "soon guessed") {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
	if r := withPassphrase(t, pass, "", "", "lock", "--story", story); r.status != 0 || !strings.Contains(r.stderr, "is locked") {
		t.Fatalf("status %d: %s", r.status, r.stderr)
	}
	data, err := os.ReadFile(story)
	if err != nil || !seal.IsSealed(data) || bytes.Contains(data, []byte("Brill")) {
		t.Fatalf("not locked, %v", err)
	}
	if files, _ := os.ReadDir(filepath.Dir(story)); len(files) != 1 {
		t.Errorf("beside it: %v", files)
	}
	for _, args := range [][]string{{"verify", story}, {"export", "-o", "-", "--story", story}, {"check", "--story", story}, {"add", "--story", story, "gone.txt"}} {
		if r := run(t, "", args...); r.status != 1 || !strings.Contains(r.stderr, "is locked; onrecord unlock --story "+story+" opens it") {
			t.Errorf("%v: status %d: %s", args, r.status, r.stderr)
		}
	}
	if r := withPassphrase(t, pass, "", "", "lock", "--story", story); r.status != 1 || !strings.Contains(r.stderr, "is locked already") {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
	if r := withPassphrase(t, pass+"!", "", "", "unlock", "--story", story); r.status != 1 || !strings.Contains(r.stderr, "the passphrase is wrong; "+story+" stays locked") {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
	if after, _ := os.ReadFile(story); !bytes.Equal(after, data) {
		t.Error("a wrong passphrase changed the story")
	}
	if r := withPassphrase(t, pass, "", "", "unlock", "--story", story); r.status != 0 {
		t.Fatalf("status %d: %s", r.status, r.stderr)
	}
	if now := run(t, "", "verify", story); now.status != 0 || now.stdout != head {
		t.Errorf("%s, was %s", now.stdout, head)
	}
	if r := withPassphrase(t, pass, "", "", "unlock", "--story", story); r.status != 1 || !strings.Contains(r.stderr, "is not locked") {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
	if r := withPassphrase(t, pass, "", "", "lock", "--story", filepath.Join(t.TempDir(), "none")); r.status != 1 || !strings.Contains(r.stderr, "no such story") {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
	if r := withPassphrase(t, pass, "", "", "lock", "--story", "postgres://h/x"); r.status != 2 {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
}

// No byte of the vault is anywhere but in the vault, sealed: not in the story, in exports, in what is printed by others, in a file that is left.
func TestVaultStaysApart(t *testing.T) {
	const pass, note = "under the third stone", "the clerk who speaks is Ilse Brandvold"
	story := keptStory(t)
	before, err := os.ReadFile(story)
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	r := withPassphrase(t, "", pass, note+"\nask her brother\n", "vault", "add", "--story", story, "--by", "Ann", "3f2a9c0b71")
	id := strings.TrimSpace(r.stdout)
	if r.status != 0 || len(id) != 16 || strings.Contains(r.stderr, "Ilse") {
		t.Fatalf("status %d: %s %s", r.status, r.stdout, r.stderr)
	}
	if r := withPassphrase(t, "", pass, "", "vault", "list", "--story", story); r.status != 0 || r.stdout != id+"  2024-05-06  on 3f2a9c0b71  "+note+" …\n" {
		t.Errorf("status %d: %s %s", r.status, r.stdout, r.stderr)
	}
	if r := withPassphrase(t, "", pass, "", "vault", "show", "--story", story, id[:6]); r.status != 0 || !strings.Contains(r.stdout, ", by Ann\n\n"+note+"\nask her brother\n") {
		t.Errorf("status %d: %s %s", r.status, r.stdout, r.stderr)
	}
	if r := withPassphrase(t, "", pass+"?", "", "vault", "list", "--story", story); r.status != 1 || !strings.Contains(r.stderr, "the passphrase is wrong") || r.stdout != "" {
		t.Errorf("status %d: %s %s", r.status, r.stdout, r.stderr)
	}
	out := filepath.Join(t.TempDir(), "out")
	for _, args := range readCommands(out) {
		r := run(t, "", append(args, "--story", story)...)
		if said := r.stdout + r.stderr; r.status > 1 || strings.Contains(said, "Brandvold") || strings.Contains(said, "3f2a9c0b71") || strings.Contains(said, "vault") {
			t.Errorf("%v: status %d: %s", args, r.status, said)
		}
		if data, err := os.ReadFile(out); err == nil && (bytes.Contains(data, []byte("Brandvold")) || bytes.Contains(data, []byte(id))) {
			t.Errorf("%v put the note out", args)
		}
	}
	if after, err := os.ReadFile(story); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the vault changed the story, %v", err)
	}
	for _, dir := range []string{temp, filepath.Dir(story)} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			for _, secret := range []string{"Brandvold", "brother", "3f2a9c0b71", id, "Ann"} {
				// What this test itself wrote for the program to read is not meant.
				if bytes.Contains(data, []byte(secret)) && !strings.HasSuffix(path, "stdin") && !strings.HasSuffix(path, "stdout") {
					t.Errorf("%s has %q in it", path, secret)
				}
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	if files, _ := os.ReadDir(filepath.Dir(story)); len(files) != 2 {
		t.Errorf("beside the story: %v", files)
	}
	if r := withPassphrase(t, "", pass, "", "vault", "remove", "--story", story, id); r.status != 0 {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
	if r := withPassphrase(t, "", pass, "", "vault", "show", "--story", story, id); r.status != 1 || !strings.Contains(r.stderr, "no such note") {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
}

func TestPassphrases(t *testing.T) {
	story := keptStory(t)
	if r := withPassphrase(t, "", "", "x", "vault", "list", "--story", story); r.status != 1 || !strings.Contains(r.stderr, "there is no vault") {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
	for pass, says := range map[string]string{"a\nb": "more than one passphrase", strings.Repeat("x", 5000): "more than one passphrase", "\n": "more than one passphrase", "\r": "empty passphrase"} {
		if r := withPassphrase(t, pass, "", "", "lock", "--story", story); r.status != 1 || !strings.Contains(r.stderr, says) {
			t.Errorf("%.10q: status %d: %s", pass, r.status, r.stderr)
		}
	}
	if r := withPassphrase(t, "", "enough of words", "note", "vault", "add", "--story", story, "Mira"); r.status != 2 || !strings.Contains(r.stderr, "is no ID") {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
	if r := run(t, "", "vault", "burn"); r.status != 2 {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
}
