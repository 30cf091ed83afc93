package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// newest bounds how many articles the pages of one answer, together, tell the charges and roles of; of less than all they say so.
const newest = 24

// who is a page: a party over articles, of one that was named in one article, or of several that are judged to be the same, or are of one
// name.
type who struct {
	key        ledger.WhoKey
	alone      ledger.PartyKey // one party of a page, where no other was asked for
	capture    ledger.ID       // and its article,
	superseded bool            // of which there is a later version
	kind       onrecord.PartyKind
	called     []ledger.NameRow // as articles give them, most frequent first
	parties    int
	articles   int        // that name them
	last       ledger.Hit // a row of the latest, where it is looked for
}

// on narrows q to lines by or about p's party itself.
func (p *who) on(q ledger.Query) ledger.Query {
	if p.alone != "" {
		q.Parties = []ledger.PartyKey{p.alone}
	} else {
		q.Who = []ledger.WhoKey{p.key}
	}
	return q
}

// named narrows q to statements of others that name p.
func (p *who) named(q ledger.Query) ledger.Query {
	q.Naming, q.Capture = []ledger.WhoKey{p.key}, p.capture
	return q
}

// name is the most frequent, and aliases are all names.
func (p *who) name() string { return p.called[0].Name }

func (p *who) aliases() []string {
	var out []string
	for _, row := range p.called {
		for alias := range strings.SplitSeq(row.Names, ledger.NamesApart) {
			if alias = oneLine(alias); !slices.Contains(out, alias) {
				out = append(out, alias)
			}
		}
	}
	return out
}

// Who is a page on everybody of that name: what they said, what is said of them and by whom, who asked them, roles,
// designations with delistings, charges, people's ratings. Parties of several articles that nobody judged to be the same
// are told apart.
func (a *Asker) Who(ctx context.Context, name string, allVersions bool, limit int) (*Answer, error) {
	if len(search.Words(name)) == 0 {
		return nil, fmt.Errorf("look for %q: %w; it needs a letter or a digit", name, errNothingAsked)
	}
	people, err := a.called(ctx, name, allVersions)
	if err != nil {
		return nil, err
	}
	out := &Answer{Schema: Schema, Question: fmt.Sprintf("Who is ‘%s’?", name)}
	shown := people[:min(len(people), mostPages)]
	var counted string
	out.Sections, err = a.pages(ctx, shown, allVersions, limit, newest/max(len(shown), 1), func(ctx context.Context) (err error) {
		counted, err = a.counted(ctx, ledger.Query{AllVersions: allVersions})
		return err
	})
	if err != nil {
		return nil, err
	}
	if more := len(people) - len(shown); more > 0 {
		out.Notes = append(out.Notes, fmt.Sprintf("%d more of that name are not shown; give more of the name.", more))
	}
	if len(people) == 0 {
		out.Sections = []Section{{Title: "Nobody of that name", Empty: "No article names anybody so. onrecord said looks for roles and descriptions, too."}}
	}
	if len(people) > 1 {
		out.Notes = append(out.Notes, fmt.Sprintf("%d parties are called so; each has its own part above.", len(people)))
	}
	out.Notes = append(out.Notes, counted)
	return out, nil
}

// mostPages is how many parties of one name get a page in one answer.
const mostPages = 3

// called are the pages of those whom some article calls name, those of most parties first.
func (a *Asker) called(ctx context.Context, name string, allVersions bool) ([]*who, error) {
	rows, err := a.store.Names(ctx, ledger.NameQuery{Text: phrase(name), AllVersions: allVersions})
	return paged(rows), err
}

// paged are the pages of names.
func paged(rows []ledger.NameRow) []*who {
	by := map[ledger.WhoKey]*who{}
	var out []*who
	for _, row := range rows {
		p := by[row.Who]
		if p == nil {
			p = &who{key: row.Who, kind: row.Kind}
			by[row.Who], out = p, append(out, p)
		}
		p.called, p.parties = append(p.called, row), p.parties+row.Parties
	}
	for _, p := range out {
		slices.SortStableFunc(p.called, func(x, y ledger.NameRow) int { return cmp.Compare(y.Parties, x.Parties) })
	}
	slices.SortStableFunc(out, func(x, y *who) int { return cmp.Compare(y.parties, x.parties) })
	return out
}
