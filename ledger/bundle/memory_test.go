package bundle

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"onrecord/ledger"
)

// large is a story of n captures of a megabyte each, which are made when they are asked for.
type large struct {
	entries []ledger.Entry
	at      map[ledger.Digest]uint64
}

func page(i uint64) []byte {
	page := make([]byte, 1<<20)
	rnd := rand.New(rand.NewPCG(i, 1))
	for at := 0; at < len(page); at += 8 {
		binary.LittleEndian.PutUint64(page[at:], rnd.Uint64()&0x0f0f0f0f0f0f0f0f)
	}
	return page
}

func newLarge(t *testing.T, n uint64) *large {
	t.Helper()
	s := &large{at: map[ledger.Digest]uint64{}}
	before := ledger.Genesis()
	for i := range n {
		data := page(i)
		body := ledger.CaptureBody{SHA256: ledger.DigestOf(data), Source: fmt.Sprint(i), Bytes: len(data)}
		e, err := ledger.Draft{Body: body, By: "tester"}.Entry(int64(i)+1, noon)
		if err != nil {
			t.Fatal(err)
		}
		if err := ledger.Link(before, &e); err != nil {
			t.Fatal(err)
		}
		before, s.at[body.SHA256], s.entries = e.Hash, i, append(s.entries, e)
	}
	return s
}

func (s *large) Entries(ctx context.Context, after int64) iter.Seq2[ledger.Entry, error] {
	return (&memory{entries: s.entries}).Entries(ctx, after)
}

func (s *large) Head(ctx context.Context) (ledger.Checkpoint, error) {
	return (&memory{entries: s.entries}).Head(ctx)
}

func (s *large) Blob(_ context.Context, d ledger.Digest) ([]byte, error) { return page(s.at[d]), nil }

// Writing and verifying a story of 200 MB takes no more memory than one capture does, and a little.
func TestSteadyMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 200 MB")
	}
	s := newLarge(t, 200)
	var most uint64
	watch := func() {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
	}
	watch()
	base := most
	f, err := os.Create(filepath.Join(t.TempDir(), "large"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := Write(context.Background(), f, s, func(_, blobs int64) {
		if blobs%20 == 1 {
			watch()
		}
	}); err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	b, err := Open(f, info.Size(), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if faults, err := Verify(context.Background(), b, nil, func(seq int64) {
		if seq%20 == 1 {
			watch()
		}
	}); err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	if grown := most - base; grown > 16<<20 {
		t.Errorf("took %d bytes more while it worked", grown)
	}
}

// More files than the archive format of 1989 can count: the larger form is written, read and held to account as well.
func TestManyFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 66,000 files")
	}
	m := &memory{blobs: map[ledger.Digest][]byte{}}
	before := ledger.Genesis()
	for i := range int64(66_000) {
		data := fmt.Appendf(nil, "%d", i)
		e, err := ledger.Draft{Body: ledger.CaptureBody{SHA256: ledger.DigestOf(data), Source: string(data), Bytes: len(data)}, By: "tester"}.Entry(i+1, noon)
		if err == nil {
			err = ledger.Link(before, &e)
		}
		if err != nil {
			t.Fatal(err)
		}
		before, m.entries, m.blobs[ledger.DigestOf(data)] = e.Hash, append(m.entries, e), data
	}
	data := write(t, m)
	says := func() string {
		b, err := Open(bytes.NewReader(data), int64(len(data)), Limits{})
		if err != nil {
			return err.Error()
		}
		return verdictOf(b)
	}
	if says() != "" {
		t.Fatal(says())
	}
	end := len(data) - 22 - 20 - 56 // where the larger end begins
	for _, at := range []int{end, end + 32, end + 48, end + 64, len(data) - 12} {
		data[at] ^= 1
		if says() == "" {
			t.Errorf("byte %d of %d altered, and nothing shows", at, len(data))
		}
		data[at] ^= 1
	}
}
