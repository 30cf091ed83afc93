package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
	"onrecord/text"
)

// occurrence is a cue at one place of the text.
type occurrence struct {
	cue     *lang.Cue
	words   run // from the first auxiliary where a negation is part of the cue
	head    int // the word of it that heads it in the tree
	negated bool
	passive bool
	bare    bool   // a participle without an auxiliary
	behind  Phrase // the source behind a cue that follows its quotation: "…," said X
	act     onrecord.Act
	apposed Phrase // the source before a cue that the tree takes for a participle or a noun
	before  run    // what stands before it and belongs to what is said; First -1: nothing
	follows run    // what stands behind such a noun; First -1: none
	mark    int    // the closing mark that it follows, for a source behind; -1: none
}

// sentenceCues drafts the statements that the cues of one sentence make. At each word the longest cue that can stand
// there, in a frame that it takes, wins.
func (f *finder) sentenceCues(s text.Sentence) {
	words := f.lower[s.First:s.Last]
	for i := s.First; i < s.Last; i++ {
		if f.used[i] {
			continue
		}
		if d := f.gapped(i, s.Last); d != nil {
			f.drafts = append(f.drafts, d)
			continue
		}
		if d := f.unconvinced(i); d != nil {
			f.drafts = append(f.drafts, d)
			continue
		}
		if d := f.questioning(i, s.Last); d != nil {
			f.drafts = append(f.drafts, d)
			continue
		}
		matches := f.pack.CuesAround(words, i-s.First, func(k int) bool { return f.passes(s.First + k) })
		if i == s.First || i == s.First+1 && f.quoteMark(s.First) {
			if d := f.askedOpening(i, s.Last, matches); d != nil {
				f.drafts, f.used[i] = append(f.drafts, d), true
				continue
			}
		}
		for _, m := range matches {
			if m.Aside > 0 && (!slices.Contains(notYes, m.Cue.Act) || m.Cue.Act == onrecord.Silent && !m.Cue.Slotted()) {
				continue // of other acts what stands inside them changes too much: "filed a combined lawsuit"
			}
			o, ok := f.occurrence(m, i)
			if !ok {
				continue
			}
			d := f.frame(o)
			if d == nil {
				continue
			}
			f.drafts = append(f.drafts, d)
			for k := i; k < i+m.Words; k++ {
				f.used[k] = true
			}
			break
		}
	}
}

// passes reports whether word k may stand inside a cue without being a word of it: an adjective or adverb that changes nothing but how it
// was done.
func (f *finder) passes(k int) bool {
	u := f.Words[k].UPOS
	return (u == "ADJ" || u == "ADV" || u == "VERB" && f.Is(k, "amod")) && !f.pack.Is(lang.Negation, f.lower[k]) && !f.pack.Is(lang.NoWord, f.lower[k])
}

