package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// notYes are the acts of those who deny, doubt, decline, are silent or take back.
var notYes = []onrecord.Act{onrecord.Denies, onrecord.Doubts, onrecord.Declines, onrecord.Silent, onrecord.Retracts}

// lightSource finds the source of a reporting noun in the verb that only carries it: "the club issued a denial", "doubts have been
// raised by the auditors about the sale", "denials came from the palace". What the verb is about is what the noun is about.
func (f *finder) lightSource(d *draft) {
	v := f.Words[d.head].Head
	if !slices.Contains(notYes, d.act) || v < 0 || f.Words[v].UPOS != "VERB" || f.used[v] || f.hypothetical(v) || f.negated(v) {
		return
	}
	if c := f.Child(d.head, "case"); f.Is(d.head, "obl", "obj", "nmod") && d.act == onrecord.Doubts && c >= 0 && c == d.cue.first-1 && f.pack.Is(lang.Receiving, f.Words[v].Lemma) {
		f.received(d, v)
		return
	}
	light := f.pack.Is(lang.LightVerb, f.Words[v].Lemma)
	switch {
	case f.Is(d.head, "obj") && light && !f.group(v).passive:
		if p, how := f.subject(v); how != "" {
			d.source = p
			d.set("source", how)
		}
	case f.Is(d.head, "nsubj") && f.group(v).passive && light:
		if p := f.agent(v); p.OK() {
			d.source = p
			d.set("source", "agent")
		}
		for _, k := range f.Children(v) {
			if k > v && f.Is(k, "obl", "nmod") && slices.Contains(d.kind.Prepositions(), f.caseWord(k)) {
				d.content = f.trimmed(run{f.Child(k, "case") + 1, f.Right(k)})
				d.set("content", "noun and preposition")
			}
		}
	case f.Is(d.head, "nsubj") && f.pack.Is(lang.ComeFrom, f.Words[v].Lemma):
		for _, k := range f.Children(v) {
			if k > v && f.Is(k, "obl") && f.pack.Is(lang.AuthorLead, f.caseWord(k)) {
				d.source = f.bare(k)
				d.set("source", "author")
			}
		}
	}
}

// lightAct is the act of what a verb of plain saying has for its object, "" for none: "voiced doubts".
func (f *finder) lightAct(d *draft) onrecord.Act {
	if d.act != onrecord.Asserts || d.kind == nil || d.kind.Class != lang.Verb || len(d.content) == 0 || !f.pack.Is(lang.LightVerb, f.Words[d.head].Lemma) {
		return ""
	}
	c := d.content[0]
	for i := c.first; i <= c.last; i++ {
		if h := f.Words[i].Head; !f.Nominal(i) || c.has(h) {
			continue
		}
		for _, m := range f.pack.CuesAt(f.lower[:c.last+1], i) {
			if m.Cue.Class == lang.Noun && slices.Contains(notYes, m.Cue.Act) {
				return m.Cue.Act
			}
		}
	}
	return ""
}

// received: "treated the claim with scepticism", "the claim was met with disbelief by fishermen": what is received so is what is doubted.
func (f *finder) received(d *draft, v int) {
	s := f.ownSubject(v)
	if s < 0 || s > v || f.relative(s) {
		return
	}
	what, who := f.nounPhrase(s), f.agent(v)
	if !f.group(v).passive {
		o := f.Child(v, "obj")
		if o < v || o == d.head {
			return
		}
		what, who = f.nounPhrase(o), f.nounPhrase(s)
	}
	d.content = f.trimmed(run{what.First, what.Last})
	d.set("content", "object")
	if who.OK() {
		d.source = who
		d.set("source", "subject")
	}
}
