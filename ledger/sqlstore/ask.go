package sqlstore

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/search"
)

// Where collects the conditions of a query, with their arguments.
type Where struct {
	parts []string
	args  []any
}

// Arg adds an argument and returns its place.
func (w *Where) Arg(v any) string {
	w.args = append(w.args, v)
	return "$" + strconv.Itoa(len(w.args))
}

// And adds a condition.
func (w *Where) And(part string) { w.parts = append(w.parts, part) }

// String is the conditions as SQL, "" for none.
func (w *Where) String() string {
	if len(w.parts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.parts, " AND ")
}

// in is a condition that column is one of list.
func in[S ~string](w *Where, column string, list []S) {
	if len(list) == 0 {
		return
	}
	var places []string
	for _, v := range list {
		places = append(places, w.Arg(string(v)))
	}
	w.And(column + " IN (" + strings.Join(places, ", ") + ")")
}

// between is a condition that the dates of columns touch the half-open time from … to.
func (w *Where) between(from, to string, columnFrom, columnTo string) {
	if from != "" {
		w.And(columnTo + " > " + w.Arg(from))
	}
	if to != "" {
		w.And(columnFrom + " <> ''")
		w.And(columnFrom + " < " + w.Arg(to))
	}
}

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

// outlet is a condition that the folded name of the outlet has these words in it.
func (w *Where) outlet(name string) {
	if folded := search.Fold(name); folded != "" {
		w.And("' ' || a.outlet_folded || ' ' LIKE " + w.Arg("% "+folded+" %"))
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
	err := s.db.QueryRowContext(ctx, `SELECT count(*), count(DISTINCT CASE WHEN outlet <> '' THEN outlet END), count(CASE WHEN outcome <> $1 THEN 1 END)
		FROM article WHERE latest = 1 OR $2 = 1`, string(ledger.Read), map[bool]int{true: 1}[allVersions]).Scan(&t.Articles, &t.Outlets, &t.Unread)
	return t, s.failed("count articles", err)
}

// Rows asks for lines.
func (s *Store) Rows(ctx context.Context, q ledger.Query) ([]ledger.Hit, error) {
	text, err := search.Parse(q.Text)
	if err != nil {
		return nil, err
	}
	name := search.Words(q.Name)
	if q.Text != "" && len(text.Words) == 0 || q.Name != "" && len(name) == 0 {
		return nil, nil // nothing that could be searched for
	}
	w := &Where{}
	from, by := "line l", "l.n"
	if len(text.Words)+len(name) > 0 {
		from, by = s.dialect.Match(Words{text.Words, text.Phrases, name}, w)
	}
	in(w, "l.kind", q.Kinds)
	in(w, "l.party", q.Parties)
	if q.PartyPrefix != "" {
		w.And("l.party >= " + w.Arg(q.PartyPrefix))
		w.And("l.party < " + w.Arg(q.PartyPrefix+"g")) // g is past all digits
	}
	in(w, "l.what", q.What)
	in(w, "l.form", q.Forms)
	if q.Capture != "" {
		w.And("l.article IN (SELECT seq FROM article WHERE id = " + w.Arg(string(q.Capture)) + ")")
	}
	w.outlet(q.Outlet)
	if q.Basis != "" {
		w.And("l.basis LIKE " + w.Arg("%|"+string(q.Basis)+"|%"))
	}
	if len(q.Statuses) > 0 {
		in(w, "l.status", q.Statuses)
	} else {
		w.And("l.status <> " + w.Arg(string(ledger.Rejected)))
	}
	if q.Said {
		w.between(string(q.From), string(q.To), "l.date_from", "l.date_to")
	} else {
		w.between(string(q.From), string(q.To), "a.date_from", "a.date_to")
	}
	if !q.AllVersions {
		w.And("a.latest = 1")
	}
	if q.LeastSure {
		by = "l.score, " + by
	}
	from += " JOIN article a ON a.seq = l.article LEFT JOIN cluster c ON c.party = l.party"
	return s.rows(ctx, q, text, "FROM "+from+w.String()+" ORDER BY "+by, w.args)
}

const rowColumns = "a.id, l.kind, l.ord, l.key, l.id, l.what, l.form, l.party, l.name, l.source, l.date_from, l.date_to, l.basis, l.status, l.score, l.starts, l.ends, l.text"

func rowFields(r *ledger.Row) []any {
	return []any{&r.Capture, &r.Kind, &r.Ord, &r.Key, &r.ID, &r.What, &r.Form, &r.Party, &r.Name, &r.Source, &r.From, &r.To, &r.Basis, &r.Status, &r.Score,
		&r.Start, &r.End, &r.Text}
}

// rows reads hits until there are enough. What an index of words cannot tell (phrases, exact words) is held against the text here.
func (s *Store) rows(ctx context.Context, q ledger.Query, text search.Terms, from string, args []any) ([]ledger.Hit, error) {
	query := "SELECT " + rowColumns + ", coalesce(c.cluster, l.party), " + articleColumns + " " + from
	filtered := q.Exact || len(text.Phrases) > 0
	if q.Limit > 0 && !filtered {
		query += fmt.Sprintf(" LIMIT %d OFFSET %d", q.Limit, q.Offset)
	}
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.failed("ask", err)
	}
	defer rows.Close()
	var out []ledger.Hit
	skip := q.Offset
	for rows.Next() {
		var h ledger.Hit
		fields, done := articleFields(&h.Article)
		if err := rows.Scan(append(append(rowFields(&h.Row), &h.Cluster), fields...)...); err != nil {
			return nil, s.failed("ask", err)
		}
		if err := done(); err != nil {
			return nil, fmt.Errorf("article %s: %w", h.Capture, err)
		}
		if filtered && !text.In(h.Text, q.Exact) {
			continue
		}
		if (filtered || q.Limit == 0) && skip > 0 {
			skip--
			continue
		}
		out = append(out, h)
		if q.Limit > 0 && len(out) == q.Limit {
			break
		}
	}
	return out, s.failed("ask", rows.Err())
}