// occurrence says how the match stands at word i, false when its part of speech rules it out.
func (f *finder) occurrence(m lang.Match, i int) (occurrence, bool) {
	o := occurrence{cue: m.Cue, words: run{i, i + m.Words - 1}, head: i, act: m.Cue.Act, behind: NoPhrase, apposed: NoPhrase, before: noRun, follows: noRun, mark: -1}
	switch m.Cue.Class {
	case lang.Verb:
		if src := f.inverted(i, m); src.OK() {
			o.behind = src
			return o, true
		}
		if src := f.leading(i, m); src.OK() {
			o.behind = src
			return o, true
		}
		if src, mark := f.upright(i, m); src.OK() {
			o.behind, o.mark = src, mark
			return o, true
		}
		if src, before, follows := f.relativeClaim(i, m); src.OK() {
			o.apposed, o.before, o.follows = src, before, follows
			return o, true
		}
		if src, follows := f.agentVerb(i, m); src.OK() {
			o.apposed, o.follows = src, follows
			return o, true
		}
		if !f.verbal(i, m.Form) {
			return o, false
		}
		g := f.group(i)
		if g.first == i && (m.Cue.Act == onrecord.Declines || m.Cue.Act == onrecord.Silent) {
			g.passive, g.bare = false, false // nobody is declined to be interviewed
		}
		if g.bare && m.Cue.Has(lang.Clause) && f.tailShape(i) {
			g.passive, g.bare = false, false
		}
		if g.first == i && (g.bare || f.Is(i, "acl", "amod")) {
			if src := f.apposedActive(i, m.Cue); src.OK() {
				g.passive, g.bare = false, false
				o.apposed = src
			}
		}
		o.passive, o.bare = g.passive, g.bare
		if act := f.nobodyAnswers(m.Cue, g, i); act != "" {
			o.negated, o.act = true, act
			return o, true
		}
		if k := f.ownSubject(i); m.Cue.Negated == onrecord.Believes && g.negation < 0 && k >= 0 && k < i && (f.noOne(k) || f.pack.Is(lang.Few, f.lower[k])) {
			o.negated, o.act = true, onrecord.Doubts // few believe it
			return o, !f.hypothetical(i)
		}
		if first, ok := f.yetTo(i); ok && (m.Cue.Negated == onrecord.Silent || m.Cue.Negated == onrecord.Declines) {
			o.negated, o.act, o.words.first = true, onrecord.Silent, first
			return o, true
		}
		if p := f.norDid(i); m.Cue.Negated == onrecord.Silent && p.OK() {
			o.negated, o.behind, o.act = true, p, onrecord.Silent
			if f.pack.Is(lang.Will, f.lower[p.First-1]) {
				o.act = onrecord.Declines
			}
			return o, true
		}
		if k, ok := f.givesNo(i); ok && (m.Cue.Has(lang.NoObject) || f.pack.Is(lang.AbsenceDeed, f.Words[i].Lemma) && !slices.Contains(notYes, m.Cue.Act)) && !g.passive && !f.hypothetical(i) {
			o.negated, o.act, o.words.last = true, onrecord.Silent, k
			return o, true
		}
		if m.Cue.Has(lang.OnlyNegated) && g.negation < 0 || m.Cue.Has(lang.NoObject) && !m.Cue.Has(lang.Quote) && (g.negation < 0 || !f.particular(i)) {
			return o, false
		}
		if m.Cue.Has(lang.Unwilling) && (g.negation < 0 || !f.wills(g, i)) {
			return o, false
		}
		if g.negation >= 0 && f.withholds(m.Cue, g, i) {
			o.negated, o.act, o.words.first = true, onrecord.Declines, g.first
			return o, true
		}
		if !f.happened(i, g, o) {
			return o, false
		}
		if g.negation >= 0 {
			o.negated = true
			if m.Cue.Negated == "" {
				return o, false
			}
			o.act = f.negatedAct(m.Cue, g, i)
			o.words.first = g.first
		}
	case lang.Noun:
		o.head = o.words.last
		if u := f.Words[o.head].UPOS; u != "NOUN" && u != "PROPN" {
			return o, false
		}
		if f.Is(o.head, "compound") || f.none(o.words) {
			return o, false
		}
	case lang.Adjective:
		if o.cue.Has(lang.Object) {
			return o, f.Is(i, "amod")
		}
		o.head = o.words.last
		if src := f.headlineAdjective(o.head); src.OK() {
			o.behind = src
			return o, !o.cue.Has(lang.OnlyNegated) && slices.Contains(notYes, o.act)
		}
		if src, at := f.farFrom(o.head); src.OK() && m.Cue.Negated == onrecord.Doubts {
			o.behind, o.negated, o.act, o.words.first = src, true, m.Cue.Negated, at
			return o, true
		}
		if u := f.Words[o.head].UPOS; u != "ADJ" && u != "VERB" && (u != "NOUN" || f.Child(o.head, "cop") < 0 || f.Child(o.head, "det") >= 0) || f.Child(o.head, "cop", "aux") < 0 && !f.Is(o.head, "xcomp") {
			return o, false
		}
		g := f.group(i)
		if first, ok := f.yetTo(i); ok && g.negation < 0 && m.Cue.Negated == onrecord.Doubts {
			g.negation, g.first = first, first // has yet to be persuaded
		}
		if g.negation < 0 && i > 0 && f.pack.Is(lang.Hardly, f.lower[i-1]) && f.Words[i-1].Head == i {
			g.negation, g.first = i-1, min(g.first, i-1) // less sure
		}
		if g.negation >= 0 {
			o.negated, o.act = true, m.Cue.Negated
			o.words.first = g.first
			return o, m.Cue.Negated != ""
		}
		if o.cue.Has(lang.OnlyNegated) {
			return o, false
		}
	case lang.Fixed:
		o.head = f.topOf(o.words)
	case lang.Lead:
		o.head = f.topOf(o.words)
	}
	return o, true
}

