package postgres

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/tools/txtar"

	"onrecord/ledger"
	"onrecord/ledger/ledgertest"
	"onrecord/ledger/postgres/pgtest"
	"onrecord/ledger/sqlite"
	"onrecord/ledger/sqlstore"
)

var update = flag.Bool("update", false, "rewrite golden files; keep a story of the present format where none is kept")

const kept = "../testdata/format/postgres-%d.txtar.zst"

// link is a connection to a story's schema, past the store.
func link(t *testing.T, address string) *pgx.Conn {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	schema := pgx.Identifier{q.Get("schema")}.Sanitize()
	q.Del("schema")
	u.RawQuery = q.Encode()
	c, err := pgx.Connect(context.Background(), u.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close(context.Background()) })
	if _, err := c.Exec(context.Background(), "CREATE SCHEMA IF NOT EXISTS "+schema+"; SET search_path TO "+schema); err != nil {
		t.Fatal(err)
	}
	return c
}

// dump writes the story at address: what made its tables, and then the rows of each as COPY writes them.
func dump(t *testing.T, address string) []byte {
	t.Helper()
	ctx := context.Background()
	c := link(t, address)
	rows, err := c.Query(ctx, "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1")
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	a := &txtar.Archive{Files: []txtar.File{{Name: "schema", Data: []byte(numbers + ";\n" + strings.Join(migrations(), "\n"))}}}
	for _, table := range tables {
		var b bytes.Buffer
		var columns string // what is generated is not loaded again
		if err := c.QueryRow(ctx, "SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER'", table).Scan(&columns); err != nil {
			t.Fatal(err)
		}
		if _, err := c.PgConn().CopyTo(ctx, &b, "COPY (SELECT "+columns+" FROM "+table+" ORDER BY "+columns+") TO STDOUT"); err != nil {
			t.Fatal(err)
		}
		a.Files = append(a.Files, txtar.File{Name: table, Data: b.Bytes()})
	}
	return txtar.Format(a)
}

