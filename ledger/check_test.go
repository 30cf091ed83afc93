package ledger_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

var monday = time.Date(2024, 3, 11, 9, 0, 0, 0, time.UTC)

const dam = "The dam is safe, said Mira Kovač, the mayor. She had seen it."

// reading is one of c, which holds dam, that keeps all laws.
func reading(t *testing.T, c *onrecord.Capture) *onrecord.Reading {
	t.Helper()
	d := &onrecord.Document{Text: dam, Lang: "en", Outlet: "The Post", Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: len(dam)}}}
	span := func(words string) onrecord.Span {
		at := strings.Index(dam, words)
		s, err := d.Span(at, at+len(words))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	var findings []onrecord.Finding
	for _, f := range []string{"act", "form", "cue", "content", "source"} {
		findings = append(findings, onrecord.Finding{Field: f, By: "test"})
	}
	return &onrecord.Reading{Capture: c, Document: d,
		Parties: []onrecord.Party{{ID: "p1", Kind: onrecord.Person, Name: "Mira Kovač", Mentions: []onrecord.Span{span("Mira Kovač")}}},
		Statements: []onrecord.Statement{{ID: "s1", Form: onrecord.Indirect, Act: onrecord.Asserts, Source: onrecord.Source{Party: "p1", Span: span("Mira Kovač")},
			Cue: span("said"), Content: []onrecord.Span{span("The dam is safe")}, Findings: findings}}}
}

// kept is a story in a file: two versions of an article, another, one unread; a note, a judgement.
func kept(t *testing.T, change func(*onrecord.Reading)) string {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "story")
	s, err := sqlite.Open(ctx, path, sqlite.Making)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var drafts []ledger.Draft
	var refs []ledger.PartyRef
	for i, url := range []string{"https://example.org/a", "https://example.org/a", "https://example.org/b"} {
		c := onrecord.NewCapture(url, "text/plain", []byte(fmt.Sprint(dam, i)))
		c.URL, c.Time = url, monday.Add(-time.Duration(i)*time.Hour) // the second came first
		draft := ledger.DraftCapture(c, "tester")
		r := reading(t, c)
		if change != nil {
			change(r)
		}
		d, err := ledger.DraftReading(r, "en", "reader 1", draft.ID(monday))
		if err != nil {
			t.Fatal(err)
		}
		drafts = append(drafts, draft, d)
		refs = append(refs, ledger.PartyRef{Capture: draft.ID(monday), Party: ledger.PartyKeys(draft.ID(monday), r)[0], Name: "Mira Kovač", Kind: onrecord.Person})
	}
	blank := ledger.DraftCapture(onrecord.NewCapture("blank", "text/plain", []byte{0}), "tester")
	drafts = append(drafts, blank, ledger.DraftUnread("nothing", "reader 1", blank.ID(monday)),
		ledger.Draft{Body: ledger.NoteBody{At: ledger.Anchor{Start: 0, End: 3, Text: "The"}, Text: "hm"}, By: "ann", Cause: refs[0].Capture},
		ledger.Draft{Body: ledger.JudgementBody{A: refs[0], B: refs[2], Verdict: ledger.Same}, By: "ann", Cause: refs[0].Capture})
	if _, err := s.Append(ctx, monday, drafts...); err != nil {
		t.Fatal(err)
	}
	return path
}

// checked is what Check says of the story at path.
func checked(t *testing.T, path string, o ledger.CheckOptions) string {
	t.Helper()
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path, sqlite.Reading)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	faults, err := ledger.Check(ctx, s, o)
	if err != nil {
		return "error: " + err.Error()
	}
	var lines []string
	for _, f := range faults {
		lines = append(lines, f.String())
	}
	return strings.Join(lines, "\n")
}

func tamper(t *testing.T, path string, queries ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range append([]string{"DROP TRIGGER entry_stays", "DROP TRIGGER entry_remains", "DROP TRIGGER blob_stays", "DROP TRIGGER blob_remains"}, queries...) {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(q, err)
		}
	}
}

