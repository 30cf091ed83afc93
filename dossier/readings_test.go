package dossier

import (
	"testing"

	. "onrecord"
)

// plainWords is a Reading in which nothing was found.
func plainWords(t testing.TB) *Reading {
	t.Helper()
	s := newStory(t, "Tide tables\n\nHigh water at Cinder Slip is at ten past four.\n")
	s.blocks(func(n int, _ string) BlockKind {
		if n == 0 {
			return Title
		}
		return Body
	})
	s.r.Document.Title = s.span("Tide tables")
	return s.done()
}

// hostileLines hold what an article may hold to break out of a terminal, a page or a note.
const hostileLines = "\x1b[2J\x1b]0;owned\x07Headline <script>alert(1)</script> \u202egnp.exe\u202c\n\n" +
	"Mayor \x1b[31mOlle <b>Brack</b>\x1b[0m said \"[click](javascript:alert(1)) ![x](https://evil.example/p.png) <img src=x onerror=alert(1)> " +
	"</p></section><h1>Proved</h1> `code` **bold** | cell | @everyone #12 https://evil.example www.evil.example a@evil.example :bomb: $x$ ~~y~~ " +
	"[^s1] &lt;b&gt; <!-- --> \\* {{.CSP}} </style><style>*{display:none}\u009b31m\".\r\nThe clerk did not reply.\n"

// hostile is a Reading of such an article: the same text reaches every place where article text is shown.
func hostile(t testing.TB) *Reading {
	t.Helper()
	s := newStory(t, hostileLines)
	s.blocks(func(n int, _ string) BlockKind { return []BlockKind{Title, Body, Body}[n] })
	d := s.r.Document
	d.Title = s.must(d.Blocks[0].Start, d.Blocks[0].End)
	words := s.span("[click](javascript:alert(1)) ![x](https://evil.example/p.png) <img src=x onerror=alert(1)> " +
		"</p></section><h1>Proved</h1> `code` **bold** | cell | @everyone #12 https://evil.example www.evil.example a@evil.example :bomb: $x$ ~~y~~ " +
		"[^s1] &lt;b&gt; <!-- --> \\* {{.CSP}} </style><style>*{display:none}\u009b31m")
	d.Byline = []Span{words}
	d.Outlet = words.Text
	d.Published = When{From: Date(words.Text), Grain: GrainDay, Span: words}
	s.r.Capture.Source = words.Text
	p := s.party(Person, "Olle <b>Brack</b>", words.Text)
	p.Roles = []Span{words}
	s.party(Organisation, "The clerk")
	s.tell(told{act: Alleges, form: Direct, party: p.Name, source: "Mayor \x1b[31mOlle <b>Brack</b>\x1b[0m", cue: "said", content: []string{words.Text},
		hedges: []string{words.Text}, basis: []string{"document", words.Text}, venue: words.Text})
	s.tell(told{act: Silent, form: None, source: "The clerk", cue: "did not reply"})
	s.r.Requests = []Request{{Asked: s.id("The clerk"), Asker: s.id(p.Name), Outcome: NoReply, Span: s.span("did not reply")}}
	s.r.Absences = []Absence{{Kind: NoProof, Span: words, By: "s1"}}
	s.r.Designations = []Designation{{Party: s.id(p.Name), Authority: []PartyID{s.id("The clerk")}, Label: words, Status: Listed, When: d.Published, Span: words}}
	s.r.Claims = []Claim{{ID: "c1", Wording: words, Stances: []Stance{{Statement: "s1", Party: s.id(p.Name), Stance: Supports}}}}
	s.r.Times = []Time{{Span: words, Grain: GrainVague}}
	for i := range d.Blocks {
		d.Blocks[i].By = words.Text
	}
	s.quotations()
	return s.done()
}

// overlapping is a Reading whose marks nest, cross and touch.
func overlapping(t testing.TB) *Reading {
	t.Helper()
	s := newStory(t, "She said they feared it would burn, he said.\n\nNobody spoke.\n")
	s.blocks(func(int, string) BlockKind { return Body })
	s.tell(told{act: Asserts, form: Indirect, source: "She", cue: "She ⟦said⟧", content: []string{"they feared it would burn"}})
	s.tell(told{act: Believes, form: Indirect, source: "⟦they⟧ feared", cue: "feared", content: []string{"it would burn"}, within: 1})
	s.tell(told{act: Asserts, form: Indirect, source: ", ⟦he⟧ said", cue: ", he ⟦said⟧", content: []string{"She said they feared"}})
	s.tell(told{act: Declines, form: None, source: "Nobody", cue: "spoke"})
	s.r.Absences = []Absence{{Kind: NoComment, Span: s.span("Nobody spoke")}}
	return s.done()
}
