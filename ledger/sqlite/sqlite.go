// Package sqlite keeps a story in one SQLite file: the store of a laptop.
//
// The file is readable by its owner only. It is written with a write-ahead log and full synchronisation, so that what was
// acknowledged survives a crash of the machine, and one process may write while others read; beside the file stand two more
// (-wal, -shm) while it is open, and are gone when it is closed. The schema is numbered (PRAGMA user_version) and goes forwards only.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver

	"onrecord/ledger/sqlstore"
)

// applicationID marks a story among SQLite files ("onrc").
const applicationID = 0x6f6e7263

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
	return OpenTelling(ctx, path, mode, nil)
}

// OpenTelling is Open of what may be a large story of an older onrecord, which takes minutes to bring up to date: progress is told how many
// captures of all are done. A ctx that ends leaves the story as it was.
func OpenTelling(ctx context.Context, path string, mode Mode, progress func(done, all int)) (*sqlstore.Store, error) {
	return open(ctx, path, mode, migrations(), progress)
}

// open is Open for a program that knows the formats to which steps lead.
func open(ctx context.Context, path string, mode Mode, steps []string, progress func(done, all int)) (*sqlstore.Store, error) {
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
	old, err := prepare(ctx, db, path, mode, steps)
	if err != nil {
		db.Close()
		if malformed(err) {
			return nil, fmt.Errorf("open %s: %s; go back to a copy or an export", path, listDamaged(err))
		}
		if mode == Reading && hasLog(path) && !(writable(path) && writable(filepath.Dir(path))) {
			return nil, fmt.Errorf("open %s: what was added last stands in %s-wal, which cannot be taken in, for you may not write here: have its owner open it, or copy both files to a folder of your own (%w)",
				path, path, err)
		}
		return nil, fmt.Errorf("open %s: %w", path, d.Explain(err))
	}
	s, err := sqlstore.New(db, d, func() error {
		if mode == Reading {
			return nil
		}
		_, err := db.ExecContext(context.Background(), "PRAGMA optimize")
		return d.Explain(err)
	})
	switch {
	case err != nil:
	case mode == sqlstore.Reading:
		err = s.CheckCurrent(ctx)
	case old:
		err = d.Explain(s.Renew(ctx, func(ctx context.Context, tx *sql.Tx) error { return migrate(ctx, tx, steps) }, progress))
	default:
		err = s.Renew(ctx, nil, progress)
	}
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

// dsn is how the driver is told to open the story at path.
func dsn(path string, mode Mode) string {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {"busy_timeout(30000)", "journal_mode(wal)", "synchronous(full)", "foreign_keys(on)", "trusted_schema(off)"}}
	switch {
	case mode == Reading && writable(path) && writable(filepath.Dir(path)):
		// Opened for writing all the same: only so are the files beside it taken away again.
		q = url.Values{"_pragma": {"busy_timeout(30000)", "query_only(on)", "trusted_schema(off)", "cache_size(-65536)"}}
	case mode == Reading:
		q = readOnly(path)
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// readOnly is how a file is opened that may not be written. One with a log beside it is in use, or was left by a crash, and what was
// added last stands in the log alone; SQLite reads both where it finds or may make the log's index (-shm). Without a log nobody writes, and nothing
// beside the file is needed.
func readOnly(path string) url.Values {
	q := url.Values{"mode": {"ro"}, "_pragma": {"busy_timeout(30000)", "query_only(on)", "trusted_schema(off)", "cache_size(-65536)"}}
	if !hasLog(path) {
		q.Set("immutable", "1")
	}
	return q
}

// hasLog reports whether a write-ahead log that holds something stands beside the story at path.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}