// none reports whether "no" stands before the noun of the cue: "no independent confirmation" is an absence, and nobody's
// words. A cue that holds the word itself ("no comment") is another matter.
func (f *finder) none(cue run) bool {
	for _, k := range f.Children(cue.last) {
		if k < cue.first && f.pack.Is(lang.NoWord, f.lower[k]) {
			return true
		}
	}
	return false
}

// verbal reports whether word i stands as a verb here, in a form that the cue list knows it by.
func (f *finder) verbal(i int, form lang.Form) bool {
	w := f.Words[i]
	switch w.UPOS {
	case "VERB", "AUX":
		return true
	case "NOUN", "PROPN":
		if form&(lang.Present|lang.Base) != 0 && (f.endsReport(i) || f.headlineVerb(i)) {
			return true
		}
		// "a shipping record seen by the Sentinel shows that": it has a subject and a clause of its own
		if form&lang.Present != 0 && f.positsThat(i) {
			return true
		}
		return form&lang.Present != 0 && f.ownSubject(i) >= 0 && f.ownSubject(i) < i && f.Child(i, "ccomp", "obj") > i && f.Child(i, "det", "case", "cop", "nmod:poss") < 0
	case "ADJ":
		// A participle tagged as an adjective is a verb only with an auxiliary or a copula before it.
		if form&lang.Participle == 0 {
			aux := f.Child(i, "aux")
			return form&lang.Base != 0 && aux >= 0 && aux < i && f.Child(i, "cop") < 0 && f.Words[aux].XPOS != "VBN" // did not elaborate
		}
		// "the old sailor related how …": what stands for the main verb behind a subject, too.
		s := f.ownSubject(i)
		return f.Child(i, "cop", "aux") >= 0 || w.Head < 0 && s >= 0 && s == i-1
	}
	return false
}

// positsThat reports whether what the tree takes for the noun that the whole sentence is about is its verb: "the historian posits that the
// letter was never sent" has no other, and a clause that "that" leads follows.
func (f *finder) positsThat(i int) bool {
	w := f.Words[i]
	_, last := f.Sentence(i)
	if w.Head >= 0 || w.XPOS != "NNS" || i == 0 || i+2 >= last || !f.Nominal(i-1) || f.Words[i-1].Head != i || !f.pack.Is(lang.Conjunction, f.lower[i+1]) {
		return false
	}
	k := f.Words[i+1].Head
	return k > i+1 && k < last && f.Verb(k) && f.ownSubject(k) > i+1
}

