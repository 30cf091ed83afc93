package statement

import (
	"onrecord/lang"
	"onrecord/text"
)

// noNoun: "no arrests", "without a licence", "not enough proof", "there is no clinic": what is absent is a noun behind the
// word at i that says so.
func (f *finder) noNoun(i int, s text.Sentence) (run, string) {
	words := f.lower[:s.Last]
	for k := i + 1; k < s.Last && k <= i+5; k++ {
		if n, kind := f.pack.At(lang.AbsenceNoun, words, k); n > 0 && !f.premodifies(k+n-1) {
			r := f.absenceExtent(run{i, k + n - 1})
			if inner := f.borne(k + n - 1); inner != "" {
				kind = inner
			}
			return r, kind
		}
		if f.pack.Is(lang.AbsenceCarrier, f.lower[k]) {
			if kind := f.borne(k); kind != "" {
				return f.absenceExtent(run{i, k}), kind
			}
		}
		if k == i+1 && f.Words[k].XPOS == "VBG" {
			continue // without showing a warrant
		}
		if u := f.Words[k].UPOS; u != "ADJ" && u != "NOUN" && u != "ADV" && u != "DET" && u != "PROPN" {
			break
		}
	}
	return f.noneThere(i)
}

// premodifies reports whether noun k only says what the noun behind it is: "no arrest warrant".
func (f *finder) premodifies(k int) bool {
	return f.Is(k, "compound") && f.Words[k].Head == k+1
}

// borne is the kind of what a noun that carries news is about: no report "of damage", no word "on casualties".
func (f *finder) borne(k int) string {
	if !f.pack.Is(lang.AbsenceCarrier, f.lower[k]) {
		return ""
	}
	for _, c := range f.Children(k) {
		if c > k && f.Is(c, "nmod", "obl") {
			if kind := f.pack.Value(lang.AbsenceNoun, f.lower[c]); kind != "" {
				return kind
			}
		}
	}
	return ""
}

// noneThere: "there is no clinic in the camp", "there will be no debate": what does not exist by the grammar of it, but
// for nouns that only argue: no doubt, no need.
func (f *finder) noneThere(i int) (run, string) {
	k := f.Words[i].Head
	if k < i || !f.Nominal(k) {
		return noRun, ""
	}
	for at := k; at >= 0 && (at == k || at == f.Words[k].Head); at = f.Words[at].Head {
		e := f.Child(at, "expl")
		if e < 0 || e > i || f.Words[e].XPOS != "EX" || f.Child(at, "mark") >= 0 && f.Is(at, "advcl") {
			continue
		}
		if f.pack.Is(lang.AbsenceAside, f.lower[k]) {
			return noRun, ""
		}
		return run{e, f.nounPhrase(k).Last}, f.kindOf(k)
	}
	return noRun, ""
}

// kindOf is the kind of absence of a thing by its noun: "other" where none is listed.
func (f *finder) kindOf(k int) string {
	if k >= 0 {
		if kind := f.pack.Value(lang.AbsenceNoun, f.lower[k]); kind != "" {
			return kind
		}
	}
	return absentOther
}
