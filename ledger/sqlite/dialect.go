package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"onrecord/ledger/sqlstore"
)

// dialect is how SQLite does what sqlstore leaves open.
type dialect struct{ path string }

// Lock has nothing to do: transactions begin IMMEDIATE, which waits for other writers.
func (dialect) Lock(context.Context, *sql.Tx) error { return nil }

// EntriesByKind names the index, for the statistics that SQLite keeps know only how many entries a kind has on average.
func (dialect) EntriesByKind() string { return "entry INDEXED BY entry_kind" }

// NumberColumn is the row of the FTS5 index.
func (dialect) NumberColumn() string { return "rowid" }

// Indexed leaves words to the index as they are.
func (dialect) Indexed(number, text, name string) string { return number + ", " + text + ", " + name }

// DropLines takes a capture's words out of the index.
func (dialect) DropLines(ctx context.Context, tx *sql.Tx, capture int64) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM line_words WHERE rowid IN (SELECT n FROM line WHERE article = $1)", capture)
	return err
}

// ClearLines empties the index.
func (dialect) ClearLines(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO line_words (line_words) VALUES ('delete-all')")
	return err
}

// Match is a look-up in the index, which gives its rows in their order. Folded words are letters and digits only, so that nothing in
// them is FTS5 syntax.
func (dialect) Match(any []sqlstore.Words, w *sqlstore.Where) (from, number string) {
	var alternatives []string
	for _, words := range any {
		var parts []string
		for _, list := range []struct {
			column string
			words  []string
		}{{"text", words.Text}, {"text", words.Phrases}, {"name", words.Name}} {
			for _, w := range list.words {
				parts = append(parts, list.column+` : "`+w+`"`)
			}
		}
		alternatives = append(alternatives, "("+strings.Join(parts, " AND ")+")")
	}
	w.And("w.line_words MATCH " + w.Arg(strings.Join(alternatives, " OR ")))
	return "line_words w", "w.rowid"
}

// Join keeps the planner from sorting what the index gives in order.
func (dialect) Join() string { return " CROSS JOIN " }

// Phrases is true: the index knows the places of words.
func (dialect) Phrases() bool { return true }

// Among takes the array apart.
func (dialect) Among(column, place string) string {
	return column + " IN (SELECT value FROM json_each(" + place + "))"
}

// Explain says what SQLite's errors mean for the story file.
func (d dialect) Explain(err error) error {
	e, ok := errors.AsType[*driver.Error](err)
	if !ok {
		return err
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_FULL:
		return fmt.Errorf("the disk is full: %s keeps what it had, and nothing more; free some space and run the command again (%w)", d.path, err)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("%s is in use by another process that does not let go of it; try again when it is done (%w)", d.path, err)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		return fmt.Errorf("%s cannot be written: check its permissions and those of its folder (%w)", d.path, err)
	case lib.SQLITE_NOTADB:
		return fmt.Errorf("%s is no story of onrecord, or its beginning was damaged (%w)", d.path, err)
	case lib.SQLITE_CORRUPT:
		return fmt.Errorf("%s is damaged: onrecord verify tells where, as far as that can be told; go back to a copy or an export (%w)", d.path, err)
	case lib.SQLITE_CANTOPEN:
		return fmt.Errorf("%s cannot be opened: check that the folder is there and that you may read it (%w)", d.path, err)
	case lib.SQLITE_IOERR:
		return fmt.Errorf("the disk failed, or is full, while %s was read or written: check it (%w)", d.path, err)
	}
	return err
}
