package page

import (
	"strings"

	"onrecord"
)

// byline tells whether line says who wrote a text, when, or for whom and little else; the rule that says so; and the
// names of the authors in it, as byte offsets of line.
func (w *Words) byline(line string) (names []onrecord.Range, rule string, ok bool) {
	s := newSheet(line, w)
	if len(s.units) != 1 {
		return nil, "", false
	}
	rule, ok = s.byline(&s.units[0])
	if !ok {
		return nil, "", false
	}
	for _, r := range w.authors(s.units[0].text, s.units[0].words) {
		names = append(names, onrecord.Range{Start: r.Start + s.units[0].Start, End: r.End + s.units[0].Start})
	}
	return names, rule, true
}

// authors lists the names that stand after the words that lead an author in.
func (w *Words) authors(text string, words []word) []onrecord.Range {
	var out []onrecord.Range
	u := &unit{text: text, words: words}
	s := &sheet{w: w}
	for k := 0; k < len(words); k++ {
		n, _ := w.term(AuthorLead, words, k)
		if n == 0 || !s.leads(u, k) || s.author(u, k) == 0 {
			continue
		}
		at := k + n
		if at < len(words) && words[at].text == ":" {
			at++
		}
		for at < len(words) {
			from := at
			at = w.nameEnd(text, words, at)
			if at == from {
				break
			}
			out = append(out, onrecord.Range{Start: words[from].start, End: words[at-1].end})
			next, joined := w.nextAuthor(text, words, at)
			if next < 0 {
				break
			}
			if e := w.nameEnd(text, words, next); !joined && (e-next < 2 || e-next > 4) {
				break
			}
			at = next
		}
		k = max(k, at-1)
	}
	return out
}

// nameEnd is the index after the name that begins at words[i], i if none does.
func (w *Words) nameEnd(text string, words []word, i int) int {
	k := i
	for k < len(words) && k-i < 6 {
		x := words[k]
		if x.mark || isNumber(x.text) || k > i && strings.ContainsAny(strings.TrimRight(text[words[k-1].end:x.start], " "), ",;–—·•-") {
			break
		}
		if k > i && strings.Contains(text[words[k-1].end:x.start], ".") && !initial(words[k-1].text) {
			break
		}
		n, _ := w.term(Particle, words, k)
		if !x.upper && (n == 0 || k == i) {
			break
		}
		if w.is(words, k, And, Job, Month, Weekday, Published, Updated) && (k > i || !w.is(words, k, Job)) {
			break
		}
		k++
	}
	return k
}

// nextAuthor is where the next name begins after words[:at], and whether a word or mark that joins two names stands
// before it; -1 if none does.
func (w *Words) nextAuthor(text string, words []word, at int) (next int, joined bool) {
	if at >= len(words) {
		return -1, false
	}
	if n, _ := w.term(And, words, at); n > 0 || strings.Contains("&/", words[at].text) {
		next, joined = at+max(n, 1), true
	} else if strings.TrimSpace(text[words[at-1].end:words[at].start]) == "," {
		next = at
	} else {
		return -1, false
	}
	if next >= len(words) || w.is(words, next, Job, OutletWord, Section, Month, Weekday, Minor, Agency) {
		return -1, false
	}
	for k := next; k < len(words) && k < next+4; k++ {
		if k > next && (strings.Contains(text[words[k-1].end:words[k].start], ",") || w.is(words, k, And)) {
			break
		}
		if !joined && w.is(words, k, OutletWord, Job, Section) {
			return -1, false
		}
	}
	return next, joined
}

// is reports whether a term of one of the roles begins at words[i].
func (w *Words) is(words []word, i int, roles ...Role) bool {
	for _, r := range roles {
		if n, _ := w.term(r, words, i); n > 0 {
			return true
		}
	}
	return false
}

// authors lists who wrote the text: the names in its bylines, or, where none says "by", the lines of the head that are
// nothing but a person's name.
func (s *sheet) authors() []onrecord.Range {
	out := s.leadAuthors()
	for i := 0; i < min(s.first, len(s.units)) && len(out) == 0; i++ {
		if u := &s.units[i]; u.kind == onrecord.Byline {
			for _, part := range segments(u.text, u.words) {
				if s.person(u, part) {
					out = append(out, onrecord.Range{Start: u.Start + part[0].start, End: u.Start + part[s.w.nameEnd(u.text, part, 0)-1].end})
					break
				}
			}
		}
	}
	return out
}

// leadAuthors lists the names after words like "by" in the text's bylines, each once.
func (s *sheet) leadAuthors() []onrecord.Range {
	var out []onrecord.Range
	seen := map[string]bool{}
	for i := range s.units {
		u := &s.units[i]
		if u.kind != onrecord.Byline {
			continue
		}
		names := s.w.authors(u.text, u.words)
		if i > 0 && s.units[i-1].by == "plain/author label" && s.person(u, u.words) {
			names = append(names, onrecord.Range{Start: u.words[0].start, End: u.words[s.w.nameEnd(u.text, u.words, 0)-1].end})
		}
		for _, r := range names {
			if key := clean(u.text[r.Start:r.End]); !seen[key] {
				seen[key] = true
				out = append(out, onrecord.Range{Start: u.Start + r.Start, End: u.Start + r.End})
			}
		}
	}
	return out
}

// person reports whether a part of a byline can only be a person's name: two to four capitalised words, none of which
// says that it is an outlet, a section, a date or an agency.
func (s *sheet) person(u *unit, part []word) bool {
	if len(part) == 0 {
		return false
	}
	end := s.w.nameEnd(u.text, part, 0)
	if end < 2 || end > 4 || end < len(part) && part[end].upper && !s.w.is(part, end, Job) {
		return false
	}
	for k := range part[:end] {
		if s.w.is(part, k, OutletWord, Section, Agency, Job, Issue, Month, Weekday, Published, Updated, Clock) || part[k].mark {
			return false
		}
		if n, _ := s.w.term(Minor, part, k); n > 0 && part[k].upper {
			return false
		}
		if t := u.text[part[k].start:part[k].end]; len(t) > 3 && strings.ToUpper(t) == t {
			return false
		}
	}
	return true
}
