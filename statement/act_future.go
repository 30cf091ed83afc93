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
		if !future || negated || f.unreal(m) || f.noneOf(m) {
			continue
		}
		switch {
		case f.pack.Is(lang.Speaker, f.lower[k]):
			if !backshift {
				return true
			}
		case quoted || d.kind == nil || d.kind.Has(lang.Plans):
		case m == list[0] && f.governs(d, k):
			return true
		case f.Words[k].UPOS == "PRON" && m == list[0] && (!f.pack.Is(lang.Neuter, f.lower[k]) || f.Words[m].UPOS == "VERB" && d.source.OK() && f.mayRefer(k, d.source.Head)):
			return true
		}
	}
	return false
}

// ownDeed reports whether the words open with what the source itself, or the state it speaks for, will do.
func (f *finder) ownDeed(d *draft) bool {
	form := string(f.form(d))
	for _, m := range f.opening(d) {
		if f.Words[m].UPOS != "VERB" || f.Child(m, "aux:pass") >= 0 || !f.future(m) {
			continue
		}
		k := f.subjectOf(m)
		if kind := f.subjectKind(d, m, form); kind == "speaker" || kind == "self" || k >= 0 && f.governs(d, k) {
			return true
		}
	}
	return false
}

// future reports whether clause head m has a word of the future among its auxiliaries.
func (f *finder) future(m int) bool {
	for _, k := range f.Children(m) {
		if k < m && (f.pack.Is(lang.Will, f.lower[k]) || f.pack.Is(lang.Permission, f.lower[k])) {
			return true
		}
	}
	return false
}

// toldPast reports whether the words open with what has been.
func (f *finder) toldPast(d *draft) bool {
	list := f.opening(d)
	if len(list) == 0 || f.Words[list[0]].UPOS != "VERB" && f.Child(list[0], "cop") < 0 {
		return false
	}
	m, done := list[0], f.Words[list[0]].XPOS == "VBD"
	for _, k := range f.Children(m) {
		if !f.Is(k, "aux", "aux:pass", "cop") || k > m {
			continue
		}
		switch f.Words[k].XPOS {
		case "MD":
			return false
		case "VBD":
			done = true
		}
	}
	return done
}

// governs reports whether the source of d holds an office and subject k is a state or a body of one, for which it can
// bind itself: the foreign minister said Estavia would pay.
func (f *finder) governs(d *draft, k int) bool {
	if det := f.Child(k, "det"); det >= 0 && f.pack.Is(lang.Indefinite, f.lower[det]) {
		return false // a committee of nobody knows which
	}
	if !d.source.OK() || !f.pack.Is(lang.State, f.lower[k]) && f.pack.Value(lang.BodyHead, f.lower[k]) != "government" {
		return false
	}
	for i := d.source.First; i <= d.source.Last; i++ {
		if n, _ := f.pack.At(lang.Title, f.lower[:d.source.Last+1], i); n > 0 {
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

// outlook reports whether the words open with what may come: it is likely to, could, is expected to, there is danger that.
func (f *finder) outlook(d *draft) bool {
	for n, m := range f.opening(d) {
		if f.unreal(m) {
			continue
		}
		at := m
		if k := f.subjectOf(m); k >= 0 && f.Child(m, "expl") >= 0 {
			at = k // there is danger that
		}
		if f.listed(lang.Outlook, at) && f.Child(at, "xcomp", "ccomp", "csubj", "acl") >= 0 && (f.Words[at].UPOS != "VERB" || f.Child(at, "aux:pass") >= 0) {
			k := f.Child(at, "advmod")
			return k < 0 || f.Words[k].XPOS != "RBR" // "more likely to fall ill than others" is a count
		}
		if n == 0 && f.mayCome(d, m) {
			return true
		}
	}
	return false
}

// mayCome reports whether clause head m tells, in the article's words, of others what could be; a plan or an argument of one's own
// does not foretell.
func (f *finder) mayCome(d *draft, m int) bool {
	if d.kind != nil && d.kind.Has(lang.Plans) || f.form(d) == onrecord.Direct || f.negatedHead(m) {
		return false
	}
	switch f.subjectKind(d, m, string(f.form(d))) {
	case "speaker", "self":
		return false
	}
	for _, k := range f.Children(m) {
		if f.Is(k, "aux") && f.pack.Is(lang.Chance, f.lower[k]) {
			return true
		}
	}
	return false
}
