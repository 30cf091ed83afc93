package sqlite

import (
	"bytes"
	"context"
	"iter"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/bundle"
)

// fake is a source of whatever entries, linked to each other as they should be.
type fake struct {
	entries []ledger.Entry
	blobs   map[ledger.Digest][]byte
	head    ledger.Checkpoint
}

func newFake() *fake {
	return &fake{blobs: map[ledger.Digest][]byte{}, head: ledger.Checkpoint{Hash: ledger.Genesis()}}
}

func (f *fake) add(t *testing.T, d ledger.Draft, blobs ...[]byte) ledger.ID {
	t.Helper()
	e, err := d.Entry(f.head.Seq+1, time.Unix(1_700_000_000, 0))
	if err == nil {
		err = ledger.Link(f.head.Hash, &e)
	}
	if err != nil {
		t.Fatal(err)
	}
	f.entries, f.head = append(f.entries, e), ledger.Checkpoint{Seq: e.Seq, Hash: e.Hash}
	for _, b := range append(blobs, d.Blobs...) {
		f.blobs[ledger.DigestOf(b)] = b
	}
	return e.ID
}

func (f *fake) Entries(context.Context, int64) iter.Seq2[ledger.Entry, error] {
	return func(yield func(ledger.Entry, error) bool) {
		for _, e := range f.entries {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func (f *fake) Blob(_ context.Context, d ledger.Digest) ([]byte, error) {
	if b, ok := f.blobs[d]; ok {
		return b, nil
	}
	return nil, ledger.ErrNotFound
}

func (f *fake) Head(context.Context) (ledger.Checkpoint, error) { return f.head, nil }

// A source is taken in whole, or not at all, whatever is wrong with it.
func TestRestore(t *testing.T) {
	ctx := context.Background()
	capture := ledger.DraftCapture(onrecord.NewCapture("a", "text/plain", []byte("The dam is safe.")), "t")
	for name, tt := range map[string]struct {
		spoil func(*fake, ledger.ID)
		says  string
	}{
		"nothing": {func(*fake, ledger.ID) {}, ""},
		"a reading that is none": {func(f *fake, id ledger.ID) {
			words := []byte("not JSON")
			f.add(t, ledger.Draft{Body: ledger.ReadingBody{Outcome: ledger.Read, Reading: ledger.DigestOf(words)}, By: "r", Cause: id}, words)
		}, "reading of entry 3"},
		"a reading of a note": {func(f *fake, id ledger.ID) {
			note := f.add(t, ledger.Draft{Body: ledger.NoteBody{Text: "x"}, By: "ann", Cause: id})
			f.add(t, ledger.DraftUnread("x", "r", note))
		}, "its cause"},
		"no cause": {func(f *fake, id ledger.ID) {
			f.add(t, ledger.Draft{Body: ledger.NoteBody{Text: "x"}, By: "ann", Cause: "0123456789abcdef0123456789abcdef"})
		}, "not in the ledger"},
		"a capture with a cause": {func(f *fake, id ledger.ID) {
			d := capture
			d.Cause = id
			f.add(t, d)
		}, "must rest on nothing"},
		"judgements that conflict": {func(f *fake, id ledger.ID) {
			a, b := ledger.PartyRef{Capture: id, Party: "a", Name: "A"}, ledger.PartyRef{Capture: id, Party: "b", Name: "B"}
			f.add(t, ledger.Draft{Body: ledger.JudgementBody{A: a, B: b, Verdict: ledger.Same}, By: "ann", Cause: id})
			f.add(t, ledger.Draft{Body: ledger.JudgementBody{A: a, B: b, Verdict: ledger.Different}, By: "ann", Cause: id})
		}, "cannot be different"},
		"missing bytes": {func(f *fake, id ledger.ID) { clear(f.blobs) }, "not in the ledger"},
		"other bytes": {func(f *fake, id ledger.ID) {
			for d := range f.blobs {
				f.blobs[d] = []byte("x")
			}
		}, "not what they should be"},
		"an altered entry": {func(f *fake, id ledger.ID) { f.entries[1].By = "x" }, "does not follow"},
		"a dropped entry":  {func(f *fake, id ledger.ID) { f.entries = f.entries[1:] }, "does not follow"},
		"the last dropped": {func(f *fake, id ledger.ID) { f.entries = f.entries[:1] }, "should end at"},
		"an entry said twice": {func(f *fake, id ledger.ID) {
			f.add(t, capture)
		}, "restore entry 3"},
	} {
		f := newFake()
		id := f.add(t, capture)
		f.add(t, ledger.DraftUnread("short", "r", id))
		tt.spoil(f, id)
		path := filepath.Join(t.TempDir(), "story")
		s, err := Open(ctx, path, Making)
		if err != nil {
			t.Fatal(err)
		}
		err = s.Restore(ctx, f, nil)
		if (err == nil) != (tt.says == "") || err != nil && !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v; want %q", name, err, tt.says)
		}
		head, headErr := s.Head(ctx)
		if headErr != nil {
			t.Fatal(headErr)
		}
		if err != nil && head.Seq != 0 {
			t.Errorf("%s: %d entries were taken in all the same", name, head.Seq)
		}
		if err == nil {
			var want, got bytes.Buffer
			if _, err := bundle.Write(ctx, &want, f, nil); err != nil {
				t.Fatal(err)
			}
			if _, err := bundle.Write(ctx, &got, s, nil); err != nil || !bytes.Equal(got.Bytes(), want.Bytes()) {
				t.Errorf("%s: what was taken in is another story, %v", name, err)
			}
			if err := s.Restore(ctx, f, nil); err == nil || !strings.Contains(err.Error(), "only an empty one") {
				t.Errorf("taken in twice: %v", err)
			}
		}
		s.Close()
	}
}
