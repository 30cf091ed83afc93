package dossier

import (
	"strings"
	"testing"
)

// The sentences for other faces are those of the dossier itself.
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
		got  []string
		rows []row
		n    int
	}{
		"statements": {got.Statements, deref(s.Rows), len(r.Statements)}, "absences": {got.Absences, s.Absences, len(r.Absences)},
		"requests": {got.Requests, s.Requests, len(r.Requests)},
	} {
		if len(tt.got) != tt.n || tt.n == 0 {
			t.Errorf("%s: %d sentences for %d", name, len(tt.got), tt.n)
		}
		for i, row := range tt.rows {
			if tt.got[i] != text(row.Sentence) {
				t.Errorf("%s: %q, the dossier says %q", name, tt.got[i], text(row.Sentence))
			}
		}
	}
	if len(got.Claims) != len(r.Claims) || len(got.Designations) != len(r.Designations) || len(r.Claims)+len(r.Designations) == 0 {
		t.Errorf("%d claims of %d, %d designations of %d", len(got.Claims), len(r.Claims), len(got.Designations), len(r.Designations))
	}
	for i, p := range r.Parties {
		charges, err := Charges(r, p.ID)
		if err != nil || !strings.HasPrefix(got.Parties[i], "The article names "+name(&p)+".") {
			t.Errorf("%s: %v", got.Parties[i], err)
		}
		for _, c := range charges {
			if !strings.Contains(got.Parties[i], c.Sentence) {
				t.Errorf("%s: without %s", got.Parties[i], c.Sentence)
			}
		}
	}
	for i, c := range got.Claims {
		if words := line(r.Claims[i].Wording.Text); !strings.Contains(c, words) || strings.HasPrefix(c, words) {
			t.Errorf("claim %q", c)
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
