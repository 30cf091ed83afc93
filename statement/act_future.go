package statement

import (
	"onrecord"
	"onrecord/lang"
)

// ownFuture reports whether the words open with what the speakers bind themselves to: "We will …", "we are going to …",
// said he would …. A plan that is announced, or a future that did not come, binds nobody.
func (f *finder) ownFuture(d *draft, quoted bool) bool {
	list := f.mains(d)
	for _, m := range list {
		c, ok := d.part(m)
		if !ok || !f.sameSentence(m, c.first) {
			continue
		}
		k := f.subjectOf(m)
		if a := f.Child(m, "advcl"); k < c.first || k > m || a >= 0 && a < k {
			continue // "if I am pushed down, I will …" is what always happens
		}
		future, backshift, negated := false, false, false
		for i := k + 1; i <= m; i++ {
			n, _ := f.pack.At(lang.Will, f.lower[:c.last+1], i)
			future = future || n > 0
			backshift = backshift || f.pack.Is(lang.Backshift, f.lower[i])
			negated = negated || f.pack.Is(lang.Negation, f.lower[i])
		}
		if !future || negated || f.unreal(m) {
			continue
		}
		switch {
		case f.pack.Is(lang.Speaker, f.lower[k]):
			if !backshift {
				return true
			}
		case quoted || d.kind == nil || d.kind.Has(lang.Plans):
		case f.Words[k].UPOS == "PRON" && m == list[0] && !f.pack.Is(lang.Neuter, f.lower[k]):
			return true
		}
	}
	return false
}

// unreal reports whether verb m is told as what would have been: "would have died".
func (f *finder) unreal(m int) bool {
	n := 0
	for _, k := range f.Children(m) {
		if f.Words[k].Rel == "aux" && k < m {
			n++
		}
	}
	return n >= 2 && (f.Words[m].XPOS == "VBN" || f.Words[m].XPOS == "VBD" || f.Child(m, "cop") >= 0)
}

// outlook reports whether the words open with what may come: it is likely to, could, is expected to.
func (f *finder) outlook(d *draft) bool {
	list := f.mains(d)
	if len(list) == 0 {
		return false
	}
	m := list[0]
	if f.unreal(m) {
		return false
	}
	if f.listed(lang.Outlook, m) && f.Child(m, "xcomp", "ccomp", "csubj", "acl") >= 0 && (f.Words[m].UPOS != "VERB" || f.Child(m, "aux:pass") >= 0) {
		k := f.Child(m, "advmod")
		return k < 0 || f.Words[k].XPOS != "RBR" // "more likely to fall ill than others" is a count
	}
	if d.kind != nil && d.kind.Has(lang.Plans) {
		return false
	}
	switch f.subjectKind(d, m, string(f.form(d))) {
	case "speaker", "self":
		return false
	}
	for _, k := range f.Children(m) {
		if f.Is(k, "aux") && f.pack.Is(lang.Chance, f.lower[k]) && f.form(d) != onrecord.Direct {
			return f.Child(m, "advmod") < 0 || !f.pack.Is(lang.Negation, f.lower[f.Child(m, "advmod")])
		}
	}
	return false
}
