package page

import (
	"strings"
	"unicode"

	"onrecord"
)

const longestCaption = 80 // words

// captions finds the lines under pictures: those that begin with a picture label, and short ones that end in a credit.
func (s *sheet) captions() {
	for i := range s.units {
		u := &s.units[i]
		if !u.open() || u.n == 0 || u.n > longestCaption {
			continue
		}
		if s.bareLabel(u) {
			u.set(onrecord.Caption, "caption label")
			if k := i + 1; k < len(s.units) && s.units[k].open() && s.units[k].n <= longestCaption && u.n > 1 && strings.HasSuffix(u.text, ",") {
				s.units[k].set(onrecord.Caption, "caption under label")
				s.credits(&s.units[k], true)
			}
			continue
		}
		if end := s.label(u); end > 0 {
			u.set(onrecord.Caption, "caption label")
			s.credits(u, true)
			continue
		}
		if u.n <= 50 && s.credits(u, false) && !s.signsOff(i) {
			u.set(onrecord.Caption, "caption credit")
			s.captionAbove(i)
			continue
		}
		u.credit = onrecord.Range{}
	}
	s.twins()
}

// captionAbove makes one caption of units[i], if it is nothing but a credit, and the line right above it.
func (s *sheet) captionAbove(i int) {
	u := &s.units[i]
	if i == 0 || u.blank || len(foldWords(u.text[:u.credit.Start-u.Start], 0)) > 3 {
		return
	}
	if a := &s.units[i-1]; a.open() && !a.ended && a.n > 2 && a.n <= longestCaption {
		a.set(onrecord.Caption, "caption above credit")
		u.joined = true
		if i > 1 && isNumber(s.units[i-2].text) && s.units[i-2].n == 1 && s.units[i-2].open() {
			s.units[i-2].set(onrecord.Boilerplate, "picture number")
		}
	}
}

// signsOff reports whether the credit at the end of units[i] is an agency's name after its last paragraph.
func (s *sheet) signsOff(i int) bool {
	u := &s.units[i]
	if i+1 < len(s.units) && s.units[i+1].strong() || s.w.holds(PictureLabel, u.words) {
		return false
	}
	return u.n > 12 && i > 1 && s.units[i-1].strong() && s.units[i-1].open()
}

// twins makes a caption of each line that another caption beside it repeats.
func (s *sheet) twins() {
	for i := 2; i < len(s.units); i++ {
		if a, b := &s.units[i-1], &s.units[i]; a.open() && b.open() && a.n >= 4 && a.n <= longestCaption && a.text == b.text && !a.strong() {
			a.set(onrecord.Caption, "caption twice")
			b.set(onrecord.Caption, "caption twice")
		}
	}
	for i := range s.units {
		if s.units[i].kind != onrecord.Caption {
			continue
		}
		for _, k := range []int{i - 1, i + 1} {
			if k >= 0 && k < len(s.units) && s.units[k].open() && s.units[k].n >= 3 && twin(&s.units[i], &s.units[k]) {
				s.units[k].set(onrecord.Caption, "caption twice")
			}
		}
	}
}

// twin reports whether the words of b are, in order, the first words of a, or nearly.
func twin(a, b *unit) bool {
	short, long := a.words, b.words
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short)*2 < len(long) {
		return false
	}
	same := 0
	for k := range short {
		if short[k].text == long[k].text {
			same++
		}
	}
	return same*10 >= 9*len(b.words)
}

// bareLabel reports whether u is a picture label and nothing else: "Image caption,", "Representative image".
func (s *sheet) bareLabel(u *unit) bool {
	n, _ := s.w.term(PictureLabel, u.words, 0)
	return n > 1 && n == len(u.words)
}

// label is where the picture label that u begins with ends, as a byte of u's text, and 0 if it begins with none.
func (s *sheet) label(u *unit) int {
	i := 0
	if u.words[0].text == "[" || u.words[0].text == "(" {
		i = 1
	}
	n, _ := s.w.term(PictureLabel, u.words, i)
	if n == 0 || i+n >= len(u.words) {
		return 0
	}
	switch next := u.words[i+n]; {
	case next.text == ":", next.text == "]", next.text == ")" && i == 1, next.text == "©":
		return next.end
	case n > 1 && next.upper && (strings.Contains(u.text[u.words[i+n-1].end:next.start], ",") || u.words[i].upper && !u.words[i+n-1].upper):
		return next.start // Image source, Mill Pictures
	case strings.ContainsAny(u.text[u.words[i+n-1].end:next.start], "-–—.") && s.capitals(u.words[:i+n]) == 1:
		return next.start
	}
	if k, _ := s.w.term(AuthorLead, u.words, i+n); k > 0 && u.n <= 12 { // Photo by …
		return u.words[i+n+k-1].end
	}
	return 0
}

// credits sets the credit of u and reports whether it found one. Of a line not yet known to be a caption more is asked.
func (s *sheet) credits(u *unit, known bool) bool {
	r, ok := s.w.creditIn(u.text, u.words, known)
	if ok {
		u.credit = onrecord.Range{Start: u.Start + r.Start, End: u.Start + r.End}
	}
	return ok
}

// credit finds who is credited in a caption: the name without its label or brackets, as byte offsets in caption.
func (w *Words) credit(caption string) (onrecord.Range, bool) {
	return w.creditIn(caption, foldWords(caption, phraseWords), true)
}

func (w *Words) creditIn(text string, words []word, known bool) (onrecord.Range, bool) {
	for _, find := range []func(string, []word, bool) onrecord.Range{w.labelled, w.bracketed, w.barred, w.trailing} {
		if r := find(text, words, known); r.Len() > 0 {
			return r, true
		}
	}
	return onrecord.Range{}, false
}

