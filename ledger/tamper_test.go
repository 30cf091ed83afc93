package ledger_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/ledger"
	"onrecord/ledger/bundle"
	"onrecord/ledger/search"
	"onrecord/ledger/sqlite"
)

// all is everything that a story gives out: entries, bytes and the view, and what is found by every word of it.
func all(ctx context.Context, s ledger.Store) ([]byte, error) {
	var b bytes.Buffer
	if _, err := bundle.Write(ctx, &b, s, nil); err != nil {
		return nil, err
	}
	if err := s.WriteView(ctx, &b); err != nil {
		return nil, err
	}
	for _, word := range append(search.Words(dam), "ferry") {
		for _, q := range []ledger.Query{{Text: word, AllVersions: true}, {Name: word, AllVersions: true}} {
			hits, err := s.Rows(ctx, q)
			if err != nil {
				return nil, err
			}
			fmt.Fprintln(&b, word, hits)
		}
	}
	return b.Bytes(), nil
}

// found is what opening, the storage's own check and Check say of the file, "" for nothing.
func found(ctx context.Context, path string, noted ledger.Checkpoint) (string, []byte) {
	s, err := sqlite.Open(ctx, path, sqlite.Reading)
	if err != nil {
		return err.Error(), nil
	}
	defer s.Close()
	lines, err := s.Checkup(ctx)
	if err != nil {
		return err.Error(), nil
	}
	more, err := s.CheckIndex(ctx)
	if err != nil {
		return err.Error(), nil
	}
	lines = append(lines, more...)
	faults, err := ledger.Check(ctx, s, ledger.CheckOptions{Noted: []ledger.Checkpoint{noted}})
	if err != nil {
		return err.Error(), nil
	}
	for _, f := range faults {
		lines = append(lines, f.String())
	}
	data, err := all(ctx, s)
	if err != nil {
		return err.Error(), nil
	}
	return strings.Join(lines, "\n"), data
}

// Whatever bit of the file is flipped, either it is told, or the story is the same to the last byte: the flip fell on space that holds
// nothing.
func TestAnyByteOfTheFileFlipped(t *testing.T) {
	ctx := context.Background()
	path := kept(t, nil)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(ctx, path, sqlite.Reading)
	if err != nil {
		t.Fatal(err)
	}
	head, err := s.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	says, whole := found(ctx, path, head)
	if says != "" {
		t.Fatal(says)
	}
	step := 131
	if testing.Short() {
		step = 4999
	}
	told, quiet := 0, 0
	for at := 0; at < len(file); at += step {
		bad := bytes.Clone(file)
		bad[at] ^= 1 << (at % 8)
		target := filepath.Join(t.TempDir(), "story")
		if err := os.WriteFile(target, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		says, data := found(ctx, target, head)
		switch {
		case says != "":
			told++
		case bytes.Equal(data, whole):
			quiet++
		default:
			t.Errorf("byte %d of %d: flipped, nothing told, and it is another story", at, len(file))
		}
	}
	t.Logf("of %d flips %d were told, %d changed nothing", told+quiet, told, quiet)
	if told == 0 {
		t.Error("no flip was told")
	}
}
