package dossier

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord"
)

// pieces are what random articles are made of: words, and whatever might break out of an output.
var pieces = []string{"police", "said", "Mina Aster", "charged", "regime", "\"", "“", "”", "‘", ". ", ", ", "\n", "\n\n", " ", "\t", "\r\n", "\x00", "\x1b[2J", "\x1b]8;;http://e.example\x07",
	"\u009b", "\u202e", "\u2066", "\u2028", "\u200d", "\u0301", "\u00ad", "\ufeff", "港口", "👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ﷺ", "<script>alert(1)</script>", "<b", "-->", "<!--", "</style>", "</title>", "{{.}}", "&amp;", "&#x3c;", "' onclick='x",
	"[a](b)", "![i](u)", "`", "```\n", "**", "__", "~~", "| x |", "# ", "1. ", "- ", "> ", "@mina", "#12", "https://e.example/x", "www.e.example", ":tada:", "$$", "[^s1]", "\\", "---", "==="}

// randomReading draws a Reading that keeps the laws on spans and blocks and breaks any other: unknown kinds, parties
// that are not there, statements within themselves, marks that cross.
func randomReading(t *rapid.T) *onrecord.Reading {
	word := rapid.OneOf(rapid.SampledFrom(pieces), rapid.StringN(1, 12, 40))
	text := strings.ToValidUTF8(strings.Join(rapid.SliceOfN(word, 0, 60).Draw(t, "text"), ""), "?")
	d := &onrecord.Document{Text: text, Lang: rapid.SampledFrom([]string{"", "en", "en-GB", "de", "\x1b[1m"}).Draw(t, "lang"), Outlet: word.Draw(t, "outlet")}
	r := &onrecord.Reading{Document: d}
	if rapid.Bool().Draw(t, "capture") {
		r.Capture = onrecord.NewCapture(word.Draw(t, "source"), word.Draw(t, "type"), []byte(text))
	}
	if text == "" {
		return r
	}
	var bounds []int
	for i := range text {
		bounds = append(bounds, i)
	}
	bounds = append(bounds, len(text))
	span := func(label string) onrecord.Span {
		i := rapid.IntRange(0, len(bounds)-2).Draw(t, label)
		j := rapid.IntRange(i+1, len(bounds)-1).Draw(t, label)
		return onrecord.Span{Start: bounds[i], End: bounds[j], Text: text[bounds[i]:bounds[j]]}
	}
	maybe := func(label string) onrecord.Span {
		if rapid.Bool().Draw(t, label) {
			return onrecord.Span{}
		}
		return span(label)
	}
	spans := func(label string) (out []onrecord.Span) {
		for range rapid.IntRange(0, 3).Draw(t, label) {
			out = append(out, span(label))
		}
		return out
	}
	time := func(label string) onrecord.When {
		return onrecord.When{From: onrecord.Date(rapid.SampledFrom([]string{"", "2024-03-13", "2024-03-13T10:00:00Z", "\x1b"}).Draw(t, label)),
			Grain: onrecord.Grain(rapid.SampledFrom([]string{"", "day", "month", "year", "week", "hour", "?"}).Draw(t, label)), Span: maybe(label)}
	}
	for at := 0; at < len(bounds)-1; {
		end := rapid.IntRange(at+1, len(bounds)-1).Draw(t, "block")
		b := onrecord.Block{Kind: rapid.SampledFrom(append(onrecord.BlockKinds(), "", "<b>")).Draw(t, "kind"), Start: bounds[at], End: bounds[end], By: word.Draw(t, "by")}
		if rapid.IntRange(0, 3).Draw(t, "repeats") == 0 {
			b.Repeats = span("repeats")
		}
		d.Blocks = append(d.Blocks, b)
		at = end + rapid.IntRange(0, 1).Draw(t, "gap")
	}
	d.Title, d.Byline, d.Published = maybe("title"), spans("byline"), time("published")
	party := rapid.SampledFrom([]onrecord.PartyID{"", "p1", "p2", "p3", "p9"})
	for i := range rapid.IntRange(0, 3).Draw(t, "parties") {
		r.Parties = append(r.Parties, onrecord.Party{ID: onrecord.PartyID(fmt.Sprintf("p%d", i+1)), Kind: rapid.SampledFrom(append(onrecord.PartyKinds(), "?")).Draw(t, "party"),
			Name: word.Draw(t, "name"), Aliases: rapid.SliceOfN(word, 0, 2).Draw(t, "aliases"), Roles: spans("roles"), Mentions: spans("mentions")})
	}
	statement := rapid.SampledFrom([]onrecord.StatementID{"", "s1", "s2", "s3", "s4", "s9"})
	for i := range rapid.IntRange(0, 5).Draw(t, "statements") {
		st := onrecord.Statement{ID: onrecord.StatementID(fmt.Sprintf("s%d", i+1)), Form: rapid.SampledFrom(append(onrecord.Forms(), "?")).Draw(t, "form"),
			Act: rapid.SampledFrom(append(onrecord.Acts(), "?")).Draw(t, "act"), Within: statement.Draw(t, "within"), Cue: maybe("cue"), Content: spans("content"), Hedges: spans("hedges"),
			Source: onrecord.Source{Party: party.Draw(t, "source"), Span: maybe("source"), Antecedent: maybe("antecedent")}, Said: onrecord.Said{When: time("said"), Venue: maybe("venue")}}
		if rapid.Bool().Draw(t, "basis") {
			st.Basis = []onrecord.Basis{{Kind: onrecord.BasisKind(word.Draw(t, "basis")), Span: span("basis")}}
		}
		st.Findings = []onrecord.Finding{{Field: word.Draw(t, "field"), By: word.Draw(t, "finder"), Score: 0.5}}
		r.Statements = append(r.Statements, st)
	}
	for range rapid.IntRange(0, 2).Draw(t, "rest") {
		r.Absences = append(r.Absences, onrecord.Absence{Kind: rapid.SampledFrom(append(onrecord.AbsenceKinds(), "?")).Draw(t, "absence"), Span: span("absence"), By: statement.Draw(t, "by")})
		r.Requests = append(r.Requests, onrecord.Request{Asker: party.Draw(t, "asker"), Asked: party.Draw(t, "asked"), Outcome: rapid.SampledFrom(append(onrecord.Outcomes(), "?")).Draw(t, "outcome"), Span: span("request")})
		r.Designations = append(r.Designations, onrecord.Designation{Party: party.Draw(t, "labelled"), Authority: []onrecord.PartyID{party.Draw(t, "authority")}, Label: maybe("label"),
			Status: rapid.SampledFrom([]onrecord.DesignationStatus{"listed", "delisted", "?"}).Draw(t, "status"), When: time("designated"), Span: span("designation")})
		at := time("told")
		r.Times = append(r.Times, onrecord.Time{Span: span("time"), From: at.From, To: at.To, Grain: at.Grain, Duration: word.Draw(t, "length")})
		r.Claims = append(r.Claims, onrecord.Claim{ID: word.Draw(t, "claim"), Wording: span("wording"), Stances: []onrecord.Stance{{Statement: statement.Draw(t, "stance"), Party: party.Draw(t, "holder"), Stance: "supports"}}})
	}
	return r
}

