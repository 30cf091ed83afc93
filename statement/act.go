package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// decideAct sets what the source does by speaking: the act of its cue, but for cues of plain saying, where who speaks and
// the words said decide: "said it was not true" denies, a court that says rules.
func (f *finder) decideAct(d *draft) {
	if f.declinesInWords(d) || f.refusesInWords(d) {
		d.act = onrecord.Declines
		d.set("act", "words of refusal")
		return
	}
	if act := f.lightAct(d); act != "" {
		d.act = act
		d.set("act", "noun of the object")
		return
	}
	if len(d.content) > 0 {
		if act, by := f.actOf(d); act != "" {
			d.act = act
			d.set("act", by)
			return
		}
	}
	if d.kind == nil {
		d.set("act", "quotation")
		return
	}
	if d.act == onrecord.Believes && d.source.OK() && f.pack.Is(lang.Negation, f.lower[d.source.First]) {
		d.act = onrecord.Doubts
		d.set("act", "not everybody")
		return
	}
	d.set("act", "cue "+d.kind.Text)
}

// actOf reads the act off the frame, the source and the content, "" where the cue alone decides.
func (f *finder) actOf(d *draft) (onrecord.Act, string) {
	form := f.form(d)
	quoted := form == onrecord.Direct || form == onrecord.Mixed
	switch {
	case d.kind != nil && (d.kind.Has(lang.Hearer) || d.act == onrecord.Asks) && f.toldTo(d):
		return onrecord.Urges, "hearer and infinitive" // told, asked, warned them to
	case d.act == onrecord.Declines && f.authority(d):
		return onrecord.Rules, "source with authority" // a judge who refuses bail
	case d.act == onrecord.Alleges && d.by["content"] == "statement/infinitive":
		return onrecord.Urges, "infinitive" // sued to stop it
	case d.act == onrecord.Alleges && d.kind != nil && d.kind.Has(lang.ObjectTo) && f.aims(d):
		return onrecord.Urges, "infinitive" // sued the bank to have it opened
	case d.act == onrecord.Predicts && d.kind != nil && d.kind.Has(lang.Menaces) && f.toldPast(d):
		return onrecord.Asserts, "told as past"
	case d.act == onrecord.Asks && f.asksFor(d):
		return onrecord.Urges, "what is asked for"
	case (d.act == onrecord.Asserts || d.act == onrecord.Denies) && f.authority(d) && f.lawSpeaks(d) && !f.addressed(d):
		return onrecord.Rules, "source with authority"
	case d.act == onrecord.Criticises && f.ofRumour(d):
		return onrecord.Denies, "claim as object"
	case d.act == onrecord.Believes && d.kind != nil && d.kind.Has(lang.As) && f.believedFalse(d) != "":
		return f.believedFalse(d), "considered false"
	case d.act == onrecord.Believes && !d.source.OK() && d.kind != nil && d.kind.Has(lang.Hearsay) && f.pack.Is(lang.Overheard, f.lower[d.head]):
		return onrecord.Asserts, "hearsay"
	case d.act == onrecord.Predicts && d.kind != nil && d.kind.Has(lang.Menaces) && (f.count(d, lang.Threat) > 0 || f.ownDeed(d)):
		return onrecord.Threatens, "deed of one's own"
	case d.act != onrecord.Asserts:
		return "", ""
	case f.decrees(d):
		return onrecord.Rules, "decree"
	}
	if act, by := f.judged(d); act != "" {
		return act, by
	}
	switch {
	case form == onrecord.Direct && f.question(d):
		return onrecord.Asks, "question mark"
	case f.count(d, lang.Falsehood) > 0 && d.kind != nil && d.kind.Class == lang.Verb:
		return onrecord.Denies, "words of falsehood"
	case d.kind != nil && d.kind.Class == lang.Lead && (f.says(d, lang.Falsehood) || slices.ContainsFunc(f.opening(d), f.noSuch)):
		return onrecord.Denies, "words of falsehood"
	case f.deniesInWords(d) || f.deniesOwn(d):
		return onrecord.Denies, "words of denial"
	case d.kind != nil && d.kind.Has(lang.Rebuts) && f.opensNegated(d):
		return onrecord.Denies, "insists that not"
	case f.disputed() && f.deniesAll(d):
		return onrecord.Denies, "nobody did"
	case f.says(d, lang.Dubious) && d.kind != nil && d.kind.Class == lang.Verb:
		return onrecord.Doubts, "words of doubt"
	case f.count(d, lang.Blame) > 0:
		return onrecord.Criticises, "words of blame"
	case d.kind != nil && d.kind.Has(lang.Accuses) && f.count(d, lang.Wrongdoing) > 0:
		return onrecord.Alleges, "words of wrongdoing"
	case f.accusesInWords(d):
		return onrecord.Alleges, "deed of another"
	case form == onrecord.Direct && f.finds(d, lang.Bad):
		return onrecord.Criticises, "found bad"
	case f.count(d, lang.Suspense) > 0:
		return onrecord.Doubts, "words of doubt"
	case f.count(d, lang.Threat) > 0:
		return onrecord.Threatens, "words of threat"
	case f.amiss(d) != "":
		return f.amiss(d), "what should have been"
	case f.ownFuture(d, quoted):
		return onrecord.Promises, "own future"
	case f.outlook(d):
		return onrecord.Predicts, "outlook"
	case quoted && f.imperative(d):
		return onrecord.Urges, "imperative"
	case f.duty(d, quoted):
		return onrecord.Urges, "words of duty"
	case quoted && f.count(d, lang.Praise) > 0:
		return onrecord.Praises, "words of praise"
	}
	return "", ""
}

// count is how many words or phrases of list l stand in the content of d.
func (f *finder) count(d *draft, l lang.List) int {
	n := 0
	for _, c := range d.content {
		words := f.lower[:c.last+1]
		for i := c.first; i <= c.last; i++ {
			if k, _ := f.pack.At(l, words, i); k > 0 && !f.innerSays(d, i) {
				n++
			}
		}
	}
	return n
}

// question reports whether what was said is one question.
func (f *finder) question(d *draft) bool {
	first, last := d.content[0].first, d.content[len(d.content)-1].last
	return f.sameSentence(first, last) && f.t.Word(last) == "?"
}

// innerSays reports whether word i is content of a statement nested in d: somebody else's words, or another act.
func (f *finder) innerSays(d *draft, i int) bool {
	for _, e := range d.inner {
		if e.holds(run{i, i}) {
			return true
		}
	}
	return false
}
