package statement

import (
	"onrecord"
	"onrecord/lang"
	"onrecord/text"
)

// elliptic drafts the silence of a sentence that only negates what the one before tells of somebody's answer: "The council replied within the hour. The
// contractor did not." nil where it is none.
func (f *finder) elliptic(s text.Sentence) *draft {
	last := s.Last - 1
	for last > s.First && f.Punct(last) {
		last--
	}
	aux := last - 1
	if aux <= s.First || s.First == 0 || f.Words[aux].UPOS != "AUX" || !f.pack.Is(lang.Negation, f.lower[last]) || f.used[aux] || f.used[last] ||
		f.quote[aux] >= 0 || f.paragraphOf(s.First) != f.paragraphOf(s.First-1) {
		return nil
	}
	for i := s.First; i < aux; i++ {
		if u := f.Words[i].UPOS; u == "VERB" || u == "AUX" || f.Punct(i) {
			return nil
		}
	}
	kind := f.answeredBefore(s.First)
	p := f.nounBefore(aux)
	if kind == nil || !p.OK() {
		return nil
	}
	d := f.newDraft(occurrence{cue: kind, words: run{aux, last}, head: aux, act: onrecord.Silent, behind: NoPhrase, mark: -1})
	if f.pack.Is(lang.Will, f.lower[aux]) {
		d.act = onrecord.Declines
	}
	d.source = Phrase{s.First, p.Last, p.Head}
	d.set("source", "subject")
	f.used[aux], f.used[last] = true, true
	return d
}

// answeredBefore is the cue of an answer, or of none, in the sentence that ends before word first; nil for none.
func (f *finder) answeredBefore(first int) *lang.Cue {
	from, last := f.Sentence(first - 1)
	for i := from; i < last; i++ {
		if f.Words[i].UPOS != "VERB" {
			continue
		}
		for _, m := range f.pack.CuesAt(f.lower[:last], i) {
			if m.Cue.Class == lang.Verb && m.Cue.Has(lang.Asked) && m.Cue.Negated == onrecord.Silent {
				return m.Cue
			}
		}
	}
	return nil
}
