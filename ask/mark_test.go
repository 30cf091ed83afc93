package ask

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/export"
	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
	"onrecord/ledger/sqlite"
)

// kept is an asker of a story of drafts.
func kept(t testing.TB, drafts ...ledger.Draft) *Asker {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "story"), sqlite.Making)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Append(context.Background(), ledgertest.Now(), drafts...); err != nil {
		t.Fatal(err)
	}
	a, err := New(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// What was looked for is marked in the words that it was found in, and in no others: not in who says so, nor what the answer adds.
func TestFoundWordsAreMarked(t *testing.T) {
	a := kept(t, ledgertest.Article(t, 3)...)
	for _, c := range []struct {
		query string
		exact bool
		want  string // sentences and passages, with what is marked in brackets
	}{
		{"PÏER", false, "Kovač alleged (‘said’), in paraphrase: ‘[pier] 3 was burnt’ | [pier] 3 was burnt"},
		{`"3 was" said`, false, "Pilot 0 has in its body: ‘Kovač [said] pier [3 was] burnt. A docker denied it.’ | Kovač [said] pier [3 was] burnt. A docker denied it."},
		{`"3 was"`, false, "Kovač alleged (‘said’), in paraphrase: ‘pier [3 was] burnt’ | pier [3 was] burnt"},
		{"pier burnt", true, "Kovač alleged (‘said’), in paraphrase: ‘[pier] 3 was [burnt]’ | [pier] 3 was [burnt]"},
		{"kovac", false, "Pilot 0 has in its body: ‘[Kovač] said pier 3 was burnt. A docker denied it.’ | [Kovač] said pier 3 was burnt. A docker denied it."},
		{"nobody pilot", false, ""},
		{"nobody", false, "Pilot 0 has in its title: ‘Ferry 3 shut — [nobody] arrested’ | Ferry 3 shut — [nobody] arrested"},
	} {
		answer, err := a.Find(context.Background(), ledger.Query{Text: c.query, Exact: c.exact}, Everywhere, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range answer.Lines() {
			got = append(got, bracketed(l.Sentence, l.Matches.Sentence)+" | "+bracketed(l.Passage.Text, l.Matches.Passage))
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: %q, want %q", c.query, got, c.want)
		}
		for _, color := range []bool{false, true} {
			var b strings.Builder
			if err := answer.Text(&b, 40, color); err != nil {
				t.Fatal(err)
			}
			if color != strings.Contains(b.String(), "\x1b[1;4m") && c.want != "" || !color && strings.Contains(b.String(), "\x1b") {
				t.Errorf("%s: color %t: %q", c.query, color, b.String())
			}
			if plain := strings.NewReplacer("\x1b[1;4m", "", "\x1b[0m", "").Replace(b.String()); color && !slices.Equal(strings.Fields(plain), words(t, answer)) {
				t.Errorf("%s: marks changed the words: %q", c.query, plain)
			}
		}
	}
}

func words(t *testing.T, a *Answer) []string {
	t.Helper()
	var b strings.Builder
	if err := a.Text(&b, 40, false); err != nil {
		t.Fatal(err)
	}
	return strings.Fields(b.String())
}

func bracketed(text string, marks []export.Match) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if text[m.Start:m.End] != m.Text {
			return "the words of a match are not those at its place: " + m.Text
		}
		b.WriteString(text[at:m.Start] + "[" + m.Text + "]")
		at = m.End
	}
	return b.String() + text[at:]
}
