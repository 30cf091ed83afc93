package ledgertest

import (
	"context"
	"fmt"
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
		"a word, of any kind": {ledger.Query{Text: "ferry"}, func(h ledger.Hit) bool {
			return strings.Contains(h.Text, "Ferry")
		}},
		"a word, of two kinds": {ledger.Query{Text: "docker", Kinds: []ledger.RowKind{ledger.PartyRow, ledger.PassageRow}}, func(h ledger.Hit) bool {
			return strings.Contains(h.Text, "docker") && is(ledger.PartyRow, ledger.PassageRow)(h)
		}},
		"words together": {ledger.Query{Text: `"was burnt"`}, func(h ledger.Hit) bool { return strings.Contains(h.Text, "was burnt") }},
		"words as written": {ledger.Query{Text: "Ferry", Exact: true, Kinds: []ledger.RowKind{ledger.PassageRow}}, func(h ledger.Hit) bool {
			return strings.Contains(h.Text, "Ferry") && h.Kind == ledger.PassageRow
		}},
		"a few of many together": {ledger.Query{Text: `"pier 3"`}, func(h ledger.Hit) bool { return strings.Contains(h.Text, "pier 3 ") }},
		"nothing that is a word": {ledger.Query{Text: "…"}, func(ledger.Hit) bool { return false }},
		"a word in a name":       {ledger.Query{Name: "docker", Text: "it"}, func(h ledger.Hit) bool { return h.Text == "it" }},
	} {
		var want []ledger.Hit
		for _, h := range all {
			if tt.want(h) {
				want = append(want, h)
			}
		}
		if (len(want) == 0) != (name == "nothing that is a word") {
			t.Errorf("%s: %d lines are tried on", name, len(want))
		}
		asked(t, s, name, tt.q, want)
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
