package statement

import "onrecord/lang"

// speakerOf finds the source of a verb cue, in front of it or behind it.
func (f *finder) speakerOf(d *draft) (Phrase, string) {
	p, how := f.subject(d.head)
	if !p.OK() {
		p, how = f.sharedSubject(d)
	}
	if !p.OK() {
		p, how = f.nounRightBefore(d)
	}
	if !p.OK() {
		p, how = f.beforeInsertion(d)
	}
	if !p.OK() && f.Nominal(d.head) {
		p, how = f.headlineSource(d)
	}
	if !p.OK() {
		p, how = f.firstOfTwo(d)
	}
	if !p.OK() {
		return NoPhrase, ""
	}
	if d.cue.has(p.Head) || f.Words[p.Head].XPOS == "EX" || f.expletive(p.Head) && d.passive {
		return NoPhrase, ""
	}
	return f.likelier(d, p, how)
}

// sharedSubject: "named two men and alleged that …", where the tree coordinates the cue with something else: the subject of
// the nearest finite verb before it.
func (f *finder) sharedSubject(d *draft) (Phrase, string) {
	if !finite(f.Words[d.head].XPOS) {
		return NoPhrase, ""
	}
	first, _ := f.Sentence(d.head)
	at := d.cue.first - 1
	for at > first && (f.Words[at].UPOS == "ADV" || f.Words[at].UPOS == "AUX") {
		at--
	}
	if at <= first || f.Words[at].UPOS != "CCONJ" && !(f.lower[at] == "," && at < d.cue.first-1) { // "paused, then said"
		return NoPhrase, ""
	}
	for v := at - 1; v > first; v-- {
		if f.Words[v].UPOS == "VERB" && finite(f.Words[v].XPOS) && f.quote[v] == f.quote[d.head] && !f.Is(v, "acl") {
			if k := f.ownSubject(v); k >= 0 && k < v {
				return f.wholeSubject(k, v), "shared subject"
			}
		}
	}
	return NoPhrase, ""
}

// firstOfTwo: "it finds that pages are missing and recommends that …": the source of the cue that this one is coordinated with.
func (f *finder) firstOfTwo(d *draft) (Phrase, string) {
	h := f.Words[d.head].Head
	if !f.Is(d.head, "conj") || h < 0 || h > d.head || !finite(f.Words[d.head].XPOS) || f.ownSubject(d.head) >= 0 {
		return NoPhrase, ""
	}
	for i := len(f.drafts) - 1; i >= 0 && f.drafts[i].sentence == d.sentence; i-- {
		if o := f.drafts[i]; o.head == h && o.source.OK() && !o.passive {
			return o.source, "shared subject"
		}
	}
	return NoPhrase, ""
}

// nounRightBefore: where the tree gives a finite cue no subject, the noun phrase right before it that begins its clause.
func (f *finder) nounRightBefore(d *draft) (Phrase, string) {
	x := f.Words[d.cue.first].XPOS
	if !finite(x) && x != "VBN" || f.Is(d.head, "acl") {
		return NoPhrase, ""
	}
	at := d.cue.first - 1
	first, _ := f.Sentence(d.head)
	for at > first && f.Words[at].UPOS == "ADV" {
		at--
	}
	p := f.nounBefore(at + 1)
	if !p.OK() || p.Last != at || p.First > first && !f.Punct(p.First-1) && f.Words[p.First-1].UPOS != "CCONJ" && f.Words[p.First-1].UPOS != "SCONJ" && !f.Is(p.First-1, "mark") {
		return NoPhrase, ""
	}
	return p, "noun before the cue"
}

// headlineSource: "Magistrate orders fresh post-mortem", where the tree takes the verb for a noun: the noun phrase right before.
func (f *finder) headlineSource(d *draft) (Phrase, string) {
	first, _ := f.Sentence(d.head)
	at := d.cue.first
	for at > first {
		switch f.Words[at-1].UPOS {
		case "NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP":
			at--
			continue
		}
		break
	}
	if at == d.cue.first || !f.Nominal(d.cue.first-1) {
		return NoPhrase, ""
	}
	return Phrase{at, d.cue.first - 1, d.cue.first - 1}, "noun before the cue"
}

// beforeInsertion: "Lorna Quaid, the county's head of health (and a cousin), replied that": where the tree gives a finite cue no
// subject, the first name or description before it that only an insertion without a verb of its own parts from it.
func (f *finder) beforeInsertion(d *draft) (Phrase, string) {
	first, _ := f.Sentence(d.head)
	at := d.cue.first
	for at > first && (f.Words[at-1].UPOS == "ADV" || f.Words[at-1].UPOS == "AUX") {
		at--
	}
	if !finite(f.Words[d.cue.first].XPOS) && at == d.cue.first || at-1 <= first || f.lower[at-1] != "," {
		return NoPhrase, ""
	}
	best := NoPhrase
	depth, relative := 0, false
	for i := at - 2; i >= first && at-i < 60; i-- {
		switch w := f.Words[i]; {
		case f.lower[i] == ")":
			depth++
		case f.lower[i] == "(":
			depth--
		case f.relative(i):
			relative = true
		case depth == 0 && finite(w.XPOS) && f.Verb(i) && !f.describing(i):
			if !relative && !f.subordinate(i, first) {
				return best, insertionRule(best)
			}
		}
		if depth != 0 || f.quote[i] != f.quote[d.head] || i > first && !f.Punct(i-1) {
			continue
		}
		p := f.nameBehind(i, at)
		if p.OK() && p.Last+1 < at && (f.lower[p.Last+1] == "," || f.lower[p.Last+1] == "(") && (f.speaker(p.Head) || i == first && f.Words[i].UPOS == "DET") {
			best = p
		}
	}
	return best, insertionRule(best)
}

// subordinate reports whether the clause of finite verb i is led by a conjunction or question word since the last comma: "asked
// whether it had looked".
func (f *finder) subordinate(i, first int) bool {
	for k := i - 1; k >= first && f.lower[k] != ","; k-- {
		if f.Words[k].UPOS == "SCONJ" || f.pack.Is(lang.Question, f.lower[k]) {
			return true
		}
	}
	return false
}

func insertionRule(p Phrase) string {
	if p.OK() {
		return "name before an insertion"
	}
	return ""
}

// expletive reports whether word i is a subject that stands for no one: it was reported, there are.
func (f *finder) expletive(i int) bool { return f.Is(i, "expl") || f.Words[i].XPOS == "EX" }
