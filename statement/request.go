package statement

import (
	"onrecord"
	"onrecord/lang"
)

// requests lists who was asked for comment and did not give it: one for each statement that declines or is silent and
// speaks of a comment, a question or a request, or whose cue does by itself.
func (f *finder) requests() []Request {
	var out []Request
	for i, d := range f.drafts {
		if q, ok := f.answered(i, d); ok {
			out = append(out, q)
			continue
		}
		if d.act != onrecord.Declines && d.act != onrecord.Silent || !d.source.OK() || len(d.content) > 0 {
			continue
		}
		if !d.kind.Has(lang.Asked) && !f.answers(d) {
			continue
		}
		_, last := f.Sentence(d.head)
		r := run{min(d.source.First, d.cue.first), max(d.cue.last, d.source.Last)}
		for _, k := range f.Children(d.head) {
			if k > d.cue.last && f.Is(k, "obl", "obj", "xcomp") && f.Left(k) <= r.last+2 {
				r.last = max(r.last, f.Right(k))
			}
		}
		r.last = min(r.last, last-1)
		for r.last > r.first && f.Punct(r.last) {
			r.last--
		}
		out = append(out, Request{Statement: i, Asker: NoPhrase, Outcome: outcome(d), Span: f.span(r)})
	}
	return out
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
	return false
}

// outcome is how the request that d answers ended.
func outcome(d *draft) onrecord.Outcome {
	switch {
	case d.kind.Has(lang.UnreachableFrame):
		return onrecord.Unreachable
	case d.kind.Has(lang.RefusedFrame):
		return onrecord.Refused
	case d.act == onrecord.Silent:
		return onrecord.NoReply
	}
	return onrecord.Declined
}

// answered: "asked about the fire, he said …", "when contacted, the officer said …": the source was asked, and spoke.
func (f *finder) answered(i int, d *draft) (Request, bool) {
	if !d.cue.ok() || !d.source.OK() || len(d.content) == 0 || d.kind.Class != lang.Verb || f.quote[d.head] >= 0 {
		return Request{}, false
	}
	for _, k := range f.Children(d.head) {
		x := f.Words[k].XPOS
		if k > d.cue.first || !f.Is(k, "advcl", "acl") || x != "VBN" && x != "VBD" || f.ownSubject(k) >= 0 || !f.pack.Is(lang.AskedWord, f.lower[k]) {
			continue
		}
		r := run{f.Left(k), f.Right(k)}
		for r.last > r.first && f.Punct(r.last) {
			r.last--
		}
		return Request{Statement: i, Asker: f.agent(k), Outcome: onrecord.Answered, Span: f.span(r)}, true
	}
	return Request{}, false
}
