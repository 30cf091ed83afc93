package when

import (
	"strings"
	"testing"

	"onrecord"
)

// TestRelativeNeedsPublication: what has bounds in an article whose day is not known has the same in one of any day, but for a
// bound that the publication closes.
func TestRelativeNeedsPublication(t *testing.T) {
	r := newReader(t)
	bounded := 0
	for _, c := range newsCases(t) {
		a := r.analyze(c.text)
		alone := Find(a, r.words, Scene{})
		for _, day := range []string{"2025-03-13", "2026-07-01", "2029-12-31"} {
			times := Find(a, r.words, Scene{Published: dayOf(t, day)})
			if len(times) != len(alone) {
				t.Errorf("%q: %d times without a day of publication, %d with", c.text, len(alone), len(times))
				continue
			}
			for i, x := range alone {
				if x.Span != times[i].Span || x.From != "" && x.From != times[i].From || x.To != "" && x.To != times[i].To {
					t.Errorf("%q: %s without a day of publication, %s with", c.text, write(x), write(times[i]))
				}
				if x.From != "" {
					bounded++
				}
			}
		}
	}
	if bounded < 100 {
		t.Errorf("only %d times have bounds by themselves", bounded)
	}
}

// TestMonthOfPublication: of an article that tells its month only, days are not known, and months and years are.
func TestMonthOfPublication(t *testing.T) {
	r := newReader(t)
	month := onrecord.When{From: "2024-03-01", To: "2024-04-01", Grain: onrecord.GrainMonth}
	for text, want := range map[string]string{
		"It shut yesterday.":                  "yesterday | ? ? | day",
		"It shut on Tuesday.":                 "Tuesday | ? ? | day",
		"It shut last week.":                  "last week | ? ? | week",
		"It shut last month.":                 "last month | 2024-02-01 2024-03-01 | month",
		"It shut last year.":                  "last year | 2023-01-01 2024-01-01 | year",
		"It shut three days ago.":             "three days ago | ? ? | day",
		"It shut two years ago.":              "two years ago | 2022-01-01 2023-01-01 | year",
		"It has been shut since 2017.":        "since 2017 | 2017-01-01 2024-04-01 | year",
		"It was shut for the past ten days.":  "the past ten days | ? ? | day",
		"It shut in January.":                 "January | 2024-01-01 2024-02-01 | month",
		"It shut from 2012 to the present.":   "from 2012 to the present | 2012-01-01 2024-04-01 | year",
		"It was shut for the past few hours.": "the past few hours | ? ? | vague",
	} {
		var got []string
		for _, x := range Find(r.analyze(text), r.words, Scene{Published: month}) {
			got = append(got, write(x))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestBlocksThatDoNotSpeak: boilerplate and bylines hold no times.
func TestBlocksThatDoNotSpeak(t *testing.T) {
	r := newReader(t)
	a := r.analyze("The pier shut in May 2019.")
	for kind, want := range map[onrecord.BlockKind]int{onrecord.Body: 1, onrecord.Title: 1, onrecord.Boilerplate: 0, onrecord.Byline: 0} {
		a.Text.Document.Blocks[0].Kind = kind
		if got := Find(a, r.words, Scene{}); len(got) != want {
			t.Errorf("%s: %d times, want %d", kind, len(got), want)
		}
	}
}

// FuzzFind: whatever the text and the day, nothing panics and the laws hold.
func FuzzFind(f *testing.F) {
	r := newReader(f)
	for _, c := range newsCases(f) {
		f.Add(c.text, "2024-03-13")
	}
	for _, row := range r.pack.Times() {
		f.Add(strings.Join(row.Forms, " ")+" "+row.Fires, "1999-12-31")
	}
	f.Add("They will discuss the events of this past weekend on Monday.", "")
	for _, s := range []string{"", "-", "0000-00-00", "31/31/9999", "between and", "late early mid late 2016", "999999 years ago", "99999 centuries ago",
		"since until before after 2017", "the 31st of February 2023 to 30 Feb", "from 9999 to 2000", "\u2019\u201980s\u2013", "Feb 29 next year"} {
		f.Add(s, "2024-02-29")
	}
	f.Fuzz(func(t *testing.T, s, day string) {
		if len(s) > 2000 || strings.TrimSpace(s) == "" {
			return
		}
		s = strings.ToValidUTF8(s, "?")
		a := r.analyze(s)
		sc := Scene{}
		if _, err := onrecord.Date(day).Time(); err == nil {
			sc.Published = onrecord.When{From: onrecord.Date(day), Grain: onrecord.GrainDay}
		}
		hold(t, a.Text.Document, Find(a, r.words, sc))
	})
}

// BenchmarkFind finds the times of the bundled cases, words analysed beforehand; words/s is what the stage alone does.
func BenchmarkFind(b *testing.B) {
	r := newReader(b)
	var all []string
	for _, c := range newsCases(b) {
		all = append(all, c.text)
	}
	a := r.analyze(strings.Join(all, " "))
	sc := Scene{Published: dayOf(b, "2024-03-13")}
	b.ReportAllocs()
	for b.Loop() {
		Find(a, r.words, sc)
	}
	b.ReportMetric(float64(len(a.Words))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
