package statement

import (
	"strings"

	"onrecord"
	"onrecord/lang"
)

// decideAct sets what the source does by speaking: the act of its cue, but for cues of plain saying, where who speaks and
// the words said decide: "said it was not true" denies, a court that says rules.
func (f *finder) decideAct(d *draft) {
	if f.declinesInWords(d) {
		d.act = onrecord.Declines
		d.set("act", "words of refusal")
		return
	}
	if len(d.content) > 0 {
		if act, by := f.actOf(d); act != "" {
			d.act = act
			d.set("act", by)
			return
		}
	}
	if d.kind == nil {
		d.set("act", "quotation")
		return
	}
	d.set("act", "cue "+d.kind.Text)
}

// actOf reads the act off the frame, the source and the content, "" where the cue alone decides.
func (f *finder) actOf(d *draft) (onrecord.Act, string) {
	plain := d.act == onrecord.Asserts
	form := f.form(d)
	quoted := form == onrecord.Direct || form == onrecord.Mixed
	switch {
	case d.kind != nil && d.kind.Has(lang.Hearer) && f.toldTo(d):
		return onrecord.Urges, "hearer and infinitive" // told, asked, warned them to
	case d.act == onrecord.Declines && f.authority(d):
		return onrecord.Rules, "source with authority" // a judge who refuses bail
	case d.act == onrecord.Alleges && d.by["content"] == "statement/infinitive":
		return onrecord.Urges, "infinitive" // sued to stop it
	case (plain || d.act == onrecord.Denies) && f.authority(d):
		return onrecord.Rules, "source with authority"
	case !plain:
		return "", ""
	case f.count(d, lang.Falsehood) > 0 && d.kind != nil && d.kind.Class == lang.Verb:
		return onrecord.Denies, "words of falsehood"
	case f.deniesInWords(d):
		return onrecord.Denies, "words of denial"
	case f.count(d, lang.Blame) > 0:
		return onrecord.Criticises, "words of blame"
	case d.kind != nil && d.kind.Has(lang.Accuses) && f.count(d, lang.Wrongdoing) > 0:
		return onrecord.Alleges, "words of wrongdoing"
	case f.ownFuture(d, quoted):
		return onrecord.Promises, "own future"
	case quoted && f.imperative(d):
		return onrecord.Urges, "imperative"
	case quoted && f.duty(d):
		return onrecord.Urges, "words of duty"
	case quoted && f.count(d, lang.Praise) > 0:
		return onrecord.Praises, "words of praise"
	}
	return "", ""
}

// toldTo reports whether the content says what the hearer should do: told X to …, X was told to ….
func (f *finder) toldTo(d *draft) bool {
	if d.by["content"] == "statement/object and infinitive" {
		return true
	}
	last := d.content[len(d.content)-1]
	return d.passive && last.first > d.cue.last && f.pack.Is(lang.Infinitive, f.lower[last.first])
}

// count is how many words or phrases of list l stand in the content of d.
func (f *finder) count(d *draft, l lang.List) int {
	n := 0
	for _, c := range d.content {
		words := f.lower[:c.last+1]
		for i := c.first; i <= c.last; i++ {
			if k, _ := f.pack.At(l, words, i); k > 0 {
				n++
			}
		}
	}
	return n
}

// authority reports whether the source of d is one whose word decides: a court, a judge, a decree.
func (f *finder) authority(d *draft) bool {
	if !d.source.OK() {
		return false
	}
	h := d.source.Head
	if f.Words[h].UPOS == "PROPN" { // Supreme Court of …, Judge Victor Marr
		for i := d.source.First; i <= d.source.Last; i++ {
			if f.pack.Is(lang.Authority, f.lower[i]) && f.Words[i].UPOS != "VERB" {
				return true
			}
		}
	}
	return f.pack.Is(lang.Authority, f.lower[h])
}

// ownFuture reports whether the words open with what the speakers themselves will do: "We will …", said he would ….
func (f *finder) ownFuture(d *draft, quoted bool) bool {
	c := d.content[0]
	for i := c.first; i <= min(c.last-1, c.first+5); i++ {
		if !f.Is(i, "nsubj") || f.Words[i].UPOS != "PRON" || !f.pack.Is(lang.Will, f.lower[i+1]) {
			continue
		}
		if f.pack.Is(lang.Speaker, f.lower[i]) && !f.pack.Is(lang.Backshift, f.lower[i+1]) || !quoted && i == c.first && !f.pack.Is(lang.Neuter, f.lower[i]) {
			return true
		}
	}
	return false
}

// duty reports whether the words say what others ought to do.
func (f *finder) duty(d *draft) bool {
	for _, c := range d.content {
		for i := c.first; i <= c.last; i++ {
			if n, _ := f.pack.At(lang.Duty, f.lower[:c.last+1], i); n == 0 {
				continue
			}
			if (i == c.first || !f.pack.Is(lang.Speaker, f.lower[i-1])) && f.inMainClause(i) {
				return true
			}
		}
	}
	return false
}

// inMainClause reports whether word i, or what it helps, heads a sentence or is coordinated with its head.
func (f *finder) inMainClause(i int) bool {
	if f.Words[i].UPOS == "AUX" && f.Words[i].Head >= 0 {
		i = f.Words[i].Head
	}
	for at, steps := i, 0; at >= 0 && steps < 10; at, steps = f.Words[at].Head, steps+1 {
		if f.Words[at].Head < 0 || f.Is(at, "ccomp") {
			return true
		}
		if !f.Is(at, "conj", "parataxis", "xcomp") {
			return false
		}
	}
	return false
}

// imperative reports whether the words open with a command.
func (f *finder) imperative(d *draft) bool {
	c := d.content[0]
	for i := c.first; i <= min(c.last, c.first+4); i++ {
		if strings.Contains(f.Words[i].Feats, "Mood=Imp") && (f.Words[i].Head < 0 || f.Is(i, "ccomp", "parataxis")) {
			return f.Words[i].UPOS == "VERB"
		}
	}
	return false
}

// declinesInWords: "I would rather not answer that": the words spoken open with a refusal of the speaker's own.
func (f *finder) declinesInWords(d *draft) bool {
	if d.act != onrecord.Asserts || len(d.content) == 0 {
		return false
	}
	for _, e := range d.inner {
		if (e.act == onrecord.Declines || e.act == onrecord.Silent) && e.source.OK() && f.pack.Is(lang.Speaker, f.lower[e.source.Head]) &&
			e.source.First <= d.content[0].first+2 {
			return true
		}
	}
	return false
}

// deniesInWords: "I didn't burn anything", said her client denies it: the words open with a deed of the speaker's own that is
// negated in the past, or their main verb denies by itself.
func (f *finder) deniesInWords(d *draft) bool {
	c := d.content[0]
	if c.last-c.first >= 2 && f.pack.Is(lang.Speaker, f.lower[c.first]) && f.Is(c.first, "nsubj") {
		h := f.Words[c.first].Head
		for i := c.first + 1; i <= min(c.last, c.first+3) && i <= h; i++ {
			if f.pack.Is(lang.Negation, f.lower[i]) && (f.Words[i-1].XPOS == "VBD" || f.Words[h].XPOS == "VBD") {
				return true
			}
		}
	}
	for _, e := range d.inner {
		if e.kind != nil && e.kind.Act == onrecord.Denies && e.kind.Class == lang.Verb && f.inMainClause(e.head) &&
			e.source.OK() && e.source.First <= c.first+2 {
			return true
		}
	}
	return false
}
