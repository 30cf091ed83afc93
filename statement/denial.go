package statement

import (
	"strings"

	"onrecord"
	"onrecord/lang"
)

// deniesOwn reports whether the words put on record say that the speakers did not do, have or know what they might be blamed
// for: "he did not pay", "we have broken no law", "she knew nothing of it", "they were not behind the attack", "never!".
func (f *finder) deniesOwn(d *draft) bool {
	if d.kind != nil && d.kind.Class != lang.Verb || d.act != onrecord.Asserts {
		return false
	}
	if f.flatNo(d) || f.wrongly(d) {
		return true
	}
	form := string(f.form(d))
	for _, m := range f.opening(d) {
		if f.noSuch(m) {
			return true
		}
		own := false
		switch f.subjectKind(d, m, form) {
		case "speaker", "self":
			own = true
		default:
			own = f.ownedSubject(d, m, form)
		}
		if own && f.ownDenied(m) || f.notOwn(d, m) || f.blamelessOwn(d, m, form) {
			return true
		}
	}
	return false
}

// flatNo: "absolutely not", "no": nothing is said but that.
func (f *finder) flatNo(d *draft) bool {
	c := d.content[0]
	if len(d.content) > 1 || c.last-c.first > 2 {
		return false
	}
	for i := c.first; i <= c.last; i++ {
		if u := f.Words[i].UPOS; u == "NOUN" || u == "VERB" || u == "PROPN" || u == "ADJ" || u == "PRON" || u == "NUM" {
			return false
		}
	}
	return f.pack.Is(lang.Negation, f.lower[c.last]) || f.pack.Is(lang.NoWord, f.lower[c.last]) && f.Words[c.last].UPOS == "INTJ"
}

// ownDenied reports whether clause head m says that its subject did not do it, or was not in it.
func (f *finder) ownDenied(m int) bool {
	if f.Words[m].UPOS == "VERB" {
		if f.listed(lang.Answering, m) {
			return false
		}
		if f.pack.Is(lang.Mental, f.Words[m].Lemma) {
			return f.knewNothing(m) || f.didNotKnow(m)
		}
		for _, k := range f.Children(m) {
			if f.pack.Is(lang.Once, f.lower[k]) {
				return false // "I had never sung before"
			}
		}
		if f.Child(m, "aux:pass") >= 0 {
			return false
		}
		if f.negated(m) && f.undoneDeed(m) {
			return true
		}
		return f.noObject(m) && (f.Words[m].XPOS == "VBD" || f.Words[m].XPOS == "VBN")
	}
	if f.Child(m, "cop") < 0 {
		return false
	}
	if f.pack.Is(lang.Blameless, f.lower[m]) {
		return !f.negated(m)
	}
	if c := f.Child(m, "cop"); f.negated(m) && f.Words[c].XPOS == "VBD" && f.pack.Is(lang.PlaceLead, f.caseWord(m)) {
		return true // was not in the building
	}
	return f.negated(m) && (f.listed(lang.Involved, m) || f.listed(lang.Wrongdoing, m) || f.pack.Is(lang.Involved, f.caseWord(m)))
}

// knewNothing: "had no part in it", "knew nothing of the payment": verbs that tell of no deed deny where they leave nothing,
// or no share in it.
func (f *finder) knewNothing(m int) bool {
	for _, k := range f.Children(m) {
		if k < m || !f.Is(k, "obj") {
			continue
		}
		det := f.Child(k, "det")
		if det >= 0 && f.pack.Is(lang.NoWord, f.lower[det]) && f.listed(lang.Involved, k) {
			return true
		}
		if f.pack.Is(lang.NoWord, f.lower[k]) && f.pack.Is(lang.Knowing, f.Words[m].Lemma) && f.Left(k) == k && f.Right(k) >= k {
			return true
		}
	}
	return false
}

// undoneDeed reports whether negated verb m tells of a deed not done: "did not pay", "never met", and in the perfect where it is
// one that people are blamed for, or was not done at all: "has never owned", "had not taken any".
func (f *finder) undoneDeed(m int) bool {
	x := f.Words[m].XPOS
	if f.Child(m, "aux") < 0 || x == "VB" && f.didNot(m) {
		return x == "VBD" || x == "VB" && f.didNot(m)
	}
	if x == "VBG" {
		return f.didNot(m) // had not been driving
	}
	if x != "VBN" && x != "VBD" {
		return false
	}
	if f.listed(lang.Wrongdoing, m) || f.listed(lang.Harm, m) {
		return true
	}
	for _, k := range f.Children(m) {
		if f.pack.Is(lang.Never, f.lower[k]) || f.Is(k, "obj") && f.Child(k, "det") >= 0 && f.pack.Is(lang.Never, f.lower[f.Child(k, "det")]) {
			return true
		}
	}
	return false
}

