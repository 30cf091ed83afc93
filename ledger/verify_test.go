package ledger

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"onrecord"
)

// tale is a ledger in memory that anybody may alter.
type tale struct {
	entries []Entry
	blobs   map[Digest][]byte
	head    Checkpoint
}

func (m *tale) Entries(_ context.Context, after int64) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for _, e := range m.entries {
			if e.Seq > after && !yield(e, nil) {
				return
			}
		}
	}
}

func (m *tale) Blob(_ context.Context, d Digest) ([]byte, error) {
	if data, ok := m.blobs[d]; ok {
		return data, nil
	}
	return nil, ErrNotFound
}

func (m *tale) Head(context.Context) (Checkpoint, error) { return m.head, nil }

func (m *tale) add(t *testing.T, d Draft) Entry {
	t.Helper()
	e := entry(t, m.head.Seq+1, d)
	if err := Link(m.head.Hash, &e); err != nil {
		t.Fatal(err)
	}
	m.entries, m.head = append(m.entries, e), Checkpoint{e.Seq, e.Hash}
	for _, b := range d.Blobs {
		m.blobs[DigestOf(b)] = b
	}
	return e
}

// relink makes the chain right again, as somebody would who alters a ledger and knows how it is made.
func (m *tale) relink(t *testing.T) {
	t.Helper()
	m.head = Checkpoint{0, Genesis()}
	for i := range m.entries {
		if err := Link(m.head.Hash, &m.entries[i]); err != nil {
			t.Fatal(err)
		}
		m.head = Checkpoint{m.entries[i].Seq, m.entries[i].Hash}
	}
}

func newTale(t *testing.T) *tale {
	t.Helper()
	m := &tale{blobs: map[Digest][]byte{}, head: Checkpoint{0, Genesis()}}
	first := m.add(t, capture(t))
	second := m.add(t, DraftCapture(onrecord.NewCapture("b.txt", "text/plain", []byte("No comment, said Kovač.")), "tester"))
	m.add(t, DraftUnread("too short", "reader 1", first.ID))
	note := m.add(t, Draft{Body: NoteBody{Text: "ask again"}, By: "ann", Cause: second.ID})
	m.add(t, Draft{Body: UndoBody{Why: "asked"}, By: "ann", Cause: note.ID})
	m.add(t, Draft{Body: TimestampBody{Checkpoint: Checkpoint{4, note.Hash}, Authority: "https://tsa.example.org", Token: []byte("token")}, By: "onrecord", Cause: note.ID})
	return m
}

// told is what Verify says, one fault a line.
func told(t *testing.T, m *tale, noted ...Checkpoint) string {
	t.Helper()
	faults, err := Verify(context.Background(), m, noted, nil)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range faults {
		lines = append(lines, f.String())
	}
	return strings.Join(lines, "\n")
}

func TestVerifyWhatIsWhole(t *testing.T) {
	m := newTale(t)
	noted := []Checkpoint{{0, Genesis()}, m.head}
	for _, e := range m.entries {
		noted = append(noted, Checkpoint{e.Seq, e.Hash})
	}
	if says := told(t, m, noted...); says != "" {
		t.Error(says)
	}
	seen := int64(0)
	if _, err := Verify(context.Background(), m, nil, func(n int64) { seen = n }); err != nil || seen != m.head.Seq {
		t.Errorf("told of %d entries, %v", seen, err)
	}
	if says := told(t, &tale{head: Checkpoint{0, Genesis()}}); says != "" {
		t.Errorf("an empty ledger: %s", says)
	}
}

