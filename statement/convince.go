package statement

import (
	"onrecord"
	"onrecord/lang"
)

// unconvinced drafts the doubt that verb i tells from the side of what is doubted: "the explanation satisfied nobody", "has failed to convince the
// families", "did not persuade the board", "convinced few". nil where it convinces, or nobody says whom it does not.
func (f *finder) unconvinced(i int) *draft {
	if f.Words[i].UPOS != "VERB" || !f.pack.Is(lang.Convincing, f.Words[i].Lemma) || f.group(i).passive || f.group(i).modal || f.inQuestion(i) {
		return nil
	}
	o := f.Child(i, "obj")
	if o < i || !f.personal(f.nounPhrase(o)) && !f.pack.Is(lang.Few, f.lower[o]) && !f.noOne(o) {
		return nil
	}
	at, first := i, f.group(i).first
	none := f.noOne(o) || f.pack.Is(lang.Few, f.lower[f.nounPhrase(o).First])
	if h := f.Words[i].Head; f.Is(i, "xcomp") && f.toInfinitive(i) && h >= 0 && f.pack.Is(lang.AbsenceFailing, f.Words[h].Lemma) && !f.negated(h) {
		at, first, none = h, h, true
	} else if f.toInfinitive(i) {
		return nil
	}
	if !none && f.group(i).negation < 0 {
		return nil
	}
	s := f.ownSubject(at)
	if s < 0 || s > first || f.relative(s) || !f.believable(s) {
		return nil
	}
	kind := &lang.Cue{Class: lang.Verb, Act: onrecord.Doubts, Frames: []lang.Frame{lang.Object}} // no row lists it
	d := &draft{cue: run{first, i}, head: i, kind: kind, act: onrecord.Doubts, source: f.nounPhrase(o), mark: -1, quotation: -1, turn: noRun,
		sentence: f.t.SentenceOf(i), by: map[string]string{}, said: said{noRun}}
	p := f.nounPhrase(s)
	d.content = f.trimmed(run{p.First, p.Last})
	d.set("cue", "verb of convincing")
	d.set("content", "subject")
	d.set("source", "object")
	return d
}

// questioning drafts the doubt of a verb that the tree takes for a noun: "some question whether it exists", "its rivals question how it pays". nil where word
// i is none.
func (f *finder) questioning(i, last int) *draft {
	first, _ := f.Sentence(i)
	if i == first || i+1 >= last || f.Words[i].UPOS != "NOUN" || f.Words[i].XPOS != "NN" || !f.pack.Is(lang.Question, f.lower[i+1]) || f.quote[i] >= 0 {
		return nil
	}
	k := i - 1
	if x := f.Words[k].XPOS; x != "NNS" && x != "NNPS" && f.Words[k].UPOS != "DET" && f.Words[k].UPOS != "PRON" && x != "NN" || x == "NN" && !f.pluralHead(first, k) {
		return nil
	}
	if f.Words[k].UPOS == "DET" && (k != first || f.Words[i].Head >= 0 && f.Verb(f.Words[i].Head)) || f.Words[k].XPOS == "PRP$" || f.Child(i, "case") >= 0 {
		return nil
	}
	for _, m := range f.pack.CuesAt(f.lower[:last], i) {
		c := m.Cue
		if c.Class != lang.Verb || c.Act != onrecord.Doubts || m.Form&lang.Base == 0 || m.Words != 1 || !c.Has(lang.Clause) {
			continue
		}
		d := f.newDraft(occurrence{cue: c, words: run{i, i}, head: i, act: c.Act, behind: NoPhrase, mark: -1})
		end := i + 1
		for end < last && f.lower[end] != ";" && !(end == last-1 && f.Punct(end)) {
			end++
		}
		at := k
		for at > first && !f.Punct(at-1) && f.Words[at-1].UPOS != "CCONJ" {
			at--
		}
		d.source, d.content = Phrase{at, k, k}, f.trimmed(run{i + 1, end - 1})
		d.set("source", "noun before the cue")
		d.set("content", "clause after")
		f.used[i] = true
		return d
	}
	return nil
}

// pluralHead reports whether the words [first, k] open the sentence with a plural noun that a relative clause describes: "anglers who counted 300 dead trout".
func (f *finder) pluralHead(first, k int) bool {
	for i := first; i < k; i++ {
		if f.relative(i) && i > first && f.Words[i-1].XPOS == "NNS" {
			return true
		}
	}
	return false
}

// farFrom is of whom adjective i is said not to hold at all, "was far from convinced", and where the words that say so begin.
func (f *finder) farFrom(i int) (Phrase, int) {
	first, _ := f.Sentence(i)
	for k := i - 1; k >= max(first+2, i-3); k-- {
		if n, _ := f.pack.At(lang.FarFrom, f.lower[:i], k); n == i-k && f.pack.Is(lang.Be, f.lower[k-1]) {
			return f.nounBefore(k - 1), k - 1
		}
	}
	return NoPhrase, -1
}

// believable reports whether noun k names what one may believe or not: an explanation, an account, a claim.
func (f *finder) believable(k int) bool {
	for _, l := range []lang.List{lang.Contestable, lang.Rumour, lang.DocHead, lang.Retractable} {
		if f.pack.Is(l, f.lower[k]) {
			return true
		}
	}
	return f.reporting(k)
}
