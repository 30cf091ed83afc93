package sqlite

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
)

// What is found is what the lines say: a word more, less or elsewhere in the index is told, and so is another schema.
func TestCheckIndexAndSchema(t *testing.T) {
	for name, tt := range map[string]struct{ do, says string }{
		"nothing":      {"", ""},
		"word more":    {"INSERT INTO line_words (rowid, text, name) VALUES (99, 'dam', '')", "the index of words has"},
		"words less":   {"DELETE FROM line_words WHERE rowid = (SELECT min(n) FROM line)", "the index of words has"},
		"other line":   {"UPDATE line SET text = 'the dam broke' WHERE n = (SELECT min(n) FROM line)", "the index of words has"},
		"view":         {"CREATE VIEW x AS SELECT 1", `"view x" that is not onrecord's`},
		"index less":   {"DROP INDEX line_party", `"index line_party" is not made as`},
		"trigger less": {"DROP TRIGGER entry_stays", `"trigger entry_stays" is not made as`},
	} {
		ctx := context.Background()
		path := filepath.Join(t.TempDir(), "story")
		s, err := Open(ctx, path, Making)
		if err != nil {
			t.Fatal(err)
		}
		const text = "The dam is safe. Kovač said so."
		c := onrecord.NewCapture("a", "text/plain", []byte(text))
		draft := ledger.DraftCapture(c, "t")
		doc := &onrecord.Document{Text: text, Lang: "en", Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: len(text)}}}
		r, err := ledger.DraftReading(&onrecord.Reading{Capture: c, Document: doc}, "en", "r", draft.ID(time.Time{}))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Append(ctx, time.Time{}, draft, r); err != nil {
			t.Fatal(err)
		}
		s.Close()
		if tt.do != "" {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(tt.do); err != nil {
				t.Fatal(name, err)
			}
			db.Close()
		}
		s, err = Open(ctx, path, Writing)
		if err != nil {
			t.Fatal(err)
		}
		says, err := s.Checkup(ctx)
		if err != nil {
			t.Fatal(err)
		}
		more, err := s.CheckIndex(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(append(says, more...), "\n"); !strings.Contains(got, tt.says) || (got == "") != (tt.says == "") {
			t.Errorf("%s: %q, want %q", name, got, tt.says)
		}
		if err := s.SetState(ctx, "k", []byte("v")); err != nil { // looking leaves the store as it was
			t.Errorf("%s: %v", name, err)
		}
		s.Close()
	}
}
