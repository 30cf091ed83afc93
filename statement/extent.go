package statement

import (
	"slices"

	"onrecord/lang"
)

// withExamples: "announced other efforts, including waiving the fees": examples behind a comma belong to what they are examples of.
func (f *finder) withExamples() {
	for _, d := range f.drafts {
		if d.dead || len(d.content) == 0 || !d.cue.ok() {
			continue
		}
		c := &d.content[len(d.content)-1]
		_, last := f.Sentence(c.last)
		if c.first <= d.cue.last || c.last+2 >= last || f.lower[c.last+1] != "," || !f.pack.Is(lang.Listing, f.lower[c.last+2]) || f.quote[c.last+2] != f.quote[c.last] {
			continue
		}
		if end := f.throughList(c.last+2, last); end > c.last+2 && f.quote[end] == f.quote[c.last] {
			if parts := f.trimmed(run{c.first, end}); len(parts) > 0 {
				*c = parts[0]
			}
		}
	}
}

// cutContrast: "said classes would be cancelled, while Sara Dunn, the mayor of Tarn, called it a pity": behind a comma and a word that begins a new
// thought, a clause of somebody else who speaks is no part of what was said.
func (f *finder) cutContrast() {
	in := f.bySentence()
	for _, d := range f.drafts {
		if d.dead || !d.cue.ok() || len(d.content) == 0 || d.kind.Class != lang.Verb {
			continue
		}
		c := &d.content[len(d.content)-1]
		for i := c.first + 2; c.first > d.cue.last && i+1 < c.last; i++ {
			if !f.pack.Is(lang.Parting, f.lower[i]) || !f.commaBefore(i) || f.quote[i] != f.quote[d.head] {
				continue
			}
			other := slices.ContainsFunc(in[d.sentence], func(e *draft) bool {
				return e != d && !e.dead && e.kind != nil && e.kind.Class == lang.Verb && e.cue.first > i && e.cue.first <= c.last && e.source.OK() && e.source.First > i && e.source.First <= i+4 &&
					f.Words[e.source.Head].UPOS == "PROPN" && f.Words[e.head].XPOS == f.Words[d.head].XPOS && f.quote[e.head] == f.quote[d.head]
			})
			if !other {
				continue
			}
			if parts := f.trimmed(run{c.first, i - 1}); len(parts) > 0 {
				*c = parts[0]
			}
			break
		}
	}
}

// commaBefore reports whether a comma stands before word i, a closing mark between them allowed.
func (f *finder) commaBefore(i int) bool {
	if i > 0 && f.quoteMark(i-1) {
		i--
	}
	return i > 0 && f.lower[i-1] == ","
}

// cutSecondClause: "denied guilt, and the verdict he calls political": words that hold no finite verb cannot go on, behind a comma and a
// conjunction, with a clause that has its own subject.
func (f *finder) cutSecondClause() {
	for _, d := range f.drafts {
		if d.dead || d.kind == nil || d.kind.Class != lang.Verb || len(d.content) == 0 {
			continue
		}
		c := &d.content[len(d.content)-1]
		for k := c.first + 1; c.first > d.cue.last && k < c.last; k++ {
			if f.Words[k].UPOS != "CCONJ" || f.lower[k-1] != "," || f.quote[k] != f.quote[d.head] {
				continue
			}
			v := f.finiteIn(run{k + 1, c.last})
			if v < 0 || f.finiteIn(run{c.first, k - 1}) >= 0 || f.ownSubject(v) <= k || f.leadBetween(k+1, v) {
				continue
			}
			if parts := f.trimmed(run{c.first, k - 2}); len(parts) > 0 {
				*c = parts[0]
			}
			break
		}
	}
}

// leadBetween reports whether a word in [from, to) leads a clause that hangs on another: "the claim that he lied".
func (f *finder) leadBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if f.relative(i) || f.Words[i].UPOS == "SCONJ" || f.pack.Is(lang.Conjunction, f.lower[i]) || f.Punct(i) {
			return true
		}
	}
	return false
}

// onlyQuoted: "was dismissed for, according to the letter, “a pattern of lateness”", "and, in the reporter's words, “seems to guess”": where a lead
// between commas stands right before a quotation, and what stands before it is cut off in mid-phrase, the quotation is all that is said.
func (f *finder) onlyQuoted() {
	for _, d := range f.drafts {
		if d.dead || d.kind == nil || d.kind.Class != lang.Lead && d.kind.Class != lang.Noun || len(d.content) < 2 {
			continue
		}
		first, next := d.content[0], d.content[1]
		before := d.cue.first
		if d.source.OK() {
			before = min(before, d.source.First)
		}
		for before > first.last+1 && !f.Punct(before-1) {
			before--
		}
		if first.last >= d.cue.first || next.first <= d.cue.last || before-2 < 0 || f.lower[before-1] != "," || f.quote[next.first] < 0 || f.quote[next.first] == f.quote[d.head] {
			continue
		}
		if u := f.Words[before-2].UPOS; u == "ADP" || u == "CCONJ" || u == "DET" || u == "AUX" || u == "SCONJ" {
			d.content = d.content[1:]
		}
	}
}
