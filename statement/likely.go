package statement

import "onrecord/lang"

// likelier mends the source p of a verb cue where the tree hung the cue below a clause that somebody reports, or to the noun next to
// it, and p cannot speak or would not.
func (f *finder) likelier(d *draft, p Phrase, how string) (Phrase, string) {
	if q := f.above(d, p); q.OK() {
		return q, "who reports the clause above"
	}
	if q := f.whoActs(d, p); q.OK() {
		return q, "who does what the clause tells"
	}
	if q := f.insideRelative(d, p); q.OK() {
		return q, "subject of a relative clause"
	}
	return p, how
}

// mute reports whether phrase p, of words that stand for no one, cannot speak: "the building", "it".
func (f *finder) mute(p Phrase) bool {
	w := f.Words[p.Head]
	switch w.UPOS {
	case "PRON":
		return f.pack.Is(lang.Neuter, w.Lower)
	case "NOUN", "NUM", "ADJ", "VERB":
	default:
		return false
	}
	for _, l := range []lang.List{lang.DocHead, lang.Exhibit, lang.OutletHead, lang.Spokesman, lang.Authority} {
		if f.pack.Is(l, w.Lower) || f.pack.Is(l, w.Lemma) {
			return false
		}
	}
	return !f.someone(p.Head)
}

// above: "the marshal said the building was lost and put the damage at nine million": where the tree joins a cue with the verb of a
// reported clause whose subject cannot speak, who reports that clause.
func (f *finder) above(d *draft, p Phrase) Phrase {
	if !f.mute(p) {
		return NoPhrase
	}
	at := d.head
	if f.ownSubject(at) >= 0 || !f.Is(at, "conj", "advcl") || f.Is(at, "advcl") && f.Words[at].XPOS != "VBG" {
		return NoPhrase
	}
	for n := 0; n < 4 && f.Is(at, "conj", "advcl") && f.Words[at].Head >= 0 && f.Words[at].Head < at; n++ {
		at = f.Words[at].Head
	}
	v := f.Words[at].Head
	if !f.Is(at, "ccomp") || v < 0 || v > at || !f.Verb(v) || f.quote[v] != f.quote[d.head] {
		return NoPhrase
	}
	return f.whoMaySpeak(v, d)
}

// whoMaySpeak is the subject of verb v before the cue of d where it may speak, NoPhrase otherwise.
func (f *finder) whoMaySpeak(v int, d *draft) Phrase {
	k := f.ownSubject(v)
	if k < 0 || k > v || k >= d.cue.first {
		return NoPhrase
	}
	p := f.wholeSubject(k, v)
	if !p.OK() || f.mute(p) || f.expletive(p.Head) {
		return NoPhrase
	}
	return p
}

// whoActs: "the league gave the police a week to produce the men, threatening to sue": a participle behind a comma tells of the subject
// of the sentence, whatever noun or infinitive the tree hung it to.
func (f *finder) whoActs(d *draft, p Phrase) Phrase {
	if f.Words[d.head].XPOS != "VBG" || f.ownSubject(d.head) >= 0 {
		return NoPhrase
	}
	at := d.cue.first - 1
	first, _ := f.Sentence(d.head)
	for at > first && f.Words[at].UPOS == "ADV" {
		at--
	}
	if at <= first || f.lower[at] != "," {
		return NoPhrase
	}
	h := f.Words[d.head].Head
	if h < 0 || h > at || f.quote[h] != f.quote[d.head] {
		return NoPhrase
	}
	hung := f.Is(d.head, "acl") && f.Nominal(h) && !f.Is(h, "nsubj")
	if !hung && !f.mute(p) || hung && f.mute(p) && f.Is(h, "obj") || f.Words[p.Head].UPOS == "PRON" {
		return NoPhrase // "passed a measure, urging": the object may be what says it
	}
	for v, n := h, 0; v >= first && n < 8; v, n = f.Words[v].Head, n+1 {
		if f.Is(v, "nsubj", "nsubj:pass") {
			return NoPhrase // it is part of the subject itself
		}
		if f.Verb(v) && f.Finite(v) && !f.Is(v, "acl", "ccomp", "advcl") {
			q := f.whoMaySpeak(v, d)
			if q.OK() && !f.mute(p) && (f.group(v).passive || !f.someone(q.Head)) {
				return NoPhrase // "the report was written by Lund, saying"
			}
			return q
		}
	}
	return NoPhrase
}

// insideRelative: "a charge the operator rejected": a relative clause without a pronoun has its subject right before its verb, though the
// tree hung that to the noun before.
func (f *finder) insideRelative(d *draft, p Phrase) Phrase {
	h := f.Words[d.head].Head
	if !f.Is(d.head, "acl:relcl") || h != p.Head || !finite(f.Words[d.head].XPOS) || f.ownSubject(d.head) >= 0 {
		return NoPhrase
	}
	at := f.group(d.head).first - 1
	if at <= h+1 || !f.Nominal(at) || !f.Below(at, h) {
		return NoPhrase
	}
	k := at
	for f.Words[k].Head > h && f.Words[k].Head < d.cue.first {
		k = f.Words[k].Head
	}
	q := f.nounPhrase(k)
	if q.First != h+1 || q.Last != at || f.Words[q.First].UPOS != "DET" && f.Words[q.First].UPOS != "PROPN" {
		return NoPhrase
	}
	return q
}
