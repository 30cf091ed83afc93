package statement

import (
	"onrecord/lang"
)

// cutParticiples: "criticised the move, accusing him of …": the participle goes on with the same source, so what stands
// before it ends at the comma.
func (f *finder) cutParticiples() {
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
		for at > 0 && (f.Words[at].UPOS == "ADV" || f.Words[at].UPOS == "CCONJ") {
			at--
		}
		if at <= 0 || f.lower[at] != "," {
			continue
		}
		f.sharedSource(e, at)
		for _, d := range f.drafts {
			if d == e || d.dead || !d.cue.ok() || d.cue.first > at || f.t.SentenceOf(d.head) != f.t.SentenceOf(e.head) || f.quote[d.head] != f.quote[e.head] {
				continue
			}
			for i := range d.content {
				if c := &d.content[i]; c.first > d.cue.last && c.has(e.head) && c.first < at {
					if parts := f.trimmed(run{c.first, at - 1}); len(parts) > 0 {
						*c = parts[0]
					}
				}
			}
		}
	}
}

// cutOuterCues: where two statements hold each other's cue, the one whose cue clause is set off behind the other's words
// reports the other: "X denied it, according to Y". Its cue clause is no part of those words.
func (f *finder) cutOuterCues() {
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
		for _, d := range f.drafts {
			if d == e || d.dead || !d.cue.ok() || d.cue.first > start || !e.holds(d.cue) || !d.holds(e.cue) {
				continue
			}
			for i := range d.content {
				if c := &d.content[i]; c.has(e.cue.first) && c.first < start {
					if parts := f.trimmed(run{c.first, start - 1}); len(parts) > 0 {
						*c = parts[0]
					}
				}
			}
		}
	}
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
