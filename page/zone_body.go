package page

import (
	"strings"
	"unicode/utf8"

	"onrecord"
)

const (
	longestHeading = 12 // words
	quotedHeading  = 6  // words of a cross-heading in quotation marks; longer ones are somebody speaking
	manyQuestions  = 3  // short questions in one text that make it an interview
)

// tables finds rows of cells: lines with tabs, strokes or wide gaps inside them, two or more in a row.
func (s *sheet) tables() {
	for i := 0; i < len(s.units); {
		k := i
		for k < len(s.units) && s.units[k].open() && s.units[k].cells > 1 && (k == i || near(s.units[k].cells, s.units[i].cells)) {
			k++
		}
		if k-i >= 2 {
			for r := i; r < k; r++ {
				s.units[r].set(onrecord.Table, "rows")
				s.units[r].joined = r > i
			}
			if s.tableNote(k) {
				s.units[k].set(onrecord.Table, "note under rows")
				s.units[k].joined = true
				k++
			}
		}
		i = max(k, i+1)
	}
}

// tableNote reports whether units[k], right under the rows of a table, is a short line with a label before a colon.
func (s *sheet) tableNote(k int) bool {
	if k >= len(s.units) {
		return false
	}
	u := &s.units[k]
	return u.open() && !u.blank && u.n > 1 && u.n <= 20 && !u.ended && turn(u)
}

func near(a, b int) bool { return a-b <= 1 && b-a <= 1 }

// cells counts the cells of a line of text: 1 where nothing parts it.
func cells(s string) int {
	n, gap, tab, after := 1, 0, false, byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\t':
			gap, tab = gap+1, true
		case ' ':
			gap++
		default:
			if tab || gap >= 3 || gap == 2 && !strings.ContainsRune(".!?:;\"')", rune(after)) && after < utf8.RuneSelf {
				n++
			}
			gap, tab, after = 0, false, c
		}
	}
	if bars := strings.Count(s, "|"); bars >= 2 {
		n = max(n, bars)
	}
	return n
}

// lists finds lines with a mark or number before them. One alone is a list only if the mark is a bullet.
func (s *sheet) lists() {
	for i := range s.units {
		u := &s.units[i]
		if !u.open() || u.mark == 0 {
			continue
		}
		beside := func(k int) bool {
			return k >= 0 && k < len(s.units) && s.units[k].mark > 0 && (s.units[k].open() || s.units[k].kind == onrecord.List)
		}
		r, _ := utf8.DecodeRuneInString(u.text)
		if beside(i-1) || beside(i+1) || strings.ContainsRune("•‣◦▪●·■►▶✓", r) {
			u.set(onrecord.List, "list mark")
		}
	}
	s.announced()
}

// announced makes a list of the short lines, two or more, under a line of the body that ends in a colon.
func (s *sheet) announced() {
	for i := max(s.first, 0); i < len(s.units); i++ {
		if u := &s.units[i]; !u.open() || u.n < 3 || !strings.HasSuffix(u.text, ":") {
			continue
		}
		k := i + 1
		for k < len(s.units) && s.units[k].open() && s.units[k].link() && s.units[k].n <= longestHeading && !s.units[k].quote && !turn(&s.units[k]) {
			k++
		}
		if k-i > 2 {
			for j := i + 1; j < k; j++ {
				s.units[j].set(onrecord.List, "list under colon")
			}
		}
	}
}

// headings finds the cross-headings: short lines with no full stop between paragraphs. Where there are many short
// questions they are an interviewer's, and stay in the body.
func (s *sheet) headings() {
	interview := s.interview()
	for i := s.titled + 1; i < len(s.units); i++ {
		u := &s.units[i]
		if !u.open() || u.n == 0 || u.n > longestHeading || turn(u) {
			continue
		}
		if rule := s.innerByline(i); rule != "" {
			u.set(signOff(rule), rule)
			continue
		}
		if s.datedCaption(i) {
			u.set(onrecord.Caption, "caption with date")
			continue
		}
		if dashed(u.text) {
			continue // who said the lines above
		}
		asks := strings.HasSuffix(u.text, "?")
		if asks && interview || u.ended && !asks && !strings.HasSuffix(u.text, "!") || strings.ContainsAny(u.text[len(u.text)-1:], ",;:") {
			continue
		}
		if u.quote && (u.n > quotedHeading || ended(inner(u.text)) || strings.HasSuffix(inner(u.text), ",")) || !u.words[0].upper && !u.words[0].mark || !s.runningAfter(i) {
			continue
		}
		u.set(onrecord.Heading, "cross-heading")
	}
}

// interview reports whether the short questions in the body are an interviewer's: there are several, and not all of them
// head sections of more than a paragraph, as those of an explainer do.
func (s *sheet) interview() bool {
	questions, after, sections := 0, 0, true
	for i := s.first; i < len(s.units); i++ {
		u := &s.units[i]
		switch {
		case !u.open():
		case u.n <= 30 && strings.HasSuffix(u.text, "?"):
			questions++
			sections = sections && u.n <= longestHeading && u.stops <= 1
		case questions > 0:
			after++
			sections = sections && !turn(u)
		}
	}
	return questions >= manyQuestions && !(sections && after*2 >= questions*3)
}

// datedCaption reports whether units[i], within the body, is a line with no full stop that ends in a date: what stands
// under a picture and lost its label.
func (s *sheet) datedCaption(i int) bool {
	u := &s.units[i]
	if i <= s.first || len(u.dates) != 1 || u.n < 5 || u.ended || u.quote || u.mark > 0 {
		return false
	}
	d := u.dates[0]
	return d.b == len(u.words) && d.a > 2 && strings.Contains(u.text[u.words[d.a-1].end:d.at.Start], ",")
}

// runningAfter reports whether the next line of the article after units[i] is running text, and longer than it.
func (s *sheet) runningAfter(i int) bool {
	for k := i + 1; k < len(s.units); k++ {
		switch u := &s.units[k]; u.kind {
		case onrecord.Caption, onrecord.PullQuote, onrecord.Boilerplate:
			continue
		case onrecord.List, onrecord.Table:
			return true
		case "":
			if rule := s.innerByline(k); rule != "" {
				continue
			}
			return u.ended && u.n > s.units[i].n || u.strong() || turn(u)
		default:
			return false
		}
	}
	return false
}

// innerByline is the rule by which units[i], within the body, signs one story or begins another; "" if it does not.
func (s *sheet) innerByline(i int) string {
	u := &s.units[i]
	if i < s.first || u.n == 0 || u.n > longestHeading || u.ended {
		return ""
	}
	if n := s.author(u, 0); n > 0 && n >= len(u.words)-2 && len(s.w.authors(u.text, u.words)) > 0 {
		return "author"
	}
	if last := u.words[len(u.words)-1].text; u.words[0].text == "(" && last == ")" && s.agencyLine(u) {
		return "sign-off"
	}
	return ""
}

// turn reports whether u begins with a speaker's name or initial and a colon: a turn of an interview.
func turn(u *unit) bool {
	for k, w := range u.words {
		if w.text == ":" {
			return k > 0 && k <= 6
		}
		if !w.upper && !w.mark || k > 6 {
			return false
		}
	}
	return false
}
