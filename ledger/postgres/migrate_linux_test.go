package postgres

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/postgres/pgtest"
	"onrecord/ledger/sqlstore"
)

// migrating is set where the test binary is the process that brings a story up to date, and is killed at it.
const migrating = "ONRECORD_TEST_MIGRATING"

// TestMigrating is no test of its own.
func TestMigrating(t *testing.T) {
	address := os.Getenv(migrating)
	if address == "" {
		return
	}
	fmt.Println("begun")
	s, err := Open(context.Background(), address, sqlstore.Writing)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// migrateApart brings the story at address up to date in a process of its own, which is killed after pause, where that is not 0. It tells how long it
// took, and whether it was killed.
func migrateApart(t *testing.T, address string, pause time.Duration) (took time.Duration, killed bool) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestMigrating$")
	c.Env = append(os.Environ(), migrating+"="+address)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, len("begun\n"))); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	if pause > 0 {
		defer time.AfterFunc(pause, func() { c.Process.Kill() }).Stop() //nolint:errcheck // it may have ended
	}
	var rest bytes.Buffer
	if _, err := rest.ReadFrom(out); err != nil {
		t.Fatal(err)
	}
	err = c.Wait()
	if killed = err != nil && err.Error() == "signal: killed"; err != nil && !killed {
		t.Fatalf("it ended with %v: %s", err, rest.String())
	}
	return time.Since(begun), killed
}

// asKept is what is never changed: the entries and bytes of the story at address, as they stand in its tables.
func asKept(t *testing.T, address string) string {
	t.Helper()
	c := link(t, address)
	var b bytes.Buffer
	for _, table := range []string{"entry", "blob"} {
		if _, err := c.PgConn().CopyTo(context.Background(), &b, "COPY (SELECT * FROM "+table+" ORDER BY 1) TO STDOUT"); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// Who brings an older story up to date may be killed at any moment: until it is done the story is as it was, tables and all, and the next who
// opens it for writing does it.
func TestMigrateKilled(t *testing.T) {
	t.Parallel() // most of it is waiting for a server to start
	server := pgtest.Start(t, pgtest.Options{})
	want := 60
	if testing.Short() {
		want = 2
	}
	keptStory(t, server.URL("whole"), 1)
	took, _ := migrateApart(t, server.URL("whole"), 0)
	left := map[string]int{}
	interrupted := 0
	for try := 0; interrupted < want; try++ {
		if try == 10*want {
			t.Fatalf("only %d of %d were killed before they were done", interrupted, try)
		}
		t.Run(fmt.Sprint("kill ", try), func(t *testing.T) {
			address, format := server.URL(fmt.Sprint("kill ", try)), 1+try%(len(migrations())-1)
			keptStory(t, address, format)
			before, made := asKept(t, address), tables(t, address)
			pinned, err := os.ReadFile(fmt.Sprintf("../testdata/format/%d.jsonl", format))
			if err != nil {
				t.Fatal(err)
			}
			_, killed := migrateApart(t, address, 1+time.Duration(rand.Int64N(int64(took))))
			alone(t, server)
			s, err := Open(context.Background(), address, sqlstore.Reading)
			switch {
			case err == nil:
				if left["done"]++; told(t, s) != string(pinned) {
					t.Error("it may be asked, and has another view")
				}
				s.Close()
			case strings.Contains(err.Error(), fmt.Sprintf("older onrecord (format %d,", format)):
				if left["as it was"]++; killed {
					interrupted++
				}
				if tables(t, address) != made {
					t.Error("killed, it is made in another way")
				}
			default:
				t.Error(err)
			}
			if asKept(t, address) != before {
				t.Error("killed, it has other entries or bytes")
			}
			whole(t, server, address, func(s ledger.Store) {
				if told(t, s) != string(pinned) {
					t.Error("brought up to date after that, it has another view")
				}
			})
			if asKept(t, address) != before {
				t.Error("brought up to date after that, it has other entries or bytes")
			}
		})
	}
	t.Logf("%d killed at it; then it was: %v", interrupted, left)
}
