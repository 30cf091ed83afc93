package page

import (
	"strings"
	"unicode"

	"onrecord"
)

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
