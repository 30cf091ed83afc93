package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/ledger"
)

func TestRoundTrip(t *testing.T) {
	for name, m := range map[string]*memory{"story": story(t), "nothing": {}} {
		data := write(t, m)
		if says := verdict(data); says != "" {
			t.Fatalf("%s: %s", name, says)
		}
		b, err := open(data)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := m.Head(context.Background())
		if got, err := b.Head(context.Background()); err != nil || got != want {
			t.Errorf("%s: ends at %v, %v; want %v", name, got, err, want)
		}
		if again := write(t, b); !bytes.Equal(again, data) {
			t.Errorf("%s: written again it is another file", name)
		}
		for d, want := range m.blobs {
			if got, err := b.Blob(context.Background(), d); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: bytes %s: %q, %v", name, d, got, err)
			}
		}
		if _, err := b.Blob(context.Background(), ledger.DigestOf(nil)); !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("%s: bytes that it does not have: %v", name, err)
		}
	}
}

// The bytes of a bundle are a promise: a library that packs otherwise, or another order, is another format.
func TestBytesAreTheFormat(t *testing.T) {
	const want = "29b829c61884e41740029c3d438d5de88c6d09562f39a06af07d39fda3f8ca12"
	if got := fmt.Sprintf("%x", sha256.Sum256(write(t, story(t)))); got != want {
		t.Errorf("the story is written as a file with SHA-256 %s, it was %s", got, want)
	}
}

func TestEntriesAfter(t *testing.T) {
	m := story(t)
	b, err := open(write(t, m))
	if err != nil {
		t.Fatal(err)
	}
	n := int64(3)
	for e, err := range b.Entries(context.Background(), n) {
		if n++; err != nil || e.Seq != n || e.Hash != m.entries[n-1].Hash {
			t.Fatalf("%v, %v; want %v", e, err, m.entries[n-1])
		}
	}
	if n != int64(len(m.entries)) {
		t.Errorf("ended at %d", n)
	}
}

// A story that grows while it is written is written up to where it was.
type growing struct{ *memory }

func (g growing) Head(ctx context.Context) (ledger.Checkpoint, error) {
	short := memory{entries: g.entries[:3]}
	return short.Head(ctx)
}

func TestGrowingStory(t *testing.T) {
	m := story(t)
	short := &memory{entries: m.entries[:3], blobs: m.blobs}
	if !bytes.Equal(write(t, growing{m}), write(t, short)) {
		t.Error("not what the story was when it began")
	}
}

func TestDamagedStoryIsNotWritten(t *testing.T) {
	for name, tt := range map[string]struct {
		damage func(*memory)
		says   string
	}{
		"altered":       {func(m *memory) { m.entries[1].By = "somebody" }, "entry 2"},
		"dropped":       {func(m *memory) { m.entries = append(m.entries[:3:3], m.entries[4:]...) }, "entry 5"},
		"other bytes":   {func(m *memory) { m.blobs[digest(t, m.entries[0])] = []byte("x") }, "were altered"},
		"missing bytes": {func(m *memory) { clear(m.blobs) }, "not in the ledger"},
	} {
		m := story(t)
		tt.damage(m)
		_, err := Write(context.Background(), io.Discard, m, nil)
		if err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v; want %q", name, err, tt.says)
		}
	}
}

// place is how a fault says where it is.
var place = regexp.MustCompile(`entry \d|byte \d|line \d|in the bundle|the bundle (has|unpacks)|directory, at its end,|whose end is damaged|does not end as|it has no file`)

// Every bit of the file counts, but for the few by which the same content may be packed otherwise: those change nothing of the story.
func TestAnyBitFlipped(t *testing.T) {
	m := story(t)
	m.entries = m.entries[:2]
	whole := write(t, m)
	head, _ := m.Head(context.Background())
	bits, step, missed := 8, 1, 0
	if testing.Short() {
		bits, step = 1, 3
	}
	for at := 0; at < len(whole); at += step {
		for k := range bits {
			bit := byte(1) << ((k + at) % 8)
			data := slices.Clone(whole)
			data[at] ^= bit
			if says := verdict(data, head); says != "" {
				if !place.MatchString(says) {
					t.Errorf("byte %d of %d, bit %#x: told, but not where: %s", at, len(whole), bit, says)
				}
				continue
			}
			missed++
			b, err := open(data)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(write(t, b), whole) {
				t.Errorf("byte %d of %d: bit %#x flipped, and it is another story", at, len(whole), bit)
			}
		}
	}
	if missed > len(whole)/step*bits/100 {
		t.Errorf("%d of %d flipped bits do not show", missed, len(whole)*bits)
	}
}

func TestCutOff(t *testing.T) {
	data := write(t, story(t))
	for n := range data {
		if verdict(data[:n]) == "" {
			t.Fatalf("the first %d bytes of %d pass", n, len(data))
		}
	}
	if verdict(append(data, 0)) == "" || verdict(append([]byte{0}, data...)) == "" {
		t.Error("a byte more passes")
	}
}

func TestCheckpoints(t *testing.T) {
	m := story(t)
	data := write(t, m)
	for i, e := range m.entries {
		if says := verdict(data, ledger.Checkpoint{Seq: e.Seq, Hash: e.Hash}); says != "" {
			t.Errorf("checkpoint %d: %s", i, says)
		}
	}
	for _, bad := range []ledger.Checkpoint{{Seq: 2, Hash: m.entries[2].Hash}, {Seq: 99, Hash: m.entries[2].Hash}, {Seq: 0, Hash: m.entries[0].Hash}} {
		if verdict(data, bad) == "" {
			t.Errorf("%v passes", bad)
		}
	}
}

