package when

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"onrecord"
)

// newsCase is one passage of testdata/news.txt.
type newsCase struct {
	line      int
	published onrecord.When
	text      string
	want      []string
}

func newsCases(t testing.TB) []newsCase {
	t.Helper()
	data, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []newsCase
	var published onrecord.When
	for i, line := range strings.Split(string(data), "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "published "):
			published = dayOf(t, strings.TrimPrefix(line, "published "))
		case strings.HasPrefix(line, "> "):
			out = append(out, newsCase{line: i + 1, published: published, text: strings.TrimPrefix(line, "> ")})
		case line == "none":
		default:
			last := &out[len(out)-1]
			last.want = append(last.want, line)
		}
	}
	return out
}

// dayOf is a day of publication, the zero When for "-".
func dayOf(t testing.TB, s string) onrecord.When {
	t.Helper()
	if s == "-" {
		return onrecord.When{}
	}
	at, err := onrecord.Date(s).Time()
	if err != nil {
		t.Fatal(err)
	}
	return onrecord.When{From: onrecord.Date(s), To: onrecord.Date(at.AddDate(0, 0, 1).Format("2006-01-02")), Grain: onrecord.GrainDay}
}

// write is a time as the file has it.
func write(x onrecord.Time) string {
	bound := func(d onrecord.Date) string {
		if d == "" {
			return "?"
		}
		return string(d)
	}
	s := fmt.Sprintf("%s | %s %s | %s", x.Span.Text, bound(x.From), bound(x.To), x.Grain)
	if x.Duration != "" {
		s += " | " + x.Duration
	}
	return s
}

// TestNews reads the passages of testdata/news.txt and holds what is found in them, against them and against the laws.
func TestNews(t *testing.T) {
	r := newReader(t)
	for _, c := range newsCases(t) {
		a := r.analyze(c.text)
		times := Find(a, r.words, Scene{Published: c.published})
		var got []string
		for _, x := range times {
			got = append(got, write(x))
		}
		if want := strings.Join(c.want, "\n  "); strings.Join(got, "\n  ") != want {
			t.Errorf("testdata/news.txt:%d: %q\n want\n  %s\n got\n  %s", c.line, c.text, want, strings.Join(got, "\n  "))
		}
		hold(t, a.Text.Document, times)
	}
}

// hold holds the laws of times.
func hold(t testing.TB, d *onrecord.Document, times []onrecord.Time) {
	t.Helper()
	for _, b := range onrecord.CheckReading(&onrecord.Reading{Document: d, Times: times}) {
		if b.Law == "time" || b.Law == "span" || b.Law == "vocabulary" {
			t.Errorf("in %q: %v", d.Text, b)
		}
	}
}
