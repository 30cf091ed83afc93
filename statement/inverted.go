package statement

import (
	"onrecord/lang"
)

// inverted finds the source behind a cue that stands right behind the closing mark of quoted speech: "…," said X. It goes
// by place alone, for there the tree is often lost. NoPhrase when word i is no such cue.
func (f *finder) inverted(i int, m lang.Match) Phrase {
	if m.Words != 1 || m.Form&(lang.Past|lang.Present|lang.Base) == 0 || !(m.Cue.Has(lang.Clause) || m.Cue.Has(lang.Quote)) {
		return NoPhrase
	}
	first, last := f.Sentence(i)
	k := i - 1
	if k >= first && f.lower[k] == "," {
		k--
	}
	if k < first || !f.quoteMark(k) || f.opens(k) || f.quote[i] == f.quote[k] || f.t.Quotations[f.quote[k]].Scare {
		return NoPhrase
	}
	return f.nameBehind(i+1, last)
}

// nameBehind reads a noun phrase off the parts of speech from word i on: determiners, adjectives, nouns and names, with
// "of" between. A common noun ends it only when a name follows no more.
func (f *finder) nameBehind(i, last int) Phrase {
	p := NoPhrase
	for k := i; k < last; k++ {
		w := f.Words[k]
		switch {
		case w.UPOS == "PROPN" && f.pack.Is(lang.Day, w.Lower):
			return p
		case w.UPOS == "PRON" && k == i && w.XPOS == "PRP":
			return Phrase{k, k, k}
		case w.UPOS == "PROPN", w.UPOS == "NOUN":
			if !p.OK() {
				p = Phrase{i, k, k}
			}
			p.Last = k
			if w.UPOS == "PROPN" || f.Words[p.Head].UPOS == "NOUN" {
				p.Head = k
			}
		case w.UPOS == "DET", w.UPOS == "ADJ", w.UPOS == "NUM", w.XPOS == "POS", w.XPOS == "PRP$", f.hyphen(k):
			if p.OK() && (w.UPOS == "DET" || w.XPOS == "PRP$") {
				return p
			}
		case w.UPOS == "VERB" && k+1 < last && (f.Words[k+1].UPOS == "NOUN" || f.Words[k+1].UPOS == "PROPN") && !finite(w.XPOS):
		case p.OK() && f.pack.Is(lang.NameLink, w.Lower):
			if q := f.nameBehind(k+1, last); q.OK() {
				p.Last = q.Last
			}
			return p
		default:
			return p
		}
	}
	return p
}