// happened reports whether the verb says that something was put on record, not that it may, must or is to be, nor names the
// deed: no modal before it, no infinitive, no gerund behind a preposition, no participle that only describes a noun.
// Refusals are told in such forms as well: would not say, could not be reached.
func (f *finder) happened(i int, g verbGroup, o occurrence) bool {
	c := o.cue
	if f.denied(i) {
		return false
	}
	if g.negation >= 0 && c.Negated == onrecord.Silent && f.Words[i].XPOS == "VBG" && !((c.Has(lang.Asked) || f.leavesOpen(i)) && f.Words[g.first].UPOS != "PART" && g.first < i) {
		return false // "not reporting abuse" is a deed, not a silence
	}
	if c.Has(lang.Empty) || g.negation >= 0 && (c.Negated == onrecord.Silent || c.Negated == onrecord.Declines) {
		return true
	}
	if f.inQuestion(i) {
		return false
	}
	if f.movedTo(i, c) {
		return true
	}
	w := f.Words[i]
	switch {
	case f.Is(i, "amod", "compound") && !o.words.has(w.Head) && f.mainOver(i) < 0:
		return false
	case g.modal && !o.words.has(i-1) && f.saysOnly(i, c):
		return true
	case w.XPOS == "VB" && (g.modal || f.toInfinitive(i)), f.wanted(i, g), g.modal && w.XPOS == "VBN" && !g.passive && f.unreal(i):
		return false
	case w.XPOS == "VBG" && g.first == i:
		if k := f.Child(i, "mark", "case"); k >= 0 && k < i && f.ownSubject(i) < 0 && !f.pack.Is(lang.PredLead, f.lower[k]) {
			if h := w.Head; f.Is(i, "acl") && h >= 0 && f.Nominal(h) && !f.maySpeak(h) {
				return false // a delay in disclosing
			}
			return f.quote[i] < 0 && !f.reported(i) // "after saying" names a deed that the article itself tells of
		}
		if i > 0 && f.lower[i-1] == "," && f.Is(i, "ccomp") {
			return true // "…, the ministry said, adding that"
		}
		return !f.Is(i, "ccomp", "obj", "nsubj", "csubj", "nmod", "obl") && !(f.Is(i, "xcomp") && f.Words[i].Head < i && f.Verb(f.Words[i].Head))
	}
	return true
}

// saysOnly reports whether modal verb i says how far somebody would go: "would say only that it was being looked at".
func (f *finder) saysOnly(i int, c *lang.Cue) bool {
	return c.Has(lang.Clause) && i+1 < len(f.lower) && (f.pack.Is(lang.Only, f.lower[i+1]) || i > 0 && f.pack.Is(lang.Only, f.lower[i-1])) && f.Child(i, "ccomp") > i
}

// wanted reports whether verb i tells, in its bare form, what somebody is urged to do: "demanded that the government withdraw it".
func (f *finder) wanted(i int, g verbGroup) bool {
	x, k := f.Words[i].XPOS, f.ownSubject(i)
	if g.first != i || x != "VB" && x != "VBP" || !f.Is(i, "ccomp") || k < 0 || k > i || f.Words[k].XPOS != "NN" && f.Words[k].XPOS != "NNP" {
		return false
	}
	h := f.Words[i].Head
	if h < 0 || h > i {
		return false
	}
	for _, m := range f.pack.CuesAt(f.lower[:i], h) {
		if m.Cue.Act == onrecord.Urges {
			return true
		}
	}
	return false
}

// reported reports whether word i stands in a clause that another cue reports: below a clausal complement.
func (f *finder) reported(i int) bool {
	for at, steps := i, 0; at >= 0 && steps < 12; at, steps = f.Words[at].Head, steps+1 {
		if f.Is(at, "ccomp") {
			return true
		}
	}
	return false
}

// inQuestion reports whether the verb stands in a question: its auxiliary before its subject, and a question mark behind.
func (f *finder) inQuestion(verb int) bool {
	s := f.ownSubject(verb)
	_, last := f.Sentence(verb)
	if s < 0 || last == 0 {
		return false
	}
	for _, k := range f.Children(verb) {
		if k < s && f.Is(k, "aux") {
			for i := last - 1; i > verb && f.Punct(i); i-- {
				if f.lower[i] == "?" {
					return true
				}
			}
		}
	}
	return false
}

// denied reports whether the deed itself is said not to be: nobody is its subject ("neither has been charged", "no group
// has claimed"), or it hangs below a noun that is said not to exist ("no evidence that he ordered").
func (f *finder) denied(verb int) bool {
	first, _ := f.Sentence(verb)
	for i := verb - 1; i >= first && f.quote[i] == f.quote[verb]; i-- {
		if f.Punct(i) || f.Words[i].UPOS == "VERB" && i != verb || f.relative(i) {
			break
		}
		if f.pack.Is(lang.NoWord, f.lower[i]) && f.Words[i].Head >= i {
			return true
		}
	}
	for below, at, steps := verb, f.Words[verb].Head, 0; at >= 0 && steps < 6; below, at, steps = at, f.Words[at].Head, steps+1 {
		if f.Is(below, "parataxis") {
			break // "it was no accident, he said"
		}
		if f.Nominal(at) {
			if k := f.Child(at, "det"); k >= 0 && f.pack.Is(lang.NoWord, f.lower[k]) || f.pack.Is(lang.NoWord, f.lower[at]) {
				return true
			}
		}
	}
	return false
}