func TestCheck(t *testing.T) {
	if says := checked(t, kept(t, nil), ledger.CheckOptions{}); says != "" {
		t.Errorf("a whole story: %s", says)
	}
	for name, tt := range map[string]struct {
		do   string
		says string
	}{
		"a line altered":         {"UPDATE line SET text = 'The dam broke' WHERE kind = 'statement' AND ord = 0", "the view is not what the entries fold to: line 4 is …"},
		"a line gone":            {"DELETE FROM line WHERE kind = 'party'", "the view is not what the entries fold to"},
		"a line too many":        {"INSERT INTO line SELECT 1000, article, kind, 9, key, id, what, form, party, name, source, date_from, date_to, basis, status, score, starts, ends, text FROM line LIMIT 1", "the view is not"},
		"an article altered":     {"UPDATE article SET latest = 1", "the view is not"},
		"all articles gone":      {"DELETE FROM article", "it should be there|line 1 is|ends after line"},
		"a cluster gone":         {"DELETE FROM cluster", "it ends after line"},
		"a cluster too many":     {"INSERT INTO cluster VALUES ('zz', 'zz')", "should not be there"},
		"a decision hidden":      {"UPDATE entry SET capture = 'x' WHERE kind = 'note'", "the store says that 3 entries are about it, by their causes it is 4"},
		"an entry altered":       {"UPDATE entry SET author = 'x' WHERE seq = 2", "entry 2: its hash"},
		"an entry gone":          {"DELETE FROM entry WHERE seq = 9", "entry 10: follows entry 8"},
		"the last entry gone":    {"DELETE FROM entry WHERE seq = 10", "the view is not"},
		"bytes gone":             {"DELETE FROM blob WHERE sha256 IN (SELECT sha256 FROM article WHERE seq = 1)", "entry 1: its bytes"},
		"a reading's bytes":      {"UPDATE blob SET data = x'00' WHERE sha256 NOT IN (SELECT sha256 FROM article)", "cannot be folded"},
		"a body that is no JSON": {"UPDATE entry SET body = '{' WHERE seq = 1", "entry 1: cannot be written"},
	} {
		path := kept(t, nil)
		tamper(t, path, tt.do)
		says := checked(t, path, ledger.CheckOptions{})
		ok := false
		for want := range strings.SplitSeq(tt.says, "|") {
			ok = ok || strings.Contains(says, want)
		}
		if !ok {
			t.Errorf("%s: %q, want %q", name, says, tt.says)
		}
	}
}

// What is derived is made anew from the entries, and all is well again.
func TestRepair(t *testing.T) {
	ctx := context.Background()
	path := kept(t, nil)
	tamper(t, path, "UPDATE line SET text = 'The dam broke'", "DELETE FROM article WHERE latest = 0", "INSERT INTO cluster VALUES ('zz', 'zz')")
	if says := checked(t, path, ledger.CheckOptions{}); says == "" {
		t.Error("nothing told")
	}
	s, err := sqlite.Open(ctx, path, sqlite.Writing)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Rebuild(ctx, nil), s.Close()); err != nil {
		t.Fatal(err)
	}
	if says := checked(t, path, ledger.CheckOptions{}); says != "" {
		t.Error(says)
	}
}

func TestCheckLaws(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*onrecord.Reading)
		says   string
	}{
		"act":     {func(r *onrecord.Reading) { r.Statements[0].Act = "mumbles" }, "entry 2: the reading of https://example.org/a breaks a law: vocabulary"},
		"span":    {func(r *onrecord.Reading) { r.Statements[0].Cue.Text = "sang" }, "breaks a law: span"},
		"finding": {func(r *onrecord.Reading) { r.Statements[0].Findings = nil }, "nothing says by what"},
		"bytes":   {func(r *onrecord.Reading) { r.Capture = onrecord.NewCapture("x", "", []byte("other")) }, "is one of other bytes"},
	} {
		if says := checked(t, kept(t, tt.change), ledger.CheckOptions{}); !strings.Contains(says, tt.says) {
			t.Errorf("%s: %q, want %q", name, says, tt.says)
		}
	}
}

func TestCheckDeep(t *testing.T) {
	path := kept(t, nil)
	as := func(by string, again func(*onrecord.Capture) (*onrecord.Reading, error)) ledger.CheckOptions {
		return ledger.CheckOptions{Reread: again, By: by}
	}
	n := 0
	good := func(c *onrecord.Capture) (*onrecord.Reading, error) {
		n++
		r := reading(t, c)
		r.Capture = nil // its bytes end in a number that the text has not
		return r, nil
	}
	if says := checked(t, path, as("reader 1", good)); says != "" || n != 3 {
		t.Errorf("read %d times: %s", n, says)
	}
	bad := func(c *onrecord.Capture) (*onrecord.Reading, error) {
		r, _ := good(c)
		r.Document.Text += "!"
		return r, nil
	}
	if says := checked(t, path, as("reader 1", bad)); !strings.Contains(says, "has another text") {
		t.Errorf("%s", says)
	}
	if says := checked(t, path, as("reader 2", bad)); strings.Contains(says, "has another text") {
		t.Errorf("another version may read otherwise: %s", says)
	}
	fails := func(*onrecord.Capture) (*onrecord.Reading, error) { return nil, fmt.Errorf("too hard") }
	if says := checked(t, path, as("reader 1", fails)); !strings.Contains(says, "can no longer be read: too hard") {
		t.Errorf("%s", says)
	}
}
