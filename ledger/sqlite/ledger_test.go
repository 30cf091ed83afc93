package sqlite

import (
	"context"
	"path/filepath"
	"testing"

	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
)

func TestStore(t *testing.T) {
	ledgertest.Run(t, func(t *testing.T) (ledger.Store, func() ledger.Store) {
		path := filepath.Join(t.TempDir(), "story")
		open := func() ledger.Store {
			s, err := Open(context.Background(), path, Making)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			return s
		}
		return open(), open
	})
}
