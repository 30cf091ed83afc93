package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// askedAndSpoke is the request that verb k of asking tells of where it stands off from the words that answer it: "Asked whether he believed it, the
// chief paused, then said …", "She was asked nineteen times. She said …", "We asked the firm for a response. It said …". Where whom
// they asked only made a gesture, they refused.
func (f *finder) askedAndSpoke(k int) (Request, bool) {
	if f.Words[k].UPOS != "VERB" || f.quote[k] >= 0 || f.puts(k) || !f.pack.Is(lang.AskedWord, f.lower[k]) || f.negated(k) {
		return Request{}, false
	}
	who, asker, main := f.whomAsked(k)
	if !who.OK() {
		return Request{}, false
	}
	q := Request{Statement: -1, Asker: asker, Asked: who}
	r := run{f.Left(k), f.Right(k)}
	if main < 0 {
		r = run{min(who.First, f.group(k).first), f.Right(k)}
		if asker.OK() && asker.First < r.first {
			r.first = asker.First
		}
	}
	r = f.withoutEnd(r)
	e := f.answerBy(who, k, main)
	switch {
	case e != nil:
		q.Statement, q.Asked, q.Outcome = slices.Index(f.drafts, e), NoPhrase, onrecord.Answered
		switch e.act {
		case onrecord.Declines:
			q.Outcome = onrecord.Declined
		case onrecord.Silent:
			q.Outcome = onrecord.NoReply
		}
	case main >= 0 && f.pack.Value(lang.RequestFate, f.Words[main].Lemma) != "" && !f.negated(main):
		q.Outcome, r.last = onrecord.Outcome(f.pack.Value(lang.RequestFate, f.Words[main].Lemma)), max(r.last, main)
	case main >= 0 && f.pack.Is(lang.Gesture, f.Words[main].Lemma):
		q.Outcome, r.last = onrecord.Refused, max(r.last, main)
		r.first = min(r.first, main, who.First)
	default:
		return Request{}, false
	}
	q.Span = f.span(r)
	return q, true
}

// puts reports whether verb k is the cue of a statement that does more than ask.
func (f *finder) puts(k int) bool {
	return f.used[k] && slices.ContainsFunc(f.drafts, func(d *draft) bool { return d.cue.has(k) && d.act != onrecord.Asks })
}

// whomAsked is whom verb k says was asked, by whom, and the verb of what they did then; -1 where the asking is a clause of its own.
func (f *finder) whomAsked(k int) (who, asker Phrase, main int) {
	x, s := f.Words[k].XPOS, f.ownSubject(k)
	h := f.Words[k].Head
	switch {
	case s < 0 && (x == "VBN" || x == "VBD") && f.Is(k, "advcl", "ccomp", "parataxis") && h > k && f.Words[h].UPOS == "VERB":
		if s = f.ownSubject(h); s > k && s < h {
			return f.nounPhrase(s), f.asker(k), h
		}
	case s < 0 && (x == "VBN" || x == "VBD") && f.Is(k, "advcl") && h >= 0 && h < k && f.pack.Is(lang.Gesture, f.Words[h].Lemma):
		if s = f.ownSubject(h); s >= 0 && s < h { // walked out when asked
			return f.nounPhrase(s), f.asker(k), h
		}
	case s < 0 || s > k || f.hypothetical(k):
	case f.group(k).passive && !f.relative(s) && (f.inquiring(k) || f.asker(k).OK() && f.asks(f.asker(k).Head)):
		return f.nounPhrase(s), f.asker(k), -1
	case !f.group(k).passive && (f.reporter(s) || f.asks(s) && f.inquiring(k)):
		if o := f.Child(k, "obj", "iobj"); o > k && (f.personal(f.nounPhrase(o)) || f.Words[o].UPOS == "PROPN") {
			return f.nounPhrase(o), f.antecedent(s, k), -1
		}
	}
	return NoPhrase, NoPhrase, -1
}

// reporter reports whether noun k names an outlet, one of its people, or us.
func (f *finder) reporter(k int) bool {
	w := f.lower[k]
	return f.pack.Is(lang.OutletHead, w) || f.pack.Is(lang.Speaker, w) || f.pack.Is(lang.Reporter, w)
}

// inquiring reports whether verb k of asking goes on with what was asked: whether, about.
func (f *finder) inquiring(k int) bool {
	for _, c := range f.Children(k) {
		switch {
		case c < k:
		case f.Is(c, "ccomp", "advcl") && f.pack.Is(lang.Question, f.lower[f.Left(c)]):
			return true
		case f.Is(c, "obl") && f.pack.Is(lang.AboutLead, f.caseWord(c)), f.Is(c, "obl", "obj") && f.pack.Is(lang.Comment, f.lower[c]):
			return true
		}
	}
	return false
}

// answerBy is the statement with which who, asked by verb k, answered: the first behind main in its sentence, or behind k there or in
// the next sentence of the paragraph; nil for none.
func (f *finder) answerBy(who Phrase, k, main int) *draft {
	from, here := max(k, main), f.t.SentenceOf(k)
	for _, d := range f.drafts {
		at := d.head
		if !d.cue.ok() && len(d.content) > 0 {
			at = d.content[0].first
		}
		s := f.t.SentenceOf(at)
		if at <= from || s > here+1 || f.paragraphOf(at) != f.paragraphOf(k) || d.within != nil || d.act == onrecord.Asks && d.cue.has(k) {
			continue
		}
		h := d.source.Head
		if d.source.OK() && (d.source.First <= who.Last && who.First <= d.source.Last || f.lower[h] == f.lower[who.Head] || f.Words[h].UPOS == "PRON" && f.mayRefer(h, who.Head)) {
			return d
		}
		if s > here {
			break // somebody else goes on
		}
	}
	return nil
}
