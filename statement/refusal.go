package statement

import (
	"slices"

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
			if f.pack.Is(lang.Comment, f.lower[i]) && f.Nominal(i) {
				return true
			}
		}
	}
	if f.deflects(d) {
		return true
	}
	if f.unfitToSay(d) {
		return true
	}
	for _, e := range d.inner { // "that is something I will not discuss"
		if e.act == onrecord.Declines && len(e.content) == 0 && e.source.OK() && f.pack.Is(lang.Speaker, f.lower[e.source.Head]) && f.sameSentence(e.head, d.content[0].first) {
			return true
		}
	}
	form := string(f.form(d))
	for _, m := range f.opening(d) {
		if k := f.subjectKind(d, m, form); k != "speaker" && k != "self" {
			continue
		}
		not := f.negated(m) && (!f.didNot(m) || form == string(onrecord.Indirect) && f.Words[m].XPOS == "VB") || f.listed(lang.Unable, m)
		if not && f.listed(lang.Answering, m) {
			return true
		}
		if x := f.Child(m, "acl", "advcl"); x > m && f.toInfinitive(x) && f.listed(lang.Answering, x) && (f.negated(m) || f.noOne(m) || f.tooMuch(m) || f.listed(lang.Unable, m)) {
			return true // "in no position to comment", "too busy to reply"
		}
		if x := f.Child(m, "xcomp"); x > m && (not || f.negated(x)) && (f.listed(lang.Answering, x) || f.listed(lang.Unable, m) && f.spoken(x)) {
			return true
		}
	}
	return false
}

// tooMuch reports whether m is more than lets it do what follows: too busy to.
func (f *finder) tooMuch(m int) bool {
	for _, k := range f.Children(m) {
		if k < m && f.pack.Is(lang.TooMuch, f.lower[k]) {
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

// dropRefusals: "I will not discuss that", he said: the refusal is told once, by the statement whose words it is.
func (f *finder) dropRefusals() {
	f.drafts = slices.DeleteFunc(f.drafts, func(d *draft) bool {
		up := d.within
		if up == nil || up.act != onrecord.Declines || len(up.content) == 0 || len(d.content) > 0 || f.quote[d.head] < 0 ||
			d.act != onrecord.Declines && d.act != onrecord.Silent || !d.source.OK() || !f.pack.Is(lang.Speaker, f.lower[d.source.Head]) {
			return false
		}
		up.inner = slices.DeleteFunc(up.inner, func(e *draft) bool { return e == d })
		return true
	})
}

// unfitToSay: "it would be premature to comment", "our policy is not to discuss leaks": the first clause says of an answer that it would not be fit to
// give one, whoever is to give it.
func (f *finder) unfitToSay(d *draft) bool {
	c := d.content[0]
	if len(d.content) > 1 || !f.sameSentence(c.first, c.last) {
		return false
	}
	for i := c.first; i <= c.last; i++ {
		if !f.toInfinitive(i) || !f.listed(lang.Answering, i) || f.innerSays(d, i) {
			continue
		}
		for at := i - 1; at >= max(c.first, i-5); at-- {
			if f.pack.Is(lang.Unfit, f.lower[at]) {
				return true
			}
			if f.pack.Is(lang.Negation, f.lower[at]) && f.after(c.first, at, lang.Policy) {
				return true
			}
		}
	}
	return false
}

// after reports whether a word of list l stands in [from, to].
func (f *finder) after(from, to int, l lang.List) bool {
	for i := from; i <= to; i++ {
		if f.pack.Is(l, f.lower[i]) {
			return true
		}
	}
	return false
}
