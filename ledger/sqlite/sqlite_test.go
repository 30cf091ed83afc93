package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/ledger"
)

func TestOpen(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	path := filepath.Join(dir, "a story?#%.onrecord")
	for _, mode := range []Mode{Reading, Writing} {
		if _, err := Open(ctx, path, mode); err == nil || !strings.Contains(err.Error(), "no such story") {
			t.Errorf("no file: %v", err)
		}
	}
	for _, mode := range []Mode{Making, Making, Writing, Reading} {
		s, err := Open(ctx, path, mode)
		if err != nil {
			t.Fatal(err)
		}
		if head, err := s.Head(ctx); err != nil || head.Seq != 0 {
			t.Errorf("head of an empty story: %v, %v", head, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if files, _ := os.ReadDir(dir); len(files) != 1 {
			t.Errorf("left beside the story: %v", files)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
	}
}

func TestOpenWhatIsNoStory(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(path, []byte(strings.Repeat("no database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []Mode{Reading, Writing, Making} {
		if _, err := Open(ctx, path, mode); err == nil || !strings.Contains(err.Error(), "is no story of onrecord") {
			t.Errorf("%v", err)
		}
	}
	// What a process leaves that is killed when it has made the file, and nothing in it.
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []Mode{Reading, Writing} {
		if _, err := Open(ctx, empty, mode); err == nil || !strings.Contains(err.Error(), "it is empty: nothing was ever kept in it; onrecord add does that") {
			t.Errorf("%v", err)
		}
	}
	if s, err := Open(ctx, empty, Making); err != nil {
		t.Error(err)
	} else {
		s.Close()
	}
	if _, err := Open(ctx, t.TempDir(), Making); err == nil || !strings.Contains(err.Error(), "it is no file") {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Open(ctx, filepath.Join(t.TempDir(), "no", "x"), Making); err == nil || !strings.Contains(err.Error(), "check that the folder is there") {
		t.Errorf("no folder: %v", err)
	}
}

// A process that is killed when it has made the tables leaves a story without entries, which can be read.
func TestOpenWithoutAView(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "story")
	db, err := sql.Open("sqlite", dsn(path, Making))
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(migrate(ctx, tx, migrations()), tx.Commit()); err != nil {
		t.Fatal(err)
	}
	db.Close()
	s, err := Open(ctx, path, Reading)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if faults, err := ledger.Check(ctx, s, ledger.CheckOptions{}); err != nil || len(faults) > 0 {
		t.Errorf("%v, %v", faults, err)
	}
}
