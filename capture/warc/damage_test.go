package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/gzip"

	"onrecord"
)

// numbered is an archive of n captures, and where its records begin.
func numbered(t testing.TB, n int, plain bool) (b []byte, starts []int64) {
	t.Helper()
	var captures []*onrecord.Capture
	for i := range n {
		captures = append(captures, made(i))
	}
	b = write(t, WriteOptions{Plain: plain}, captures...)
	for rec, err := range Read(bytes.NewReader(b), Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		starts = append(starts, rec.Offset)
	}
	return b, starts
}

// Whatever byte of a record is damaged, the other records are all read, and one fault at least says where.
func TestDamage(t *testing.T) {
	for _, plain := range []bool{true, false} {
		b, starts := numbered(t, 6, plain)
		step := 1
		if plain {
			step = 3
		}
		for at := starts[3]; at < starts[4]; at += int64(step) {
			for _, mask := range []byte{0x01, 0x80, 0xff} {
				bad := bytes.Clone(b)
				bad[at] ^= mask
				got, faults, _ := readAll(onlyReader(bad), Options{})
				if len(got) < 5 || got[len(got)-1].SHA256 != made(5).SHA256 || got[1].SHA256 != made(1).SHA256 {
					t.Fatalf("plain %v, byte %d damaged by %x: %d captures, %v", plain, at, mask, len(got), faults)
				}
				if !plain && len(faults) == 0 && (len(got) < 6 || !reflect.DeepEqual(got[2], made(2))) { // the head of a member holds bytes of no weight
					t.Fatalf("byte %d damaged by %x, and nobody says so", at, mask)
				}
			}
		}
	}
}

// An archive that was cut off gives what is whole, and says where it ends.
func TestCutShort(t *testing.T) {
	for _, plain := range []bool{true, false} {
		b, starts := numbered(t, 3, plain)
		for cut := starts[3] + 1; cut < int64(len(b))-4; cut += 5 {
			got, faults, _ := readAll(onlyReader(b[:cut]), Options{})
			var f *Fault
			if len(got) != 2 || len(faults) != 1 || !errors.As(faults[0], &f) || f.Offset != starts[3] {
				t.Fatalf("plain %v, cut at %d: %d captures, %v", plain, cut, len(got), faults)
			}
			if cut > starts[3]+8 && !f.CutShort {
				t.Errorf("plain %v, cut at %d: %v does not say that it was cut short", plain, cut, f)
			}
		}
	}
}

// A disk that fails is not the archive's fault, and ends the reading.
func TestReadFails(t *testing.T) {
	b, _ := numbered(t, 3, false)
	failed := errors.New("input/output error")
	got, faults, _ := readAll(io.MultiReader(bytes.NewReader(b[:len(b)-100]), iotest.ErrReader(failed)), Options{})
	if len(got) != 2 || len(faults) != 1 || !errors.Is(faults[0], failed) {
		t.Errorf("%d captures, %v", len(got), faults)
	}
}

func TestNoWARC(t *testing.T) {
	for in, want := range map[string]string{"": "is empty", "<html>": "is no WARC", "\x28\xb5\x2f\xfd\x00": "zstd", "\x5d\x2a\x4d\x18\x00": "zstd"} {
		_, faults, _ := readAll(strings.NewReader(in), Options{})
		if len(faults) != 1 || !strings.Contains(faults[0].Error(), want) {
			t.Errorf("%q: %v, want %q", in, faults, want)
		}
	}
}

// A WARC in one gzip member is read as well; its records have no length of their own.
func TestOneMember(t *testing.T) {
	bad := record("WARC-Type: response\r\nContent-Length: x\r\n", page)
	b := pack(response("http://a.example/1", page) + bad + response("http://a.example/2", page))
	got, faults, _ := readAll(onlyReader(b), Options{})
	if len(got) != 2 || len(faults) != 1 || got[1].URL != "http://a.example/2" {
		t.Errorf("%d captures, %v", len(got), faults)
	}
}

