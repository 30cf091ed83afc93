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
	var aliases []string
	for _, alias := range p.aliases() {
		aliases = append(aliases, "‘"+alias+"’")
	}
	named := fmt.Sprintf("Named in %s as %s.", plural(p.articles, "article"), strings.Join(aliases, ", "))
	if p.kind == onrecord.Unnamed {
		named = fmt.Sprintf("An unnamed source, described in one article as %s. Who it is, is not known here.", strings.Join(aliases, ", "))
	}
	out := []string{named, fmt.Sprintf("Taken to be: %s.", p.kind)}
	return append(out, p.together()...)
}

// together says why several parties stand on one page.
func (p *who) together() []string {
	switch {
	case p.parties < 2:
		return nil
	case p.key.Judged():
		return []string{"People judged these to be the same."}
	}
	return []string{fmt.Sprintf("These are %d parties of one name, an article each, shown together. Nobody has judged whether they are the same: onrecord judge.", p.parties)}
}

// ratings are people's grades of the party, as their judgement.
func (a *Asker) ratings(ctx context.Context, p *who) ([]string, error) {
	entries, err := a.store.OfKind(ctx, ledger.KindRating)
	if err != nil {
		return nil, err
	}
	entries = ledger.InForce(entries)
	bodies := make([]ledger.RatingBody, len(entries))
	var parties []ledger.PartyKey
	for i, e := range entries {
		if bodies[i], err = ledger.Decode[ledger.RatingBody](e); err != nil {
			return nil, err
		}
		parties = append(parties, bodies[i].Party)
	}
	standing, err := a.standing(ctx, parties)
	var out []string
	for i, b := range bodies {
		if b.Party != "" && p.is(b.Party, standing) {
			e := entries[i]
			out = append(out, fmt.Sprintf("%s judged the %s of ‘%s’ to be %s on %s: %s", e.By, b.Scale, oneLine(b.Name), b.Grade, e.Time.Format("2006-01-02"), oneLine(b.Why)))
		}
	}
	return out, err
}

// described is what articles call the party, newest first.
func (x *page) described() []string {
	slices.SortStableFunc(x.roles, newestFirst)
	var out []string
	for _, h := range x.roles[:min(x.newest, len(x.roles))] {
		at := h.Capture.Short()
		if h.Article.From != "" {
			at = string(h.Article.From) + ", " + at
		}
		s := fmt.Sprintf("%s calls them ‘%s’ (%s).", outletOf(h.Article), oneLine(h.Text), at)
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(x.roles) > x.newest {
		out = append(out, "There are older descriptions, too: onrecord said looks in all of them.")
	}
	return out
}

// charges says what the newest articles report of charges.
func (a *Asker) charges(ctx context.Context, x *page) ([]string, error) {
	var out []string
	chargeable, asOf := false, ""
	for _, h := range x.charged {
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
	if x.articles > 1 {
		looked = fmt.Sprintf("the %d articles that name them", x.articles)
	}
	if x.articles > x.newest {
		looked = fmt.Sprintf("the %d newest of %s", x.newest, plural(x.articles, "article"))
	}
	if chargeable && len(out) == 0 {
		return []string{fmt.Sprintf("No charge reported in %s, as of %s.", looked, asOf)}, nil
	}
	if chargeable && x.articles > x.newest {
		out = append(out, fmt.Sprintf("Charges were looked for in %s.", looked))
	}
	return out, nil
}

// newestFirst orders hits by their articles' publication, the newest first, unknown last.
func newestFirst(x, y ledger.Hit) int {
	return cmp.Or(cmp.Compare(y.Article.From, x.Article.From), cmp.Compare(y.Article.Seq, x.Article.Seq))
}
