package statement

import (
	"strings"

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
