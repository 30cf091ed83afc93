package page

import (
	"strings"

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
