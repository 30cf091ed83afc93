package statement

import (
	"onrecord"
	"onrecord/lang"
)

// Newspapers set the report behind what it reports, and there the tree is often lost. These frames go by place alone: a
// comma, the cue and its source, and nothing behind them but a time.

// tail: "The dam was never safe, says the mayor": the source stands behind the cue.
func (f *finder) tail(d *draft) []run {
	first, last := f.Sentence(d.head)
	at := d.cue.first
	if at-1 > first && f.Words[at-1].UPOS == "ADV" {
		at-- // so said the report
	}
	if !f.told(d) || d.kind.Has(lang.Hearer) || at-2 < first || f.lower[at-1] != "," || f.quote[at-1] != f.quote[at] {
		return nil
	}
	src := f.nameBehind(d.cue.last+1, last)
	if !src.OK() || !f.sourceEnds(src.Last+1, last) || d.kind.Has(lang.Object) && !f.speaker(src.Head) && !(d.act == onrecord.Asserts && f.pack.Is(lang.DocHead, f.lower[src.Head])) {
		return nil
	}
	before := f.sinceBreak(run{first, at - 2})
	own := f.ownSubject(d.head)
	if own >= 0 && own < at && f.reportsBehind(d, src) {
		return nil
	}
	if !f.reportable(before) && !((f.speaker(src.Head) || f.pack.Is(lang.DocHead, f.lower[src.Head])) && finite(f.Words[d.head].XPOS) && f.finiteIn(run{src.Last, last - 1}) < 0 && (own < 0 || own > at || src.Last-first < 10)) {
		return nil
	}
	d.source = src
	d.set("source", "behind the cue")
	return f.trimmed(before)
}

// reportsBehind reports whether the one behind the cue of d is whom a clause there is about, which the cue reports: "the lawyer who filed the case, said
// Mora, 51, was beaten". A name that has an age between commas looks like a source that ends there.
func (f *finder) reportsBehind(d *draft, src Phrase) bool {
	for _, k := range f.Children(d.head) {
		if k > src.Last && f.Is(k, "ccomp") && f.Finite(k) {
			if s := f.ownSubject(k); s < 0 || s == src.Head {
				return true
			}
		}
	}
	return false
}

// upright tail: "The dam was never safe, engineers warned on Monday": the source stands before the cue, whatever the tree
// makes of it.
func (f *finder) uprightTail(d *draft) []run {
	first, last := f.Sentence(d.head)
	if !f.told(d) || !f.ends(f.pastObject(d), last) {
		return nil
	}
	end := d.cue.first
	for end > first && (f.Words[end-1].UPOS == "ADV" || f.Words[end-1].UPOS == "AUX") {
		end--
	}
	comma := end - 1
	if comma > first && f.lower[comma] == "," { // the vice-minister of works, Carl Dunn, assured
		end--
		comma--
	}
	for comma > first && f.lower[comma] != "," {
		comma--
	}
	if comma <= first || f.quote[comma] != f.quote[d.head] {
		return nil
	}
	src := f.describedUpTo(f.nameBehind(comma+1, end), end)
	if !src.OK() {
		return nil
	}
	if end < d.cue.first && f.lower[end] == "," {
		title := comma - 1
		for title > first && f.lower[title] != "," {
			title--
		}
		if title <= first || f.finiteIn(run{title + 1, comma - 1}) >= 0 || f.Words[title+1].UPOS != "DET" && !f.speaker(comma-1) || f.Words[src.Head].UPOS != "PROPN" {
			return nil
		}
		comma = title
	}
	before := f.sinceBreak(run{first, comma - 1})
	if !f.reportable(before) {
		return nil
	}
	d.source = src
	d.set("source", "noun before the cue")
	return f.trimmed(before)
}

// pastObject is the word behind the cue of d and whoever it says was told: "assured reporters".
func (f *finder) pastObject(d *draft) int {
	next := d.cue.last + 1
	if !d.kind.Has(lang.Hearer) {
		return next
	}
	_, last := f.Sentence(d.head)
	if p := f.nameBehind(next, last); p.OK() {
		return p.Last + 1
	}
	return next
}

