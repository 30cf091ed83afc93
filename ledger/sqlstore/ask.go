package sqlstore

import (
	"context"
	"fmt"
	"strings"
	"time"

	"onrecord/ledger"
)

const articleColumns = `a.id, a.seq, a.sha256, a.place, a.outlet, a.title, a.date_from, a.date_to, a.lang, a.arrived, a.added, a.outcome, a.reason, a.reading,
	a.reader, a.statements, a.version, a.latest`

// articleFields are where a row of articleColumns goes; done finishes it.
func articleFields(r *ledger.ArticleRow) (fields []any, done func() error) {
	var added string
	var latest int
	return []any{&r.ID, &r.Seq, &r.SHA256, &r.Place, &r.Outlet, &r.Title, &r.From, &r.To, &r.Lang, &r.Arrived, &added, &r.Outcome, &r.Reason, &r.Reading,
			&r.By, &r.Statements, &r.Version, &latest}, func() error {
			r.Latest = latest == 1
			t, err := time.Parse(time.RFC3339, added)
			r.Added = t.UTC()
			return err
		}
}

// Articles asks for captures.
func (s *Store) Articles(ctx context.Context, q ledger.ArticleQuery) ([]ledger.ArticleRow, error) {
	w := &Where{}
	if len(q.IDs) > 0 {
		var any []string
		for _, id := range q.IDs {
			any = append(any, "(a.id >= "+w.Arg(string(id))+" AND a.id < "+w.Arg(string(id)+"g")+")")
		}
		w.And("(" + strings.Join(any, " OR ") + ")")
	}
	if q.Place != "" {
		w.And("a.place = " + w.Arg(ledger.Storable(q.Place)))
	}
	w.outlet(q.Outlet)
	if q.Outcome != "" {
		w.And("a.outcome = " + w.Arg(string(q.Outcome)))
	}
	w.between(string(q.From), string(q.To), "a.date_from", "a.date_to")
	if !q.AllVersions {
		w.And("a.latest = 1")
	}
	if q.After > 0 {
		w.And("a.seq > " + w.Arg(q.After))
	}
	query := "SELECT " + articleColumns + " FROM article a" + w.String() + " ORDER BY a.seq"
	if q.Limit > 0 {
		query += " LIMIT " + w.Arg(q.Limit)
	}
	rows, err := s.db.QueryContext(ctx, query, w.args...)
	if err != nil {
		return nil, s.failed("ask for articles", err)
	}
	defer rows.Close()
	var out []ledger.ArticleRow
	for rows.Next() {
		var r ledger.ArticleRow
		fields, done := articleFields(&r)
		if err := rows.Scan(fields...); err != nil {
			return nil, s.failed("ask for articles", err)
		}
		if err := done(); err != nil {
			return nil, fmt.Errorf("article %s: %w", r.ID, err)
		}
		out = append(out, r)
	}
	return out, s.failed("ask for articles", rows.Err())
}

// Count counts captures.
func (s *Store) Count(ctx context.Context, allVersions bool) (ledger.Tally, error) {
	var t ledger.Tally
	w := &Where{}
	if !allVersions {
		w.And("latest = 1")
	}
	rows, err := s.db.QueryContext(ctx, "SELECT outlet_key, outcome, count(*) FROM article"+w.String()+" GROUP BY outlet_key, outcome")
	if err != nil {
		return t, s.failed("count articles", err)
	}
	defer rows.Close()
	outlets := map[int64]bool{}
	for rows.Next() {
		var outlet int64
		var outcome ledger.Outcome
		var n int
		if err := rows.Scan(&outlet, &outcome, &n); err != nil {
			return t, s.failed("count articles", err)
		}
		if t.Articles += n; outcome != ledger.Read {
			t.Unread += n
		}
		outlets[outlet] = outlet != 0
	}
	for _, named := range outlets {
		if named {
			t.Outlets++
		}
	}
	return t, s.failed("count articles", rows.Err())
}

// Rows asks for lines.
func (s *Store) Rows(ctx context.Context, q ledger.Query) ([]ledger.Hit, error) {
	l, err := s.lookup(q)
	if err != nil || l == nil {
		return nil, err
	}
	return s.rows(ctx, q, l)
}

