package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"onrecord/ledger/sqlstore"
)

// CheckIndex compares the words that the index has, each with its line, column and place, with those that it should have. Neither is
// kept: both are added up, in whatever order they come.
func (dialect) CheckIndex(ctx context.Context, db *sql.DB, lines iter.Seq2[sqlstore.IndexedLine, error]) ([]string, error) {
	var want, got sqlstore.Sum
	for l, err := range lines {
		if err != nil {
			return nil, err
		}
		for column, words := range map[string]string{"text": l.Text, "name": l.Name} {
			for i, w := range strings.Fields(words) {
				want.Add(w, l.N, column, i)
			}
		}
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	// The list of words is a table in memory, and the story stays as it is; yet a connection that may only ask would not make it.
	var only int
	if err := conn.QueryRowContext(ctx, "PRAGMA query_only").Scan(&only); err != nil {
		return nil, err
	}
	for _, q := range []string{"PRAGMA query_only = off", "PRAGMA temp_store = memory", "CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, line_words, instance)"} {
		if _, err := conn.ExecContext(ctx, q); err != nil {
			return nil, err
		}
	}
	err = counted(ctx, conn, &got)
	for _, q := range []string{"DROP TABLE temp.indexed", fmt.Sprintf("PRAGMA query_only = %d", only)} {
		if _, end := conn.ExecContext(context.WithoutCancel(ctx), q); err == nil {
			err = end
		}
	}
	if err != nil {
		return nil, err
	}
	if want != got {
		return []string{fmt.Sprintf("the index of words has %d that are not those of the lines' %d: words are found where they are not, or not where they are; onrecord check --repair makes it anew", got.N, want.N)}, nil
	}
	return nil, nil
}

// counted adds up what the list of words has.
func counted(ctx context.Context, conn *sql.Conn, s *sqlstore.Sum) error {
	rows, err := conn.QueryContext(ctx, "SELECT term, doc, col, offset FROM temp.indexed")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var word, column string
		var line int64
		var place int
		if err := rows.Scan(&word, &line, &column, &place); err != nil {
			return err
		}
		s.Add(word, line, column, place)
	}
	return rows.Err()
}

// schemaFaults compares the schema in the file with the one that it should have: tables that ask something else than they say would lie.
func schemaFaults(ctx context.Context, db *sql.DB) ([]string, error) {
	fresh, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer fresh.Close()
	fresh.SetMaxOpenConns(1) // each would have a memory of its own
	tx, err := fresh.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(migrate(ctx, tx, migrations()), tx.Commit()); err != nil {
		return nil, err
	}
	want, err := schemaOf(ctx, fresh)
	if err != nil {
		return nil, err
	}
	got, err := schemaOf(ctx, db)
	if err != nil {
		return nil, err
	}
	var faults []string
	for name, text := range want {
		if got[name] != text {
			faults = append(faults, fmt.Sprintf("the table or index %q is not made as onrecord makes it", name))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			faults = append(faults, fmt.Sprintf("there is a table or index %q that is not onrecord's", name))
		}
	}
	return faults, nil
}

func schemaOf(ctx context.Context, db *sql.DB) (map[string]string, error) {
	// sqlite_stat tables are statistics for the planner of queries.
	rows, err := db.QueryContext(ctx, "SELECT type || ' ' || name, tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, err
		}
		out[name] = text
	}
	return out, rows.Err()
}
