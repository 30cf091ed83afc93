package page

import "strings"

// civilLen is the length of 2024-03-05.
const civilLen = len("2006-01-02")

// hyphened reads 05-Mar-2024.
func (w *Words) hyphened(s string) (date, bool) {
	f := strings.Split(s, "-")
	if len(f) != 3 {
		return date{}, false
	}
	day, isDay := ordinal(f[0])
	y, isYear := yearAt([]word{{text: f[2]}}, 0)
	n, m := w.term(Month, []word{{text: f[1]}}, 0)
	if !isDay || !isYear || n == 0 {
		return date{}, false
	}
	d, n := valid(date{y: y, m: m, d: day}, 1)
	return d, n > 0
}

// numeric reads one word of three numbers: 2024-03-05 with or without a time, 05.03.2024, 05-03-2024.
func numeric(s string) (date, bool) {
	if i := strings.IndexByte(s, 't'); i == 10 {
		s = s[:i]
	}
	sep := "-"
	if strings.Contains(s, ".") {
		sep = "."
	}
	d, ok := threeNumbers(strings.Split(s, sep))
	if sep == "." {
		d.other = false // where points part a date, the day stands first
	}
	return d, ok
}

// pointed reads 05. 03. 2024, with blanks after the points.
func pointed(text string, words []word, i int) (date, int) {
	if i+2 >= len(words) {
		return date{}, 0
	}
	for k := i; k < i+2; k++ {
		if text[words[k].end:words[k+1].start] != ". " {
			return date{}, 0
		}
	}
	d, ok := threeNumbers([]string{words[i].text, words[i+1].text, words[i+2].text})
	d.other = false
	if !ok {
		return date{}, 0
	}
	return d, 3
}

// slashed reads 05/03/2024, which folding splits at its strokes.
func slashed(text string, words []word, i int) (date, int) {
	if i+4 >= len(words) || words[i+1].text != "/" || words[i+3].text != "/" || words[i+4].end-words[i].start != len(strings.TrimSpace(text[words[i].start:words[i+4].end])) {
		return date{}, 0
	}
	if strings.ContainsAny(text[words[i].start:words[i+4].end], " \t") {
		return date{}, 0
	}
	d, ok := threeNumbers([]string{words[i].text, words[i+2].text, words[i+4].text})
	if !ok {
		return date{}, 0
	}
	return d, 5
}

// threeNumbers reads year-month-day, or the two orders that end in the year; where both orders are possible the date is
// marked as such, and day-month stands first.
func threeNumbers(f []string) (date, bool) {
	if len(f) != 3 {
		return date{}, false
	}
	a, ok1 := number(f[0])
	b, ok2 := number(f[1])
	c, ok3 := number(f[2])
	if !ok1 || !ok2 || !ok3 {
		return date{}, false
	}
	var d date
	switch {
	case len(f[0]) == 4 && len(f[1]) <= 2 && len(f[2]) <= 2:
		d = date{y: a, m: b, d: c}
	case len(f[2]) != 4 || len(f[0]) > 2 || len(f[1]) > 2:
		return date{}, false
	case b > 12:
		d = date{y: c, m: a, d: b}
	default:
		d = date{y: c, m: b, d: a, other: a <= 12 && a != b}
	}
	if d.m < 1 || d.m > 12 || d.y < 1600 || d.y >= 2400 {
		return date{}, false
	}
	_, n := valid(d, 1)
	return d, n > 0
}
