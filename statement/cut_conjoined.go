package statement

import (
	"onrecord"
	"onrecord/lang"
)

// cutConjoined: "said the sale broke a pledge and vowed to fight it": a finite cue that is coordinated without a subject of
// its own goes on with the cue before it, not with the clause that this one reports, wherever the subject of that clause
// cannot speak, or its verb is of another form. What was said ends at the conjunction, and the source is the same.
func (f *finder) cutConjoined() {
	in := f.bySentence()
	for _, e := range f.drafts {
		if e.dead || !e.cue.ok() || e.kind.Class != lang.Verb || e.passive || !f.goesOnFinite(e.head) && !f.answersNot(e) || f.ownSubject(e.head) >= 0 {
			continue
		}
		at := f.conjunctionOf(e)
		if at < 0 {
			continue
		}
		for _, d := range in[f.t.SentenceOf(e.head)] {
			if d == e || d.dead || !d.cue.ok() || d.kind.Class != lang.Verb || d.cue.last >= at ||
				f.quote[d.head] != f.quote[e.head] || !f.sameTense(d.head, e.head) && !f.answersNot(e) {
				continue
			}
			for i := range d.content {
				c := &d.content[i]
				nobody := e.source.OK() && f.pack.Is(lang.NoWord, f.lower[e.source.Head])
				if c.first <= d.cue.last || !c.has(e.head) || c.first >= at || !nobody && !f.otherVoice(d, *c, at) {
					continue
				}
				if parts := f.trimmed(run{c.first, at - 1}); len(parts) > 0 {
					*c = parts[0]
					d.content = d.content[:i+1]
					e.source = d.source
					e.set("source", "source of the cue before")
				}
				break
			}
		}
	}
}

// goesOnFinite reports whether verb i is finite, or what the tree takes for a participle that goes on a past tense: "demanded a check and
// promised that".
func (f *finder) goesOnFinite(i int) bool {
	if i == 0 {
		return false
	}
	h := f.Words[i].Head
	if k := f.Child(i, "ccomp"); f.Words[i].XPOS == "VBN" && f.Is(i, "conj") && k > i && f.Child(i, "aux", "obj") < 0 && f.pack.Is(lang.Conjunction, f.lower[f.Left(k)]) && f.Words[i-1].UPOS == "CCONJ" {
		return true // described it as "regrettable", and directed that
	}
	return finite(f.Words[i].XPOS) || f.Words[i].XPOS == "VBN" && f.Is(i, "conj") && h >= 0 && f.Words[h].XPOS == "VBD" && f.Child(i, "aux") < 0
}

// conjunctionOf is the conjunction right before the cue of e, adverbs aside, or -1.
func (f *finder) conjunctionOf(e *draft) int {
	first, _ := f.Sentence(e.head)
	at := e.cue.first - 1
	for at > first && f.Words[at].UPOS == "ADV" {
		at--
	}
	if at <= first || f.Words[at].UPOS != "CCONJ" {
		return -1
	}
	return at
}

func (f *finder) sameTense(a, b int) bool {
	past := func(i int) bool { return f.Words[i].XPOS == "VBD" || f.Words[i].XPOS == "VBN" }
	return past(a) == past(b)
}

// otherVoice reports whether the clause in r up to word at is not the one that goes on behind at: its subject is a thing, or
// its verb has an auxiliary, which the next one would share.
func (f *finder) otherVoice(d *draft, r run, at int) bool {
	v := -1
	for i := r.first; i < at; i++ {
		if f.Verb(i) && finite(f.Words[i].XPOS) && !f.describing(i) {
			v = i // the last clause before the conjunction
		}
	}
	if v < 0 {
		return true // no clause at all: an object, an infinitive
	}
	h := v
	if f.Words[v].UPOS == "AUX" && f.Words[v].Head >= 0 && !f.Is(v, "root") {
		h = f.Words[v].Head
	}
	if h != v && f.Words[h].UPOS == "VERB" {
		return true
	}
	s := f.ownSubject(h)
	return s >= 0 && !f.maySpeak(s)
}

// maySpeak reports whether noun k may be somebody who speaks: a name, a pronoun of persons, a noun for people or bodies.
func (f *finder) maySpeak(k int) bool {
	w := f.lower[k]
	switch f.Words[k].UPOS {
	case "PROPN":
		return true
	case "PRON":
		return !f.pack.Is(lang.Neuter, w)
	}
	for _, l := range []lang.List{lang.UnnamedHead, lang.BodyHead, lang.OutletHead, lang.GroupHead, lang.DocHead, lang.Title, lang.Spokesman, lang.Masculine, lang.Feminine} {
		if f.pack.Is(l, w) {
			return true
		}
	}
	return false
}

// answersNot reports whether e tells of an answer that was not given, by auxiliaries and a negation: "said talks continue and would not elaborate".
func (f *finder) answersNot(e *draft) bool {
	return (e.act == onrecord.Silent || e.act == onrecord.Declines) && e.cue.first < e.head && f.Words[e.cue.first].UPOS == "AUX"
}
