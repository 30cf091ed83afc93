package page

import (
	"strings"
	"unicode/utf8"

	"onrecord"
)

const (
	longestPull  = 70 // words of a pull quote
	shortestPull = 5  // words; with quotation marks one less
)

// pullQuotes finds what was set beside the flow: lines that repeat a passage of a longer paragraph, and quotations with a
// line under them that says who spoke.
func (s *sheet) pullQuotes() {
	var at []int
	var candidates, originals []onrecord.Range
	for i := range s.units {
		u := &s.units[i]
		if !u.open() {
			continue
		}
		s.signed(i)
		if i >= s.first && u.n > 6 {
			originals = append(originals, u.Range)
		}
		if u.n <= longestPull && u.n >= shortestPull-1 && i > s.titled && (u.quote || u.signed || !u.strong() || s.pullLabel(u)) {
			at, candidates = append(at, i), append(candidates, u.Range)
		}
	}
	found, part := findRepeats(s.text, candidates, originals)
	for c, i := range at {
		if s.pulled(&s.units[i], found[c], part[c]) {
			u := &s.units[i]
			u.set(onrecord.PullQuote, "pull quote")
			if s.quotedHeading(i, found[c]) {
				u.set(onrecord.Heading, "quoted cross-heading")
			}
			u.repeats = withMarks(s.text, found[c])
		}
	}
	for i := range s.units {
		if u := &s.units[i]; u.open() && u.signed && i >= s.first {
			u.set(onrecord.PullQuote, "signed quotation")
		}
		if u := &s.units[i]; u.open() && u.n <= longestPull && u.n > 0 && s.pullLabel(u) {
			u.set(onrecord.PullQuote, "pull quote label")
		}
	}
	for i := 1; i < len(s.units); i++ {
		if u := &s.units[i]; u.open() && i > s.first && u.mark == 0 && u.n <= 10 && dashed(u.text) && s.signature(u) {
			u.set(onrecord.PullQuote, "pull quote speaker") // its quotation may have been lost in scraping
		}
		if a, b := &s.units[i-1], &s.units[i]; a.kind == onrecord.PullQuote && (b.open() || b.by == "plain/pull quote speaker") && (a.signed || a.repeats.Len() > 0 && s.signature(b)) {
			b.set(onrecord.PullQuote, "pull quote speaker")
			b.joined = true
		}
	}
}

// pulled reports whether u, of which a part stands at found too, was pulled out of there rather than said twice.
func (s *sheet) pulled(u *unit, found onrecord.Range, part float64) bool {
	longer := float64(found.Len()) < 0.85*float64(s.unitAt(found.Start).Len())
	switch {
	case found.Len() == 0, part < enoughRepeated:
		return false
	case u.quote || u.signed || s.pullLabel(u):
		return part > 0.7 || longer
	case u.n < shortestPull || turn(u) || strings.HasSuffix(u.text, "?"):
		return false
	}
	return part > 0.8 && longer && (!u.ended || part == 1) || part > 0.65 && (u.shouts() || longer && !u.ended && u.words[0].quoted)
}

const headedParagraphs = 2 // in which a cross-heading finds what it quotes

// quotedHeading reports whether units[i], whose words stand at found too, heads the paragraphs that they come from: a few
// words with no full stop, nobody's name under them. A pull quote is a sentence, is signed, or stands anywhere.
func (s *sheet) quotedHeading(i int, found onrecord.Range) bool {
	u := &s.units[i]
	if !u.quote || u.signed || !u.blank || u.n > quotedHeading || u.shouts() || ended(inner(u.text)) || ended(u.text) ||
		strings.HasSuffix(inner(u.text), ",") || found.Start < u.End {
		return false
	}
	headed := 0
	for k := i + 1; k < len(s.units) && headed < headedParagraphs; k++ {
		next := &s.units[k]
		if !next.open() {
			continue
		}
		if headed == 0 && (!next.blank || !next.ended) {
			return false
		}
		if found.Start < next.End {
			return true
		}
		headed++
	}
	return false
}

func (s *sheet) unitAt(offset int) *unit {
	lo, hi := 0, len(s.units)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; s.units[mid].Start <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return &s.units[lo]
}

// signed notes whether units[i] is a quotation and the next line says who spoke and nothing else.
func (s *sheet) signed(i int) {
	u := &s.units[i]
	if u.n > longestPull || i+1 >= len(s.units) || i < s.first {
		return
	}
	next := &s.units[i+1]
	u.signed = next.open() && s.signature(next) && dashed(next.text) && u.quote
}

// signature reports whether u names somebody and what they are, and says nothing.
func (s *sheet) signature(u *unit) bool {
	if u.n == 0 || u.n > 16 || u.ended && u.n > 4 || strings.ContainsAny(u.text, "\"“”") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(u.text, "-–—― \u00a0"))
	return isUpperLetter(r) && (dashed(u.text) || strings.Contains(u.text, ",") || s.capitals(u.words) > 0.9)
}

func dashed(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("-–—―", r)
}

func (s *sheet) pullLabel(u *unit) bool {
	if len(u.words) == 0 {
		return false
	}
	i := 0
	if u.words[0].text == "[" || u.words[0].text == "(" {
		i = 1
	}
	n, _ := s.w.term(PullLabel, u.words, i)
	return n > 0 && i+n < len(u.words) && (u.words[i+n].mark || i > 0)
}
