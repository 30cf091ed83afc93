package cases

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
)

const oneCase = `A refusal after a claim.

-- article.txt --
The dock was sold, said Mira Kovač. She gave no
price. The buyer said no price. The port declined to comment.
-- document --
title | -
outlet | The Ledger
byline | -
published | -
lang | en

-- blocks --
body | The dock was sold, said Mira Kovač. She gave no pr …  The port declined to comment.
-- parties --
Mira Kovač | person | aliases: Kovač
The port | organisation
-- statements --
Mira Kovač | asserts | indirect | said | The dock was sold
Mira Kovač ← She | asserts | indirect | gave | no price#1 | within Mira Kovač, said | hedges: no
? ← The buyer | asserts | indirect | said | no price
The port | declines | none | declined to comment | -
-- absences --
other | no price | Mira Kovač, said
-- requests --
- → The port | declined | declined to comment
-- claims --
claim | The dock was sold
supports | Mira Kovač | said | The dock was sold
declines | The port | declined to comment | -
-- designations --
The port | listed | The dock | Mira Kovač | The dock was sold
`

func reading(t *testing.T, c *onrecord.Capture) *onrecord.Reading {
	t.Helper()
	text := string(c.Data)
	var b onrecord.Builder
	b.Copy(text, 0)
	_, m, err := b.Build(len(text))
	if err != nil {
		t.Fatal(err)
	}
	d := &onrecord.Document{Text: text, Map: m, Outlet: "The Ledger", Lang: "en", Blocks: []onrecord.Block{{Kind: onrecord.Body, End: len(text)}}}
	sp := func(phrase string) onrecord.Span {
		i := strings.Index(text, phrase)
		s, err := d.Span(i, i+len(phrase))
		if err != nil {
			t.Fatal(phrase, err)
		}
		return s
	}
	f := func(fields string) (out []onrecord.Finding) {
		for _, s := range strings.Fields(fields) {
			out = append(out, onrecord.Finding{Field: s, By: "test"})
		}
		return out
	}
	return &onrecord.Reading{Capture: c, Document: d,
		Parties: []onrecord.Party{{ID: "p1", Kind: onrecord.Person, Name: "Mira Kovač", Aliases: []string{"Kovač"}, Mentions: []onrecord.Span{sp("Mira Kovač")}},
			{ID: "p2", Kind: onrecord.Organisation, Name: "The port", Mentions: []onrecord.Span{sp("The port")}}},
		Statements: []onrecord.Statement{
			{ID: "s1", Form: onrecord.Indirect, Act: onrecord.Asserts, Source: onrecord.Source{Party: "p1", Span: sp("Mira Kovač")}, Cue: sp("said"),
				Content: []onrecord.Span{sp("The dock was sold")}, Findings: append(f("act form source cue content"), onrecord.Finding{Field: "stance on c1", By: "test"})},
			{ID: "s2", Form: onrecord.Indirect, Act: onrecord.Asserts, Within: "s1", Source: onrecord.Source{Party: "p1", Span: sp("She")}, Cue: sp("gave"),
				Content: []onrecord.Span{sp("no\nprice")}, Hedges: []onrecord.Span{sp("no")}, Findings: f("act form source cue content within hedges")},
			{ID: "s3", Form: onrecord.Indirect, Act: onrecord.Asserts, Source: onrecord.Source{Span: sp("The buyer")}, Cue: sp("said"),
				Content: []onrecord.Span{sp("no price")}, Findings: f("act form source cue content")},
			{ID: "s4", Form: onrecord.None, Act: onrecord.Declines, Source: onrecord.Source{Party: "p2", Span: sp("The port")}, Cue: sp("declined to comment"),
				Findings: append(f("act form source cue"), onrecord.Finding{Field: "stance on c1", By: "test"})},
		},
		Claims: []onrecord.Claim{{ID: "c1", Wording: sp("The dock was sold"), Stances: []onrecord.Stance{
			{Statement: "s1", Party: "p1", Stance: onrecord.Supports}, {Statement: "s4", Party: "p2", Stance: onrecord.DeclinesIt}}}},
		Designations: []onrecord.Designation{{Party: "p2", Authority: []onrecord.PartyID{"p1"}, Label: sp("The dock"), Status: onrecord.Listed, Span: sp("The dock was sold")}},
		Absences:     []onrecord.Absence{{Kind: onrecord.NoOther, Span: sp("no price"), By: "s1"}},
		Requests:     []onrecord.Request{{Asked: "p2", Outcome: onrecord.Declined, Span: sp("declined to comment")}}}
}

