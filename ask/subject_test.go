package ask

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
)

// textOf is an answer as text.
func textOf(t testing.TB, a *Answer, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := a.Text(&b, 1000, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSubjects(t *testing.T) {
	drafts := ledgertest.Story(t, 4)
	a := kept(t, drafts...)
	now, ctx := ledgertest.Now(), context.Background()
	reading := drafts[1].ID(now)
	docker := ledger.PartyKeys(drafts[0].ID(now), &onrecord.Reading{Parties: []onrecord.Party{{Name: "Kovač"}, {Name: "A docker", Kind: onrecord.Unnamed}}})[1]
	for _, c := range []struct {
		ref  string
		kind SubjectKind
		id   ledger.ID
	}{
		{string(drafts[0].ID(now)), ArticleSubject, drafts[0].ID(now)},
		{strings.ToUpper(string(drafts[0].ID(now)[:12])), ArticleSubject, drafts[0].ID(now)},
		{string(reading[:12]), EntrySubject, reading},
		{string(docker[:12]), PartySubject, ""},
	} {
		got, err := a.Subject(ctx, c.ref, false)
		if err != nil || got.Kind != c.kind || got.ID != c.id {
			t.Errorf("%s: %s %s, %v; want %s %s", c.ref, got.Kind, got.ID, err, c.kind, c.id)
		}
	}
	// Two of four were judged to be the same, the others were not; a name does not choose among them.
	for _, c := range []struct {
		ref   string
		wants []string
	}{
		{"kovac", []string{"party: ‘Kovač’, person, named in 2 articles", "may mean several things"}},
		{"docker", []string{"party: ‘A docker’, unnamed source, named in 1 article (" + drafts[0].ID(now).Short() + ")", "named in 1 article (" + drafts[2].ID(now).Short() + ")"}},
		{"", []string{"nobody of that name"}},
		{"nobody here", []string{"nobody of that name"}},
		{"fffffffffff", []string{"nobody of that name"}},
	} {
		_, err := a.Subject(ctx, c.ref, false)
		for _, want := range c.wants {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%q: %v, without %q", c.ref, err, want)
			}
		}
	}
	if _, err := a.Subject(ctx, "nobody here", false); !errors.Is(err, ledger.ErrNotFound) {
		t.Error(err)
	}
	// Every number's first digit means several things among so many: each candidate is there, and its line leads to it alone.
	found := 0
	for _, digit := range "0123456789abcdef" {
		_, err := a.Subject(ctx, string(digit), true)
		if err == nil || !strings.Contains(err.Error(), "\n") {
			continue
		}
		for _, line := range strings.Split(err.Error(), "\n")[1:] {
			if number, _, ok := strings.Cut(strings.TrimSpace(line), "  "); ok {
				if _, err := a.Subject(ctx, number, true); err != nil {
					t.Errorf("%q: %v", line, err)
				}
				found++
			}
		}
	}
	if found < len(drafts) {
		t.Errorf("%d candidates of %d entries", found, len(drafts))
	}
}

func TestParty(t *testing.T) {
	drafts := ledgertest.Story(t, 4)
	a, now, ctx := kept(t, drafts...), ledgertest.Now(), context.Background()
	key := ledger.PartyKeys(drafts[2].ID(now), &onrecord.Reading{Parties: []onrecord.Party{{Name: "Kovač", Kind: onrecord.Person}}})[0]
	s, err := a.Subject(ctx, string(key), false)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := a.Show(ctx, s, false, 0)
	page := textOf(t, answer, err)
	for _, want := range []string{"Named in 2 articles as ‘Kovač’", "People judged these to be the same", "2 statements in 2 articles", "What people decided", "ann judged ‘Kovač’ in", "to be the same"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page on a party lacks %q:\n%s", want, page)
		}
	}
	answer, err = a.Became(ctx, s)
	if history := textOf(t, answer, err); strings.Count(history, "ann judged") != 1 || strings.Contains(history, takenBack) {
		t.Errorf("what became of the party:\n%s", history)
	}
}

