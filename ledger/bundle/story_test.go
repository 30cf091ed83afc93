package bundle

import (
	"bytes"
	"context"
	"iter"
	"net/http"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
)

var noon = time.Date(2024, 3, 13, 12, 0, 0, 0, time.UTC)

// memory is a story that nothing keeps.
type memory struct {
	entries []ledger.Entry
	blobs   map[ledger.Digest][]byte
}

func (m *memory) Entries(_ context.Context, after int64) iter.Seq2[ledger.Entry, error] {
	return func(yield func(ledger.Entry, error) bool) {
		for _, e := range m.entries {
			if e.Seq > after && !yield(e, nil) {
				return
			}
		}
	}
}

func (m *memory) Blob(_ context.Context, d ledger.Digest) ([]byte, error) {
	data, ok := m.blobs[d]
	if !ok {
		return nil, ledger.ErrNotFound
	}
	return data, nil
}

func (m *memory) Head(context.Context) (ledger.Checkpoint, error) {
	c := ledger.Checkpoint{Hash: ledger.Genesis()}
	if n := len(m.entries); n > 0 {
		c = ledger.Checkpoint{Seq: m.entries[n-1].Seq, Hash: m.entries[n-1].Hash}
	}
	return c, nil
}

func (m *memory) append(t testing.TB, d ledger.Draft) ledger.Entry {
	t.Helper()
	e, err := d.Entry(int64(len(m.entries))+1, noon.Add(time.Duration(len(m.entries))*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	head, _ := m.Head(context.Background())
	if err := ledger.Link(head.Hash, &e); err != nil {
		t.Fatal(err)
	}
	m.entries = append(m.entries, e)
	for _, b := range d.Blobs {
		m.blobs[ledger.DigestOf(b)] = b
	}
	return e
}

// article keeps a page in which Mira Kovač says something, with a reading of it.
func (m *memory) article(t testing.TB, url, says string) (capture, reading ledger.Entry) {
	t.Helper()
	text := "Mira Kovač said " + says + "."
	c := onrecord.NewCapture(url, "text/html", []byte("<p>"+text+"</p>"))
	c.URL, c.Time, c.Header = url, noon, http.Header{"Etag": {`"1"`}}
	capture = m.append(t, ledger.DraftCapture(c, "tester"))
	doc := &onrecord.Document{Text: text, Lang: "en", Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: len(text)}}}
	draft, err := ledger.DraftReading(&onrecord.Reading{Capture: c, Document: doc}, "en", "reader 1", capture.ID)
	if err != nil {
		t.Fatal(err)
	}
	return capture, m.append(t, draft)
}

// story is two articles, one of which could not be read, the same bytes at another address, a note, and the note taken back.
func story(t testing.TB) *memory {
	t.Helper()
	m := &memory{blobs: map[ledger.Digest][]byte{}}
	capture, _ := m.article(t, "https://example.org/a", "that the dam holds — «все» 🙂")
	m.article(t, "https://example.org/b", "that the dam holds — «все» 🙂")
	other := m.append(t, ledger.DraftCapture(onrecord.NewCapture("leaflet.txt", "text/plain", []byte("\x00\xff no text")), "tester"))
	m.append(t, ledger.DraftUnread("no text in it", "reader 1", other.ID))
	note := m.append(t, ledger.Draft{Body: ledger.NoteBody{At: ledger.Anchor{Start: 0, End: 4, Text: "Mira"}, Text: "who is <she>?"}, By: "ann", Cause: capture.ID})
	m.append(t, ledger.Draft{Body: ledger.UndoBody{Why: "known"}, By: "ann", Cause: note.ID})
	return m
}

func write(t testing.TB, src ledger.Source) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(context.Background(), &b, src, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(data []byte) (*Reader, error) {
	return Open(bytes.NewReader(data), int64(len(data)), Limits{Blob: 1 << 20, Total: 8 << 20})
}

// verdict is what verify makes of data: "" when it holds.
func verdict(data []byte, noted ...ledger.Checkpoint) string {
	b, err := open(data)
	if err != nil {
		return "open: " + err.Error()
	}
	return verdictOf(b, noted...)
}

func verdictOf(b *Reader, noted ...ledger.Checkpoint) string {
	faults, err := Verify(context.Background(), b, noted, nil)
	var says []string
	for _, f := range faults {
		says = append(says, f.String())
	}
	if err != nil {
		says = append(says, err.Error())
	}
	return strings.Join(says, "\n")
}

// digest names the bytes of a capture.
func digest(t testing.TB, e ledger.Entry) ledger.Digest {
	t.Helper()
	b, err := ledger.Decode[ledger.CaptureBody](e)
	if err != nil {
		t.Fatal(err)
	}
	return b.SHA256
}
