package statement

import (
	"onrecord"
	"onrecord/lang"
)

// Headlines save articles and auxiliaries, and the tree is often lost in them: "Magistrate orders probe into deaths", "Astronomers find water on far
// planet", "General accused of burning villages". So what the tree left is read by place: a segment of the headline begins with who speaks or is
// spoken of, then its first verb, then what is said.

// draftTitles drafts the statements of headlines whose cue the tree did not find.
func (f *finder) draftTitles() {
	for _, par := range f.t.Paragraphs {
		if k := f.t.Document.Blocks[par.Block].Kind; !f.speaks(par) || k != onrecord.Title {
			continue
		}
		for s := par.First; s < par.Last; s++ {
			first, last := f.t.Sentences[s].First, f.t.Sentences[s].Last
			for from := first; from < last; {
				end := f.segmentEnd(from, last)
				f.titleSegment(run{from, end - 1})
				if end < last && f.pack.Is(lang.PredLead, f.lower[end]) {
					f.cutMeanwhile(run{from, end - 1}, f.titleVerb(run{end + 1, last - 1}) >= 0)
				}
				from = end + 1
			}
		}
	}
}

// segmentEnd is the mark or the "as" at which the segment of a headline that begins at word from ends.
func (f *finder) segmentEnd(from, last int) int {
	for i := from + 1; i < last; i++ {
		if f.quote[i] >= 0 {
			continue
		}
		switch f.lower[i] {
		case ";", ":", "—", "–", "-", ",":
			if !f.hyphen(i) {
				return i
			}
		}
		if f.pack.Is(lang.PredLead, f.lower[i]) && (f.titleVerb(run{i + 1, last - 1}) >= 0 || f.happens(i+1, last)) {
			return i
		}
	}
	return last
}

// happens reports whether a clause begins at word i: a phrase, then a finite verb.
func (f *finder) happens(i, last int) bool {
	for k := i; k < last && k < i+longestSource && !f.Punct(k); k++ {
		if f.Verb(k) && finite(f.Words[k].XPOS) {
			return k > i && f.Words[k].XPOS != "MD"
		}
	}
	return false
}

// titleVerb is the verb that a segment of a headline has by place: a word that is a form of a listed verb, behind at most six words that name
// somebody who can speak. -1 where there is none.
func (f *finder) titleVerb(r run) int {
	for i := r.first + 1; i < r.last && i <= r.first+longestSource; i++ {
		w := f.Words[i-1]
		if f.Punct(i-1) && !f.hyphen(i-1) || f.quote[i-1] >= 0 || f.Verb(i-1) && finite(w.XPOS) && w.XPOS != "VBD" {
			return -1
		}
		if f.capital(i) && !f.capitals(r) || !f.speaker(i-1) && w.UPOS != "PROPN" {
			continue
		}
		for _, m := range f.pack.CuesAt(f.lower[:r.last+1], i) {
			agrees := m.Form&lang.Present != 0 && w.XPOS != "NNS" || m.Form&lang.Base != 0 && (w.XPOS == "NNS" || f.pack.Is(lang.GroupHead, w.Lower) || f.pack.Is(lang.UnnamedHead, w.Lower)) && f.Words[i].UPOS == "VERB"
			if m.Cue.Class == lang.Verb && m.Words == 1 && agrees && f.beginsWords(i+1) {
				return i
			}
		}
	}
	return -1
}

// capitals reports whether all longer words of r are written with a capital, as some outlets set headlines.
func (f *finder) capitals(r run) bool {
	for i := r.first; i <= r.last; i++ {
		if !f.Punct(i) && !f.capital(i) && len(f.lower[i]) > 4 {
			return false
		}
	}
	return true
}

// beginsWords reports whether what a headline puts on record may begin at word i: a phrase or a clause, and no preposition.
func (f *finder) beginsWords(i int) bool {
	switch f.Words[i].UPOS {
	case "ADP", "CCONJ", "AUX", "PART":
		return false
	case "PUNCT", "SYM":
		return f.opens(i)
	}
	return true
}

