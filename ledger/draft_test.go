package ledger

import (
	"strings"
	"testing"

	"onrecord"
)

func TestDraftCheck(t *testing.T) {
	r := &onrecord.Reading{Parties: []onrecord.Party{{Name: "Kovač", Kind: onrecord.Person}, {Name: "A docker", Kind: onrecord.Unnamed}, {Name: "A docker", Kind: onrecord.Unnamed}}}
	keys := PartyKeys("c1", r)
	ref := func(i int) PartyRef { return PartyRef{"c1", keys[i], r.Parties[i].Name, r.Parties[i].Kind} }
	judge := func(change func(*PartyRef)) Draft {
		b := JudgementBody{A: ref(0), B: ref(2), Verdict: Different}
		change(&b.B)
		return Draft{Body: b, By: "ann"}
	}
	for name, tt := range map[string]struct {
		d    Draft
		says string // "" for nothing
	}{
		"a capture of a file whose name is no text": {DraftCapture(onrecord.NewCapture("\xff\x00", "", nil), "ann"), ""},
		"a note of many lines":                      {Draft{Body: NoteBody{Text: "«все»\n\t🙂\ufffd"}, By: "Ann Ünal"}, ""},
		"nobody":                                    {Draft{Body: NoteBody{}}, ""},
		"author, not UTF-8":                         {Draft{Body: NoteBody{}, By: "J\xf6rg"}, `append a note: its author is no text in UTF-8 at byte 1 of "J\xf6rg"`},
		"author, NUL":                               {DraftUnread("x", "a\x00", "c1"), "append a reading: its author"},
		"note":                                      {Draft{Body: NoteBody{Text: "abc\xe2\x82"}}, "its text is no text in UTF-8 at byte 3"},
		"label":                                     {Draft{Body: LabelBody{Label: "\x00"}}, "its label"},
		"review":                                    {Draft{Body: ReviewBody{Why: "\xff"}}, "append a review: its reason"},
		"speaker":                                   {Draft{Body: SpeakerBody{Why: "\xff"}}, "append a speaker: its reason"},
		"split":                                     {Draft{Body: SplitBody{Why: "\xff"}}, "append a split: its reason"},
		"rating":                                    {Draft{Body: RatingBody{Grade: "\xff"}}, "append a rating: its grade"},
		"undo":                                      {Draft{Body: UndoBody{Why: "\xff"}}, "append a undo: its reason"},
		"judgement":                                 {judge(func(*PartyRef) {}), ""},
		"judgement, another kind":                   {judge(func(r *PartyRef) { r.Kind = onrecord.Person }), `"A docker" of article c1 is called a person, and is unnamed there`},
		"judgement, another name":                   {judge(func(r *PartyRef) { r.Name = "Kovač" }), `"Kovač" is not the name of the party`},
		"judgement, another article":                {judge(func(r *PartyRef) { r.Capture = "c2" }), `is not the name of the party`},
	} {
		if err := tt.d.Check(); (err == nil) != (tt.says == "") || err != nil && !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v; want %q", name, err, tt.says)
		}
	}
}

// Who is split off a party must have been taken for it, and an unnamed source stays one.
func TestSplitRefuses(t *testing.T) {
	d := newDesk(t)
	text := d.machine.Reading.Document.Text
	at := func(party int) Anchor { return AnchorAt(text, d.machine.Reading.Parties[party].Mentions[0]) }
	source := AnchorAt(text, d.machine.Reading.Statements[1].Source.Span) // is no mention by itself, and names who spoke
	for name, tt := range map[string]struct {
		party   int
		mention Anchor
		stale   string
	}{
		"its own mention":  {2, at(2), ""},
		"its own words":    {2, source, ""},
		"another party's":  {2, at(1), "no mention of that party"},
		"none of a party":  {2, AnchorAt(text, onrecord.Span{Start: 0, End: 5, Text: text[:5]}), "no mention of that party"},
		"an unnamed party": {1, at(1), "stays unnamed"},
	} {
		entries, blobs := d.entries, d.blobs
		if name == "an unnamed party" {
			entries, blobs = unnamedDesk(t)
		}
		a, err := Fold(entries, blobs)
		if err != nil {
			t.Fatal(err)
		}
		b := SplitBody{Party: a.Parties[tt.party], New: NewParty{Kind: onrecord.Person, Name: tt.mention}, Mentions: []Anchor{tt.mention}}
		e, err := Draft{Body: b, By: "ann", Cause: a.ID}.Entry(3, noon)
		if err != nil {
			t.Fatal(err)
		}
		if a, err = Fold(append(entries[:2:2], e), blobs); err != nil {
			t.Fatal(err)
		}
		switch {
		case tt.stale == "" && len(a.Stale) > 0:
			t.Errorf("%s: %s", name, a.Stale[0].Reason)
		case tt.stale != "" && (len(a.Stale) != 1 || !strings.Contains(a.Stale[0].Reason, tt.stale)):
			t.Errorf("%s: %v, want %q", name, a.Stale, tt.stale)
		}
		if want := len(d.machine.Parties) + 1; (len(a.Parties) == want) != (tt.stale == "") {
			t.Errorf("%s: %d parties", name, len(a.Parties))
		}
	}
}

// unnamedDesk is the desk's article with its second party unnamed.
func unnamedDesk(t *testing.T) ([]Entry, Blobs) {
	t.Helper()
	r := load(t)
	r.Parties[1].Kind = onrecord.Unnamed
	c := DraftCapture(onrecord.NewCapture("view.txt", "text/plain", []byte(r.Document.Text)), "test")
	reading, err := DraftReading(r, "en", "test", c.ID(noon))
	if err != nil {
		t.Fatal(err)
	}
	return chained(t, c, reading)
}
