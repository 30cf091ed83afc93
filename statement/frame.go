package statement

import (
	"onrecord"
	"onrecord/lang"
)

// frame drafts the statement that an occurrence makes, nil when the cue takes no content and no source here.
func (f *finder) frame(o occurrence) *draft {
	d := &draft{cue: o.words, head: o.head, kind: o.cue, act: o.act, source: NoPhrase, passive: o.passive, quotation: -1,
		sentence: f.t.SentenceOf(o.head), by: map[string]string{}}
	d.set("cue", "cue "+o.cue.Text)
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
		return f.adjectiveFrame(d)
	}
	return nil
}

func (f *finder) verbFrame(d *draft, o occurrence) *draft {
	if o.passive {
		return f.passiveFrame(d, o)
	}
	if src, how := f.speakerOf(d); how != "" {
		d.source = src
		d.set("source", how)
	}
	if d.kind.Has(lang.Empty) {
		return f.emptyFrame(d)
	}
	if o.negated && (d.act == onrecord.Silent || d.act == onrecord.Declines) {
		if !d.source.OK() {
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
	add(f.objectTo, lang.ObjectTo)
	add(f.predicate, lang.As)
	add(f.clause, lang.Clause)
	add(f.infinitive, lang.To)
	add(f.gerund, lang.Ing)
	if len(c.Prepositions()) > 0 {
		out = append(out, f.prepositional)
	}
	add(f.object, lang.Object)
	return out
}

// clause: said (that) …, and … , he said.
func (f *finder) clause(d *draft) ([]run, string) {
	for _, k := range f.Children(d.head) {
		if !f.Is(k, "ccomp") && !(f.Is(k, "xcomp") && f.ownSubject(k) >= 0) {
			continue
		}
		r := run{f.Left(k), f.Right(k)}
		if k > d.cue.last {
			if c := f.conjunction(d.cue.last+1, k); c >= 0 {
				r.first = c + 1
			}
			r.first = max(r.first, d.cue.last+1)
			return f.trimmed(r), "clause after"
		}
		r.last = min(r.last, f.clauseStart(d)-1)
		if parts := f.trimmed(r); len(parts) > 0 {
			return append(parts, f.trimmed(f.rest(d))...), "clause before"
		}
	}
	if parts := f.around(d); len(parts) > 0 {
		return parts, "clause around"
	}
	return nil, ""
}

// conjunction is the last word that may lead a content clause and be no part of it ("that") between from and the clause's
// head, or -1.
func (f *finder) conjunction(from, head int) int {
	for i := from; i < head && i < from+12; i++ {
		if f.pack.Is(lang.Conjunction, f.lower[i]) && f.Is(i, "mark") {
			return i
		}
	}
	return -1
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

// infinitive: promised to …
func (f *finder) infinitive(d *draft) ([]run, string) {
	k := f.Child(d.head, "xcomp")
	if k < d.cue.last || f.Words[k].XPOS == "VBG" {
		return nil, ""
	}
	return f.trimmed(run{max(f.Left(k), d.cue.last+1), f.Right(k)}), "infinitive"
}

// gerund: denied doing …
func (f *finder) gerund(d *draft) ([]run, string) {
	for _, k := range f.Children(d.head) {
		if k > d.cue.last && f.Is(k, "xcomp", "ccomp", "advcl", "obj") && f.Words[k].XPOS == "VBG" {
			return f.trimmed(run{max(f.Left(k), d.cue.last+1), f.Right(k)}), "gerund"
		}
	}
	return nil, ""
}
