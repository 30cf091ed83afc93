package onrecord

import (
	"strings"
	"testing"
)

func TestIntactBreaksNoLaw(t *testing.T) {
	r := intact(t)
	if out := CheckReading(r); len(out) > 0 {
		t.Fatalf("%v", out)
	}
	data, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var back Reading
	if err := back.UnmarshalJSON(data); err != nil {
		t.Fatal(err)
	}
	if out := CheckReading(&back); len(out) > 0 {
		t.Fatalf("read back from JSON: %v", out)
	}
}

// TestLaws breaks each law once; the breach that names it and its place is reported.
func TestLaws(t *testing.T) {
	tests := []struct {
		name, law, where string
		spoil            func(r *Reading)
	}{
		{"no document", "document", "reading", func(r *Reading) { r.Document = nil }},
		{"map to another source", "map", "source", func(r *Reading) { r.Capture.Data = r.Capture.Data[1:] }},
		{"not UTF-8", "text", "document", func(r *Reading) { r.Document.Text = r.Document.Text[:len(r.Document.Text)-1] + "\xff" }},

		{"title elsewhere", "span", "title", func(r *Reading) { r.Document.Title.Start++ }},
		{"published elsewhere", "span", "published", func(r *Reading) { r.Document.Published.Span = Span{1, 3, "zz"} }},
		{"byline elsewhere", "span", "byline[0]", func(r *Reading) { r.Document.Byline[0].Text = "Leni" }},
		{"span beyond the text", "span", "title", func(r *Reading) { r.Document.Title.End = 1 << 20 }},
		{"span cuts a character", "span", "statement s1 content[1]", func(r *Reading) {
			q := r.Quotations[0].Start
			r.Statements[0].Content[1] = Span{q + 1, q + 6, r.Document.Text[q+1 : q+6]}
		}},

		{"blocks overlap", "block order", "block 1", func(r *Reading) { r.Document.Blocks[1].Start = r.Document.Blocks[0].End - 1 }},
		{"blocks in another order", "block order", "block 1", func(r *Reading) {
			b := r.Document.Blocks
			b[0], b[1] = b[1], b[0]
		}},
		{"empty block", "block order", "block 0", func(r *Reading) { r.Document.Blocks[0].End = r.Document.Blocks[0].Start }},
		{"block beyond the text", "block order", "block 6", func(r *Reading) { r.Document.Blocks[6].End = len(r.Document.Text) + 1 }},
		{"block starts within a character", "span", "block 4", func(r *Reading) { r.Document.Blocks[4].Start++ }},
		{"block ends within a character", "span", "block 4", func(r *Reading) { r.Document.Blocks[4].End-- }},
		{"block of no known kind", "vocabulary", "block 2", func(r *Reading) { r.Document.Blocks[2].Kind = "advert" }},
		{"text between blocks", "nothing thrown away", "block 3", func(r *Reading) {
			r.Document.Blocks = append(r.Document.Blocks[:2], r.Document.Blocks[3:]...)
			r.Document.Blocks = append([]Block{{Kind: Byline, Start: 0, End: 1}, {Kind: Title, Start: 1, End: r.Document.Blocks[0].End}}, r.Document.Blocks[1:]...)
		}},
		{"a letter before the first block", "nothing thrown away", "block 0", func(r *Reading) { r.Document.Blocks[0].Start = 1 }},
		{"text after the last block", "nothing thrown away", "end", func(r *Reading) { r.Document.Blocks = r.Document.Blocks[:6] }},
		{"repeats elsewhere", "span", "block 4 repeats", func(r *Reading) { r.Document.Blocks[4].Repeats.Start-- }},
		{"credit elsewhere", "span", "block 5 credit", func(r *Reading) { r.Document.Blocks[5].Credit.Text = "Ivo" }},
		{"block repeats itself", "block repeats", "block 4", func(r *Reading) { r.Document.Blocks[4].Repeats = blockSpan(r, 4) }},
		{"block repeats a part of itself", "block repeats", "block 4", func(r *Reading) { r.Document.Blocks[4].Repeats = nth(t, r.Document, "never safe", 2) }},
		{"credit of another block", "block credit", "block 5", func(r *Reading) { r.Document.Blocks[5].Credit = blockSpan(r, 6) }},

		{"party without ID", "party", "party 3", func(r *Reading) { r.Parties[3].ID = ""; r.Designations, r.Requests = nil, nil }},
		{"party twice", "party", "party p1", func(r *Reading) { r.Parties[1].ID = "p1"; r.Statements = nil; r.Claims, r.Absences = nil, nil }},
		{"party of no known kind", "vocabulary", "party p1", func(r *Reading) { r.Parties[0].Kind = "villain" }},
		{"party never mentioned", "party", "party p1", func(r *Reading) { r.Parties[0].Mentions = nil }},
		{"party with an empty mention", "span", "party p1 mention[1]", func(r *Reading) { r.Parties[0].Mentions[1] = Span{} }},
		{"mention elsewhere", "span", "party p1 mention[0]", func(r *Reading) { r.Parties[0].Mentions[0].End++ }},
		{"role elsewhere", "span", "party p1 role[0]", func(r *Reading) { r.Parties[0].Roles[0].Start-- }},
		{"party without name", "party", "party p2", func(r *Reading) { r.Parties[1].Name = "" }},
		{"a name nobody printed", "party", "party p2", func(r *Reading) { r.Parties[1].Name = "the boss" }},

		{"statement without ID", "statement", "statement 4", func(r *Reading) { r.Statements[4].ID = "" }},
		{"statement twice", "statement", "statement s1", func(r *Reading) { r.Statements[4].ID = "s1" }},
		{"no known act", "vocabulary", "statement s1", func(r *Reading) { r.Statements[0].Act = "claims" }},
		{"no known form", "vocabulary", "statement s2", func(r *Reading) { r.Statements[1].Form = "free" }},
		{"source is no party", "statement source", "statement s1", func(r *Reading) { r.Statements[0].Source.Party = "p9" }},
		{"cue elsewhere", "span", "statement s1 cue", func(r *Reading) { r.Statements[0].Cue.Text = "says" }},
		{"source elsewhere", "span", "statement s1 source", func(r *Reading) { r.Statements[0].Source.Span.End-- }},
		{"antecedent elsewhere", "span", "statement s2 antecedent", func(r *Reading) { r.Statements[1].Source.Antecedent.End-- }},
		{"said when elsewhere", "span", "statement s3 said when", func(r *Reading) { r.Statements[2].Said.When.Span = Span{0, 2, "no"} }},
		{"said venue elsewhere", "span", "statement s3 said venue", func(r *Reading) { r.Statements[2].Said.Venue.Text = "no" }},
		{"empty hedge", "span", "statement s3 hedge[0]", func(r *Reading) { r.Statements[2].Hedges[0] = Span{} }},
		{"basis elsewhere", "span", "statement s3 basis[0]", func(r *Reading) { r.Statements[2].Basis[0].Span.Start-- }},
		{"no known basis", "vocabulary", "statement s3 basis[0]", func(r *Reading) { r.Statements[2].Basis[0].Kind = "rumour" }},
		{"empty content", "span", "statement s1 content[0]", func(r *Reading) { r.Statements[0].Content[0] = Span{} }},
		{"content out of order", "statement content", "statement s1 content[1]", func(r *Reading) {
			c := r.Statements[0].Content
			c[0], c[1] = c[1], c[0]
		}},
		{"content twice", "statement content", "statement s1 content[1]", func(r *Reading) {
			r.Statements[0].Content = append(r.Statements[0].Content[:1], r.Statements[0].Content...)
		}},
		{"content overlaps the cue", "statement content", "statement s2 content[0]", func(r *Reading) {
			s := &r.Statements[1]
			s.Content[0], _ = r.Document.Span(s.Cue.Start, s.Content[0].End)
		}},
		{"content in boilerplate", "boilerplate is silent", "statement s2", func(r *Reading) { r.Statements[1].Content[0] = blockSpan(r, 6) }},
		{"content runs on into boilerplate", "boilerplate is silent", "statement s2", func(r *Reading) {
			c := &r.Statements[1].Content[0]
			*c, _ = r.Document.Span(c.Start, r.Document.Blocks[6].End)
		}},
		{"cue in a byline", "boilerplate is silent", "statement s1", func(r *Reading) { r.Statements[0].Cue = blockSpan(r, 1) }},
		{"source in boilerplate", "boilerplate is silent", "statement s1", func(r *Reading) { r.Statements[0].Source.Span = blockSpan(r, 6) }},
		{"a repetition counted", "no repetition is counted", "statement s5", func(r *Reading) { r.Statements[4].Content[0] = blockSpan(r, 4) }},
		{"a refusal with content", "statement form", "statement s4", func(r *Reading) { r.Statements[3].Content = r.Statements[0].Content[1:] }},
		{"speech without content", "statement form", "statement s1", func(r *Reading) { r.Statements[0].Content = nil }},
		{"direct speech unquoted", "direct speech is quoted", "statement s2 content[0]", func(r *Reading) { r.Statements[1].Form = Direct }},
		{"direct speech in an article without quotations", "direct speech is quoted", "statement s5 content[0]", func(r *Reading) { r.Quotations = nil }},
		{"direct speech beyond its quotation", "direct speech is quoted", "statement s5 content[0]", func(r *Reading) { r.Quotations[0].End -= 4 }},
		{"no mark of speech", "statement has a mark", "statement s2", func(r *Reading) { r.Statements[1].Cue = Span{} }},
		{"no mark of refusal", "statement has a mark", "statement s4", func(r *Reading) { r.Statements[3].Cue = Span{} }},

		{"finding of no field", "every field has a finding", "statement s1", func(r *Reading) {
			r.Statements[0].Findings = append(r.Statements[0].Findings, Finding{By: "x"})
		}},
		{"finding by nobody", "every field has a finding", "statement s1", func(r *Reading) { r.Statements[0].Findings[0].By = "" }},
		{"score above 1", "every field has a finding", "statement s1", func(r *Reading) { r.Statements[0].Findings[0].Score = 1.5 }},
		{"score below 0", "every field has a finding", "statement s1", func(r *Reading) { r.Statements[0].Findings[0].Score = -0.1 }},

		{"within nothing", "nesting", "statement s3", func(r *Reading) { r.Statements[2].Within = "s9" }},
		{"within itself", "nesting", "statement s3", func(r *Reading) { r.Statements[2].Within = "s3" }},
		{"within in a ring", "nesting", "statement s2", func(r *Reading) {
			r.Statements[1].Within = "s3"
			r.Statements[1].Findings = append(r.Statements[1].Findings, Finding{Field: "within", By: "x"})
		}},
		{"within a ring of others", "nesting", "statement s4", func(r *Reading) { r.Statements[1].Within, r.Statements[3].Within = "s3", "s3" }},

		{"empty absence", "span", "absence 0", func(r *Reading) { r.Absences[0].Span = Span{} }},
		{"no known absence", "vocabulary", "absence 0", func(r *Reading) { r.Absences[0].Kind = "peace" }},
		{"absence by nothing", "absence", "absence 0", func(r *Reading) { r.Absences[0].By = "s9" }},
		{"empty request", "span", "request 0", func(r *Reading) { r.Requests[0].Span = Span{} }},
		{"no known outcome", "vocabulary", "request 0", func(r *Reading) { r.Requests[0].Outcome = "shrugged" }},
		{"asker is no party", "request", "request 0", func(r *Reading) { r.Requests[0].Asker = "p9" }},
		{"asked is no party", "request", "request 0", func(r *Reading) { r.Requests[0].Asked = "p9" }},
		{"empty designation", "span", "designation 0", func(r *Reading) { r.Designations[0].Span = Span{} }},
		{"label elsewhere", "span", "designation 0 label", func(r *Reading) { r.Designations[0].Label.Start-- }},
		{"designated is no party", "designation", "designation 0", func(r *Reading) { r.Designations[0].Party = "p9" }},
		{"authority is no party", "designation", "designation 0", func(r *Reading) { r.Designations[0].Authority[0] = "p9" }},
		{"empty time", "span", "time 0", func(r *Reading) { r.Times[0].Span = Span{} }},
		{"time without a grain", "time", "time 0", func(r *Reading) { r.Times[0].Grain = "" }},
		{"no known grain", "vocabulary", "time 0", func(r *Reading) { r.Times[0].Grain = "aeon" }},
		{"time from no date", "time", "time 0", func(r *Reading) { r.Times[0].From = "May" }},
		{"time to no date", "time", "time 0", func(r *Reading) { r.Times[0].To = "2024-02-30" }},
		{"time that ends before it begins", "time", "time 0", func(r *Reading) { r.Times[0].From, r.Times[0].To = "2024-03-05", "2024-03-05" }},
		{"length with bounds", "time", "time 0", func(r *Reading) { r.Times[0].From, r.Times[0].Duration = "2024-03-05", "P2D" }},
		{"times out of order", "time", "time 1", func(r *Reading) { r.Times = append(r.Times, r.Times[0]) }},
		{"said when it ended", "time", "statement s3 said when", func(r *Reading) {
			r.Statements[2].Said.When.From, r.Statements[2].Said.When.To = "2024-03-06", "2024-03-05"
		}},
		{"claim in our words", "claim", "claim c1", func(r *Reading) { r.Claims[0].Wording = r.Document.Title }},
		{"claim partly in our words", "claim", "claim c1", func(r *Reading) { r.Claims[0].Wording = nth(t, r.Document, "that the crane", 1) }},
		{"claim without wording", "span", "claim c1", func(r *Reading) { r.Claims[0].Wording = Span{} }},
		{"claim without statement", "claim", "claim c1", func(r *Reading) { r.Claims[0].Stances[0].Statement = "s9" }},
		{"claim without ID", "claim", "claim 0", func(r *Reading) { r.Claims[0].ID = "" }},
		{"claim twice", "claim", "claim c1", func(r *Reading) { r.Claims = append(r.Claims, r.Claims[0]) }},
		{"statement twice on a claim", "claim", "claim c1", func(r *Reading) { r.Claims[0].Stances = append(r.Claims[0].Stances, r.Claims[0].Stances[0]) }},
		{"stance of somebody else", "claim", "claim c1", func(r *Reading) { r.Claims[0].Stances[0].Party = "p1" }},
		{"stance of no known kind", "vocabulary", "claim c1", func(r *Reading) { r.Claims[0].Stances[0].Stance = "asserts" }},
		{"stance that nothing gave", "every field has a finding", "claim c1", func(r *Reading) { r.Statements[2].Findings = r.Statements[2].Findings[:9] }},
		{"label of nobody", "designation", "designation 0", func(r *Reading) { r.Designations[0].Party = "" }},
		{"label put on oneself", "designation", "designation 0", func(r *Reading) { r.Designations[0].Authority[0] = r.Designations[0].Party }},
		{"no label put on", "designation", "designation 0", func(r *Reading) { r.Designations[0].Label = Span{} }},
		{"designation of no known status", "vocabulary", "designation 0", func(r *Reading) { r.Designations[0].Status = "banned" }},
		{"designation at a time elsewhere", "span", "designation 0 when", func(r *Reading) { r.Designations[0].When.Span = Span{1, 3, "zz"} }},
		{"claim without stance", "claim", "claim c1", func(r *Reading) { r.Claims[0].Stances = nil }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := intact(t)
			tt.spoil(r)
			out := CheckReading(r)
			for _, b := range out {
				if b.Law == tt.law && b.Where == tt.where {
					return
				}
			}
			t.Errorf("want a breach of %q at %s, got %v", tt.law, tt.where, out)
		})
	}
}

