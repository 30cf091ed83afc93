package page

import (
	"strings"

	"onrecord"
)

const (
	menuWords = 3 // words of a menu's entry
	menuRun   = 3 // entries under each other that make a menu
)

// menuRuns makes boilerplate of the menus above the body that stand one entry a line. Where nothing else could be the
// title, the last entry is left to be it.
func (s *sheet) menuRuns(bylines map[int]string) {
	end := min(s.first, len(s.units))
	last := -1
	for i := 0; i < end; {
		k, open := i, 0
		for ; k < end; k++ {
			u := &s.units[k]
			if u.n > menuWords || u.ended || bylines[k] != "" || !u.open() && u.kind != onrecord.Boilerplate {
				break
			}
			if u.open() {
				open++
			}
		}
		if open > 0 && k-i > menuRun || open >= menuRun {
			for ; i < k; i++ {
				if u := &s.units[i]; u.open() {
					u.set(onrecord.Boilerplate, "menu run")
					last = i
				}
			}
		}
		i = max(k, i+1)
	}
	if last < 0 || s.sections(&s.units[last]) || s.menuRow(&s.units[last]) {
		return
	}
	for i := range end {
		if s.units[i].open() && bylines[i] == "" {
			return
		}
	}
	s.units[last].kind, s.units[last].by = "", ""
}

// title chooses the title among the undecided lines of the head, or -1. What stands above it and cannot be it is decided
// on the way: section labels, the outlet's own name or issue, the title as the browser's window had it.
func (s *sheet) title(bylines map[int]string) int {
	end := min(s.first, len(s.units))
	var lines []int
	for i := range end {
		if s.units[i].open() && bylines[i] == "" && s.units[i].n > 0 {
			lines = append(lines, i)
		}
	}
	for c, i := range lines {
		u, next := &s.units[i], s.later(lines[c+1:])
		switch {
		case next < 0:
			if len(lines) == 1 && end == len(s.units) && u.ended && s.alone(bylines) {
				return -1 // one sentence is no title of nothing
			}
			return i
		case s.sections(u):
			u.set(onrecord.Boilerplate, "section label")
		case s.weak(u) != "":
			u.set(onrecord.Boilerplate, s.weak(u))
		case s.masthead(i, bylines):
			u.set(onrecord.Byline, "masthead")
		case s.printedAgain(u, lines[c+1:]):
			u.set(onrecord.Boilerplate, "page title")
		case s.kicker(i, next):
			u.set(onrecord.Boilerplate, "section label")
		default:
			return i
		}
	}
	return s.titleInBody()
}

// later is the first of lines that could be a title: three words or more, and no running text; -1 for none.
func (s *sheet) later(lines []int) int {
	for _, k := range lines {
		if u := &s.units[k]; u.n >= 3 && !u.strong() {
			return k
		}
	}
	return -1
}

// kicker reports whether units[i] is a word or two set over the title units[next]: a topic, or what a menu left.
func (s *sheet) kicker(i, next int) bool {
	u, title := &s.units[i], &s.units[next]
	if u.n > 2 || title.n < 4 || title.ended && !title.asks() {
		return false
	}
	return u.n == 1 || i > 0 && s.units[i-1].kind == onrecord.Boilerplate
}

func (s *sheet) printedAgain(u *unit, lines []int) bool {
	for _, k := range lines {
		if printedTwice(u, &s.units[k]) {
			return true
		}
	}
	return false
}

// alone reports whether the text has no line but one that nothing decided.
func (s *sheet) alone(bylines map[int]string) bool {
	n := 0
	for i := range s.units {
		if s.units[i].open() && bylines[i] == "" {
			n++
		}
	}
	return n == 1
}

// titleInBody is the first line of the body where it is a long headline rather than a paragraph, or -1.
func (s *sheet) titleInBody() int {
	if s.first+1 >= len(s.units) {
		return -1
	}
	u := &s.units[s.first]
	if u.n > 30 || u.stops > 2 || u.ended || !s.units[s.first+1].strong() {
		return -1
	}
	return s.first
}

// datedTitle is the first line if it was taken for a date line but says more than when, where nothing else can be the
// title; or -1.
func (s *sheet) datedTitle() int {
	if len(s.units) < 2 || s.first == 0 || s.units[0].by != "plain/date line" {
		return -1
	}
	u, own := &s.units[0], 0
	for k, w := range u.words {
		if !w.mark && !isNumber(w.text) && !s.w.is(u.words, k, Month, Weekday, Clock, Published, Updated, OutletWord, Section, Issue, AuthorLead) {
			own++
		}
	}
	if own < 4 {
		return -1
	}
	return 0
}

// sections reports whether u is a section label, a menu or a trail of them.
func (s *sheet) sections(u *unit) bool {
	if parts := segments(u.text, u.words); len(parts) >= 3 {
		short := 0
		if len(u.dates) > 0 {
			return false
		}
		for _, p := range parts {
			if len(p) <= 3 {
				short++
			}
		}
		if short == len(parts) {
			return true
		}
	}
	if u.n > 6 {
		return false
	}
	for k, w := range u.words {
		if !w.mark && !s.plays(u.words, k, Section, And) {
			return false
		}
	}
	return true
}

// masthead reports whether units[i] names the outlet rather than a story: its name with an issue number or an outlet's
// noun, or a name in capitals right above a date line.
func (s *sheet) masthead(i int, bylines map[int]string) bool {
	u := &s.units[i]
	if u.n > 12 || u.ended {
		return false
	}
	for k := range u.words {
		if n, _ := s.w.term(Issue, u.words, k); n > 0 && k+n < len(u.words) && isNumber(u.words[k+n].text) {
			return true
		}
	}
	parts := segments(u.text, u.words)
	if s.w.holds(OutletWord, u.words) {
		if u.n <= 5 && s.capitals(u.words) == 1 {
			return true
		}
		if len(parts) == 2 && len(parts[0]) <= 4 && s.w.holds(OutletWord, parts[1]) && strings.ContainsAny(u.text, "–—|-") && s.capitals(parts[0]) == 1 {
			return true
		}
	}
	return u.n <= 4 && u.shouts() && i+1 < len(s.units) && bylines[i+1] != "" && !s.units[i+1].blank
}

// printedTwice reports whether a is b with the outlet's name after it, as browsers title a page.
func printedTwice(a, b *unit) bool {
	if len(a.words) < len(b.words) || len(b.words) < 3 {
		return false
	}
	for k := range b.words {
		if a.words[k].text != b.words[k].text {
			return false
		}
	}
	return len(a.words)-len(b.words) <= 8
}