// topOf is the word of r whose head lies outside of it.
func (f *finder) topOf(r run) int {
	for i := r.first; i <= r.last; i++ {
		if h := f.Words[i].Head; !r.has(h) {
			return i
		}
	}
	return r.first
}

// verbGroup is what stands before a verb and belongs to it: auxiliaries, negations, adverbs.
type verbGroup struct {
	first    int // the first auxiliary, or the verb itself
	negation int // -1: none
	passive  bool
	bare     bool
	modal    bool
}

// group reads the verb group leftwards from the verb: adjacent in English but for adverbs and an inverted subject.
func (f *finder) group(verb int) verbGroup {
	g := verbGroup{first: verb, negation: -1}
	first, _ := f.Sentence(verb)
	be := false
walk:
	for i := verb - 1; i >= first && verb-i <= 6; i-- {
		w := f.Words[i]
		switch {
		case f.pack.Is(lang.Negation, w.Lower) && (w.UPOS == "PART" || w.UPOS == "ADV" || w.UPOS == "CCONJ"):
			g.negation = i
			g.first = i
		case w.UPOS == "AUX":
			if g.first == verb || !f.auxiliaryBetween(i, verb) {
				be = f.pack.Is(lang.Be, w.Lower)
			}
			g.first = i
			g.modal = g.modal || w.XPOS == "MD"
		case w.UPOS == "ADV", w.UPOS == "PART" && w.Lower != "to":
		default:
			at := f.timeBefore(i, first)
			if at < 0 {
				break walk
			}
			i = at
		}
	}
	x := f.Words[verb].XPOS
	g.bare = g.first == verb && (f.Words[verb].Rel == "acl" && f.ownSubject(verb) < 0 || f.Is(verb, "advcl") && f.Child(verb, "nsubj", "mark") < 0 && x != "VB" && (verb == first || f.Punct(verb-1))) && x != "VBG" && !f.onlyVerb(verb)
	g.passive = be && (x == "VBN" || x == "VBD" || x == "JJ") || g.bare || f.parted(verb)
	return g
}

// timeBefore is the preposition of the phrase that ends at word i where it stands between an auxiliary and its verb, or -1:
// "was in 2018 convicted", "have in the past accused".
func (f *finder) timeBefore(i, first int) int {
	for at := i; at > first && at > i-4; at-- {
		switch f.Words[at].UPOS {
		case "ADP":
			if f.Words[at-1].UPOS == "AUX" {
				return at
			}
			return -1
		case "NOUN", "NUM", "DET", "ADJ", "PROPN":
		default:
			return -1
		}
	}
	return -1
}

// parted reports whether verb, which the tree takes for a past tense, is a participle set off from its noun and led on by
// an infinitive: "the mayor, said to be ill, was not seen".
func (f *finder) parted(verb int) bool {
	first, last := f.Sentence(verb)
	return f.Words[verb].XPOS == "VBD" && verb-2 >= first && f.lower[verb-1] == "," && f.Nominal(verb-2) && verb+2 < last &&
		f.pack.Is(lang.Infinitive, f.lower[verb+1]) && f.pack.Is(lang.Be, f.lower[verb+2])
}

// onlyVerb reports whether verb, which the tree takes for a participle behind a noun, must be the main verb: the sentence
// has no other.
func (f *finder) onlyVerb(verb int) bool {
	first, last := f.Sentence(verb)
	for i := first; i < last; i++ {
		if f.Words[i].Head < 0 && (f.Words[i].UPOS == "VERB" || f.Child(i, "cop") >= 0) {
			return false
		}
	}
	x := f.Words[verb].XPOS
	return x == "VBD" || x == "VBN"
}

func (f *finder) auxiliaryBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if f.Words[i].UPOS == "AUX" {
			return true
		}
	}
	return false
}
