package eval

import (
	"slices"
	"testing"

	"onrecord"
)

// TestSpanMistakes: a hedge or basis that only one side has is a mistake, and a basis of another kind is two.
func TestSpanMistakes(t *testing.T) {
	const text = "Records show that the weir may fail, the mayor said."
	doc := &onrecord.Document{Text: text}
	span := func(from, to int) onrecord.Span {
		s, err := doc.Span(from, to)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	cue, content, records, may := span(47, 51), span(18, 35), span(0, 7), span(27, 30)
	g := &Gold{Name: "weir", Text: text, Statements: []GoldStatement{{ID: "s1", Form: onrecord.Indirect, Act: onrecord.Asserts, Cue: cue,
		Content: []onrecord.Span{content}, Hedges: []onrecord.Span{may}, Basis: []onrecord.Basis{{Kind: onrecord.InDocument, Span: records}}}}}
	r := &onrecord.Reading{Document: doc, Statements: []onrecord.Statement{{ID: "s1", Form: onrecord.Indirect, Act: onrecord.Asserts, Cue: cue,
		Content: []onrecord.Span{content}, Hedges: []onrecord.Span{span(18, 21)}, Basis: []onrecord.Basis{{Kind: onrecord.Data, Span: records}}}}}
	var got []string
	for _, e := range NewMatch(g, r).mistakes() {
		got = append(got, string(e.Kind)+": "+e.Cause)
	}
	want := []string{`hedges: missed hedge: "may"`, `hedges: spurious hedge: "the"`, `basis: missed basis, document: "Records"`, `basis: spurious basis, data: "Records"`}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	r.Statements[0].Hedges, r.Statements[0].Basis = g.Statements[0].Hedges, g.Statements[0].Basis
	if list := NewMatch(g, r).mistakes(); len(list) > 0 {
		t.Errorf("the same on both sides: %+v", list)
	}
}
