package linear

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Script turns a form into its lemma: cut characters from its end, add others, set the case.
type Script struct {
	Cut  int    // characters to cut; past the length: all
	Add  string // what to add
	Case byte   // 'l' lower case, 'k' as written, 't' first letter a capital and the rest small, 'u' capitals, 'd' without commas
}

// whole, as Cut, replaces the form by Add.
const whole = 99

// MakeScript finds the script that leads from form to lemma.
func MakeScript(form, lemma string) Script {
	f, l := []rune(lower(form)), []rune(lower(lemma))
	n := 0
	for n < len(f) && n < len(l) && f[n] == l[n] {
		n++
	}
	if lower(form) == lemma {
		return Script{Case: 'l'}
	}
	if form == lemma {
		return Script{Case: 'k'}
	}
	s := Script{Cut: len(f) - n, Add: string(l[n:]), Case: 'l'}
	if strings.ReplaceAll(form, ",", "") == lemma {
		return Script{Case: 'd'}
	}
	if n == 0 || n < 2 && s.Cut > 2 {
		s = Script{Cut: whole, Add: string(l), Case: 'l'}
	}
	for _, c := range []byte{'l', 'k', 't', 'u', 'd'} {
		s.Case = c
		if string(s.Apply(nil, form)) == lemma {
			return s
		}
	}
	return Script{Cut: whole, Add: lemma, Case: 'k'}
}

// lower is strings.ToLower character by character, so that the number of characters stays.
func lower(s string) string { return strings.Map(unicode.ToLower, s) }

// Apply appends the lemma of form to dst.
func (s Script) Apply(dst []byte, form string) []byte {
	keep := len(form)
	for n := 0; n < s.Cut && keep > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(form[:keep])
		keep -= size
	}
	first := true
	for _, r := range form[:keep] {
		if r == ',' && s.Case == 'd' {
			continue
		}
		dst = utf8.AppendRune(dst, s.cased(r, first))
		first = false
	}
	for _, r := range s.Add {
		dst = utf8.AppendRune(dst, s.cased(r, first))
		first = false
	}
	return dst
}

func (s Script) cased(r rune, first bool) rune {
	switch {
	case s.Case == 'l', s.Case == 't' && !first:
		return unicode.ToLower(r)
	case s.Case == 'u', s.Case == 't':
		return unicode.ToUpper(r)
	}
	return r
}

// LemmaKeys appends the features of the lemma script of a form with its tag.
func LemmaKeys(keys []uint64, w *Form, tag uint8, first bool) []uint64 {
	t := uint64(tag) + 1
	n := uint64(5000)
	add := func(x uint64) {
		keys = append(keys, mix(mix(n, x), n*prime))
		n++
	}
	add(t)
	add(mix(w.Low, t))
	add(w.Low)
	add(mix(w.Raw, t))
	for _, s := range w.Suf {
		add(mix(s, t))
	}
	add(mix(w.Shape, t))
	add(mix(uint64(w.Flags&(Upper|AllUpper|Mixed)), t))
	add(mix(mix(w.Suf[1], uint64(w.Flags&(Upper|AllUpper|Mixed))), t))
	if first {
		add(mix(t, uint64(w.Flags)))
	}
	return keys
}

// FeatKeys appends the features of the morphological features of word i.
func FeatKeys(keys []uint64, forms []Form, tags []uint8, i int) []uint64 {
	w := &forms[i]
	b, b2, a := &border, &border, &border
	tb, tb2, ta := uint64(400), uint64(400), uint64(400)
	if i > 0 {
		b, tb = &forms[i-1], uint64(tags[i-1])
	}
	if i > 1 {
		b2, tb2 = &forms[i-2], uint64(tags[i-2])
	}
	if i+1 < len(forms) {
		a, ta = &forms[i+1], uint64(tags[i+1])
	}
	t := uint64(tags[i]) + 1
	n := uint64(7000)
	add := func(x uint64) {
		keys = append(keys, mix(mix(n, x), n*prime))
		n++
	}
	add(t)
	add(mix(w.Low, t))
	add(mix(w.Suf[2], t))
	add(mix(w.Suf[1], t))
	add(mix(w.Shape, t))
	add(mix(b.Low, t))
	add(mix(b2.Low, t))
	add(mix(a.Low, t))
	add(mix(tb, t))
	add(mix(mix(tb, tb2), t))
	add(mix(ta, t))
	add(mix(mix(w.Low, tb), t))
	add(mix(mix(w.Low, ta), t))
	add(mix(mix(w.Low, b.Low), t))
	return keys
}

// Lower appends word in lower case, character by character.
func Lower(dst []byte, word string) []byte {
	for _, r := range word {
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}
