package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"onrecord/ledger/sqlstore"
)

// dialect is how PostgreSQL does what sqlstore leaves open.
type dialect struct{}

// lockKey is the first half of the advisory locks of onrecord ("onrc"); the second is the story's table of entries.
const lockKey = 0x6f6e7263

// Lock waits for other writers of the story. It is an advisory lock, so that nobody who only reads, and no vacuum, is held up.
func (dialect) Lock(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1, ('entry'::regclass::oid::bigint - 2147483648)::int)", lockKey)
	return err
}

// EntriesByKind leaves it to the planner, which knows how many there are of each kind.
func (dialect) EntriesByKind() string { return "entry" }

// NumberColumn is the key.
func (dialect) NumberColumn() string { return "n" }

// Indexed keeps the words as vectors without places: phrases are held against the text.
func (dialect) Indexed(number, text, name string) string {
	vector := func(place string) string {
		return "array_to_tsvector(array_remove(string_to_array(" + place + ", ' '), ''))"
	}
	return number + "::bigint, " + vector(text) + ", " + vector(name)
}

// DropLines takes a capture's words out of the index.
func (dialect) DropLines(ctx context.Context, tx *sql.Tx, capture int64) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM line_words WHERE n IN (SELECT n FROM line WHERE article = $1)", capture)
	return err
}

// ClearLines empties the index.
func (dialect) ClearLines(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM line_words")
	return err
}

// Match is a look-up in the index. Folded words are letters and digits only, so that nothing in them is syntax of a tsquery.
//
// A line's text and names are lettered alike, so that the alternatives of each may be looked up apart.
func (dialect) Match(any []sqlstore.Words, w *sqlstore.Where) (from, number string) {
	for _, list := range []struct {
		column string
		words  func(sqlstore.Words) []string
	}{{"text", func(w sqlstore.Words) []string { return w.Text }}, {"name", func(w sqlstore.Words) []string { return w.Name }}} {
		var alternatives []string
		for _, words := range any {
			if some := list.words(words); len(some) > 0 {
				alternatives = append(alternatives, "('"+strings.Join(some, "' & '")+"')")
			}
		}
		if len(alternatives) > 0 {
			w.And("w." + list.column + " @@ " + w.Arg(strings.Join(alternatives, " | ")) + "::tsquery")
		}
	}
	var letters []string
	for _, words := range any {
		if all := slices.Concat(words.Text, words.Name); len(all) > 0 {
			letters = append(letters, all[0][:1])
		}
	}
	w.In("w.letter", letters)
	return "line_words w", "w.n"
}

// Join leaves the order of joining to the planner.
func (dialect) Join() string { return " JOIN " }

// Phrases is false: see Indexed.
func (dialect) Phrases() bool { return false }

// Among takes the array apart before anything is looked up, so that an index serves.
func (dialect) Among(column, place string) string {
	return column + " = ANY (ARRAY(SELECT jsonb_array_elements_text(" + place + "::jsonb)))"
}

// Explain says what PostgreSQL's errors mean for the story.
func (dialect) Explain(err error) error {
	if e, ok := errors.AsType[*pgconn.ConnectError](err); ok && !errors.As(err, new(*pgconn.PgError)) {
		return fmt.Errorf("the server does not answer: check that it runs and that the address is right, then run the command again (%w)", e.Unwrap())
	}
	if lost(err) {
		return ended(err)
	}
	e, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return err
	}
	switch e.Code {
	case "28000", "28P01":
		return fmt.Errorf("the server does not let this user in: check user and password (%s)", e.Message)
	case "3D000":
		return fmt.Errorf("there is no such database: create it (createdb), or name another (%s)", e.Message)
	case "42501", "25006":
		return fmt.Errorf("the story cannot be written by this user: ask who runs the server for the right to (%s)", e.Message)
	case "57P01", "57P02", "57P03", "57P05", "08003", "08006":
		return ended(err)
	case "53100":
		return fmt.Errorf("the server's disk is full: the story keeps what it had, and nothing more; free some space and run the command again (%s)", e.Message)
	case "53300":
		return fmt.Errorf("the server has no connection left: try again when others are done (%s)", e.Message)
	case "55P03", "57014":
		return fmt.Errorf("the story is in use by another process that does not let go of it; try again when it is done (%s)", e.Message)
	case "XX001", "XX002":
		return fmt.Errorf("the story is damaged: onrecord verify tells where; go back to a copy or an export (%s)", e.Message)
	}
	if class := e.Code[:min(2, len(e.Code))]; class == "58" || class == "XX" || class == "53" {
		return fmt.Errorf("the server failed, its disk may be full: the story keeps what it had, and nothing more; its log says more; run the command again when that is mended (%s)", e.Message)
	}
	return err
}

// lost reports whether err is that the connection broke, and not that somebody broke off.
func lost(err error) bool {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	_, network := errors.AsType[*net.OpError](err)
	return network || errors.Is(err, pgconn.ErrConnClosed) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone)
}

// ended says what a server's end means. Whether a transaction that it was asked to commit is kept, nobody can know without asking again;
// that what is there already is not added twice makes asking harmless.
func ended(err error) error {
	return fmt.Errorf("the server went away, or the connection to it: what was acknowledged is kept, the rest in whole or not at all; run the command again when it is back (%w)", err)
}

// Checkup has nothing of its own to say: a server checks its pages itself (data checksums, pg_amcheck), and not for every user.
func (dialect) Checkup(context.Context, *sql.DB) ([]string, error) { return nil, nil }
