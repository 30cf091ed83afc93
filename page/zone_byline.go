package page

import (
	"strings"

	"onrecord"
)

const longestByline = 30 // words

// byline reports whether u says who wrote the text, when, or for whom, and little else: there is a date that stands by
// itself, an author's name after the words that lead one in, or an issue number, and most other words are names.
func (s *sheet) byline(u *unit) (rule string, ok bool) {
	if u.n == 0 || u.n > longestByline {
		return "", false
	}
	known := make([]bool, len(u.words))
	evidence := ""
	for _, d := range u.dates {
		if s.bounded(u, d) {
			evidence = "date line"
			for k := d.a; k < d.b; k++ {
				known[k] = true
			}
		}
	}
	for k := range u.words {
		if n := s.author(u, k); n > 0 {
			evidence = "author"
			mark(known, k, n)
		}
		if n, _ := s.w.term(Issue, u.words, k); n > 0 && k+n < len(u.words) && isNumber(u.words[k+n].text) {
			mark(known, k, n+1)
			if evidence == "" && k+n == len(u.words)-1 && s.capitals(u.words) > 0.9 {
				evidence = "issue line"
			}
		}
		if n, _ := s.w.term(SignOff, u.words, k); n > 0 && s.leads(u, k) && (k+n == len(u.words) || u.words[k+n].upper || u.words[k+n].mark) {
			evidence = "sign-off"
			mark(known, k, n)
		}
		for _, role := range []Role{Published, Updated} {
			if n, _ := s.w.term(role, u.words, k); n > 0 && k <= 1 && len(u.words) <= n+12 && hasClock(s.w, u.words[k:]) {
				evidence = "date line"
				mark(known, k, n)
			}
		}
		for _, role := range []Role{Weekday, Clock, OutletWord, Section, Issue, Job, Minor, And, Published, Updated} {
			if n, _ := s.w.term(role, u.words, k); n > 0 {
				mark(known, k, n)
			}
		}
	}
	if evidence == "" {
		return "", false
	}
	strange := 0
	for k, w := range u.words {
		if !known[k] && !w.mark && !w.upper {
			strange++
		}
	}
	return evidence, strange <= 2 || strange*10 <= 3*u.n && u.n <= 20
}

func mark(known []bool, at, n int) {
	for k := at; k < at+n && k < len(known); k++ {
		known[k] = true
	}
}