// packed is an archive of files, written as onrecord would.
func packed(t testing.TB, files ...[2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := newZip(&out)
	for _, f := range files {
		h := &zip.FileHeader{Name: f[0], Method: zip.Deflate}
		if rest, ok := strings.CutPrefix(f[0], "stored:"); ok {
			h = &zip.FileHeader{Name: rest, Method: zip.Store}
		}
		e, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(e, f[1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// files are those of a bundle of m, to be tampered with.
func files(t testing.TB, m *memory) [][2]string {
	t.Helper()
	b, err := open(write(t, m))
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for _, f := range b.files {
		data, err := b.all(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, [2]string{f.Name, string(data)})
	}
	return out
}

func TestHostile(t *testing.T) {
	good := files(t, story(t))
	if says := verdict(packed(t, good...)); says != "" {
		t.Fatal(says)
	}
	at := func(name string) int {
		for i, f := range good {
			if strings.HasPrefix(f[0], name) {
				return i
			}
		}
		t.Fatalf("no %s", name)
		return -1
	}
	blob, entries, hashes, checkpoint := at("blobs/"), at("entries"), at("hashes"), at("checkpoint")
	with := func(i int, f ...[2]string) [][2]string {
		return append(append(append([][2]string{}, good[:i]...), f...), good[i+1:]...)
	}
	lines := strings.SplitAfter(good[entries][1], "\n")
	swapped := strings.Join(append([]string{lines[0], lines[2], lines[1]}, lines[3:]...), "")
	for name, tt := range map[string]struct {
		files [][2]string
		says  string
	}{
		"slip":               {append(good[:len(good):len(good)], [2]string{"../../etc/passwd", "x"}), "belongs in none"},
		"slip below blobs":   {append(good[:len(good):len(good)], [2]string{"blobs/../" + good[blob][0][9:], "x"}), "belongs in none"},
		"wrong folder":       {with(blob, [2]string{"blobs/zz/" + good[blob][0][9:], good[blob][1]}), "belongs in none"},
		"two of a name":      {append(good[:len(good):len(good)], good[blob]), "two files"},
		"two lists":          {append(good[:len(good):len(good)], good[entries]), "two files"},
		"stored":             {with(blob, [2]string{"stored:" + good[blob][0], good[blob][1]}), "packed in a way"},
		"wrong bytes":        {with(blob, [2]string{good[blob][0], "other"}), "not those of its name"},
		"missing bytes":      {with(blob), "not in the ledger"},
		"bytes of nobody":    {with(checkpoint, [2]string{blobName(ledger.DigestOf(nil)), ""}, good[checkpoint]), "where checkpoint.txt should stand"},
		"other order":        {append(with(blob), good[blob]), "where blobs/"},
		"no readme":          {good[1:], "no file README.txt"},
		"no entries":         {with(entries), "no file entries.jsonl"},
		"a line too few":     {with(entries, [2]string{entriesName, strings.Join(lines[:len(lines)-2], "")}), "not as many lines"},
		"cut line":           {with(entries, [2]string{entriesName, strings.TrimSuffix(good[entries][1], "\n")}), "is cut off"},
		"line swapped":       {with(entries, [2]string{entriesName, swapped}), "entry 3: follows entry 1"},
		"no JSON":            {with(entries, [2]string{entriesName, strings.Repeat("{}\n", len(lines)-1)}), "line 1"},
		"no hash":            {with(hashes, [2]string{hashesName, strings.Repeat("x\n", len(lines)-1)}), "no SHA-256"},
		"other words":        {with(entries, [2]string{entriesName, strings.Replace(good[entries][1], "who is <she>?", "who is <he>??", 1)}), "entry 7"},
		"other readme":       {with(0, [2]string{readmeName, "Send me money."}), "not what belongs there"},
		"checkpoint":         {with(checkpoint, [2]string{checkpointName, "hello"}), "no checkpoint"},
		"checkpoint earlier": {with(checkpoint, [2]string{checkpointName, "0:" + string(ledger.Genesis()) + "\n"}), "says that it ends at 0"},
		"bomb":               {with(blob, [2]string{good[blob][0], strings.Repeat("\x00", 2<<20)}), "more than the limit"},
		"long line":          {with(entries, [2]string{entriesName, strings.Repeat(" ", 2<<20) + "\n"}), "longer than"},
		"large in all":       {with(entries, [2]string{entriesName, strings.Repeat("\n", 9<<20)}), "the limit of"},
	} {
		if says := verdict(packed(t, tt.files...)); !strings.Contains(says, tt.says) {
			t.Errorf("%s: %q; want %q", name, says, tt.says)
		}
	}
}

func TestRepackedByAnotherProgram(t *testing.T) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range files(t, story(t)) {
		e, _ := w.CreateHeader(&zip.FileHeader{Name: f[0], Method: zip.Deflate, Modified: noon, Comment: "hello"})
		io.WriteString(e, f[1])
	}
	w.Close()
	if says := verdict(out.Bytes()); !strings.Contains(says, "packed again by another program") {
		t.Errorf("%q", says)
	}
	if says := verdict([]byte("hello")); !strings.Contains(says, "no bundle") {
		t.Errorf("%q", says)
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(write(f, story(f)))
	f.Add(write(f, &memory{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := open(data)
		if err != nil {
			return
		}
		faults, err := Verify(context.Background(), b, nil, nil)
		if err != nil || len(faults) > 0 {
			return
		}
		if _, err := Write(context.Background(), io.Discard, b, nil); err != nil {
			t.Errorf("verified, and cannot be written: %v", err)
		}
	})
}
