package ledger

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"onrecord"
)

var noon = time.Date(2024, 3, 13, 12, 0, 0, 999, time.FixedZone("", 3600))

func capture(t *testing.T) Draft {
	t.Helper()
	c := onrecord.NewCapture("https://example.org/a?x=<1>&y", "text/html", []byte("<p>Kovač said so.</p>"))
	c.URL, c.Header, c.Time = c.Source, http.Header{"Etag": {`"1"`}, "Date": {"x"}}, noon
	return DraftCapture(c, "tester")
}

func entry(t *testing.T, seq int64, d Draft) Entry {
	t.Helper()
	e, err := d.Entry(seq, noon)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestLineIsReadBack(t *testing.T) {
	e := entry(t, 1, capture(t))
	line, err := e.Line()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`{"seq":1,"id":"`, `"kind":"capture","time":"2024-03-13T11:00:00Z","by":"tester","cause":"","body":{"sha256":"`,
		`"url":"https://example.org/a?x=<1>&y"`, `"header":{"Date":["x"],"Etag":["\"1\""]}`} {
		if !strings.Contains(string(line), want) {
			t.Errorf("line has no %s:\n%s", want, line)
		}
	}
	back, err := ParseEntry(line)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := back.Line()
	if string(again) != string(line) {
		t.Errorf("read back:\n%s\nwant:\n%s", again, line)
	}
}

func TestParseEntryTakesNoOtherSpelling(t *testing.T) {
	e := entry(t, 1, capture(t))
	line, _ := e.Line()
	for name, bad := range map[string]string{
		"spaces":        strings.Replace(string(line), `"seq":1`, `"seq": 1`, 1),
		"unknown field": strings.Replace(string(line), `"seq":1`, `"more":2,"seq":1`, 1),
		"other zone":    strings.Replace(string(line), "11:00:00Z", "12:00:00+01:00", 1),
		"two":           string(line) + string(line),
		"cut":           string(line[:len(line)-3]),
	} {
		if _, err := ParseEntry([]byte(bad)); err == nil {
			t.Errorf("%s: taken: %s", name, bad)
		}
	}
}

// What machines append is the same thing whenever it comes; what people say is said anew each time.
func TestIDs(t *testing.T) {
	later := noon.Add(time.Hour)
	c := capture(t)
	if c.ID(noon) != c.ID(later) {
		t.Error("the same capture has two IDs")
	}
	elsewhere := capture(t)
	b := elsewhere.Body.(CaptureBody)
	b.URL = "https://example.org/b"
	elsewhere.Body = b
	if c.ID(noon) == elsewhere.ID(noon) {
		t.Error("the same bytes at two addresses have one ID")
	}
	note := Draft{Body: NoteBody{Text: "look"}, By: "ann", Cause: c.ID(noon)}
	if note.ID(noon) == note.ID(later) {
		t.Error("two notes of the same words have one ID")
	}
	other := note
	other.By = "ben"
	if note.ID(noon) == other.ID(noon) {
		t.Error("notes of two people have one ID")
	}
}

func TestDecodeTellsKindsApart(t *testing.T) {
	e := entry(t, 1, capture(t))
	if _, err := Decode[NoteBody](e); err == nil {
		t.Error("a capture was read as a note")
	}
	e.Kind = "gossip"
	if _, err := e.Decode(); err == nil {
		t.Error("an unknown kind was read")
	}
	for _, kind := range Kinds() {
		e.Kind, e.Body = kind, []byte(`{}`)
		if b, err := e.Decode(); err != nil || b.Kind() != kind {
			t.Errorf("%s: %v, %v", kind, b, err)
		}
	}
}

func TestChain(t *testing.T) {
	e := entry(t, 1, capture(t))
	if err := Link(Genesis(), &e); err != nil {
		t.Fatal(err)
	}
	hash := e.Hash
	for name, change := range map[string]func(*Entry){
		"seq": func(e *Entry) { e.Seq++ }, "by": func(e *Entry) { e.By += "x" }, "time": func(e *Entry) { e.Time = e.Time.Add(time.Second) },
		"cause": func(e *Entry) { e.Cause = "x" }, "kind": func(e *Entry) { e.Kind = KindNote }, "id": func(e *Entry) { e.ID += "0" },
		"body": func(e *Entry) { e.Body = []byte(`{}`) },
	} {
		f := e
		change(&f)
		if err := Link(Genesis(), &f); err != nil {
			t.Fatal(err)
		}
		if f.Hash == hash {
			t.Errorf("another %s has the same hash", name)
		}
	}
	if err := Link(hash, &e); err != nil || e.Hash == hash {
		t.Errorf("after another hash: the same, %v", err)
	}
	if err := Link("no hash", &e); err == nil {
		t.Error("linked to no hash")
	}
}

func TestCheckpoint(t *testing.T) {
	c := Checkpoint{42, Genesis()}
	back, err := ParseCheckpoint(" " + c.String() + "\n")
	if err != nil || back != c {
		t.Errorf("%v, %v", back, err)
	}
	for _, bad := range []string{"", "42", ":" + string(Genesis()), "-1:" + string(Genesis()), "42:abc", "x:" + string(Genesis())} {
		if _, err := ParseCheckpoint(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func FuzzParseEntry(f *testing.F) {
	d := Draft{Body: NoteBody{Text: "é\u2028<"}, By: "a", Cause: "c"}
	e, _ := d.Entry(1, noon)
	line, _ := e.Line()
	f.Add(line)
	f.Fuzz(func(t *testing.T, line []byte) {
		e, err := ParseEntry(line)
		if err != nil {
			return
		}
		if again, err := e.Line(); err != nil || string(again) != string(line) {
			t.Errorf("%q is written as %q, %v", line, again, err)
		}
		e.Decode() //nolint:errcheck // must not panic
	})
}
