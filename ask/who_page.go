package ask

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onrecord/ledger"
	"onrecord/ledger/search"
)

// page is the sections on one party.
func (a *Asker) page(ctx context.Context, p *who, allVersions bool, limit, newest int) ([]Section, error) {
	head := Section{Title: fmt.Sprintf("‘%s’", oneLine(p.names[0])), Prose: p.introduced()}
	for _, part := range []func() ([]string, error){
		func() ([]string, error) { return a.ratings(ctx, p) },
		func() ([]string, error) { return a.roles(ctx, p, allVersions, newest) },
		func() ([]string, error) { return a.charges(ctx, p, newest) },
	} {
		prose, err := part()
		if err != nil {
			return nil, err
		}
		head.Prose = append(head.Prose, prose...)
	}
	out := []Section{head}
	for _, s := range []struct {
		title, empty string
		q            ledger.Query
	}{
		{"What they said", "No statement of theirs was found.", ledger.Query{Kinds: []ledger.RowKind{ledger.StatementRow}, Parties: p.keys}},
		{saidOf, "No statement that names them was found. One that means them by another word is not looked for.", ledger.Query{Kinds: []ledger.RowKind{ledger.StatementRow}}},
		{"Asked for comment", "No article was found to say that they were asked.", ledger.Query{Kinds: []ledger.RowKind{ledger.RequestRow}, Parties: p.keys}},
		{"Designated and delisted", "No designation was found.", ledger.Query{Kinds: []ledger.RowKind{ledger.DesignationRow}, Parties: p.keys}},
	} {
		s.q.AllVersions = allVersions
		asking := func() (ledger.RowTally, []ledger.Hit, error) { return a.counting(ctx, s.q, limit) }
		if s.title == saidOf {
			asking = func() (ledger.RowTally, []ledger.Hit, error) { return a.naming(ctx, p, allVersions, limit) }
		}
		n, hits, err := asking()
		if err != nil {
			return nil, err
		}
		section := Section{Title: s.title, Empty: s.empty}
		if n.Rows > 0 && slices.Contains(s.q.Kinds, ledger.StatementRow) {
			section.Prose = append(section.Prose, tally(n))
		}
		if n.Rows > len(hits) {
			section.Prose = append(section.Prose, fmt.Sprintf("Shown are %d of %d, those of the latest articles; --limit says how many to show.", len(hits), n.Rows))
		}
		slices.SortStableFunc(hits, byTime)
		if section.Lines, err = a.lines(ctx, hits); err != nil {
			return nil, err
		}
		out = append(out, section)
	}
	return out, nil
}

const saidOf = "What is said of them"

// counting is what answers to q, counted, and of it the latest; of designations all, which always stand together.
func (a *Asker) counting(ctx context.Context, q ledger.Query, limit int) (ledger.RowTally, []ledger.Hit, error) {
	n, err := a.store.CountRows(ctx, q)
	if err != nil || n.Rows == 0 {
		return n, nil, err
	}
	if q.Latest = true; !slices.Contains(q.Kinds, ledger.DesignationRow) {
		q.Limit = limit
	}
	hits, err := a.store.Rows(ctx, q)
	return n, hits, err
}

// naming are the statements of others that name p by a name or alias that the same article has for it, counted, and the latest of them.
func (a *Asker) naming(ctx context.Context, p *who, allVersions bool, limit int) (ledger.RowTally, []ledger.Hit, error) {
	called := map[ledger.ID][]string{} // by article, the folded names between spaces
	often := map[string]int{}
	for _, h := range p.hits {
		for alias := range strings.SplitSeq(h.Text, " … ") {
			if alias = search.Fold(alias); alias != "" {
				called[h.Capture] = append(called[h.Capture], " "+alias+" ")
				often[" "+alias+" "]++
			}
		}
	}
	var short []string // those that hold none of the others: a text with a longer one has one of these
	for alias := range often {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(often)), func(x string) bool { return x != alias && strings.Contains(alias, x) }) {
			short = append(short, alias)
		}
	}
	slices.SortFunc(short, func(x, y string) int { return cmp.Or(cmp.Compare(often[y], often[x]), cmp.Compare(x, y)) })
	q := ledger.Query{Kinds: []ledger.RowKind{ledger.StatementRow}, OtherThan: p.keys, Beside: p.keys, Latest: true, AllVersions: allVersions}
	var hits []ledger.Hit
	for part := range slices.Chunk(short, mostNames) {
		q.AnyOf = nil
		for _, alias := range part {
			q.AnyOf = append(q.AnyOf, `"`+strings.TrimSpace(alias)+`"`)
		}
		more, err := a.store.Rows(ctx, q)
		if err != nil {
			return ledger.RowTally{}, nil, err
		}
		hits = union(hits, more)
	}
	slices.SortStableFunc(hits, newestFirst)
	hits = slices.DeleteFunc(hits, func(h ledger.Hit) bool {
		text := " " + search.Fold(h.Text) + " "
		return !slices.ContainsFunc(called[h.Capture], func(alias string) bool { return strings.Contains(text, alias) })
	})
	n := ledger.RowTally{Rows: len(hits), Articles: captures(hits), What: map[string]int{}}
	for _, h := range hits {
		n.What[h.What]++
	}
	if limit > 0 {
		hits = hits[:min(len(hits), limit)]
	}
	return n, hits, nil
}

// mostNames is how many names are looked for at once.
const mostNames = 60

// tally says how many statements there are, by act.
func tally(n ledger.RowTally) string {
	var parts []string
	for _, act := range slices.SortedFunc(maps.Keys(n.What), func(x, y string) int { return cmp.Or(cmp.Compare(n.What[y], n.What[x]), cmp.Compare(x, y)) }) {
		parts = append(parts, fmt.Sprintf("%s %d", act, n.What[act]))
	}
	return fmt.Sprintf("%s in %s, origins not looked for: %s.", plural(n.Rows, "statement"), plural(n.Articles, "article"), strings.Join(parts, ", "))
}

func captures(hits []ledger.Hit) int {
	set := map[ledger.ID]bool{}
	for _, h := range hits {
		set[h.Capture] = true
	}
	return len(set)
}