func isNumber(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func hasClock(w *Words, words []word) bool {
	for i, x := range words {
		if n, _ := w.term(Clock, words, i); n > 0 || i > 0 && isNumber(x.text) && words[i-1].text == ":" {
			return true
		}
	}
	return false
}

// bounded reports whether d stands by itself in u: the line's ends, marks, weekdays and words of publication beside it.
func (s *sheet) bounded(u *unit, d date) bool {
	if d.a == 0 && d.b == len(u.words) {
		return true
	}
	left := d.a == 0
	if !left {
		before := u.words[d.a-1]
		gap := u.text[before.end:d.at.Start]
		left = before.mark || strings.TrimSpace(gap) != "" || s.plays(u.words, d.a-1, Weekday, Published, Updated, Issue, Clock, Minor) || isNumber(before.text)
		if n, _ := s.w.term(Minor, u.words, d.a-1); n > 0 && !before.upper && d.a > 2 {
			left = s.w.holds(Published, u.words[:d.a]) || s.w.holds(Updated, u.words[:d.a]) || s.w.holds(Issue, u.words[:d.a])
		}
	}
	right := d.b == len(u.words)
	if !right {
		after := u.words[d.b]
		right = after.mark || strings.TrimSpace(u.text[d.at.End:after.start]) != "" || s.plays(u.words, d.b, Clock, Weekday, AuthorLead, Minor) || isNumber(after.text)
	}
	return left && right
}

// plays reports whether a term of one of the roles ends at or begins at words[i].
func (s *sheet) plays(words []word, i int, roles ...Role) bool {
	for _, r := range roles {
		for back := 0; back <= 2 && i-back >= 0; back++ {
			if n, _ := s.w.term(r, words, i-back); n > back {
				return true
			}
		}
	}
	return false
}

// leads reports whether words[k] begins the line, a sentence or a segment.
func (s *sheet) leads(u *unit, k int) bool {
	return k == 0 || isNumber(u.words[k-1].text) || u.words[k].opens || u.words[k-1].mark || partedBy(u.text[u.words[k-1].end:u.words[k].start])
}

// author is the number of words from k on that name who wrote the text: a lead at the start of a segment, with a name or
// a job after it. A lead that itself ends in a colon may be followed by anything capitalised.
func (s *sheet) author(u *unit, k int) int {
	n, _ := s.w.term(AuthorLead, u.words, k)
	if n == 0 || !s.leads(u, k) {
		return 0
	}
	at := k + n
	if at < len(u.words) && u.words[at].text == ":" {
		at++
	}
	from := at
	for at < len(u.words) {
		w := u.words[at]
		small := s.plays(u.words, at, Minor, And, Job)
		if w.mark || !w.upper && !small {
			break
		}
		if at > from && strings.ContainsAny(u.text[u.words[at-1].end:w.start], ".;") && !initial(u.words[at-1].text) {
			break
		}
		at++
	}
	if at == from || at-from > 14 {
		return 0
	}
	if !u.words[from].upper && !s.w.holds(Job, u.words[from:at]) {
		return 0
	}
	return at - k
}

func initial(s string) bool { return len([]rune(s)) <= 2 }

// bare reports whether u is nothing but a name, with small words and jobs: a line of a head block.
func (s *sheet) bare(u *unit) bool {
	if u.n == 0 || u.n > 8 || u.ended && u.n > 3 || !strings.ContainsFunc(u.text, isUpperLetter) {
		return false
	}
	for k, w := range u.words {
		if !w.mark && !w.upper && !s.plays(u.words, k, Minor, And, Job, Section, Issue, Clock) {
			return false
		}
	}
	return u.words[0].upper || u.words[0].mark
}

// dateline is the end of an agency's dateline at the start of text, in bytes, with its date and the agency's name:
// "PORT VESPER, March 5 (IPA) -". Zero if there is none.
func (s *sheet) dateline(u *unit) (end int, d date, agency onrecord.Range) {
	if u.n < 8 || len(u.words) == 0 {
		return 0, date{}, onrecord.Range{}
	}
	limit := min(len(u.words), 16)
	dash := -1
	for k := 1; k < limit; k++ {
		gap := strings.TrimSpace(u.text[u.words[k-1].end:u.words[k].start])
		if strings.HasSuffix(gap, "-") || strings.HasSuffix(gap, "–") || strings.HasSuffix(gap, "—") {
			dash = k
			break
		}
	}
	first := firstField(u.text)
	if dash < 0 || !strings.ContainsFunc(first, isUpperLetter) || strings.ContainsFunc(first, isLowerLetter) {
		return 0, date{}, onrecord.Range{}
	}
	head := u.words[:dash]
	for _, x := range s.w.dates(u.text, head) {
		d = x
	}
	for k := range head {
		if head[k].text != "(" {
			continue
		}
		for e := k + 1; e < len(head); e++ {
			if head[e].text == ")" && e > k+1 {
				agency = onrecord.Range{Start: head[k+1].start, End: head[e-1].end}
			}
		}
	}
	return u.words[dash].start, d, agency
}

func firstField(s string) string {
	if f := strings.Fields(s[:min(len(s), 120)]); len(f) > 0 {
		return f[0]
	}
	return ""
}

func isUpperLetter(r rune) bool { return strings.ToLower(string(r)) != string(r) }
func isLowerLetter(r rune) bool { return strings.ToUpper(string(r)) != string(r) }
