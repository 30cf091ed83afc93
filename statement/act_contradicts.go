package statement

import (
	"onrecord"
	"onrecord/lang"
)

// contradicts reports whether what was said opens with a clause that says something was, or is, not so, where others in the article charge, deny or
// doubt, so that there is something it can be said against: "the doors were not locked", "it does not pay politicians", "there was no bid". What
// news reports as absent or not yet there is told, and not denied, and so is what cannot, or will not, be.
func (f *finder) contradicts(d *draft) bool {
	if d.kind != nil && d.kind.Class != lang.Verb && d.kind.Class != lang.Lead || !d.source.OK() || !f.deniable(d.source.Head) || !f.contended(d) {
		return false
	}
	list := f.opening(d)
	if len(list) == 0 {
		return false
	}
	m := list[0]
	if !f.negatedHead(m) && !f.noneOf(m) && !(f.Nominal(m) && f.noOne(m)) || f.hypothetical(m) || f.stillOpen(m) {
		return false
	}
	if !f.Verb(m) && f.Child(m, "cop", "expl") < 0 && !(f.Nominal(m) && f.noOne(m)) {
		return false
	}
	if f.pack.Is(lang.Mental, f.Words[m].Lemma) && !f.noneOf(m) && !f.pack.Is(lang.Knowing, f.Words[m].Lemma) && !(f.negated(m) && f.perfect(m)) {
		return false
	}
	return f.pack.Value(lang.AbsenceNothing, f.Words[m].Lemma) == "" && f.missing(m) == ""
}

// missing is the kind of absence that clause head m reports, as news does: no arrest, nobody hurt; "" for none.
func (f *finder) missing(m int) string {
	for _, k := range []int{m, f.Child(m, "nsubj"), f.Child(m, "obj")} {
		if k < 0 {
			continue
		}
		if f.pack.Is(lang.AbsenceAside, f.lower[k]) {
			return absentOther // no need, no reason: an argument
		}
		for _, l := range []lang.List{lang.AbsenceVerb, lang.AbsenceNoun} {
			if kind := f.pack.Value(l, f.lower[k]); kind != "" && kind != absentOther && kind != string(onrecord.NoProof) {
				return kind
			}
		}
	}
	return ""
}

// stillOpen reports whether clause head m says of what is not so that it may be yet: yet, so far.
func (f *finder) stillOpen(m int) bool {
	for _, k := range f.Children(m) {
		if f.pack.Is(lang.StillOpen, f.lower[k]) {
			return true
		}
	}
	return false
}

// contended reports whether a charge, a denial, a doubt or a question left without an answer is told near by: in the paragraph of d, or the one before
// or behind it.
func (f *finder) contended(d *draft) bool {
	here := f.t.SentenceOf(d.content[0].first)
	if f.opensArticle(here) {
		return true // what opens the news with a "not" answers something
	}
	for _, e := range f.drafts {
		if e == d || e.kind == nil || !e.cue.ok() {
			continue
		}
		near := f.t.SentenceOf(e.cue.first) - here
		switch e.act {
		case onrecord.Denies, onrecord.Doubts, onrecord.Alleges, onrecord.Retracts:
			if -contendedNear <= near && near <= contendedNear {
				return true
			}
		case onrecord.Declines, onrecord.Silent:
			if -2 <= near && near <= 2 {
				return true
			}
		}
	}
	return false
}

// contendedNear is how many sentences lie between what is said and what it is said against, at most.
const contendedNear = 6

// opensArticle reports whether sentence s stands in a headline, or is the first of the first paragraph.
func (f *finder) opensArticle(s int) bool {
	for _, p := range f.t.Paragraphs {
		switch b := f.t.Document.Blocks[p.Block]; {
		case p.First <= s && s < p.Last && (b.Kind == onrecord.Title || b.Kind == onrecord.Standfirst):
			return true
		case b.Kind == onrecord.Body:
			return s == p.First
		}
	}
	return false
}
