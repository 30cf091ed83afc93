package ask

import (
	"context"
	"fmt"
	"strings"

	"onrecord/ledger"
)

// counted says how many articles a question was put to, those that the article filters of q leave; and that their origins were not looked
// for: thirty articles may be one press conference heard thirty times.
func (a *Asker) counted(ctx context.Context, q ledger.Query) (string, error) {
	n, err := a.tallied(ctx, q)
	if err != nil {
		return "", err
	}
	said := []string{"Looked at " + plural(n.Articles, "article")}
	named := "They name"
	if n.Articles == 1 {
		named = "It names"
	}
	if n.Outlets > 0 {
		said = append(said, fmt.Sprintf("%s %s", named, plural(n.Outlets, "outlet")))
	}
	if n.Unread > 0 {
		said = append(said, fmt.Sprintf("From %d of them no statement could be read", n.Unread))
	}
	return strings.Join(said, ". ") + ". Origins were not looked for: how many articles say a thing is not how many confirm it.", nil
}

// tallied counts the articles that q is put to.
func (a *Asker) tallied(ctx context.Context, q ledger.Query) (ledger.Tally, error) {
	if q.Outlet == "" && (q.Said || q.From == "" && q.To == "") {
		return a.store.Count(ctx, q.AllVersions)
	}
	articles := ledger.ArticleQuery{Outlet: q.Outlet, AllVersions: q.AllVersions}
	if !q.Said { // else the days bound when it was said, which any article may tell
		articles.From, articles.To = q.From, q.To
	}
	rows, err := a.store.Articles(ctx, articles)
	if err != nil {
		return ledger.Tally{}, err
	}
	n, outlets := ledger.Tally{Articles: len(rows)}, map[string]bool{}
	for _, r := range rows {
		if r.Outlet != "" {
			outlets[r.Outlet] = true
		}
		if r.Outcome != ledger.Read {
			n.Unread++
		}
	}
	n.Outlets = len(outlets)
	return n, nil
}
