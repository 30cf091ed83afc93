package sqlite

import (
	"context"
	"database/sql"
	_ "embed" // the schemas
	"errors"
	"fmt"
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

// prepare checks that the file is a story of a format that is understood, and says whether it must be brought to the last of steps.
func prepare(ctx context.Context, db *sql.DB, path string, mode Mode, steps []string) (old bool, err error) {
	var app, format, tables int
	for _, p := range []struct {
		query string
		to    *int
	}{{"PRAGMA application_id", &app}, {"PRAGMA user_version", &format}, {"SELECT count(*) FROM sqlite_schema", &tables}} {
		if err := db.QueryRowContext(ctx, p.query).Scan(p.to); err != nil {
			return false, fmt.Errorf("read its beginning: %w", err)
		}
	}
	switch {
	case app == 0 && tables == 0 && mode != Making:
		return false, errors.New("it is empty: nothing was ever kept in it; onrecord add does that")
	case app != applicationID && (tables > 0 || mode != Making):
		return false, fmt.Errorf("%s is an SQLite file, and no story of onrecord: bytes 68 to 71 do not say so", path)
	case format > len(steps):
		return false, newer(format, len(steps))
	case format < len(steps) && mode == Reading:
		return false, fmt.Errorf("it was written by an older onrecord (format %d, this one writes %d): onrecord check --repair, or any command that adds, brings it up to date", format, len(steps))
	}
	return format < len(steps), nil
}

func newer(format, known int) error {
	return fmt.Errorf("it was written by a newer onrecord (format %d, this one knows formats up to %d), and was left as it is: use that version or a later one", format, known)
}

// migrate takes the steps that are still to take.
func migrate(ctx context.Context, tx *sql.Tx, steps []string) error {
	var format int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&format); err != nil {
		return err
	}
	if format > len(steps) { // meanwhile, by another process
		return newer(format, len(steps))
	}
	for i, step := range steps[format:] {
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return fmt.Errorf("bring the story from format %d to %d: %w; it was left as it was", format, format+i+1, err)
		}
	}
	for _, pragma := range []string{fmt.Sprintf("PRAGMA application_id = %d", applicationID), fmt.Sprintf("PRAGMA user_version = %d", len(steps))} {
		if _, err := tx.ExecContext(ctx, pragma); err != nil {
			return err
		}
	}
	return nil
}
