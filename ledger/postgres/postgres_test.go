package postgres

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/ledger"
	"onrecord/ledger/bundle"
	"onrecord/ledger/ledgertest"
	"onrecord/ledger/postgres/pgtest"
	"onrecord/ledger/sqlite"
	"onrecord/ledger/sqlstore"
)

// TestStore has all tests of one server: starting one takes a second.
func TestStore(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t, pgtest.Options{})
	n := 0
	fresh := func(t *testing.T) (ledger.Store, func() ledger.Store) {
		n++
		address := server.URL(fmt.Sprintf("story %d", n))
		open := func() ledger.Store {
			s, err := Open(context.Background(), address, sqlstore.Making)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			return s
		}
		return open(), open
	}
	ledgertest.Run(t, fresh)
	t.Run("the same as SQLite, byte for byte", func(t *testing.T) {
		here, _ := fresh(t)
		file, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "story"), sqlite.Making)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		var views, bundles [2]string
		for i, s := range []ledger.Store{here, file} {
			ledgertest.Every(t, s)
			var b, out bytes.Buffer
			if err := s.WriteView(context.Background(), &b); err != nil {
				t.Fatal(err)
			}
			if _, err := bundle.Write(context.Background(), &out, s, nil); err != nil {
				t.Fatal(err)
			}
			views[i], bundles[i] = b.String(), out.String()
		}
		if views[0] != views[1] || len(views[0]) == 0 {
			t.Error("the views differ")
		}
		if bundles[0] != bundles[1] || len(bundles[0]) == 0 {
			t.Error("the bundles differ")
		}
	})
	t.Run("every format", func(t *testing.T) { everyFormat(t, server) })
	t.Run("migration", func(t *testing.T) { migrates(t, server) })
	t.Run("what is not there", func(t *testing.T) {
		_, err := Open(context.Background(), server.URL("none"), sqlstore.Reading)
		if err == nil || !strings.Contains(err.Error(), "there is no story") {
			t.Errorf("%v", err)
		}
	})
}
