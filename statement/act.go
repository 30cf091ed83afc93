package statement

import (
	"onrecord"
	"onrecord/lang"
)

// decideAct sets what the source does by speaking: the act of its cue, but for cues of plain saying, where the words said
// decide: "said it was not true" denies.
func (f *finder) decideAct(d *draft) {
	if d.kind == nil || d.act == onrecord.Asserts && len(d.content) > 0 {
		if act, by := f.actOfWords(d); act != "" {
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

// actOfWords reads the act off the content of a plain saying, "" where the words decide nothing.
func (f *finder) actOfWords(d *draft) (onrecord.Act, string) {
	var words []string
	for _, c := range d.content {
		words = append(words, f.lower[c.first:c.last+1]...)
	}
	count := func(l lang.List) int {
		n := 0
		for i := range words {
			if k, _ := f.pack.At(l, words, i); k > 0 {
				n++
			}
		}
		return n
	}
	switch {
	case count(lang.Falsehood) > 0:
		return onrecord.Denies, "words of falsehood"
	}
	return "", ""
}
