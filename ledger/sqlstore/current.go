package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"onrecord/ledger"
)

// viewState is where the version of the view is remembered.
const viewState = "view"

// Renew brings a story up to date, as stores do when they are opened for writing: it takes the steps to the present format, where steps is not
// nil, and makes the view anew where an earlier version of onrecord made it ([ledger.ViewVersion]). It does all of it in one transaction: what
// is broken off in the middle leaves the story as it was. progress is as for Rebuild.
func (s *Store) Renew(ctx context.Context, steps func(context.Context, *sql.Tx) error, progress func(done, all int)) error {
	if steps == nil {
		if current, err := s.current(ctx, s.db); err != nil || current {
			return err
		}
	}
	return s.alone(ctx, "bring the story up to date", steps, func(a *appending) error {
		current, err := s.current(ctx, a.tx) // who waited for another process finds it done
		if err != nil || current {
			return err
		}
		if err := a.remake(progress); err != nil {
			return err
		}
		return s.setState(ctx, a.tx, viewState, []byte(viewMade()))
	})
}

// alone does something to the story in one transaction, while nobody else writes. first, where it is not nil, is done before anything is read.
func (s *Store) alone(ctx context.Context, doing string, first func(context.Context, *sql.Tx) error, do func(*appending) error) error {
	// A bare context: when ctx ends, the database is let go of before this returns, and leaves nothing beside a file.
	tx, err := s.db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return s.failed(doing+": begin", err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it has nothing to do
	if first != nil {
		if err := first(ctx, tx); err != nil {
			return err
		}
	}
	a, err := s.begin(ctx, tx)
	if err != nil {
		return err
	}
	if err := do(a); err != nil {
		return err
	}
	return s.failed(doing+": commit", tx.Commit())
}

// viewMade says how this version makes the view, and its index of words.
func viewMade() string { return fmt.Sprintf("%d.%d", ledger.ViewVersion, indexVersion) }

func (s *Store) current(ctx context.Context, q querier) (bool, error) {
	have, err := s.state(ctx, q, viewState)
	return string(have) == viewMade(), err
}

// CheckCurrent refuses a view that another version of onrecord made: what is asked of it would be answered wrongly. Stores that are
// opened for reading only do so. Of a story without entries there is no view: who made it may have been killed before the first.
func (s *Store) CheckCurrent(ctx context.Context) error {
	current, err := s.current(ctx, s.db)
	if err != nil || current {
		return err
	}
	head, err := s.Head(ctx)
	if err == nil && head.Seq > 0 {
		err = errors.New("its view was made by another version of onrecord: onrecord check --repair, or any command that adds, makes it anew")
	}
	return err
}
