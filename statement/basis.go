package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// rests fills what d is said to rest on: words of the pack's list beside the cue that are not content, what is cited, and whom an
// outlet has it from.
func (f *finder) rests(d *draft) {
	first, last := f.Sentence(d.head)
	for i := first; i < last; i++ {
		if d.holds(run{i, i}) || d.cue.has(i) {
			continue
		}
		n, kind := f.pack.At(lang.Basis, f.lower[:last], i)
		if n == 0 || f.Words[i].UPOS == "PROPN" || !f.near(d, i) || f.saidElsewhere(d, i) {
			continue
		}
		k := onrecord.BasisKind(kind)
		if k != onrecord.UnnamedSource && !f.medium(d, k, i+n-1) && (f.Words[i].UPOS != "VERB" || f.sawIt(d, i)) { // who wants no name is a source, and rests on nothing by that
			d.basis = append(d.basis, basis{k, f.wholeBasis(d, k, run{i, i + n - 1})})
		}
		i += n - 1
	}
	for _, b := range f.bases {
		if b.sentence == d.sentence && b.source.Head == d.source.Head && len(b.content) > 0 && d.kind.Class == lang.Verb && !d.holds(b.cue) {
			r := b.content[0]
			d.basis = append(d.basis, basis{f.basisOf(r), r})
		}
	}
	if k := f.perceives(d); k >= 0 {
		d.basis = append(d.basis, basis{onrecord.Witnessed, run{k, k}})
	}
	if e := f.toldBy(d); e != nil {
		d.basis = append(d.basis, basis{onrecord.UnnamedSource, run{e.source.First, e.source.Last}})
	}
	if e, kind := f.shownBy(d); e != nil {
		d.basis = append(d.basis, basis{kind, run{e.source.First, e.source.Last}})
	}
	if len(d.basis) > 0 {
		d.set("basis", "basis list")
	}
}

// perceives is the verb by which the words open with what the speaker saw or heard: "I saw him", said she heard a shot; -1.
func (f *finder) perceives(d *draft) int {
	form := string(f.form(d))
	for _, m := range f.opening(d) {
		_, kind := f.pack.At(lang.Basis, f.lower[:m+1], m)
		if onrecord.BasisKind(kind) != onrecord.Witnessed || f.Words[m].UPOS != "VERB" || f.uncertain(m) || !f.something(m) {
			continue
		}
		switch f.subjectKind(d, m, form) {
		case "speaker", "self":
			return m
		}
	}
	return -1
}

// something reports whether verb m of seeing or hearing tells what was seen: "saw him", "heard the boat sink"; not "saw no
// reason", "heard about it".
func (f *finder) something(m int) bool {
	k := f.Child(m, "obj", "ccomp", "xcomp")
	return k >= 0 && !f.noOne(k) || k < 0 && f.Child(m, "obl") < 0
}

// sawIt reports whether verb i says of the source of d that it saw or took part: it stands below the source, "a sailor who saw
// the mast fall", or between source and cue.
func (f *finder) sawIt(d *draft, i int) bool {
	return d.source.OK() && (f.Below(i, d.source.Head) || i > d.source.Last && i < d.cue.first || i > d.cue.last && i < d.source.First)
}

// shownBy is the statement nested in d that a recording, data or records make: what somebody says footage shows rests on the
// footage.
func (f *finder) shownBy(d *draft) (*draft, onrecord.BasisKind) {
	for _, e := range d.inner {
		if !e.source.OK() {
			continue
		}
		h := e.source.Head
		if n, kind := f.pack.At(lang.Basis, f.lower[:h+1], h); n > 0 && f.Words[h].UPOS == "NOUN" && onrecord.BasisKind(kind) != onrecord.Witnessed {
			return e, onrecord.BasisKind(kind)
		}
	}
	return nil, ""
}

