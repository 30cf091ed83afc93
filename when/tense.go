package when

import (
	"strings"
)

// tense is which way the verb over an expression looks.
type tense uint8

const (
	noTense tense = iota
	past
	onward // looks ahead, as far as one can tell
	future // does so for certain
)

// tenseAt is the tense of the verb that governs lexemes [i, end). Will and shall are future, other modals look ahead, and so do a present tense ("opens on
// Monday") and an infinitive below a word that looks ahead ("due to open"); what is over, and what somebody says in the present
// perfect, looks back.
func (f *finder) tenseAt(i, end int) tense {
	at := f.lex[max(i, end-1)].tok
	first, last := f.lex[i].tok, at
	for at >= first && at <= last && f.Words[at].Head >= 0 && (at < first || f.Words[at].Head <= last && f.Words[at].Head >= first) {
		at = f.Words[at].Head
	}
	for steps := 0; at >= 0 && steps < 12; steps++ {
		if (at < first || at > last) && f.verbal(at) {
			if t := f.verbTense(at); t != noTense {
				return t
			}
		}
		at = f.Words[at].Head
	}
	return noTense
}

// verbal reports whether word i is a verb, or the predicate of a copula.
func (f *finder) verbal(i int) bool { return f.Words[i].UPOS == "VERB" || f.Child(i, "cop") >= 0 }

// verbTense is the tense of a verb group; noTense where it is the governor's.
func (f *finder) verbTense(i int) tense {
	var aux []int
	for _, k := range f.Children(i) {
		if f.Is(k, "aux", "cop") {
			aux = append(aux, k)
		}
	}
	for _, k := range aux {
		if f.Words[k].XPOS == "MD" {
			if f.will(k) {
				return future
			}
			return onward
		}
		switch f.Words[k].XPOS {
		case "VBD":
			return past
		}
	}
	w := f.Words[i]
	switch {
	case strings.Contains(w.Feats, "Tense=Past") && w.XPOS == "VBD":
		return past
	case w.XPOS == "VBN":
		if f.Is(i, "acl", "advcl") && len(aux) == 0 {
			return noTense
		}
		for _, k := range aux {
			if (f.Words[k].XPOS == "VBP" || f.Words[k].XPOS == "VBZ") && !f.Is(k, "aux:pass", "cop") {
				return past
			}
		}
		if len(aux) > 0 {
			return onward
		}
	case w.XPOS == "VBZ" || w.XPOS == "VBP" || w.XPOS == "VBG" && len(aux) > 0:
		return onward
	case w.XPOS == "VB" && f.Words[i].Head >= 0 && f.Is(i, "xcomp", "acl", "advcl", "ccomp"):
		h := f.Words[i].Head
		if f.looksBack(h) {
			return past
		}
		return onward
	case w.XPOS == "VB":
		return onward
	}
	if len(aux) > 0 && (f.Words[aux[0]].XPOS == "VBZ" || f.Words[aux[0]].XPOS == "VBP") {
		return onward
	}
	return noTense
}

// will reports whether word k puts a verb into the future for certain.
func (f *finder) will(k int) bool {
	for _, t := range f.w.first[f.Words[k].Lower] {
		if t.role == roleWill {
			return true
		}
	}
	return strings.Contains(f.Words[k].Lower, "'") && f.w.first["'"] != nil && f.clitic(k)
}

// clitic reports whether word k is a form of such a modal that begins with an apostrophe.
func (f *finder) clitic(k int) bool {
	for _, t := range f.w.first["'"] {
		if t.role == roleWill && strings.Join(t.words, "") == f.Words[k].Lower {
			return true
		}
	}
	return false
}

// looksBack reports whether the verb over an infinitive is in a past active form: managed to, refused to; was due to and
// plans to look ahead.
func (f *finder) looksBack(h int) bool { return f.Words[h].XPOS == "VBD" }
