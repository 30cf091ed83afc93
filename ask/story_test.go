package ask

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"onrecord"
	"onrecord/intake"
	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
	"onrecord/review"
)

// newReader loads the models once.
var newReader = sync.OnceValues(intake.New)

// The articles of a story with allegations, read as the program reads them. Names, outlet and files are such as do harm where they are
// not made harmless.
const (
	accused = "Police allege plot to burn ferry pier\n\n13 March 2024\n\n" +
		"Tomas Brellin, the police director, alleged on Monday that Yannic Ferrou had set the ferry pier on fire for the Quiet Lamp. " +
		"A police officer said the case against Ferrou rested on one intercepted call. Ferrou denied that he had set the ferry pier on fire. \"I was at sea \x1b[2J that night,\" he said. " +
		"Nobody has been arrested. Ferrou has not been charged. Wenna Lanse, a spokesperson for the ministry, declined to comment. The prosecutor did not reply to two requests for comment.\n\n" +
		"The Quiet Lamp was designated as a terrorist organisation by the Strait Council in 2014. The Strait Council removed the Quiet Lamp from its list in 2022. Critics call the Quiet Lamp a cult.\n"
	doubted = `<!doctype html><html><head><title>Critic doubts the ferry plot</title><meta property="og:site_name" content="=Pilot Review"></head><body><article><h1>Critic doubts the ferry plot</h1>
<p>14 March 2024</p><p>Odile Kestran, a crime reporter, said on Thursday that she doubted the police account of a plot. A police officer said the call was about fishing licences.</p>
<p>"The %s burnt by lightning," Ferrou said. Kestran said there was no evidence of a plot. Brellin said Ferrou had been charged with arson.</p></article></body></html>`
	other = "Rain in Port Merrow\n\nThe harbour master said the pier would open soon, and +44 people had asked \u202eabout it.\n"
)

