package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"onrecord/ledger"
)

const entryColumns = "seq, id, kind, time, author, cause, body, hash"

func scanEntry(row interface{ Scan(...any) error }) (ledger.Entry, error) {
	var e ledger.Entry
	var when, body string
	if err := row.Scan(&e.Seq, &e.ID, &e.Kind, &when, &e.By, &e.Cause, &body, &e.Hash); err != nil {
		return e, err
	}
	t, err := time.Parse(time.RFC3339, when)
	if err != nil {
		return e, fmt.Errorf("entry %d: its time %q is none", e.Seq, when)
	}
	e.Time, e.Body = t.UTC(), []byte(body)
	return e, nil
}

// page is how many entries are read at once: no query stays open while the caller works on them.
const page = 500

// Entries yields the entries after number after.
func (s *Store) Entries(ctx context.Context, after int64) iter.Seq2[ledger.Entry, error] {
	return func(yield func(ledger.Entry, error) bool) {
		for {
			list, err := s.entries(ctx, s.db, "seq > $1 ORDER BY seq LIMIT $2", after, page)
			if err != nil {
				yield(ledger.Entry{}, err)
				return
			}
			for _, e := range list {
				if !yield(e, nil) {
					return
				}
				after = e.Seq
			}
			if len(list) < page {
				return
			}
		}
	}
}

func (s *Store) entries(ctx context.Context, q querier, where string, args ...any) ([]ledger.Entry, error) {
	return s.entriesOf(ctx, q, "entry", where, args...)
}

func (s *Store) entriesOf(ctx context.Context, q querier, from, where string, args ...any) ([]ledger.Entry, error) {
	rows, err := q.QueryContext(ctx, "SELECT "+entryColumns+" FROM "+from+" WHERE "+where, args...)
	if err != nil {
		return nil, s.failed("read entries", err)
	}
	defer rows.Close()
	var list []ledger.Entry
	for rows.Next() {
		e, err := scanEntry(rows)
		if err != nil {
			return nil, s.failed("read entries", err)
		}
		list = append(list, e)
	}
	return list, s.failed("read entries", rows.Err())
}

// Entry finds an entry by the beginning of its ID.
func (s *Store) Entry(ctx context.Context, prefix ledger.ID) (ledger.Entry, error) {
	if prefix == "" {
		return ledger.Entry{}, fmt.Errorf("an entry without a number: %w", ledger.ErrNotFound)
	}
	list, err := s.Beginning(ctx, prefix, 2)
	switch {
	case err != nil:
		return ledger.Entry{}, err
	case len(list) == 0:
		return ledger.Entry{}, fmt.Errorf("entry %s: %w", prefix, ledger.ErrNotFound)
	case len(list) > 1 && list[0].ID != prefix:
		return ledger.Entry{}, fmt.Errorf("%q is the beginning of several entries' numbers, %s and %s among them; give more of it", prefix, list[0].ID, list[1].ID)
	}
	return list[0], nil
}

// Beginning gives the entries whose ID begins with prefix.
func (s *Store) Beginning(ctx context.Context, prefix ledger.ID, limit int) ([]ledger.Entry, error) {
	if prefix == "" {
		return nil, nil
	}
	return s.entries(ctx, s.db, "id >= $1 AND id < $2 ORDER BY id LIMIT $3", string(prefix), string(prefix)+"g", limit) // g is past all digits
}

// About gives the entries that reach a capture.
func (s *Store) About(ctx context.Context, capture ledger.ID) ([]ledger.Entry, error) {
	return s.about(ctx, s.db, capture)
}

func (s *Store) about(ctx context.Context, q querier, capture ledger.ID) ([]ledger.Entry, error) {
	return s.entries(ctx, q, "capture = $1 ORDER BY seq", string(capture))
}

// Judgements gives all judgements and what undid entries.
func (s *Store) Judgements(ctx context.Context) ([]ledger.Entry, error) {
	return s.judgements(ctx, s.db)
}

func (s *Store) judgements(ctx context.Context, q querier) ([]ledger.Entry, error) {
	return s.ofKind(ctx, q, ledger.KindJudgement)
}

// OfKind gives all entries of a kind, and what undid entries.
func (s *Store) OfKind(ctx context.Context, kind ledger.Kind) ([]ledger.Entry, error) {
	return s.ofKind(ctx, s.db, kind)
}

func (s *Store) ofKind(ctx context.Context, q querier, kind ledger.Kind) ([]ledger.Entry, error) {
	return s.entriesOf(ctx, q, s.dialect.EntriesByKind(), "kind IN ($1, $2) ORDER BY seq", string(kind), string(ledger.KindUndo))
}

// Has reports whether there is an entry of that ID.
func (s *Store) Has(ctx context.Context, id ledger.ID) (bool, error) {
	var one int
	err := s.db.QueryRowContext(ctx, "SELECT 1 FROM entry WHERE id = $1", string(id)).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, s.failed("look for an entry", err)
}

// Head is the checkpoint of all entries.
func (s *Store) Head(ctx context.Context) (ledger.Checkpoint, error) { return s.head(ctx, s.db) }

func (s *Store) head(ctx context.Context, q querier) (ledger.Checkpoint, error) {
	c := ledger.Checkpoint{Hash: ledger.Genesis()}
	err := q.QueryRowContext(ctx, "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").Scan(&c.Seq, &c.Hash)
	if errors.Is(err, sql.ErrNoRows) {
		return c, nil
	}
	return c, s.failed("read the last entry", err)
}

// Blob gives bytes by their digest, unpacked and checked.
func (s *Store) Blob(ctx context.Context, d ledger.Digest) ([]byte, error) {
	return s.blob(ctx, s.db, d)
}

func (s *Store) blob(ctx context.Context, q querier, d ledger.Digest) ([]byte, error) {
	var packed []byte
	var size int
	err := q.QueryRowContext(ctx, "SELECT size, data FROM blob WHERE sha256 = $1", string(d)).Scan(&size, &packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("bytes %s: %w", d, ledger.ErrNotFound)
	}
	if err != nil {
		return nil, s.failed("read bytes "+string(d), err)
	}
	return s.unpacked(d, packed, size)
}

func (s *Store) unpacked(d ledger.Digest, packed []byte, size int) ([]byte, error) {
	data, err := s.unpack.DecodeAll(packed, make([]byte, 0, max(0, min(size, maxBlob))))
	if err != nil {
		return nil, fmt.Errorf("unpack bytes %s: %w: they were altered", d, err)
	}
	if ledger.DigestOf(data) != d || len(data) != size {
		return nil, fmt.Errorf("bytes %s are not those that were kept: they were altered", d)
	}
	return data, nil
}

// State is what was set for key, nil for nothing.
func (s *Store) State(ctx context.Context, key string) ([]byte, error) {
	return s.state(ctx, s.db, key)
}

func (s *Store) state(ctx context.Context, q querier, key string) ([]byte, error) {
	var value []byte
	err := q.QueryRowContext(ctx, "SELECT value FROM state WHERE key = $1", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if value == nil && err == nil {
		value = []byte{} // set, and empty
	}
	return value, s.failed("read state "+key, err)
}

// SetState remembers value for key.
func (s *Store) SetState(ctx context.Context, key string, value []byte) error {
	return s.setState(ctx, s.db, key, value)
}

func (s *Store) setState(ctx context.Context, q querier, key string, value []byte) error {
	if value == nil {
		value = []byte{}
	}
	_, err := q.ExecContext(ctx, "INSERT INTO state (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
	return s.failed("keep state "+key, err)
}
