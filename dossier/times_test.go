package dossier

import (
	"strings"
	"testing"

	. "onrecord"
)

// Every form says beside the words of a time what it was resolved to, or why it was not.
func TestTimes(t *testing.T) {
	s := sample(t, "Last week, this week, 2014-17, late March, since 2017, until May, at 3 p.m. on Tuesday, for two years, recently, and the mill stood.")
	time := func(words string, from, to Date, g Grain, length string) {
		s.r.Times = append(s.r.Times, Time{Span: s.span(words), From: from, To: to, Grain: g, Duration: length})
	}
	time("Last week", "", "", GrainWeek, "")
	time("this week", "2024-03-11", "2024-03-18", GrainWeek, "")
	time("2014-17", "2014-01-01", "2018-01-01", GrainYear, "")
	time("late March", "2024-03-16", "2024-04-01", GrainMonth, "")
	time("since 2017", "2017-01-01", "", GrainYear, "")
	time("until May", "", "2024-06-01", GrainMonth, "")
	time("3 p.m. on Tuesday", "2024-03-05T15:00:00", "2024-03-05T16:00:00", GrainHour, "")
	time("two years", "", "", GrainYear, "P2Y")
	time("recently", "", "", GrainVague, "")
	s.r.Document.Published = When{}
	for form, out := range outputs(t, s.done()) {
		out = strings.NewReplacer("\\", "", "\u2060", "", `<bdi class="words">`, "", "</bdi>", "", `<span class="note">`, "", "</span>", "").Replace(out)
		out = strings.Join(strings.Fields(out), " ")
		for _, want := range []string{"‘Last week’: [not resolved: no publication date]", "‘late March’: 16 March 2024 to before 1 April 2024", "‘this week’: the week of 11 March 2024", "‘2014-17’: 2014 to 2017", "‘since 2017’: from 1 January 2017",
			"‘until May’: before 1 June 2024", "‘3 p.m. on Tuesday’: 5 March 2024, 15:00", "‘two years’: a length of time (P2Y)", "‘recently’: [too vague for dates]"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s does not say %q:\n%s", form, want, out)
			}
		}
	}
}
