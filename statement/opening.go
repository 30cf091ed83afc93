package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// askedOpening: "Asked about the loan, the mayor shrugged", "Pressed on whether it was safe, he left", "Asked by the judge why, she wept": who
// is asked at the head of a sentence was asked what stands before its comma, whatever the tree makes of the participle. nil where it is no such
// opening, or where the sentence asks for comment, which is told with its outcome.
func (f *finder) askedOpening(i, last int, matches []lang.Match) *draft {
	w := f.Words[i]
	if w.XPOS != "VBN" && w.XPOS != "VBD" || !f.pack.Is(lang.AskedWord, f.lower[i]) || i+2 >= last {
		return nil
	}
	k := slices.IndexFunc(matches, func(m lang.Match) bool {
		return m.Cue.Class == lang.Verb && (m.Cue.Act == onrecord.Asks || m.Cue.Act == onrecord.Urges) && m.Words == 1
	})
	if k < 0 {
		return nil
	}
	o := occurrence{cue: matches[k].Cue, words: run{i, i}, head: i, act: onrecord.Asks, behind: NoPhrase, apposed: NoPhrase, before: noRun, follows: noRun, mark: -1, passive: true}
	d := f.newDraft(o)
	from := i + 1
	if f.pack.Is(lang.AgentLead, f.lower[from]) {
		if p := f.nameBehind(from+1, last); p.OK() {
			d.source, from = p, p.Last+1
			d.set("source", "agent")
		}
	}
	end := f.openingEnd(d, from, last)
	if end >= last || end < from || f.aboutComment(run{from, end}) || f.finiteIn(run{from, end}) < 0 && f.Words[from].UPOS != "ADP" {
		return nil
	}
	if f.toInfinitive(f.clauseHead(from)) && f.pack.Is(lang.Infinitive, f.lower[from]) {
		return nil
	}
	if d.content = f.trimmed(run{from, end}); len(d.content) == 0 {
		return nil
	}
	d.set("content", "opening")
	return d
}

// aboutComment reports whether r begins with what is asked for when an outlet asks: "for comment", "about the request".
func (f *finder) aboutComment(r run) bool {
	for i := r.first; i <= r.last && i < r.first+4; i++ {
		if f.pack.Is(lang.Comment, f.lower[i]) {
			return true
		}
	}
	return false
}

// apposedActive reports whether the participle at word verb must be the main verb of who is named between the two commas before it: "Her
// lawyer, Mara Orne, accused the board of lying", which the tree takes for "accused of". A participle of accusing has no object of its own. It
// returns the name, NoPhrase where it is a participle.
func (f *finder) apposedActive(verb int, c *lang.Cue) Phrase {
	first, last := f.Sentence(verb)
	x := f.Words[verb].XPOS
	if c.Has(lang.ObjectFor) && x == "VBD" && f.Is(verb, "acl") && f.Words[verb].Head > verb && f.Child(verb, "obj") == verb+1 && f.Nominal(verb-1) {
		if p := f.nounBefore(verb); p.OK() && p.Last == verb-1 {
			return p // hung to a noun behind it: "The board accused him of theft, a charge his office denies"
		}
	}
	if !c.Has(lang.ObjectFor) && !c.Has(lang.ObjectTo) || x != "VBN" && x != "VBD" || verb-3 <= first || f.lower[verb-1] != "," || verb+1 >= last {
		return NoPhrase
	}
	switch f.Words[verb+1].UPOS {
	case "DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM":
	default:
		return NoPhrase
	}
	if o := f.Child(verb, "obj", "iobj"); o <= verb || f.Left(o) != verb+1 {
		return NoPhrase
	}
	comma := verb - 2
	for comma > first && f.lower[comma] != "," {
		comma--
	}
	if comma <= first {
		return NoPhrase
	}
	p := f.nameBehind(comma+1, verb-1)
	if !p.OK() || p.Last != verb-2 || f.finiteIn(run{comma + 1, verb - 2}) >= 0 {
		return NoPhrase
	}
	if f.Words[p.Head].UPOS != "PROPN" { // "Mara Orne, her lawyer, accused": the name stands before the description
		if q := f.nounBefore(comma); q.OK() && f.Words[q.Head].UPOS == "PROPN" {
			return q
		}
		return NoPhrase
	}
	return p
}