// Each field that can be set needs its Finding: take it away and the law says which.
func TestEveryFieldHasAFinding(t *testing.T) {
	for _, field := range []string{"act", "form", "cue", "content", "source", "within", "hedges", "basis", "said"} {
		r := intact(t)
		s := &r.Statements[2]
		for i, f := range s.Findings {
			if f.Field == field {
				s.Findings = append(s.Findings[:i], s.Findings[i+1:]...)
				break
			}
		}
		out := CheckReading(r)
		if len(out) != 1 || out[0].Law != "every field has a finding" || !strings.HasPrefix(out[0].What, field+" is set") {
			t.Errorf("without a finding for %s: %v", field, out)
		}
	}
	r := intact(t)
	r.Statements[2].Source.Span = Span{} // the party alone still needs one
	r.Statements[2].Said = Said{When: When{From: "2031-01-01"}}
	r.Statements[2].Findings = nil
	if out := CheckReading(r); len(out) != 10 {
		t.Errorf("nine fields and a stance are set, %d breaches: %v", len(out), out)
	}
}

// Direct speech needs no quotation marks in a block quotation, a pull quote, or a labelled turn.
func TestDirectSpeechOtherwiseMarked(t *testing.T) {
	r := intact(t)
	r.Statements[1].Form, r.Statements[2].Form = Direct, Direct
	r.Document.Blocks[2].Kind = Blockquote
	if out := CheckReading(r); len(out) > 0 {
		t.Errorf("block quotation: %v", out)
	}
	r.Document.Blocks[2].Kind = Body
	r.Turns = []Range{r.Document.Blocks[2].Range()}
	if out := CheckReading(r); len(out) > 0 {
		t.Errorf("turn: %v", out)
	}
	r.Turns = nil
	r.Document.Blocks[2].Kind = PullQuote
	if out := CheckReading(r); len(out) > 0 {
		t.Errorf("pull quote: %v", out)
	}
}