// CountRows counts the lines that answer to q, whatever its Limit.
func (s *Store) CountRows(ctx context.Context, q ledger.Query) (ledger.RowTally, error) {
	t := ledger.RowTally{What: map[string]int{}, In: map[string]int{}}
	l, err := s.lookup(q)
	if err != nil || l == nil {
		return t, err
	}
	from, columns := l.from, l.what+", "+l.number
	switch {
	case l.bare && l.what == "l.what":
		from = s.onLines(l)
	case l.lines != "":
		from = l.lines
	}
	if l.filtered {
		columns += ", l.text"
	} else {
		columns += ", ''"
	}
	rows, err := s.db.QueryContext(ctx, "SELECT "+columns+" FROM "+from+l.where.String(), l.where.args...)
	if err != nil {
		return t, s.failed("count", err)
	}
	defer rows.Close()
	articles, in := seen{}, map[string]*seen{}
	for rows.Next() {
		var n int64
		var what, text string
		if err := rows.Scan(&what, &n, &text); err != nil {
			return t, s.failed("count", err)
		}
		if !l.holds(text, q.Exact) {
			continue
		}
		t.Rows++
		t.What[what]++
		if in[what] == nil {
			in[what] = &seen{}
		}
		articles.add(n >> placeBits)
		in[what].add(n >> placeBits)
	}
	t.Articles = len(articles.set)
	for what, articles := range in {
		t.In[what] = len(articles.set)
	}
	return t, s.failed("count", rows.Err())
}

// seen are the articles of lines, which mostly come together.
type seen struct {
	set  map[int64]bool
	last int64
}

func (s *seen) add(article int64) {
	if s.set == nil {
		s.set, s.last = map[int64]bool{}, article-1
	}
	if article != s.last {
		s.set[article], s.last = true, article
	}
}

const rowColumns = "a.id, l.kind, l.ord, l.key, l.id, l.what, l.form, l.party, l.name, l.source, l.date_from, l.date_to, l.basis, l.status, l.score, l.starts, l.ends, l.text"

func rowFields(r *ledger.Row) []any {
	return []any{&r.Capture, &r.Kind, &r.Ord, &r.Key, &r.ID, &r.What, &r.Form, &r.Party, &r.Name, &r.Source, &r.From, &r.To, &r.Basis, &r.Status, &r.Score,
		&r.Start, &r.End, &r.Text}
}

// rows reads hits until there are enough: where the database gives more than were asked for, a part at a time.
func (s *Store) rows(ctx context.Context, q ledger.Query, l *lookup) ([]ledger.Hit, error) {
	if q.Limit == 0 || !l.filtered {
		hits, _, err := s.read(ctx, q, l)
		if q.Limit == 0 {
			hits = hits[min(q.Offset, len(hits)):]
		}
		return hits, err
	}
	var out []ledger.Hit
	part := q
	for part.Limit, part.Offset = max(4*q.Limit, atOnce), 0; ; part.Limit, part.Offset = min(4*part.Limit, most), part.Offset+part.Limit {
		hits, n, err := s.read(ctx, part, l)
		if err != nil {
			return nil, err
		}
		if out = append(out, hits...); n < part.Limit || len(out) >= q.Offset+q.Limit {
			return out[min(q.Offset, len(out)):min(q.Offset+q.Limit, len(out))], nil
		}
	}
}

// most is how many lines are read in one part.
const most = 4096

// read gives those lines that hold of the n which the database gives for q.
func (s *Store) read(ctx context.Context, q ledger.Query, l *lookup) (hits []ledger.Hit, n int, err error) {
	from := l.from + l.where.String() + " ORDER BY " + order(q, l.number)
	if q.Limit > 0 { // lines are chosen by what indexes have of them, and only those that are chosen are read
		choice := fmt.Sprintf("SELECT %s FROM %s LIMIT %d OFFSET %d", l.number, from, q.Limit, q.Offset)
		if l.bare && q.Latest {
			choice = l.latest(q)
		}
		from = fmt.Sprintf("line l JOIN article a ON a.seq = l.article WHERE l.n IN (%s) ORDER BY %s", choice, order(q, "l.n"))
	} else if l.bare {
		from = s.withLines(l) + l.where.String() + " ORDER BY " + order(q, l.number)
	}
	cluster := "coalesce((SELECT c.cluster FROM cluster c WHERE c.party = l.party), l.party)"
	rows, err := s.db.QueryContext(ctx, "SELECT "+rowColumns+", "+cluster+", "+articleColumns+" FROM "+from, l.where.args...)
	if err != nil {
		return nil, 0, s.failed("ask", err)
	}
	defer rows.Close()
	for ; rows.Next(); n++ {
		var h ledger.Hit
		fields, done := articleFields(&h.Article)
		if err := rows.Scan(append(append(rowFields(&h.Row), &h.Cluster), fields...)...); err != nil {
			return nil, n, s.failed("ask", err)
		}
		if err := done(); err != nil {
			return nil, n, fmt.Errorf("article %s: %w", h.Capture, err)
		}
		if l.holds(h.Text, q.Exact) {
			hits = append(hits, h)
		}
	}
	return hits, n, s.failed("ask", rows.Err())
}
