package review

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"onrecord/ledger"
	"onrecord/ledger/search"
)

// most is how many candidates are given.
const most = 60

// Candidates are parties that party i may be the same as, or must be told apart from: those of other articles whose names share words with
// its own, most words first, then the others of its article. One for each cluster, and none of its own: that was judged already.
func (f *File) Candidates(ctx context.Context, s Asking, i int) ([]ledger.Hit, error) {
	judgements, err := s.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	clusters, err := ledger.Cluster(judgements)
	if err != nil {
		return nil, err
	}
	p := f.Reading.Parties[i]
	own := map[string]bool{}
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		for _, w := range search.Words(name) {
			own[w] = true
		}
	}
	shared := func(h ledger.Hit) int {
		n := 0
		for _, w := range slices.Compact(slices.Sorted(slices.Values(search.Words(h.Text)))) {
			if own[w] {
				n++
			}
		}
		return n
	}
	var out []ledger.Hit
	add := func(q ledger.Query, keep func(ledger.Hit) bool) error {
		q.Kinds = []ledger.RowKind{ledger.PartyRow}
		hits, err := s.Rows(ctx, q)
		for _, h := range hits {
			of := clusters.Of(h.Party)
			told := of == clusters.Of(f.Parties[i]) || slices.ContainsFunc(out, func(x ledger.Hit) bool { return clusters.Of(x.Party) == of })
			if !told && keep(h) {
				out = append(out, h)
			}
		}
		return err
	}
	for _, w := range slices.Sorted(maps.Keys(own)) {
		if len(w) < 3 { // of, de, St
			continue
		}
		if err := add(ledger.Query{Text: w, Limit: 10 * most}, func(h ledger.Hit) bool { return h.Capture != f.ID }); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(a, b ledger.Hit) int {
		return cmp.Or(cmp.Compare(shared(b), shared(a)), strings.Compare(a.Name, b.Name), cmp.Compare(a.Article.Seq, b.Article.Seq))
	})
	out = out[:min(len(out), most/2)]
	err = add(ledger.Query{Capture: f.ID, AllVersions: true}, func(ledger.Hit) bool { return true })
	return out[:min(len(out), most)], err
}
