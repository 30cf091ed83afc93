package statement

import (
	"onrecord"
	"onrecord/lang"
)

// longestAsking is how many words lie between a request and the words that say how it ended, at most.
const longestAsking = 25

// requestOrder is the request that noun k names and that opens its clause, read by the order of the words, for where a request is sent to several, or by
// somebody, the tree seldom finds what became of it: "requests for comment sent to the mill and to its insurer drew no response", "attempts by the
// Post to reach her proved futile".
func (f *finder) requestOrder(k int) (Request, bool) {
	first, last := f.Sentence(k)
	if !f.Nominal(k) || !f.pack.Is(lang.RequestNoun, f.lower[k]) || f.quote[k] >= 0 || f.urging(k) || !f.opensClause(first, k) {
		return Request{}, false
	}
	q := Request{Statement: -1, Asker: f.author(k), Asked: NoPhrase}
	verb := false
	for i := k + 1; i < min(last, k+longestAsking); i++ {
		if f.lower[i] == ";" || f.lower[i] == ":" || f.quote[i] >= 0 {
			break
		}
		if !q.Asked.OK() && q.Outcome == "" && i+1 < last {
			q.Asked = f.wentTo(i, last)
		}
		if u := f.Words[i].UPOS; u == "VERB" || u == "AUX" {
			verb = verb || f.Words[i].XPOS != "VB" && f.Words[i].XPOS != "VBG"
		}
		if end, at := f.cameTo(i, last); end != "" && (verb || at > i) {
			q.Outcome = end
			q.Span = f.span(run{f.clauseFrom(first, k), at})
			return q, q.Asked.OK() || q.Asker.OK()
		}
	}
	return Request{}, false
}

// opensClause reports whether noun k is the first noun of its clause but for what counts or owns it.
func (f *finder) opensClause(first, k int) bool {
	for i := k - 1; i >= first && k-i <= 8; i-- {
		switch u := f.Words[i].UPOS; {
		case u == "VERB", u == "AUX", u == "PRON" && f.Words[i].XPOS == "PRP", u == "SCONJ":
			return false
		case f.lower[i] == ";", u == "CCONJ":
			return true
		case f.Punct(i), u == "ADP" && !f.pack.Is(lang.NameLink, f.lower[i]):
			return false
		case i == first:
			return true
		}
	}
	return k == first
}

// clauseFrom is the first word of the phrase that noun k ends, in the clause that it opens.
func (f *finder) clauseFrom(first, k int) int {
	for k > first && f.lower[k-1] != ";" && f.Words[k-1].UPOS != "CCONJ" {
		k--
	}
	return k
}

// wentTo is who a request goes to by the words at i: "to the mill", "reach her", "with the ministry".
func (f *finder) wentTo(i, last int) Phrase {
	lead := f.pack.Is(lang.AddresseeLead, f.lower[i]) && f.Words[i].UPOS == "ADP" || f.pack.Is(lang.From, f.lower[i]) && i > 0 && f.askedFor(i-1)
	if !lead && !(f.Words[i].UPOS == "VERB" && f.pack.Is(lang.Reaching, f.Words[i].Lemma) && f.Words[i].XPOS == "VB") {
		return NoPhrase
	}
	for h := i + 1; h < min(last, i+9) && !f.Punct(h); h++ {
		w := f.Words[h]
		if w.UPOS == "VERB" || w.UPOS == "AUX" || w.UPOS == "ADP" {
			return NoPhrase
		}
		if w.UPOS == "PRON" && w.XPOS == "PRP" || f.Nominal(h) && (h+1 == last || !f.Nominal(h+1) && f.Words[h+1].UPOS != "PART") {
			if p := f.holder(h); f.personal(p) || f.pack.Is(lang.ContactPoint, f.lower[h]) {
				return Phrase{max(i+1, p.First), p.Last, p.Head}
			}
			return NoPhrase
		}
	}
	return NoPhrase
}

// cameTo is how asking ended by the words that begin at i, "" where they do not say, and the last of them: "unanswered", "no reply", "not been
// returned", "failed".
func (f *finder) cameTo(i, last int) (onrecord.Outcome, int) {
	if o := f.pack.Value(lang.RequestState, f.lower[i]); o != "" && f.Words[i].UPOS != "NOUN" {
		return onrecord.Outcome(o), i
	}
	if f.Words[i].UPOS == "VERB" {
		if o := f.pack.Value(lang.RequestVain, f.Words[i].Lemma); o != "" && f.Words[i].XPOS == "VBD" {
			return onrecord.Outcome(o), i
		}
		if g := f.group(i); g.passive && g.first < i && g.negation < 0 {
			if o := f.pack.Value(lang.RequestFate, f.Words[i].Lemma); o != "" {
				return onrecord.Outcome(o), i
			}
		}
	}
	if i > 0 && f.Words[i-1].UPOS == "ADP" && f.pack.Is(lang.OffLine, f.lower[i]) {
		return onrecord.Unreachable, i // went to voicemail
	}
	if f.pack.Is(lang.Negation, f.lower[i]) {
		for v := i + 1; v < min(last, i+4); v++ {
			if f.Words[v].UPOS == "VERB" {
				return onrecord.Outcome(f.pack.Value(lang.RequestUnmet, f.Words[v].Lemma)), v
			}
			if o := f.pack.Value(lang.RequestNotState, f.lower[v]); o != "" {
				return onrecord.Outcome(o), v
			}
		}
	}
	if !f.pack.Is(lang.NoWord, f.lower[i]) {
		return "", -1
	}
	for n := i + 1; n < min(last, i+5) && !f.Punct(n); n++ {
		if o := f.pack.Value(lang.RequestNotState, f.lower[n]); o != "" {
			return onrecord.Outcome(o), n
		}
		if f.Nominal(n) && (f.pack.Is(lang.Replying, f.lower[n]) || f.pack.Is(lang.Replying, f.Words[n].Lemma)) {
			return onrecord.NoReply, n
		}
	}
	return "", -1
}

