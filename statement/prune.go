package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// dropDoubles: an adverb or adjective of hearsay is a statement of its own only where no other cue carries its words;
// inside other content it is a hedge.
func (f *finder) dropDoubles() {
	shelf := f.shelve()
	for _, d := range f.drafts {
		if !d.dead && d.kind != nil && d.kind.Class == lang.Noun && !d.source.OK() && len(d.content) == 1 {
			for _, e := range shelf.at(d.content[0].first) { // "have said in sworn statements that …": one statement
				d.dead = d.dead || e != d && !e.dead && e.kind != nil && e.kind.Class == lang.Verb && f.Below(d.head, e.head) && slices.Equal(e.content, d.content)
			}
		}
		if d.dead || !d.hearsay() {
			continue
		}
		for _, e := range f.drafts {
			if e == d || e.dead || e.hearsay() {
				continue
			}
			if e.holds(d.cue) {
				d.dead = true
				break
			}
			if d.kind.Class == lang.Adverb && f.clauseHead(d.head) == e.head { // "reportedly said": it weakens that cue
				e.hedges = append(e.hedges, d.cue)
				d.dead = true
				break
			}
		}
	}
}

// hearsay reports whether the cue is a word of hearsay that names nobody: allegedly, the alleged.
func (d *draft) hearsay() bool {
	return d.kind != nil && (d.kind.Class == lang.Adverb || d.kind.Class == lang.Adjective && d.kind.Has(lang.Object))
}

// dropEchoes: a passive that names nobody, told inside somebody's words, is part of those words, unless it says what something is taken
// to be ("was seen as", "is believed to"); an accusation or a ruling is kept, so that no accused stands there without it being said that nobody is named as accuser.
func (f *finder) dropEchoes() {
	shelf := f.shelve()
	for _, d := range f.drafts {
		if d.dead || !d.passive || d.source.OK() || d.act == onrecord.Alleges || d.act == onrecord.Rules || f.predicated(d) || f.wasTold(d) {
			continue
		}
		for _, e := range shelf.at(d.cue.first) {
			if e != d && !e.dead && e.holds(d.cue) {
				d.dead = true
				break
			}
		}
	}
}

// wasTold: "they had been told that the museum could do better": somebody told them, though nobody says who.
func (f *finder) wasTold(d *draft) bool {
	return d.kind != nil && d.kind.Has(lang.Hearer) && d.by["content"] == "statement/clause after"
}

// dropDenied: "denied that he had threatened the mayor": what somebody denies having said is no statement of theirs.
func (f *finder) dropDenied() {
	shelf := f.shelve()
	for _, d := range f.drafts {
		if d.dead || d.kind == nil || d.kind.Class != lang.Verb || !d.source.OK() {
			continue
		}
		pronoun := f.Words[d.source.Head].UPOS == "PRON"
		for _, e := range shelf.at(d.cue.first) {
			if e != d && !e.dead && e.kind != nil && e.kind.Act == onrecord.Denies && !e.passive && e.holds(d.cue) && f.quote[e.head] == f.quote[d.head] &&
				(pronoun || f.Is(d.head, "ccomp") && f.Words[d.head].Head == e.head) {
				d.dead = true
				break
			}
		}
	}
}

// dropBases: "who asked not to be named", "citing a minister": words that say what a statement rests on are no statement of
// their own. They stand where circumstances finds them, beside a cue.
func (f *finder) dropBases() {
	for _, d := range f.drafts {
		if d.dead || !d.cue.ok() {
			continue
		}
		first, last := f.Sentence(d.head)
		for i := max(first, d.cue.first-3); i <= d.cue.first && !d.dead; i++ {
			n, kind := f.pack.At(lang.Basis, f.lower[:last], i)
			d.dead = n > 1 && onrecord.BasisKind(kind) == onrecord.UnnamedSource && d.cue.first < i+n
		}
		if d.kind != nil && d.kind.Has(lang.Based) && f.Words[d.head].XPOS == "VBG" {
			d.dead = true
			if k := f.objectOf(d); k >= 0 {
				p := f.nounPhrase(k)
				d.content = []run{{p.First, p.Last}}
			}
			f.bases = append(f.bases, d)
		}
	}
}
