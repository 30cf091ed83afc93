package statement

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/lang"
)

// deniesAll reports whether people say that nobody did something, or that none of it was done: "no officer had fired", "nobody from his camp was
// at the track", "no hawker was beaten". What news reports as absent, an arrest or casualties, is told and not denied, and so is what
// papers and documents report.
func (f *finder) deniesAll(d *draft) bool {
	if d.kind == nil || d.kind.Class != lang.Verb || !d.source.OK() || !f.deniable(d.source.Head) {
		return false
	}
	for _, m := range f.opening(d) {
		if f.Words[m].UPOS != "VERB" || f.hypothetical(m) {
			continue
		}
		k := f.Child(m, "nsubj")
		if k < 0 || k > m || !f.noOne(k) || f.Words[k].UPOS == "PRON" && !f.noPerson(k) {
			continue
		}
		x := f.Words[m].XPOS
		if x != "VBD" && x != "VBN" || f.compared(max(f.Child(m, "obj"), 0)) {
			continue
		}
		kind := f.pack.Value(lang.AbsenceVerb, f.lower[m])
		if kind == "" {
			kind = f.pack.Value(lang.AbsenceNoun, f.lower[k])
		}
		if o := f.Child(m, "obj"); kind == "" && o > m {
			kind = f.pack.Value(lang.AbsenceNoun, f.lower[o])
		}
		if kind == "" && !f.pack.Is(lang.Able, f.lower[m]) && !f.pack.Is(lang.Mental, f.Words[m].Lemma) {
			return true
		}
	}
	return false
}

// deniable reports whether source head k is one who may be blamed: no outlet, no document.
func (f *finder) deniable(k int) bool {
	w := f.lower[k]
	return !f.pack.Is(lang.OutletHead, w) && !f.pack.Is(lang.DocHead, w) && !f.pack.Is(lang.Exhibit, w)
}

// ofRumour reports whether what a cue of criticism is about is a claim or a rumour: who slams an allegation denies it.
func (f *finder) ofRumour(d *draft) bool {
	if d.kind == nil || d.kind.Class != lang.Verb || len(d.content) == 0 {
		return false
	}
	if strings.HasSuffix(d.by["content"], "predicate") && !f.calledBy(d, lang.Falsehood) {
		return false // "denounced the claims as an embarrassment"
	}
	for _, c := range d.content {
		for i := c.first; i <= c.last; i++ {
			h := f.Words[i].Head
			if !f.Nominal(i) || c.has(h) && !f.Verb(h) {
				continue
			}
			return f.pack.Is(lang.Rumour, f.lower[i])
		}
	}
	return false
}

// deflects reports whether what was said only turns the question away: "that is a matter for the courts", "you would have to ask him".
func (f *finder) deflects(d *draft) bool {
	c := d.content[0]
	for i := c.first; i <= min(c.last, c.first+9); i++ {
		if n, _ := f.pack.At(lang.Deflecting, f.lower[:c.last+1], i); n > 0 && !f.innerSays(d, i) {
			return true
		}
	}
	return false
}

// believedFalse is the act of who considers something false or questionable, "" for none.
func (f *finder) believedFalse(d *draft) onrecord.Act {
	switch {
	case f.calledBy(d, lang.Falsehood):
		return onrecord.Denies
	case f.calledBy(d, lang.Dubious), f.calledBy(d, lang.Suspense):
		return onrecord.Doubts
	}
	return ""
}

// disputed reports whether somebody in the article denies by the word of it, so that there is something to deny.
func (f *finder) disputed() bool {
	return slices.ContainsFunc(f.drafts, func(d *draft) bool { return d.kind != nil && d.kind.Act == onrecord.Denies })
}
