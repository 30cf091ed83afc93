// Package ledgertest holds what every store must do, as tests that each store runs ([Run]), and a story to fill them with ([Story]).
package ledgertest

import (
	"fmt"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
)

// Now is when entries of a [Story] are appended.
func Now() time.Time { return time.Date(2024, 3, 14, 9, 0, 0, 0, time.UTC) }

// Article is an invented article as entries: a speaker, an unnamed one, a statement of each, and a text of two blocks. Numbers
// make it another article; n/7 is its outlet, and every fifth has no date.
func Article(tb testing.TB, n int) []ledger.Draft {
	tb.Helper()
	text := fmt.Sprintf("Ferry %d shut — nobody arrested\n\nKovač said pier %d was burnt. A docker denied it.", n, n%10)
	c := onrecord.NewCapture(fmt.Sprintf("https://example.org/%d", n), "text/html", []byte(text))
	c.URL = c.Source
	span := func(words string) onrecord.Span {
		for i := range len(text) - len(words) + 1 {
			if text[i:i+len(words)] == words {
				return onrecord.Span{Start: i, End: i + len(words), Text: words}
			}
		}
		tb.Fatalf("no %q in %q", words, text)
		return onrecord.Span{}
	}
	head := len(fmt.Sprintf("Ferry %d shut — nobody arrested", n))
	doc := &onrecord.Document{Text: text, Lang: "en", Outlet: fmt.Sprintf("Pilot %d", n/7),
		Title:  onrecord.Span{Start: 0, End: head, Text: text[:head]},
		Blocks: []onrecord.Block{{Kind: onrecord.Title, Start: 0, End: head}, {Kind: onrecord.Body, Start: head + 2, End: len(text)}}}
	if n%5 != 0 {
		day := time.Date(2024, 1, 1+n%90, 0, 0, 0, 0, time.UTC)
		doc.Published = onrecord.When{From: onrecord.Date(day.Format(time.DateOnly)), To: onrecord.Date(day.AddDate(0, 0, 1).Format(time.DateOnly)), Grain: onrecord.GrainDay}
	}
	finding := func(score float64) []onrecord.Finding {
		var out []onrecord.Finding
		for _, field := range []string{"form", "act", "source", "cue", "content"} {
			out = append(out, onrecord.Finding{Field: field, By: "test", Score: score})
		}
		return out
	}
	r := &onrecord.Reading{Capture: c, Document: doc,
		Parties: []onrecord.Party{{ID: "p1", Kind: onrecord.Person, Name: "Kovač", Mentions: []onrecord.Span{span("Kovač")}},
			{ID: "p2", Kind: onrecord.Unnamed, Name: "A docker", Mentions: []onrecord.Span{span("A docker")}}},
		Statements: []onrecord.Statement{
			{ID: "s1", Form: onrecord.Indirect, Act: onrecord.Alleges, Source: onrecord.Source{Party: "p1", Span: span("Kovač")}, Cue: span("said"),
				Content: []onrecord.Span{span(fmt.Sprintf("pier %d was burnt", n%10))}, Findings: finding(0.4 + float64(n%50)/100)},
			{ID: "s2", Form: onrecord.Indirect, Act: onrecord.Denies, Source: onrecord.Source{Party: "p2", Span: span("A docker")}, Cue: span("denied"),
				Content: []onrecord.Span{span("it")}, Findings: finding(0.9)}},
		Absences: []onrecord.Absence{{Kind: onrecord.NoArrest, Span: span("nobody arrested")}}}
	kept := ledger.DraftCapture(c, "test")
	reading, err := ledger.DraftReading(r, "en", "test", kept.ID(Now()))
	if err != nil {
		tb.Fatal(err)
	}
	return []ledger.Draft{kept, reading}
}

// Story is n articles, and what a person decided about the first two: the speakers are the same, one statement is struck out, a note, an
// undo.
func Story(tb testing.TB, n int) []ledger.Draft {
	tb.Helper()
	var out []ledger.Draft
	for i := range n {
		out = append(out, Article(tb, i)...)
	}
	if n < 2 {
		return out
	}
	by := func(cause ledger.Draft, b ledger.Body) ledger.Draft {
		return ledger.Draft{Body: b, By: "ann", Cause: cause.ID(Now())}
	}
	note := by(out[1], ledger.NoteBody{At: ledger.Anchor{Start: 0, End: 5, Text: "Ferry", After: " 0 shut — nobody arrested\n\nKovač said"}, Text: "call them"})
	return append(out, by(out[1], ledger.JudgementBody{A: ref(out[0], "Kovač", onrecord.Person), B: ref(out[2], "Kovač", onrecord.Person), Verdict: ledger.Same}),
		by(out[3], ledger.ReviewBody{Statement: statement(out[2], "A docker", "denied", "it"), Verdict: ledger.Reject, Why: "no"}), note, by(note, ledger.UndoBody{Why: "called"}))
}

func ref(capture ledger.Draft, name string, kind onrecord.PartyKind) ledger.PartyRef {
	id := capture.ID(Now())
	keys := ledger.PartyKeys(id, &onrecord.Reading{Parties: []onrecord.Party{{Name: name, Kind: kind}}})
	return ledger.PartyRef{Capture: id, Party: keys[0], Name: name, Kind: kind}
}

func statement(capture ledger.Draft, source, cue, content string) ledger.StatementKey {
	s := onrecord.Statement{Source: onrecord.Source{Span: onrecord.Span{Text: source}}, Cue: onrecord.Span{Text: cue}, Content: []onrecord.Span{{Text: content}}}
	return ledger.StatementKeys(capture.ID(Now()), &onrecord.Reading{Statements: []onrecord.Statement{s}})[0]
}
