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
	for i := range min(s.first, len(s.units)) {
		if u := &s.units[i]; u.open() && bylines[i] != "" {
			u.set(onrecord.Byline, bylines[i])
		}
	}
	s.headBlock()
	s.mastheads()
	title := s.title()
	if title < 0 {
		title = s.datedTitle()
	}
	if title < 0 {
		return
	}
	s.units[title].set(onrecord.Title, "title")
	s.titled = title
	s.deck(title)
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
		}
	}
	return out
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
		running := u.strong() || u.ended && u.n >= 8 && open > 1
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
			if !u.open() || s.titleAt() == i {
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

// titleAt is the first undecided line of the head, or -1.
func (s *sheet) titleAt() int {
	for i := range min(s.first, len(s.units)) {
		if s.units[i].open() {
			return i
		}
	}
	return -1
}

// mastheads takes what stands above the title from the list of candidates: menus, section labels, the outlet's own name
// or issue. Something must be left to be the title.
func (s *sheet) mastheads() {
	for {
		i := s.titleAt()
		next := -1
		for k := i + 1; i >= 0 && k < min(s.first, len(s.units)); k++ {
			if u := &s.units[k]; u.open() && u.n >= 3 && !u.strong() {
				next = k
				break
			}
		}
		if next < 0 {
			return
		}
		u := &s.units[i]
		switch {
		case s.sections(u):
			u.set(onrecord.Boilerplate, "section label")
		case s.masthead(i):
			u.set(onrecord.Byline, "masthead")
		case printedTwice(u, &s.units[next]):
			u.set(onrecord.Boilerplate, "page title")
		default:
			return
		}
	}
}

// sections reports whether u is a section label, a menu or a trail of them.
func (s *sheet) sections(u *unit) bool {
	if parts := segments(u.text, u.words); len(parts) >= 3 {
		short := 0
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
func (s *sheet) masthead(i int) bool {
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
	return u.n <= 4 && u.shouts() && i+1 < len(s.units) && s.units[i+1].kind == onrecord.Byline && !s.units[i+1].blank
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

func (s *sheet) title() int {
	i := s.titleAt()
	switch {
	case i < 0 && len(s.units) > 1 && s.first < len(s.units) && s.units[s.first].n <= 30 && s.units[s.first].stops <= 2 && s.nothingBefore(s.first) && s.first+1 < len(s.units) && s.units[s.first+1].strong() && !s.units[s.first].ended:
		return s.first
	case i < 0:
		return -1
	case s.first >= len(s.units) && s.openCount() == 1 && s.units[i].ended:
		return -1 // one sentence is no title of nothing
	}
	return i
}

func (s *sheet) nothingBefore(i int) bool {
	for k := range i {
		if s.units[k].kind == onrecord.Title || s.units[k].open() {
			return false
		}
	}
	return true
}

func (s *sheet) openCount() int {
	n := 0
	for i := range s.units {
		if s.units[i].open() {
			n++
		}
	}
	return n
}

// deck finds the standfirst between the title and the body.
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
		case found >= 3 || u.n < 3:
		case s.sections(u):
			u.set(onrecord.Boilerplate, "section label")
		case s.w.holds(PullLabel, u.words[:min(3, len(u.words))]) && u.quote:
		case i < lastByline, !u.ended && u.n >= 6 && s.first < len(s.units) && s.nextOpen(i) == s.first, !u.blank && s.spaced && i == title+1:
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
