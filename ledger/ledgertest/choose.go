package ledgertest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/ledger"
)

// chooses holds what a store counts, and which lines it chooses, against all lines gone through by hand.
func chooses(t *testing.T, s ledger.Store, _ func() ledger.Store) {
	fill(t, s, 20)
	ctx := context.Background()
	all, err := s.Rows(ctx, ledger.Query{})
	if err != nil || len(all) < 100 {
		t.Fatal(len(all), err)
	}
	var keys []ledger.PartyKey // every third party, and as many strangers as make the list too long to be told one by one
	for i, h := range all {
		if h.Kind == ledger.PartyRow && i%3 == 0 {
			keys = append(keys, h.Party)
		}
	}
	named := map[ledger.ID]bool{}
	for _, h := range all {
		named[h.Capture] = named[h.Capture] || h.Kind == ledger.PartyRow && slices.Contains(keys, h.Party)
	}
	many := slices.Clone(keys)
	for i := range 200 {
		many = append(many, ledger.PartyKey(fmt.Sprintf("%064d", i)))
	}
	is := func(kinds ...ledger.RowKind) func(ledger.Hit) bool {
		return func(h ledger.Hit) bool { return slices.Contains(kinds, h.Kind) }
	}
	for name, tt := range map[string]struct {
		q    ledger.Query
		want func(ledger.Hit) bool
	}{
		"all":     {ledger.Query{}, func(ledger.Hit) bool { return true }},
		"a kind":  {ledger.Query{Kinds: []ledger.RowKind{ledger.RoleRow, ledger.AbsenceRow}}, is(ledger.RoleRow, ledger.AbsenceRow)},
		"parties": {ledger.Query{Parties: keys}, func(h ledger.Hit) bool { return slices.Contains(keys, h.Party) }},
		"many parties": {ledger.Query{Parties: many, Kinds: []ledger.RowKind{ledger.StatementRow}},
			func(h ledger.Hit) bool { return h.Kind == ledger.StatementRow && slices.Contains(keys, h.Party) }},
		"all other parties": {ledger.Query{OtherThan: many}, func(h ledger.Hit) bool { return !slices.Contains(keys, h.Party) }},
		"beside parties":    {ledger.Query{Beside: many}, func(h ledger.Hit) bool { return named[h.Capture] }},
		"a word, of any kind": {ledger.Query{Text: "ferry"}, func(h ledger.Hit) bool {
			return strings.Contains(h.Text, "Ferry")
		}},
		"a word, of two kinds": {ledger.Query{Text: "docker", Kinds: []ledger.RowKind{ledger.PartyRow, ledger.PassageRow}}, func(h ledger.Hit) bool {
			return strings.Contains(h.Text, "docker") && is(ledger.PartyRow, ledger.PassageRow)(h)
		}},
		"one of some texts": {ledger.Query{AnyOf: []string{`"pier 3"`, `"ferry 4"`, "…"}}, func(h ledger.Hit) bool {
			return strings.Contains(h.Text+" ", "pier 3 ") || strings.Contains(h.Text+" ", "Ferry 4 ")
		}},
		"a word and one of some": {ledger.Query{Text: "burnt", AnyOf: []string{"3", "5 shut"}}, func(h ledger.Hit) bool {
			return strings.Contains(h.Text, "burnt") && strings.Contains(h.Text, "pier 3 ")
		}},
		"one of none":      {ledger.Query{AnyOf: []string{"…"}}, func(ledger.Hit) bool { return false }},
		"a word in a name": {ledger.Query{Name: "docker", Text: "it"}, func(h ledger.Hit) bool { return h.Text == "it" }},
	} {
		var want []ledger.Hit
		tally := ledger.RowTally{What: map[string]int{}}
		articles := map[ledger.ID]bool{}
		for _, h := range all {
			if tt.want(h) {
				want = append(want, h)
				tally.Rows++
				tally.What[h.What]++
				articles[h.Capture] = true
			}
		}
		if (len(want) == 0) != (name == "one of none") {
			t.Errorf("%s: %d lines are tried on", name, len(want))
		}
		tally.Articles = len(articles)
		if got, err := s.CountRows(ctx, tt.q); err != nil || got.Rows != tally.Rows || got.Articles != tally.Articles || !maps.Equal(got.What, tally.What) {
			t.Errorf("%s: counted %+v, %v, want %+v", name, got, err, tally)
		}
		chosen(t, s, name, tt.q, want)
		slices.Reverse(want)
		slices.SortStableFunc(want, func(a, b ledger.Hit) int { return undated(a.Article.From) - undated(b.Article.From) })
		tt.q.Latest = true
		chosen(t, s, name+", the latest first", tt.q, want)
	}
}

func undated(d onrecord.Date) int {
	if d == "" {
		return 1
	}
	return 0
}

// chosen holds the hits of q against want, whole and a few at a time.
func chosen(t *testing.T, s ledger.Store, name string, q ledger.Query, want []ledger.Hit) {
	t.Helper()
	for _, part := range [][2]int{{0, 0}, {1, 0}, {7, 0}, {7, 5}, {1000, 0}, {1000, 1000}} {
		q.Limit, q.Offset = part[0], part[1]
		some := want[min(q.Offset, len(want)):]
		if q.Limit > 0 {
			some = some[:min(q.Limit, len(some))]
		}
		got, err := s.Rows(context.Background(), q)
		if err != nil || !slices.Equal(got, some) {
			t.Errorf("%s, %d from %d: %d hits, %v, want %d, or others", name, q.Limit, q.Offset, len(got), err, len(some))
		}
	}
}