// alleging is a story with allegations, on which people decided.
func alleging(t testing.TB) *Asker {
	t.Helper()
	rd, err := newReader()
	if err != nil {
		t.Fatal(err)
	}
	var drafts []ledger.Draft
	for _, c := range []struct{ name, mediaType, text string }{{"=cmd.txt", "text/plain", accused}, {"-b.html", "text/html", fmt.Sprintf(doubted, "ferry pier was")},
		{"-b.html", "text/html", fmt.Sprintf(doubted, "old ferry pier was")}, {"@c.txt", "text/plain", other}, {"blank.txt", "text/plain", "\x00"}} {
		list, _ := rd.Entries(onrecord.NewCapture(c.name, c.mediaType, []byte(c.text)), "reader")
		drafts = append(drafts, list...)
	}
	a := kept(t, drafts...)
	ctx, store := context.Background(), a.store.(ledger.Store)
	desk, err := review.New(store, "=ann")
	if err != nil {
		t.Fatal(err)
	}
	open := func(i int) *review.File {
		f, err := desk.Open(ctx, string(drafts[2*i].ID(ledgertest.Now())))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	f, g := open(0), open(1)
	party := func(f *review.File, name string) int {
		i, err := f.Party(name)
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	decide := func(d ledger.Draft, err error) ledger.ID {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		kept, err := store.Append(ctx, ledgertest.Now(), d)
		if err != nil {
			t.Fatal(err)
		}
		return kept[0].ID
	}
	by := func(source string) int {
		for i, s := range f.Reading.Statements {
			if strings.HasPrefix(s.Source.Span.Text, source) {
				return i
			}
		}
		t.Fatalf("nothing of %q", source)
		return 0
	}
	decide(desk.Judge(ctx, f, party(f, "Tomas Brellin"), g, party(g, "Brellin"), ledger.Same, "@same office"))
	decide(desk.Judge(ctx, f, party(f, "police officer"), g, party(g, "police officer"), ledger.Unsure, "+may be another"))
	decide(f.Rate(party(f, "Tomas Brellin"), "C", "=earlier announcements were withdrawn"))
	decide(f.RateClaim(0, "5", "-nothing was shown"))
	decide(f.Note("Nobody has been arrested", "=HYPERLINK(\"https://example.org\")"))
	decide(f.Label("Ferrou has not been charged", "+check"))
	accepted, err := f.Accept("x", by("Ferrou"))
	if err != nil {
		t.Fatal(err)
	}
	decide(accepted[0], nil)
	edited := decide(f.Edit(by("Tomas"), review.Change{Act: ptr(onrecord.Asserts)}, "misread"))
	undo, err := desk.Undo(ctx, string(edited), "it alleges")
	decide(undo, err)
	rejected, err := f.Reject("no statement", by("Critics"))
	if err != nil {
		t.Fatal(err)
	}
	decide(rejected[0], nil)
	decide(f.NewSpeaker(onrecord.Organisation, "the ministry", "x", by("Wenna")))
	a, err = New(ctx, store)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func ptr[T any](v T) *T { return &v }

// everyAnswer is all that can be asked of a's story, by question.
func everyAnswer(t testing.TB, a *Asker) map[string]*Answer {
	t.Helper()
	ctx, out := context.Background(), map[string]*Answer{}
	put := func(name string, answer *Answer, err error) {
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		out[name] = answer
	}
	answer, err := a.List(ctx, ledger.ArticleQuery{AllVersions: true})
	put("list", answer, err)
	for _, words := range []string{"fire", "pier", `"set the ferry pier on fire"`, "terrorist organisation", "charged", "nowhereatall"} {
		answer, err = a.Find(ctx, ledger.Query{Text: words, AllVersions: true}, Everywhere, 0)
		put("find "+words, answer, err)
	}
	for _, exact := range []bool{true, false} {
		answer, err = a.Find(ctx, ledger.Query{Text: "Ferrou", Exact: exact}, InText, 2)
		put(fmt.Sprintf("find in text, exact %t", exact), answer, err)
	}
	answer, err = a.Missing(ctx, ledger.Query{}, 1)
	put("missing", answer, err)
	answer, err = a.Asked(ctx, ledger.Query{}, 0)
	put("asked", answer, err)
	answer, err = a.Timeline(ctx, ledger.Query{AllVersions: true}, 0)
	put("timeline", answer, err)
	rows, err := a.store.Articles(ctx, ledger.ArticleQuery{AllVersions: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		id := string(row.ID)
		answer, err = a.History(ctx, id, "")
		put("history "+row.Place, answer, err)
		answer, err = a.Entry(ctx, row.ID)
		put("entry "+row.Place, answer, err)
		f, err := a.Article(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if f.Reading == nil {
			continue
		}
		lines, err := f.Lines()
		if err != nil {
			t.Fatal(err)
		}
		put("article "+row.Place, &Answer{Schema: Schema, Sections: []Section{{Lines: lines}}}, nil)
		for _, s := range f.Reading.Statements {
			answer, err = a.Statement(ctx, id, string(s.ID))
			put(fmt.Sprintf("statement %s %s", id, s.ID), answer, err)
			answer, err = a.History(ctx, id, string(s.ID))
			put(fmt.Sprintf("history %s %s", id, s.ID), answer, err)
		}
		for i, p := range f.Reading.Parties {
			answer, err = a.Who(ctx, p.Name, true, 0)
			put("who "+p.Name, answer, err)
			answer, err = a.Said(ctx, p.Name, ledger.Query{}, 0)
			put("said "+p.Name, answer, err)
			s, err := a.Subject(ctx, string(f.Parties[i]), true)
			if err != nil {
				t.Fatal(err)
			}
			answer, err = a.Show(ctx, s, true, 0)
			put("party "+p.Name+" "+id, answer, err)
			answer, err = a.Became(ctx, s)
			put("became "+p.Name+" "+id, answer, err)
		}
		if row.Version > 1 {
			answer, err = a.Diff(ctx, id, 0, 0)
			put("diff "+row.Place, answer, err)
		}
	}
	for e, err := range a.store.Entries(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		answer, err := a.Entry(ctx, e.ID)
		put("entry "+string(e.ID), answer, err)
		s, err := a.Subject(ctx, string(e.ID), true)
		if err != nil {
			t.Fatal(err)
		}
		answer, err = a.Became(ctx, s)
		put("became "+string(e.ID), answer, err)
	}
	return out
}
