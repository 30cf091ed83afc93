package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// requestNoun is the request that noun k names and that the clause says came to nothing: "a request by the Post was refused",
// "emails to the firm drew no response", "attempts to reach the owner were unsuccessful", "left a letter unanswered".
func (f *finder) requestNoun(k int) (Request, bool) {
	rel := f.whole(k)
	v := f.Words[rel].Head
	if (f.pack.Is(lang.Comment, f.lower[k]) || f.pack.Is(lang.Particulars, f.lower[k])) && f.noOne(k) && v >= 0 {
		return f.noReply(k, v)
	}
	if v < 0 || !f.Nominal(k) || !f.pack.Is(lang.RequestNoun, f.lower[k]) || f.hypothetical(v) || f.urging(k) {
		return Request{}, false
	}
	q := Request{Statement: -1, Asker: f.author(k), Asked: NoPhrase}
	r := run{f.nounPhrase(rel).First, v}
	switch {
	case f.Is(rel, "nsubj") && rel < v:
		q.Asked = f.addressee(k)
		if f.group(v).passive && !q.Asked.OK() {
			q.Asked = f.agent(v)
		}
		q.Outcome, r.last = f.fate(rel, v)
	case f.Is(rel, "obj") && rel > v:
		s, _ := f.subject(v)
		q.Asked = s
		if s.OK() {
			r.first = s.First
		}
		q.Outcome, r.last = f.fate(rel, v)
		r.last = max(r.last, f.nounPhrase(rel).Last)
	}
	if q.Outcome == "" || !r.ok() || !q.Asked.OK() && !f.group(v).passive && !(q.Asker.OK() && f.Is(rel, "nsubj")) {
		return Request{}, false
	}
	q.Span = f.span(r)
	return q, true
}

// whole is what noun k is counted in, "a string of requests", else k.
func (f *finder) whole(k int) int {
	if h := f.Words[k].Head; f.Is(k, "nmod") && h >= 0 && h < k && f.pack.Is(lang.NameLink, f.caseWord(k)) && f.pack.Is(lang.Portion, f.lower[h]) {
		return h
	}
	return k
}

// urging reports whether noun k is what somebody calls for rather than a request for words: calls for reform, a request to
// resign.
func (f *finder) urging(k int) bool {
	for _, c := range f.Children(k) {
		if c <= k {
			continue
		}
		if f.Is(c, "acl") && f.toInfinitive(c) && !f.pack.Is(lang.AskedWord, f.Words[c].Lemma) && !f.pack.Is(lang.Comment, f.lower[c]) && !f.pack.Is(lang.Grantable, f.Words[c].Lemma) {
			return true
		}
		if f.Is(c, "nmod") && !f.pack.Is(lang.Comment, f.lower[c]) && !f.pack.Is(lang.Particulars, f.lower[c]) && f.calledFor(k, c) {
			return true
		}
	}
	return false
}

// calledFor reports whether noun k, which can be cried out for something, is no call by telephone: it has no determiner, is plural, and c is
// led as what is called for is.
func (f *finder) calledFor(k, c int) bool {
	if f.Words[k].XPOS != "NNS" || f.Child(k, "det", "nmod:poss", "nummod") >= 0 {
		return false
	}
	for _, m := range f.pack.CuesAt(f.lower[:c], k) {
		if m.Cue.Class == lang.Noun && m.Cue.Act == onrecord.Urges && slices.Contains(m.Cue.Prepositions(), f.caseWord(c)) {
			return true
		}
	}
	return false
}

