package statement

import (
	"strings"

	"onrecord"
	"onrecord/lang"
)

// hedge lists the words that weaken what d says: those in its content, but for what stands in a nested statement's
// content, which are that one's.
func (f *finder) hedge(d *draft) {
	for _, c := range d.content {
		for i := c.first; i <= c.last; {
			n, how := f.pack.At(lang.Hedge, f.lower[:c.last+1], i)
			if n == 0 || d.cue.has(i) || f.innerHolds(d, i) || !f.weakens(d, i, n, how) {
				i++
				continue
			}
			d.hedges = append(d.hedges, run{i, i + n - 1})
			i += n
		}
	}
	if len(d.hedges) > 0 {
		d.set("hedges", "hedge list")
	}
}

// weakens reports whether the hedge of n words at i is used as one; how is what it must be, the value of its row.
func (f *finder) weakens(d *draft, i, n int, how string) bool {
	w := f.Words[i]
	if n > 1 {
		return true
	}
	if w.UPOS == "PROPN" || w.UPOS == "NOUN" {
		return false
	}
	switch how {
	case "modal":
		return d.act != onrecord.Rules && !f.ofSpeech(i) && !f.aside(d, i)
	case "ability": // "could not swim", "so that nobody could", ruled that he could: what somebody was able, or free, to do
		return d.act != onrecord.Rules && !f.ofSpeech(i) && !f.aside(d, i) && w.Head >= 0 && !f.negatedHead(w.Head)
	case "epithet": // a supposed friend; but "was supposed to land"
		return f.Is(i, "amod")
	case "attribute": // an alleged thief, is suspected to be; but "must be reported", "was supposed to land"
		return f.Is(i, "amod") || w.UPOS == "ADJ" || f.Child(i, "xcomp", "ccomp") >= 0
	case "raising": // appears to be, it seems that; but "appeared in a film"
		return f.Child(i, "xcomp", "ccomp", "csubj", "expl") >= 0 || f.Is(i, "parataxis", "amod")
	}
	return !f.Is(i, "advmod") || w.Head < 0 || !f.Is(w.Head, "amod") // "a potentially habitable planet" is one all the same
}

// aside reports whether modal i stands in a clause of circumstance, and not in what d says as a whole: "while it may help, there
// is no cure".
func (f *finder) aside(d *draft, i int) bool {
	h := f.Words[i].Head
	return h >= 0 && d.holds(run{h, h}) && f.Is(h, "advcl")
}

// ofSpeech reports whether modal i is none of likelihood: its subject speaks or is spoken to ("a question you might
// ask"), or follows it ("may they rest").
func (f *finder) ofSpeech(i int) bool {
	h := f.Words[i].Head
	if h < 0 {
		return false
	}
	k := f.subjectOf(h)
	if k < 0 {
		return false
	}
	return k > i || f.Words[k].UPOS == "PRON" && !strings.Contains(f.Words[k].Feats, "Person=3") && strings.Contains(f.Words[k].Feats, "Person=")
}

// negatedHead reports whether clause head h is negated, by itself or by its subject.
func (f *finder) negatedHead(h int) bool {
	for _, k := range f.Children(h) {
		if f.pack.Is(lang.Negation, f.lower[k]) || f.Is(k, "nsubj") && f.noOne(k) {
			return true
		}
	}
	return false
}

// innerHolds reports whether word i is part of a statement nested in d.
func (f *finder) innerHolds(d *draft, i int) bool {
	for _, e := range d.inner {
		if e.holds(run{i, i}) || e.cue.has(i) {
			return true
		}
	}
	return false
}
