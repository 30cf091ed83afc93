package statement

import (
	"onrecord"
	"onrecord/lang"
)

// widestGap is how many words may stand between a verb and its particle: took the whole story back.
const widestGap = 4

// gapped drafts the statement of a verb whose particle stands behind its object: "took that back", "ruled one out", "turned
// the offer down". The cue is the verb alone, for its words would enclose the content. nil where none stands at word i.
func (f *finder) gapped(i, last int) *draft {
	if f.Words[i].UPOS != "VERB" {
		return nil
	}
	for j := i + 2; j < last && j <= i+widestGap+1; j++ {
		w := f.Words[j]
		if f.Punct(j) || f.Verb(j) {
			return nil
		}
		if w.Head != i || w.UPOS != "ADP" && w.UPOS != "ADV" {
			continue
		}
		for _, m := range f.pack.CuesAt([]string{f.lower[i], f.lower[j]}, 0) {
			c := m.Cue
			if m.Words != 2 || c.Class != lang.Verb || !c.Has(lang.Object) && !c.Has(lang.OfWords) || !f.verbal(i, m.Form) {
				continue
			}
			g := f.group(i)
			o := occurrence{cue: c, words: run{i, i}, head: i, act: c.Act, behind: NoPhrase, apposed: NoPhrase, before: noRun, follows: noRun, mark: -1}
			if g.passive || g.negation >= 0 || !f.happened(i, g, o) {
				continue
			}
			k := j - 1
			if f.Words[k].UPOS != "PRON" && f.Words[k].UPOS != "NUM" && !(c.Has(lang.Object) && f.Nominal(k) && !f.person(k)) && !f.pack.Is(lang.Retractable, f.lower[k]) && !f.reporting(k) || f.Words[k].XPOS == "PRP" && c.Act == onrecord.Denies && !f.pack.Is(lang.Neuter, f.lower[k]) {
				continue
			}
			d := f.newDraft(o)
			if d.source, _ = f.speakerOf(d); !d.source.OK() {
				continue
			}
			d.set("source", "subject")
			d.content = f.trimmed(run{i + 1, j - 1})
			d.set("content", "object before the particle")
			f.used[i], f.used[j] = true, true
			return d
		}
	}
	return nil
}