// A long chain of nesting is fine and costs no time.
func TestDeepNesting(t *testing.T) {
	r := intact(t)
	base := r.Statements[2]
	for i := range 50 {
		s := base
		s.ID, s.Within = StatementID("x"+string(rune('A'+i))), base.ID
		r.Statements = append(r.Statements, s)
		base = s
	}
	if out := CheckReading(r); len(out) > 0 {
		t.Errorf("%v", out[0])
	}
}

func TestCheckMapFindsEachFault(t *testing.T) {
	whole := func(r Run) Map { return Map{[]Run{r}, 4} }
	plain := Run{Text: Range{0, 4}, Source: Range{0, 4}, TextUnit: 1, SourceUnit: 1}
	if out := CheckMap(whole(plain), "abcd", []byte("abcd")); len(out) > 0 {
		t.Fatalf("intact: %v", out)
	}
	with := func(f func(r *Run)) Map { r := plain; f(&r); return whole(r) }
	tests := []struct {
		name  string
		m     Map
		where string
		what  string
	}{
		{"source of another length", Map{[]Run{plain}, 5}, "source", "5 source bytes"},
		{"gap before the first run", with(func(r *Run) { r.Text.Start = 1 }), "run 0", "must tile"},
		{"empty run", with(func(r *Run) { r.Text.End = 0 }), "run 0", "must tile"},
		{"run beyond the text", with(func(r *Run) { r.Text.End = 5 }), "run 0", "of 4 bytes"},
		{"source before the start", with(func(r *Run) { r.Source.Start = -1 }), "run 0", "source [-1"},
		{"source beyond the end", with(func(r *Run) { r.Source.End = 5 }), "run 0", "source [0, 5)"},
		{"source reversed", with(func(r *Run) { r.Source = Range{3, 2}; r.TextUnit, r.SourceUnit = 0, 0 }), "run 0", "source [3, 2)"},
		{"negative units", with(func(r *Run) { r.TextUnit, r.SourceUnit = -1, -1 }), "run 0", "units"},
		{"one unit only", with(func(r *Run) { r.SourceUnit = 0 }), "run 0", "units"},
		{"part of copied bytes", with(func(r *Run) { r.Part = true }), "run 0", "units"},
		{"units that do not divide", with(func(r *Run) { r.TextUnit, r.SourceUnit = 3, 3 }), "run 0", "in units of"},
		{"units that do not add up", with(func(r *Run) { r.TextUnit, r.SourceUnit = 2, 1 }), "run 0", "in units of"},
		{"gap between runs", Map{[]Run{{Range{0, 2}, Range{0, 2}, 1, 1, false}, {Range{3, 4}, Range{3, 4}, 1, 1, false}}, 4}, "run 1", "must tile"},
		{"runs end early", Map{[]Run{{Range{0, 2}, Range{0, 2}, 1, 1, false}}, 4}, "end", "runs end at 2"},
		{"no run at all", Map{nil, 4}, "end", "runs end at 0"},
	}
	for _, tt := range tests {
		out := CheckMap(tt.m, "abcd", []byte("abcd"))
		if len(out) != 1 || out[0].Law != "map" || out[0].Where != tt.where || !strings.Contains(out[0].What, tt.what) {
			t.Errorf("%s: want one breach at %s that says %q, got %v", tt.name, tt.where, tt.what, out)
		}
	}
	if out := CheckMap(whole(plain), "abcd", []byte("abxd")); len(out) != 1 || !strings.Contains(out[0].What, "differ") {
		t.Errorf("copied bytes that differ: %v", out)
	}
}

func TestBreachReads(t *testing.T) {
	if got := (Breach{"span", "title", "is missing"}).String(); got != "span: title: is missing" {
		t.Error(got)
	}
	long := strings.Repeat("ž", 41)
	if got := clip(long); got != strings.Repeat("ž", 40)+"…" {
		t.Error(got)
	}
}

func blockSpan(r *Reading, i int) Span {
	s, _ := r.Document.Span(r.Document.Blocks[i].Start, r.Document.Blocks[i].End)
	return s
}
