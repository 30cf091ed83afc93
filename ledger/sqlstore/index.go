package sqlstore

import (
	"context"
	"database/sql"
	"iter"
	"strings"

	"onrecord/ledger"
	"onrecord/ledger/search"
)

// indexed are the folded words by which a line is found: of its text, and of the party's name and the words for it. Each begins
// with the letter of the line's kind, so that a look-up among lines of one kind passes over all others without reading them.
func indexed(kind ledger.RowKind, text, name, source string) (words, names string) {
	fold := func(s string) string {
		return strings.Join(lettered(kind, search.Words(s[:min(len(s), maxIndexed)])), " ")
	}
	return fold(text), fold(name + " " + source)
}

// indexVersion counts the ways in which lines were indexed.
const indexVersion = 2

// letter stands for a kind in the index. It is stored: none is ever used for another.
func letter(kind ledger.RowKind) string {
	switch kind {
	case ledger.StatementRow:
		return "s"
	case ledger.AbsenceRow:
		return "a"
	case ledger.RequestRow:
		return "q"
	case ledger.DesignationRow:
		return "d"
	case ledger.PartyRow:
		return "p"
	case ledger.RoleRow:
		return "r"
	case ledger.ClaimRow:
		return "c"
	case ledger.PassageRow:
		return "t"
	}
	return "x"
}

// lettered are words as the index has them for lines of a kind.
func lettered(kind ledger.RowKind, words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, letter(kind)+w)
	}
	return out
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
		rows, err := s.db.QueryContext(ctx, "SELECT n, kind, text, name, source FROM line ORDER BY n")
		if err != nil {
			yield(IndexedLine{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var l IndexedLine
			var kind ledger.RowKind
			var text, name, source string
			err := rows.Scan(&l.N, &kind, &text, &name, &source)
			l.Text, l.Name = indexed(kind, text, name, source)
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
