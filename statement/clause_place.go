package statement

import (
	"onrecord/lang"
)

// parenthesis: ", X described," in the midst or at the end of what it reports, whatever the tree makes of it: the source
// right before or behind the cue, and marks around both.
func (f *finder) parenthesis(d *draft) []run {
	if !finite(f.Words[d.head].XPOS) || d.kind.Class != lang.Verb {
		return nil
	}
	first, last := f.Sentence(d.head)
	end := d.cue.first
	if end-1 > first && f.lower[end-1] == "," {
		end-- // the lawyer, Walid Bou, said
	}
	src := f.nounBefore(end)
	if !src.OK() || src.Last != end-1 || src.First <= first || !f.Punct(src.First-1) || f.quote[src.Head] != f.quote[d.head] {
		return nil
	}
	if end := d.cue.last + 1; end < last && f.lower[end] != "," && !f.onlyMarks(end, last) {
		return nil
	}
	if src.First-1 <= first || f.lower[src.First-1] != "," {
		return nil
	}
	whole := src.First
	for k := src.First - 2; k > first; k-- { // the password, the lawyer, Walid Bou, said, was written down
		if f.lower[k] != "," {
			continue
		}
		if p := f.nameBehind(k+1, src.First); p.OK() && p.Last == src.First-2 && f.Words[k+1].UPOS != "PROPN" && f.Words[src.Head].UPOS == "PROPN" && f.Words[p.Head].UPOS == "NOUN" {
			whole = k + 1
		}
		break
	}
	if end < d.cue.first && whole == src.First {
		return nil
	}
	before := f.sinceBreak(run{first, whole - 1})
	if f.finiteIn(before) < 0 && f.finiteIn(run{d.cue.last + 1, last - 1}) < 0 {
		return nil
	}
	d.source = src
	d.set("source", "noun before the cue")
	return f.without(run{before.first, last - 1}, run{whole, d.cue.last})
}

// insertion: "The bridge, says the mayor, Carl Dunn, was never safe": the cue with its source behind it stands between the
// subject and the verb of what it reports, and the tree gives it that subject.
func (f *finder) insertion(d *draft) []run {
	first, last := f.Sentence(d.head)
	at := d.cue.first
	if !finite(f.Words[d.head].XPOS) && f.Words[d.head].XPOS != "VB" || f.Child(d.head, "aux", "mark") >= 0 || at-2 < first || f.lower[at-1] != "," || f.quote[at-1] != f.quote[at] || !f.Nominal(at-2) {
		return nil
	}
	before := f.sinceBreak(run{first, at - 2})
	src := f.nameBehind(d.cue.last+1, last)
	if !src.OK() || f.finiteIn(before) >= 0 {
		return nil
	}
	if f.relative(src.Last+1) || src.Last+2 < last && f.Words[src.Last+1].UPOS == "ADP" && f.relative(src.Last+2) { // say diplomats with whom we talked
		for i := src.Last + 1; i < last && f.lower[i] != ","; i++ {
			src.Last = i
		}
	}
	if src.Last+1 >= last || f.lower[src.Last+1] != "," {
		return nil
	}
	for i := src.Last + 1; i+1 < last; i++ {
		if f.lower[i] != "," {
			continue
		}
		k := i + 1
		for k+1 < last && f.Words[k].UPOS == "ADV" {
			k++
		}
		if !finite(f.Words[k].XPOS) {
			continue
		}
		if f.finiteIn(run{src.Last + 1, i}) >= 0 {
			return nil
		}
		if name := f.nameBehind(src.Last+2, i); f.Words[src.Head].UPOS == "NOUN" && name.OK() && f.Words[name.Head].UPOS == "PROPN" {
			src = name
		}
		d.source = src
		d.set("source", "behind the cue")
		return append(f.trimmed(before), f.trimmed(run{i + 1, last - 1})...)
	}
	return nil
}

// setOff reports whether the cue clause stands behind a comma or closing mark, and nothing but a mark follows it: only
// then can it report what stands before.
func (f *finder) setOff(d *draft) bool {
	first, last := f.Sentence(d.head)
	before, after := f.clauseStart(d)-1, f.clauseEnd(d)+1
	return before >= first && f.Punct(before) && (after >= last || f.Punct(after))
}

// sinceBreak is the end of r behind its last semicolon.
func (f *finder) sinceBreak(r run) run {
	for i := r.last; i >= r.first; i-- {
		if f.lower[i] == ";" && f.quote[i] == f.quote[r.last] {
			return run{i + 1, r.last}
		}
	}
	return r
}

// clauseStart is the first word of the clause that holds only the cue and its source.
func (f *finder) clauseStart(d *draft) int {
	at := d.cue.first
	if d.source.OK() && d.source.First < at && d.source.Last < at {
		at = d.source.First
	}
	for i := at - 1; i >= 0 && (f.Words[i].UPOS == "AUX" || f.Words[i].UPOS == "ADV") && f.Words[i].Head == d.head; i-- {
		at = i
	}
	return at
}

// clauseEnd is the last word of it: cue, source behind the cue, hearer, time and place.
func (f *finder) clauseEnd(d *draft) int {
	at := d.cue.last
	if d.source.OK() && d.source.Last > at {
		at = d.source.Last
	}
	for _, k := range f.Children(d.head) {
		if k > d.cue.last && f.Is(k, "obl", "obj", "iobj", "advmod") && !f.apart(at, f.Left(k)) {
			at = max(at, f.Right(k))
		}
	}
	return at
}

// rest is what goes on behind a cue clause that interrupts its content.
func (f *finder) rest(d *draft) run {
	_, last := f.Sentence(d.head)
	end := f.clauseEnd(d)
	if d.source.OK() && end+2 < last && f.Below(end+2, d.source.Head) {
		return noRun // an apposition or a relative clause of the source
	}
	if end+2 < last && f.lower[end+1] == "," && f.t.Word(end+2) != "" && !f.Is(end+2, "cc") {
		for _, k := range f.Children(d.head) {
			if k > end && f.Left(k) == end+2 && f.Is(k, "advcl", "conj", "ccomp", "parataxis") {
				return noRun
			}
		}
		if f.quote[end+2] >= 0 && f.opens(end+2) {
			return noRun // a quotation is attached by its marks
		}
		return run{end + 2, last - 1}
	}
	return noRun
}

// finiteIn is the first finite verb of r, or -1.
func (f *finder) finiteIn(r run) int {
	for i := r.first; i <= r.last; i++ {
		if f.Verb(i) && finite(f.Words[i].XPOS) {
			return i
		}
	}
	return -1
}
