// Package sqlite keeps a story in one SQLite file: the store of a laptop.
//
// The file is readable by its owner only. It is written with a write-ahead log and full synchronisation, so that what was
// acknowledged survives a crash of the machine, and one process may write while others read; beside the file stand two more
// (-wal, -shm) while it is open, and are gone when it is closed. The schema is numbered (PRAGMA user_version) and goes forwards only.
package sqlite

import (
	"context"
	"database/sql"
	_ "embed" // the schema
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"

	_ "modernc.org/sqlite" // the driver

	"onrecord/ledger/sqlstore"
)

// applicationID marks a story among SQLite files ("onrc").
const applicationID = 0x6f6e7263

// migrations lead from one version of the schema to the next; the number of the last is the schema's. None is ever changed.
func migrations() []string { return []string{schema} }

//go:embed schema.sql
var schema string

// Mode is what a story is opened for.
type Mode = sqlstore.Mode

// The modes.
const (
	Reading = sqlstore.Reading
	Writing = sqlstore.Writing
	Making  = sqlstore.Making
)

// Open opens the story in the file at path.
func Open(ctx context.Context, path string, mode Mode) (*sqlstore.Store, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return nil, fmt.Errorf("open %s: it is no file; a story is one", path)
	case errors.Is(err, fs.ErrNotExist) && mode != Making:
		return nil, fmt.Errorf("open %s: there is no such story; onrecord add makes one, --story names another", path)
	case errors.Is(err, fs.ErrNotExist):
		// SQLite gives its files the mode of the first, so making it here keeps all of them private, whatever the umask.
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("make %s: %w; check that the folder is there and that you may write in it", path, err)
		}
		if err == nil {
			f.Close()
		}
	case err != nil:
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	d := dialect{path}
	db, err := sql.Open("sqlite", dsn(path, mode))
	if err != nil {
		return nil, err
	}
	if err := prepare(ctx, db, path, mode); err != nil {
		db.Close()
		return nil, fmt.Errorf("open %s: %w", path, d.Explain(err))
	}
	s, err := sqlstore.New(db, d, func() error {
		if mode == Reading {
			return nil
		}
		_, err := db.ExecContext(context.Background(), "PRAGMA optimize")
		return d.Explain(err)
	})
	if err == nil && mode != Reading {
		err = s.Renew(ctx)
	}
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

func dsn(path string, mode Mode) string {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {"busy_timeout(30000)", "journal_mode(wal)", "synchronous(full)", "foreign_keys(on)", "trusted_schema(off)"}}
	switch {
	case mode == Reading && writable(path):
		// Opened for writing all the same: only so are the files beside it taken away again.
		q = url.Values{"_pragma": {"busy_timeout(30000)", "query_only(on)", "trusted_schema(off)"}}
	case mode == Reading:
		q = url.Values{"mode": {"ro"}, "immutable": {"1"}, "_pragma": {"query_only(on)", "trusted_schema(off)"}}
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
}

func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	f.Close()
	return true
}

// prepare checks that the file is a story of a version that is understood, and brings it to this one.
func prepare(ctx context.Context, db *sql.DB, path string, mode Mode) error {
	var app, version, tables int
	for _, p := range []struct {
		query string
		to    *int
	}{{"PRAGMA application_id", &app}, {"PRAGMA user_version", &version}, {"SELECT count(*) FROM sqlite_schema", &tables}} {
		if err := db.QueryRowContext(ctx, p.query).Scan(p.to); err != nil {
			return err
		}
	}
	switch all := migrations(); {
	case app != applicationID && (tables > 0 || mode != Making):
		return fmt.Errorf("%s is an SQLite file, and no story of onrecord", path)
	case version > len(all):
		return fmt.Errorf("it was written by a newer onrecord (format %d, this one knows %d): use that one", version, len(all))
	case version == len(all):
		return nil
	case mode == Reading:
		return fmt.Errorf("it was written by an older onrecord (format %d, this one writes %d): onrecord verify --upgrade, or any command that adds, brings it up to date", version, len(all))
	}
	return migrate(ctx, db)
}

func migrate(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it has nothing to do
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil { // again: another process may have been quicker
		return err
	}
	all := migrations()
	for i, m := range all[min(version, len(all)):] {
		if _, err := tx.ExecContext(ctx, m); err != nil {
			return fmt.Errorf("bring the story to format %d: %w", version+i+1, err)
		}
	}
	for _, pragma := range []string{fmt.Sprintf("PRAGMA application_id = %d", applicationID), fmt.Sprintf("PRAGMA user_version = %d", len(all))} {
		if _, err := tx.ExecContext(ctx, pragma); err != nil {
			return err
		}
	}
	return tx.Commit()
}
