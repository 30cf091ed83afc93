package eval

import (
	"slices"
	"strings"
	"testing"

	"onrecord"
)

func TestMistakes(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(r *onrecord.Reading)
		want  []string // kind: cause
	}{
		{"none", func(*onrecord.Reading) {}, nil},
		{"missed", func(r *onrecord.Reading) { r.Statements = r.Statements[:3] }, []string{"missed: nothing read there"}},
		{"cue read, content too short to match", func(r *onrecord.Reading) { cut(r, 0, "many people") },
			[]string{"missed: cue read, content differs", "spurious: cue annotated, content differs"}},
		{"content under another cue", func(r *onrecord.Reading) {
			cut(r, 0, "many people")
			r.Statements[0].Cue = onrecord.Span{}
		}, []string{"missed: content read under another cue", "spurious: content annotated under another cue"}},
		{"one twice", func(r *onrecord.Reading) {
			s := r.Statements[0]
			s.ID = "s9"
			r.Statements = append(r.Statements, s)
		}, []string{"spurious: cue annotated, content differs, gold paired with another"}},
		{"invented", func(r *onrecord.Reading) {
			at := strings.Index(ferryText, "Ferry sinks")
			r.Statements = append(r.Statements, onrecord.Statement{ID: "s9", Content: []onrecord.Span{{Start: at, End: at + 11, Text: "Ferry sinks"}}})
		}, []string{"spurious: nothing annotated there"}},
		{"act and form", func(r *onrecord.Reading) {
			r.Statements[0].Act, r.Statements[0].Form = onrecord.Denies, onrecord.Mixed
		}, []string{"act: asserts, read as denies", "form: indirect, read as mixed"}},
		{"unresolved", func(r *onrecord.Reading) { r.Statements[0].Source.Party = "" }, []string{"speaker: source phrase right, unresolved"}},
		{"no source", func(r *onrecord.Reading) { r.Statements[0].Source = onrecord.Source{} }, []string{"speaker: source phrase not found, unresolved"}},
		{"wrong party", func(r *onrecord.Reading) { r.Statements[0].Source.Party = "p3" }, []string{"speaker: source phrase right, resolved wrongly"}},
		{"wrong phrase and party", func(r *onrecord.Reading) { r.Statements[0].Source = r.Statements[3].Source }, []string{"speaker: source phrase wrong, resolved wrongly"}},
		{"cue", func(r *onrecord.Reading) { r.Statements[0].Cue = r.Statements[2].Cue }, []string{"cue: another cue"}},
		{"no cue", func(r *onrecord.Reading) { r.Statements[0].Cue = onrecord.Span{} }, []string{"cue: cue not found"}},
		{"top", func(r *onrecord.Reading) { r.Statements[2].Within = "" }, []string{"within: read at the top"}},
		{"nested", func(r *onrecord.Reading) { r.Statements[0].Within = "s2" }, []string{"within: read within another, stands at the top"}},
		{"rest", func(r *onrecord.Reading) { r.Absences, r.Requests = nil, nil }, []string{"absence: absence missed", "absence: request missed"}},
		{"begins late", func(r *onrecord.Reading) { cut(r, 0, "had left late and carried too many people") }, []string{"content: begins too late"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := ferry(t)
			r := asReading(t, g, 0)
			tt.spoil(r)
			res := &Result{Documents: []DocumentResult{{Match: NewMatch(g, r)}}}
			var got []string
			for _, e := range res.Mistakes() {
				got = append(got, string(e.Kind)+": "+e.Cause)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// The most frequent cause stands first, and only the kinds asked for are listed.
func TestMistakesInOrder(t *testing.T) {
	g := ferry(t)
	r := asReading(t, g, 0)
	r.Statements[0].Act, r.Statements[1].Act, r.Statements[2].Act = onrecord.Urges, onrecord.Doubts, onrecord.Urges
	r.Statements[0].Form = onrecord.Mixed
	res := &Result{Documents: []DocumentResult{{Match: NewMatch(g, r)}}}
	var got []string
	for _, e := range res.Mistakes(WrongAct) {
		got = append(got, e.Cause)
	}
	if want := []string{"asserts, read as urges", "asserts, read as urges", "alleges, read as doubts"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMistakeReads(t *testing.T) {
	g := ferry(t)
	r := asReading(t, g, 0)
	r.Statements = r.Statements[1:]
	r.Statements[1].Within = ""
	e := (&Result{Documents: []DocumentResult{{Match: NewMatch(g, r)}}}).Mistakes(Missed)[0]
	if e.Line != 3 || e.Document != "ferry" || e.Cue != "said" {
		t.Errorf("%+v", e)
	}
	if want := "<Harbour master Ilse Brandt> {said} «the ferry had left late and carried too many people». \"Nobody checked"; !strings.HasPrefix(e.Passage, want) {
		t.Errorf("passage %q, want it to begin %q", e.Passage, want)
	}
	if want := "s1 indirect asserts | Ilse Brandt <Harbour master Ilse Brandt> {said} «the ferry had left late and carried too many people»"; e.Gold != want {
		t.Errorf("gold %q, want %q", e.Gold, want)
	}
}

func TestEdges(t *testing.T) {
	for _, tt := range []struct{ gold, read, want string }{
		{"b c", "a b c", "begins too early"}, {"b c", "b c d", "ends too late"}, {"b c", "b x c", "words put in"},
		{"a b c", "b c", "begins too late"}, {"a b c", "a b", "ends too early"}, {"a b c", "a c", "a part left out"},
		{"a b c", "x b c", "another beginning"}, {"a b c", "a b x", "another end"}, {"a b c", "x b y", "both ends differ"},
	} {
		if got := edges(strings.Fields(tt.gold), strings.Fields(tt.read)); got != tt.want {
			t.Errorf("%q read as %q: %s, want %s", tt.gold, tt.read, got, tt.want)
		}
	}
}

func TestWordF1(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want float64
	}{{"a b", "a b", 1}, {"a b", "b a", 1}, {"a a", "a", 2.0 / 3}, {"a", "a a a", 0.5}, {"a", "b", 0}, {"", "", 0}, {"a", "", 0}} {
		if got := wordF1(words(tt.a), words(tt.b)); got != tt.want {
			t.Errorf("%q and %q: %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestSameParty(t *testing.T) {
	g := &GoldParty{Name: "Mira Kovač", Aliases: []string{"the mayor"}}
	for _, tt := range []struct {
		p    *onrecord.Party
		want bool
	}{
		{&onrecord.Party{Name: "Kovač"}, true},
		{&onrecord.Party{Name: "MIRA KOVAČ"}, true},
		{&onrecord.Party{Name: "Mayor Mira Kovač"}, true},
		{&onrecord.Party{Name: "mayor"}, true},
		{&onrecord.Party{Name: "she", Aliases: []string{"Kovač"}}, true},
		{&onrecord.Party{Name: "Mira"}, false},
		{&onrecord.Party{Name: "Ivo Kovač"}, false},
		{&onrecord.Party{Name: ""}, false},
		{nil, false},
	} {
		if got := sameParty(g, tt.p); got != tt.want {
			t.Errorf("%+v: %v", tt.p, got)
		}
	}
	if !sameParty(nil, nil) || sameParty(nil, &onrecord.Party{Name: "x"}) {
		t.Error("nobody is nobody")
	}
}

func TestParseGoldRefuses(t *testing.T) {
	const statement = `{"id":"s1","form":"indirect","act":"asserts","source":{"party":null,"span":null},"cue":%CUE,"content":[]}`
	doc := func(s string) string {
		return `{"doc":"x","parties":[],"statements":[` + s + `],"absences":[],"requests":[]}`
	}
	for name, tt := range map[string]struct{ json, want string }{
		"no JSON":         {`{`, "JSON"},
		"span elsewhere":  {doc(strings.Replace(statement, "%CUE", `{"start":0,"end":4,"text":"told"}`, 1)), "does not stand at"},
		"span outside":    {doc(strings.Replace(statement, "%CUE", `{"start":0,"end":99,"text":"said"}`, 1)), "does not stand at"},
		"nothing to find": {doc(strings.Replace(statement, "%CUE", `null`, 1)), "neither content nor cue"},
		"no such party":   {doc(strings.Replace(strings.Replace(statement, "%CUE", `{"start":0,"end":4,"text":"said"}`, 1), `"party":null`, `"party":"p9"`, 1)), "no party p9"},
		"within nothing":  {doc(strings.Replace(strings.Replace(statement, "%CUE", `{"start":0,"end":4,"text":"said"}`, 1), `"form"`, `"within":"s9","form"`, 1)), "within s9"},
	} {
		if _, err := ParseGold([]byte(tt.json), "said so"); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one that says %q", name, err, tt.want)
		}
	}
	if _, err := ParseGold([]byte(doc(strings.Replace(statement, "%CUE", `{"start":0,"end":4,"text":"said"}`, 1))), "said so"); err != nil {
		t.Errorf("a good one: %v", err)
	}
}