// noObject reports whether what verb m does is done to nothing: broke no law.
func (f *finder) noObject(m int) bool {
	for _, k := range f.Children(m) {
		if k > m && f.Is(k, "obj") && (f.pack.Is(lang.NoWord, f.lower[k]) || f.noOne(k)) {
			return true
		}
	}
	return false
}

// noSuch reports whether clause head m says that there was no such thing, or none of what people are blamed for.
func (f *finder) noSuch(m int) bool {
	k := m
	if f.Words[m].UPOS == "VERB" || f.Words[m].UPOS == "AUX" {
		k = f.Child(m, "nsubj", "obj")
	}
	if k < 0 || f.Child(m, "expl") < 0 || !f.noOne(k) {
		return false
	}
	if f.listed(lang.Wrongdoing, k) || f.listed(lang.Harm, k) {
		return true
	}
	for _, c := range f.Children(k) {
		if c < k && f.pack.Is(lang.Such, f.lower[c]) {
			return true
		}
	}
	return false
}

// ownedSubject reports whether the subject of m is something of the speaker's own, in words retold: "its troops".
func (f *finder) ownedSubject(d *draft, m int, form string) bool {
	k := f.subjectOf(m)
	if k < 0 || form == string(onrecord.Direct) || !d.source.OK() || strings.HasPrefix(f.Words[m].XPOS, "J") {
		return false
	}
	p := f.Child(k, "nmod:poss")
	return p >= 0 && f.Words[p].UPOS == "PRON" && (f.pack.Is(lang.Speaker, f.lower[p]) || f.mayRefer(p, d.source.Head))
}

// says reports whether a phrase of list l holds the word that heads a clause of the opening of d: what is said, and not only
// spoken of.
func (f *finder) says(d *draft, l lang.List) bool {
	for _, m := range f.opening(d) {
		c, _ := d.part(m)
		for i := max(c.first, m-4); i <= m; i++ {
			if n, _ := f.pack.At(l, f.lower[:c.last+1], i); n > m-i {
				return true
			}
		}
	}
	return false
}

// notOwn reports whether clause head m says that something is not the speaker's: "it was not her signature".
func (f *finder) notOwn(d *draft, m int) bool {
	if f.Child(m, "cop") < 0 || !f.negated(m) || f.Words[m].UPOS != "NOUN" || !d.source.OK() {
		return false
	}
	p := f.Child(m, "nmod:poss")
	k := f.subjectOf(m)
	return p >= 0 && f.Words[p].UPOS == "PRON" && (f.pack.Is(lang.Speaker, f.lower[p]) || f.mayRefer(p, d.source.Head)) &&
		k >= 0 && f.Words[k].UPOS == "PRON" && !f.someone(k)
}

// wrongly reports whether the words call a report or claim wrong.
func (f *finder) wrongly(d *draft) bool {
	if !f.says(d, lang.Mistaken) {
		return false
	}
	for _, m := range f.opening(d) {
		if k := f.subjectOf(m); k >= 0 && !f.negated(m) && (f.reporting(k) || f.pack.Is(lang.DocHead, f.lower[k])) {
			return true
		}
	}
	return false
}

// blamelessOwn reports whether clause head m says of somebody of the speaker's that they have no share in it: "her client was innocent".
func (f *finder) blamelessOwn(d *draft, m int, form string) bool {
	k := f.subjectOf(m)
	if k < 0 || f.Child(m, "cop") < 0 || f.negated(m) || !f.pack.Is(lang.Blameless, f.lower[m]) || form == string(onrecord.Direct) || !d.source.OK() {
		return false
	}
	p := f.Child(k, "nmod:poss")
	return p >= 0 && f.Words[p].UPOS == "PRON" && (f.pack.Is(lang.Speaker, f.lower[p]) || f.mayRefer(p, d.source.Head))
}

// didNotKnow: "did not know the men", "had not known of the plan": somebody or something of which one might be blamed for knowing, and not a question that
// one cannot answer.
func (f *finder) didNotKnow(m int) bool {
	if !f.pack.Is(lang.Knowing, f.Words[m].Lemma) || !f.negated(m) || !f.didNot(m) {
		return false
	}
	for _, k := range f.Children(m) {
		if k > m && f.Is(k, "obj", "obl") && f.Nominal(k) && !f.pack.Is(lang.Question, f.lower[f.Left(k)]) && !f.temporal(k) {
			return true
		}
	}
	return false
}
