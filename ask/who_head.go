package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger"
)

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
func (a *Asker) roles(ctx context.Context, p *who, allVersions bool, newest int) ([]string, error) {
	q := ledger.Query{Kinds: []ledger.RowKind{ledger.RoleRow}, Parties: p.keys, AllVersions: allVersions, Latest: true, Limit: newest + 1}
	hits, err := a.store.Rows(ctx, q)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(hits, newestFirst)
	var out []string
	for _, h := range hits[:min(newest, len(hits))] {
		at := h.Capture.Short()
		if h.Article.From != "" {
			at = string(h.Article.From) + ", " + at
		}
		s := fmt.Sprintf("%s calls them ‘%s’ (%s).", outletOf(h.Article), oneLine(h.Text), at)
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(hits) > newest {
		out = append(out, "There are older descriptions, too: onrecord said looks in all of them.")
	}
	return out, nil
}

// charges says what the newest articles report of charges.
func (a *Asker) charges(ctx context.Context, p *who, newest int) ([]string, error) {
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
