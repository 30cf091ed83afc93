package statement

import "onrecord/lang"

// cutUnlike: "urged the embassy to reconsider and spoke with the minister": a finite verb without a subject cannot be joined
// with words that hold no finite verb: it goes on with the cue, and what was said ends before the conjunction.
func (f *finder) cutUnlike() {
	for _, d := range f.drafts {
		if d.dead || d.kind == nil || d.kind.Class != lang.Verb || len(d.content) == 0 || !finite(f.Words[d.head].XPOS) {
			continue
		}
		c := &d.content[len(d.content)-1]
		if c.first <= d.cue.last {
			continue
		}
		for k := c.first + 1; k < c.last; k++ {
			if f.Words[k].UPOS != "CCONJ" || f.quote[k] != f.quote[d.head] {
				continue
			}
			v := k + 1
			for v < c.last && f.Words[v].UPOS == "ADV" {
				v++
			}
			x := f.Words[v].XPOS
			if f.Words[v].UPOS != "VERB" || x != "VBD" && x != "VBZ" || f.finiteIn(run{c.first, k - 1}) >= 0 {
				continue
			}
			if parts := f.trimmed(run{c.first, k - 1}); len(parts) > 0 {
				*c = parts[0]
			}
			break
		}
	}
}
