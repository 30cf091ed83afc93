package eval

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"onrecord"
)

// asReading makes of an annotation the reading that a perfect reader would give: every span moved by shift bytes, for the
// document leaves out the first shift bytes of the source.
func asReading(t *testing.T, g *Gold, shift int) *onrecord.Reading {
	t.Helper()
	var b onrecord.Builder
	b.Copy(g.Text[shift:], shift)
	text, m, err := b.Build(len(g.Text))
	if err != nil {
		t.Fatal(err)
	}
	d := &onrecord.Document{Text: text, Map: m}
	move := func(s onrecord.Span) onrecord.Span {
		if s.IsZero() {
			return s
		}
		out, err := d.Span(s.Start-shift, s.End-shift)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	all := func(list []onrecord.Span) (out []onrecord.Span) {
		for _, s := range list {
			out = append(out, move(s))
		}
		return out
	}
	r := &onrecord.Reading{Document: d}
	for _, p := range g.Parties {
		r.Parties = append(r.Parties, onrecord.Party{ID: p.ID, Kind: p.Kind, Name: p.Name, Aliases: p.Aliases})
	}
	for _, s := range g.Statements {
		s.Source.Span = move(s.Source.Span)
		st := onrecord.Statement{ID: s.ID, Form: s.Form, Act: s.Act, Within: s.Within, Source: s.Source, Cue: move(s.Cue),
			Content: all(s.Content), Hedges: all(s.Hedges)}
		for _, b := range s.Basis {
			st.Basis = append(st.Basis, onrecord.Basis{Kind: b.Kind, Span: move(b.Span)})
		}
		r.Statements = append(r.Statements, st)
	}
	for _, a := range g.Absences {
		r.Absences = append(r.Absences, onrecord.Absence{Kind: a.Kind, Span: move(a.Span), By: a.By})
	}
	for _, q := range g.Requests {
		r.Requests = append(r.Requests, onrecord.Request{Asker: q.Asker, Asked: q.Asked, Outcome: q.Outcome, Span: move(q.Span)})
	}
	return r
}

const ferryText = "Ferry sinks off Tarsk\n\n" +
	"Harbour master Ilse Brandt said the ferry had left late and carried too many people. " +
	"\"Nobody checked the doors,\" said Tomas Reuk, who told the board that the doors never closed. " +
	"Brandt denied it. The owners declined to comment. No arrests have been made."

// ferry is the annotation of a small article; each call gives a new one.
func ferry(t *testing.T) *Gold {
	t.Helper()
	sp := func(phrase string) onrecord.Span {
		i := strings.Index(ferryText, phrase)
		if i < 0 {
			t.Fatalf("no %q in the text", phrase)
		}
		return onrecord.Span{Start: i, End: i + len(phrase), Text: phrase}
	}
	list := func(phrases ...string) (out []onrecord.Span) {
		for _, p := range phrases {
			out = append(out, sp(p))
		}
		return out
	}
	g := &Gold{Name: "ferry", Text: ferryText,
		Parties: []GoldParty{{ID: "p1", Kind: onrecord.Person, Name: "Ilse Brandt", Aliases: []string{"Brandt"}},
			{ID: "p2", Kind: onrecord.Person, Name: "Tomas Reuk"}, {ID: "p3", Kind: onrecord.Group, Name: "The owners"}},
		Statements: []GoldStatement{
			{ID: "s1", Form: onrecord.Indirect, Act: onrecord.Asserts, Source: onrecord.Source{Party: "p1", Span: sp("Harbour master Ilse Brandt")},
				Cue: sp("said"), Content: list("the ferry had left late and carried too many people")},
			{ID: "s2", Form: onrecord.Direct, Act: onrecord.Alleges, Source: onrecord.Source{Party: "p2", Span: sp("Tomas Reuk")},
				Cue: sp("said Tomas"), Content: list("Nobody checked the doors")},
			{ID: "s3", Form: onrecord.Indirect, Act: onrecord.Asserts, Within: "s2", Source: onrecord.Source{Party: "p2", Span: sp("who")},
				Cue: sp("told"), Content: list("the doors never closed")},
			{ID: "s4", Form: onrecord.None, Act: onrecord.Declines, Source: onrecord.Source{Party: "p3", Span: sp("The owners")},
				Cue: sp("declined to comment")},
		},
		Absences: []onrecord.Absence{{Kind: onrecord.NoArrest, Span: sp("No arrests")}},
		Requests: []onrecord.Request{{Asked: "p3", Outcome: onrecord.Declined, Span: sp("The owners declined to comment")}},
	}
	if err := g.check(); err != nil {
		t.Fatal(err)
	}
	return g
}

// perfect fails unless every figure of s is that of the gold itself.
func perfect(t *testing.T, g *Gold, s Scores) {
	t.Helper()
	for name, c := range map[string]Count{"statements": s.Statements, "exact": s.Exact, "end to end": s.EndToEnd,
		"hedges": s.Hedges, "basis": s.Basis, "absences": s.Absences, "requests": s.Requests} {
		if c.Gold != c.Read || c.Gold != c.Right {
			t.Errorf("%s: %s: %+v", g.Name, name, c)
		}
	}
	for name, r := range map[string]Ratio{"speaker": s.Speaker, "act": s.Act, "form": s.Form, "cue": s.Cue, "within": s.Within,
		"place": s.Place, "nested": s.Nested} {
		if r.Right != r.Of {
			t.Errorf("%s: %s: %+v", g.Name, name, r)
		}
	}
	if s.Statements.Right != len(g.Statements) {
		t.Errorf("%s: %d of %d statements", g.Name, s.Statements.Right, len(g.Statements))
	}
}

func TestGoldAgainstItself(t *testing.T) {
	for _, shift := range []int{0, 5} {
		g := ferry(t)
		perfect(t, g, Score(g, asReading(t, g, shift)))
	}
}

// TestCorpusAgainstItself needs the corpora: every annotation, taken as a reading, scores 1 throughout.
func TestCorpusAgainstItself(t *testing.T) {
	root := os.Getenv("ONRECORD_CORPORA")
	if root == "" {
		t.Skip("ONRECORD_CORPORA is not set")
	}
	for part, n := range map[string]int{"dev": 20, "train": 52} {
		gold, err := LoadGold(root, part)
		if err != nil {
			t.Fatal(err)
		}
		if len(gold) != n {
			t.Errorf("%s: %d articles, want %d", part, len(gold), n)
		}
		for _, g := range gold {
			perfect(t, g, Score(g, asReading(t, g, 0)))
		}
	}
}

func TestScoreKnown(t *testing.T) {
	g := ferry(t)
	tests := []struct {
		name  string
		spoil func(r *onrecord.Reading)
		want  string // statements, exact, end to end as gold/read/right; speaker act form cue within as right/of
	}{
		{"untouched", func(*onrecord.Reading) {}, "4/4/4 4/4/4 4/4/4 4/4 4/4 4/4 4/4 4/4"},
		{"nothing read", func(r *onrecord.Reading) { r.Statements = nil }, "4/0/0 4/0/0 4/0/0 0/0 0/0 0/0 0/0 0/0"},
		{"one missed and its inner one left alone", func(r *onrecord.Reading) {
			r.Statements = append(r.Statements[:1], r.Statements[2:]...)
		}, "4/3/3 4/3/3 4/3/3 3/3 3/3 3/3 3/3 2/3"},
		{"one twice", func(r *onrecord.Reading) {
			s := r.Statements[0]
			s.ID = "s9"
			r.Statements = append(r.Statements, s)
		}, "4/5/4 4/5/4 4/5/4 4/4 4/4 4/4 4/4 4/4"},
		{"half of the words still match", func(r *onrecord.Reading) { cut(r, 0, "carried too many people") }, "4/4/4 4/4/3 4/4/4 4/4 4/4 4/4 4/4 4/4"},
		{"a third of them does not", func(r *onrecord.Reading) { cut(r, 0, "many people") }, "4/4/3 4/4/3 4/4/3 3/3 3/3 3/3 3/3 3/3"},
		{"last name", func(r *onrecord.Reading) { r.Parties[0] = onrecord.Party{ID: "p1", Name: "Brandt"} }, "4/4/4 4/4/4 4/4/4 4/4 4/4 4/4 4/4 4/4"},
		{"title and name", func(r *onrecord.Reading) {
			r.Parties[1] = onrecord.Party{ID: "p2", Name: "Captain Tomas Reuk"}
		}, "4/4/4 4/4/4 4/4/4 4/4 4/4 4/4 4/4 4/4"},
		{"first name is not enough", func(r *onrecord.Reading) { r.Parties[1] = onrecord.Party{ID: "p2", Name: "Tomas"} }, "4/4/4 4/4/4 4/4/2 2/4 4/4 4/4 4/4 4/4"},
		{"unresolved", func(r *onrecord.Reading) { r.Statements[0].Source.Party = "" }, "4/4/4 4/4/4 4/4/3 3/4 4/4 4/4 4/4 4/4"},
		{"act and form", func(r *onrecord.Reading) {
			r.Statements[0].Act, r.Statements[0].Form = onrecord.Denies, onrecord.Mixed
		}, "4/4/4 4/4/4 4/4/4 4/4 3/4 3/4 4/4 4/4"},
		{"cue elsewhere", func(r *onrecord.Reading) { r.Statements[0].Cue = r.Statements[2].Cue }, "4/4/4 4/4/4 4/4/4 4/4 4/4 4/4 3/4 4/4"},
		{"no cue", func(r *onrecord.Reading) { r.Statements[0].Cue = onrecord.Span{} }, "4/4/4 4/4/4 4/4/4 4/4 4/4 4/4 3/4 4/4"},
		{"refusal with its cue elsewhere", func(r *onrecord.Reading) { r.Statements[3].Cue = r.Statements[2].Cue }, "4/4/3 4/4/3 4/4/3 3/3 3/3 3/3 3/3 3/3"},
		{"inner one at the top", func(r *onrecord.Reading) { r.Statements[2].Within = "" }, "4/4/4 4/4/4 4/4/4 4/4 4/4 4/4 4/4 3/4"},
		{"inner one within the wrong one", func(r *onrecord.Reading) { r.Statements[2].Within = "s1" }, "4/4/4 4/4/4 4/4/4 4/4 4/4 4/4 4/4 3/4"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := asReading(t, g, 0)
			tt.spoil(r)
			s := Score(g, r)
			var got []string
			for _, c := range []Count{s.Statements, s.Exact, s.EndToEnd} {
				got = append(got, fmt.Sprintf("%d/%d/%d", c.Gold, c.Read, c.Right))
			}
			for _, q := range []Ratio{s.Speaker, s.Act, s.Form, s.Cue, s.Within} {
				got = append(got, fmt.Sprintf("%d/%d", q.Right, q.Of))
			}
			if have := strings.Join(got, " "); have != tt.want {
				t.Errorf("scores\n got %s\nwant %s", have, tt.want)
			}
		})
	}
}

