package export

import (
	"bytes"
	"context"
	stdcsv "encoding/csv"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

var noon = time.Date(2024, 3, 13, 12, 0, 0, 0, time.UTC)

// The texts that positions are tested on: an emoji of several code points, combining marks, Arabic and Persian with its half spaces.
const (
	emoji   = "👩🏽\u200d🚒 Mira Kovac\u030c (🇺🇳) said 🙂 the da\u0301m holds 🚒.\nShe said it twice."
	arabic  = "قال المدير: السد آمن. The director قال said «السد آمن» on Monday."
	persian = "مدیر می\u200cگوید سد امن است؛ the director می\u200cگوید said «می\u200cخواهیم بمانیم» ۱۳ اسفند."
)

// span is the n-th place of words in text.
func span(t testing.TB, doc *onrecord.Document, words string) onrecord.Span {
	t.Helper()
	at := strings.Index(doc.Text, words)
	s, err := doc.Span(at, at+len(words))
	if err != nil {
		t.Fatalf("%q: %v", words, err)
	}
	return s
}

// article is a reading of text in which source says content by cue.
func reading(t testing.TB, url, text, source, cue string, act onrecord.Act, content ...string) *onrecord.Reading {
	t.Helper()
	c := onrecord.NewCapture(url, "text/plain", []byte(text))
	c.Time = noon
	if strings.HasPrefix(url, "https:") {
		c.URL = url
	}
	doc := &onrecord.Document{Text: text, Lang: "en", Outlet: "=The Post", Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: len(text)}}}
	who := span(t, doc, source)
	s := onrecord.Statement{ID: "s1", Form: onrecord.Indirect, Act: act, Source: onrecord.Source{Party: "p1", Span: who}, Cue: span(t, doc, cue),
		Findings: []onrecord.Finding{{Field: "cue", By: "test", Score: 0.5}}}
	for _, words := range content {
		s.Content = append(s.Content, span(t, doc, words))
	}
	return &onrecord.Reading{Capture: c, Document: doc, Statements: []onrecord.Statement{s},
		Parties: []onrecord.Party{{ID: "p1", Kind: onrecord.Person, Name: source, Mentions: []onrecord.Span{who}}}}
}

func newStory(t testing.TB) ledger.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "story"), sqlite.Making)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func keep(t testing.TB, s ledger.Store, r *onrecord.Reading) ledger.ID {
	t.Helper()
	c := ledger.DraftCapture(r.Capture, "tester")
	d, err := ledger.DraftReading(r, "en", "reader 1", c.ID(noon))
	if err != nil {
		t.Fatal(err)
	}
	decide(t, s, c, d)
	return c.ID(noon)
}

func decide(t testing.TB, s ledger.Store, drafts ...ledger.Draft) {
	t.Helper()
	if _, err := s.Append(context.Background(), noon, drafts...); err != nil {
		t.Fatal(err)
	}
}

// full is a story with what exports must tell apart.
func full(t testing.TB) ledger.Store {
	t.Helper()
	s := newStory(t)
	a := keep(t, s, reading(t, "https://example.org/a", emoji, "Mira Kovac\u030c", "said", onrecord.Alleges, "🙂 the da\u0301m holds 🚒", "twice"))
	r := reading(t, "https://example.org/b", arabic, "The director", "said", onrecord.Asserts, "السد آمن»")
	r.Requests = []onrecord.Request{{Asked: "p1", Outcome: onrecord.Declined, Span: span(t, r.Document, "on Monday")}}
	r.Absences = []onrecord.Absence{{Kind: onrecord.NoProof, Span: span(t, r.Document, "on Monday"), By: "s1"}}
	r.Designations = []onrecord.Designation{{Party: "p1", Label: span(t, r.Document, "director"), Status: onrecord.Listed, Span: span(t, r.Document, "director")}}
	r.Claims = []onrecord.Claim{{ID: "c1", Wording: span(t, r.Document, "السد آمن»"), Stances: []onrecord.Stance{{Statement: "s1", Party: "p1", Stance: onrecord.Supports}}}}
	b := keep(t, s, r)
	persianReading := reading(t, "=cmd.txt", persian, "the director", "said", onrecord.Denies, "می\u200cخواهیم بمانیم")
	c := keep(t, s, persianReading)
	key := func(capture ledger.ID, r *onrecord.Reading) ledger.StatementKey {
		return ledger.StatementKeys(capture, r)[0]
	}
	first := reading(t, "https://example.org/a", emoji, "Mira Kovac\u030c", "said", onrecord.Alleges, "🙂 the da\u0301m holds 🚒", "twice")
	as := first.Statements[0]
	decide(t, s, ledger.Draft{Body: ledger.ReviewBody{Statement: key(a, first), Verdict: ledger.Accept, As: &as, Party: ledger.PartyKeys(a, first)[0], Passage: anchors(emoji, as), Why: "heard it"}, By: "ann", Cause: a},
		ledger.Draft{Body: ledger.ReviewBody{Statement: key(c, persianReading), Verdict: ledger.Reject, Why: "a proverb"}, By: "ben", Cause: c},
		ledger.Draft{Body: ledger.NoteBody{At: ledger.AnchorAt(arabic, span(t, r.Document, "on Monday")), Text: "=which Monday?"}, By: "ann", Cause: b},
		ledger.Draft{Body: ledger.RatingBody{Scale: ledger.Reliability, Party: ledger.PartyKeys(b, r)[0], Name: "The director", Grade: "C", Why: "wrong before"}, By: "ben", Cause: b})
	other := onrecord.NewCapture("blank.txt", "text/plain", []byte("\x00"))
	draft := ledger.DraftCapture(other, "tester")
	decide(t, s, draft, ledger.DraftUnread("no text", "reader 1", draft.ID(noon)))
	return s
}

