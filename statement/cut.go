package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// cutParticiples: "criticised the move, accusing him of …": the participle goes on with the same source, so what stands
// before it ends at the comma.
func (f *finder) cutParticiples() {
	in := f.bySentence()
	for _, e := range f.drafts {
		if e.dead || e.kind == nil {
			continue
		}
		if e.kind.Class == lang.Fixed && f.Words[e.cue.last].XPOS == "VBG" {
			f.takeSource(e, e.cue.first) // "…, without elaborating": whoever spoke last
			continue
		}
		if e.kind.Class != lang.Verb || f.Words[e.head].XPOS != "VBG" || f.Is(e.head, "acl") {
			continue
		}
		at := e.cue.first - 1
		for at > 0 && (f.Words[at].UPOS == "ADV" || f.Words[at].UPOS == "CCONJ" || at == e.cue.first-1 && f.pack.Is(lang.Parting, f.lower[at])) {
			at--
		}
		if at <= 0 || f.lower[at] != "," {
			continue
		}
		f.sharedSource(e, at)
		for _, d := range in[f.t.SentenceOf(e.head)] {
			if d == e || d.dead || !d.cue.ok() || d.cue.first > at || f.quote[d.head] != f.quote[e.head] {
				continue
			}
			for i := range d.content {
				if c := &d.content[i]; c.first > d.cue.last && c.has(e.head) && c.first < at {
					if parts := f.trimmed(run{c.first, at - 1}); len(parts) > 0 {
						*c = parts[0]
					}
				}
			}
			d.content = slices.DeleteFunc(d.content, func(c run) bool { return c.first > at && c.has(e.head) })
		}
	}
}

// cutOuterCues: where two statements hold each other's cue, the one whose cue clause is set off behind the other's words
// reports the other: "X denied it, according to Y". Its cue clause is no part of those words.
func (f *finder) cutOuterCues() {
	shelf := f.shelve()
	for _, e := range f.drafts {
		if e.dead || !e.cue.ok() || len(e.content) == 0 {
			continue
		}
		start := e.cue.first
		if e.kind.Class == lang.Verb && e.source.OK() && e.source.Last < e.cue.first {
			start = e.source.First
		}
		if start == 0 || !f.Punct(start-1) {
			continue
		}
		for _, d := range shelf.at(e.cue.first) {
			if d == e || d.dead || !d.cue.ok() || d.cue.first > start || !e.holds(d.cue) || !d.holds(e.cue) {
				continue
			}
			for i := range d.content {
				c := d.content[i]
				if !c.has(e.cue.first) || c.first > e.cue.last {
					continue
				}
				parts := f.trimmed(run{c.first, start - 1})
				if e.cue.last < c.last && f.lower[e.cue.last+1] == "," && e.after(e.cue.last) { // a parenthesis: the words go on behind it
					parts = append(parts, f.trimmed(run{e.cue.last + 1, c.last})...)
				}
				if len(parts) > 0 {
					d.content = append(d.content[:i:i], append(parts, d.content[i+1:]...)...)
				}
				break
			}
		}
	}
}

// after reports whether some of d's content stands behind word i.
func (d *draft) after(i int) bool {
	for _, c := range d.content {
		if c.first > i {
			return true
		}
	}
	return false
}

// sharedSource gives participle e behind the comma at the source of the nearest cue before it, where the tree found its
// source in the words of that cue, or none.
func (f *finder) sharedSource(e *draft, at int) {
	var near *draft
	for _, d := range f.drafts {
		if d != e && !d.dead && d.cue.ok() && d.kind.Class == lang.Verb && d.cue.last < at && d.source.OK() &&
			f.t.SentenceOf(d.head) == f.t.SentenceOf(e.head) && f.quote[d.head] == f.quote[e.head] && finite(f.Words[d.head].XPOS) &&
			(near == nil || d.cue.first > near.cue.first) && !d.passive {
			near = d
		}
	}
	if near == nil || e.source.OK() && !near.holds(run{e.source.Head, e.source.Head}) {
		return
	}
	e.source = near.source
	e.set("source", "source of the cue before")
}

// takeSource gives e the source of the nearest cue before word at.
func (f *finder) takeSource(e *draft, at int) {
	own := e.source
	e.source = NoPhrase
	f.sharedSource(e, at)
	if !e.source.OK() {
		e.source = own
	}
}

