package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"onrecord/ledger"
)

// Append adds entries in one transaction.
func (s *Store) Append(ctx context.Context, now time.Time, drafts ...ledger.Draft) ([]ledger.Appended, error) {
	if len(drafts) == 0 {
		return nil, nil
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, s.failed("append: begin", err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it has nothing to do
	a, err := s.begin(ctx, tx)
	if err != nil {
		return nil, err
	}
	var out []ledger.Appended
	for _, d := range drafts {
		e, err := a.add(d, now)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	if err := a.derive(); err != nil {
		return nil, err
	}
	if err := tx.Commit(); err != nil {
		return nil, s.failed("append: commit", err)
	}
	return out, nil
}

// appending is one transaction that appends.
type appending struct {
	*Store
	ctx     context.Context
	tx      *sql.Tx
	head    ledger.Checkpoint
	blobs   map[ledger.Digest][]byte // that came with the drafts
	touched []ledger.ID              // captures to fold anew, in the order of their first entry
	judged  bool                     // whether clusters may have changed

	progress func(done, all int) // told of each capture that is folded; may be nil

	clusters, before ledger.Clusters // as they are, and as they were before this transaction
}

func (s *Store) begin(ctx context.Context, tx *sql.Tx) (*appending, error) {
	if err := s.dialect.Lock(ctx, tx); err != nil {
		return nil, s.failed("append: wait for other writers", err)
	}
	head, err := s.head(ctx, tx)
	return &appending{Store: s, ctx: ctx, tx: tx, head: head, blobs: map[ledger.Digest][]byte{}}, err
}

func (a *appending) add(d ledger.Draft, now time.Time) (ledger.Appended, error) {
	if err := d.Check(); err != nil {
		return ledger.Appended{}, err
	}
	e, err := d.Entry(a.head.Seq+1, now)
	if err != nil {
		return ledger.Appended{}, err
	}
	have, err := a.entries(a.ctx, a.tx, "id = $1", string(e.ID))
	if err != nil {
		return ledger.Appended{}, err
	}
	if len(have) > 0 {
		return ledger.Appended{Entry: have[0]}, nil
	}
	capture, err := a.rests(e, d.Body)
	if err != nil {
		return ledger.Appended{}, err
	}
	if err := a.keep(d); err != nil {
		return ledger.Appended{}, err
	}
	if err := ledger.Link(a.head.Hash, &e); err != nil {
		return ledger.Appended{}, err
	}
	if err := a.insert(e, capture); err != nil {
		return ledger.Appended{}, err
	}
	return ledger.Appended{Entry: e, New: true}, nil
}

// insert writes an entry, whose hash is set, as the last.
func (a *appending) insert(e ledger.Entry, capture ledger.ID) error {
	_, err := a.tx.ExecContext(a.ctx, "INSERT INTO entry ("+entryColumns+", capture) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		e.Seq, string(e.ID), string(e.Kind), e.Time.UTC().Format(time.RFC3339), e.By, string(e.Cause), string(e.Body), string(e.Hash), string(capture))
	if err != nil {
		return a.failed(fmt.Sprintf("append entry %d", e.Seq), err)
	}
	a.head = ledger.Checkpoint{Seq: e.Seq, Hash: e.Hash}
	if !slices.Contains(a.touched, capture) {
		a.touched = append(a.touched, capture)
	}
	a.judged = a.judged || e.Kind == ledger.KindJudgement || e.Kind == ledger.KindUndo
	return nil
}

// rests finds the capture that an entry reaches, and refuses one that reaches none or whose cause cannot carry it.
func (a *appending) rests(e ledger.Entry, body ledger.Body) (ledger.ID, error) {
	if e.Kind == ledger.KindCapture {
		if e.Cause != "" {
			return "", fmt.Errorf("append a capture: it rests on %s, and must rest on nothing", e.Cause)
		}
		return e.ID, nil
	}
	capture, kind, err := a.reaches(e.Cause)
	if err != nil {
		return "", fmt.Errorf("append a %s: its cause: %w", e.Kind, err)
	}
	switch b := body.(type) {
	case ledger.UndoBody:
		if kind == ledger.KindCapture || kind == ledger.KindReading || kind == ledger.KindTimestamp {
			return "", fmt.Errorf("undo %s: it is a %s; only what people decided can be taken back", e.Cause.Short(), kind)
		}
	case ledger.ReadingBody:
		if kind != ledger.KindCapture {
			return "", fmt.Errorf("append a reading: its cause %s is a %s, not a capture", e.Cause.Short(), kind)
		}
	case ledger.JudgementBody:
		for _, ref := range []ledger.PartyRef{b.A, b.B} {
			if _, kind, err := a.reaches(ref.Capture); err != nil || kind != ledger.KindCapture {
				return "", fmt.Errorf("append a judgement: the article %s of %q: %w", ref.Capture.Short(), ref.Name, errors.Join(err, ledger.ErrNotFound))
			}
		}
	}
	return capture, nil
}

// reaches is the capture that entry id rests on in the end, and id's kind.
func (a *appending) reaches(id ledger.ID) (capture ledger.ID, kind ledger.Kind, err error) {
	err = a.tx.QueryRowContext(a.ctx, "SELECT capture, kind FROM entry WHERE id = $1", string(id)).Scan(&capture, &kind)
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", fmt.Errorf("entry %q: %w", id, ledger.ErrNotFound)
	}
	return capture, kind, a.failed("read entry "+string(id), err)
}

// keep puts a draft's bytes under their digests, and refuses a draft that names bytes which are nowhere.
func (a *appending) keep(d ledger.Draft) error {
	for _, data := range d.Blobs {
		if err := a.keepBlob(ledger.DigestOf(data), data); err != nil {
			return err
		}
	}
	for _, digest := range ledger.BlobsOf(d.Body) {
		if _, here := a.blobs[digest]; here {
			continue
		}
		var one int
		err := a.tx.QueryRowContext(a.ctx, "SELECT 1 FROM blob WHERE sha256 = $1", string(digest)).Scan(&one)
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("append a %s: the bytes %s that it names did not come with it", d.Body.Kind(), digest)
		} else if err != nil {
			return a.failed("look for bytes", err)
		}
	}
	return nil
}

func (a *appending) keepBlob(digest ledger.Digest, data []byte) error {
	a.blobs[digest] = data
	_, err := a.tx.ExecContext(a.ctx, "INSERT INTO blob (sha256, size, data) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING",
		string(digest), len(data), a.pack.EncodeAll(data, nil))
	return a.failed("keep bytes", err)
}
