package review

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// most is how many candidates are given.
const most = 60

// Candidate is a party that another may be; Articles counts those that name one so and of that kind, of which it is one.
type Candidate struct {
	ledger.Hit
	Articles int
}

// Candidates are parties that party i may be the same as, or must be told apart from: those of other articles whose names share words with
// its own, most words first, then the others of its article. One for each cluster, and of other articles one for each name and kind; none of its own cluster: that was judged already.
func (f *File) Candidates(ctx context.Context, s Asking, i int) ([]Candidate, error) {
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
	shared := func(h Candidate) int {
		n := 0
		for _, w := range slices.Compact(slices.Sorted(slices.Values(search.Words(h.Text)))) {
			if own[w] {
				n++
			}
		}
		return n
	}
	var out []Candidate
	add := func(q ledger.Query, keep func(ledger.Hit) bool) error {
		q.Kinds = []ledger.RowKind{ledger.PartyRow}
		hits, err := s.Rows(ctx, q)
		for _, h := range hits {
			of := clusters.Of(h.Party)
			if of == clusters.Of(f.Parties[i]) || !keep(h) || slices.ContainsFunc(out, func(x Candidate) bool { return x.Party == h.Party }) {
				continue
			}
			at := slices.IndexFunc(out, func(x Candidate) bool {
				return clusters.Of(x.Party) == of || h.Capture != f.ID && x.What == h.What && h.What != string(onrecord.Unnamed) && search.Fold(x.Name) == search.Fold(h.Name)
			})
			if at < 0 {
				out = append(out, Candidate{h, 1})
			} else if h.Capture != f.ID {
				out[at].Articles++
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
	slices.SortStableFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(shared(b), shared(a)), strings.Compare(a.Name, b.Name), cmp.Compare(a.Article.Seq, b.Article.Seq))
	})
	out = out[:min(len(out), most/2)]
	err = add(ledger.Query{Capture: f.ID, AllVersions: true}, func(ledger.Hit) bool { return true })
	return out[:min(len(out), most)], err
}
