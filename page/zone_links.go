package page

import (
	"onrecord"
)

const mostLinks = 14 // teasers that one opener heads

// opener reports whether u is a heading over a list of links and nothing more.
func (s *sheet) opener(u *unit) bool { return s.heads(u, Opener) }

func (s *sheet) heads(u *unit, where Where) bool {
	if s.w == nil || u.n > 10 {
		return false
	}
	for _, h := range s.w.hits(u.words) {
		if h.where == where && h.to >= len(u.words)-1 {
			return true
		}
	}
	return false
}

// linkRuns makes boilerplate of the teasers under an opener: lines of the shape of a headline. A sentence is never taken,
// for it may be the article that goes on.
func (s *sheet) linkRuns() {
	last := s.lastRunning()
	for i := range s.units {
		if s.heads(&s.units[i], Note) && i+1 < len(s.units) && s.units[i+1].open() && s.units[i+1].n <= longWords {
			s.units[i+1].set(onrecord.Boilerplate, "note")
		}
		if s.units[i].kind != onrecord.Boilerplate || !s.opener(&s.units[i]) || i < s.firstStrong() {
			continue
		}
		for k := i + 1; k < len(s.units) && k-i <= mostLinks; k++ {
			u := &s.units[k]
			if !u.open() {
				continue
			}
			if rule, ok := s.byline(u); ok && (rule == "author" || rule == "sign-off") {
				break
			}
			if !u.link() {
				break
			}
			if k < last && k == i+1 && u.n <= 3 && s.spaced && s.nextStrong(k) {
				break // a heading of the article itself
			}
			u.set(onrecord.Boilerplate, "link under opener")
		}
	}
}

func (s *sheet) nextStrong(i int) bool { return i+1 < len(s.units) && s.units[i+1].strong() }

// firstStrong is the first line of running text; above it stands the title, and no teaser is told from it.
func (s *sheet) firstStrong() int {
	for i := range s.units {
		if s.units[i].strong() {
			return i
		}
	}
	return len(s.units)
}

// lastRunning is the last undecided line of running text, -1 for none.
func (s *sheet) lastRunning() int {
	for i := len(s.units) - 1; i >= 0; i-- {
		if u := &s.units[i]; u.open() && (u.n > 35 || u.ended && !u.link() && u.n >= 5) {
			return i
		}
	}
	return -1
}