// describedUpTo is p up to word end with what describes it in between, without a verb or mark of its own: "documents seen by
// this newspaper". NoPhrase where something else stands there.
func (f *finder) describedUpTo(p Phrase, end int) Phrase {
	if !p.OK() || p.Last >= end {
		return NoPhrase
	}
	next := p.Last + 1
	if next < end && f.Words[next].UPOS != "ADP" && f.Words[next].XPOS != "VBN" && f.Words[next].XPOS != "VBG" && f.Words[next].XPOS != "VBD" {
		return NoPhrase
	}
	for i := next; i < end; i++ {
		if f.Punct(i) && !f.hyphen(i) || i > next && finite(f.Words[i].XPOS) || f.relative(i) {
			return NoPhrase
		}
	}
	return Phrase{p.First, end - 1, p.Head}
}

// endsReport reports whether noun i must be a verb that ends its sentence: "The box was held, a record seen by the Sentinel
// shows": it stands behind a comma, a noun and a participle, and what stands before the comma is a sentence.
func (f *finder) endsReport(i int) bool {
	first, last := f.Sentence(i)
	if i == 0 {
		return false
	}
	if u := f.Words[i-1].UPOS; !f.ends(i+1, last) || f.capital(i) || u == "DET" || u == "ADJ" || u == "ADP" || f.Words[i-1].XPOS == "PRP$" {
		return false
	}
	comma := i - 1
	for comma > first && f.lower[comma] != "," {
		comma--
	}
	if comma <= first || f.finiteIn(run{first, comma - 1}) < 0 {
		return false
	}
	p := f.nameBehind(comma+1, i)
	return p.OK() && p.Last+1 < i && f.Words[p.Last+1].XPOS == "VBN" && f.describedUpTo(p, i).OK()
}

// told reports whether the cue of d is a verb that tells what was said, and stands as one.
func (f *finder) told(d *draft) bool {
	x := f.Words[d.head].XPOS
	return d.kind.Class == lang.Verb && d.kind.Has(lang.Clause) && d.cue.first == d.cue.last && (finite(x) || x == "VBN" || x == "VB" || f.Nominal(d.head))
}

// reportable reports whether r may be all that somebody said: it holds a finite verb, or is a headline, which may lack one.
func (f *finder) reportable(r run) bool {
	return r.ok() && (f.finiteIn(r) >= 0 || f.t.Document.Blocks[f.paragraphOf(r.first).Block].Kind == onrecord.Title && r.last-r.first >= 2)
}

// tailShape reports whether verb i, which the tree took for a participle, ends what is reported before it: "…, an environmental
// network alleged in a report".
func (f *finder) tailShape(i int) bool {
	first, last := f.Sentence(i)
	if !f.ends(i+1, last) || i+1 < last && f.pack.Is(lang.AgentLead, f.lower[i+1]) {
		return false
	}
	comma := i - 1
	for comma > first && f.lower[comma] != "," {
		comma--
	}
	if comma <= first || f.finiteIn(run{first, comma - 1}) < 0 {
		return false
	}
	p := f.nameBehind(comma+1, i)
	return p.OK() && p.Last == i-1
}

// sourceEnds reports whether the name of the source ends at word i: a mark stands there, or what describes the source
// without a verb of its own, up to the next mark.
func (f *finder) sourceEnds(i, last int) bool {
	if i < last && f.relative(i) {
		return true
	}
	if i < last && !f.Punct(i) && f.Words[i].UPOS != "ADP" && !f.pack.Is(lang.Day, f.lower[i]) && f.Words[i].XPOS != "VBN" {
		return false
	}
	for ; i < last && !f.Punct(i); i++ {
		if finite(f.Words[i].XPOS) {
			return false
		}
	}
	return true
}

// ends reports whether nothing but a time, a place or a hearer stands between word i and the next mark: "on Monday", "in a
// statement", "yesterday".
func (f *finder) ends(i, last int) bool {
	if i >= last || f.Punct(i) {
		return true
	}
	if u := f.Words[i].UPOS; u != "ADP" && u != "ADV" && !f.pack.Is(lang.Day, f.lower[i]) {
		return false
	}
	for ; i < last && !f.Punct(i); i++ {
		if finite(f.Words[i].XPOS) || f.relative(i) || f.Words[i].UPOS == "SCONJ" || f.Words[i].UPOS == "CCONJ" {
			return false
		}
	}
	return true
}
