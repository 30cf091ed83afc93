package onrecord

import (
	"strings"
	"testing"
)

// mooring is a small article about invented people.
const mooring = "Harbour board silent on lost cargo\n\n" +
	"By Lena Stroh\n\n" +
	"The dock was “never safe”, said Mira Kovač, a former board member. " +
	"She said the foreman told her that the crane had failed twice. " +
	"The Tarsk Harbour Board declined to comment. No arrests have been made.\n\n" +
	"The board listed the Gull Group as a risk in 2014.\n\n" +
	"“never safe”\n\n" +
	"Photo: Ivo Brandt (TPA)\n\n" +
	"Subscribe to our newsletter\n"

// intact is a Reading of mooring that breaks no law; each call makes a new one, to be broken.
func intact(t testing.TB) *Reading {
	t.Helper()
	data := []byte(mooring)
	var b Builder
	b.Copy(mooring, 0)
	text, m, err := b.Build(len(data))
	if err != nil {
		t.Fatal(err)
	}
	d := &Document{Text: text, Map: m, Lang: "en", Outlet: "The Tarsk Ledger"}
	sp := func(phrase string) Span { return nth(t, d, phrase, 1) }
	kinds := []BlockKind{Title, Byline, Body, Body, PullQuote, Caption, Boilerplate}
	at := 0
	for i, par := range strings.Split(strings.TrimSpace(text), "\n\n") {
		at += strings.Index(text[at:], par)
		d.Blocks = append(d.Blocks, Block{Kind: kinds[i], Start: at, End: at + len(par), By: "test"})
		at += len(par)
	}
	d.Blocks[4].Repeats = sp("never safe")
	d.Blocks[5].Credit = sp("Ivo Brandt (TPA)")
	d.Title = sp("Harbour board silent on lost cargo")
	d.Byline = []Span{sp("Lena Stroh")}
	d.Published = When{From: "2031-05-02", To: "2031-05-03", Grain: GrainDay}
	found := func(fields ...string) (out []Finding) {
		for _, f := range fields {
			out = append(out, Finding{Field: f, By: "test/rule 1", Score: 0.5})
		}
		return out
	}
	r := &Reading{Capture: NewCapture("mooring.txt", "text/plain", data), Document: d}
	r.Parties = []Party{
		{ID: "p1", Kind: Person, Name: "Mira Kovač", Aliases: []string{"Kovač"}, Roles: []Span{sp("a former board member")}, Mentions: []Span{sp("Mira Kovač"), sp("She")}},
		{ID: "p2", Kind: Unnamed, Name: "the foreman", Mentions: []Span{sp("the foreman")}},
		{ID: "p3", Kind: Organisation, Name: "Tarsk Harbour Board", Mentions: []Span{sp("Tarsk Harbour Board")}},
		{ID: "p4", Kind: Organisation, Name: "Gull Group", Mentions: []Span{sp("Gull Group")}},
	}
	r.Statements = []Statement{
		{ID: "s1", Form: Mixed, Act: Criticises, Source: Source{Party: "p1", Span: sp("Mira Kovač")}, Cue: sp("said"),
			Content: []Span{sp("The dock was"), sp("never safe")}, Findings: found("act", "form", "source", "cue", "content")},
		{ID: "s2", Form: Indirect, Act: Asserts, Source: Source{Party: "p1", Span: sp("She"), Antecedent: sp("Mira Kovač")}, Cue: nth(t, d, "said", 2),
			Content: []Span{sp("the foreman told her that the crane had failed twice")}, Findings: found("act", "form", "source", "cue", "content")},
		{ID: "s3", Form: Indirect, Act: Asserts, Within: "s2", Source: Source{Party: "p2", Span: sp("the foreman")}, Cue: sp("told"),
			Content: []Span{sp("the crane had failed twice")}, Hedges: []Span{sp("twice")}, Basis: []Basis{{Witnessed, sp("the foreman")}},
			Said:     Said{Venue: sp("The dock")},
			Findings: found("act", "form", "source", "cue", "content", "within", "hedges", "basis", "said", "stance on c1")},
		{ID: "s4", Form: None, Act: Declines, Source: Source{Party: "p3", Span: sp("The Tarsk Harbour Board")}, Cue: sp("declined to comment"),
			Findings: found("act", "form", "source", "cue")},
		{ID: "s5", Form: Direct, Act: Criticises, Content: []Span{sp("never safe")}, Findings: found("act", "form", "content")},
	}
	r.Absences = []Absence{{Kind: NoArrest, Span: sp("No arrests"), By: "s1"}}
	r.Requests = []Request{{Asker: "p4", Asked: "p3", Outcome: Declined, Span: sp("declined to comment")}}
	r.Designations = []Designation{{Party: "p4", Authority: []PartyID{"p3"}, Label: sp("a risk"), Status: Listed, Span: sp("listed the Gull Group as a risk")}}
	r.Times = []Time{{Span: sp("2014"), From: "2014-01-01", To: "2015-01-01", Grain: GrainYear}}
	r.Claims = []Claim{{ID: "c1", Wording: sp("the crane had failed"), Stances: []Stance{{Statement: "s3", Party: "p2", Stance: Supports}}}}
	i := strings.Index(text, "“")
	r.Quotations = []Range{{i, i + len("“never safe”")}}
	return r
}

// nth is the n-th passage of d that reads phrase.
func nth(t testing.TB, d *Document, phrase string, n int) Span {
	t.Helper()
	at := -1
	for range n {
		i := strings.Index(d.Text[at+1:], phrase)
		if i < 0 {
			t.Fatalf("no %q number %d in the text", phrase, n)
		}
		at += 1 + i
	}
	s, err := d.Span(at, at+len(phrase))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
