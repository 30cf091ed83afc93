package statement

import (
	"onrecord"
	"onrecord/lang"
)

// refusesInWords: "no comment", "I won't talk about that", "we are unable to comment", "he had been told not to speak": the
// words spoken refuse words of the speaker's own. What was not said once is another matter: "I did not say that".
func (f *finder) refusesInWords(d *draft) bool {
	if d.act != onrecord.Asserts || len(d.content) == 0 || d.kind != nil && d.kind.Class != lang.Verb {
		return false
	}
	if c := d.content[0]; f.pack.Is(lang.NoWord, f.lower[c.first]) && c.last-c.first <= 3 {
		for i := c.first + 1; i <= c.last; i++ {
			if f.pack.Is(lang.Comment, f.lower[i]) && f.Words[i].Head <= i {
				return true
			}
		}
	}
	form := string(f.form(d))
	for _, m := range f.opening(d) {
		if k := f.subjectKind(d, m, form); k != "speaker" && k != "self" {
			continue
		}
		not := f.negated(m) && !f.didNot(m) || f.listed(lang.Unable, m)
		if not && f.listed(lang.Answering, m) {
			return true
		}
		if x := f.Child(m, "xcomp"); x > m && (not || f.negated(x)) && f.listed(lang.Answering, x) {
			return true
		}
	}
	return false
}

// didNot reports whether an auxiliary puts verb m into the past: did not, had not.
func (f *finder) didNot(m int) bool {
	for _, k := range f.Children(m) {
		if f.Is(k, "aux") && f.Words[k].XPOS == "VBD" {
			return true
		}
	}
	return false
}
