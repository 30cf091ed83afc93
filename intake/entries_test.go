package intake

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
)

// folded reads an article into entries and folds them again, as a ledger does.
func folded(t *testing.T, c *onrecord.Capture) *ledger.Article {
	t.Helper()
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	drafts, _ := rd.Entries(c, "test")
	blobs := map[ledger.Digest][]byte{}
	var entries []ledger.Entry
	hash := ledger.Genesis()
	for i, d := range drafts {
		e, err := d.Entry(int64(i+1), time.Unix(0, 0))
		if err != nil {
			t.Fatal(err)
		}
		if err := ledger.Link(hash, &e); err != nil {
			t.Fatal(err)
		}
		hash = e.Hash
		for _, b := range d.Blobs {
			blobs[ledger.DigestOf(b)] = b
		}
		for _, want := range ledger.BlobsOf(d.Body) {
			if _, ok := blobs[want]; !ok {
				t.Fatalf("entry %d names bytes that do not come with it", e.Seq)
			}
		}
		entries = append(entries, e)
	}
	a, err := ledger.Fold(entries, func(d ledger.Digest) ([]byte, error) { return blobs[d], nil })
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestEntriesOfAnArticle(t *testing.T) {
	data, err := os.ReadFile("../examples/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := folded(t, onrecord.NewCapture("article.txt", "text/plain", data))
	if a.Outcome != ledger.Read || len(a.Reading.Statements) < 20 || len(a.Stale) != 0 {
		t.Fatalf("outcome %s, %d statements, stale %v", a.Outcome, len(a.Reading.Statements), a.Stale)
	}
	if breaches := onrecord.CheckReading(a.Reading); len(breaches) > 0 {
		t.Errorf("the folded reading breaks laws: %v", breaches)
	}
	text := a.Reading.Document.Text
	n := map[ledger.RowKind]int{}
	for _, r := range a.Rows() {
		if r.Ord != n[r.Kind] {
			t.Errorf("%s %d is numbered %d", r.Kind, n[r.Kind], r.Ord)
		}
		n[r.Kind]++
		if r.Start < 0 || r.End > len(text) || r.Start >= r.End {
			t.Errorf("%+v: no passage", r)
			continue
		}
		for part := range strings.SplitSeq(r.Text, " … ") {
			if r.Kind != ledger.PartyRow && !strings.Contains(text[r.Start:r.End], part) {
				t.Errorf("%s %d: %q is not in its passage %q", r.Kind, r.Ord, part, text[r.Start:r.End])
			}
		}
	}
	for _, kind := range ledger.RowKinds() {
		if n[kind] == 0 && kind != ledger.DesignationRow {
			t.Errorf("no %s", kind)
		}
	}
	if n[ledger.StatementRow] != len(a.Reading.Statements) {
		t.Errorf("%d rows of %d statements", n[ledger.StatementRow], len(a.Reading.Statements))
	}
	var keys []ledger.StatementKey
	for _, k := range a.Statements {
		keys = append(keys, k.Key)
	}
	slices.Sort(keys)
	if len(slices.Compact(keys)) != len(a.Statements) {
		t.Error("two statements have one key")
	}
}

func TestEntriesOfWhatCannotBeRead(t *testing.T) {
	a := folded(t, onrecord.NewCapture("a.bin", "application/octet-stream", []byte("\x00\x01\x02\xff\xfe\x00")))
	if a.Outcome != ledger.Unread || !strings.Contains(a.Reason, "a.bin") || a.Reading != nil || len(a.Rows()) != 0 {
		t.Errorf("%+v", a)
	}
	a = folded(t, onrecord.NewCapture("de.txt", "text/plain", []byte(strings.Repeat("Die Fähre fährt eine Woche lang nicht, sagte die Hafenmeisterin am Dienstag, denn die Brücke ist nicht sicher. ", 4))))
	if a.Outcome != ledger.OtherLanguage || a.Reading == nil || len(a.Reading.Statements) != 0 || a.ReadingEntry.ID == "" {
		t.Errorf("outcome %s", a.Outcome)
	}
}
