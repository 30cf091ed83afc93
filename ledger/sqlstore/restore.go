package sqlstore

import (
	"context"
	"fmt"

	"onrecord/ledger"
)

// Restore takes all entries of src with their bytes, as they are, into a story that has none, in one transaction.
func (s *Store) Restore(ctx context.Context, src ledger.Source, progress func(int64)) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.failed("restore: begin", err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it has nothing to do
	a, err := s.begin(ctx, tx)
	if err != nil {
		return err
	}
	if a.head.Seq > 0 {
		return fmt.Errorf("restore: the story has %d entries already; only an empty one can take in another", a.head.Seq)
	}
	var captures []ledger.ID
	for e, err := range src.Entries(ctx, 0) {
		if err != nil {
			return fmt.Errorf("restore: after entry %d: %w", a.head.Seq, err)
		}
		if err := a.restore(src, e); err != nil {
			return fmt.Errorf("restore entry %d: %w", e.Seq, err)
		}
		if e.Kind == ledger.KindCapture {
			captures = append(captures, e.ID)
		}
		if progress != nil {
			progress(e.Seq)
		}
	}
	if head, err := src.Head(ctx); err != nil {
		return err
	} else if head != a.head {
		return fmt.Errorf("restore: it should end at %s and ends at %s", head, a.head)
	}
	a.touched, a.judged = captures, true
	if err := a.derive(); err != nil {
		return err
	}
	return s.failed("restore: commit", tx.Commit())
}

// restore takes one entry, whose bytes are let go of as soon as they are kept.
func (a *appending) restore(src ledger.Source, e ledger.Entry) error {
	hash := e.Hash
	if err := ledger.Link(a.head.Hash, &e); err != nil {
		return err
	}
	if e.Hash != hash || e.Seq != a.head.Seq+1 {
		return fmt.Errorf("it does not follow from entry %d", a.head.Seq)
	}
	body, err := e.Decode()
	if err != nil {
		return err
	}
	capture, err := a.rests(e, body)
	if err != nil {
		return err
	}
	for _, d := range ledger.BlobsOf(body) {
		if data, err := src.Blob(a.ctx, d); err != nil {
			return err
		} else if ledger.DigestOf(data) != d {
			return fmt.Errorf("the bytes %s are not what they should be", d)
		} else if err := a.keepBlob(d, data); err != nil {
			return err
		}
	}
	err = a.insert(e, capture)
	clear(a.blobs)
	a.touched = a.touched[:0]
	return err
}