// cutReasons: "said, on condition of anonymity because he feared for his job, that the valves were shut": why a source is not named is no
// part of what it says, which "that" leads.
func (f *finder) cutReasons() {
	for _, d := range f.drafts {
		for n := range d.content {
			c := &d.content[n]
			if !d.cue.ok() || c.first <= d.cue.last || f.Words[c.first].UPOS != "SCONJ" || !f.unnamedBefore(c.first) {
				continue
			}
			for i := c.first + 1; i < c.last; i++ {
				if f.Words[i].UPOS == "SCONJ" && f.pack.Is(lang.Conjunction, f.lower[i]) && f.quote[i] == f.quote[d.head] {
					c.first = i + 1
					d.set("content", "behind the reason")
					break
				}
			}
		}
	}
}

// unnamedBefore reports whether words that say that a source is not named end at word i, a comma aside.
func (f *finder) unnamedBefore(i int) bool {
	for at := max(0, i-8); at < i; at++ {
		n, kind := f.pack.At(lang.Basis, f.lower[:i], at)
		if n > 1 && onrecord.BasisKind(kind) == onrecord.UnnamedSource && at+n == i {
			return true
		}
	}
	return false
}

// cutApposed: "soldiers opened fire, a group said, an accusation that the government rejected": a reporting noun behind a
// comma, with a clause that says what others did with it, speaks of what was said and is no part of it.
func (f *finder) cutApposed() {
	for _, d := range f.drafts {
		for i := range d.content {
			c := &d.content[i]
			for k := c.first + 1; k < c.last; k++ {
				if f.lower[k] != "," || f.quote[k] != f.quote[d.head] || !f.retold(k+1, c.last) {
					continue
				}
				if parts := f.trimmed(run{c.first, k - 1}); len(parts) > 0 {
					*c = parts[0]
				}
				break
			}
		}
		if len(d.content) > 1 { // "rejected an announcement that …": all that is put on record is no afterthought
			first := d.content[0]
			d.content = slices.DeleteFunc(d.content, func(r run) bool { return r != first && f.retold(r.first, r.last) })
		}
	}
}

// retold reports whether a reporting noun with a relative clause begins at word i, its article aside.
func (f *finder) retold(i, last int) bool {
	if i < last && f.Words[i].UPOS == "DET" {
		i++
	}
	if i >= last || f.Words[i].UPOS != "NOUN" {
		return false
	}
	k := f.Child(i, "acl")
	relative := k >= 0 && f.Is(k, "acl:relcl") && f.Child(k, "mark") < 0 // "reports that divers had found wires" is none
	if k < 0 || !f.Finite(k) || !relative && !f.deedTo(k) {
		return false
	}
	return f.reporting(i) || f.pack.Is(lang.Retractable, f.lower[i]) || f.pack.Is(lang.Retractable, f.Words[i].Lemma)
}

// deedTo reports whether verb k does something to the noun that its clause describes: it is a reporting verb that takes an
// object, and has none behind it ("an accusation that the government rejected"), or says what the noun is called ("a charge the
// brewery called reckless").
func (f *finder) deedTo(k int) bool {
	if f.group(k).passive {
		return false
	}
	called := false
	for _, x := range f.Children(k) {
		if x > k && f.Is(x, "obj", "ccomp", "xcomp") {
			if f.Verb(x) || f.Is(x, "ccomp") {
				return false
			}
			called = true
		}
	}
	for _, m := range f.pack.CuesAt(f.lower[:k+1], k) {
		if m.Cue.Class == lang.Verb && m.Words == 1 && m.Cue.Has(lang.As) && f.ownSubject(k) >= 0 && f.ownSubject(k) < k {
			return true
		}
		if called {
			continue
		}
		if m.Cue.Class == lang.Verb && m.Words == 1 && m.Cue.Has(lang.Object) && slices.Contains(answers, m.Cue.Act) {
			return true
		}
	}
	return false
}

// answers are the acts by which somebody answers what another said.
var answers = []onrecord.Act{onrecord.Denies, onrecord.Doubts, onrecord.Confirms, onrecord.Criticises, onrecord.Praises}
