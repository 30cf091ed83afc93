package page

import (
	"strings"
	"unicode"

	"onrecord"
)

// edges walks from the end of the text towards the article, and from its start, through lines that are no part of it, and
// lets the weaker phrases decide there.
func (s *sheet) edges() {
	for i := len(s.units) - 1; i >= 0; i-- {
		u := &s.units[i]
		if !u.open() {
			continue
		}
		if rule, kind := s.edge(i); kind != "" {
			u.set(kind, rule)
			continue
		}
		break
	}
	s.sandwiches()
	for i := range s.units {
		u := &s.units[i]
		if i > s.first {
			break
		}
		if u.open() && s.weak(u) != "" && u.n <= shortWords {
			u.set(onrecord.Boilerplate, s.weak(u))
		}
	}
	for i := range s.units {
		if u := &s.units[i]; u.open() && u.n <= shortWords && s.besideBoilerplate(i) && s.weak(u) != "" {
			u.set(onrecord.Boilerplate, s.weak(u))
		}
	}
}

const sandwich = 3 // lines between two calls to sign up that belong to them

// sandwiches makes boilerplate of the few lines, none a sentence, between two lines of one call to sign up.
func (s *sheet) sandwiches() {
	calls := func(u *unit) bool {
		return u.kind == onrecord.Boilerplate && (u.by == "plain/newsletter" || u.by == "plain/subscribe" || u.by == "plain/support")
	}
	for i := range s.units {
		if !calls(&s.units[i]) {
			continue
		}
		k := i + 1
		for k < len(s.units) && k-i <= sandwich && s.units[k].open() && !s.units[k].ended {
			k++
		}
		if k < len(s.units) && calls(&s.units[k]) {
			for j := i + 1; j < k; j++ {
				s.units[j].set(onrecord.Boilerplate, "inside call")
			}
		}
	}
}

func (s *sheet) besideBoilerplate(i int) bool {
	return i > 0 && s.units[i-1].kind == onrecord.Boilerplate || i+1 < len(s.units) && s.units[i+1].kind == onrecord.Boilerplate
}

// edge tells what the last undecided line is if it is no part of the article.
func (s *sheet) edge(i int) (rule string, kind onrecord.BlockKind) {
	u := &s.units[i]
	if i <= s.first && s.openBody() <= 1 {
		return "", ""
	}
	if rule := s.weak(u); rule != "" {
		return rule, onrecord.Boilerplate
	}
	if rule := s.authorNote(u); rule != "" {
		return rule, onrecord.Boilerplate
	}
	if s.agencyLine(u) {
		return "sign-off", signOff("sign-off")
	}
	if rule, ok := s.byline(u); ok {
		return rule, signOff(rule)
	}
	if contactLine(u) {
		return "contact line", onrecord.Boilerplate
	}
	if s.teaser(i) && (i+1 < len(s.units) && s.units[i+1].kind == onrecord.Boilerplate || s.teaser(i-1) && s.teaser(i-2)) {
		return "trailing link", onrecord.Boilerplate
	}
	return "", ""
}

// signOff is the kind of a line below the head that rule takes for a byline. The note at the foot on who reported and
// edited is the agency's, not the article's.
func signOff(rule string) onrecord.BlockKind {
	if rule == "sign-off" {
		return onrecord.Boilerplate
	}
	return onrecord.Byline
}

// contactLine reports whether u is an address to write to, with little beside it and no sentence.
func contactLine(u *unit) bool {
	if u.n > 12 || u.ended {
		return false
	}
	for _, f := range strings.Fields(u.text) {
		if at := strings.IndexByte(f, '@'); at > 0 && strings.Contains(f[at:], ".") {
			return true
		}
	}
	return false
}

// authorNote tells whether u, at the end of the text, begins with the full name of one of its authors: a card or note
// about them. "" if not.
func (s *sheet) authorNote(u *unit) string {
	if u.n > longWords || strings.ContainsAny(u.text, "\"“«") {
		return ""
	}
	for _, r := range s.authors() {
		name := foldWords(s.text[r.Start:r.End], 0)
		if len(name) > 1 && len(name) <= len(u.words) && equalWords(name, u.words[:len(name)]) {
			return "author note"
		}
	}
	return ""
}

func equalWords(a, b []word) bool {
	for k := range a {
		if a[k].text != b[k].text {
			return false
		}
	}
	return true
}

// teaser reports whether units[i], below the start of the body, looks like the headline of another story.
func (s *sheet) teaser(i int) bool {
	if i <= s.first+1 {
		return false
	}
	u := &s.units[i]
	return u.open() && u.link() && !u.quote && u.n <= 16 && !u.words[0].quoted && !turn(u) && !strings.HasSuffix(u.text, ":") && u.mark == 0 && !dashed(u.text)
}

func (s *sheet) openBody() int {
	n := 0
	for i := s.first; i < len(s.units); i++ {
		if s.units[i].open() {
			n++
		}
	}
	return n
}

// weak is the rule of the first phrase that decides at an edge; of two, or of one and the outlet's own name, a long line
// needs both.
func (s *sheet) weak(u *unit) string {
	if u.n > longWords {
		return ""
	}
	var hits []hit
	for _, h := range s.w.hits(u.words) {
		if !tells(u, h) {
			hits = append(hits, h)
		}
	}
	if len(hits) == 0 {
		return ""
	}
	if u.n > shortWords && len(hits) < 2 {
		return ""
	}
	return hits[0].rule
}

// agencyLine reports whether u is an agency's sign-off: its initials and those of its desk, in brackets or not.
func (s *sheet) agencyLine(u *unit) bool {
	if u.n == 0 || u.n > 6 || u.ended {
		return false
	}
	for _, name := range s.agencyNames() {
		for k, w := range u.words {
			if w.text == name && k <= 1 && u.words[k].upper {
				return s.initials(u)
			}
		}
	}
	return s.w.holds(Agency, u.words) && s.initials(u)
}

// initials reports whether u is made of capitalised words, marks and initials only.
func (s *sheet) initials(u *unit) bool {
	for k, w := range u.words {
		if !w.mark && !w.upper && len(w.text) > 3 && !s.plays(u.words, k, Job, And, Minor) {
			return false
		}
	}
	return true
}

// agencyNames lists the agencies that the text's own datelines name, folded.
func (s *sheet) agencyNames() []string {
	if s.names != nil {
		return s.names
	}
	s.names = []string{}
	for i := range s.units {
		if i > s.first+2 {
			break
		}
		if _, _, a := s.dateline(&s.units[i]); a.Len() > 0 {
			s.names = append(s.names, strings.Fields(fold(s.units[i].text[a.Start:a.End]))[0])
		} else if u := &s.units[i]; u.kind == onrecord.Byline {
			for _, w := range u.words {
				if t := u.text[w.start:w.end]; !w.mark && len(t) >= 3 && len(t) <= 6 && strings.IndexFunc(t, func(r rune) bool { return !unicode.IsUpper(r) }) < 0 {
					s.names = append(s.names, w.text)
				}
			}
		}
	}
	return s.names
}