// labelled: "… Photo: L. Brandt / Courier archive", "Photo by Ana Moss".
func (w *Words) labelled(text string, words []word, _ bool) onrecord.Range {
	for k := len(words) - 1; k >= 0; k-- {
		n, _ := w.term(PictureLabel, words, k)
		if c, _ := w.term(CreditWord, words, k); c > n {
			n = c
		}
		if n == 0 || k+n >= len(words) || k > 0 && !words[k].upper && !words[k].opens && !words[k-1].mark {
			continue
		}
		at := k + n
		if lead, _ := w.term(AuthorLead, words, at); words[at].text == ":" || words[at].text == "©" {
			at++
		} else if lead > 0 {
			at += lead
		} else {
			continue
		}
		if r := w.nameOnly(text, words, at, 10); r.Len() > 0 {
			return r
		}
	}
	return onrecord.Range{}
}

// nameOnly is the extent of words[from:] if they are few and capitalised, closing marks left out.
func (w *Words) nameOnly(text string, words []word, from, most int) onrecord.Range {
	if from < len(words) && words[from].text == "©" {
		from++
	}
	to := len(words)
	for to > from && (words[to-1].text == ")" || words[to-1].text == "]") {
		to--
	}
	if to-from < 1 || to-from > most {
		return onrecord.Range{}
	}
	for k := from; k < to; k++ {
		x := words[k]
		if x.mark && strings.Contains("/&+|()", x.text) || x.upper || w.small(words, k) {
			continue
		}
		return onrecord.Range{}
	}
	for k := from + 1; k < to; k++ {
		gap := text[words[k-1].end:words[k].start]
		if strings.ContainsAny(gap, ".!?") && len(words[k-1].text) > 2 {
			return onrecord.Range{}
		}
	}
	if !words[from].upper && !w.small(words, from) {
		return onrecord.Range{}
	}
	end := words[to-1].end
	if to < len(words) && words[to].text == ")" && hasMark(words[from:to], "(") { // Image: Ana Moss (Mill Pictures).
		end = words[to].end
	}
	return onrecord.Range{Start: words[from].start, End: end}
}

func (w *Words) small(words []word, k int) bool {
	for _, role := range []Role{Minor, And, CreditWord, PictureLabel, Job, AuthorLead} {
		if n, _ := w.term(role, words, k); n > 0 {
			return true
		}
		if k > 0 {
			if n, _ := w.term(role, words, k-1); n > 1 {
				return true
			}
		}
	}
	return false
}

// bracketed: "… (O. Fay/Gazette)", "… [Reuters]".
func (w *Words) bracketed(text string, words []word, known bool) onrecord.Range {
	last := len(words) - 1
	if last < 2 || words[last].text != ")" && words[last].text != "]" || strings.TrimRight(text[words[last].end:], ". ") != "" {
		return onrecord.Range{}
	}
	open := last - 1
	for open >= 0 && last-open <= 12 && words[open].text != "(" && words[open].text != "[" {
		open--
	}
	if open < 0 || last-open > 12 || last-open < 2 {
		return onrecord.Range{}
	}
	in := words[open+1 : last]
	r := w.nameOnly(text, words[:last], open+1, 11)
	if n, _ := w.term(PictureLabel, in, 0); n > 0 && n < len(in) && in[n].text == ":" {
		r = w.nameOnly(text, words[:last], open+1+n+1, 9)
	}
	switch {
	case r.Len() == 0:
		return r
	case w.holds(Agency, in) || w.holds(CreditWord, in) || w.holds(PictureLabel, in):
	case hasMark(in, "/") && !isNumber(in[0].text):
	case open > 4 && len(words) <= 30 && ended(strings.TrimRight(text[:words[open].start], " ")) && shouting(text[words[open+1].start:words[last-1].end]):
	case !known || open == 0:
		return onrecord.Range{}
	}
	return r
}

// shouting reports whether s is written as agencies write their initials: two capitals or more, and no small letter.
func shouting(s string) bool {
	return len(s) >= 2 && len(s) <= 12 && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLower(r) || unicode.IsDigit(r) }) &&
		strings.ContainsFunc(s, unicode.IsUpper)
}

func hasMark(words []word, m string) bool {
	for _, x := range words {
		if x.mark && x.text == m {
			return true
		}
	}
	return false
}

// barred: "… | Getty Images", "… © Getty Images".
func (w *Words) barred(text string, words []word, known bool) onrecord.Range {
	for k := len(words) - 2; k >= max(0, len(words)-10); k-- {
		if words[k].text != "|" && words[k].text != "©" {
			continue
		}
		if r := w.nameOnly(text, words, k+1, 8); r.Len() > 0 && (w.holds(Agency, words[k+1:]) || w.holds(PictureLabel, words[k+1:]) || known) {
			return r
		}
		return onrecord.Range{}
	}
	return onrecord.Range{}
}

// trailing: "… on Thursday. LSB / R. Anders", "… school fair in May. BELL LIBRARY".
func (w *Words) trailing(text string, words []word, known bool) onrecord.Range {
	for k := len(words) - 1; k > 2 && len(words)-k <= 8; k-- {
		if words[k].mark || words[k-1].mark && words[k-1].text != ")" || !strings.ContainsAny(text[words[k-1].end:words[k].start], ".)") {
			continue
		}
		if len(words[k-1].text) < 2 && words[k-1].text != ")" || strings.TrimRightFunc(text[words[len(words)-1].end:], unicode.IsSpace) != "" && !known {
			continue
		}
		tail := words[k:]
		r := w.nameOnly(text, words, k, 7)
		if r.Len() > 0 && (known || w.holds(Agency, tail) && (hasMark(tail, "/") || len(tail) <= 3)) {
			return r
		}
	}
	return onrecord.Range{}
}