// cut leaves of the content of statement i the one phrase.
func cut(r *onrecord.Reading, i int, phrase string) {
	at := strings.Index(r.Document.Text, phrase)
	r.Statements[i].Content = []onrecord.Span{{Start: at, End: at + len(phrase), Text: phrase}}
}

// The same words twice in an article: the place decides which is which.
func TestMatchPrefersThePlace(t *testing.T) {
	text := "\"It leaks,\" said Ana Roth. Later \"it leaks,\" said Ben Volk."
	first, second := strings.Index(text, "It leaks"), strings.Index(text, "it leaks")
	span := func(at int) []onrecord.Span { return []onrecord.Span{{Start: at, End: at + 8, Text: text[at : at+8]}} }
	g := &Gold{Text: text, Statements: []GoldStatement{{ID: "s1", Content: span(first)}, {ID: "s2", Content: span(second)}}}
	r := &onrecord.Reading{Document: &onrecord.Document{Text: text}, Statements: []onrecord.Statement{{ID: "a", Content: span(second)}, {ID: "b", Content: span(first)}}}
	m := NewMatch(g, r)
	if m.ToRead[0] != 1 || m.ToRead[1] != 0 {
		t.Errorf("paired %v, want [1 0]", m.ToRead)
	}
	if m.ToGold[0] != 1 || m.ToGold[1] != 0 {
		t.Errorf("paired back %v, want [1 0]", m.ToGold)
	}
}