func anchors(text string, s onrecord.Statement) []ledger.Anchor {
	var out []ledger.Anchor
	for _, span := range append([]onrecord.Span{s.Source.Span, s.Cue}, s.Content...) {
		out = append(out, ledger.AnchorAt(text, span))
	}
	return out
}

func TestJSONL(t *testing.T) {
	var b bytes.Buffer
	sum, err := JSONL(context.Background(), &b, full(t))
	if err != nil {
		t.Fatal(err)
	}
	if want := (Summary{Articles: 4, Unread: 1, Statements: 2, Decided: 1, Rejected: 1}); sum != want {
		t.Errorf("%+v, want %+v", sum, want)
	}
	var kinds []string
	var last map[string]any
	for line := range strings.Lines(b.String()) {
		last = nil
		if err := json.Unmarshal([]byte(line), &last); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		kind := last["kind"].(string)
		kinds = append(kinds, kind)
		if last["schema"] != Schema || last["sentence"] == "" || kind != "summary" && last["article"] == nil {
			t.Errorf("%s", line)
		}
		if kind == "statement" || kind == "absence" || kind == "request" || kind == "designation" || kind == "claim" {
			if last[kind] == nil {
				t.Errorf("no %s in %s", kind, line)
			}
		}
		if strings.Contains(line, "بمانیم") && kind != "party" {
			t.Errorf("a rejected statement: %s", line)
		}
	}
	want := "statement party statement absence request designation claim party note rating party summary"
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, want := range []string{
		`"sentence":"Mira Kovač alleged (‘said’), in paraphrase: `, `"status":"accepted","decided":[{"entry":"`, `"by":"ann","at":"2024-03-13T12:00:00Z","kind":"review","why":"heard it"}`,
		`"sentence":"ann noted at ‘on Monday’: =which Monday?"`, `"sentence":"ben judged the reliability of ‘The director’: C"`,
		`"sentence":"The article names Mira Kovač. No charge against Mira Kovač was found in this article (publication date not found)."`,
		`"url":"https://example.org/a","captured":"2024-03-13T12:00:00Z"`, `"sentence":"2 statements of 4 articles, 1 of them as people decided; 1 that people rejected are left out; nothing could be read from 1 articles"`,
	} {
		if want = strings.ReplaceAll(want, "Kovač", "Kovac\u030c"); !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	s := full(t)
	if _, err := CSV(context.Background(), &b, s); err != nil {
		t.Fatal(err)
	}
	rows, err := stdcsv.NewReader(bytes.NewReader(b.Bytes())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	head := rows[0]
	cell := func(row []string, name string) string { return row[slices.Index(head, name)] }
	var lines bytes.Buffer
	if _, err := JSONL(context.Background(), &lines, s); err != nil || strings.Count(lines.String(), "\n") != len(rows) { // a head here, a summary there
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	first := rows[1]
	for name, want := range map[string]string{"kind": "statement", "what": "alleges", "who": "Mira Kovac\u030c", "decided_by": "ann", "status": "accepted", "why": "heard it",
		"score": "0.50", "outlet": "'=The Post", "url": "https://example.org/a", "captured": "2024-03-13T12:00:00Z", "version": "1"} {
		if got := cell(first, name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for _, row := range rows[1:] {
		// Where the words of a statement stand, so does who said them.
		for i, c := range row {
			if strings.Contains(c, "da\u0301m holds") && !strings.Contains(c, "alleged") {
				t.Errorf("column %s has %q alone", head[i], c)
			}
			if strings.HasPrefix(c, "=") {
				t.Errorf("column %s is a formula: %q", head[i], c)
			}
		}
	}
}

// The same entries give the same bytes.
func TestSameStorySameBytes(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer, Story) (Summary, error){
		"jsonl": func(b *bytes.Buffer, s Story) (Summary, error) { return JSONL(context.Background(), b, s) },
		"csv":   func(b *bytes.Buffer, s Story) (Summary, error) { return CSV(context.Background(), b, s) },
		"anno":  func(b *bytes.Buffer, s Story) (Summary, error) { return Annotations(context.Background(), b, s) },
	} {
		var one, two bytes.Buffer
		if _, err := write(&one, full(t)); err != nil {
			t.Fatal(err)
		}
		if _, err := write(&two, full(t)); err != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Errorf("%s: two stories of the same entries differ, %v", name, err)
		}
	}
}

func TestAnEmptyStory(t *testing.T) {
	var b bytes.Buffer
	if _, err := Annotations(context.Background(), &b, newStory(t)); err != nil || !json.Valid(b.Bytes()) {
		t.Errorf("%s, %v", b.String(), err)
	}
}

func TestCaptures(t *testing.T) {
	s := full(t)
	var got []string
	n, err := Captures(context.Background(), s, func(c *onrecord.Capture) error {
		if string(ledger.DigestOf(c.Data)) != c.SHA256 {
			t.Errorf("%s came with other bytes", c.Source)
		}
		got = append(got, c.Source+" "+c.URL)
		return nil
	})
	if want := "https://example.org/a https://example.org/a|https://example.org/b https://example.org/b|=cmd.txt |blank.txt "; err != nil || n != 4 || strings.Join(got, "|") != want {
		t.Errorf("%d, %q, %v", n, got, err)
	}
}
