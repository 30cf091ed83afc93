package sqlstore

import (
	"context"
	"encoding/json"

	"onrecord/ledger"
)

// Several gives the entries that reach each of some captures, in order.
func (s *Store) Several(ctx context.Context, captures []ledger.ID) (map[ledger.ID][]ledger.Entry, error) {
	data, err := json.Marshal(captures)
	out := map[ledger.ID][]ledger.Entry{}
	if err != nil || len(captures) == 0 {
		return out, err
	}
	rows, err := s.db.QueryContext(ctx, "SELECT capture, "+entryColumns+" FROM entry WHERE "+s.dialect.Among("capture", "$1")+" ORDER BY seq", string(data))
	if err != nil {
		return nil, s.failed("read entries", err)
	}
	defer rows.Close()
	for rows.Next() {
		var capture ledger.ID
		e, err := scanEntry(behind{rows, &capture})
		if err != nil {
			return nil, s.failed("read entries", err)
		}
		out[capture] = append(out[capture], e)
	}
	return out, s.failed("read entries", rows.Err())
}

// behind scans rows that have another column before those that are asked for.
type behind struct {
	rows  interface{ Scan(...any) error }
	first any
}

func (b behind) Scan(rest ...any) error { return b.rows.Scan(append([]any{b.first}, rest...)...) }

// Blobs gives the bytes with those digests, of those that are there.
func (s *Store) Blobs(ctx context.Context, digests []ledger.Digest) (map[ledger.Digest][]byte, error) {
	names, err := json.Marshal(digests)
	out := map[ledger.Digest][]byte{}
	if err != nil || len(digests) == 0 {
		return out, err
	}
	rows, err := s.db.QueryContext(ctx, "SELECT sha256, size, data FROM blob WHERE "+s.dialect.Among("sha256", "$1"), string(names))
	if err != nil {
		return nil, s.failed("read bytes", err)
	}
	defer rows.Close()
	for rows.Next() {
		var d ledger.Digest
		var size int
		var packed []byte
		if err := rows.Scan(&d, &size, &packed); err != nil {
			return nil, s.failed("read bytes", err)
		}
		if out[d], err = s.unpacked(d, packed, size); err != nil {
			return nil, err
		}
	}
	return out, s.failed("read bytes", rows.Err())
}
