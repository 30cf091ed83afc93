// Package sqlstore is the part of a store that SQLite and PostgreSQL share: one SQL text for both, over database/sql. What
// they do not share (how to lock, how to look up words, what their errors mean) is a [Dialect].
//
// The tables entry and blob hold what was appended; article, line, its index of words, names, about and cluster are the view, derived from
// them and made again by Rebuild; state is neither. docs/LEDGER-FORMAT.md describes them.
package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Dialect is what one database does in its own way.
type Dialect interface {
	// Lock makes a transaction the only one that writes, until it ends. Reading goes on.
	Lock(ctx context.Context, tx *sql.Tx) error
	// EntriesByKind is the table of entries, to be walked by their kinds: of most kinds there are few, which a planner may not know.
	EntriesByKind() string
	// NumberColumn names the column of line_words that is the line's number; Indexed are the values of a row of it, from the places of
	// the number, the folded words of the line's text and those of its names.
	NumberColumn() string
	Indexed(number, text, name string) string
	// DropLines forgets the words of the lines of the capture with that number, before the lines are deleted; ClearLines all.
	DropLines(ctx context.Context, tx *sql.Tx, capture int64) error
	ClearLines(ctx context.Context, tx *sql.Tx) error
	// Match looks words up: it adds a condition to w that the words of one of any are there, and returns what to select from, and its
	// column for the number of a line, or of names.
	Match(any []Words, w *Where) (from, number string)
	// Join goes between that and a table which is looked up by the number.
	Join() string
	// Phrases reports whether Match sees to phrases itself.
	Phrases() bool
	// Among is a condition that column is one of many words, which are the argument at place as a JSON array.
	Among(column, place string) string
	// Explain says what a database's error means to a person.
	Explain(err error) error
	// Checkup says what the database itself finds wrong with its storage.
	Checkup(ctx context.Context, db *sql.DB) ([]string, error)
}

// Words are what a look-up asks for, all of it folded and lettered for one kind of line: words that must all stand in the text, phrases whose words must stand
// together (they are among Text, too), words that
// must all stand in the names.
type Words struct{ Text, Phrases, Name []string }

// Mode is what a story is opened for.
type Mode int

// The modes.
const (
	Reading Mode = iota // it must be there; nothing is written
	Writing             // it must be there
	Making              // it is made if it is not there
)

// Store is a [ledger.Store] over a database whose schema is there.
type Store struct {
	db      *sql.DB
	dialect Dialect
	pack    *zstd.Encoder
	unpack  *zstd.Decoder
	closing func() error
	once    sync.Once
}

// New is the store over db. closing, if not nil, is called by Close before db is closed.
func New(db *sql.DB, d Dialect, closing func() error) (*Store, error) {
	pack, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false))
	if err != nil {
		return nil, err
	}
	unpack, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxBlob))
	if err != nil {
		return nil, err
	}
	return &Store{db: db, dialect: d, pack: pack, unpack: unpack, closing: closing}, nil
}

// maxBlob bounds what bytes are unpacked to; capturing bounds what goes in far below it.
const maxBlob = 1 << 30

// Close lets go of the database.
func (s *Store) Close() error {
	var err error
	s.once.Do(func() {
		if s.closing != nil {
			err = s.closing()
		}
		err = errors.Join(err, s.db.Close())
		s.unpack.Close()
	})
	return err
}

// Checkup says what the database itself finds wrong with its storage, one line each.
func (s *Store) Checkup(ctx context.Context) ([]string, error) {
	faults, err := s.dialect.Checkup(ctx, s.db)
	return faults, s.failed("check the storage", err)
}

// failed says what was being done when err came.
func (s *Store) failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, s.dialect.Explain(err))
}

// querier is a database or a transaction of it.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}
