package statement

import (
	"onrecord/lang"
)

// unknown: "his whereabouts are unknown", "the cause remains unclear", "all three escaped unhurt": a word that says by
// itself that something is not there or not known.
func (f *finder) unknown(i int) (run, string) {
	kind := f.pack.Value(lang.AbsenceState, f.lower[i])
	if kind == "" {
		kind = f.undoneWord(f.lower[i])
	}
	if kind == "" || !f.tells(i) || f.negated(i) {
		return noRun, ""
	}
	return f.ofSubject(i, kind)
}

// tells reports whether word i is said of something, as a fact: it has a copula or an auxiliary that is no modal, or
// completes a verb.
func (f *finder) tells(i int) bool {
	for _, k := range f.Children(i) {
		if f.Is(k, "aux") && f.Words[k].XPOS == "MD" {
			return false
		}
	}
	return f.Child(i, "cop", "aux") >= 0 || f.Is(i, "xcomp")
}

func (f *finder) negated(i int) bool {
	for _, k := range f.Children(i) {
		if k < i && f.pack.Is(lang.Negation, f.lower[k]) {
			return true
		}
	}
	return false
}

// ofSubject is what is said by word v from its subject on. What is not known is of the kind of the subject, or of the word
// that leads the question: "it is not clear who".
func (f *finder) ofSubject(v int, kind string) (run, string) {
	at := v
	if f.Is(v, "xcomp") && f.Verb(f.Words[v].Head) {
		at = f.Words[v].Head
	}
	k := f.ownSubject(at)
	if k < 0 {
		k = f.Child(at, "csubj", "expl")
	}
	if k < 0 {
		k = f.lost(at)
	}
	if k < 0 {
		for _, c := range f.Children(v) { // who lit the fire is not known
			if c < v && f.Is(c, "advcl", "csubj", "ccomp") && f.pack.Is(lang.Question, f.lower[f.Left(c)]) {
				return run{f.Left(c), v}, f.kindOf(f.Left(c))
			}
		}
	}
	if k < 0 || k > v || f.relative(k) && f.Is(at, "acl") || f.pack.Is(lang.Speaker, f.lower[k]) || f.Is(at, "advcl") && f.Child(at, "mark") >= 0 {
		return noRun, ""
	}
	r := run{f.Left(k), v}
	if f.Nominal(k) {
		r.first = f.nounPhrase(k).First
	}
	if kind != absentOther {
		return r, kind
	}
	if f.Nominal(k) && f.Words[k].UPOS != "PRON" {
		return r, f.kindOf(k)
	}
	for _, c := range append(f.Children(v), f.Children(at)...) {
		if f.Is(c, "ccomp", "csubj", "advcl", "acl") && f.pack.Is(lang.Question, f.lower[f.Left(c)]) {
			if c > v {
				r.last = f.Right(c)
			}
			return r, f.kindOf(f.Left(c))
		}
	}
	if f.Words[k].UPOS == "PRON" {
		return noRun, "" // "she was not clear"
	}
	return r, kind
}

// lost is the subject of what the cue behind it reports, which the tree gave to that cue: "The cause remains unclear, the
// fire service said".
func (f *finder) lost(v int) int {
	h := f.Words[v].Head
	if h < v || !f.Is(v, "ccomp") {
		return -1
	}
	for _, k := range f.Children(h) {
		if k < v && f.Is(k, "nsubj") {
			return k
		}
	}
	return -1
}

// undoneWord is the kind of absence of a word that is a participle behind a prefix which says that it was not done: unpunished, untraced.
func (f *finder) undoneWord(w string) string {
	for n := 2; n < min(len(w), 4); n++ {
		if f.pack.Is(lang.AbsencePrefix, w[:n]) {
			return f.pack.Value(lang.AbsenceVerb, w[n:])
		}
	}
	return ""
}

// lacking: "lacked a licence", "lacks planning permission": what its subject is said not to have is one of the things that are missed.
func (f *finder) lacking(v int) (run, string) {
	o := f.Child(v, "obj")
	if o < v || !f.pack.Is(lang.AbsenceLack, f.Words[v].Lemma) || !f.Verb(v) || f.hypothetical(v) || f.negated(v) {
		return noRun, ""
	}
	return f.throughObject(v, v, o), f.pack.Value(lang.AbsenceNoun, f.lower[o])
}
