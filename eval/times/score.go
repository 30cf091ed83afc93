package times

import (
	"fmt"
	"strings"
	"time"

	"onrecord"
	"onrecord/eval"
)

// FindFunc finds the times of a text that is read at a moment, the zero When for an unknown one. Day and month of numbers stand
// as in the United States, whose English the specifications are.
type FindFunc func(text string, at onrecord.When) []onrecord.Time

// Scores are counts of expressions; what is read is counted only where a specification lists every expression. Spans: the words agree but for leading prepositions and articles. Values: their bounds,
// too, where the specification gives any.
type Scores struct {
	Cases  int        `json:"cases"`
	Spans  eval.Count `json:"spans"`
	Values eval.Count `json:"values"`
	// Whole are the values of the sentences of which every expression is listed: here precision means something.
	Whole eval.Count `json:"whole"`
}

// Result is the scores on the half that the resolver was made with and on the half held out.
type Result struct {
	Seen    Scores         `json:"seen"`
	HeldOut Scores         `json:"held_out"`
	Left    map[string]int `json:"left_out"`
	// Wrong describes what is wrong in the half that may be looked at.
	Wrong []string `json:"wrong,omitempty"`
}

// Run has the times of every case found and scores them; lead tells the words that spans may begin with and need not.
func Run(s *Set, find FindFunc, lead func(word string) bool) *Result {
	res := &Result{Left: s.Left}
	for i := range s.Cases {
		c := &s.Cases[i]
		into := &res.Seen
		if c.HeldOut() {
			into = &res.HeldOut
		}
		wrong := c.score(into, find(c.Text, c.Reference), lead)
		if !c.HeldOut() {
			res.Wrong = append(res.Wrong, wrong...)
		}
	}
	return res
}

// Figures lists what floors hold, by name.
func (r *Result) Figures() map[string]float64 {
	return map[string]float64{"seen spans": r.Seen.Spans.Recall(), "seen whole.f1": r.Seen.Whole.F1(), "seen values": r.Seen.Values.Recall(),
		"held out spans": r.HeldOut.Spans.Recall(), "held out whole.f1": r.HeldOut.Whole.F1(), "held out values": r.HeldOut.Values.Recall()}
}

func (c *Case) score(s *Scores, read []onrecord.Time, lead func(string) bool) (wrong []string) {
	s.Cases++
	n := eval.Count{Gold: len(c.Want)}
	spans, values := n, n
	used := make([]bool, len(read))
	for _, w := range c.Want {
		hit := -1
		for j, t := range read {
			if !used[j] && bare(w.Text, lead) == bare(t.Span.Text, lead) {
				hit = j
				break
			}
		}
		if hit < 0 {
			wrong = append(wrong, fmt.Sprintf("%s: span: want %q %v in %q", c.File, w.Text, w.Values, c.Text))
			continue
		}
		used[hit] = true
		spans.Right++
		if w.right(read[hit]) {
			values.Right++
		} else {
			t := read[hit]
			wrong = append(wrong, fmt.Sprintf("%s: value: %q is %s–%s %s %s, want %v in %q at %s", c.File, t.Span.Text, t.From, t.To, t.Grain, t.Duration, w.Values, c.Text, c.Reference.From))
		}
	}
	for j, t := range read {
		if !used[j] && c.All {
			wrong = append(wrong, fmt.Sprintf("%s: spurious: %q in %q", c.File, t.Span.Text, c.Text))
		}
	}
	s.Spans.Add(spans)
	s.Values.Add(values)
	if c.All {
		values.Read = len(read)
		s.Whole.Add(values)
	}
	return wrong
}

// bare is the words of s in lower case without the leading ones that spans may have or not.
func bare(s string, lead func(string) bool) string {
	f := strings.Fields(strings.ToLower(s))
	for len(f) > 1 && lead(f[0]) {
		f = f[1:]
	}
	return strings.Trim(strings.Join(f, " "), ".,;!?()")
}

// right reports whether t has one of the values. The specification's conventions are met so:
//   - a range between two named ends stops at the beginning of the later one there, and behind it here;
//   - what is counted off in weeks, months or years is a day there, and here the week, month or year that holds that day;
//   - of what is open at one end only the other is held, and "after" may count its day or not;
//   - a few are three there, and a number that nobody knows here;
//   - a season has no bounds there: its grain is held;
//   - a feast that begins at sunset is one day there, that of the sunset, and here that day and the next.
func (w Want) right(t onrecord.Time) bool {
	if len(w.Values) == 0 || t.Grain == onrecord.GrainVague || strings.Contains(t.Duration, "X") {
		return true
	}
	for _, v := range w.Values {
		if v.agrees(w.Kind, t) {
			return true
		}
	}
	return false
}

func (v Value) agrees(kind string, t onrecord.Time) bool {
	if kind == "duration" {
		return t.Duration != "" && t.Duration == v.Length
	}
	from, ferr := onrecord.Date(v.From).Time()
	to, terr := onrecord.Date(v.To).Time()
	mine, merr := t.From.Time()
	behind, berr := t.To.Time()
	switch {
	case ferr != nil && terr != nil:
		return false
	case kind == "date" && terr != nil:
		if merr != nil || berr != nil {
			return false
		}
		if t.Grain == onrecord.GrainDay {
			return mine.Equal(from) && (behind.Equal(from.AddDate(0, 0, 1)) || behind.Equal(from.AddDate(0, 0, 2)))
		}
		return !from.Before(mine) && from.Before(behind)
	case terr != nil: // since, after
		return merr == nil && (mine.Equal(from) || v.Mod == "after" && mine.Equal(from.AddDate(0, 0, 1)))
	case ferr != nil: // before, until
		return berr == nil && (behind.Equal(to) || behind.Equal(v.step(to, t.Grain)))
	}
	return merr == nil && berr == nil && mine.Equal(from) && (behind.Equal(to) || strings.HasPrefix(v.Timex, "(") && (behind.Equal(v.step(to, "")) || behind.Equal(v.step(to, t.Grain))))
}

// step is t and the unit that the later end of a range is named by: that of the length in its timex, or of a grain.
func (v Value) step(t time.Time, g onrecord.Grain) time.Time {
	unit := byte('D')
	if n := strings.TrimSuffix(v.Timex, ")"); strings.HasPrefix(v.Timex, "(") && n != "" {
		unit = n[len(n)-1]
	}
	switch g {
	case onrecord.GrainMonth:
		unit = 'M'
	case onrecord.GrainYear:
		unit = 'Y'
	}
	switch unit {
	case 'M':
		return t.AddDate(0, 1, 0)
	case 'Y':
		return t.AddDate(1, 0, 0)
	case 'W':
		return t.AddDate(0, 0, 7)
	}
	return t.AddDate(0, 0, 1)
}