// holdRandom renders one random Reading in every form and holds each to its promises.
func holdRandom(t *rapid.T) {
	r := randomReading(t)
	width := rapid.IntRange(0, 160).Draw(t, "width")
	out, err := render(func(b *strings.Builder) error { return Text(b, r, TextOptions{Width: width}) })
	if err != nil {
		for _, b := range onrecord.CheckReading(r) {
			if b.Law == "span" || b.Law == "block order" || b.Law == "text" {
				return // refused, and rightly
			}
		}
		t.Fatalf("refused without a reason: %v", err)
	}
	limit := max(width, narrowest)
	if width == 0 {
		limit = defaultWidth
	}
	checkTerminal(t, out, limit)
	page, err := render(func(b *strings.Builder) error { return HTML(b, r) })
	if err != nil {
		t.Fatal(err)
	}
	checkPage(t, page)
	memo, err := render(func(b *strings.Builder) error { return Markdown(b, r) })
	if err != nil {
		t.Fatal(err)
	}
	sh, err := newSheet(r)
	if err != nil {
		t.Fatal(err)
	}
	headings := 10 + len(sh.Cards)
	if len(r.Statements) > 0 {
		headings++
	}
	checkMarkdown(t, memo, headings)
}

func render(f func(*strings.Builder) error) (string, error) {
	var b strings.Builder
	err := f(&b)
	return b.String(), err
}

func TestRandomReadings(t *testing.T) { rapid.Check(t, holdRandom) }

func FuzzReading(f *testing.F) { f.Fuzz(rapid.MakeFuzz(holdRandom)) }
