package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// requests lists who was asked for comment, and how it ended: one for each statement that answers a question, declines or
// is silent and speaks of a request, and one for each request that the text says came to nothing.
func (f *finder) requests() []Request {
	var out []Request
	for i, d := range f.drafts {
		if q, ok := f.answered(i, d); ok {
			out = append(out, q)
		} else if q, ok := f.unanswered(i, d); ok {
			out = append(out, q)
		}
	}
	for _, p := range f.t.Paragraphs {
		if !f.speaks(p) {
			continue
		}
		for s := p.First; s < p.Last; s++ {
			for k := f.t.Sentences[s].First; k < f.t.Sentences[s].Last; k++ {
				q, ok := f.requestNoun(k)
				if !ok {
					q, ok = f.requestTold(k)
				}
				for _, tell := range []func(int) (Request, bool){f.switchedOff, f.askedAndSpoke, f.requestOrder, f.wroteInVain, f.walkedPast, f.askedInVain, f.turnedAway} {
					if !ok {
						q, ok = tell(k)
					}
				}
				if ok && !slices.ContainsFunc(out, func(x Request) bool { return x.Span.Range().Overlaps(q.Span.Range()) }) {
					out = append(out, q)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Request) int { return a.Span.Start - b.Span.Start })
	return out
}

// unanswered is the request that the source of d declined or was silent to.
func (f *finder) unanswered(i int, d *draft) (Request, bool) {
	if d.act != onrecord.Declines && d.act != onrecord.Silent || !d.source.OK() {
		return Request{}, false
	}
	if len(d.content) > 0 {
		if d.act != onrecord.Declines || d.kind != nil && d.kind.Act == onrecord.Declines || d.within != nil {
			return Request{}, false
		}
		asker, asking := f.askerNear(d)
		r := d.content[0] // "no comment", she said
		if d.cue.ok() {
			r = run{min(r.first, d.cue.first, d.source.First), max(r.last, d.cue.last, d.source.Last)}
		}
		return Request{Statement: i, Asker: asker, Asked: NoPhrase, Outcome: onrecord.Declined, Span: f.span(f.withAsking(r, asking))}, true
	}
	if d.kind == nil {
		return Request{}, false
	}
	if !d.kind.Has(lang.Asked) && !f.answers(d) && !(d.kind.Has(lang.To) && f.refused(d) < 0 && f.objectOf(d) < d.cue.last) {
		if _, _, ok := f.askedBeside(d); !ok {
			return Request{}, false
		}
	}
	_, last := f.Sentence(d.head)
	r := run{min(d.source.First, d.cue.first), max(d.cue.last, d.source.Last)}
	for _, k := range f.Children(d.head) {
		if k > d.cue.last && f.Is(k, "obl", "obj", "xcomp") && f.Left(k) <= r.last+2 {
			r.last = max(r.last, f.phraseEnd(k, d.head))
		}
	}
	r.last = min(r.last, last-1)
	for r.last > r.first && f.Punct(r.last) {
		r.last--
	}
	asker, asking := f.askerNear(d)
	return Request{Statement: i, Asker: asker, Asked: f.askedWhom(d), Outcome: f.outcome(d), Span: f.span(f.withAsking(r, asking))}, true
}

// phraseEnd is the last word of what hangs below k, but for a clause joined to the one that verb v heads: "…, and his phone rang out".
func (f *finder) phraseEnd(k, v int) int {
	end := f.Right(k)
	for _, c := range f.Children(v) {
		if c > k && f.Is(c, "conj") && f.Left(c) <= end {
			end = f.Left(c) - 1
		}
	}
	return end
}

// longestRequest is how many words the passage that tells of a request may take, the asking included.
const longestRequest = 60

// withAsking is r, the words of the answer, together with those of the asking, where they stand near by in one paragraph.
func (f *finder) withAsking(r, asking run) run {
	if !asking.ok() || f.paragraphOf(asking.first) != f.paragraphOf(r.first) {
		return r
	}
	both := run{min(r.first, asking.first), max(r.last, asking.last)}
	if both.last-both.first > longestRequest {
		return r
	}
	return both
}

// answers reports whether what the source declined, or was silent to, is named as a request: refused an interview.
func (f *finder) answers(d *draft) bool {
	if d.act != onrecord.Declines {
		return false
	}
	for _, k := range f.Children(d.head) {
		if k > d.cue.last && f.Is(k, "obj", "xcomp", "obl") && f.pack.Is(lang.Comment, f.lower[k]) {
			return true
		}
	}
	x := f.refused(d)
	return x > d.cue.last && f.listed(lang.Answering, x)
}

// outcome is how the request that d answers ended.
func (f *finder) outcome(d *draft) onrecord.Outcome {
	fate := onrecord.Outcome(f.pack.Value(lang.RequestFate, f.Words[d.head].Lemma))
	switch {
	case d.kind.Has(lang.UnreachableFrame):
		return onrecord.Unreachable
	case d.kind.Has(lang.RefusedFrame):
		return onrecord.Refused
	case d.act == onrecord.Silent:
		return onrecord.NoReply
	case fate != "" && d.kind.Class == lang.Verb:
		return fate
	}
	return onrecord.Declined
}

// answered: "asked about the fire, he said …", "her clerk, when we rang her, said …": the source was asked, and spoke.
func (f *finder) answered(i int, d *draft) (Request, bool) {
	if !d.cue.ok() || !d.source.OK() || len(d.content) == 0 || d.kind.Class != lang.Verb || f.quote[d.head] >= 0 {
		return Request{}, false
	}
	spoke := run{min(d.source.First, d.cue.first), max(d.source.Last, d.cue.last)}
	if r, asker, ok := f.inReply(d); ok {
		return Request{Statement: i, Asker: asker, Asked: NoPhrase, Outcome: onrecord.Answered, Span: f.span(f.withAsking(spoke, r))}, true
	}
	if r, asker, ok := f.askedBeside(d); ok {
		end := onrecord.Answered
		switch d.act {
		case onrecord.Declines:
			end = onrecord.Declined
		case onrecord.Silent:
			end = onrecord.NoReply
		}
		return Request{Statement: i, Asker: asker, Asked: NoPhrase, Outcome: end, Span: f.span(f.withAsking(spoke, r))}, true
	}
	return Request{}, false
}
