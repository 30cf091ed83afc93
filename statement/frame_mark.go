package statement

import (
	"onrecord"
	"onrecord/lang"
)

// fixedFrame: a row of words without content, for its subject.
func (f *finder) fixedFrame(d *draft) *draft {
	p, how := f.subject(d.head)
	if d.kind.Has(lang.UnreachableFrame) && !d.kind.Has(lang.Asked) && !f.personal(p) {
		return nil // a trader could not be traced; so could a letter
	}
	if d.kind.Has(lang.Nobody) && !(p.OK() && f.noPerson(p.Head)) {
		return nil
	}
	for at := d.head; !p.OK() && f.Words[at].Head >= 0; { // "… , without elaborating": the subject of the clause above
		at = f.Words[at].Head
		if f.Verb(at) {
			p, how = f.subject(at)
			break
		}
	}
	if !p.OK() || d.cue.has(p.Head) {
		return nil
	}
	d.source = f.askedAbout(p)
	d.set("source", how)
	return d
}

// askedAbout: "calls to the ministry went unanswered": it is the ministry that does not answer.
func (f *finder) askedAbout(p Phrase) Phrase {
	if !f.pack.Is(lang.Comment, f.lower[p.Head]) {
		return p
	}
	if q := f.addressee(p.Head); q.OK() {
		return q
	}
	for _, k := range f.Children(p.Head) {
		if k > p.Head && f.Is(k, "nmod") && f.Words[k].UPOS != "PRON" && !f.pack.Is(lang.Comment, f.lower[k]) {
			q := f.nounPhrase(k)
			if c := f.Child(k, "case"); c >= q.First && c < k {
				q.First = c + 1
			}
			return q
		}
	}
	return p
}

// adverbFrame: reportedly, allegedly. The content is the clause that it stands in.
func (f *finder) adverbFrame(d *draft) *draft {
	h := f.clauseHead(d.head)
	if h < 0 {
		return nil
	}
	r := f.clauseExtent(h)
	d.content = f.without(r, d.cue)
	if len(d.content) == 0 {
		return nil
	}
	d.set("content", "marked clause")
	return d
}

// adjectiveFrame: the alleged plot; she is sure that …
func (f *finder) adjectiveFrame(d *draft) *draft {
	if !d.kind.Has(lang.Object) {
		return f.predicativeFrame(d)
	}
	h := f.Words[d.head].Head
	if h < d.head {
		return nil
	}
	d.content = f.trimmed(run{d.cue.last + 1, f.Right(h)})
	if len(d.content) == 0 {
		return nil
	}
	d.set("content", "described noun")
	return d
}

// unsure reports whether the words of d deny that its source is sure: "are not convinced" doubts, of whatever.
func unsure(d *draft) bool {
	return d.kind != nil && d.kind.Class == lang.Adjective && d.act == onrecord.Doubts && d.kind.Act != onrecord.Doubts
}

// predicativeFrame: the source is the subject of the adjective, the content its clause or prepositional phrase.
func (f *finder) predicativeFrame(d *draft) *draft {
	src, how := d.source, "before the cue"
	if !src.OK() {
		if src, how = f.speakerOf(d); !src.OK() {
			return nil
		}
	}
	d.source = src
	d.set("source", how)
	if d.act == onrecord.Believes && (f.pack.Is(lang.Negation, f.lower[src.First]) || f.pack.Is(lang.Few, f.lower[src.First]) || f.noOne(src.Head)) {
		d.act = onrecord.Doubts // not everyone is convinced
	}
	if d.act == onrecord.Declines && d.kind.Has(lang.To) {
		if !f.unwillingTo(d) {
			return nil
		}
		return d
	}
	for _, try := range []try{f.clause, f.prepositional} {
		if content, how := try(d); len(content) > 0 {
			d.content = content
			d.set("content", how)
			return d
		}
	}
	if (d.kind.Has(lang.Empty) || unsure(d)) && f.personal(src) {
		return d
	}
	return nil
}
