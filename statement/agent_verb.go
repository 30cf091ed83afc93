package statement

import "onrecord/lang"

// relativeClaim: "a shack which neighbours claim was set alight", where the tree makes the verb of saying the subject of what is said, or its subject a part of
// it: between a relative pronoun and a finite verb stand a noun and a form of a verb that takes clauses. It returns the source, what the clause
// describes, and what follows.
func (f *finder) relativeClaim(i int, m lang.Match) (src Phrase, before, follows run) {
	first, last := f.Sentence(i)
	v := i + 1
	if m.Words > 1 || !m.Cue.Has(lang.Clause) || m.Form&(lang.Base|lang.Present|lang.Past) == 0 || v+1 >= last || i-3 < first || !f.Verb(v) || !finite(f.Words[v].XPOS) || f.Words[v].XPOS == "MD" && f.lower[v] == f.lower[i] {
		return NoPhrase, noRun, noRun
	}
	which := i - 2
	for which > first && which > i-5 && !f.relative(which) {
		if u := f.Words[which].UPOS; u != "DET" && u != "ADJ" && u != "NOUN" && u != "PROPN" {
			return NoPhrase, noRun, noRun
		}
		which--
	}
	if !f.relative(which) || which == first || !f.Nominal(which-1) || !f.Nominal(i-1) || !f.speaker(i-1) && f.Words[i-1].UPOS != "PROPN" && f.Words[i-1].XPOS != "PRP" {
		return NoPhrase, noRun, noRun
	}
	end := v
	for end+1 < last && !(f.Punct(end+1) && f.quote[end+1] == f.quote[i]) {
		end++
	}
	described := f.nounBefore(which)
	if !described.OK() {
		return NoPhrase, noRun, noRun
	}
	return Phrase{which + 1, i - 1, i - 1}, run{described.First, described.Last}, run{v, end}
}

// agentVerb: "a record seen by the Sentinel shows that …", "imagery reviewed by this newspaper shows burnt houses": the verb of a sentence that has no
// other, which the tree takes for the last noun of who did what the participle says. It returns the source, participle and all, and what follows
// the verb; no source where word i is a noun.
func (f *finder) agentVerb(i int, m lang.Match) (Phrase, run) {
	first, last := f.Sentence(i)
	w := f.Words[i]
	if m.Form&lang.Present == 0 || m.Words > 1 || w.XPOS != "NNS" || i-3 <= first || i+1 >= last || f.capital(i) || !f.Nominal(i-1) && f.Words[i-1].UPOS != "PROPN" {
		return NoPhrase, noRun
	}
	part := w.Head
	if part <= first || part >= i || f.Words[part].XPOS != "VBN" || !f.Is(part, "acl") || !f.pack.Is(lang.AgentLead, f.lower[part+1]) {
		return NoPhrase, noRun
	}
	head := f.Words[part].Head
	if head < first || head > part || f.Words[head].Head >= 0 || !f.Nominal(head) || f.finiteIn(run{first, i - 1}) >= 0 {
		return NoPhrase, noRun
	}
	that := f.pack.Is(lang.Conjunction, f.lower[i+1])
	document := f.pack.Is(lang.DocHead, f.lower[head]) || f.pack.Is(lang.DocHead, f.Words[head].Lemma) || f.pack.Is(lang.Exhibit, f.lower[head])
	if !that && !(document && (m.Cue.Has(lang.Shown) || m.Cue.Has(lang.Object))) {
		return NoPhrase, noRun
	}
	from := i + 1
	if that {
		from++
	} else if u := f.Words[from].UPOS; u == "ADP" || u == "CCONJ" || u == "AUX" || f.Punct(from) && !f.opens(from) {
		return NoPhrase, noRun
	}
	end := from
	for end+1 < last && f.lower[end+1] != ";" {
		end++
	}
	at := f.nounPhrase(head).First
	return Phrase{at, i - 1, head}, run{from, end}
}
