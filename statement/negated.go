package statement

import (
	"onrecord"
	"onrecord/lang"
)

// negatedAct is what a source does by not doing what cue c says: nothing was said, or, where the source would not say it, it
// was declined: "would not confirm".
func (f *finder) negatedAct(c *lang.Cue, g verbGroup, verb int) onrecord.Act {
	if c.Negated == onrecord.Silent && (f.wills(g, verb) || (c.Has(lang.Asked) || f.Words[verb].XPOS == "VBG" && f.leavesOpen(verb)) && f.habit(g, verb)) {
		return onrecord.Declines
	}
	return c.Negated
}

// habit reports whether the verb tells what its subject does now, or always: does not comment, is not commenting.
func (f *finder) habit(g verbGroup, verb int) bool {
	x := f.Words[g.first].XPOS
	if f.negatedFirst(g) {
		for i := g.first; i < verb; i++ {
			if f.Words[i].UPOS == "AUX" {
				x = f.Words[i].XPOS
				break
			}
		}
	}
	return (x == "VBZ" || x == "VBP") && (f.Words[verb].XPOS == "VB" || f.Words[verb].XPOS == "VBG")
}

func (f *finder) negatedFirst(g verbGroup) bool { return f.Words[g.first].UPOS != "AUX" }

// personal reports whether p names or describes somebody, or a body of people.
func (f *finder) personal(p Phrase) bool {
	if !p.OK() {
		return false
	}
	h := p.Head
	return f.person(h) || f.Words[h].UPOS == "PRON" || f.someone(h) || f.Words[h].UPOS == "NOUN" && f.pack.Is(lang.Person, f.Words[h].Lemma)
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
	denial := c.Negated == onrecord.Denies && c.Act == onrecord.Confirms // neither firm admits it
	if g.negation >= 0 || g.passive || c.Negated != onrecord.Silent && c.Negated != onrecord.Declines && !denial ||
		!denial && !c.Has(lang.Asked) && !f.wills(g, verb) && !f.leavesOpen(verb) {
		return ""
	}
	if k := f.ownSubject(verb); k < 0 || k > verb || !f.noOne(k) {
		return ""
	}
	return f.negatedAct(c, g, verb)
}

// withholds reports whether negated verb i of cue c, which is none where it is negated, tells that its subject would not give something: "would not
// share its data".
func (f *finder) withholds(c *lang.Cue, g verbGroup, i int) bool {
	return c.Negated == "" && f.wills(g, i) && !g.passive && f.pack.Is(lang.AbsenceDeed, f.Words[i].Lemma) && !f.reported(i) && f.quote[i] < 0 &&
		f.Child(i, "obj", "iobj") > i
}

// leavesOpen reports whether what the verb says, or does not, is the answer to a question: what the fee was.
func (f *finder) leavesOpen(verb int) bool {
	k := f.Child(verb, "ccomp")
	return k > verb && f.pack.Is(lang.Question, f.lower[f.Left(k)])
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

// noPerson reports whether noun k says that there is nobody: no one, none of the heirs, no official.
func (f *finder) noPerson(k int) bool {
	if !f.noOne(k) {
		return false
	}
	if !f.pack.Is(lang.NoWord, f.lower[k]) {
		return f.someone(k) || f.Words[k].UPOS == "PRON" || f.pack.Is(lang.One, f.lower[k])
	}
	if x := f.Child(k, "nmod"); x > k && f.Words[x].UPOS == "NOUN" && f.Words[k].XPOS != "PRP" {
		return f.someone(x) || f.Child(x, "case") >= 0 && !f.pack.Is(lang.NameLink, f.caseWord(x)) // of the masks, from the diocese
	}
	return true
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
		return f.objectOf(d) > d.cue.last || f.personal(d.source) && f.Child(d.head, "obl", "advcl", "advmod") < d.cue.first
	}
	if f.Child(x, "cop") >= 0 || f.group(x).passive { // refused to be drawn
		return true
	}
	return f.pack.Is(lang.Refusable, f.Words[x].Lemma) || f.spoken(x)
}

