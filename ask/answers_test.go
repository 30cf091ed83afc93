package ask

import (
	"context"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
)

// No day is told that is not known.
func TestPeriod(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2014-01-01", "2015-01-01", "2014"}, {"2014-05-01", "2014-06-01", "2014-05"}, {"2014-12-01", "2015-01-01", "2014-12"}, {"2024-02-29", "2024-03-01", "2024-02-29"},
		{"2014-01-01", "2017-01-01", "2014-01-01 to 2016-12-31"}, {"2014-01-01T10:00:00Z", "2014-01-01T11:00:00Z", "2014-01-01"}, {"2014-03-01", "2014-03-02", "2014-03-01"},
		{"2014-02-15", "2014-03-15", "2014-02-15 to 2014-03-14"}, {"2014-02-15", "", "2014-02-15"}, {"soon", "later", "soon"},
	} {
		if got := period(onrecord.Date(c.from), onrecord.Date(c.to)); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func hit(said, until, published string, seq int64) ledger.Hit {
	h := ledger.Hit{Row: ledger.Row{From: onrecord.Date(said), To: onrecord.Date(until)}, Article: ledger.ArticleRow{Seq: seq, From: onrecord.Date(published)}}
	if published != "" {
		h.Article.To = onrecord.Date(published[:8] + "28")
	}
	return h
}

// Each title stands once, whatever order the rows come in.
func TestCalendar(t *testing.T) {
	hits := []ledger.Hit{hit("", "", "", 9), hit("", "", "2024-03-13", 1), hit("2024-03-13", "2024-03-14", "2024-03-15", 5), hit("", "", "2024-03-13", 4), hit("2024-03-13", "2024-03-14", "", 2),
		hit("2024-01-01", "2025-01-01", "", 7), hit("2024-01-01", "2024-01-02", "", 3), hit("2024-01-01T09:00:00Z", "2024-01-01T10:00:00Z", "", 8), hit("", "", "", 6)}
	slices.SortStableFunc(hits, inCalendar)
	var titles []string
	for _, h := range hits {
		titles = append(titles, entitled(h))
	}
	if got := strings.Join(slices.Compact(titles), ", "); got != "2024, 2024-01-01, 2024-03-13, Published 2024-03-13 to 2024-03-27; when it was said is not told, At a time that is not known" {
		t.Error(got)
	}
}

// Counts are of what was asked, and read as sentences.
func TestMissing(t *testing.T) {
	var drafts []ledger.Draft
	for i := range 10 {
		drafts = append(drafts, ledgertest.Article(t, i)...)
	}
	a, ctx := kept(t, drafts...), context.Background()
	for _, c := range []struct {
		q     ledger.Query
		wants []string
	}{
		{ledger.Query{}, []string{"Reported absent: arrest\n", "10 absences are reported, in 10 articles. Their origins were not looked for.", "Nothing found about\n", "charge, warrant, proof", "That does not say whether there is one", "Looked at 10 articles. They name 2 outlets."}},
		{ledger.Query{Outlet: "pilot 1"}, []string{"3 absences are reported, in 3 articles.", "Looked at 3 articles. They name 1 outlet."}},
		{ledger.Query{From: "2024-01-10"}, []string{"1 absence is reported, in 1 article. Its origin was not looked for.", "Looked at 1 article. It names 1 outlet."}},
		{ledger.Query{What: []string{"other"}}, []string{"No article was found to report that something is absent."}},
		{ledger.Query{What: []string{"proof"}}, []string{"proof.\n"}},
	} {
		answer, err := a.Missing(ctx, c.q, 2)
		page := textOf(t, answer, err)
		for _, want := range c.wants {
			if !strings.Contains(page, want) {
				t.Errorf("%+v: without %q:\n%s", c.q, want, page)
			}
		}
	}
}

func TestInPlace(t *testing.T) {
	text := strings.Repeat("ä", 60) + " before it Kovač said " + strings.Repeat("ž", 60)
	at := strings.Index(text, "Kovač")
	if got := inPlace(text, onrecord.Range{Start: at, End: at + len("Kovač")}); got != "… before it »Kovač« said …" {
		t.Error(got)
	}
	if got := inPlace("Kovač said", onrecord.Range{End: len("Kovač")}); got != "»Kovač« said" {
		t.Error(got)
	}
	long := strings.Repeat("ä", 90)
	if got := inPlace(long+"x"+long, onrecord.Range{Start: 180, End: 181}); got != "… »x« …" {
		t.Error(got)
	}
}
