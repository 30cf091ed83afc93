package statement

import (
	"strings"

	"onrecord"
	"onrecord/lang"
)

// askerNear is who put the question that d does not answer, where the text names them: the author of the request ("a request
// from the Post"), who did the asking ("contacted by the Post", "when we rang him", "which had asked her"), also in the
// sentence before. It also gives the words of the asking, for they tell how often it was done; none where they are part of d.
func (f *finder) askerNear(d *draft) (Phrase, run) {
	at := d.head
	if !d.cue.ok() {
		at = d.content[0].first
	}
	first, last := f.Sentence(at)
	asking := noRun
	for k := first; k < last; k++ {
		if f.quote[k] != f.quote[at] {
			continue
		}
		var p Phrase
		switch {
		case f.pack.Is(lang.RequestNoun, f.lower[k]) && f.Nominal(k):
			p = f.author(k)
		case f.pack.Is(lang.AskedWord, f.lower[k]) && f.Words[k].UPOS == "VERB" && !d.cue.has(k):
			p = f.whoAsked(k)
			if !asking.ok() && !f.hypothetical(k) {
				asking = run{k, k}
				if s := f.ownSubject(k); s >= 0 && s < k && !f.relative(s) {
					asking.first = f.nounPhrase(s).First
				}
			}
		default:
			continue
		}
		if p.OK() && !(run{d.source.First, d.source.Last}).has(p.Head) {
			return p, asking
		}
	}
	if p := f.spokenTo(d); p.OK() {
		return p, asking
	}
	if asking.ok() {
		return NoPhrase, asking
	}
	return f.askedBefore(d, first)
}

// spokenTo is whom the source refuses to speak to: "refused to talk to the Post".
func (f *finder) spokenTo(d *draft) Phrase {
	if d.kind == nil || d.act != onrecord.Declines {
		return NoPhrase
	}
	at := d.head
	if x := f.refused(d); x > d.cue.last {
		at = x
	}
	for _, v := range []int{at, d.cue.last} {
		for _, c := range f.Children(v) {
			if c > d.head && f.Is(c, "obl") && f.pack.Is(lang.AddresseeLead, f.caseWord(c)) && f.asks(c) {
				return f.bare(c)
			}
		}
	}
	return NoPhrase
}

// asks reports whether noun k names one who puts questions: an outlet, a reporter, us.
func (f *finder) asks(k int) bool {
	w := f.lower[k]
	if f.pack.Is(lang.OutletHead, w) || f.pack.Is(lang.Speaker, w) || f.pack.Is(lang.Reporter, w) {
		return true
	}
	return f.Words[k].UPOS == "PROPN"
}

// askedBefore is who asked in the sentence before, where d answers for whom they asked: "The Post asked the mayor twice. She
// declined to say."
func (f *finder) askedBefore(d *draft, first int) (Phrase, run) {
	if first == 0 || f.paragraphOf(first) != f.paragraphOf(first-1) {
		return NoPhrase, noRun
	}
	from, last := f.Sentence(first - 1)
	for v := from; v < last; v++ {
		if f.Words[v].UPOS != "VERB" || !f.pack.Is(lang.AskedWord, f.lower[v]) {
			continue
		}
		s, o := f.ownSubject(v), f.Child(v, "obj", "iobj")
		if s < 0 || s > v || o < v || !f.asks(s) || f.group(v).passive {
			continue
		}
		if h := d.source.Head; f.Words[h].UPOS == "PRON" || f.lower[h] == f.lower[o] {
			p := f.antecedent(s, v)
			return p, run{min(p.First, v), v}
		}
	}
	return NoPhrase, noRun
}

// askedWhom is whom the asking in the sentence before went to, where the pronoun that d has for its source can only mean them: "The Post
// asked the ministry. It has not replied."
func (f *finder) askedWhom(d *draft) Phrase {
	h := d.source.Head
	first, _ := f.Sentence(d.head)
	if first == 0 || f.Words[h].UPOS != "PRON" || f.pack.Is(lang.Speaker, f.lower[h]) {
		return NoPhrase
	}
	if p, _ := f.askedBefore(d, first); !p.OK() {
		return NoPhrase
	}
	from, last := f.Sentence(first - 1)
	for v := from; v < last; v++ {
		if f.Words[v].UPOS != "VERB" || !f.pack.Is(lang.AskedWord, f.lower[v]) {
			continue
		}
		o := f.Child(v, "obj", "iobj")
		if o < v || f.Words[o].UPOS == "PRON" {
			continue
		}
		switch w := f.lower[h]; {
		case f.pack.Is(lang.Neuter, w) && f.person(o) && f.Words[o].UPOS != "PROPN", f.pack.Is(lang.Plural, w) && !strings.HasSuffix(f.Words[o].XPOS, "S") && f.person(o):
			return NoPhrase
		case (f.pack.Is(lang.Masculine, w) || f.pack.Is(lang.Feminine, w)) && !f.person(o):
			return NoPhrase
		}
		return f.bare(o)
	}
	return NoPhrase
}

// whoAsked is who did what a verb of asking says: its agent, or its subject where it has an object.
func (f *finder) whoAsked(v int) Phrase {
	if p := f.asker(v); p.OK() {
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

// bare is the phrase of k without the preposition that leads it, and what hangs below it by another.
func (f *finder) bare(k int) Phrase {
	p := f.nounPhrase(k)
	if c := f.Child(k, "case"); c >= p.First && c < k {
		p.First = c + 1
	}
	for i := p.Head + 1; i <= p.Last; i++ { // "by the Post for the plans": what follows goes with the request
		if f.Words[i].UPOS == "ADP" && !f.pack.Is(lang.NameLink, f.lower[i]) {
			p.Last = i - 1
		}
	}
	return p
}
