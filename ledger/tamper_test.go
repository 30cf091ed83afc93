package ledger_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/ledger"
	"onrecord/ledger/bundle"
	"onrecord/ledger/search"
	"onrecord/ledger/sqlite"
)

// given is what a story gives out: its entries with their bytes, and all else: the view, and what is found by every word of it.
type given struct{ log, view []byte }

func give(ctx context.Context, s ledger.Store) (g given, err error) {
	var log, view bytes.Buffer
	if _, err := bundle.Write(ctx, &log, s, nil); err != nil {
		return g, err
	}
	g.log = log.Bytes()
	if err := s.WriteView(ctx, &view); err != nil {
		return g, err
	}
	for _, word := range append(search.Words(dam), "ferry") {
		for _, q := range []ledger.Query{{Text: word, AllVersions: true}, {Name: word, AllVersions: true}} {
			hits, err := s.Rows(ctx, q)
			if err != nil {
				return g, err
			}
			fmt.Fprintln(&view, word, hits)
		}
	}
	g.view = view.Bytes()
	return g, nil
}

// said is what onrecord verify, and then what onrecord check says of the file at path, "" for nothing, and what the story gives out.
func said(ctx context.Context, path string, noted ledger.Checkpoint) (verify, check string, out given) {
	s, err := sqlite.Open(ctx, path, sqlite.Reading)
	if err != nil {
		return err.Error(), err.Error(), out
	}
	defer s.Close()
	var lines []string
	add := func(more []string, err error) {
		if lines = append(lines, more...); err != nil {
			lines = append(lines, err.Error())
		}
	}
	plain := func(faults []ledger.Fault, err error) (more []string, _ error) {
		for _, f := range faults {
			more = append(more, f.String())
		}
		return more, err
	}
	add(s.Checkup(ctx))
	storage := len(lines)
	add(plain(ledger.Verify(ctx, s, []ledger.Checkpoint{noted}, nil)))
	verify = strings.Join(lines, "\n")
	lines = lines[:storage]
	add(plain(ledger.Check(ctx, s, ledger.CheckOptions{Noted: []ledger.Checkpoint{noted}})))
	add(s.CheckIndex(ctx))
	check = strings.Join(lines, "\n")
	if out, err = give(ctx, s); err != nil && check == "" {
		check = "cannot be read: " + err.Error()
	}
	return verify, check, out
}

// place is how a fault says where it is: an entry, a row, a page, a table or an index, a line of the view, an article, the
// beginning of the file.
var place = regexp.MustCompile(`(?m)entry \d|row \d|[pP]age \d|the (table|index)|(table|index|trigger) "|index [a-z_0-9]+$|wrong # of entries in index|malformed database schema \(|the view is not .* line \d|index of words|article [0-9a-f]{32}|in [a-z]+\.[a-z_]+$|for (line_words|about)$|the pages of parties|read state [a-z]+:|incremental_vacuum|Freelist:|bytes 68 to 71|its beginning|format \d`)

// Whatever byte of the file is altered, onrecord verify says where, or no entry and none of its bytes is another; and onrecord check says
// where, or the story is the same to the last byte: it was space that holds nothing.
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
	_, says, whole := said(ctx, path, head)
	if says != "" {
		t.Fatal(says)
	}
	type flip struct {
		at   int
		bits byte
	}
	step, header := 113, 100 // of SQLite's file format
	if testing.Short() {
		step, header = 2503, 0
	}
	var flips []flip
	for at := range header {
		flips = append(flips, flip{at, 1 << (at % 8)}, flip{at, 1 << ((at + 5) % 8)})
	}
	for n, at := 0, 0; at < len(file); n, at = n+1, at+step {
		bits := byte(1) << (n % 9)
		if bits == 0 {
			bits = 0xff
		}
		flips = append(flips, flip{at, bits})
	}
	target := filepath.Join(t.TempDir(), "story")
	byVerify, byCheck := 0, 0
	for _, f := range flips {
		bad := bytes.Clone(file)
		bad[f.at] ^= f.bits
		for _, beside := range []string{"-wal", "-shm", "-journal"} {
			os.Remove(target + beside) //nolint:errcheck // mostly there is none
		}
		if err := os.WriteFile(target, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		verify, check, out := said(ctx, target, head)
		if verify != "" {
			byVerify++
		} else if !bytes.Equal(out.log, whole.log) {
			t.Errorf("byte %d of %d, bits %#x: verify tells nothing, and there are other entries", f.at, len(file), f.bits)
		}
		if check != "" {
			byCheck++
		} else if !bytes.Equal(out.log, whole.log) || !bytes.Equal(out.view, whole.view) {
			t.Errorf("byte %d of %d, bits %#x: check tells nothing, and it is another story", f.at, len(file), f.bits)
		}
		for _, says := range []string{verify, check} {
			if says != "" && !place.MatchString(says) {
				t.Errorf("byte %d of %d, bits %#x: told, but not where: %s", f.at, len(file), f.bits, says)
			}
		}
	}
	t.Logf("of %d flips verify told %d and check %d; the others changed nothing", len(flips), byVerify, byCheck)
	if byVerify == 0 || byCheck < byVerify {
		t.Error("verify told nothing, or more than check")
	}
}
