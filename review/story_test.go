package review

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord"
	"onrecord/intake"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

var noon = time.Date(2024, 3, 14, 12, 0, 0, 0, time.UTC)

// newReader loads the models once.
var newReader = sync.OnceValues(intake.New)

const (
	pier = "Ferry pier burnt\n\nTomas Brellin, the police director, said on Monday that the pier had been burnt by agents. " +
		"\"It was lightning,\" port captain Ilse Brandvold said. A docker said nobody had seen it burn. He added that the lamps were out.\n\n" +
		"Mira Kovač denied that the pier had been burnt by agents. The ministry did not reply to two requests for comment. Brandvold will speak tomorrow.\n"
	ferry = "Ferry sails again\n\nBrandvold said on Friday that the ferry would sail. A docker said it was late.\n"
)

// desk is a story of articles, with the desk of ann, and the number of each article.
func desk(t testing.TB, articles ...string) (ledger.Store, *Desk, []ledger.ID) {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "story"), sqlite.Making)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	rd, err := newReader()
	if err != nil {
		t.Fatal(err)
	}
	var ids []ledger.ID
	for i, text := range articles {
		drafts, err := rd.Entries(onrecord.NewCapture(string(rune('a'+i))+".txt", "text/plain", []byte(text)), "reader")
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, appended(t, s, drafts...)[0])
	}
	d, err := New(s, "ann")
	if err != nil {
		t.Fatal(err)
	}
	return s, d, ids
}

func appended(t testing.TB, s ledger.Store, drafts ...ledger.Draft) []ledger.ID {
	t.Helper()
	kept, err := s.Append(context.Background(), noon, drafts...)
	if err != nil {
		t.Fatal(err)
	}
	var ids []ledger.ID
	for _, e := range kept {
		ids = append(ids, e.ID)
	}
	return ids
}

func open(t testing.TB, d *Desk, id ledger.ID) *File {
	t.Helper()
	f, err := d.Open(context.Background(), string(id))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// statement is the index of the one statement whose source's words begin so.
func (f *File) says(t testing.TB, source string) int {
	t.Helper()
	for i, s := range f.Reading.Statements {
		if strings.HasPrefix(s.Source.Span.Text, source) {
			return i
		}
	}
	t.Fatalf("no statement of %q", source)
	return 0
}

// is is the index of the party of that name.
func (f *File) is(t testing.TB, name string) int {
	t.Helper()
	for i, p := range f.Reading.Parties {
		if p.Name == name {
			return i
		}
	}
	t.Fatalf("no party %q", name)
	return 0
}

func ptr[T any](v T) *T { return &v }