// toldBy is the statement of an unnamed source that an outlet reports: what the outlet has it from.
func (f *finder) toldBy(d *draft) *draft {
	if !d.source.OK() || !f.outlet(d.source) {
		return nil
	}
	for _, e := range d.inner {
		if e.source.OK() && f.pack.Is(lang.UnnamedHead, f.lower[e.source.Head]) && !f.pack.Is(lang.GroupHead, f.lower[e.source.Head]) {
			return e
		}
	}
	return nil
}

// outlet reports whether p names or describes a news outlet.
func (f *finder) outlet(p Phrase) bool {
	for i := p.First; i <= p.Last; i++ {
		if f.pack.Is(lang.OutletHead, f.lower[i]) {
			return true
		}
	}
	return false
}

// medium reports whether word i names what the words of d stand in, or what d is about: "said in a filing", "read the report". That is
// where they were said, and not what they rest on.
func (f *finder) medium(d *draft, kind onrecord.BasisKind, i int) bool {
	if f.Words[i].UPOS != "NOUN" {
		return false
	}
	if d.source.OK() && (d.source.First <= i && i <= d.source.Last) {
		if kind == onrecord.Witnessed {
			return d.kind == nil || d.kind.Class != lang.Lead // "a witness said" tells who, "according to witnesses" on whose eyes
		}
		return d.source.Head != i || kind == onrecord.OfficialStatement // records show; but "the records office", "the official statement said"
	}
	if f.Is(i, "obj", "nsubj") {
		return true
	}
	top := i
	for f.Is(top, "compound", "nmod", "conj") && f.Words[top].Head >= 0 && f.Nominal(f.Words[top].Head) {
		top = f.Words[top].Head
	}
	return f.Is(top, "obl", "nmod") && f.pack.Is(lang.VenueLead, f.caseWord(top))
}

// saidElsewhere reports whether word i is content of another statement that does not hold d itself, or the source that one is according to.
func (f *finder) saidElsewhere(d *draft, i int) bool {
	for _, e := range f.drafts {
		if e != d && (e.holds(run{i, i}) && !e.holds(d.cue) || e.kind != nil && e.kind.Class == lang.Lead && e.source.OK() && e.source.First <= i && i <= e.source.Last) {
			return true
		}
	}
	return false
}

// wholeBasis is the noun phrase that r heads, r itself where it is none.
func (f *finder) wholeBasis(d *draft, k onrecord.BasisKind, r run) run {
	if k == onrecord.Witnessed || k == onrecord.TookPart || !f.Nominal(r.last) {
		return r
	}
	p := f.nounPhrase(r.last)
	whole := run{p.First, p.Last}
	if !whole.contains(r) || d.cue.overlaps(whole) || slices.ContainsFunc(d.content, whole.overlaps) {
		return r
	}
	return whole
}

// basisOf is the kind of what a source cites.
func (f *finder) basisOf(r run) onrecord.BasisKind {
	h := f.topOf(r)
	w := f.lower[h]
	if n, kind := f.pack.At(lang.Basis, f.lower[:h+1], h); n > 0 {
		return onrecord.BasisKind(kind)
	}
	switch {
	case f.pack.Is(lang.DocHead, w):
		return onrecord.InDocument
	case f.outletName(h):
		return onrecord.AnotherOutlet
	case f.Words[h].UPOS == "PROPN":
		return onrecord.NamedSource
	case f.someone(h) || f.pack.Is(lang.OutletHead, w):
		return onrecord.UnnamedSource
	}
	return onrecord.Inference
}

// near reports whether word i belongs to the cue clause of d: it stands in its source with all that describes it, or
// hangs below the cue.
func (f *finder) near(d *draft, i int) bool {
	if d.source.OK() && (i >= d.source.First && i <= d.source.Last || f.Below(i, d.source.Head)) {
		return true
	}
	for at, steps := i, 0; at >= 0 && steps < 6; at, steps = f.Words[at].Head, steps+1 {
		if at == d.head {
			return true
		}
		if d.holds(run{at, at}) {
			return false
		}
	}
	return false
}
