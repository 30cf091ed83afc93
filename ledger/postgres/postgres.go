// Package postgres keeps a story in PostgreSQL: the store of a newsroom, where many add and ask at once.
//
// A story's address is a postgres:// URL as libpq takes it. Beyond what libpq knows, the parameter schema names the schema that
// holds the story, so that one database holds many; without it, the story is in the first of the search path. The database must
// be in UTF-8. The schema is numbered (table onrecord) and goes forwards only. Every order that counts is stated as that of bytes,
// so that the same entries give the same view as in every other store, whatever the server's collation.
//
// Durability is the server's: it must run with fsync and synchronous_commit, as it does unless somebody switched them off.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"onrecord/ledger/sqlstore"
)

// Open opens the story at address.
func Open(ctx context.Context, address string, mode sqlstore.Mode) (*sqlstore.Store, error) {
	return OpenTelling(ctx, address, mode, nil)
}

// OpenTelling is Open of what may be a large story of an older onrecord, which takes minutes to bring up to date: progress is told how many
// captures of all are done. A ctx that ends leaves the story as it was. Who has it open for reading waits meanwhile.
func OpenTelling(ctx context.Context, address string, mode sqlstore.Mode, progress func(done, all int)) (*sqlstore.Store, error) {
	return connect(ctx, address, mode, migrations(), progress)
}

// connect is Open for a program that knows the formats to which steps lead.
func connect(ctx context.Context, address string, mode sqlstore.Mode, steps []string, progress func(done, all int)) (*sqlstore.Store, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("open a story on a server: its address is no URL; want postgres://USER@HOST/DATABASE?schema=NAME")
	}
	name := Redacted(address)
	q := u.Query()
	in := q.Get("schema")
	q.Del("schema")
	u.RawQuery = q.Encode()
	config, err := pgx.ParseConfig(u.String())
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err) // pgx hides the password
	}
	config.RuntimeParams["application_name"] = "onrecord"
	config.RuntimeParams["client_encoding"] = "UTF8"
	if in != "" {
		config.RuntimeParams["search_path"] = pgx.Identifier{in}.Sanitize()
	}
	if mode == sqlstore.Reading {
		config.RuntimeParams["default_transaction_read_only"] = "on"
		// What is asked for often is mostly in memory, or on a disk without a head to move; and a word in ten thousand lines is sooner
		// looked up than waited for while they go by.
		config.RuntimeParams["random_page_cost"] = "1.1"
		config.RuntimeParams["cpu_operator_cost"] = "0.01"
	}
	db := stdlib.OpenDB(*config)
	s, err := open(ctx, db, in, mode, steps, progress)
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("open %s: %w", name, dialect{}.Explain(err))
	}
	return s, nil
}

// Redacted is an address as it may be shown: without passwords. What is no URL is not shown at all.
func Redacted(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "postgres://…"
	}
	q := u.Query()
	for _, secret := range []string{"password", "sslpassword"} {
		if q.Has(secret) {
			q.Set(secret, "xxxxx")
			u.RawQuery = q.Encode()
		}
	}
	return u.Redacted()
}

func open(ctx context.Context, db *sql.DB, in string, mode sqlstore.Mode, steps []string, progress func(done, all int)) (*sqlstore.Store, error) {
	var encoding string
	var version sql.NullInt64
	var there bool
	if err := db.QueryRowContext(ctx, "SHOW server_encoding").Scan(&encoding); err != nil {
		return nil, err
	}
	if encoding != "UTF8" {
		return nil, fmt.Errorf("the database is in %s; a story needs one in UTF8 (createdb -E UTF8)", encoding)
	}
	if err := db.QueryRowContext(ctx, "SELECT to_regclass('onrecord') IS NOT NULL").Scan(&there); err != nil {
		return nil, err
	}
	if there {
		if err := db.QueryRowContext(ctx, "SELECT max(format) FROM onrecord").Scan(&version); err != nil {
			return nil, err
		}
	}
	n := int64(len(steps))
	switch {
	case version.Int64 > n:
		return nil, newer(version.Int64, n)
	case version.Int64 == 0 && mode != sqlstore.Making:
		return nil, errors.New("there is no story; onrecord add makes one, --story names another")
	case version.Int64 < n && mode == sqlstore.Reading:
		return nil, fmt.Errorf("it was written by an older onrecord (format %d, this one writes %d): onrecord check --repair, or any command that adds, brings it up to date", version.Int64, n)
	}
	s, err := sqlstore.New(db, dialect{}, nil)
	switch {
	case err != nil:
	case mode == sqlstore.Reading:
		err = s.CheckCurrent(ctx)
	case version.Int64 < n:
		err = s.Renew(ctx, func(ctx context.Context, tx *sql.Tx) error { return migrate(ctx, tx, in, steps) }, progress)
	default:
		err = s.Renew(ctx, nil, progress)
	}
	return s, err
}
