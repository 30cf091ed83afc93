package postgres

import (
	"context"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
	"onrecord/ledger/postgres/pgtest"
	"onrecord/ledger/sqlstore"
)

// Where these are set the test binary is the writer that the tests below kill or starve.
const (
	writerStory = "ONRECORD_TEST_WRITER"
	writerBulk  = "ONRECORD_TEST_BULK" // bytes of each article
)

// TestWriter is no test of its own.
func TestWriter(t *testing.T) {
	address := os.Getenv(writerStory)
	if address == "" {
		return
	}
	s, err := Open(context.Background(), address, sqlstore.Making)
	if err != nil {
		t.Fatal(err)
	}
	bulk, _ := strconv.Atoi(os.Getenv(writerBulk))
	ledgertest.Write(t, s, os.Stdout, bulk)
}

func writer(address string) *ledgertest.Writer {
	return &ledgertest.Writer{Test: "TestWriter", Env: []string{writerStory + "=" + address}, Last: -1}
}

// alone waits until no story on the server is open: what was killed may have a transaction under way.
func alone(t *testing.T, server *pgtest.Server) {
	t.Helper()
	ctx := context.Background()
	c := link(t, server.URL("none"))
	defer c.Close(ctx)
	for n, i := 1, 0; n > 0; i++ {
		if err := c.QueryRow(ctx, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'onrecord'").Scan(&n); err != nil {
			t.Fatal(err)
		}
		if i == 1000 {
			t.Fatalf("%d still at work", n)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// whole opens the story when nobody else has it, and has it checked.
func whole(t *testing.T, server *pgtest.Server, address string, check func(ledger.Store)) {
	t.Helper()
	alone(t, server)
	s, err := Open(context.Background(), address, sqlstore.Writing)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	check(s)
}

// Whoever writes may be killed at any moment, and so may the server: nothing is lost that was acknowledged, and nothing shows by halves.
func TestKilled(t *testing.T) {
	t.Parallel() // most of it is waiting for a server to start
	server := pgtest.Start(t, pgtest.Options{Settings: []string{"checkpoint_timeout=30s", "max_wal_size=64MB"}})
	writers, servers := 100, 20
	if testing.Short() {
		writers, servers = 2, 1
	}
	address := server.URL("killed")
	w := writer(address)
	for range writers {
		w.Run(t, ledgertest.Moment(), nil)
		whole(t, server, address, func(s ledger.Store) { w.Whole(t, s) })
	}
	if t.Logf("%d kills, %d articles acknowledged", writers, w.Kept); w.Kept < writers {
		t.Errorf("%d kills, and only %d articles were acknowledged", writers, w.Kept)
	}
	before := w.Kept
	for range servers {
		w.Said = ""
		w.Run(t, 3*ledgertest.Moment(), func() { server.Kill(t) })
		if !strings.Contains(w.Said, "the server") || !strings.Contains(w.Said, "run the command again") {
			t.Errorf("the error does not say what happened and what to do: %q", w.Said)
		}
		server.Restart(t)
		whole(t, server, address, func(s ledger.Store) { w.Whole(t, s) })
	}
	if t.Logf("%d kills of the server, %d articles acknowledged", servers, w.Kept-before); w.Kept-before < servers {
		t.Errorf("%d kills of the server, and only %d articles were acknowledged", servers, w.Kept-before)
	}
	whole(t, server, address, func(s ledger.Store) { ledgertest.Unharmed(t, s) })
}
