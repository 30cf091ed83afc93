package statement

import (
	"onrecord"
	"onrecord/lang"
)

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

// opensNegated reports whether the first clause of d says that something is not so: "was never", "nobody had".
func (f *finder) opensNegated(d *draft) bool {
	list := f.mains(d)
	if len(list) == 0 {
		return false
	}
	for _, k := range f.Children(list[0]) {
		if f.Words[k].XPOS == "MD" {
			return false // what may not, or will not, be
		}
	}
	return f.negatedHead(list[0]) || f.noneOf(list[0])
}

// noneOf reports whether clause head m is, or has, no such thing: "is no forgery", "takes no account of it", "there was no order".
func (f *finder) noneOf(m int) bool {
	if f.Child(m, "cop", "expl") >= 0 && f.noOne(m) {
		return true
	}
	for _, k := range f.Children(m) {
		if k > m && f.Is(k, "obj", "nsubj") && f.noOne(k) {
			return true
		}
	}
	return false
}
