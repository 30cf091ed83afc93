package sqlstore

import (
	"context"
	"errors"
	"fmt"

	"onrecord/ledger"
)

// viewState is where the version of the view is remembered.
const viewState = "view"

// Renew makes the view anew where an earlier version of onrecord made it ([ledger.ViewVersion]). Stores do so when they are opened
// for writing.
func (s *Store) Renew(ctx context.Context) error {
	current, err := s.current(ctx)
	if err != nil || current {
		return err
	}
	if err := s.Rebuild(ctx); err != nil {
		return err
	}
	return s.SetState(ctx, viewState, []byte(viewMade()))
}

// viewMade says how this version makes the view, and its index of words.
func viewMade() string { return fmt.Sprintf("%d.%d", ledger.ViewVersion, indexVersion) }

func (s *Store) current(ctx context.Context) (bool, error) {
	have, err := s.State(ctx, viewState)
	return string(have) == viewMade(), err
}

// CheckCurrent refuses a view that another version of onrecord made: what is asked of it would be answered wrongly. Stores that are
// opened for reading only do so. Of a story without entries there is no view: who made it may have been killed before the first.
func (s *Store) CheckCurrent(ctx context.Context) error {
	current, err := s.current(ctx)
	if err != nil || current {
		return err
	}
	head, err := s.Head(ctx)
	if err == nil && head.Seq > 0 {
		err = errors.New("its view was made by another version of onrecord: onrecord check --repair, or any command that adds, makes it anew")
	}
	return err
}
