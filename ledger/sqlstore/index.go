package sqlstore

import (
	"context"
	"database/sql"
	"iter"

	"onrecord/ledger/search"
)

// indexed are the folded words by which a line is found: of its text, and of the party's name and the words for it.
func indexed(text, name, source string) (words, names string) {
	fold := func(s string) string { return search.Fold(s[:min(len(s), maxIndexed)]) }
	return fold(text), fold(name + " " + source)
}

// maxIndexed bounds what of one line can be found, in bytes.
const maxIndexed = 256 << 10

// IndexChecker is a Dialect whose index of words can be held against the lines.
type IndexChecker interface {
	// CheckIndex says what is wrong with the index when lines are the number and the folded words of every line.
	CheckIndex(ctx context.Context, db *sql.DB, lines iter.Seq2[IndexedLine, error]) ([]string, error)
}

// IndexedLine is a line as the index of words should have it.
type IndexedLine struct {
	N          int64
	Text, Name string
}

// CheckIndex says what is wrong with the index of words, one line each; nothing where the database keeps it in the lines themselves. It
// goes through all words, so it takes time.
func (s *Store) CheckIndex(ctx context.Context) ([]string, error) {
	d, ok := s.dialect.(IndexChecker)
	if !ok {
		return nil, nil
	}
	faults, err := d.CheckIndex(ctx, s.db, func(yield func(IndexedLine, error) bool) {
		rows, err := s.db.QueryContext(ctx, "SELECT n, text, name, source FROM line ORDER BY n")
		if err != nil {
			yield(IndexedLine{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var l IndexedLine
			var text, name, source string
			err := rows.Scan(&l.N, &text, &name, &source)
			l.Text, l.Name = indexed(text, name, source)
			if !yield(l, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(IndexedLine{}, err)
		}
	})
	return faults, s.failed("check the index of words", err)
}
