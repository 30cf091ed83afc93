package ledger

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"testing"

	"onrecord"

	"pgregory.net/rapid"
)

// desk is an article that tests decide on: its capture and reading, and what is decided so far.
type desk struct {
	entries []Entry
	blobs   Blobs
	machine *Article // nothing decided
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	data, err := os.ReadFile("testdata/view/reading.json")
	if err != nil {
		t.Fatal(err)
	}
	r := &onrecord.Reading{}
	if err := r.UnmarshalJSON(data); err != nil {
		t.Fatal(err)
	}
	r.Absences[0].By = "s4" // which is within s3
	c := DraftCapture(onrecord.NewCapture("view.txt", "text/plain", []byte(r.Document.Text)), "test")
	reading, err := DraftReading(r, "en", "test", c.ID(noon))
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{}
	d.entries, d.blobs = chained(t, c, reading)
	if d.machine, err = Fold(d.entries, d.blobs); err != nil {
		t.Fatal(err)
	}
	return d
}

// then are entries with one more that decides; its number makes each one's ID its own.
func then(t *rapid.T, entries []Entry, cause ID, body Body) []Entry {
	seq := int64(len(entries) + 1)
	e, err := Draft{Body: body, By: fmt.Sprint("ann ", seq), Cause: cause}.Entry(seq, noon)
	if err != nil {
		t.Fatal(err)
	}
	return append(slices.Clip(entries), e)
}

func (d *desk) fold(t *rapid.T, entries []Entry) (*Article, []byte) {
	a, err := Fold(entries, d.blobs)
	if err != nil {
		t.Fatalf("fold: %v", err)
	}
	data, err := a.Reading.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return a, data
}

// draw is any decision that the machine's reading can bear.
func (d *desk) draw(t *rapid.T) Body {
	a := d.machine
	text := a.Reading.Document.Text
	i := rapid.IntRange(0, len(a.Statements)-1).Draw(t, "statement")
	s, key := a.Reading.Statements[i], a.Statements[i].Key
	passage := []Anchor{AnchorAt(text, s.Source.Span), AnchorAt(text, s.Source.Antecedent), AnchorAt(text, s.Cue),
		AnchorAt(text, s.Said.Venue), AnchorAt(text, s.Said.When.Span)}
	for _, c := range slices.Concat(s.Content, s.Hedges) {
		passage = append(passage, AnchorAt(text, c))
	}
	for _, b := range s.Basis {
		passage = append(passage, AnchorAt(text, b.Span))
	}
	p := rapid.IntRange(0, len(a.Parties)-1).Draw(t, "party")
	party := a.Reading.Parties[p]
	name := AnchorAt(text, party.Mentions[0])
	switch rapid.IntRange(0, 7).Draw(t, "decision") {
	case 0:
		return ReviewBody{Statement: key, Verdict: Reject, Passage: passage}
	case 1:
		return ReviewBody{Statement: key, Verdict: Accept, As: &s, Party: a.Parties[p], Passage: passage}
	case 2:
		s.Act = rapid.SampledFrom(onrecord.Acts()).Draw(t, "act")
		return ReviewBody{Statement: key, Verdict: Edit, As: &s, Party: a.Parties[p], Passage: passage}
	case 3:
		return SpeakerBody{Statements: []StatementKey{key}, Party: rapid.SampledFrom(append([]PartyKey{""}, a.Parties...)).Draw(t, "speaker")}
	case 4:
		return SpeakerBody{Statements: []StatementKey{key}, New: &NewParty{Kind: onrecord.Person, Name: name}}
	case 5:
		return SplitBody{Party: a.Parties[p], New: NewParty{Kind: onrecord.Group, Name: name}, Mentions: []Anchor{name}}
	case 6:
		return NoteBody{At: name, Text: "ask again"}
	}
	return RatingBody{Scale: Reliability, Party: a.Parties[p], Grade: "B"}
}

