package ask

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onrecord/ledger"
)

// page is what a story has of one party, before it is put into words.
type page struct {
	*who
	newest  int // how many articles it tells charges and roles of
	ratings []string
	roles   []ledger.Hit // one more than newest, where there are more
	charged []ledger.Hit
	parts   []part
}

// part is a section of a page: what is asked for, how much there is of it, and what is shown.
type part struct {
	title, empty string
	q            ledger.Query
	n            ledger.RowTally
	hits         []ledger.Hit
}

// pages are the sections on some parties, which are looked up side by side, and meanwhile also is done.
func (a *Asker) pages(ctx context.Context, people []*who, allVersions bool, limit, newest int, also func(context.Context) error) ([]Section, error) {
	together, in := sideBySide(ctx)
	var list []*page
	for _, p := range people {
		x := &page{who: p, newest: newest, parts: []part{
			{title: "What they said", empty: "No statement of theirs was found.", q: p.on(ledger.Query{Kinds: []ledger.RowKind{ledger.StatementRow}})},
			{title: "What is said of them", empty: "No statement that names them was found. One that means them by another word is not looked for.", q: p.named(ledger.Query{})},
			{title: "Asked for comment", empty: "No article was found to say that they were asked.", q: p.on(ledger.Query{Kinds: []ledger.RowKind{ledger.RequestRow}})},
			{title: "Designated and delisted", empty: "No designation was found.", q: p.on(ledger.Query{Kinds: []ledger.RowKind{ledger.DesignationRow}})},
		}}
		list = append(list, x)
		for i := range x.parts {
			together.Go(func() (err error) {
				part := &x.parts[i]
				part.q.AllVersions = allVersions
				part.n, part.hits, err = a.counting(in, part.q, limit)
				return err
			})
		}
		together.Go(func() error { return a.head(in, x, allVersions) })
	}
	together.Go(func() error { return also(in) })
	if err := together.Wait(); err != nil {
		return nil, err
	}
	var hits []ledger.Hit
	for _, x := range list {
		hits = append(hits, x.charged...)
		for _, part := range x.parts {
			hits = append(hits, part.hits...)
		}
	}
	if err := a.gather(ctx, hits); err != nil {
		return nil, err
	}
	var out []Section
	for _, x := range list {
		sections, err := a.sections(ctx, x)
		if err != nil {
			return nil, err
		}
		out = append(out, sections...)
	}
	return out, nil
}

// head looks up what the first section of a page tells.
func (a *Asker) head(ctx context.Context, x *page, allVersions bool) error {
	named, err := a.store.CountRows(ctx, x.on(ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow}, AllVersions: allVersions}))
	if err != nil {
		return err
	}
	x.articles = named.Articles
	if x.ratings, err = a.ratings(ctx, x.who); err != nil {
		return err
	}
	q := ledger.Query{Kinds: []ledger.RowKind{ledger.RoleRow}, AllVersions: allVersions, Latest: true, Limit: x.newest + 1}
	if x.roles, err = a.store.Rows(ctx, x.on(q)); err != nil {
		return err
	}
	q.Kinds, q.Limit = []ledger.RowKind{ledger.PartyRow}, x.newest
	x.charged, err = a.store.Rows(ctx, x.on(q))
	return err
}

// sections put a page into words.
func (a *Asker) sections(ctx context.Context, x *page) ([]Section, error) {
	head := Section{Title: fmt.Sprintf("‘%s’", oneLine(x.name())), Prose: append(x.introduced(), x.ratings...)}
	head.Prose = append(head.Prose, x.described()...)
	charges, err := a.charges(ctx, x)
	if err != nil {
		return nil, err
	}
	head.Prose = append(head.Prose, charges...)
	out := []Section{head}
	for _, part := range x.parts {
		section := Section{Title: part.title, Empty: part.empty}
		if part.n.Rows > 0 && (len(part.q.Naming) > 0 || slices.Contains(part.q.Kinds, ledger.StatementRow)) {
			section.Prose = append(section.Prose, tally(part.n))
		}
		if part.n.Rows > len(part.hits) {
			section.Prose = append(section.Prose, fmt.Sprintf("Shown are %d of %d, those of the latest articles; --limit says how many to show.", len(part.hits), part.n.Rows))
		}
		slices.SortStableFunc(part.hits, byTime)
		if section.Lines, err = a.lines(ctx, part.hits); err != nil {
			return nil, err
		}
		out = append(out, section)
	}
	return out, nil
}

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

// tally says how many statements there are, by act.
func tally(n ledger.RowTally) string {
	var parts []string
	for _, act := range slices.SortedFunc(maps.Keys(n.What), func(x, y string) int { return cmp.Or(cmp.Compare(n.What[y], n.What[x]), cmp.Compare(x, y)) }) {
		parts = append(parts, fmt.Sprintf("%s %d", act, n.What[act]))
	}
	return fmt.Sprintf("%s in %s, origins not looked for: %s.", plural(n.Rows, "statement"), plural(n.Articles, "article"), strings.Join(parts, ", "))
}
