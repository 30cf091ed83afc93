package statement

import (
	"strings"

	"onrecord"
	"onrecord/lang"
)

// toldTo reports whether the content says what the hearer should do: told X to …, X was told to ….
func (f *finder) toldTo(d *draft) bool {
	if d.by["content"] == "statement/object and infinitive" {
		return true
	}
	last := d.content[len(d.content)-1]
	return d.passive && last.first > d.cue.last && f.pack.Is(lang.Infinitive, f.lower[last.first])
}

// aims reports whether the content ends with what the deed of the cue is for: sued him to have it back.
func (f *finder) aims(d *draft) bool {
	for _, k := range f.Children(d.head) {
		if k > d.head && d.holds(run{k, k}) && f.Is(k, "xcomp", "advcl") {
			if p := f.Child(k, "mark"); p >= 0 && f.pack.Is(lang.Infinitive, f.lower[p]) {
				return true
			}
		}
	}
	return false
}

// asksFor reports whether what is asked is that something be done: asked that her name not be used.
func (f *finder) asksFor(d *draft) bool {
	if d.kind == nil || d.kind.Class != lang.Verb || f.form(d) == onrecord.Direct || f.question(d) {
		return false
	}
	for _, k := range f.Children(d.head) {
		if k > d.head && d.holds(run{k, k}) && f.Is(k, "ccomp", "xcomp") {
			return f.wished(k)
		}
	}
	return false
}

// wished reports whether clause head m is bare, as a thing wished for is: that she not be named.
func (f *finder) wished(m int) bool {
	bare := f.Words[m].XPOS == "VB"
	for _, k := range f.Children(m) {
		switch {
		case f.Is(k, "aux", "cop") && finite(f.Words[k].XPOS), f.Is(k, "mark", "advmod") && f.pack.Is(lang.Question, f.lower[k]):
			return false
		case f.Is(k, "cop", "aux:pass"):
			bare = f.Words[k].XPOS == "VB"
		}
	}
	return bare
}

// amiss is the act of words about what should have been done, or should not have: of one's own deed it retracts, of another's
// it criticises; "" for other words.
func (f *finder) amiss(d *draft) onrecord.Act {
	for _, m := range f.opening(d) {
		should := false
		for _, k := range f.Children(m) {
			should = should || k < m && f.pack.Is(lang.Ought, f.lower[k])
		}
		if !should || !f.unreal(m) {
			continue
		}
		k := f.subjectOf(m)
		if kind := f.subjectKind(d, m, string(f.form(d))); kind == "speaker" || kind == "self" {
			return onrecord.Retracts
		}
		if p := -1; k >= 0 {
			if p = f.Child(k, "nmod:poss"); p >= 0 && (f.pack.Is(lang.Speaker, f.lower[p]) || f.pack.Is(lang.Neuter, f.lower[p])) {
				return onrecord.Retracts // its article should not have been published
			}
		}
		return onrecord.Criticises
	}
	return ""
}

// duty reports whether the words say what others ought to do.
func (f *finder) duty(d *draft, quoted bool) bool {
	for _, c := range d.content {
		for i := c.first; i <= c.last; i++ {
			n, _ := f.pack.At(lang.Duty, f.lower[:c.last+1], i)
			if n == 0 {
				continue
			}
			if h := f.Words[i].Head; n > 1 && h >= 0 && f.pack.Is(lang.Speaker, f.lower[i]) && f.inMainClause(h) {
				return true // we call on you to …
			}
			if k := f.subjectOf(i); n > 1 && k >= 0 && f.pack.Is(lang.Speaker, f.lower[i+n-1]) && !f.pack.Is(lang.Speaker, f.lower[k]) {
				continue // they let us sleep
			}
			if f.bindsOthers(d, i, quoted) && !f.innerSays(d, i) && f.inMainClause(i) {
				return true
			}
		}
	}
	return false
}

// bindsOthers reports whether the word of duty at i is said of others than who speaks, or, of a modal, of all: we must. In the words of
// the article only a modal counts: said the owners should sell.
func (f *finder) bindsOthers(d *draft, i int, quoted bool) bool {
	m := i
	if f.Words[i].UPOS == "AUX" && f.Words[i].Head >= 0 {
		m = f.Words[i].Head
	}
	k := f.subjectOf(m)
	if !quoted {
		return f.Words[i].XPOS == "MD" && k >= 0 && f.subjectKind(d, m, string(f.form(d))) != "self"
	}
	if k < 0 || !f.pack.Is(lang.Speaker, f.lower[k]) {
		return true
	}
	return f.Words[i].XPOS == "MD" && f.pack.Value(lang.Speaker, f.lower[k]) == "plural"
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
