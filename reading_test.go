package onrecord

import (
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestContract holds the JSON of one Reading against a file, byte for byte: the field names are part of the product.
func TestContract(t *testing.T) {
	got, err := json.MarshalIndent(intact(t), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	const file = "testdata/reading.json"
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			t.Fatalf("%s, line %d\n want %s\n  got %s\n(a change of the contract needs a new schema)", file, i+1, a[i], strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
		}
	}
	if len(b) != len(a) {
		t.Fatalf("%d lines, want %d", len(b), len(a))
	}
}

// An empty reading still has every list, and says null for what it does not know.
func TestContractOfNothing(t *testing.T) {
	r := &Reading{Statements: []Statement{{}}, Designations: []Designation{{}}, Claims: []Claim{{}}, Parties: []Party{{}}, Times: []Time{{}}}
	got, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"schema":"onrecord.reading/1","capture":{"sha256":"","source":"","media_type":"","bytes":0},` +
		`"document":{"text":"","lang":"","outlet":"","title":null,"byline":[],"published":null},"blocks":[],` +
		`"parties":[{"id":null,"kind":"","name":"","aliases":[],"roles":[],"mentions":[]}],` +
		`"statements":[{"id":null,"form":"","act":"","within":null,"source":{"party":null,"span":null,"antecedent":null},"cue":null,` +
		`"content":[],"hedges":[],"basis":[],"said":{"when":null,"venue":null},"findings":[]}],"absences":[],"requests":[],` +
		`"designations":[{"party":null,"authority":[],"label":null,"status":"","when":null,"span":null}],` +
		`"times":[{"span":null,"from":null,"to":null,"grain":""}],"claims":[{"id":"","wording":null,"stances":[]}]}`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestContractRoundTrip(t *testing.T) {
	r := intact(t)
	first, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var back Reading
	if err := json.Unmarshal(first, &back); err != nil {
		t.Fatal(err)
	}
	second, err := back.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if string(first) != string(second) {
		t.Errorf("came back as\n%s\nwas\n%s", second, first)
	}
	if !reflect.DeepEqual(back.Absences, r.Absences) || !reflect.DeepEqual(back.Requests, r.Requests) || !reflect.DeepEqual(back.Times, r.Times) ||
		!reflect.DeepEqual(back.Claims, r.Claims) || !reflect.DeepEqual(back.Designations, r.Designations) {
		t.Error("a list changed on the way")
	}
	if back.Capture.Size() != len(mooring) || back.Capture.Data != nil {
		t.Errorf("capture came back with size %d and %d bytes", back.Capture.Size(), len(back.Capture.Data))
	}
}

// Any reading that can be written comes back as it was, whatever is known of it.
func TestRoundTripProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReading(t)
		first, err := r.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var back Reading
		if err := back.UnmarshalJSON(first); err != nil {
			t.Fatal(err)
		}
		second, err := back.MarshalJSON()
		if err != nil || string(first) != string(second) {
			t.Fatalf("came back as\n%s (%v)\nwas\n%s", second, err, first)
		}
		for i, s := range r.Statements {
			b := back.Statements[i]
			if s.ID != b.ID || s.Within != b.Within || s.Source != b.Source || s.Cue != b.Cue || s.Said != b.Said || len(s.Content) != len(b.Content) {
				t.Fatalf("statement %+v came back as %+v", s, b)
			}
		}
	})
}

func anyReading(t *rapid.T) *Reading {
	d := &Document{Text: anyText(t, "text"), Lang: rapid.SampledFrom([]string{"", "en"}).Draw(t, "lang")}
	span := func(label string) Span {
		if len(d.Text) == 0 || rapid.Bool().Draw(t, label+" unknown") {
			return Span{}
		}
		start, end := anyRange(t, len(d.Text))
		s, _ := d.Span(start, end) // zero when it cuts a character
		return s
	}
	when := func(label string) When {
		return rapid.SampledFrom([]When{{}, {From: "2031-01-01", To: "2032-01-01", Grain: GrainYear}, {Span: span(label), Grain: GrainVague}}).Draw(t, label)
	}
	spans := func(label string) (out []Span) {
		for range rapid.IntRange(0, 2).Draw(t, label) {
			if s := span(label); !s.IsZero() {
				out = append(out, s)
			}
		}
		return out
	}
	d.Title, d.Published, d.Byline = span("title"), when("published"), spans("byline")
	if s := span("block"); !s.IsZero() {
		d.Blocks = []Block{{Kind: Body, Start: s.Start, End: s.End, Repeats: span("repeats"), Credit: span("credit")}}
	}
	party := func(label string) PartyID { return rapid.SampledFrom([]PartyID{"", "p1"}).Draw(t, label) }
	r := &Reading{Document: d, Capture: NewCapture("a.txt", "text/plain", []byte(d.Text))}
	for range rapid.IntRange(0, 2).Draw(t, "statements") {
		r.Statements = append(r.Statements, Statement{
			ID: "s1", Form: rapid.SampledFrom(Forms()).Draw(t, "form"), Act: rapid.SampledFrom(Acts()).Draw(t, "act"),
			Within: rapid.SampledFrom([]StatementID{"", "s2"}).Draw(t, "within"),
			Source: Source{party("party"), span("source"), span("antecedent")}, Cue: span("cue"), Content: spans("content"), Hedges: spans("hedges"),
			Said: Said{when("said"), span("venue")}, Findings: []Finding{{"act", "rule <1> & more", 0.25}}})
	}
	r.Parties = []Party{{ID: "p1", Kind: Person, Name: anyText(t, "name"), Roles: spans("roles"), Mentions: spans("mentions")}}
	r.Absences = []Absence{{NoArrest, span("absence"), rapid.SampledFrom([]StatementID{"", "s1"}).Draw(t, "by")}}
	r.Requests = []Request{{party("asker"), party("asked"), Declined, span("request")}}
	r.Designations = []Designation{{Party: party("designated"), Label: span("label"), Status: Listed, When: when("listed"), Span: span("designation")}}
	r.Times = []Time{{Span: span("time")}}
	r.Claims = []Claim{{ID: "c1", Wording: span("wording")}}
	return r
}

func TestReadingRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"no schema":            `{}`,
		"another schema":       `{"schema":"onrecord.reading/2"}`,
		"no object":            `[1]`,
		"a word for an offset": `{"schema":"onrecord.reading/1","blocks":[{"start":"x"}]}`,
	} {
		var r Reading
		if err := json.Unmarshal([]byte(data), &r); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	r := intact(t)
	r.Document.Blocks[0].End = 1 << 20
	if _, err := r.MarshalJSON(); err == nil || !strings.Contains(err.Error(), "block 0") {
		t.Errorf("a block beyond the text: error %v", err)
	}
}

func TestLookUps(t *testing.T) {
	r := intact(t)
	if p := r.Party("p3"); p == nil || p.Name != "Tarsk Harbour Board" || p != &r.Parties[2] {
		t.Errorf("p3 is %+v", p)
	}
	if s := r.Statement("s4"); s == nil || s.Act != Declines || s != &r.Statements[3] {
		t.Errorf("s4 is %+v", s)
	}
	if r.Party("p9") != nil || r.Statement("s9") != nil || r.Party("") != nil {
		t.Error("something is found that is not there")
	}
}

// FuzzReading reads hostile JSON: it may be refused, and never makes the laws or the writer panic.
func FuzzReading(f *testing.F) {
	data, err := intact(f).MarshalJSON()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"schema":"onrecord.reading/1","document":{"text":"ž","title":{"start":1,"end":-1,"text":"x"}},"blocks":[{"start":-1,"end":9}]}`))
	f.Add([]byte(`{"schema":"onrecord.reading/1","statements":[{"id":"a","within":"b"},{"id":"b","within":"a","content":[null,{"start":5,"end":2}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 20_000 {
			t.Skip("bounded")
		}
		var r Reading
		if json.Unmarshal(data, &r) != nil {
			return
		}
		breaches := CheckReading(&r)
		first, err := r.MarshalJSON()
		if err != nil {
			if len(breaches) == 0 {
				t.Fatalf("no law is broken, and it cannot be written: %v", err)
			}
			return
		}
		var back Reading
		if err := json.Unmarshal(first, &back); err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, first)
		}
		if second, err := back.MarshalJSON(); err != nil || string(first) != string(second) {
			t.Fatalf("came back as\n%s (%v)\nwas\n%s", second, err, first)
		}
	})
}

// A reading is decoded as encoding/json decodes it, whatever was done to it: the same values, or an error of both.
func TestDecodedAlike(t *testing.T) {
	whole, err := intact(t).MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	rapid.Check(t, func(t *rapid.T) {
		data := slices.Clone(whole)
		for range rapid.IntRange(0, 2).Draw(t, "faults") {
			at := rapid.IntRange(0, len(data)-1).Draw(t, "at")
			switch rapid.IntRange(0, 3).Draw(t, "fault") {
			case 0:
				data[at] = rapid.SampledFrom([]byte("\"{}[]:,0 x\\\xff\x00n")).Draw(t, "byte")
			case 1:
				data = slices.Delete(data, at, min(len(data), at+rapid.IntRange(1, 20).Draw(t, "length")))
			case 2:
				data = slices.Insert(data, at, data[at:min(len(data), at+rapid.IntRange(1, 40).Draw(t, "length"))]...)
			case 3:
				data = data[:at+1]
			}
		}
		var want, got readingJSON
		wrong, err := json.Unmarshal(data, &want), unmarshal(data, &got)
		if (wrong == nil) != (err == nil) || wrong == nil && !reflect.DeepEqual(want, got) {
			t.Fatalf("%s\n%v\n%v", data, wrong, err)
		}
		if err == nil {
			read++
		}
	})
	if read < 5 {
		t.Errorf("only %d were readings", read)
	}
}
