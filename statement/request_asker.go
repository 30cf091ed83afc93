package statement

import (
	"onrecord/lang"
)

// askerNear is who put the question that d does not answer, where its sentence names them: the author of the request ("a
// request from the Post"), who did the asking ("contacted by the Post", "when we rang him", "which had asked her").
func (f *finder) askerNear(d *draft) Phrase {
	at := d.head
	if !d.cue.ok() {
		at = d.content[0].first
	}
	first, last := f.Sentence(at)
	for k := first; k < last; k++ {
		if f.quote[k] != f.quote[at] {
			continue
		}
		var p Phrase
		switch {
		case f.pack.Is(lang.RequestNoun, f.lower[k]) && f.Nominal(k):
			p = f.author(k)
		case f.pack.Is(lang.AskedWord, f.lower[k]) && f.Words[k].UPOS == "VERB":
			p = f.whoAsked(k)
		default:
			continue
		}
		if p.OK() && !(run{d.source.First, d.source.Last}).has(p.Head) {
			return p
		}
	}
	return NoPhrase
}

// whoAsked is who did what a verb of asking says: its agent, or its subject where it has an object.
func (f *finder) whoAsked(v int) Phrase {
	if p := f.agent(v); p.OK() {
		return p
	}
	if s := f.ownSubject(v); s >= 0 && s < v && !f.group(v).passive && f.Child(v, "obj", "iobj") > v {
		return f.antecedent(s, v)
	}
	return NoPhrase
}

// author is who made the request that noun k names: its possessor, or the one behind "by" or "from", also of a participle
// below it ("emails sent by the Post").
func (f *finder) author(k int) Phrase {
	if p := f.Child(k, "nmod:poss"); p >= 0 && p < k {
		return f.nounPhrase(p)
	}
	for _, c := range f.Children(k) {
		if c < k {
			continue
		}
		if f.Is(c, "acl") {
			if p := f.agent(c); p.OK() {
				return p
			}
		}
		if f.Is(c, "nmod", "obl") && f.pack.Is(lang.AuthorLead, f.caseWord(c)) {
			return f.bare(c)
		}
	}
	return NoPhrase
}

// bare is the phrase of k without the preposition that leads it.
func (f *finder) bare(k int) Phrase {
	p := f.nounPhrase(k)
	if c := f.Child(k, "case"); c >= p.First && c < k {
		p.First = c + 1
	}
	return p
}
