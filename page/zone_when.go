package page

import (
	"strings"

	"onrecord"
)

// when finds the date that a line of a page gives: the first one in it, to the day or month in the page's own calendar
// and time zone, and the bytes of line that say so. Zero bounds where the line does not settle the year, or the order of
// day and month; a zero range where it gives no date.
func (w *Words) when(line string) (onrecord.When, onrecord.Range) {
	ds := w.dates(line, foldWords(line, phraseWords))
	if len(ds) == 0 {
		return onrecord.When{}, onrecord.Range{}
	}
	return ds[0].when(), ds[0].at
}

// published is when the text came out: the date of its byline or date line, the one called published before the one
// called updated, or else that of its dateline. The range is that of the date in the text.
func (s *sheet) published() (onrecord.When, onrecord.Range) {
	var best date
	var at onrecord.Range
	rank := 0
	var all []date
	consider := func(u *unit, d date, r int) {
		all = append(all, d)
		if d.when().IsZero() {
			r = 1
		}
		if r > rank {
			best, rank = d, r
			at = onrecord.Range{Start: u.Start + d.at.Start, End: u.Start + d.at.End}
		}
	}
	for i := range s.units {
		u := &s.units[i]
		switch {
		case u.kind == onrecord.Byline:
			for _, d := range u.dates {
				switch {
				case s.w.holds(Updated, u.words[:d.a]) && !s.w.holds(Published, u.words[lastOf(s.w, Updated, u.words[:d.a]):d.a]):
					consider(u, d, 3)
				case s.w.holds(Published, u.words[:d.a]):
					consider(u, d, 5)
				default:
					consider(u, d, 4)
				}
			}
		case i >= s.first && i <= s.first+2:
			if end, d, _ := s.dateline(u); end > 0 && d.b > 0 {
				consider(u, d, 2)
			}
		}
	}
	if best.other {
		if dayFirst, known := settle(all); known {
			best.other = false
			if !dayFirst {
				best = best.swapped()
			}
		}
	}
	return best.when(), at
}

// lastOf is the index of the last term of role in words.
func lastOf(w *Words, role Role, words []word) int {
	for i := len(words) - 1; i >= 0; i-- {
		if n, _ := w.term(role, words, i); n > 0 {
			return i
		}
	}
	return 0
}

// outlet is the name of the paper, station or site, as its masthead, byline or copyright line gives it; "" if none does.
func (s *sheet) outlet() string {
	first, signed := "", len(s.leadAuthors()) > 0
	for i := range s.units {
		u := &s.units[i]
		switch {
		case u.by == "plain/page title":
			if parts := segments(u.text, u.words); first == "" && len(parts) > 1 {
				first = s.outletName(u, parts[len(parts)-1])
			}
		case u.by == "plain/masthead":
			if parts := segments(u.text, u.words); first == "" {
				first = s.outletName(u, parts[0])
			}
		case u.kind == onrecord.Byline && i < s.first:
			for k, part := range segments(u.text, u.words) {
				name := s.outletName(u, part)
				if name != "" && s.w.holds(OutletWord, part) {
					return name
				}
				if name != "" && first == "" && k == 0 && (len(u.dates) > 0 || len(u.words) > len(part)) && (len(u.dates) > 0 && signed || !s.person(u, part)) {
					first = name
				}
			}
		case u.kind == onrecord.Boilerplate && first == "" && len(u.words) > 1 && u.words[0].text == "©":
			from := 1
			for from < len(u.words) && isNumber(u.words[from].text) {
				from++
			}
			parts := segments(u.text, u.words[from:])
			if len(parts) > 0 {
				first = s.outletName(u, parts[0])
			}
		}
	}
	if first == "" {
		first = s.datelineOutlet()
	}
	return first
}

// datelineOutlet is the outlet that the first dateline names in brackets: "KANOVA (Sahel Courier) —". "" where it names an agency or none.
func (s *sheet) datelineOutlet() string {
	for i := s.first; i < len(s.units) && i <= s.first+2; i++ {
		u := &s.units[i]
		_, _, name := s.dateline(u)
		if name.Len() == 0 {
			continue
		}
		var part []word
		for _, w := range u.words {
			if name.Start <= w.start && w.end <= name.End {
				part = append(part, w)
			}
		}
		if s.w.holds(OutletWord, part) {
			return s.outletName(u, part)
		}
		return ""
	}
	return ""
}

// sectionsOnly reports whether words are names of sections and none of them could be an outlet's.
func (s *sheet) sectionsOnly(words []word) bool {
	if s.w.holds(OutletWord, words) {
		return false
	}
	for k := range words {
		if !s.plays(words, k, Section, And) {
			return false
		}
	}
	return true
}

// outletName is a part of a byline as an outlet's name, "" if it cannot be one.
func (s *sheet) outletName(u *unit, part []word) string {
	if n, _ := s.w.term(AuthorLead, part, 0); n > 0 {
		return ""
	}
	from, to := 0, len(part)
	for k := 1; k < len(part); k++ {
		if part[k].text == "(" {
			to = k
			break
		}
	}
	for to > from && (part[to-1].mark || isNumber(part[to-1].text)) {
		to--
		if s.w.is(part[:to], to-1, Issue) { // No. 12, Bulletin 31
			to--
		}
	}
	for to > from && s.w.is(part[:to], to-1, Issue) && !s.w.is(part[:to], to-1, OutletWord) {
		to--
	}
	if to-from == 0 || to-from > 7 {
		return ""
	}
	for k := from; k < to; k++ {
		if part[k].mark || !part[k].upper && k == from || s.w.is(part, k, Month, Weekday, Published, Updated, Clock) {
			return ""
		}
		if n, _ := s.w.term(Minor, part, k); !part[k].upper && n == 0 && !s.w.is(part, k, OutletWord, Particle) {
			return ""
		}
	}
	if n, _ := s.w.term(Agency, part, from); n == to-from {
		return ""
	}
	if s.w.is(part, to-1, Job) && !s.w.is(part, to-1, OutletWord) {
		return ""
	}
	if isNumber(part[from].text) || s.sectionsOnly(part[from:to]) {
		return ""
	}
	return strings.TrimSpace(u.text[part[from].start:part[to-1].end])
}
