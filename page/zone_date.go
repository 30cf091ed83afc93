package page

import (
	"fmt"
	"strings"
	"time"

	"onrecord"
)

// longestDateLine is how many words a line may have in which dates are looked for.
const longestDateLine = 60

// date is one calendar date as a page prints it.
type date struct {
	at     onrecord.Range // in the line
	a, b   int            // words [a, b) of the line
	y, m   int
	d      int // 0: a month
	noYear bool
	other  bool // y-m-d could as well be y-d-m
	week   int  // weekday that stands before it, -1 for none
}

// dates finds the absolute dates in words: 5 March 2024, March 5, 2024, 5. March 2024, 2024-03-05, 05/03/2024, March 2024,
// and those without a year, which stay unknown. Days that no calendar has are left out.
func (w *Words) dates(text string, words []word) []date {
	var out []date
	for i := 0; i < len(words); {
		d, n := w.dateAt(text, words, i)
		if n == 0 {
			i++
			continue
		}
		d.a, d.b = i, i+n
		d.at = onrecord.Range{Start: words[i].start, End: words[i+n-1].end}
		if n == 1 && words[i].end-words[i].start > civilLen && words[i].text[civilLen] == 't' {
			d.at.End = words[i].start + civilLen // the time of day after it is left out
		}
		d.week = -1
		for back := 1; back <= 2 && i-back >= 0; back++ {
			if k, v := w.term(Weekday, words, i-back); k > 0 {
				d.week = v
				break
			}
		}
		d.settleByWeekday()
		out = append(out, d)
		i += n
	}
	return out
}

func (w *Words) dateAt(text string, words []word, i int) (date, int) {
	if d, ok := numeric(words[i].text); ok {
		return d, 1
	}
	if d, ok := w.hyphened(words[i].text); ok {
		return d, 1
	}
	if d, n := slashed(text, words, i); n > 0 {
		return d, n
	}
	if d, n := pointed(text, words, i); n > 0 {
		return d, n
	}
	day, isDay := ordinal(words[i].text)
	if isDay { // 5 March [2024], 5th of March [2024]
		at := i + 1
		if of, _ := w.term(Minor, words, at); of > 0 && !isNumber(words[i].text[len(words[i].text)-1:]) {
			at += of
		}
		n, m := w.term(Month, words, at)
		if n == 0 {
			return date{}, 0
		}
		if y, ok := yearAt(words, at+n); ok {
			return valid(date{y: y, m: m, d: day}, at+n+1-i)
		}
		return valid(date{m: m, d: day, noYear: true}, at+n-i)
	}
	n, m := w.term(Month, words, i)
	if n == 0 || !words[i].upper {
		return date{}, 0
	}
	if i+n < len(words) {
		if day, ok := ordinal(words[i+n].text); ok { // March 5[, 2024]
			if y, ok := yearAt(words, i+n+1); ok {
				return valid(date{y: y, m: m, d: day}, n+2)
			}
			return valid(date{m: m, d: day, noYear: true}, n+1)
		}
	}
	if y, ok := yearAt(words, i+n); ok {
		return date{y: y, m: m}, n + 1
	}
	return date{}, 0
}

func valid(d date, n int) (date, int) {
	y := d.y
	if d.noYear {
		y = 2000 // a leap year: 29 February may be meant
	}
	if d.d < 1 || d.d > 31 || time.Date(y, time.Month(d.m), d.d, 0, 0, 0, 0, time.UTC).Day() != d.d {
		return date{}, 0
	}
	return d, n
}

func yearAt(words []word, i int) (int, bool) {
	if i >= len(words) {
		return 0, false
	}
	y, ok := number(words[i].text)
	return y, ok && len(words[i].text) == 4 && y >= 1600 && y < 2400
}

// ordinal reads a day of the month: 5, 05, 5th.
func ordinal(s string) (int, bool) {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if rest, ok := strings.CutSuffix(s, end); ok && rest != "" {
			s = rest
			break
		}
	}
	n, ok := number(s)
	return n, ok && len(s) <= 2 && n >= 1 && n <= 31
}

func number(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func (d date) day() time.Time { return time.Date(d.y, time.Month(d.m), d.d, 0, 0, 0, 0, time.UTC) }

func (d date) swapped() date {
	d.m, d.d = d.d, d.m
	return d
}

// settleByWeekday chooses between two orders when the weekday named beside the date fits one of them only.
func (d *date) settleByWeekday() {
	if !d.other || d.week < 0 {
		return
	}
	one, two := int(d.day().Weekday()) == d.week, int(d.swapped().day().Weekday()) == d.week
	if one == two {
		return
	}
	if two {
		*d = d.swapped()
	}
	d.other = false
}

// settle chooses the order for all of a page's dates from those that allow one order only.
func settle(all []date) (dayFirst, known bool) {
	for _, d := range all {
		if d.y == 0 || d.other || d.d == 0 {
			continue
		}
		for _, e := range all {
			switch {
			case !e.other:
			case e.y == d.y && e.m == d.m && e.d == d.d:
				return true, true
			case e.y == d.y && e.m == d.d && e.d == d.m:
				return false, true
			}
		}
	}
	return false, false
}

// when turns d into a When without its Span; zero where the year or the order is not known.
func (d date) when() onrecord.When {
	switch {
	case d.noYear || d.other || d.y == 0:
		return onrecord.When{}
	case d.d == 0:
		from := time.Date(d.y, time.Month(d.m), 1, 0, 0, 0, 0, time.UTC)
		return onrecord.When{From: civil(from), To: civil(from.AddDate(0, 1, 0)), Grain: onrecord.GrainMonth}
	}
	return onrecord.When{From: civil(d.day()), To: civil(d.day().AddDate(0, 0, 1)), Grain: onrecord.GrainDay}
}

func civil(t time.Time) onrecord.Date {
	return onrecord.Date(fmt.Sprintf("%04d-%02d-%02d", t.Year(), int(t.Month()), t.Day()))
}
