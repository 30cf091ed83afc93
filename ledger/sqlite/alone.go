package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Alone makes sure that no other process has the story at path open, and that none can open it while do runs: for what is done to the
// file as a whole. The file is one file then, with nothing beside it. do must not open and close it: on Unix that would give the
// lock up.
func Alone(ctx context.Context, path string, do func() error) error {
	s, err := Open(ctx, path, Writing) // brings in what a crash left beside it, and makes sure that it is a story
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	d := dialect{path}
	db, err := sql.Open("sqlite", dsn(path, Writing))
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx) // pragmas bind one connection
	if err != nil {
		return d.Explain(err)
	}
	defer conn.Close()
	// Only who has a story alone can make it leave the write-ahead log, without which nobody reads while somebody has it to himself.
	for _, p := range []string{"PRAGMA busy_timeout = 2000", "PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"} {
		if _, err := conn.ExecContext(ctx, p); err != nil {
			return d.Explain(err)
		}
	}
	var mode string
	if err := conn.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return d.Explain(err)
	}
	if mode != "delete" { // another was quicker between the two
		return fmt.Errorf("%s is open in another process: end that first", path)
	}
	err = do()
	if _, end := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK"); err == nil && end != nil {
		err = errors.Join(err, d.Explain(end))
	}
	return err
}
