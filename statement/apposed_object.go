package statement

import (
	"slices"

	"onrecord/lang"
)

// apposedObject: "accused him of theft, a charge his office denies": a reporting noun with its article behind a comma, then the source and a
// verb that answers, with nothing behind it: the noun is what is answered. The tree mostly makes two subjects of noun and source.
func (f *finder) apposedObject(d *draft) ([]run, string) {
	first, last := f.Sentence(d.head)
	if !slices.Contains(answers, d.act) || !finite(f.Words[d.cue.first].XPOS) || !f.ends(d.cue.last+1, last) {
		return nil, ""
	}
	at := d.cue.first
	for at > first && (f.Words[at-1].UPOS == "AUX" || f.Words[at-1].UPOS == "ADV") {
		at--
	}
	for comma := at - 3; comma > first && comma > at-14; comma-- {
		if f.lower[comma] != "," {
			continue
		}
		noun := comma + 1
		for noun < at && (f.Words[noun].UPOS == "DET" || f.Words[noun].UPOS == "ADJ") {
			noun++
		}
		if noun == comma+1 || noun >= at-1 || f.Words[noun].UPOS != "NOUN" || !f.reporting(noun) && !f.pack.Is(lang.Retractable, f.lower[noun]) {
			return nil, ""
		}
		from := noun + 1
		if f.pack.Is(lang.Conjunction, f.lower[from]) || f.relative(from) {
			from++
		}
		p := f.nameBehind(from, at)
		if !p.OK() && from == at-1 && f.Words[from].XPOS == "PRP" {
			p = Phrase{from, from, from}
		}
		if !p.OK() || p.Last != at-1 {
			return nil, ""
		}
		d.source = p
		d.set("source", "noun before the cue")
		return []run{{comma + 1, noun}}, "noun before"
	}
	return nil, ""
}

// held: "the strikers' demands include a pay rise": what a noun of demanding is said to hold or to be.
func (f *finder) held(d *draft) []run {
	h := f.Words[d.head].Head
	if h <= d.head || !f.Is(d.head, "nsubj") {
		return nil
	}
	if f.Verb(h) && f.pack.Is(lang.Holding, f.Words[h].Lemma) {
		for _, k := range f.Children(h) {
			if k > h && f.Is(k, "obj", "ccomp", "xcomp", "obl") {
				_, last := f.Sentence(h)
				return f.trimmed(run{f.Left(k), f.throughList(f.Right(k), last)})
			}
		}
	}
	return nil
}

// throughList is the last word of a list that goes on behind word i, as far as no finite verb stands in it.
func (f *finder) throughList(i, last int) int {
	end := i
	for k := i + 1; k < last; k++ {
		switch {
		case f.Verb(k) && finite(f.Words[k].XPOS) && !f.describing(k), f.lower[k] == ";":
			return end
		case f.lower[k] == "," && k > i+1:
			end = k - 1
		}
	}
	for last > end && f.Punct(last-1) {
		last--
	}
	return max(end, last-1)
}