// Whatever people decide on what was read folds: each statement is kept or struck, once, and what refers to one refers to one
// that is there. Undoing all of it gives the machine's reading back, and undoing that gives back what was decided.
func TestAnyDecisionsFold(t *testing.T) {
	d := newDesk(t)
	rapid.Check(t, func(t *rapid.T) {
		entries := d.entries
		for range rapid.IntRange(1, 10).Draw(t, "decisions") {
			entries = then(t, entries, d.machine.ID, d.draw(t))
		}
		a, decided := d.fold(t, entries)
		if len(a.Statements)+len(a.Rejected) != len(d.machine.Statements) || len(a.Statements) != len(a.Reading.Statements) {
			t.Fatalf("%d kept and %d struck of %d", len(a.Statements), len(a.Rejected), len(d.machine.Statements))
		}
		if len(a.Parties) != len(a.Reading.Parties) || len(a.Claims) != len(a.Reading.Claims) {
			t.Fatal("keys are not those of the reading")
		}
		for _, s := range a.Stale { // of two splits of one mention the later finds it gone; one that names an unnamed source is none
			if s.Entry.Kind != KindSplit {
				t.Fatalf("stale on the reading that it was decided on: %s", s.Reason)
			}
		}
		d.refer(t, a)

		all := entries
		for i := len(entries) - 1; i >= len(d.entries); i-- {
			all = then(t, all, entries[i].ID, UndoBody{})
		}
		_, machine := d.fold(t, d.entries)
		if _, got := d.fold(t, all); !bytes.Equal(got, machine) {
			t.Fatal("all undone is not what the machine read")
		}
		for _, e := range slices.Clone(all[len(entries):]) {
			all = then(t, all, e.ID, UndoBody{})
		}
		if _, got := d.fold(t, all); !bytes.Equal(got, decided) {
			t.Fatal("all undoing undone is not what was decided")
		}
	})
}

func (d *desk) refer(t *rapid.T, a *Article) {
	there := func(what string, id onrecord.StatementID) {
		if id != "" && a.Reading.Statement(id) == nil {
			t.Fatalf("%s refers to %s, which was struck", what, id)
		}
	}
	for _, s := range a.Reading.Statements {
		there("within of "+string(s.ID), s.Within)
		if p := s.Source.Party; p != "" && a.Reading.Party(p) == nil {
			t.Fatalf("%s is of party %s, which is not there", s.ID, p)
		}
	}
	for _, x := range a.Reading.Absences {
		there("an absence", x.By)
	}
	for _, c := range a.Reading.Claims {
		for _, x := range c.Stances {
			there("a stance", x.Statement)
			if s := a.Reading.Statement(x.Statement); s.Source.Party != x.Party {
				t.Fatalf("stance of %q on what %q said", x.Party, s.Source.Party)
			}
		}
	}
}

// Rejections do not hang on their order, nor on what is remarked between them, and leave a reading that keeps the laws.
func TestRejectionsCommute(t *testing.T) {
	d := newDesk(t)
	lawless := map[string]bool{} // laws that the machine's reading breaks already
	for _, b := range onrecord.CheckReading(d.machine.Reading) {
		lawless[b.Law] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		var bodies []Body
		for i, k := range d.machine.Statements {
			if rapid.Bool().Draw(t, fmt.Sprint("reject ", i)) {
				bodies = append(bodies, ReviewBody{Statement: k.Key, Verdict: Reject})
			}
		}
		bodies = append(bodies, RatingBody{Scale: Reliability, Party: d.machine.Parties[0], Grade: "C"})
		one, two := d.entries, d.entries
		for _, b := range bodies {
			one = then(t, one, d.machine.ID, b)
		}
		for _, b := range rapid.Permutation(bodies).Draw(t, "order") {
			two = then(t, two, d.machine.ID, b)
		}
		a, x := d.fold(t, one)
		for _, b := range onrecord.CheckReading(a.Reading) {
			if !lawless[b.Law] {
				t.Fatalf("what is left breaks a law: %s", b)
			}
		}
		_, y := d.fold(t, two)
		if !bytes.Equal(x, y) {
			t.Fatalf("%s\n%s", x, y)
		}
	})
}

// Who is split off a party, or said to have spoken, does not bring back what somebody struck out.
func TestRejectedStaysRejected(t *testing.T) {
	d := newDesk(t)
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.IntRange(0, len(d.machine.Statements)-1).Draw(t, "statement")
		s, key := d.machine.Reading.Statements[i], d.machine.Statements[i].Key
		entries := then(t, d.entries, d.machine.ID, ReviewBody{Statement: key, Verdict: Reject})
		name := AnchorAt(d.machine.Reading.Document.Text, s.Source.Span)
		var from PartyKey
		for k, p := range d.machine.Reading.Parties {
			if p.ID == s.Source.Party {
				from = d.machine.Parties[k]
			}
		}
		entries = then(t, entries, d.machine.ID, rapid.SampledFrom([]Body{
			SplitBody{Party: from, New: NewParty{Kind: onrecord.Person, Name: name}, Mentions: []Anchor{name}},
			SpeakerBody{Statements: []StatementKey{key}},
		}).Draw(t, "after"))
		a, _ := d.fold(t, entries)
		if len(a.Rejected) != 1 || a.Rejected[0].Key != key {
			t.Fatalf("%q is back", s.Cue.Text)
		}
	})
}
