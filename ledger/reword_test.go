package ledger

import (
	"slices"
	"strings"
	"testing"

	"onrecord"
)

// editAs is the article of r with statement i set to as.
func editAs(t *testing.T, r *onrecord.Reading, i int, as onrecord.Statement) *Article {
	t.Helper()
	c := DraftCapture(onrecord.NewCapture("a.txt", "text/plain", []byte(r.Document.Text)), "test")
	reading, err := DraftReading(r, "en", "test", c.ID(noon))
	if err != nil {
		t.Fatal(err)
	}
	id := c.ID(noon)
	b := ReviewBody{Statement: StatementKeys(id, r)[i], Verdict: Edit, As: &as}
	for k, p := range r.Parties {
		if p.ID == as.Source.Party {
			b.Party = PartyKeys(id, r)[k]
		}
	}
	spans := append([]onrecord.Span{as.Source.Span, as.Source.Antecedent, as.Cue, as.Said.When.Span, as.Said.Venue}, append(slices.Clone(as.Content), as.Hedges...)...)
	for _, x := range as.Basis {
		spans = append(spans, x.Span)
	}
	for _, s := range spans {
		if !s.IsZero() {
			b.Passage = append(b.Passage, AnchorAt(r.Document.Text, s))
		}
	}
	entries, blobs := chained(t, c, reading, Draft{Body: b, By: "ann", Cause: reading.ID(noon)})
	a, err := Fold(entries, blobs)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Stale) > 0 {
		t.Fatalf("statement %s: %s", as.ID, a.Stale[0].Reason)
	}
	return a
}

// Of content that is set anew the claims keep what is left of their words, and no law is broken; what is set says that a person set it.
func TestContentIsSetAnew(t *testing.T) {
	r := load(t)
	shorter, dropped := 0, 0
	for i, s := range r.Statements {
		if len(s.Content) == 0 {
			continue
		}
		first := s.Content[0]
		cut := strings.LastIndexByte(first.Text, ' ')
		for name, content := range map[string]string{"without its last word": first.Text[:max(cut, 0)], "the last word": first.Text[cut+1:]} {
			if content == "" {
				continue
			}
			as := s
			start := first.Start + strings.Index(first.Text, content)
			if name == "the last word" {
				start = first.End - len(content)
			}
			as.Content = []onrecord.Span{{Start: start, End: start + len(content), Text: content}}
			a := editAs(t, load(t), i, as)
			for _, b := range onrecord.CheckReading(a.Reading) {
				if b.Law == "claim" || b.Law == "every field has a finding" {
					t.Errorf("%s, %s: %v", s.ID, name, b)
				}
			}
			if len(a.Claims) != len(a.Reading.Claims) {
				t.Fatalf("%d keys of %d claims", len(a.Claims), len(a.Reading.Claims))
			}
			dropped += len(r.Claims) - len(a.Reading.Claims)
			for _, c := range a.Reading.Claims {
				k := slices.IndexFunc(r.Claims, func(x onrecord.Claim) bool { return x.ID == c.ID })
				if was := r.Claims[k].Wording; c.Wording != was {
					if shorter++; !holds([]onrecord.Span{was}, c.Wording) || a.Reading.Document.Text[c.Wording.Start:c.Wording.End] != c.Wording.Text {
						t.Errorf("%s, %s: claim %s is worded %q, was %q", s.ID, name, c.ID, c.Wording.Text, was.Text)
					}
				}
			}
			var by []string
			for _, f := range a.Reading.Statements[i].Findings {
				if strings.HasPrefix(f.By, "person ") {
					by = append(by, f.Field)
				}
			}
			if !slices.Equal(as.Content, s.Content) && !slices.Equal(by, []string{"statement", "content"}) {
				t.Errorf("%s, %s: a person set %v", s.ID, name, by)
			}
		}
	}
	if shorter == 0 {
		t.Error("no claim was worded by content that was set anew")
	}
	// A claim of whose words nothing is left goes.
	for i, s := range r.Statements {
		if len(s.Content) == 0 || !slices.ContainsFunc(r.Claims, func(c onrecord.Claim) bool { return holds(s.Content, c.Wording) }) {
			continue
		}
		as := s
		as.Content, as.Form = []onrecord.Span{{Start: 0, End: 1, Text: r.Document.Text[:1]}}, onrecord.Indirect
		a := editAs(t, load(t), i, as)
		for _, c := range a.Reading.Claims {
			if holds(s.Content, c.Wording) && !a.worded(c) {
				t.Errorf("claim %s stands, and nobody words it", c.ID)
			}
		}
		dropped += len(r.Claims) - len(a.Reading.Claims)
	}
	if dropped == 0 {
		t.Error("no claim was dropped")
	}
}