// titleSegment drafts the statement of a segment that has no cue yet.
func (f *finder) titleSegment(r run) {
	for _, d := range f.drafts {
		if !d.dead && d.cue.ok() && r.contains(d.cue) && !f.waits(d) {
			return
		}
	}
	if v := f.titleVerb(r); v >= 0 {
		for _, m := range f.pack.CuesAt(f.lower[:r.last+1], v) {
			c := m.Cue
			if c.Class != lang.Verb || m.Words > 1 || !c.Has(lang.Object) && !c.Has(lang.Clause) && !c.Has(lang.As) || c.Has(lang.Empty) {
				continue
			}
			d := f.newDraft(occurrence{cue: c, words: run{v, v}, head: v, act: c.Act, behind: NoPhrase, apposed: NoPhrase, before: noRun, follows: noRun, mark: -1})
			d.source = Phrase{r.first, v - 1, v - 1}
			d.set("source", "headline")
			f.titleContent(d, run{v + 1, r.last}, nil)
			return
		}
	}
	if v := f.titleParticiple(r); v >= 0 {
		for _, m := range f.pack.CuesAt(f.lower[:r.last+1], v) {
			if c := m.Cue; c.Class == lang.Verb && m.Words == 1 && c.Has(lang.Hearsay) {
				d := f.newDraft(occurrence{cue: c, words: run{v, v}, head: v, act: c.Act, behind: NoPhrase, apposed: NoPhrase, before: noRun, follows: noRun, mark: -1, passive: true})
				f.titleContent(d, run{v + 1, r.last}, []run{{r.first, v - 1}})
				return
			}
		}
	}
}

// waits reports whether d has no content yet, and may only get some from a quotation.
func (f *finder) waits(d *draft) bool {
	return d.kind != nil && len(d.content) == 0 && d.act != onrecord.Declines && d.act != onrecord.Silent && !d.kind.Has(lang.Empty)
}

// cutMeanwhile ends what was said in segment r with it: what stands behind "as" is told by the headline. Behind a clause that may be in doubt, unless
// somebody else speaks there.
func (f *finder) cutMeanwhile(r run, spoken bool) {
	for _, d := range f.drafts {
		if d.dead || !d.cue.ok() || !r.contains(d.cue) {
			continue
		}
		for i := range d.content {
			if c := &d.content[i]; c.first > d.cue.last && c.first <= r.last && c.last > r.last && (spoken || f.finiteIn(run{c.first, r.last}) < 0) {
				if parts := f.trimmed(run{c.first, r.last}); len(parts) > 0 {
					*c = parts[0]
				}
			}
		}
	}
}

// titleParticiple is the participle that says what is done to who a segment begins with: "accused of", "sentenced to". -1 where there is none.
func (f *finder) titleParticiple(r run) int {
	for i := r.first + 1; i+1 < r.last && i <= r.first+longestSource; i++ {
		if w := f.Words[i-1]; f.Punct(i-1) && !f.hyphen(i-1) || f.quote[i-1] >= 0 || finite(w.XPOS) && f.Verb(i-1) && w.XPOS != "VBD" {
			return -1
		}
		if x := f.Words[i].XPOS; x != "VBN" && x != "VBD" || f.Child(i, "obj", "aux", "ccomp") >= 0 || !f.Nominal(i-1) && f.Words[i-1].UPOS != "ADJ" {
			continue
		}
		if f.pack.Is(lang.Complement, f.lower[i+1]) || f.pack.Is(lang.Infinitive, f.lower[i+1]) {
			return i
		}
	}
	return -1
}

// titleContent gives d what stands behind its verb up to a word that leads a circumstance, and drafts it.
func (f *finder) titleContent(d *draft, r run, before []run) {
	for i := r.first + 1; i <= r.last; i++ {
		if f.pack.Is(lang.Meanwhile, f.lower[i]) && f.quote[i] < 0 && f.finiteIn(run{r.first, i - 1}) < 0 {
			r.last = i - 1
			break
		}
	}
	words := f.trimmed(r)
	if len(words) == 0 {
		return
	}
	if f.opens(r.first) && f.closesAt(r) {
		words = []run{f.inner(f.quote[r.first])}
	}
	d.content = append(before, words...)
	d.set("content", "headline")
	for _, e := range f.drafts {
		e.dead = e.dead || e.cue.ok() && (run{d.cue.first, r.last}).contains(e.cue) && f.waits(e)
	}
	f.drafts = append(f.drafts, d)
	for i := d.cue.first; i <= d.cue.last; i++ {
		f.used[i] = true
	}
}
