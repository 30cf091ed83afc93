package sqlstore

import (
	"context"
	"strconv"

	"onrecord/ledger"
)

// viewState is where the version of the view is remembered.
const viewState = "view"

// Renew makes the view anew where an earlier version of onrecord made it ([ledger.ViewVersion]). Stores do so when they are opened
// for writing.
func (s *Store) Renew(ctx context.Context) error {
	want := strconv.Itoa(ledger.ViewVersion)
	have, err := s.State(ctx, viewState)
	if err != nil || string(have) == want {
		return err
	}
	if err := s.Rebuild(ctx); err != nil {
		return err
	}
	return s.SetState(ctx, viewState, []byte(want))
}
