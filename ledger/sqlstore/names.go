package sqlstore

import (
	"context"

	"onrecord/ledger"
	"onrecord/ledger/search"
)

// Names asks what parties are called.
func (s *Store) Names(ctx context.Context, q ledger.NameQuery) ([]ledger.NameRow, error) {
	text, err := search.Parse(q.Text)
	if err != nil || q.Text != "" && len(text.Words) == 0 {
		return nil, err
	}
	w := &Where{}
	in(w, "b.who", q.Who)
	if len(text.Words) > 0 {
		words := &Where{args: w.args}
		from, number := s.dialect.Match([]Words{lookingFor(naming, text, nil)}, words)
		w.args = words.args
		w.And("b.who IN (SELECT m.who FROM " + from + s.dialect.Join() + "names m ON m.id = -" + number + words.String() + ")")
	}
	in(w, "b.relation", letters([]ledger.RowKind{ledger.PartyRow}))
	if !q.AllVersions {
		w.And(articleOf("b.n") + " NOT IN (SELECT seq FROM article WHERE latest = 0)")
	}
	rows, err := s.db.QueryContext(ctx, `SELECT m.who, m.kind, m.name, m.names, g.parties FROM
		(SELECT b.names, count(*) AS parties, min(b.n) AS earliest FROM about b`+w.String()+` GROUP BY b.names) g JOIN names m ON m.id = g.names
		ORDER BY g.earliest`, w.args...)
	if err != nil {
		return nil, s.failed("ask for names", err)
	}
	defer rows.Close()
	pages := map[ledger.WhoKey][]ledger.NameRow{}
	var order []ledger.WhoKey
	meant := map[ledger.WhoKey]bool{}
	for rows.Next() {
		var r ledger.NameRow
		if err := rows.Scan(&r.Who, &r.Kind, &r.Name, &r.Names, &r.Parties); err != nil {
			return nil, s.failed("ask for names", err)
		}
		if pages[r.Who] == nil {
			order = append(order, r.Who)
		}
		pages[r.Who] = append(pages[r.Who], r)
		meant[r.Who] = meant[r.Who] || text.All(r.Names) // the index keeps names by which nobody of the page is called any more
	}
	var out []ledger.NameRow
	for _, who := range order {
		if meant[who] {
			out = append(out, pages[who]...)
		}
	}
	return out, s.failed("ask for names", rows.Err())
}
