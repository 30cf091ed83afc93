package statement

import (
	"onrecord"
	"onrecord/lang"
)

// requestTold is the request that verb v tells of from the side of who asks: "we could not reach the driver", "the Post put six
// questions to the ministry; none was answered".
func (f *finder) requestTold(v int) (Request, bool) {
	if f.Words[v].UPOS != "VERB" {
		return Request{}, false
	}
	if f.pack.Is(lang.AskedWord, f.Words[v].Lemma) || f.pack.Is(lang.AskedWord, f.lower[v]) {
		if q, ok := f.soughtInVain(v); ok {
			return q, true
		}
		return f.notReached(v)
	}
	k := f.Child(v, "obj")
	if k < v || !f.pack.Is(lang.RequestNoun, f.lower[k]) || !f.pack.Is(lang.Sending, f.Words[v].Lemma) || f.hypothetical(v) {
		return Request{}, false
	}
	q := Request{Statement: -1, Asker: NoPhrase, Asked: f.addressee(k)}
	for _, c := range f.Children(v) {
		if c > v && !q.Asked.OK() && f.Is(c, "obl") && f.pack.Is(lang.AddresseeLead, f.caseWord(c)) {
			q.Asked = f.holder(c)
		}
	}
	if s, how := f.subject(v); how != "" {
		q.Asker = s
	}
	_, last := f.Sentence(v)
	for x := v + 1; x < last && q.Outcome == ""; x++ {
		o := onrecord.Outcome(f.pack.Value(lang.RequestUnmet, f.Words[x].Lemma))
		if s := f.ownSubject(x); f.Words[x].UPOS == "VERB" && o != "" && (f.negated(x) || s >= 0 && f.noOne(s)) {
			q.Outcome = o
		} else if o := f.pack.Value(lang.RequestState, f.lower[x]); o != "" {
			q.Outcome = onrecord.Outcome(o)
		}
		if q.Outcome != "" {
			q.Span = f.span(run{min(v, f.group(v).first), x})
		}
	}
	return q, q.Outcome != "" && q.Asked.OK()
}

// notReached: who asks was not able to reach, or find, whom they wanted to ask.
func (f *finder) notReached(v int) (Request, bool) {
	o := f.Child(v, "obj")
	if o < v || f.group(v).passive || !f.pack.Is(lang.Reaching, f.Words[v].Lemma) || !f.personal(f.nounPhrase(o)) {
		return Request{}, false
	}
	at, ok := v, f.negated(v) && f.able(v)
	if h := f.Words[v].Head; f.Is(v, "xcomp") && h >= 0 && h < v && f.listed(lang.Unable, h) {
		at, ok = h, true
	}
	s, how := f.subject(at)
	if !ok || how == "" {
		return Request{}, false
	}
	return Request{Statement: -1, Asker: s, Asked: f.holder(o), Outcome: onrecord.Unreachable, Span: f.span(run{s.First, f.nounPhrase(o).Last})}, true
}

// switchedOff: "his phone was switched off": who is reached there could not be.
func (f *finder) switchedOff(k int) (Request, bool) {
	v := f.Words[k].Head
	if !f.pack.Is(lang.ContactPoint, f.lower[k]) || v < k || !f.Is(k, "nsubj") || f.negated(v) || f.hypothetical(v) || !f.pack.Is(lang.OffLine, f.lower[v]) {
		return Request{}, false
	}
	p := f.Child(k, "nmod:poss")
	for _, at := range []int{k, v} {
		for _, c := range f.Children(at) {
			if p < 0 && c > k && f.Is(c, "nmod", "obl") && f.pack.Is(lang.PlaceLead, f.caseWord(c)) && f.personal(f.bare(c)) {
				p = c
			}
		}
	}
	if p < 0 {
		return Request{}, false
	}
	asked := f.nounPhrase(p)
	if p > k {
		asked = f.bare(p)
	}
	q := Request{Statement: -1, Asker: NoPhrase, Asked: asked, Outcome: onrecord.Unreachable, Span: f.span(run{f.nounPhrase(k).First, v})}
	return q, true
}

// inReply: "in reply to questions from the Post, the bank said", "replying to the Post, the mayor said": the source of d was
// asked, by whom it says, and spoke.
func (f *finder) inReply(d *draft) (run, Phrase, bool) {
	for _, k := range f.Children(d.head) {
		if d.holds(run{k, k}) || !f.Is(k, "obl", "advcl", "nmod") {
			continue
		}
		reply := f.Is(k, "obl", "nmod") && f.pack.Is(lang.Replying, f.lower[k]) && f.Child(k, "case") >= 0 ||
			f.Is(k, "advcl") && f.pack.Is(lang.Replying, f.Words[k].Lemma) && f.Words[k].XPOS == "VBG"
		if !reply {
			continue
		}
		for _, c := range f.Children(k) {
			if c < k || !f.Is(c, "nmod", "obl") || !f.pack.Is(lang.AddresseeLead, f.caseWord(c)) {
				continue
			}
			r := run{f.Left(k), f.Right(k)}
			for r.last > r.first && f.Punct(r.last) {
				r.last--
			}
			if f.pack.Is(lang.RequestNoun, f.lower[c]) {
				return r, f.author(c), true
			}
			if p := f.bare(c); f.personal(p) || f.pack.Is(lang.OutletHead, f.lower[c]) {
				return r, p, true
			}
		}
	}
	return noRun, NoPhrase, false
}
