package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// SubjectKind is what a [Subject] is.
type SubjectKind string

const (
	ArticleSubject SubjectKind = "article"
	EntrySubject   SubjectKind = "entry"
	PartySubject   SubjectKind = "party"
)

// Subject is what a person names by the beginning of its number, or of its key, or by its name.
type Subject struct {
	Kind SubjectKind
	// ID is the number of an article or of an entry; "" of a party.
	ID ledger.ID

	row   ledger.ArticleRow
	entry ledger.Entry
	party *who
}

// most is how many candidates are told when a name may mean several things.
const most = 10

// Subject finds what ref names: an article or an entry by the beginning of its number, a party by the beginning of its key or by its
// name. Where it may mean several things the error lists them.
func (a *Asker) Subject(ctx context.Context, ref string, allVersions bool) (Subject, error) {
	ref = strings.TrimSpace(ref)
	found, err := a.numbered(ctx, strings.ToLower(ref), allVersions)
	if err != nil {
		return Subject{}, err
	}
	named, err := a.named(ctx, ref, allVersions, len(found) > 0)
	if err != nil {
		return Subject{}, err
	}
	found = append(found, named...)
	for i := range found {
		if i == most {
			break
		}
		if err := a.locate(ctx, found[i].party, allVersions); err != nil {
			return Subject{}, err
		}
	}
	switch len(found) {
	case 0:
		return Subject{}, fmt.Errorf("the story has nothing whose number begins with %q, and nobody of that name; onrecord list and onrecord who tell what there is: %w", ref, ledger.ErrNotFound)
	case 1:
		return found[0], nil
	}
	return Subject{}, ambiguous(ref, found)
}

// numbered are the articles, entries and parties whose numbers begin with prefix.
func (a *Asker) numbered(ctx context.Context, prefix string, allVersions bool) ([]Subject, error) {
	if prefix == "" || strings.Trim(prefix, "0123456789abcdef") != "" {
		return nil, nil
	}
	entries, err := a.store.Beginning(ctx, ledger.ID(prefix), most+1)
	if err != nil {
		return nil, err
	}
	var out []Subject
	for _, e := range entries {
		s := Subject{Kind: EntrySubject, ID: e.ID, entry: e}
		if e.Kind == ledger.KindCapture {
			rows, err := a.store.Articles(ctx, ledger.ArticleQuery{IDs: []ledger.ID{e.ID}, AllVersions: true, Limit: 1})
			if err != nil {
				return nil, err
			}
			if len(rows) == 1 {
				s.Kind, s.row = ArticleSubject, rows[0]
			}
		}
		out = append(out, s)
	}
	q := ledger.Query{PartyPrefix: prefix, AllVersions: true} // a long one has few lines of any kind
	if len(prefix) < 5 {
		q.Kinds, q.Limit = []ledger.RowKind{ledger.PartyRow}, most+1
	}
	hits, err := a.store.Rows(ctx, q)
	if err != nil {
		return nil, err
	}
	for _, h := range hits {
		if h.Kind != ledger.PartyRow {
			continue
		}
		key := a.whoIs(h)
		if key.Judged() && slices.ContainsFunc(out, func(s Subject) bool { return s.party != nil && s.party.key == key }) {
			continue // of one page with a party above
		}
		p, err := a.pageOf(ctx, h, allVersions)
		if err != nil {
			return nil, err
		}
		out = append(out, Subject{Kind: PartySubject, party: p})
	}
	return out, nil
}

// pageOf is the page of h: those that people judged to be the same, else its party alone.
func (a *Asker) pageOf(ctx context.Context, h ledger.Hit, allVersions bool) (*who, error) {
	p := &who{key: a.whoIs(h), kind: onrecord.PartyKind(h.What), parties: 1, articles: 1}
	if !p.key.Judged() {
		p.alone, p.capture, p.superseded = h.Party, h.Capture, !h.Article.Latest
		p.called = []ledger.NameRow{{Who: p.key, Kind: p.kind, Name: h.Name, Names: h.Text, Parties: 1}}
		return p, nil
	}
	rows, err := a.store.Names(ctx, ledger.NameQuery{Who: []ledger.WhoKey{p.key}, AllVersions: allVersions || !h.Article.Latest})
	if err != nil {
		return nil, err
	}
	if pages := paged(rows); len(pages) == 1 {
		pages[0].superseded = !h.Article.Latest
		return pages[0], nil
	}
	return nil, fmt.Errorf("article %s: the view has a party that stands on no page; onrecord check tells more", h.Capture.Short())
}

// locate says in how many articles p is named, and in which of them last.
func (a *Asker) locate(ctx context.Context, p *who, allVersions bool) error {
	if p == nil {
		return nil
	}
	q := p.on(ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow}, AllVersions: allVersions || p.superseded})
	n, err := a.store.CountRows(ctx, q)
	if err != nil {
		return err
	}
	q.Latest, q.Limit = true, 1
	hits, err := a.store.Rows(ctx, q)
	if err == nil && len(hits) == 1 {
		p.articles, p.last = n.Articles, hits[0]
	}
	return err
}

// named are the parties that articles call name: those whose whole name or alias it is, where there are any, else those that have it as a
// part of it, unless whole is set.
func (a *Asker) named(ctx context.Context, name string, allVersions, whole bool) ([]Subject, error) {
	folded := search.Fold(name)
	if folded == "" {
		return nil, nil
	}
	people, err := a.called(ctx, name, allVersions)
	if err != nil {
		return nil, err
	}
	var all, exact []Subject
	for _, p := range people {
		s := Subject{Kind: PartySubject, party: p}
		all = append(all, s)
		if slices.ContainsFunc(p.aliases(), func(alias string) bool { return search.Fold(alias) == folded }) {
			exact = append(exact, s)
		}
	}
	if len(exact) > 0 || whole {
		return exact, nil
	}
	return all, nil
}

// ambiguous lists what ref may mean.
func ambiguous(ref string, found []Subject) error {
	var list strings.Builder
	for i, s := range found {
		if i == most {
			fmt.Fprintf(&list, "\n  and more")
			break
		}
		list.WriteString("\n  " + s.told())
	}
	return fmt.Errorf("%q may mean several things; give more of the number, or the whole name:%s", ref, list.String())
}

// told is a subject in a line, with what names it alone.
func (s Subject) told() string {
	switch s.Kind {
	case ArticleSubject:
		return fmt.Sprintf("%s  article: %s", s.row.ID.Short(), articleLine(s.row).Sentence)
	case EntrySubject:
		return fmt.Sprintf("%s  %s: %s", s.ID.Short(), s.entry.Kind, worded(s.entry))
	}
	p := s.party
	kind := string(p.kind)
	if p.kind == onrecord.Unnamed {
		kind = "unnamed source"
	}
	at := fmt.Sprintf("named in %s", plural(p.articles, "article"))
	if p.articles == 1 {
		at += " (" + p.last.Capture.Short() + ")"
	}
	return fmt.Sprintf("%s  party: ‘%s’, %s, %s", ledger.ID(p.last.Party).Short(), oneLine(p.name()), kind, at)
}
