package ledgertest

import (
	"context"
	"os"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
)

// Every fills a story with each kind of entry and each outcome: what [Story] has, an article read by hand and all that people may
// decide on it, the same read anew without its first statement (so that a decision hangs in the air), an article in another
// language, bytes that are no text, a second version of an address, and a timestamp whose token is none. It must be called by a test of
// a package beside ledgertest: it reads ../testdata.
func Every(tb testing.TB, s ledger.Store) {
	tb.Helper()
	now := Now().Add(-time.Minute) // the first are of Now, as their causes say
	add := func(drafts ...ledger.Draft) []ledger.Appended {
		tb.Helper()
		now = now.Add(time.Minute)
		got, err := s.Append(context.Background(), now, drafts...)
		if err != nil {
			tb.Fatal(err)
		}
		return got
	}
	story := Story(tb, 6)
	add(story...)
	elsewhere := ref(story[0], "Kovač", onrecord.Person)
	r := byHand(tb)
	kept := ledger.DraftCapture(r.Capture, "test")
	article := add(kept, read(tb, r, kept))
	capture, reading := article[0].ID, article[1].ID
	statements, parties, claims := ledger.StatementKeys(capture, r), ledger.PartyKeys(capture, r), ledger.ClaimKeys(capture, r)
	text := r.Document.Text
	at := func(s onrecord.Span) ledger.Anchor { return ledger.AnchorAt(text, s) }
	by := func(cause ledger.ID, b ledger.Body) ledger.Draft {
		return ledger.Draft{Body: b, By: "ann", Cause: cause}
	}
	review := func(i, party int, v ledger.Verdict, act onrecord.Act) ledger.Draft {
		st := r.Statements[i]
		st.Act = act
		b := ledger.ReviewBody{Statement: statements[i], Verdict: v, Party: parties[party], Why: "read again",
			Passage: []ledger.Anchor{at(st.Source.Span), at(st.Cue), at(st.Content[0])}}
		if v != ledger.Reject {
			b.As = &st
		}
		return by(reading, b)
	}
	party := func(i int) ledger.PartyRef {
		return ledger.PartyRef{Capture: capture, Party: parties[i], Name: r.Parties[i].Name, Kind: r.Parties[i].Kind}
	}
	movement := r.Parties[4]
	note := by(reading, ledger.NoteBody{At: at(r.Absences[0].Span), Text: "ask the court <again> & \"soon\"\n— «все» 🙂"})
	decided := add(
		review(0, 1, ledger.Accept, onrecord.Alleges), review(1, 2, ledger.Edit, onrecord.Denies), review(7, 7, ledger.Reject, onrecord.Asserts),
		by(reading, ledger.SpeakerBody{Statements: statements[2:3], Party: parties[1], Passage: []ledger.Anchor{at(r.Statements[2].Cue)}, Why: "for them"}),
		by(reading, ledger.SpeakerBody{Statements: statements[5:6], New: &ledger.NewParty{Kind: onrecord.Person, Name: at(r.Parties[5].Mentions[1])}}),
		by(reading, ledger.SplitBody{Party: parties[4], New: ledger.NewParty{Kind: onrecord.Group, Name: at(movement.Mentions[1])}, Mentions: []ledger.Anchor{at(movement.Mentions[1])}}),
		by(reading, ledger.JudgementBody{A: party(1), B: party(6), Verdict: ledger.Different}),
		by(reading, ledger.JudgementBody{A: party(7), B: party(8), Verdict: ledger.Unsure, Why: "cut off"}),
		by(reading, ledger.JudgementBody{A: party(2), B: elsewhere, Verdict: ledger.Same}),
		note, by(reading, ledger.LabelBody{At: at(r.Claims[0].Wording), Label: "fire"}),
		by(reading, ledger.RatingBody{Scale: ledger.Reliability, Party: parties[1], Name: "Police", Grade: "C", Why: "twice wrong"}),
		by(reading, ledger.RatingBody{Scale: ledger.Credibility, Claim: claims[0], Name: r.Claims[0].Wording.Text, Grade: "4"}))
	undo := add(by(decided[9].ID, ledger.UndoBody{Why: "asked"}))
	add(by(undo[0].ID, ledger.UndoBody{}))

	again := byHand(tb)
	again.Statements, again.Claims[0].Stances = again.Statements[1:], again.Claims[0].Stances[1:]
	again.Claims = again.Claims[1:]
	reread := read(tb, again, kept)
	reread.By = "test 2"
	last := add(reread)

	foreign := onrecord.NewCapture("sak.txt", "text/plain", []byte("Politiet sa nei."))
	draft := ledger.DraftCapture(foreign, "test")
	doc := &onrecord.Document{Text: "Politiet sa nei.", Lang: "no", Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: 16}}}
	add(draft, read(tb, &onrecord.Reading{Capture: foreign, Document: doc}, draft))
	other := onrecord.NewCapture("https://example.org/1", "application/octet-stream", []byte("\x00\xff no text"))
	other.URL, other.Time = other.Source, now
	version := ledger.DraftCapture(other, "test")
	add(version, ledger.DraftUnread("no text in it\x00", "test", version.ID(now)))
	end, err := s.Entry(context.Background(), last[0].ID)
	if err != nil {
		tb.Fatal(err)
	}
	add(ledger.Draft{Body: ledger.TimestampBody{Checkpoint: ledger.Checkpoint{Seq: end.Seq, Hash: end.Hash}, Authority: "https://tsa.example.org", Token: []byte("none")}, By: "test", Cause: end.ID})
	seen := map[ledger.Kind]bool{}
	for e, err := range s.Entries(context.Background(), 0) {
		if err != nil {
			tb.Fatal(err)
		}
		seen[e.Kind] = true
	}
	for _, k := range ledger.Kinds() {
		if !seen[k] {
			tb.Fatalf("no %s", k)
		}
	}
}

// byHand is an article of which every kind of line was read.
func byHand(tb testing.TB) *onrecord.Reading {
	tb.Helper()
	data, err := os.ReadFile("../testdata/view/reading.json")
	if err != nil {
		tb.Fatal(err)
	}
	r := &onrecord.Reading{}
	if err := r.UnmarshalJSON(data); err != nil {
		tb.Fatal(err)
	}
	r.Capture = onrecord.NewCapture("pier.txt", "text/plain", []byte(r.Document.Text))
	return r
}

func read(tb testing.TB, r *onrecord.Reading, kept ledger.Draft) ledger.Draft {
	tb.Helper()
	d, err := ledger.DraftReading(r, "en", "test", kept.ID(Now()))
	if err != nil {
		tb.Fatal(err)
	}
	return d
}
