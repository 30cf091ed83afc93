package page

import (
	"onrecord"
)

// phrases decides the lines that the language's own phrases decide wherever they stand, separators and menus.
func (s *sheet) phrases() {
	for i := range s.units {
		u := &s.units[i]
		switch {
		case !u.open():
		case u.n == 0:
			u.set(onrecord.Boilerplate, "separator")
		default:
			if rule, ok := s.decide(u); ok {
				u.set(onrecord.Boilerplate, rule)
			}
		}
	}
	s.linkRuns()
}

const (
	shortWords = 45  // words of a line that one phrase in it decides about
	longWords  = 120 // words of a line that nothing here decides about: it is an article, or all of one
)

// decide tells whether the page speaks in u, by the rule of the first phrase that says so. The longer the line, the likelier
// it is an article that talks about newsletters and cookies: then more than one phrase is asked for.
func (s *sheet) decide(u *unit) (string, bool) {
	if u.n > longWords {
		return "", false
	}
	if s.opener(u) {
		return "related", true
	}
	if s.menuRow(u) {
		return "menu", true
	}
	need, rule := 1, ""
	if u.n > shortWords {
		need = 2
	}
	for _, h := range s.w.hits(u.words) {
		switch {
		case h.where == Opener, h.where == Note:
			return h.rule, true
		case h.where != Anywhere || tells(u, h):
			continue
		case rule == "":
			rule = h.rule
		}
		if need--; need == 0 {
			return rule, true
		}
	}
	return "", false
}

// tells reports whether h stands in a line that quotes somebody, or has told a good deal, before it: there it is told, not meant.
func tells(u *unit, h hit) bool {
	return h.from > 0 && (u.words[0].quoted && u.n > 12 || h.from > 25)
}

// menuRow reports whether u is a row of a menu's entries, of sites to share on, or of sections, and nothing else.
func (s *sheet) menuRow(u *unit) bool {
	entries, sites := 0, 0
	for k := 0; k < len(u.words); {
		n := 0
		for _, role := range []Role{Site, Menu, Section, And} {
			m, _ := s.w.term(role, u.words, k)
			n = max(n, m)
		}
		switch {
		case n > 0:
			if m, _ := s.w.term(Section, u.words, k); m < n {
				sites++
			}
			k, entries = k+n, entries+1
		case u.words[k].mark && u.words[k].text != ":":
			k++
		default:
			return false
		}
	}
	return entries > 0 && (sites > 0 || entries >= 3)
}
