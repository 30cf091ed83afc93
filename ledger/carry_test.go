package ledger

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"onrecord"
)

// moved is a reading as JSON with every offset later by n bytes, behind a line of boilerplate.
func moved(v any, n int) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = moved(v[i], n)
		}
	case map[string]any:
		for k := range v {
			v[k] = moved(v[k], n)
		}
		if s, ok := v["start"].(float64); ok {
			v["start"], v["end"] = s+float64(n), v["end"].(float64)+float64(n)
		}
	}
	return v
}

func load(t *testing.T) *onrecord.Reading {
	t.Helper()
	data, err := os.ReadFile("testdata/view/reading.json")
	if err != nil {
		t.Fatal(err)
	}
	r := &onrecord.Reading{}
	if err := r.UnmarshalJSON(data); err != nil {
		t.Fatal(err)
	}
	return r
}

// Decisions outlive a better reading where their passage is still there, and come up for review where it is not.
func TestDecisionsAreCarriedOver(t *testing.T) {
	const menu = "Home. News. Sport.\n\n"
	for name, tt := range map[string]struct {
		again func(*onrecord.Reading) *onrecord.Reading
		stale int
		act   onrecord.Act // of the accepted statement
	}{
		"other numbers": {func(r *onrecord.Reading) *onrecord.Reading {
			for i := range r.Statements {
				if r.Statements[i].ID += "00"; r.Statements[i].Within != "" {
					r.Statements[i].Within += "00"
				}
			}
			for i := range r.Absences {
				if r.Absences[i].By != "" {
					r.Absences[i].By += "00"
				}
			}
			for i := range r.Claims {
				for k := range r.Claims[i].Stances {
					r.Claims[i].Stances[k].Statement += "00"
				}
			}
			return r
		}, 0, onrecord.Asserts},
		"another act found": {func(r *onrecord.Reading) *onrecord.Reading {
			r.Statements[1].Act = onrecord.Praises
			return r
		}, 0, onrecord.Asserts},
		"another text around it": {func(r *onrecord.Reading) *onrecord.Reading {
			data, _ := r.MarshalJSON()
			var v map[string]any
			if err := json.Unmarshal(data, &v); err != nil {
				t.Fatal(err)
			}
			v = moved(v, len(menu)).(map[string]any)
			v["document"].(map[string]any)["text"] = menu + r.Document.Text
			v["blocks"] = append([]any{map[string]any{"kind": "boilerplate", "start": 0, "end": len(menu) - 2, "text": menu[:len(menu)-2]}}, v["blocks"].([]any)...)
			data, _ = json.Marshal(v)
			out := &onrecord.Reading{}
			if err := out.UnmarshalJSON(data); err != nil {
				t.Fatal(err)
			}
			return out
		}, 0, onrecord.Asserts},
		"the statement gone": {func(r *onrecord.Reading) *onrecord.Reading {
			r.Statements = slices.Delete(r.Statements, 1, 2)
			for i := range r.Claims {
				r.Claims[i].Stances = slices.DeleteFunc(r.Claims[i].Stances, func(s onrecord.Stance) bool { return s.Statement == "s2" })
			}
			return r
		}, 1, ""},
	} {
		first := load(t)
		c := DraftCapture(onrecord.NewCapture("view.txt", "text/plain", []byte(first.Document.Text)), "test")
		one, err := DraftReading(first, "en", "version 1", c.ID(noon))
		if err != nil {
			t.Fatal(err)
		}
		accepted := first.Statements[1]
		var passage []Anchor
		for _, s := range append([]onrecord.Span{accepted.Source.Span, accepted.Cue}, accepted.Content...) {
			passage = append(passage, AnchorAt(first.Document.Text, s))
		}
		keys, parties := StatementKeys(c.ID(noon), first), PartyKeys(c.ID(noon), first)
		by := func(b Body) Draft { return Draft{Body: b, By: "ann", Cause: one.ID(noon)} }
		at := slices.IndexFunc(first.Parties, func(p onrecord.Party) bool { return p.ID == accepted.Source.Party })
		accept := by(ReviewBody{Statement: keys[1], Verdict: Accept, As: &accepted, Party: parties[at], Passage: passage})
		reject := by(ReviewBody{Statement: keys[5], Verdict: Reject})
		note := by(NoteBody{At: AnchorAt(first.Document.Text, first.Statements[3].Content[0]), Text: "who are they?"})
		two, err := DraftReading(tt.again(load(t)), "en", "version 2", c.ID(noon))
		if err != nil {
			t.Fatal(err)
		}
		entries, blobs := chained(t, c, one, accept, reject, note, two)
		a, err := Fold(entries, blobs)
		if err != nil {
			t.Fatal(name, err)
		}
		if len(a.Stale) != tt.stale || len(a.Rejected) != 1 || len(a.Remarks) != 1 {
			t.Errorf("%s: stale %v, %d rejected, %d remarks", name, a.Stale, len(a.Rejected), len(a.Remarks))
		}
		if a.ReadingEntry.By != "version 2" {
			t.Errorf("%s: the reading of %s holds", name, a.ReadingEntry.By)
		}
		if i := a.statement(keys[1]); tt.act != "" && (i < 0 || a.Statements[i].Status != Accepted || a.Reading.Statements[i].Act != tt.act) {
			t.Errorf("%s: the accepted statement is not as it was accepted", name)
		} else if tt.act != "" {
			s := a.Reading.Statements[i]
			for _, span := range append([]onrecord.Span{s.Source.Span, s.Cue}, s.Content...) {
				if a.Reading.Document.Text[span.Start:span.End] != span.Text {
					t.Errorf("%s: %q does not stand where it should", name, span.Text)
				}
			}
		}
		if breaches := onrecord.CheckReading(a.Reading); len(breaches) > 0 {
			t.Errorf("%s: %v", name, breaches)
		}
	}
}
