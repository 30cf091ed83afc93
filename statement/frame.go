package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// frame drafts the statement that an occurrence makes, nil when the cue takes no content and no source here.
func (f *finder) frame(o occurrence) *draft {
	d := f.newDraft(o)
	switch o.cue.Class {
	case lang.Verb:
		return f.verbFrame(d, o)
	case lang.Fixed:
		return f.fixedFrame(d)
	case lang.Noun:
		return f.nounFrame(d)
	case lang.Lead:
		return f.leadFrame(d)
	case lang.Adverb:
		return f.adverbFrame(d)
	case lang.Adjective:
		d.source = o.behind
		return f.adjectiveFrame(d)
	}
	return nil
}

// newDraft is a draft of the cue of o, with nothing found yet.
func (f *finder) newDraft(o occurrence) *draft {
	d := &draft{cue: o.words, head: o.head, kind: o.cue, act: o.act, mark: o.mark, source: NoPhrase, passive: o.passive, quotation: -1, turn: noRun,
		sentence: f.t.SentenceOf(o.head), by: map[string]string{}, said: said{noRun}}
	d.set("cue", "cue "+o.cue.Text)
	return d
}

func (f *finder) verbFrame(d *draft, o occurrence) *draft {
	if o.behind.OK() {
		d.source = o.behind
		d.set("source", "behind the cue")
		return d
	}
	if r := f.openingQuestion(d); r.ok() {
		d.content = f.trimmed(r)
		d.set("content", "question")
		return d
	}
	if o.passive {
		if o.negated || d.kind.Has(lang.OfRequest) {
			return nil
		}
		return f.passiveFrame(d, o)
	}
	if o.apposed.OK() {
		d.source = o.apposed
		d.set("source", "before a misread verb")
		if o.follows.ok() {
			d.content = append(f.trimmed(o.before), f.trimmed(o.follows)...)
			d.set("content", "behind a misread verb")
			return d
		}
	} else if src, how := f.speakerOf(d); how != "" {
		d.source = src
		d.set("source", how)
	}
	if d.kind.Has(lang.OfRequest) && !f.ofRequest(d) {
		return nil
	}
	if d.kind.Has(lang.Heard) && !f.heard(d) {
		return nil
	}
	if d.kind.Has(lang.OfWords) && d.kind.Has(lang.Empty) {
		if words, _ := f.saying(d); len(words) == 0 {
			return nil
		}
	}
	if d.kind.Has(lang.Empty) {
		if !slices.Contains([]onrecord.Act{onrecord.Denies, onrecord.Doubts, onrecord.Retracts}, d.act) {
			return f.emptyFrame(d)
		}
		for _, try := range f.tries(d.kind) { // "recanted", and what was recanted where it is said
			if content, how := try(d); len(content) > 0 {
				d.content = content
				d.set("content", how)
				break
			}
		}
		return f.emptyFrame(d)
	}
	if k := f.objectOf(d); d.act == onrecord.Denies && k > d.cue.last && d.source.OK() && f.asksForWords(k) {
		d.act = onrecord.Declines // rejected a request
		return d
	}
	if o.negated && (d.act == onrecord.Silent || d.act == onrecord.Declines) {
		if !d.source.OK() || f.pack.Is(lang.NoWord, f.lower[d.source.Head]) && f.group(d.head).negation >= 0 {
			return nil
		}
		if k := f.Child(d.head, "ccomp"); d.act == onrecord.Silent && k > d.cue.last && !f.pack.Is(lang.Question, f.lower[f.Left(k)]) {
			if d.content = f.trimmed(f.clauseAfter(d)); len(d.content) > 0 {
				d.set("content", "clause not said")
			}
		}
		return d
	}
	if d.act == onrecord.Declines && d.kind.Has(lang.To) { // what is refused is not put on record
		if !d.source.OK() || !f.refusable(d) {
			return nil
		}
		return d
	}
	for _, try := range f.tries(d.kind) {
		if content, how := try(d); len(content) > 0 {
			d.content = content
			d.set("content", how)
			return d
		}
	}
	if o.negated && (d.act == onrecord.Believes || d.act == onrecord.Doubts) { // "do not believe the count"
		if content, how := f.object(d); len(content) > 0 {
			d.act, d.content = onrecord.Doubts, content
			d.set("content", how)
			return d
		}
	}
	if d.kind.Has(lang.Clause) || d.kind.Has(lang.Quote) || d.kind.Has(lang.As) {
		return d // what it puts on record may stand in a quotation: attachQuotations drops it if none does
	}
	return nil
}

