package page

import (
	"strings"

	"onrecord"
)

const (
	headLines      = 24 // undecided lines that are looked through for the title
	deckWords      = 60 // a standfirst is no longer
	linesAfterDeck = 3
)

// head finds the title, the standfirst and the byline and date lines, and where the body begins.
func (s *sheet) head() {
	bylines := s.headBylines()
	s.first = s.bodyStart(bylines)
	s.menuRuns(bylines)
	s.titled = s.title(bylines)
	for i := range min(s.first, len(s.units)) {
		if u := &s.units[i]; u.open() && bylines[i] != "" && i != s.titled {
			u.set(onrecord.Byline, bylines[i])
		}
	}
	if s.titled < 0 {
		s.titled = s.datedTitle()
	}
	if s.titled >= 0 {
		s.units[s.titled].set(onrecord.Title, "title")
	}
	s.headBlock()
	s.deck(s.titled)
}

// headBylines tells, for the first lines, the rule by which each could be a byline or date line, "" if none.
func (s *sheet) headBylines() map[int]string {
	out := map[int]string{}
	open := 0
	for i := range s.units {
		u := &s.units[i]
		if !u.open() {
			continue
		}
		if open++; open > headLines {
			break
		}
		if rule, ok := s.byline(u); ok {
			out[i] = rule
		} else if s.ago(u) {
			out[i] = "date line"
		}
		if s.authorLabel(u) && i+1 < len(s.units) && s.bare(&s.units[i+1]) && open > 1 {
			out[i], out[i+1] = "author label", "name line"
		}
	}
	return out
}

// ago reports whether u says how long ago and nothing else.
func (s *sheet) ago(u *unit) bool {
	if u.n < 2 || u.n > 4 || !isNumber(u.words[0].text) || !s.w.holds(Clock, u.words[1:]) {
		return false
	}
	for k := 1; k < len(u.words); k++ {
		if !u.words[k].mark && !s.plays(u.words, k, Clock) {
			return false
		}
	}
	return true
}

// authorLabel reports whether u is only the words that lead an author in: "Authors", "Written by:".
func (s *sheet) authorLabel(u *unit) bool {
	n, _ := s.w.term(AuthorLead, u.words, 0)
	return n > 0 && (n == len(u.words) || n == len(u.words)-1 && u.words[n].text == ":")
}

// bodyStart is the first line of running text, those left out that stand above a byline as a standfirst may.
func (s *sheet) bodyStart(bylines map[int]string) int {
	open := 0
	for i := range s.units {
		u := &s.units[i]
		if !u.open() || bylines[i] != "" {
			continue
		}
		open++
		running := u.strong() || u.ended && !u.asks() && u.n >= 8 && open > 1
		if open == 1 && u.stops <= 1 && u.n <= 30 && (u.asks() || !strings.HasSuffix(u.text, ".") && u.words[0].quoted) {
			running = false // a headline may ask, or quote
		}
		if end, _, _ := s.dateline(u); end > 0 {
			running = true
		}
		if !running {
			continue
		}
		if open > 1 && u.n <= deckWords && s.bylineWithin(i, bylines) {
			continue
		}
		return i
	}
	return len(s.units)
}

func (s *sheet) bylineWithin(i int, bylines map[int]string) bool {
	skipped := 0
	for k := i + 1; k < len(s.units) && skipped < linesAfterDeck-1; k++ {
		switch u := &s.units[k]; {
		case !u.open():
		case bylines[k] != "":
			return true
		case s.bare(u) && u.n <= 4 && k <= i+linesAfterDeck: // a name, a desk
		case u.n > deckWords || u.stops > 3:
			return false
		default:
			skipped++
			if u.strong() {
				skipped++
			}
		}
	}
	return false
}

// headBlock makes bylines of the bare names beside a byline: an author's, an outlet's, a desk's on a line of their own.
func (s *sheet) headBlock() {
	near := func(i int) bool {
		return i >= 0 && i < s.first && i < len(s.units) && s.units[i].kind == onrecord.Byline
	}
	for pass := 0; pass < 2; pass++ {
		for i := 1; i < min(s.first, len(s.units)); i++ {
			u := &s.units[i]
			if !u.open() {
				continue
			}
			below := near(i-1) && (!u.blank || !s.spaced)
			above := near(i+1) && (!s.units[i+1].blank || !s.spaced)
			if !below && !above {
				continue
			}
			switch {
			case s.bare(u):
				u.set(onrecord.Byline, "name line")
			case s.spaced && !u.ended && u.n <= 14 && s.groupOf(i) <= 5 && (above && u.blank || below):
				u.set(onrecord.Byline, "head block")
			}
		}
	}
}

// groupOf is how many lines stand together with units[i] with no empty line between.
func (s *sheet) groupOf(i int) int {
	from, to := i, i+1
	for from > 0 && !s.units[from].blank {
		from--
	}
	for to < len(s.units) && !s.units[to].blank {
		to++
	}
	return to - from
}

// deck finds the standfirst between the title and the body, and the labels that stand about there.
func (s *sheet) deck(title int) {
	lastByline, found := -1, 0
	for i := title + 1; i < min(s.first, len(s.units)); i++ {
		if s.units[i].kind == onrecord.Byline {
			lastByline = i
		}
	}
	for i := title + 1; i < min(s.first, len(s.units)); i++ {
		u := &s.units[i]
		if !u.open() {
			continue
		}
		switch {
		case s.sections(u):
			u.set(onrecord.Boilerplate, "section label")
		case s.weak(u) != "":
			u.set(onrecord.Boilerplate, s.weak(u))
		case u.n < 5 && s.person(u, u.words) && s.w.nameEnd(u.text, u.words, 0) == len(u.words):
			u.set(onrecord.Byline, "name line")
		case u.n < 5 && s.capitals(u.words) == 1 && s.w.is(u.words, len(u.words)-1, Job):
			u.set(onrecord.Byline, "job line")
		case u.n < 4 && !u.quote && (s.nextOpen(i) != s.first || !u.words[0].upper || !s.spaced):
			u.set(onrecord.Boilerplate, "head label")
		case found >= 3 || u.n < 4 || title < 0:
		case s.w.holds(PullLabel, u.words[:min(3, len(u.words))]) && u.quote:
		case i < lastByline, !u.ended && u.n >= 6 && s.first < len(s.units) && s.nextOpen(i) == s.first, (u.asks() || !u.blank && s.spaced) && i == title+1:
			u.set(onrecord.Standfirst, "standfirst")
			found++
		}
	}
}

func (s *sheet) nextOpen(i int) int {
	for k := i + 1; k < len(s.units); k++ {
		if s.units[k].open() {
			return k
		}
	}
	return len(s.units)
}
