package when

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/statement"
)

// TestSaid: who said it when, and what is left of the content. "-" where the text does not tell.
func TestSaid(t *testing.T) {
	r := newReader(t)
	published := dayOf(t, "2024-03-13")
	for _, tt := range []struct{ text, cue, when, content string }{
		{"The minister said on Tuesday that the dam was safe.", "said", "Tuesday", "the dam was safe"},
		{"On Tuesday, the minister said the dam was safe.", "said", "Tuesday", "the dam was safe"},
		{"The minister told reporters Tuesday that the dam was safe.", "told", "Tuesday", ""},
		{"The minister said the dam broke on Tuesday.", "said", "-", ""},
		{"The minister, who resigned in 2019, said the dam was safe.", "said", "-", "the dam was safe"},
		{"The minister said late on Monday that the mill would shut on Friday.", "said", "late on Monday", ""},
		{"In a statement issued on Monday, the ministry confirmed that the dam had cracked.", "confirmed", "Monday", ""},
		{"\"The dam is safe,\" the minister said last week.", "said", "last week", "The dam is safe"},
		{"\"The dam is safe,\" said the minister on Monday.", "said", "Monday", "The dam is safe"},
		{"The minister later denied that the dam was safe.", "denied", "later", "the dam was safe"},
		{"The minister said two days ago that he would go.", "said", "two days ago", "he would go"},
		{"The minister said he would go in two weeks.", "said", "-", "he would go in two weeks"},
		{"The minister said tomorrow was a good day for it.", "said", "-", ""},
		{"In February, Ilka Dorn said, \"The dam is not safe, and nobody knows it.\"", "said", "February", "The dam is not safe, and nobody knows it"},
		{"After the 2016 election the minister said that the dam was safe.", "said", "-", ""},
		{"In a 2006 interview with the paper, Ilka Dorn said, \"The dam is not safe, and nobody knows it.\"", "said", "2006", "The dam is not safe, and nobody knows it"},
		{"On Friday, the mayor closed the port for a week, saying the dam was not safe.", "saying", "Friday", "the dam was not safe"},
		{"The port closed on Friday for a week, with officials saying the dam was not safe.", "saying", "-", ""},
		{"According to a report dated March 11, the dam was not safe.", "According to", "March 11", ""},
		{"The mayor described the plan for the election on 3 November as unlawful.", "described", "-", ""},
		{"At the time, the mayor said that the dam was safe.", "said", "At the time", "the dam was safe"},
		{"Since when? \"From the spring,\" she said. \"Since July, from the spring.\"", "said", "-", "From the spring|Since July, from the spring"},
		{"The company Saturday rejected the claim that the dam had cracked.", "rejected", "Saturday", ""},
		{"The trust did not respond to questions sent on Monday.", "did not respond", "-", ""},
		{"The minister spoke for two hours and said that the dam was safe.", "said", "-", ""},
	} {
		a := r.analyze(tt.text)
		found := statement.Find(a, r.pack)
		times := Find(a, r.words, Scene{Published: published})
		said := Said(a, r.words, times, found.Statements, published)
		hit := false
		for i, s := range found.Statements {
			if s.Cue.Text != tt.cue {
				continue
			}
			hit = true
			got := said[i].When.Span.Text
			if got == "" {
				got = "-"
			}
			var content []string
			for _, c := range said[i].Content {
				content = append(content, c.Text)
			}
			if got != tt.when || tt.content != "" && strings.Join(content, "|") != tt.content {
				t.Errorf("%q: said %s, content %q", tt.text, got, content)
			}
		}
		if !hit {
			t.Errorf("%q: no statement by %q", tt.text, tt.cue)
		}
	}
}

// TestNear: the time of a clause is that which stands nearest in it.
func TestNear(t *testing.T) {
	r := newReader(t)
	for _, tt := range []struct{ text, words, want string }{
		{"The council listed the group in May 2014 and a court in Velm freed its leader in 2020.", "listed", "May 2014"},
		{"The council listed the group in May 2014 and a court in Velm freed its leader in 2020.", "freed", "2020"},
		{"He defected in 2017, after ten years in the army.", "defected", "2017"},
		{"He defected for two years.", "defected", ""},
		{"He left. She came in 2019.", "left", ""},
	} {
		a := r.analyze(tt.text)
		at := strings.Index(tt.text, tt.words)
		span, err := a.Text.Document.Span(at, at+len(tt.words))
		if err != nil {
			t.Fatal(err)
		}
		got := Near(a, r.words, Find(a, r.words, Scene{}), span)
		if got.Span.Text != tt.want {
			t.Errorf("%q, %q: %q, want %q", tt.text, tt.words, got.Span.Text, tt.want)
		}
		if (got == onrecord.When{}) != (tt.want == "") {
			t.Errorf("%q: %+v", tt.text, got)
		}
	}
}
