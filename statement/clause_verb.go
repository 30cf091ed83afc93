package statement

import (
	"onrecord/lang"
)

// finiteVerb is the finite verb of the clause that begins at from: the first one that belongs to no relative clause, with
// something before it that can be its subject. -1 when there is none.
func (f *finder) finiteVerb(from int, d *draft) int {
	_, last := f.Sentence(d.head)
	pending, subject := 0, false
	for i := from; i < last; i++ {
		switch x := f.Words[i]; {
		case f.quote[i] != f.quote[d.head]:
			return -1
		case x.Lower == ";" || x.Lower == ":":
			return -1
		case f.relative(i) || f.Is(i, "mark") && i > from && !f.pack.Is(lang.Infinitive, x.Lower):
			pending++
		case (x.UPOS == "VERB" || x.UPOS == "AUX") && finite(x.XPOS):
			if f.describing(i) || pending > 0 {
				pending = max(0, pending-1)
				if x.UPOS == "AUX" {
					i = f.skipGroup(i, last)
				}
				continue
			}
			if subject && !f.Is(i, "conj") && !(f.Is(i, "advcl") && (f.Child(i, "mark") >= 0 || x.UPOS == "AUX")) && !f.commaBetween(from, i) && !f.Below(d.head, i) {
				return i
			}
			return -1
		case f.Nominal(i):
			subject = true
		}
	}
	return -1
}

func finite(x string) bool { return x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" }

// skipGroup is the last word of the verb group that begins with auxiliary i.
func (f *finder) skipGroup(i, last int) int {
	for i+1 < last && (f.Words[i+1].UPOS == "AUX" || f.Words[i+1].UPOS == "VERB" || f.Words[i+1].UPOS == "ADV" || f.Words[i+1].UPOS == "PART") {
		i++
	}
	return i
}

// describing reports whether verb or auxiliary i stands in a clause that describes a noun.
func (f *finder) describing(i int) bool {
	if f.Words[i].UPOS == "AUX" && f.Words[i].Head >= 0 && !f.Is(i, "ccomp", "root") {
		i = f.Words[i].Head
	}
	return f.Is(i, "acl")
}

// commaBetween reports whether the clause whose finite verb is v begins behind a comma after from, and not at from: then
// what stands at from is no part of it.
func (f *finder) commaBetween(from, v int) bool {
	h := v
	if f.Words[v].UPOS == "AUX" && f.Words[v].Head >= 0 && !f.Is(v, "root") {
		h = f.Words[v].Head
	}
	s := f.ownSubject(h)
	if s < 0 || s > v {
		return false
	}
	for i := from; i < f.Left(s); i++ {
		if f.lower[i] == "," && f.Words[from].UPOS != "ADP" && f.Words[from].UPOS != "SCONJ" {
			return true
		}
	}
	return false
}
