package dossier

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// reach bounds, in bytes, how far a subject may stand from the start of its clause and from what is said of it.
const reach = 300

// about reports whether what is said at r is, by the look of it, said of p: p, by name, is the subject of the clause, with
// nobody and nothing between that could be another; or the words of r end in p's name ("no charges against Mott"). It
// knows no grammar and goes by short lists of words, so that it says no far too often and yes seldom wrongly.
func (s *sheet) about(p *onrecord.Party, r onrecord.Range) bool {
	if !s.chargeable(p) {
		return false
	}
	passage := s.around(r).Range()
	for _, m := range p.Mentions {
		at := m.Range()
		switch {
		case !passage.Contains(at) || !byName(p, m) || at.End > r.End:
		case at.End == r.End && at.Start > r.Start:
			if s.against(onrecord.Range{Start: r.Start, End: at.Start}, passage, at.End) {
				return true
			}
		case at.End <= r.Start || r.Contains(at):
			if s.leads(p, at, passage) && s.runsOn(p, at.End, r) {
				return true
			}
		}
	}
	return false
}

// byName reports whether m is one of p's names, not a pronoun or a description.
func byName(p *onrecord.Party, m onrecord.Span) bool {
	first, _ := utf8.DecodeRuneInString(m.Text)
	return unicode.IsUpper(first) && (m.Text == p.Name || slices.Contains(p.Aliases, m.Text))
}

// against reports whether before ("no charges against") leads to a name that ends at end and that nothing goes on from:
// "no charges against Mott's brother" is about another.
func (s *sheet) against(before, passage onrecord.Range, end int) bool {
	t := s.tokens(before)
	for _, x := range t {
		if !s.lists.predicate.has(x.text) && !s.lists.charge.has(x.text) && !s.lists.aim.has(x.text) {
			return false
		}
	}
	next := s.tokens(onrecord.Range{Start: end, End: min(passage.End, end+reach)})
	return len(t) > 0 && s.lists.aim.has(t[len(t)-1].text) && (len(next) == 0 || next[0].Start > end && s.lists.predicate.has(next[0].text))
}

// leads reports whether the name of p at m begins its clause, which is that of the passage or of somebody's words.
func (s *sheet) leads(p *onrecord.Party, m, passage onrecord.Range) bool {
	if s.quietBefore(p, onrecord.Range{Start: passage.Start, End: m.Start}) {
		return true
	}
	for i := range s.r.Statements {
		c := s.r.Statements[i].Content
		if len(c) > 0 && passage.Start <= c[0].Start && c[0].Start <= m.Start && m.End <= c[0].End &&
			s.quietBefore(p, onrecord.Range{Start: c[0].Start, End: m.Start}) {
			return true
		}
	}
	return false
}

// quietBefore reports whether r, before a name of p, holds nothing but connectives, dates, p's titles and names joined to
// p's.
func (s *sheet) quietBefore(p *onrecord.Party, r onrecord.Range) bool {
	if r.Len() > reach {
		return false
	}
	t := s.tokens(r)
	for i := 0; i < len(t); i++ {
		x := t[i].text
		next := token{}
		if i+1 < len(t) {
			next = t[i+1]
		}
		switch {
		case i == 0 && (x == `"` || x == "“" || x == "‘"), x == "," && i > 0:
		case s.lists.opening.has(x), s.lists.date.has(x), s.titled(p, t[i]):
		case s.lists.preposition.has(x) && (s.lists.date.has(next.text) || number(next.text)):
		case number(x) && i > 0 && (s.lists.date.has(t[i-1].text) || s.lists.preposition.has(t[i-1].text)):
		default:
			n := s.otherName(p, t[i:])
			if n == 0 || i+n >= len(t) || t[i+n].text != "," && !s.lists.joining.has(t[i+n].text) {
				return false
			}
			i += n - 1
		}
	}
	return true
}

// titled reports whether t belongs to a role of p, or is a title before any name.
func (s *sheet) titled(p *onrecord.Party, t token) bool {
	if s.lists.abbreviation.has(t.text) || t.text == "." {
		return true
	}
	return slices.ContainsFunc(p.Roles, func(x onrecord.Span) bool { return x.Range().Contains(t.Range) })
}

// otherName is how many tokens at the start of t are a name of somebody other than p; 0 for none.
func (s *sheet) otherName(p *onrecord.Party, t []token) int {
	for i := range s.r.Parties {
		q := &s.r.Parties[i]
		if q.ID == p.ID {
			continue
		}
		for _, m := range q.Mentions {
			if m.Start != t[0].Start || !byName(q, m) {
				continue
			}
			n := 0
			for n < len(t) && t[n].End <= m.End {
				n++
			}
			if n > 0 && t[n-1].End == m.End {
				return n
			}
		}
	}
	return 0
}

// runsOn reports whether the text from the end of p's name leads to the charge in r by a predicate alone, after names
// joined to p's or an apposition: "Mott, 41, a chandler, was arrested in May and has not been charged".
func (s *sheet) runsOn(p *onrecord.Party, from int, r onrecord.Range) bool {
	to := r.End
	for _, w := range findWords(s.r.Document.Text[r.Start:r.End], s.lists.charge) {
		if w.Start+r.Start >= from {
			to = w.Start + r.Start
			break
		}
	}
	if to-from > reach {
		return false
	}
	t := s.tokens(onrecord.Range{Start: from, End: to})
	for len(t) > 1 && (t[0].text == "," || s.lists.joining.has(t[0].text)) {
		n := s.otherName(p, t[1:])
		if n == 0 {
			break
		}
		t = t[1+n:]
	}
	if len(t) > 0 && t[0].text == "," {
		t = s.pastApposition(p, t)
	}
	for i, x := range t {
		switch {
		case x.text == "," && i > 0:
		case s.lists.predicate.has(x.text), s.lists.article.has(x.text) && i == len(t)-1:
		case s.lists.date.has(x.text) && i > 0 && (s.lists.preposition.has(t[i-1].text) || number(t[i-1].text)): // not "may"
		case s.lists.preposition.has(x.text) && i+1 < len(t) && (s.lists.date.has(t[i+1].text) || number(t[i+1].text)):
		case number(x.text) && i > 0 && (s.lists.preposition.has(t[i-1].text) || s.lists.date.has(t[i-1].text)):
		default:
			return false
		}
	}
	return true
}

// pastApposition is t after an apposition between commas that brings in nobody else; t itself when there is none.
func (s *sheet) pastApposition(p *onrecord.Party, t []token) []token {
	last := -1
	for i, x := range t {
		if s.lists.predicate.has(x.text) && last >= 0 && t[i-1].text == "," {
			break
		}
		switch {
		case x.text == ",":
			last = i
		case s.lists.clausal.has(x.text) || s.otherName(p, t[i:]) > 0 || !wordlike(x.text):
			return t
		}
	}
	if last <= 0 || last > 12 {
		return t
	}
	return t[last+1:]
}

func number(w string) bool {
	for _, c := range w {
		if !unicode.IsDigit(c) {
			return false
		}
	}
	return w != ""
}

func wordlike(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}