func TestAbsencesAndRequests(t *testing.T) {
	g := ferry(t)
	r := asReading(t, g, 0)
	r.Requests[0].Outcome = onrecord.NoReply
	r.Absences[0].Span = r.Statements[0].Cue
	s := Score(g, r)
	if s.Requests != (Count{1, 1, 0}) || s.Absences != (Count{1, 1, 0}) {
		t.Errorf("absences %+v, requests %+v: want none right", s.Absences, s.Requests)
	}
}

func TestSlices(t *testing.T) {
	g := ferry(t)
	r := asReading(t, g, 0)
	r.Statements[0].Act = onrecord.Denies
	s := Score(g, r)
	if got, want := s.ByAct[onrecord.Asserts], (Slice{2, 2, 1, 1, Ratio{1, 2}, Ratio{2, 2}}); got != want {
		t.Errorf("asserts: %+v, want %+v", got, want)
	}
	if got, want := s.ByAct[onrecord.Denies], (Slice{Read: 1, Real: 1}); got != want {
		t.Errorf("denies: %+v, want %+v", got, want)
	}
	var twice Scores
	twice.Add(s)
	twice.Add(s)
	if twice.Statements != (Count{8, 8, 8}) || twice.ByAct[onrecord.Asserts].Gold != 4 || twice.Documents != 2 {
		t.Errorf("added twice: %+v", twice)
	}
}