func TestDiff(t *testing.T) {
	// "no\nprice" and "no price" are two phrases; only equal ones are numbered.
	text := strings.Replace(oneCase, "no price#1", "no price", 1)
	c, err := Parse("one", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if c.About != "A refusal after a claim." || c.Capture.Source != "one.txt" {
		t.Errorf("about %q, source %q", c.About, c.Capture.Source)
	}
	if d := c.Diff(reading(t, c.Capture)); d != "" {
		t.Errorf("they agree, and the diff is\n%s", d)
	}
	r := reading(t, c.Capture)
	r.Statements[0].Act = onrecord.Denies
	r.Statements = r.Statements[:3]
	r.Claims = nil
	d := c.Diff(r)
	for _, want := range []string{"-Mira Kovač | asserts | indirect | said | The dock was sold\n", "+Mira Kovač | denies | indirect | said | The dock was sold\n",
		"-The port | declines | none | declined to comment | -\n"} {
		if !strings.Contains(d, want) {
			t.Errorf("no %q in\n%s", want, d)
		}
	}
	if strings.Contains(d, "requests") {
		t.Errorf("requests agree, and stand in\n%s", d)
	}
	r = reading(t, c.Capture)
	r.Statements[0].Cue.Text = "says"
	if d := c.Diff(r); !strings.Contains(d, "law broken: span: statement s1 cue") {
		t.Errorf("a law is broken, and the diff says\n%s", d)
	}
}

// Every section is compared: change one thing of each, and the diff names it.
func TestEverySectionIsCompared(t *testing.T) {
	c, err := Parse("one", []byte(oneCase))
	if err != nil {
		t.Fatal(err)
	}
	base := Render(reading(t, c.Capture), "statements")
	for section, spoil := range map[string]func(r *onrecord.Reading){
		"document":   func(r *onrecord.Reading) { r.Document.Lang = "sl" },
		"blocks":     func(r *onrecord.Reading) { r.Document.Blocks[0].Kind = onrecord.List },
		"parties":    func(r *onrecord.Reading) { r.Parties[0].Aliases = nil },
		"statements": func(r *onrecord.Reading) { r.Statements[1].Within = "" },
		"absences":   func(r *onrecord.Reading) { r.Absences[0].By = "" },
		"requests":   func(r *onrecord.Reading) { r.Requests[0].Asker = "p1" },
	} {
		r := reading(t, c.Capture)
		before := Render(r, section)
		spoil(r)
		if before == "" || Render(r, section) == before {
			t.Errorf("%s: a change does not show", section)
		}
	}
	for i, spoil := range []func(s *onrecord.Statement){
		func(s *onrecord.Statement) { s.Source.Party = "p2" },
		func(s *onrecord.Statement) { s.Source.Span = onrecord.Span{} },
		func(s *onrecord.Statement) { s.Form = onrecord.Mixed },
		func(s *onrecord.Statement) { s.Cue = onrecord.Span{} },
		func(s *onrecord.Statement) { s.Content = nil },
		func(s *onrecord.Statement) { s.Hedges = nil },
		func(s *onrecord.Statement) {
			s.Basis = []onrecord.Basis{{Kind: onrecord.Data, Span: s.Content[0]}}
		},
		func(s *onrecord.Statement) { s.Said.When.Span = s.Content[0] },
		func(s *onrecord.Statement) { s.Said.Venue = s.Content[0] },
	} {
		r := reading(t, c.Capture)
		spoil(&r.Statements[1])
		if Render(r, "statements") == base {
			t.Errorf("change %d of a statement does not show", i)
		}
	}
}

func TestPhraseTellsTheirPlace(t *testing.T) {
	text := "No comment. Again: No comment."
	d := &onrecord.Document{Text: text}
	s, _ := d.Span(19, 29)
	w := &writer{r: &onrecord.Reading{Document: d}}
	if got := w.phrase(s); got != "No comment#2" {
		t.Error(got)
	}
	s, _ = d.Span(12, 17)
	if got := w.phrase(s); got != "Again" {
		t.Error(got)
	}
}

func TestParseRefuses(t *testing.T) {
	for want, text := range map[string]string{
		"what the case is about": "-- article.txt --\na\n-- parties --\n",
		"no section article.txt": "about\n-- parties --\n",
		"nothing must be read":   "about\n-- article.txt --\na\n",
		"no section is called":   "about\n-- article.txt --\na\n-- partys --\n",
		"stands twice":           "about\n-- article.txt --\na\n-- parties --\n-- parties --\n",
		"two articles":           "about\n-- article.txt --\na\n-- article.html --\nb\n-- parties --\n",
	} {
		if _, err := Parse("x", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one that says %q", err, want)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	dir := t.TempDir()
	if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), "holds none") {
		t.Errorf("an empty folder: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "note.md"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), "note.md is no case") {
		t.Errorf("a file that is no case: %v", err)
	}
}

func TestRunUpdates(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "one.txtar")
	stale := strings.Replace(oneCase, "| declined | declined", "| refused | declined", 1)
	if err := os.WriteFile(file, []byte(stale), 0o644); err != nil {
		t.Fatal(err)
	}
	read := func(c *onrecord.Capture) (*onrecord.Reading, error) { return reading(t, c), nil }
	Run(t, dir, true, read)
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(got), "refused") || !strings.Contains(string(got), "- → The port | declined | declined to comment\n") ||
		!strings.HasPrefix(string(got), "A refusal after a claim.\n") || !strings.Contains(string(got), "She gave no\nprice.") {
		t.Errorf("written anew as\n%s", got)
	}
	Run(t, dir, false, read)
}

func TestBare(t *testing.T) {
	for text, want := range map[string]string{"“no”, ": "no", "no": "no", "…": "…", ",.": ",.", "the “no": "the “no", "'tis": "tis"} {
		s := bare(onrecord.Span{Start: 10, End: 10 + len(text), Text: text})
		if s.Text != want || s.End-s.Start != len(want) || s.Start != 10+strings.Index(text, want) {
			t.Errorf("%q: %+v, want %q", text, s, want)
		}
	}
}