// spoken reports whether verb x is a deed of saying or giving.
func (f *finder) spoken(x int) bool {
	if f.pack.Is(lang.AbsenceDeed, f.Words[x].Lemma) || f.listed(lang.Answering, x) {
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
		if x := f.Child(k, "acl"); k > d.cue.last && f.Is(k, "obl") && x > k && f.toInfinitive(x) {
			return x // declined through a lawyer to be interviewed
		}
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
	if !f.pack.Is(lang.DocHead, f.lower[k]) && !f.pack.Is(lang.Retractable, f.lower[k]) && !f.reporting(k) &&
		!(d.act == onrecord.Doubts && (f.pack.Is(lang.Contestable, f.lower[k]) || f.pack.Is(lang.Rumour, f.lower[k]))) {
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

// yetTo reports whether verb i is what its subject has yet to do, and the first word that says so.
func (f *finder) yetTo(i int) (int, bool) {
	first, last := f.Sentence(i)
	for k := i - 1; k >= first && k >= i-4; k-- {
		if n, _ := f.pack.At(lang.YetTo, f.lower[:last], k); n > 0 && k+n <= i {
			if k > first && (f.Words[k-1].UPOS == "AUX" || f.Words[k-1].UPOS == "VERB") {
				k--
			}
			return k, true
		}
	}
	return i, false
}

// norDid is the subject of verb i where the word that negates it and its auxiliary stand before both: "nor did the ministry
// say". Goes by the order of the words, for the tree is seldom right there.
func (f *finder) norDid(i int) Phrase {
	first, _ := f.Sentence(i)
	for k := i - 2; k >= first && k >= i-10; k-- {
		if f.Words[k].UPOS != "AUX" {
			if f.Words[k].UPOS == "VERB" || f.Punct(k) {
				return NoPhrase
			}
			continue
		}
		if k == first || !f.pack.Is(lang.Negation, f.lower[k-1]) || f.Words[i].XPOS == "VBG" {
			return NoPhrase
		}
		p := f.nounBefore(i)
		if !p.OK() || p.Last != i-1 {
			return NoPhrase
		}
		p.First = k + 1
		return p
	}
	return NoPhrase
}

// givesNo reports whether what verb i gives is none of what is asked for: "offered no excuse"; and the last word of that.
func (f *finder) givesNo(i int) (int, bool) {
	for _, k := range f.Children(i) {
		if k > i && f.Is(k, "obj") && f.noOne(k) && !f.pack.Is(lang.NoWord, f.lower[k]) && f.askedFor(k) {
			return k, true
		}
		if k == i+1 && f.Is(k, "obj") && f.pack.Is(lang.NoWord, f.lower[k]) && f.Left(k) == k && f.Right(k) == k && f.Words[k].XPOS != "PRP" {
			first, _ := f.Sentence(i)
			for at := first; at < i; at++ { // had promised answers, gave none
				if f.Nominal(at) && f.askedFor(at) {
					return k, true
				}
			}
		}
	}
	return -1, false
}

// particular reports whether what verb i gives is what is asked for: a reason, a statement.
func (f *finder) particular(i int) bool {
	for _, k := range f.Children(i) {
		if k > i && f.Is(k, "obj") && (f.pack.Is(lang.Particulars, f.lower[k]) || f.pack.Is(lang.Comment, f.lower[k])) {
			return true
		}
	}
	return false
}

// unwillingTo: "was unable to comment", "is not prepared to say": an adjective whose infinitive is an answer not given.
func (f *finder) unwillingTo(d *draft) bool {
	for _, k := range f.Children(d.head) {
		if k > d.cue.last && f.Is(k, "xcomp", "advcl", "ccomp") && f.toInfinitive(k) && f.spoken(k) {
			return true
		}
	}
	return false
}

// movedTo reports whether verb i, which denies or doubts, is what somebody moved to do: "sought to quash talk of a crash", "came out to deny it".
func (f *finder) movedTo(i int, c *lang.Cue) bool {
	h := f.Words[i].Head
	return (c.Act == onrecord.Denies || c.Act == onrecord.Doubts) && f.toInfinitive(i) && f.Is(i, "xcomp", "advcl") && h >= 0 && h < i && i-h <= 4 &&
		f.pack.Is(lang.Moving, f.Words[h].Lemma) && f.Verb(h) && !f.hypothetical(h) && !f.negated(h) && f.ownSubject(h) >= 0
}

// askedFor reports whether noun k names what people are asked for: details, an answer.
func (f *finder) askedFor(k int) bool {
	return f.pack.Is(lang.Particulars, f.lower[k]) || f.pack.Is(lang.Comment, f.lower[k]) || f.pack.Is(lang.Replying, f.lower[k])
}