// load makes the story that dump wrote.
func load(t *testing.T, address string, data []byte) {
	t.Helper()
	c := link(t, address)
	for i, f := range txtar.Parse(data).Files {
		var err error
		if i == 0 {
			_, err = c.Exec(context.Background(), string(f.Data))
		} else {
			_, err = c.PgConn().CopyFrom(context.Background(), bytes.NewReader(f.Data), "COPY "+f.Name+" FROM STDIN")
		}
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
}

// keptStory makes the story of a format that is kept at address. One of the present format is made with -update, and of no other: only the
// onrecord of that day could.
func keptStory(t *testing.T, address string, format int) {
	t.Helper()
	path := fmt.Sprintf(kept, format)
	if _, err := os.Stat(path); os.IsNotExist(err) && *update && format == len(migrations()) {
		fresh := strings.Replace(address, "schema=", "schema=fresh+", 1)
		s, err := Open(context.Background(), fresh, sqlstore.Making)
		if err != nil {
			t.Fatal(err)
		}
		ledgertest.Every(t, s)
		s.Close()
		w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, w.EncodeAll(dump(t, fresh), nil), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("a story of format %d must be kept: %v; -update makes one of the present format", format, err)
	}
	r, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if data, err = r.DecodeAll(data, nil); err != nil {
		t.Fatal(err)
	}
	load(t, address, data)
}

// told is where a story ends, and its view; all laws must hold.
func told(t *testing.T, s ledger.Store) string {
	t.Helper()
	faults, err := ledger.Check(context.Background(), s, ledger.CheckOptions{})
	if err != nil || len(faults) > 0 {
		t.Errorf("%v, %v", faults, err)
	}
	head, err := s.Head(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", head)
	if err := s.WriteView(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// tables says how the tables of a story are made.
func tables(t *testing.T, address string) string {
	t.Helper()
	c := link(t, address)
	var out []string
	for _, q := range []string{
		`SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, collation_name, column_default) FROM information_schema.columns
			WHERE table_schema = current_schema() ORDER BY 1`,
		"SELECT replace(indexdef, quote_ident(schemaname) || '.', '') FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1",
		`SELECT concat_ws(' ', event_object_table, trigger_name, event_manipulation, action_timing) FROM information_schema.triggers
			WHERE trigger_schema = current_schema() ORDER BY 1`,
		"SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) ORDER BY 1",
	} {
		rows, err := c.Query(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil || len(lines) == 0 {
			t.Fatalf("%s: %d lines, %v", q, len(lines), err)
		}
		out = append(out, lines...)
	}
	return strings.Join(out, "\n")
}

// A story of every format that there ever was becomes one of the present, as in SQLite; and the one that SQLite keeps is, moved here, the
// same.
func everyFormat(t *testing.T, server *pgtest.Server) {
	ctx := context.Background()
	files, err := filepath.Glob("../testdata/format/postgres-*")
	if err != nil || len(files) > len(migrations()) {
		t.Errorf("kept are %v of %d formats, %v", files, len(migrations()), err)
	}
	fresh := server.URL("fresh")
	s, err := Open(ctx, fresh, sqlstore.Making)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	for n := 1; n <= len(migrations()); n++ {
		address := server.URL(fmt.Sprint("format ", n))
		keptStory(t, address, n)
		s, err := Open(ctx, address, sqlstore.Reading)
		if old := n < len(migrations()); old != (err != nil) || old && !strings.Contains(err.Error(), "older onrecord") {
			t.Fatalf("format %d, opened for reading: %v", n, err)
		}
		if err == nil {
			s.Close()
		}
		if s, err = Open(ctx, address, sqlstore.Writing); err != nil {
			t.Fatal(err)
		}
		got := told(t, s)
		s.Close()
		want, err := os.ReadFile(fmt.Sprintf("../testdata/format/%d.jsonl", n)) // of package sqlite
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("format %d: the view is not that of SQLite", n)
		}
		if a, b := tables(t, address), tables(t, fresh); a != b {
			t.Errorf("format %d became\n%s\n\nand a new story is\n%s", n, a, b)
		}
		moved(t, server, n, string(want))
	}
}

// moved takes the story of a format that SQLite keeps to the server.
func moved(t *testing.T, server *pgtest.Server, format int, want string) {
	t.Helper()
	ctx := context.Background()
	data, err := os.ReadFile(fmt.Sprintf("../testdata/format/sqlite-%d.zst", format))
	if err != nil {
		t.Fatal(err)
	}
	r, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if data, err = r.DecodeAll(data, nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "story")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := sqlite.Open(ctx, path, sqlite.Writing)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	s, err := Open(ctx, server.URL(fmt.Sprint("moved ", format)), sqlstore.Making)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Restore(ctx, file, nil); err != nil {
		t.Fatal(err)
	}
	if got := told(t, s); got != want {
		t.Errorf("format %d, moved from SQLite: the view is another", format)
	}
}

// A story of a format to come is left as it is; a step that fails leaves the story as it was; a step that holds is taken once.
func migrates(t *testing.T, server *pgtest.Server) {
	ctx := context.Background()
	address := server.URL("migrating")
	now := len(migrations())
	keptStory(t, address, now)
	before, made := dump(t, address), tables(t, address)
	const tallied = `CREATE TABLE tally AS SELECT kind, count(*) AS n FROM entry GROUP BY kind; ALTER TABLE article ADD COLUMN length BIGINT NOT NULL DEFAULT 7;`
	known := migrations()[:now:now]
	for what, tt := range map[string]struct {
		steps []string
		says  string
	}{
		"in the middle of a step": {append(known, tallied+"INSERT INTO nowhere VALUES (1);"), fmt.Sprintf("bring the story from format %d to %d: ", now, now+1)},
		"in the second step":      {append(known, tallied, "UPDATE entry SET author = 'nobody';"), fmt.Sprintf("bring the story from format %d to %d: ", now, now+2)},
	} {
		_, err := connect(ctx, address, sqlstore.Writing, tt.steps, nil)
		if err == nil || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), "it was left as it was") {
			t.Errorf("%s: %v", what, err)
		}
		if !bytes.Equal(dump(t, address), before) || tables(t, address) != made {
			t.Errorf("%s: it is another story", what)
		}
	}
	next := append(known, tallied)
	if _, err := connect(ctx, address, sqlstore.Reading, next, nil); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("older onrecord (format %d, this one writes %d): onrecord check --repair", now, now+1)) {
		t.Errorf("an older story, for reading: %v", err)
	}
	for range 2 {
		s, err := connect(ctx, address, sqlstore.Writing, next, nil)
		if err != nil {
			t.Fatal(err)
		}
		told(t, s)
		s.Close()
	}
	for _, mode := range []sqlstore.Mode{sqlstore.Reading, sqlstore.Writing, sqlstore.Making} {
		if _, err := connect(ctx, address, mode, known, nil); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("newer onrecord (format %d, this one knows formats up to %d), and was left as it is", now+1, now)) {
			t.Errorf("by the older program: %v", err)
		}
	}
}
