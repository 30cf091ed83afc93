package ask

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// newest bounds how many articles a page on a party tells the charges and roles of.
const newest = 40

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
		sections, err := a.page(ctx, p, allVersions, limit)
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
const pages = 5

// gather puts together the parties of hits: those of one cluster; and, for show only, those of one name and kind that nobody
// judged, unless they are unnamed: each of those stays alone.
func (a *Asker) gather(ctx context.Context, hits []ledger.Hit, allVersions bool) ([]*who, error) {
	by := map[string]*who{}
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
		if !slices.Contains(p.keys, h.Party) {
			p.keys, p.hits = append(p.keys, h.Party), append(p.hits, h)
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

// page is the sections on one party.
func (a *Asker) page(ctx context.Context, p *who, allVersions bool, limit int) ([]Section, error) {
	head := Section{Title: fmt.Sprintf("‘%s’", oneLine(p.names[0])), Prose: p.introduced()}
	for _, part := range []func() ([]string, error){
		func() ([]string, error) { return a.ratings(ctx, p) },
		func() ([]string, error) { return a.roles(ctx, p, allVersions) },
		func() ([]string, error) { return a.charges(ctx, p) },
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
		{saidOf, "No statement that names them was found. One that means them by another word is not looked for.", ledger.Query{}},
		{"Asked for comment", "No article was found to say that they were asked.", ledger.Query{Kinds: []ledger.RowKind{ledger.RequestRow}, Parties: p.keys}},
		{"Designated and delisted", "No designation was found.", ledger.Query{Kinds: []ledger.RowKind{ledger.DesignationRow}, Parties: p.keys}},
	} {
		s.q.AllVersions = allVersions
		ask := func() ([]ledger.Hit, error) { return a.store.Rows(ctx, s.q) }
		if s.title == saidOf {
			ask = func() ([]ledger.Hit, error) { return a.naming(ctx, p, allVersions) }
		}
		hits, err := ask()
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(hits, byTime)
		section := Section{Title: s.title, Empty: s.empty}
		if s.title != "Designated and delisted" { // which always stand together
			section.Prose = tally(hits)
			if limit > 0 && len(hits) > limit {
				section.Prose = append(section.Prose, fmt.Sprintf("The latest %d of %d are shown; --limit says how many to show.", limit, len(hits)))
				hits = hits[len(hits)-limit:]
			}
		}
		if section.Lines, err = a.lines(ctx, hits); err != nil {
			return nil, err
		}
		out = append(out, section)
	}
	return out, nil
}

const saidOf = "What is said of them"

// naming are the statements of others that name p by a name or alias that the same article has for it.
func (a *Asker) naming(ctx context.Context, p *who, allVersions bool) ([]ledger.Hit, error) {
	called := map[string]map[ledger.ID]bool{} // by folded name, in which articles
	for _, h := range p.hits {
		for alias := range strings.SplitSeq(h.Text, " … ") {
			if alias = search.Fold(alias); alias == "" {
				continue
			}
			if called[alias] == nil {
				called[alias] = map[ledger.ID]bool{}
			}
			called[alias][h.Capture] = true
		}
	}
	var out []ledger.Hit
	for _, alias := range slices.Sorted(maps.Keys(called)) {
		hits, err := a.store.Rows(ctx, ledger.Query{Kinds: []ledger.RowKind{ledger.StatementRow}, Text: `"` + alias + `"`, AllVersions: allVersions})
		if err != nil {
			return nil, err
		}
		out = union(out, slices.DeleteFunc(hits, func(h ledger.Hit) bool { return slices.Contains(p.keys, h.Party) || !called[alias][h.Capture] }))
	}
	return out, nil
}

// introduced says by what names and in how many articles the party is named.
func (p *who) introduced() []string {
	outlets := map[string]bool{}
	captures := map[ledger.ID]bool{}
	var aliases []string
	for _, h := range p.hits {
		outlets[h.Article.Outlet], captures[h.Capture] = true, true
		for alias := range strings.SplitSeq(h.Text, " … ") {
			if alias = "‘" + oneLine(alias) + "’"; !slices.Contains(aliases, alias) {
				aliases = append(aliases, alias)
			}
		}
	}
	named := fmt.Sprintf("Named in %s as %s.", plural(len(captures), "article"), strings.Join(aliases, ", "))
	if p.kind == string(onrecord.Unnamed) {
		named = fmt.Sprintf("An unnamed source, described in one article as %s. Who it is, is not known here.", strings.Join(aliases, ", "))
	}
	out := []string{named, fmt.Sprintf("Taken to be: %s.", p.kind)}
	return append(out, p.together()...)
}

// together says why several parties stand on one page.
func (p *who) together() []string {
	switch {
	case len(p.keys) < 2:
		return nil
	case p.judged:
		return []string{"People judged these to be the same."}
	}
	return []string{fmt.Sprintf("These are %d parties of one name, an article each, shown together. Nobody has judged whether they are the same: onrecord judge.", len(p.keys))}
}

// tally counts statements by act.
func tally(hits []ledger.Hit) []string {
	if len(hits) == 0 || hits[0].Kind != ledger.StatementRow {
		return nil
	}
	n := map[string]int{}
	articles := map[ledger.ID]bool{}
	var acts []string
	for _, h := range hits {
		if n[h.What]++; n[h.What] == 1 {
			acts = append(acts, h.What)
		}
		articles[h.Capture] = true
	}
	slices.SortFunc(acts, func(x, y string) int { return cmp.Or(cmp.Compare(n[y], n[x]), cmp.Compare(x, y)) })
	var parts []string
	for _, act := range acts {
		parts = append(parts, fmt.Sprintf("%s %d", act, n[act]))
	}
	return []string{fmt.Sprintf("%s in %s, origins not looked for: %s.", plural(len(hits), "statement"), plural(len(articles), "article"), strings.Join(parts, ", "))}
}

// ratings are people's grades of the party, as their judgement.
func (a *Asker) ratings(ctx context.Context, p *who) ([]string, error) {
	entries, err := a.store.OfKind(ctx, ledger.KindRating)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range ledger.InForce(entries) {
		b, err := ledger.Decode[ledger.RatingBody](e)
		if err != nil {
			return nil, err
		}
		if slices.Contains(p.keys, b.Party) {
			out = append(out, fmt.Sprintf("%s judged the %s of ‘%s’ to be %s on %s: %s", e.By, b.Scale, oneLine(b.Name), b.Grade, e.Time.Format("2006-01-02"), oneLine(b.Why)))
		}
	}
	return out, nil
}

// roles are what articles call the party, newest first.
func (a *Asker) roles(ctx context.Context, p *who, allVersions bool) ([]string, error) {
	hits, err := a.store.Rows(ctx, ledger.Query{Kinds: []ledger.RowKind{ledger.RoleRow}, Parties: p.keys, AllVersions: allVersions})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(hits, newestFirst)
	var out []string
	for _, h := range hits {
		at := h.Capture.Short()
		if h.Article.From != "" {
			at = string(h.Article.From) + ", " + at
		}
		s := fmt.Sprintf("%s calls them ‘%s’ (%s).", outletOf(h.Article), oneLine(h.Text), at)
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
		if len(out) == newest {
			out = append(out, "Older articles may call them otherwise; onrecord said looks for roles.")
			break
		}
	}
	return out, nil
}

// charges says what the newest articles report of charges.
func (a *Asker) charges(ctx context.Context, p *who) ([]string, error) {
	hits := p.hits[:min(newest, len(p.hits))]
	if err := a.gatherArticles(ctx, hits); err != nil {
		return nil, err
	}
	var out []string
	chargeable, asOf := false, ""
	for _, h := range hits {
		f, err := a.article(ctx, h.Article)
		if err != nil {
			return nil, err
		}
		asOf = max(asOf, string(h.Article.From), h.Article.Added.Format("2006-01-02"))
		at := slices.Index(f.Parties, h.Party)
		if f.Reading == nil || at < 0 {
			continue
		}
		for _, c := range f.Charges(at) {
			chargeable = true
			if c.Reported {
				out = append(out, fmt.Sprintf("%s: %s", f.ID.Short(), c.Sentence))
			}
		}
	}
	looked := "the one article that names them"
	if len(p.hits) > 1 {
		looked = fmt.Sprintf("the %d articles that name them", len(p.hits))
	}
	if len(p.hits) > newest {
		looked = fmt.Sprintf("the %d newest of %s", newest, plural(len(p.hits), "article"))
	}
	if chargeable && len(out) == 0 {
		return []string{fmt.Sprintf("No charge reported in %s, as of %s.", looked, asOf)}, nil
	}
	if chargeable && len(p.hits) > newest {
		out = append(out, fmt.Sprintf("Charges were looked for in %s.", looked))
	}
	return out, nil
}

// newestFirst orders hits by their articles' publication, the newest first, unknown last.
func newestFirst(x, y ledger.Hit) int {
	return cmp.Or(cmp.Compare(y.Article.From, x.Article.From), cmp.Compare(y.Article.Seq, x.Article.Seq))
}
