package statement

import (
	"onrecord"
	"onrecord/lang"
)

// negatedAct is what a source does by not doing what cue c says: nothing was said, or, where the source would not say it, it
// was declined: "would not confirm".
func (f *finder) negatedAct(c *lang.Cue, g verbGroup, verb int) onrecord.Act {
	if c.Negated == onrecord.Silent && f.wills(g, verb) {
		return onrecord.Declines
	}
	return c.Negated
}

// wills reports whether an auxiliary of the verb tells what its subject will do, or would.
func (f *finder) wills(g verbGroup, verb int) bool {
	for i := g.first; i < verb; i++ {
		if f.pack.Is(lang.Will, f.lower[i]) {
			return true
		}
	}
	return false
}

// nobodyAnswers is the act of a cue whose subject is nobody: "neither the auditor nor the clerk would discuss", "no one at the
// firm responded"; "" where the cue speaks of no question and says nothing of a will.
func (f *finder) nobodyAnswers(c *lang.Cue, g verbGroup, verb int) onrecord.Act {
	if g.negation >= 0 || g.passive || c.Negated != onrecord.Silent && c.Negated != onrecord.Declines || !c.Has(lang.Asked) && !f.wills(g, verb) {
		return ""
	}
	if k := f.ownSubject(verb); k < 0 || k > verb || !f.noOne(k) {
		return ""
	}
	return f.negatedAct(c, g, verb)
}

// noOne reports whether noun k says that there is none of whom it names: nobody, none of them, no official, neither side.
func (f *finder) noOne(k int) bool {
	if f.pack.Is(lang.NoWord, f.lower[k]) {
		return true
	}
	for _, c := range f.Children(k) {
		if c < k && f.Is(c, "det", "cc", "advmod") && f.pack.Is(lang.NoWord, f.lower[c]) {
			return true
		}
	}
	return false
}

// ofRequest: "ignored four letters", "left a letter unanswered": the cue is one only where its object is a request for words.
func (f *finder) ofRequest(d *draft) bool {
	k := f.objectOf(d)
	if k < d.cue.last || !f.asksForWords(k) {
		return false
	}
	if !d.kind.Has(lang.As) {
		return true
	}
	for _, at := range []int{d.head, k} {
		for _, c := range f.Children(at) {
			if c > k && f.pack.Value(lang.RequestState, f.lower[c]) != "" {
				return true
			}
		}
	}
	return false
}

// asksForWords reports whether noun k names a request for words, and not what somebody calls for: calls for reform.
func (f *finder) asksForWords(k int) bool {
	return f.pack.Is(lang.RequestNoun, f.lower[k]) && !f.urging(k)
}

// refusable reports whether what d refuses or declines is refused on the record: an object, or a deed of saying, giving or
// dealing with somebody; "refused to leave" is told, and nobody's word.
func (f *finder) refusable(d *draft) bool {
	x := f.refused(d)
	if x < 0 {
		return f.objectOf(d) > d.cue.last
	}
	if f.Child(x, "cop") >= 0 || f.group(x).passive { // refused to be drawn
		return true
	}
	lemma := f.Words[x].Lemma
	if f.pack.Is(lang.Refusable, lemma) || f.pack.Is(lang.AbsenceDeed, lemma) || f.listed(lang.Answering, x) {
		return true
	}
	for _, m := range f.pack.CuesAt(f.lower, x) {
		if m.Cue.Class == lang.Verb && !m.Cue.Has(lang.OfRequest) && !m.Cue.Has(lang.OfWords) && !m.Cue.Has(lang.Unwilling) {
			return true
		}
	}
	return false
}

// refused is the verb of the deed that d refuses, -1 for none: also behind an insertion, "declined, when reached by phone, to
// discuss".
func (f *finder) refused(d *draft) int {
	if k := f.Child(d.head, "xcomp"); k > d.cue.last {
		return k
	}
	for _, k := range f.Children(d.head) {
		if k < d.cue.last || !f.Is(k, "advcl", "ccomp") {
			continue
		}
		if f.toInfinitive(k) {
			return k
		}
		for _, x := range f.Children(k) {
			if x > k && f.Is(x, "advcl", "xcomp") && f.toInfinitive(x) && f.Left(x) > 0 && f.lower[f.Left(x)-1] == "," {
				return x
			}
		}
	}
	return -1
}

// saying: withdrew the claim, took back his remark: an object that names something said.
func (f *finder) saying(d *draft) ([]run, string) {
	k := f.objectOf(d)
	if k <= d.cue.last {
		return nil, ""
	}
	if !f.pack.Is(lang.DocHead, f.lower[k]) && !f.pack.Is(lang.Retractable, f.lower[k]) && !f.reporting(k) {
		return nil, ""
	}
	if p := f.nounPhrase(k); f.Child(k, "acl", "ccomp") < 0 && p.Last >= k && p.First > d.cue.last {
		return []run{{p.First, p.Last}}, "object"
	}
	return f.object(d)
}

// reporting reports whether noun k is a cue: a claim, allegations.
func (f *finder) reporting(k int) bool {
	_, last := f.Sentence(k)
	for _, m := range f.pack.CuesAt(f.lower[:last], k) {
		if m.Cue.Class == lang.Noun && m.Words == 1 {
			return true
		}
	}
	return false
}