// emptyFrame: the source declined or was silent. "claim responsibility" and the like put their phrase on record: they have
// a preposition beside the empty frame, and no content only where nothing follows.
func (f *finder) emptyFrame(d *draft) *draft {
	if !d.source.OK() {
		return nil
	}
	return d
}

type try func(d *draft) ([]run, string)

// tries lists how a verb cue of kind c may take its content, the most telling way first.
func (f *finder) tries(c *lang.Cue) []try {
	var out []try
	add := func(t try, frames ...lang.Frame) {
		for _, fr := range frames {
			if c.Has(fr) {
				out = append(out, t)
				return
			}
		}
	}
	add(f.objectFor, lang.ObjectFor)
	add(f.measured, lang.Measured)
	add(f.shown, lang.Shown)
	add(f.objectTo, lang.ObjectTo)
	add(f.predicate, lang.As)
	add(f.clause, lang.Clause)
	add(func(d *draft) ([]run, string) { return f.parenthesis(d), "clause around" }, lang.Quote)
	add(f.infinitive, lang.To)
	add(f.gerund, lang.Ing, lang.Object)
	if len(c.Prepositions()) > 0 {
		out = append(out, f.prepositional)
	}
	add(f.object, lang.Object)
	add(f.saying, lang.OfWords)
	add(f.apposedObject, lang.Object)
	return out
}

// infinitive: promised to …
func (f *finder) infinitive(d *draft) ([]run, string) {
	k := f.Child(d.head, "xcomp")
	if k < 0 {
		k = f.bareInfinitive(d)
	}
	if k < d.cue.last || f.Words[k].XPOS == "VBG" {
		return nil, ""
	}
	if o := f.objectOf(d); o > d.cue.last && o < k { // announced a plan to …: the infinitive is the object's
		return nil, ""
	}
	return f.trimmed(run{max(f.Left(k), d.cue.last+1), f.Right(k)}), "infinitive"
}

// bareInfinitive is the verb right behind "to" that the tree took for a noun: "threatened to sue". -1 where there is none.
func (f *finder) bareInfinitive(d *draft) int {
	_, last := f.Sentence(d.head)
	at, k := d.cue.last+1, d.cue.last+2
	if k >= last || !f.pack.Is(lang.Infinitive, f.lower[at]) || f.Words[k].Head == at || f.capital(k) || !f.Nominal(k) || f.Words[k].XPOS == "NNS" || f.Left(k) < at {
		return -1
	}
	return k
}

// gerund: denied doing …
func (f *finder) gerund(d *draft) ([]run, string) {
	for _, k := range f.Children(d.head) {
		if k > d.cue.last && f.Is(k, "xcomp", "ccomp", "advcl", "obj") && f.gerundHead(k) && !f.apart(d.cue.last, f.Left(k)) {
			return f.trimmed(run{max(f.Left(k), d.cue.last+1), f.Right(k)}), "gerund"
		}
	}
	return nil, ""
}

// gerundHead reports whether k heads a gerund: "taking bribes", "being drunk".
func (f *finder) gerundHead(k int) bool {
	if f.Words[k].XPOS == "VBG" {
		return true
	}
	for _, c := range f.Children(k) {
		if c < k && f.Words[c].XPOS == "VBG" && f.Is(c, "cop", "aux") {
			return true
		}
	}
	return false
}