func TestVerifyTellsWhere(t *testing.T) {
	whole := newTale(t)
	noted := []Checkpoint{{2, whole.entries[1].Hash}, whole.head}
	for name, tt := range map[string]struct {
		do   func(*tale)
		says string // "" for what only the checkpoints show
		with string // what Verify says when it has the checkpoints
	}{
		"words": {func(m *tale) {
			m.entries[3].Body = []byte(strings.Replace(string(m.entries[3].Body), "again", "nobody", 1))
		}, "entry 4: its hash", "entry 4"},
		"who":                {func(m *tale) { m.entries[2].By = "reader 2" }, "entry 3: its hash", "entry 3"},
		"kind":               {func(m *tale) { m.entries[3].Kind = KindUndo }, "entry 4: cannot be read", "entry 4"},
		"no kind":            {func(m *tale) { m.entries[3].Kind = "gossip" }, "entry 4: cannot be read", "entry 4"},
		"time":               {func(m *tale) { m.entries[0].Time = m.entries[0].Time.Add(1e9) }, "entry 1: its hash", "entry 1"},
		"hash":               {func(m *tale) { m.entries[1].Hash = Genesis() }, "entry 2: its hash", "entry 2"},
		"ID":                 {func(m *tale) { m.entries[4].ID = "00000000000000000000000000000000" }, "entry 5: its ID", "entry 5"},
		"number":             {func(m *tale) { m.entries[4].Seq = 50 }, "entry 50: follows entry 4", "entry 50"},
		"dropped":            {func(m *tale) { m.entries = slices.Delete(m.entries, 2, 3) }, "entry 4: follows entry 2", "entry 4"},
		"first dropped":      {func(m *tale) { m.entries = m.entries[1:] }, "entry 2: follows entry 0", "entry 2"},
		"swapped":            {func(m *tale) { m.entries[1], m.entries[2] = m.entries[2], m.entries[1] }, "entry 3: follows entry 1", "entry 3"},
		"said twice":         {func(m *tale) { m.entries = slices.Insert(m.entries, 1, m.entries[0]) }, "entry 1: follows entry 1", "entry 1"},
		"bytes":              {func(m *tale) { m.blobs[DigestOf([]byte("No comment, said Kovač."))] = []byte("Yes, said Kovač.") }, "entry 2: its bytes are not", "entry 2"},
		"bytes gone":         {func(m *tale) { clear(m.blobs) }, "entry 1: its bytes", "entry 2: its bytes"},
		"last dropped":       {func(m *tale) { m.entries = m.entries[:5] }, "ends at 6, its entries end at 5", "entries were dropped"},
		"last, and the head": {func(m *tale) { m.entries = m.entries[:5]; m.relink(t) }, "", "the ledger ends at 5: entries were dropped"},
		"all":                {func(m *tale) { m.entries = nil; m.relink(t) }, "", "the ledger ends at 0"},
		"who, by an expert":  {func(m *tale) { m.entries[2].By = "reader 2"; m.relink(t) }, "entry 6: its timestamp", "an entry between 3 and 6 was altered"},
		"head":               {func(m *tale) { m.head.Hash = Genesis() }, "the ledger says that it ends", "ends"},
		"words, by an expert": {func(m *tale) {
			m.entries[3].Body = []byte(strings.Replace(string(m.entries[3].Body), "again", "nobody", 1))
			m.relink(t)
		}, "entry 4: its ID", "an entry between 3 and 6"},
		"cause of nothing": {func(m *tale) {
			e := entry(t, 7, Draft{Body: NoteBody{Text: "x"}, By: "ann", Cause: "00000000000000000000000000000000"})
			m.entries = append(m.entries, e)
			m.relink(t)
		}, "entry 7: rests on nothing", "entry 7"},
		"no cause": {func(m *tale) {
			m.entries = append(m.entries, entry(t, 7, Draft{Body: NoteBody{Text: "x"}, By: "ann"}))
			m.relink(t)
		}, "entry 7: rests on nothing", "entry 7"},
		"again": {func(m *tale) {
			e := m.entries[0]
			e.Seq = 7
			m.entries = append(m.entries, e)
			m.relink(t)
		}, "entry 7: says again", "entry 7"},
		"timestamp of another ledger": {func(m *tale) {
			m.add(t, Draft{Body: TimestampBody{Checkpoint: Checkpoint{3, Genesis()}}, By: "x", Cause: m.entries[2].ID})
		}, "entry 7: its timestamp", "entry 7"},
		"timestamp of what is to come": {func(m *tale) {
			m.add(t, Draft{Body: TimestampBody{Checkpoint: Checkpoint{9, Genesis()}}, By: "x", Cause: m.entries[2].ID})
		}, "entry 7: its timestamp", "entry 7"},
		"timestamp of another entry": {func(m *tale) {
			m.add(t, Draft{Body: TimestampBody{Checkpoint: Checkpoint{3, m.entries[2].Hash}}, By: "x", Cause: m.entries[1].ID})
		}, "entry 7: its timestamp", "entry 7"},
	} {
		m := newTale(t)
		tt.do(m)
		if says := told(t, m); !strings.Contains(says, tt.says) || (tt.says == "") != (says == "") {
			t.Errorf("%s: %q; want %q", name, says, tt.says)
		}
		if says := told(t, m, noted...); !strings.Contains(says, tt.with) || says == "" {
			t.Errorf("%s, with checkpoints: %q; want %q", name, says, tt.with)
		}
	}
}

// One thing altered is told once, not again for everything behind it.
func TestVerifyTellsOnce(t *testing.T) {
	m := newTale(t)
	m.entries[0].By = "somebody"
	if says := told(t, m); strings.Count(says, "\n") != 0 {
		t.Errorf("%s", says)
	}
}

// unreadable breaks after some entries.
type unreadable struct {
	*tale
	after int64
}

func (u unreadable) Entries(ctx context.Context, after int64) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for e := range u.tale.Entries(ctx, after) {
			if e.Seq > u.after {
				yield(Entry{}, errors.New("disk on fire"))
				return
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

func TestVerifyWhatCannotBeRead(t *testing.T) {
	m := newTale(t)
	m.entries[1].By = "somebody"
	faults, err := Verify(context.Background(), unreadable{m, 3}, nil, nil)
	if err == nil || !strings.Contains(err.Error(), "after entry 3: disk on fire") || len(faults) != 1 {
		t.Errorf("%v, %v", faults, err)
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(errors.New("enough"))
	if _, err := Verify(ctx, m, nil, nil); err == nil || err.Error() != "enough" {
		t.Errorf("%v", err)
	}
}

func BenchmarkVerify(b *testing.B) {
	m := &tale{blobs: map[Digest][]byte{}, head: Checkpoint{0, Genesis()}}
	for i := range 1000 {
		data := []byte(strings.Repeat(fmt.Sprint("page ", i), 1000))
		e, err := DraftCapture(onrecord.NewCapture(fmt.Sprint(i), "text/plain", data), "x").Entry(int64(i)+1, noon)
		if err == nil {
			err = Link(m.head.Hash, &e)
		}
		if err != nil {
			b.Fatal(err)
		}
		m.entries, m.head, m.blobs[DigestOf(data)] = append(m.entries, e), Checkpoint{e.Seq, e.Hash}, data
	}
	for b.Loop() {
		if faults, err := Verify(context.Background(), m, nil, nil); err != nil || len(faults) > 0 {
			b.Fatal(faults, err)
		}
	}
}