// addressee is who the request that noun k names went to: behind "to", or the object of "to reach"; of "a message to his
// phone" whose phone it is.
func (f *finder) addressee(k int) Phrase {
	for _, c := range f.Children(k) {
		if c < k {
			continue
		}
		if f.Is(c, "nmod", "obl") && f.pack.Is(lang.AddresseeLead, f.caseWord(c)) {
			return f.holder(c)
		}
		if !f.Is(c, "acl") {
			continue
		}
		for _, x := range f.Children(c) {
			switch {
			case x < c:
			case f.Is(x, "obj") && f.pack.Is(lang.AskedWord, f.Words[c].Lemma):
				if f.pack.Is(lang.Comment, f.lower[x]) { // to get a comment from X
					if p := f.wordsFrom(c, x); p.OK() {
						return p
					}
					continue
				}
				return f.holder(x)
			case f.Is(x, "obl") && f.pack.Is(lang.AddresseeLead, f.caseWord(x)):
				return f.holder(x)
			}
		}
	}
	return NoPhrase
}

// wordsFrom is who was to give noun x, the object of verb v: "a comment from the director".
func (f *finder) wordsFrom(v, x int) Phrase {
	for _, at := range []int{x, v} {
		for _, c := range f.Children(at) {
			if c > x && f.Is(c, "nmod", "obl") && f.pack.Is(lang.From, f.caseWord(c)) {
				return f.holder(c)
			}
		}
	}
	return NoPhrase
}

// holder is the phrase of k, or of the one whose phone, office or account k is.
func (f *finder) holder(k int) Phrase {
	if p := f.Child(k, "nmod:poss"); p >= 0 && f.pack.Is(lang.ContactPoint, f.lower[k]) {
		return f.nounPhrase(p)
	}
	return f.bare(k)
}

// fate is how the request of noun k ended by verb v, "" where it does not say, and the last word that says so.
func (f *finder) fate(k, v int) (onrecord.Outcome, int) {
	end := v
	if o := f.pack.Value(lang.RequestNotState, f.lower[v]); o != "" && f.negated(v) {
		return onrecord.Outcome(o), end
	}
	if o := f.pack.Value(lang.RequestVain, f.Words[v].Lemma); o != "" && f.Is(k, "nsubj") && !f.negated(v) && !f.group(v).passive {
		return onrecord.Outcome(o), end
	}
	if f.negated(v) {
		return onrecord.Outcome(f.pack.Value(lang.RequestUnmet, f.Words[v].Lemma)), end
	}
	if o := f.pack.Value(lang.RequestFate, f.Words[v].Lemma); o != "" && (f.Is(k, "obj") || f.group(v).passive) {
		return onrecord.Outcome(o), end
	}
	if o := f.pack.Value(lang.RequestState, f.lower[v]); o != "" {
		return onrecord.Outcome(o), end
	}
	for _, c := range f.Children(v) {
		if c < v || c == k {
			continue
		}
		if o := f.pack.Value(lang.RequestState, f.lower[c]); o != "" {
			return onrecord.Outcome(o), c
		}
		if o := f.pack.Value(lang.RequestNotState, f.lower[c]); o != "" && (f.noOne(c) || f.pack.Is(lang.NoWord, f.caseWord(c))) {
			return onrecord.Outcome(o), c
		}
		if det := f.Child(c, "det"); det >= 0 && f.pack.Is(lang.NoWord, f.lower[det]) && f.Is(k, "nsubj") && f.pack.Is(lang.Comment, f.lower[c]) {
			return onrecord.NoReply, c
		}
	}
	for _, c := range f.Children(k) { // the tree may hang it below the noun: left a letter unanswered
		if c > k {
			if o := f.pack.Value(lang.RequestState, f.lower[c]); o != "" {
				return onrecord.Outcome(o), c
			}
		}
	}
	return "", end
}

// noReply: "there was no comment from the palace", "no answer came from the ministry".
func (f *finder) noReply(k, v int) (Request, bool) {
	if f.hypothetical(v) {
		return Request{}, false
	}
	for _, at := range []int{k, v} {
		for _, c := range f.Children(at) {
			if c > k && f.Is(c, "nmod", "obl") && f.pack.Is(lang.From, f.caseWord(c)) {
				q := Request{Statement: -1, Asker: NoPhrase, Asked: f.holder(c), Outcome: onrecord.NoReply}
				q.Span = f.span(run{f.nounPhrase(k).First, max(q.Asked.Last, k)})
				return q, true
			}
		}
	}
	return Request{}, false
}
