package statement

import (
	"onrecord"
	"onrecord/lang"
)

// accusesInWords reports whether d says of somebody else, as a fact, that they did wrong: "he is a thief", "soldiers shot
// the traders", "was beaten by her brother". What may come, what things do and what nobody did accuses nobody.
func (f *finder) accusesInWords(d *draft) bool {
	if d.kind == nil || d.kind.Class != lang.Verb || d.act != onrecord.Asserts {
		return false
	}
	form := string(f.form(d))
	for _, m := range f.opening(d) {
		if f.uncertain(m) {
			continue
		}
		deed := m
		if x := f.Child(m, "xcomp"); x >= 0 && f.Words[m].UPOS == "VERB" && f.toInfinitive(x) {
			deed = x // tried to poison her
		}
		k := f.subjectOf(m)
		switch {
		case k < 0:
		case f.Child(deed, "aux:pass") >= 0:
			by, wrong := f.doer(deed), f.listed(lang.Wrongdoing, deed)
			if by >= 0 && (wrong || f.listed(lang.Harm, deed) && f.someone(by)) {
				return true
			}
		case !f.someone(k) || f.subjectKind(d, m, form) == "self":
		case f.Child(m, "cop") >= 0 && f.listed(lang.Wrongdoing, m):
			return true
		case f.Words[deed].UPOS == "VERB" && f.listed(lang.Wrongdoing, deed):
			return true
		case f.Words[deed].UPOS == "VERB" && f.listed(lang.Harm, deed):
			if o := f.Child(deed, "obj"); o >= 0 && f.someone(o) {
				return true
			}
		}
	}
	return false
}

// uncertain reports whether clause head m has a modal, or is negated.
func (f *finder) uncertain(m int) bool {
	for _, k := range f.Children(m) {
		if f.Words[k].XPOS == "MD" || f.pack.Is(lang.Negation, f.lower[k]) {
			return true
		}
	}
	return false
}

// doer is who did the deed of a passive verb: by X; -1 for nobody named.
func (f *finder) doer(v int) int {
	for _, k := range f.Children(v) {
		if f.Is(k, "obl") && f.pack.Is(lang.AgentLead, f.caseWord(k)) {
			return k
		}
	}
	return -1
}

// someone reports whether noun k is somebody who can be blamed, and not the one who speaks: a person, a group, a body, a state.
func (f *finder) someone(k int) bool {
	w, lemma := f.lower[k], f.Words[k].Lemma
	if f.Words[k].UPOS == "PRON" {
		return !f.pack.Is(lang.Speaker, w) && !f.pack.Is(lang.Neuter, w) &&
			(f.pack.Is(lang.Masculine, w) || f.pack.Is(lang.Feminine, w) || f.pack.Is(lang.Plural, w) || f.relative(k))
	}
	for _, l := range []lang.List{lang.Human, lang.Title, lang.GroupHead, lang.UnnamedHead, lang.BodyHead, lang.State, lang.Masculine, lang.Feminine} {
		if f.pack.Is(l, w) || f.pack.Is(l, lemma) {
			return true
		}
	}
	for _, e := range f.Entities {
		if e.First <= k && k < e.Last {
			return e.Kind != "MISC"
		}
	}
	return false
}
