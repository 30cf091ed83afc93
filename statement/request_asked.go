package statement

import (
	"onrecord"
	"onrecord/lang"
)

// askedBeside is the clause that tells of the source of d being asked, and who asked, where it stands beside what d says: "asked about the
// fire, he said", "her clerk, when we rang him, said", "the board, contacted by telephone, said".
func (f *finder) askedBeside(d *draft) (run, Phrase, bool) {
	for _, k := range f.Children(d.head) {
		if d.holds(run{k, k}) || d.cue.has(k) || !f.Is(k, "advcl", "acl", "ccomp", "parataxis") || !f.pack.Is(lang.AskedWord, f.lower[k]) {
			continue
		}
		asker, x := f.asker(k), f.Words[k].XPOS
		switch s := f.ownSubject(k); {
		case s < 0 && (x == "VBN" || x == "VBD"):
		case s >= 0 && f.Is(k, "advcl") && f.Child(k, "obj", "iobj") > k: // when we rang her
			asker = f.antecedent(s, k)
		default:
			continue
		}
		if r := f.withoutEnd(run{f.Left(k), f.Right(k)}); !r.has(d.head) {
			return r, asker, true
		}
	}
	if !d.source.OK() {
		return noRun, NoPhrase, false
	}
	for _, k := range f.Children(d.source.Head) {
		if k <= d.source.Head+1 || k > d.cue.first && d.source.Head < d.cue.first || f.lower[k-1] != "," || !f.Is(k, "acl") || f.Words[k].XPOS != "VBN" ||
			f.ownSubject(k) >= 0 || !f.pack.Is(lang.AskedWord, f.lower[k]) {
			continue
		}
		if r := f.withoutEnd(run{f.Left(k), f.Right(k)}); !r.has(d.head) {
			return r, f.asker(k), true
		}
	}
	return noRun, NoPhrase, false
}

// withoutEnd is r without the punctuation that ends it.
func (f *finder) withoutEnd(r run) run {
	for r.last > r.first && f.Punct(r.last) {
		r.last--
	}
	return r
}

// asker is who asked by passive verb k; by what they asked, "contacted by phone", is nobody.
func (f *finder) asker(k int) Phrase {
	p := f.agent(k)
	if p.OK() && (f.pack.Is(lang.ContactPoint, f.lower[p.Head]) || f.pack.Is(lang.RequestNoun, f.lower[p.Head])) {
		return NoPhrase
	}
	return p
}

// endsInVain is how the asking by verb v ended where its sentence says that nothing came of it, and the last word that says so: "without
// obtaining an answer", "to no avail", "and heard nothing".
func (f *finder) endsInVain(v int) (onrecord.Outcome, int) {
	_, last := f.Sentence(v)
	for i := v + 1; i < last; i++ {
		if f.quote[i] != f.quote[v] || f.lower[i] == ";" {
			break
		}
		if !f.pack.Is(lang.NoWord, f.lower[i]) {
			continue
		}
		for k := i + 1; k < min(last, i+5) && !f.Punct(k); k++ {
			if o := f.pack.Value(lang.RequestNotState, f.lower[k]); o != "" {
				return onrecord.Outcome(o), k
			}
			if f.Nominal(k) && f.pack.Is(lang.Replying, f.lower[k]) {
				return onrecord.NoReply, k
			}
		}
	}
	return "", -1
}

// soughtInVain: "the Post consulted the mayor, without obtaining an answer", "the Echo tried to contact her several times without success": who asks
// tells of asking, and what came of it.
func (f *finder) soughtInVain(v int) (Request, bool) {
	o := f.Child(v, "iobj")
	if o < v {
		o = f.Child(v, "obj")
	}
	if o < v || f.group(v).passive || f.pack.Is(lang.Comment, f.lower[o]) || !f.personal(f.nounPhrase(o)) && f.Words[o].UPOS != "PROPN" {
		return Request{}, false
	}
	at := v
	if h := f.Words[v].Head; f.Is(v, "xcomp") && h >= 0 && h < v {
		at = h
	}
	if f.hypothetical(at) || f.negated(at) {
		return Request{}, false
	}
	s := f.ownSubject(at)
	end, last := f.endsInVain(v)
	if end == "" || s < 0 || s > at || !f.asks(s) {
		return Request{}, false
	}
	p := f.antecedent(s, at)
	return Request{Statement: -1, Asker: p, Asked: f.holder(o), Outcome: end, Span: f.span(run{min(p.First, f.nounPhrase(s).First), last})}, true
}