// A revisit of a record that was forgotten is told, not dropped; one of a picture is no article either.
func TestRevisits(t *testing.T) {
	revisit := func(to, digest string) string {
		return record("WARC-Type: revisit\r\nWARC-Target-URI: http://b.example/\r\nWARC-Date: 2024-04-01T10:00:00Z\r\nWARC-Refers-To-Target-URI: "+to+"\r\nWARC-Refers-To-Date: 2024-03-01T10:00:00Z\r\nWARC-Payload-Digest: "+digest+"\r\n", "")
	}
	picture := "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"
	b := []byte(response("http://a.example/1", page) + response("http://a.example/2", picture) + response("http://a.example/3", "broken\n") +
		revisit("http://a.example/1", "") + revisit("http://a.example/2", "") + revisit("http://a.example/3", "") + revisit("http://a.example/4", "sha1:"+strings.Repeat("A", 32)))
	for _, r := range []io.Reader{bytes.NewReader(b), onlyReader(b)} {
		got, faults, tally := readAll(r, Options{})
		if len(got) != 2 || len(faults) != 1 || tally.Revisits != 1 || tally.Skipped[NotPage] != 2 || tally.Skipped[EarlierLost] != 1 || tally.Skipped[Unknown] != 1 {
			t.Fatalf("%d captures, %v, %+v", len(got), faults, tally)
		}
		if got[1].URL != "http://b.example/" || !bytes.Equal(got[1].Data, got[0].Data) || got[1].Time.Month() != 4 {
			t.Errorf("%+v", got[1])
		}
	}
	_, _, tally := readAll(bytes.NewReader(b), Options{MaxEarlier: 2})
	if tally.Skipped[Unknown] != 2 {
		t.Errorf("with a table of two: %+v", tally)
	}
	_, _, tally = readAll(onlyReader(b), Options{MaxKept: 5})
	if tally.Skipped[Unknown] != 2 {
		t.Errorf("with five bytes kept: %+v", tally)
	}
}

// endless is an archive of n records that is made while it is read.
func endless(t testing.TB, n int) io.Reader {
	r, w := io.Pipe()
	go func() {
		out, err := NewWriter(w, WriteOptions{MaxEarlier: 1000})
		for i := 0; i < n && err == nil; i++ {
			c := made(i)
			c.Data = append(c.Data, strings.Repeat(fmt.Sprintf("<p>Paragraph %d of the report.", i), 300)...)
			err = out.Write(onrecord.NewCapture(c.Source, c.MediaType, c.Data))
			if i%2 == 0 && err == nil {
				err = out.Write(c)
			}
		}
		w.CloseWithError(err)
	}()
	return r
}

// Memory does not grow with the archive: the heap after tens of thousands of records is what it was after thousands.
func TestMemoryStaysFlat(t *testing.T) {
	n, early := 3000, 1000
	if !testing.Short() {
		n, early = 30_000, 6000
	}
	live := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	var before, after int64
	seen, total := 0, 1+n+n/2
	for rec, err := range Read(endless(t, n), Options{MaxKept: 4 << 20, MaxEarlier: 500}) {
		if err != nil || rec == nil {
			t.Fatal(err)
		}
		switch seen++; seen {
		case early:
			before = live()
		case total:
			after = live()
		}
	}
	if seen != total {
		t.Fatalf("%d records, want %d", seen, total)
	}
	t.Logf("%d records, heap %d KiB after %d and %d KiB at the end", seen, before>>10, early, after>>10)
	if after > before+2<<20 {
		t.Errorf("the heap grew from %d to %d KiB over %d records", before>>10, after>>10, seen-early)
	}
}

func BenchmarkRead(b *testing.B) {
	data, err := io.ReadAll(endless(b, 1000))
	if err != nil {
		b.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		b.Fatal(err)
	}
	size, err := io.Copy(io.Discard, z)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	b.ReportAllocs()
	records := 0
	for b.Loop() {
		for _, err := range Read(bytes.NewReader(data), Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			records++
		}
	}
	b.ReportMetric(float64(records)/b.Elapsed().Seconds(), "records/s")
}

func BenchmarkWrite(b *testing.B) {
	c := made(1)
	c.Data = append(c.Data, strings.Repeat("<p>A paragraph of the report.", 300)...)
	b.SetBytes(int64(len(c.Data)))
	w, err := NewWriter(io.Discard, WriteOptions{MaxEarlier: 1})
	for i := 0; b.Loop() && err == nil; i++ {
		again := *c
		again.Data = append(c.Data[:len(c.Data):len(c.Data)], fmt.Sprint(i)...)
		err = w.Write(&again)
	}
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "records/s")
}
