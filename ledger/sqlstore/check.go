package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"hash/fnv"
	"iter"

	"onrecord/ledger"
)

// IndexChecker is a Dialect whose index of words can be held against the lines.
type IndexChecker interface {
	// CheckIndex says what is wrong with the index when lines are the number and the folded words of every line.
	CheckIndex(ctx context.Context, db *sql.DB, lines iter.Seq2[IndexedLine, error]) ([]string, error)
}

// IndexedLine is a line, or what somebody is called, as the index of words should have it.
type IndexedLine struct {
	N          int64
	Text, Name string
}

// Sum is what many things come to, in whatever order they are added, so that none need be kept to compare them with many others.
type Sum struct {
	N     int64
	total uint64
}

// Add adds a thing.
func (s *Sum) Add(parts ...any) {
	h := fnv.New64a()
	for _, p := range parts {
		fmt.Fprintf(h, "%v\x00", p)
	}
	s.N++
	s.total += h.Sum64()
}

// CheckIndex says what is wrong with what the lines are found by, one line each: the index of words, where the database does not keep it in the
// lines themselves, and the pages. It goes through all of them, so it takes time.
func (s *Store) CheckIndex(ctx context.Context) ([]string, error) {
	faults, err := s.checkPages(ctx)
	if err != nil {
		return nil, s.failed("check the pages", err)
	}
	d, ok := s.dialect.(IndexChecker)
	if !ok {
		return faults, nil
	}
	words, err := d.CheckIndex(ctx, s.db, func(yield func(IndexedLine, error) bool) {
		if s.indexedLines(ctx, yield) {
			s.indexedNames(ctx, yield)
		}
	})
	return append(faults, words...), s.failed("check the index of words", err)
}

func (s *Store) indexedLines(ctx context.Context, yield func(IndexedLine, error) bool) bool {
	rows, err := s.db.QueryContext(ctx, "SELECT n, kind, status, text, name, source FROM line ORDER BY n")
	if err != nil {
		yield(IndexedLine{}, err)
		return false
	}
	defer rows.Close()
	for rows.Next() {
		var l IndexedLine
		var kind ledger.RowKind
		var status ledger.Status
		var text, name, source string
		err := rows.Scan(&l.N, &kind, &status, &text, &name, &source)
		l.Text, l.Name = indexed(kind, status, text, name, source)
		if !yield(l, err) || err != nil {
			return false
		}
	}
	if err := rows.Err(); err != nil {
		yield(IndexedLine{}, err)
		return false
	}
	return true
}

func (s *Store) indexedNames(ctx context.Context, yield func(IndexedLine, error) bool) bool {
	rows, err := s.db.QueryContext(ctx, "SELECT id, names FROM names ORDER BY id")
	if err != nil {
		yield(IndexedLine{}, err)
		return false
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var n names
		err := rows.Scan(&id, &n.names)
		if !yield(IndexedLine{N: indexOfNames(id), Text: n.words()}, err) || err != nil {
			return false
		}
	}
	if err := rows.Err(); err != nil {
		yield(IndexedLine{}, err)
		return false
	}
	return true
}

// checkPages holds what stands on pages against what should, from the lines and clusters.
func (s *Store) checkPages(ctx context.Context) ([]string, error) {
	clusters, err := s.kept(ctx, s.db, "", nil)
	if err != nil {
		return nil, err
	}
	var want, got Sum
	var rows []ledger.Row
	var first int64
	take := func() {
		list, called := abouts(rows, first, clusters)
		for _, x := range list {
			n := names{}
			if x.names >= 0 {
				n = called[x.names]
			}
			want.Add(x.who, x.relation, x.n, x.what, n.who, n.kind, n.name, n.names)
		}
		rows = rows[:0]
	}
	lines, err := s.db.QueryContext(ctx, "SELECT l.n, "+rowColumns+" FROM line l JOIN article a ON a.seq = l.article ORDER BY l.article, l.n")
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	for lines.Next() {
		var n int64
		var r ledger.Row
		if err := lines.Scan(append([]any{&n}, rowFields(&r)...)...); err != nil {
			return nil, err
		}
		if len(rows) > 0 && rows[0].Capture != r.Capture {
			take()
		}
		if len(rows) == 0 {
			first = n
		}
		rows = append(rows, r)
	}
	take()
	if err := lines.Err(); err != nil {
		return nil, err
	}
	pages, err := s.db.QueryContext(ctx, `SELECT b.who, b.relation, b.n, b.what, coalesce(m.who, ''), coalesce(m.kind, ''), coalesce(m.name, ''), coalesce(m.names, '')
		FROM about b LEFT JOIN names m ON m.id = b.names`)
	if err != nil {
		return nil, err
	}
	defer pages.Close()
	for pages.Next() {
		var x about
		var n names
		if err := pages.Scan(&x.who, &x.relation, &x.n, &x.what, &n.who, &n.kind, &n.name, &n.names); err != nil {
			return nil, err
		}
		got.Add(x.who, x.relation, x.n, x.what, n.who, n.kind, n.name, n.names)
	}
	if err := pages.Err(); err != nil {
		return nil, err
	}
	if want != got {
		return []string{fmt.Sprintf("the pages of parties have %d lines that are not the %d of the articles: who and said may leave things out, or tell what is not there; onrecord check --repair makes them anew", got.N, want.N)}, nil
	}
	return nil, nil
}