// Who is named by a key is found where only earlier versions of the articles name them.
func TestPartyOfEarlierVersions(t *testing.T) {
	drafts := ledgertest.Story(t, 2)
	a, now, ctx := kept(t, drafts...), ledgertest.Now(), context.Background()
	for i := range 2 {
		old := drafts[2*i].Body.(ledger.CaptureBody)
		c := onrecord.NewCapture(old.Source, "text/html", []byte{byte(i), 0xff})
		c.URL, c.Time = old.URL, now
		later := ledger.DraftCapture(c, "test")
		if _, err := a.store.(ledger.Store).Append(ctx, now, later, ledger.DraftUnread("no text", "test", later.ID(now))); err != nil {
			t.Fatal(err)
		}
	}
	key := ledger.PartyKeys(drafts[0].ID(now), &onrecord.Reading{Parties: []onrecord.Party{{Name: "Kovač", Kind: onrecord.Person}}})[0]
	s, err := a.Subject(ctx, string(key), false)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := a.Show(ctx, s, false, 0)
	if page := textOf(t, answer, err); !strings.Contains(page, "Named in 2 articles as ‘Kovač’") || !strings.Contains(page, "2 statements in 2 articles") {
		t.Errorf("the page on a party of earlier versions:\n%s", page)
	}
}

// An answer of very many articles holds few of them at a time, and is whole.
func TestManyArticles(t *testing.T) {
	const n = 2*held + 10
	a, ctx := kept(t, ledgertest.Story(t, n)...), context.Background()
	for name, tt := range map[string]struct {
		ask  func() (*Answer, error)
		want int
	}{
		"find":    {func() (*Answer, error) { return a.Find(ctx, ledger.Query{Text: "burnt"}, Everywhere, 0) }, n},
		"text":    {func() (*Answer, error) { return a.Find(ctx, ledger.Query{Text: "ferry"}, InText, 0) }, n},
		"who":     {func() (*Answer, error) { return a.Who(ctx, "Kovač", false, 0) }, n},
		"missing": {func() (*Answer, error) { return a.Missing(ctx, ledger.Query{}, 0) }, n},
	} {
		answer, err := tt.ask()
		if err != nil {
			t.Fatal(err)
		}
		if lines := answer.Lines(); len(lines) != tt.want {
			t.Errorf("%s: %d lines, want %d", name, len(lines), tt.want)
		}
		if len(a.folded)+len(a.captures) > held {
			t.Errorf("%s: %d articles and %d captures are held", name, len(a.folded), len(a.captures))
		}
	}
}

func TestEntry(t *testing.T) {
	drafts := ledgertest.Story(t, 2)
	a, now, ctx := kept(t, drafts...), ledgertest.Now(), context.Background()
	note := drafts[slices.IndexFunc(drafts, func(d ledger.Draft) bool { return d.Body.Kind() == ledger.KindNote })].ID(now)
	answer, err := a.Entry(ctx, note[:12])
	page := textOf(t, answer, err)
	for _, want := range []string{
		"Number 7 of 8 in the log. Kind: note. Appended 2024-03-14T09:00:00Z by ann.",
		"ann took it back on 2024-03-14 by entry " + drafts[7].ID(now).Short() + ", because: called.", "It is not in force.",
		"It rests on entry " + drafts[1].ID(now).Short() + ", number 2, a reading.", "That rests on entry " + drafts[0].ID(now).Short() + ", number 1, a capture.",
		"Before it: entry " + drafts[5].ID(now).Short() + ", number 6, hash", "Its hash follows from the one before", "The log ends at entry 8, hash",
		`"text": "call them"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page on an entry lacks %q:\n%s", want, page)
		}
	}
	if l := answer.Lines()[0]; l.Entry == nil || l.Entry.ID != note || l.Passage.Text != "Ferry" || l.Article.Capture != drafts[0].ID(now) {
		t.Errorf("the entry's line: %+v", l)
	}
	if page := func() string { answer, err := a.Entry(ctx, drafts[0].ID(now)); return textOf(t, answer, err) }(); !strings.Contains(page, "It is the first.") || strings.Contains(page, "in force") {
		t.Errorf("the first entry:\n%s", page)
	}
	s, err := a.Subject(ctx, string(note), false)
	if err != nil {
		t.Fatal(err)
	}
	answer, err = a.Became(ctx, s)
	if history := textOf(t, answer, err); !strings.Contains(history, "call them"+takenBack) || !strings.Contains(history, "took entry "+note.Short()+" back, because: called") {
		t.Errorf("what became of the entry:\n%s", history)
	}
}

// altered gives entries with another author than they have.
type altered struct{ Store }

func (s altered) Entry(ctx context.Context, prefix ledger.ID) (ledger.Entry, error) {
	e, err := s.Store.Entry(ctx, prefix)
	e.By = "mallory"
	return e, err
}

func TestEntryOfAnAlteredLog(t *testing.T) {
	drafts := ledgertest.Story(t, 2)
	a := kept(t, drafts...)
	a.store = altered{a.store}
	answer, err := a.Entry(context.Background(), drafts[1].ID(ledgertest.Now()))
	if page := textOf(t, answer, err); !strings.Contains(page, "Its hash does NOT follow") {
		t.Errorf("an altered entry passes:\n%s", page)
	}
}
