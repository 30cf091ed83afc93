package statement

import (
	"slices"

	"onrecord/lang"
)

// mains lists the words that head the clauses of d's content: those that hang on nothing inside of it, and what is coordinated with
// them; of "I think that …" the thought as well.
func (f *finder) mains(d *draft) []int {
	var out []int
	for _, c := range d.content {
		for i := c.first; i <= c.last; i++ {
			if f.Punct(i) {
				continue
			}
			h := f.Words[i].Head
			switch {
			case h < 0 || !c.has(h):
				out = append(out, i)
			case f.Is(i, "conj", "parataxis", "ccomp") && (f.Verb(i) || f.Child(i, "cop") >= 0):
				if _, ok := slices.BinarySearch(out, h); ok {
					out = append(out, i)
				}
			}
		}
	}
	return out
}

// opening lists those heads of clauses of d that stand in the first sentence of a part of its content, and not in what a
// nested statement says.
func (f *finder) opening(d *draft) []int {
	var out []int
	for _, m := range f.mains(d) {
		if c, ok := d.part(m); ok && f.sameSentence(m, c.first) && !f.innerSays(d, m) {
			out = append(out, m)
		}
	}
	return out
}

// part is the part of d's content that holds word i.
func (d *draft) part(i int) (run, bool) {
	for _, c := range d.content {
		if c.has(i) {
			return c, true
		}
	}
	return noRun, false
}

func (f *finder) sameSentence(i, j int) bool { return f.t.SentenceOf(i) == f.t.SentenceOf(j) }

// subjectOf is the subject of clause head m, or of the head that it shares it with; -1 for none.
func (f *finder) subjectOf(m int) int {
	k := f.Child(m, "nsubj", "csubj")
	for at, steps := m, 0; k < 0 && steps < 4 && f.Is(at, "conj", "xcomp"); steps++ {
		if at = f.Words[at].Head; at < 0 {
			break
		}
		k = f.Child(at, "nsubj", "csubj")
	}
	return k
}

// subjectKind says who the subject of clause head m is, as seen from the speaker.
func (f *finder) subjectKind(d *draft, m int, form string) string {
	k := f.subjectOf(m)
	if k < 0 {
		if f.Child(m, "expl") >= 0 {
			return "there"
		}
		return "none"
	}
	w := f.lower[k]
	pron := f.Words[k].UPOS == "PRON"
	switch {
	case f.pack.Is(lang.Speaker, w):
		return "speaker"
	case d.source.OK() && !pron && w == f.lower[d.source.Head] || d.source.OK() && form != "direct" && pron && f.quote[k] == f.quote[d.head] && f.mayRefer(k, d.source.Head):
		return "self"
	case pron:
		return w
	}
	if f.pack.Value(lang.State, w) != "" || f.pack.Is(lang.State, w) || f.pack.Is(lang.BodyHead, w) {
		return "body"
	}
	return f.Words[k].UPOS
}

// mayRefer reports whether pronoun k may mean the source headed by h, by number and gender alone.
func (f *finder) mayRefer(k, h int) bool {
	w, s := f.lower[k], f.lower[h]
	switch {
	case f.Words[h].UPOS == "PRON":
		return w == s
	case f.pack.Is(lang.Neuter, w):
		return f.Words[h].UPOS != "PRON"
	}
	return f.pack.Is(lang.Masculine, w) || f.pack.Is(lang.Feminine, w) || f.pack.Is(lang.Plural, w)
}