func TestFigures(t *testing.T) {
	c := Count{Gold: 10, Read: 5, Right: 4}
	if c.Precision() != 0.8 || c.Recall() != 0.4 || c.F1() != 8.0/15 {
		t.Errorf("%v %v %v", c.Precision(), c.Recall(), c.F1())
	}
	if z := (Count{}); z.F1() != 0 || z.Precision() != 0 {
		t.Error("nothing measured is 0")
	}
}

func TestRun(t *testing.T) {
	g := ferry(t)
	clock := time.Unix(0, 0)
	now := func() time.Time { clock = clock.Add(time.Second); return clock }
	read := func(c *onrecord.Capture) (*onrecord.Reading, error) {
		r := asReading(t, g, 0)
		r.Capture = c
		return r, nil
	}
	res := Run([]*Gold{g, g}, read, now)
	if res.Took != 2*time.Second || res.WordsPerSecond() != float64(len(words(g.Text))) {
		t.Errorf("took %v, %v words a second", res.Took, res.WordsPerSecond())
	}
	if res.Total.Statements != (Count{8, 8, 8}) || len(res.Documents) != 2 {
		t.Errorf("total %+v", res.Total)
	}
	if len(res.Breaches) == 0 {
		t.Error("a reading with no blocks breaks a law, and nothing says so")
	}
	res = Run([]*Gold{g}, func(*onrecord.Capture) (*onrecord.Reading, error) { return nil, errors.New("no") }, now)
	if len(res.Failed) != 1 || !strings.HasPrefix(res.Failed[0], "ferry: no") || res.Total.Statements != (Count{4, 0, 0}) {
		t.Errorf("an article that cannot be read: %v, %+v", res.Failed, res.Total.Statements)
	}
}
