package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// newest bounds how many articles the pages of one answer, together, tell the charges and roles of; of less than all they say so.
const newest = 24

// who is a party over articles: one that was named in one article, or several that are judged to be the same.
type who struct {
	cluster ledger.PartyKey
	keys    []ledger.PartyKey
	names   []string // as articles give them, most frequent first
	kind    string
	judged  bool         // by people, and not merely of one name
	hits    []ledger.Hit // of PartyRows, newest article first
}

// Who is a page on everybody of that name: what they said, what is said of them and by whom, who asked them, roles,
// designations with delistings, charges, people's ratings. Parties of several articles that nobody judged to be the same
// are told apart.
func (a *Asker) Who(ctx context.Context, name string, allVersions bool, limit int) (*Answer, error) {
	if len(search.Words(name)) == 0 {
		return nil, fmt.Errorf("look for %q: %w; it needs a letter or a digit", name, errNothingAsked)
	}
	hits, err := a.store.Rows(ctx, ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow}, Text: phrase(name), AllVersions: allVersions})
	if err != nil {
		return nil, err
	}
	people, err := a.gather(ctx, hits, allVersions)
	if err != nil {
		return nil, err
	}
	out := &Answer{Schema: Schema, Question: fmt.Sprintf("Who is ‘%s’?", name)}
	for i, p := range people {
		if i == pages {
			out.Notes = append(out.Notes, fmt.Sprintf("%d more of that name are not shown; give more of the name.", len(people)-pages))
			break
		}
		sections, err := a.page(ctx, p, allVersions, limit, newest/min(len(people), pages))
		if err != nil {
			return nil, err
		}
		out.Sections = append(out.Sections, sections...)
	}
	if len(people) == 0 {
		out.Sections = []Section{{Title: "Nobody of that name", Empty: "No article names anybody so. onrecord said looks for roles and descriptions, too."}}
	}
	if len(people) > 1 {
		out.Notes = append(out.Notes, fmt.Sprintf("%d parties are called so; each has its own part above.", len(people)))
	}
	counted, err := a.counted(ctx, ledger.Query{AllVersions: allVersions})
	out.Notes = append(out.Notes, counted)
	return out, err
}

// pages is how many parties of one name get a page in one answer.
const pages = 3

// gather puts together the parties of hits: those of one cluster; and, for show only, those of one name and kind that nobody
// judged, unless they are unnamed: each of those stays alone.
func (a *Asker) gather(ctx context.Context, hits []ledger.Hit, allVersions bool) ([]*who, error) {
	by := map[string]*who{}
	taken := map[ledger.PartyKey]bool{}
	var out []*who
	add := func(h ledger.Hit) {
		key := string(h.Cluster)
		_, judged := a.clusters[h.Party]
		if !judged && h.What != string(onrecord.Unnamed) {
			key = "named " + search.Fold(h.Name) + ", " + h.What
		}
		p := by[key]
		if p == nil {
			p = &who{cluster: h.Cluster, kind: h.What, judged: judged}
			by[key], out = p, append(out, p)
		}
		if !taken[h.Party] {
			taken[h.Party], p.keys, p.hits = true, append(p.keys, h.Party), append(p.hits, h)
		}
	}
	for _, h := range hits {
		add(h)
	}
	for _, p := range slices.Clone(out) { // those judged the same that have another name
		var missing []ledger.PartyKey
		for _, key := range a.same(p.cluster) {
			if !slices.Contains(p.keys, key) {
				missing = append(missing, key)
			}
		}
		if len(missing) == 0 {
			continue
		}
		more, err := a.store.Rows(ctx, ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow}, Parties: missing, AllVersions: allVersions})
		if err != nil {
			return nil, err
		}
		for _, h := range more {
			add(h)
		}
	}
	for _, p := range out {
		p.names = frequent(p.hits)
		slices.SortStableFunc(p.hits, newestFirst)
	}
	slices.SortStableFunc(out, func(x, y *who) int { return cmp.Compare(len(y.hits), len(x.hits)) })
	return out, nil
}

// frequent are the names of hits, most frequent first.
func frequent(hits []ledger.Hit) []string {
	n := map[string]int{}
	for _, h := range hits {
		n[h.Name]++
	}
	var names []string
	for name := range n {
		names = append(names, name)
	}
	slices.SortFunc(names, func(x, y string) int { return cmp.Or(cmp.Compare(n[y], n[x]), cmp.Compare(x, y)) })
	return names
}
