package dossier

import (
	"strconv"
	"strings"
	"testing"
)

// The sentences for other faces are those of the dossier itself, but for how they name other statements.
func TestSentences(t *testing.T) {
	r := ferry(t)
	got, err := NewSentences(r)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newSheet(r)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		got  func(int) string
		rows []row
	}{
		"statements": {got.Statement, deref(s.Rows)}, "absences": {got.Absence, s.Absences}, "requests": {got.Request, s.Requests},
	} {
		if len(tt.rows) == 0 {
			t.Errorf("%s: none", name)
		}
		for i, row := range tt.rows {
			// By its number in the dossier a statement is row 3, by its ID, which outlives its row, s3.
			var want strings.Builder
			for _, p := range row.Sentence {
				if p.Role == ref {
					p.Text = "s" + p.Text
				}
				want.WriteString(p.Text)
			}
			if tt.got(i) != want.String() {
				t.Errorf("%s: %q, the dossier says %q", name, tt.got(i), want.String())
			}
		}
	}
	for _, list := range s.Designations {
		for _, row := range list {
			if i, err := strconv.Atoi(strings.TrimPrefix(row.ID, "d")); err == nil && got.Designation(i-1) != text(row.Sentence) {
				t.Errorf("%q, the dossier says %q", got.Designation(i-1), text(row.Sentence))
			}
		}
	}
	charged := 0
	for i, p := range r.Parties {
		sentence := got.Party(i)
		if !strings.HasPrefix(sentence, "The article names "+name(&p)+".") {
			t.Error(sentence)
		}
		for _, c := range got.Charges(i) {
			if charged++; !strings.Contains(sentence, c.Sentence) {
				t.Errorf("%s: without %s", sentence, c.Sentence)
			}
		}
	}
	if charged == 0 || len(r.Claims) == 0 {
		t.Errorf("%d sentences on charges, %d claims", charged, len(r.Claims))
	}
	for i, c := range r.Claims {
		if words := line(c.Wording.Text); !strings.Contains(got.Claim(i), words) || strings.HasPrefix(got.Claim(i), words) {
			t.Errorf("claim %q", got.Claim(i))
		}
	}
}

func deref(rows []*row) []row {
	var out []row
	for _, r := range rows {
		out = append(out, *r)
	}
	return out
}