// wroteInVain: "the Centre wrote to the ministry twice but received no response", "they emailed the firm and heard nothing": verb v tells of writing to
// somebody, and its sentence that nothing came back.
func (f *finder) wroteInVain(v int) (Request, bool) {
	if f.Words[v].UPOS != "VERB" || f.quote[v] >= 0 || !f.pack.Is(lang.Writing, f.Words[v].Lemma) || f.hypothetical(v) || f.negated(v) || f.group(v).passive {
		return Request{}, false
	}
	_, last := f.Sentence(v)
	s := f.ownSubject(v)
	if s < 0 || s > v || f.relative(s) {
		return Request{}, false
	}
	q := Request{Statement: -1, Asker: f.antecedent(s, v), Asked: NoPhrase}
	if o := f.Child(v, "obj"); o > v && (f.personal(f.nounPhrase(o)) || f.Words[o].UPOS == "PROPN") {
		q.Asked = f.holder(o)
	}
	for i := v + 1; i < min(last, v+longestAsking+10); i++ {
		if f.quote[i] >= 0 {
			break
		}
		if !q.Asked.OK() && i+1 < last {
			q.Asked = f.wentTo(i, last)
		}
		end, at := f.cameTo(i, last)
		if end == "" && f.pack.Is(lang.Hearing, f.Words[i].Lemma) { // heard nothing, never heard back
			if o := f.Child(i, "obj"); f.negated(i) || o > i && f.pack.Is(lang.NoWord, f.lower[o]) {
				end, at = onrecord.NoReply, max(i, o)
			}
		}
		if end == "" {
			continue
		}
		q.Outcome, q.Span = end, f.span(run{min(q.Asker.First, v), at})
		return q, q.Asked.OK()
	}
	return Request{}, false
}

// askedInVain: "the mayor was invited to comment but did not", "the firm was given a week to reply and has not": whom passive verb v says was asked did not
// answer, by words that only negate.
func (f *finder) askedInVain(v int) (Request, bool) {
	if f.Words[v].UPOS != "VERB" || f.quote[v] >= 0 || !f.pack.Is(lang.AskedWord, f.lower[v]) || !f.group(v).passive || f.hypothetical(v) || f.negated(v) {
		return Request{}, false
	}
	s := f.ownSubject(v)
	_, last := f.Sentence(v)
	if s < 0 || s > v || f.relative(s) || !f.personal(f.nounPhrase(s)) {
		return Request{}, false
	}
	for i := v + 1; i+1 < last; i++ {
		if f.Words[i].UPOS != "CCONJ" || f.Words[i+1].UPOS != "AUX" {
			continue
		}
		n := i + 2
		if n < last && f.pack.Is(lang.Negation, f.lower[n]) && (n+1 >= last || f.Punct(n+1) || f.Words[n+1].UPOS == "ADP") {
			p := f.nounPhrase(s)
			return Request{Statement: -1, Asker: f.asker(v), Asked: p, Outcome: onrecord.NoReply, Span: f.span(run{p.First, n})}, true
		}
	}
	return Request{}, false
}

// turnedAway: "a reporter who called at the house was turned away", "our reporter was refused entry": who asks was not let in.
func (f *finder) turnedAway(v int) (Request, bool) {
	if f.Words[v].UPOS != "VERB" || f.quote[v] >= 0 || !f.group(v).passive || f.hypothetical(v) || f.negated(v) {
		return Request{}, false
	}
	o := f.pack.Value(lang.RequestFate, f.Words[v].Lemma)
	s := f.ownSubject(v)
	if o == "" || s < 0 || s > v || f.relative(s) || !f.pack.Is(lang.Reporter, f.lower[s]) || f.pack.Is(lang.OutletHead, f.lower[s]) {
		return Request{}, false
	}
	p := f.nounPhrase(s)
	return Request{Statement: -1, Asker: p, Asked: f.agent(v), Outcome: onrecord.Refused, Span: f.span(run{p.First, v})}, true
}

// walkedPast: "the envoy swept past reporters", "managers drove past our microphones": who was there to be asked did not stop.
func (f *finder) walkedPast(v int) (Request, bool) {
	if f.Words[v].UPOS != "VERB" || f.quote[v] >= 0 || f.Words[v].XPOS != "VBD" || !f.pack.Is(lang.Passing, f.Words[v].Lemma) {
		return Request{}, false
	}
	_, last := f.Sentence(v)
	s, how := f.subject(v)
	if how == "" || v+1 >= last || !f.pack.Is(lang.GoneBy, f.lower[v+1]) {
		return Request{}, false
	}
	for k := v + 2; k < min(last, v+6); k++ {
		if f.Nominal(k) && (f.reporter(k) || f.pack.Is(lang.Questioning, f.lower[k])) {
			return Request{Statement: -1, Asker: NoPhrase, Asked: s, Outcome: onrecord.Refused, Span: f.span(run{s.First, k})}, true
		}
	}
	return Request{}, false
}
