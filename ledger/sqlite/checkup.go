package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// Checkup compares the schema with the one that there should be, and runs SQLite's own check of its pages and of the index of words. Where
// that finds the file too damaged to go on, it looks for the tables and rows that cannot be read.
func (dialect) Checkup(ctx context.Context, db *sql.DB) ([]string, error) {
	faults, err := schemaFaults(ctx, db)
	if malformed(err) {
		return append(faults, listDamaged(err)), nil
	} else if err != nil {
		return nil, err
	}
	lines, err := integrity(ctx, db, "50")
	if err != nil && !malformed(err) {
		return append(faults, lines...), err
	}
	lost := err != nil
	for _, line := range lines {
		if strings.HasSuffix(line, "disk image is malformed") {
			lost = true
			continue
		}
		faults = append(faults, line)
	}
	if !lost {
		return faults, nil
	}
	more, err := damage(ctx, db)
	return append(faults, more...), err
}

// integrity is what PRAGMA integrity_check says, nothing for all being well.
func integrity(ctx context.Context, db *sql.DB, of string) ([]string, error) {
	rows, err := db.QueryContext(ctx, "PRAGMA integrity_check("+of+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return lines, err
		}
		if line != "ok" {
			lines = append(lines, line)
		}
	}
	return lines, rows.Err()
}

// malformed reports whether err is SQLite's that the file is damaged.
func malformed(err error) bool {
	e, ok := errors.AsType[*driver.Error](err)
	return ok && e.Code()&0xff == lib.SQLITE_CORRUPT
}

// listDamaged is what is wrong where the file cannot even be opened for it.
func listDamaged(err error) string {
	return fmt.Sprintf("the list of its tables, at its beginning, is damaged (%v)", err)
}

// damage looks for what cannot be read in a file that SQLite's check gave up on.
func damage(ctx context.Context, db *sql.DB) ([]string, error) {
	var faults []string
	for _, table := range []string{"entry", "blob", "article", "line", "cluster", "state"} {
		first, last, err := unreadable(ctx, db, table)
		switch {
		case err != nil:
			return faults, err
		case first != "":
			faults = append(faults, fmt.Sprintf("the table %s cannot be read from row %s on to row %s", table, first, last))
			continue
		}
		// Its rows can be read, so it is what finds them.
		if lines, err := integrity(ctx, db, table); malformed(err) || len(lines) > 0 {
			faults = append(faults, fmt.Sprintf("an index of the table %s is damaged", table))
		} else if err != nil {
			return faults, err
		}
	}
	if len(faults) == 0 {
		faults = append(faults, "the index of words, or the list of free pages, is damaged")
	}
	return faults, nil
}

// unreadable is between which rows of a table reading fails: behind the last that can be read from the first on, and before the last that
// can be read from the end on; "" when all can.
func unreadable(ctx context.Context, db *sql.DB, table string) (first, last string, err error) {
	after, err := readable(ctx, db, table, "ASC")
	if err == nil || !malformed(err) {
		return "", "", err
	}
	first, last = "1", "its end"
	if after.Valid {
		first = fmt.Sprint(after.Int64 + 1)
	}
	before, err := readable(ctx, db, table, "DESC")
	if err != nil && !malformed(err) {
		return "", "", err
	}
	if before.Valid {
		last = fmt.Sprint(before.Int64 - 1)
	}
	return first, last, nil
}

// readable reads a table in an order, and is the last row that could be read.
func readable(ctx context.Context, db *sql.DB, table, order string) (sql.NullInt64, error) {
	var at sql.NullInt64
	rows, err := db.QueryContext(ctx, "SELECT rowid, * FROM "+table+" NOT INDEXED ORDER BY rowid "+order)
	if err != nil {
		return at, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return at, err
	}
	into := make([]any, len(names))
	for i := range into {
		into[i] = new(sql.RawBytes)
	}
	for rows.Next() {
		var n sql.NullInt64
		into[0] = &n
		if err := rows.Scan(into...); err != nil {
			return at, err
		}
		at = n
	}
	return at, rows.Err()
}
