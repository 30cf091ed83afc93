package postgres

import (
	"context"
	"database/sql"
	_ "embed" // the schemas
	"fmt"

	"github.com/jackc/pgx/v5"
)

//go:embed schema.sql
var schema string

//go:embed schema_2.sql
var schema2 string

//go:embed schema_3.sql
var schema3 string

// migrations lead from one format to the next; the number of the last is the present one. None is ever changed once it was released: a
// story of each format is kept in testdata, and must become what a new one is.
func migrations() []string { return []string{schema, schema2, schema3} }

func newer(format, known int64) error {
	return fmt.Errorf("it was written by a newer onrecord (format %d, this one knows formats up to %d), and was left as it is: use that version or a later one", format, known)
}

// numbers is the table of formats that a story was brought to.
const numbers = "CREATE TABLE IF NOT EXISTS onrecord (format BIGINT PRIMARY KEY)"

// migrate takes the steps that are still to take. Others who would do the same wait, and then find it done.
func migrate(ctx context.Context, tx *sql.Tx, in string, steps []string) error {
	if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", int64(lockKey)); err != nil {
		return err
	}
	if in != "" {
		var there bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)", in).Scan(&there); err != nil {
			return err
		}
		if !there { // IF NOT EXISTS would ask for the right to make one even so
			if _, err := tx.ExecContext(ctx, "CREATE SCHEMA "+pgx.Identifier{in}.Sanitize()); err != nil {
				return err
			}
		}
	}
	var format int64
	if _, err := tx.ExecContext(ctx, numbers); err != nil {
		return err
	}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(format), 0) FROM onrecord").Scan(&format); err != nil {
		return err
	}
	if format > int64(len(steps)) { // meanwhile, by another process
		return newer(format, int64(len(steps)))
	}
	for i, step := range steps[format:] {
		n := format + int64(i) + 1
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return fmt.Errorf("bring the story from format %d to %d: %w; it was left as it was", format, n, err)
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO onrecord (format) VALUES ($1)", n); err != nil {
			return err
		}
	}
	return nil
}
