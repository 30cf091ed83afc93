package statement

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/lang"
	"onrecord/model"
)

// longestSource is how many words the source of a headline has at most.
const longestSource = 7

// draftHeadings drafts the statements of headlines that name their source before or behind a colon, with no cue: "Police: no
// link found", "Dam was unsafe: engineers", "Curator: 'I signed for plaster'".
func (f *finder) draftHeadings() {
	for _, par := range f.t.Paragraphs {
		if k := f.t.Document.Blocks[par.Block].Kind; !f.speaks(par) || k != onrecord.Title && k != onrecord.Heading {
			continue
		}
		first, last := f.t.Sentences[par.First].First, f.t.Sentences[par.Last-1].Last
		if d := f.heading(first, last); d != nil {
			f.drafts = append(f.drafts, d)
			continue
		}
		for s := par.First; s < par.Last && par.Last-par.First > 1; s++ {
			if d := f.heading(f.t.Sentences[s].First, f.t.Sentences[s].Last); d != nil {
				f.drafts = append(f.drafts, d)
			}
		}
	}
}

// heading is the statement of the headline [first, last), nil when it has none of this kind.
func (f *finder) heading(first, last int) *draft {
	colon := -1
	for i := first; i < last; i++ {
		if f.lower[i] == ":" && f.quote[i] < 0 {
			if colon >= 0 {
				return nil
			}
			colon = i
		}
		if f.used[i] && f.quote[i] < 0 {
			return nil // it has a cue of its own
		}
	}
	if colon <= first || colon+1 >= last || f.t.Tokens[colon].End == f.t.Tokens[colon+1].Start {
		return nil
	}
	before, after := run{first, colon - 1}, run{colon + 1, last - 1}
	for after.ok() && f.Punct(after.last) && f.trailing(after) && !f.quoteMark(after.last) {
		after.last--
	}
	source, words := f.headingSource(before), after
	if !source.OK() || !f.sayable(words) {
		source, words = f.headingSource(after), before
		if !source.OK() || !f.sayable(words) {
			return nil
		}
	}
	content := f.trimmed(words)
	if f.opens(words.first) && f.closesAt(words) {
		content = []run{f.inner(f.quote[words.first])}
	}
	if len(content) == 0 || !content[0].ok() {
		return nil
	}
	d := &draft{cue: noRun, mark: -1, head: content[0].first, act: onrecord.Asserts, source: source, content: content, quotation: -1,
		turn: run{source.First, source.Last}, headed: true, sentence: f.t.SentenceOf(first), by: map[string]string{}, said: said{noRun}}
	d.set("content", "headline")
	d.set("source", "speaker label")
	return d
}

// headingSource is r as the name or description of somebody who can speak, without a verb.
func (f *finder) headingSource(r run) Phrase {
	if r.last-r.first >= longestSource || f.pack.Is(lang.NoWord, f.lower[r.first]) { // "Roof falls in: no guilty parties"
		return NoPhrase
	}
	head := r.last
	for i := r.last; i >= r.first; i-- {
		w := f.Words[i]
		if f.Punct(i) && !f.hyphen(i) || f.Verb(i) && finite(w.XPOS) {
			return NoPhrase
		}
		if w.UPOS == "ADP" && i > r.first {
			head = i - 1
		}
	}
	if !f.speaker(head) {
		return NoPhrase
	}
	return Phrase{r.first, r.last, head}
}

// speaker reports whether word i names or describes somebody or some body that can speak.
func (f *finder) speaker(i int) bool {
	w := f.Words[i]
	for _, l := range []lang.List{lang.Human, lang.Title, lang.BodyHead, lang.Spokesman, lang.UnnamedHead, lang.GroupHead, lang.OutletHead} {
		if f.pack.Is(l, w.Lower) || f.pack.Is(l, w.Lemma) {
			return true
		}
	}
	k, _ := slices.BinarySearchFunc(f.Entities, i, func(e model.Entity, i int) int { return e.Last - 1 - i })
	return k < len(f.Entities) && f.Entities[k].First <= i && (f.Entities[k].Kind == "PER" || f.Entities[k].Kind == "ORG")
}

// sayable reports whether r may be what somebody said: it holds a verb, or is a quotation.
func (f *finder) sayable(r run) bool {
	if r.last-r.first < 1 {
		return false
	}
	for i := r.first; i <= r.last; i++ {
		if f.Words[i].UPOS == "VERB" || f.Words[i].UPOS == "AUX" {
			return true
		}
	}
	return f.quote[r.first] >= 0 && f.opens(r.first)
}

// headlineVerb reports whether noun i must be the verb of a headline: "Magistrate orders fresh post-mortem". A headline without
// any other verb, up to its next semicolon, has one; it stands behind a noun that is no name of it, and before a noun phrase.
func (f *finder) headlineVerb(i int) bool {
	par := f.paragraphOf(i)
	first, last := f.Sentence(i)
	if k := f.t.Document.Blocks[par.Block].Kind; k != onrecord.Title && k != onrecord.Heading && (k != onrecord.Body && k != onrecord.Standfirst || f.t.Word(last-1) == "." || last-first > 24) {
		return false
	}
	for first < i && f.lower[first] == ";" {
		first++
	}
	for k := i - 1; k >= first; k-- {
		if f.lower[k] == ";" || f.lower[k] == ":" {
			first = k + 1
			break
		}
	}
	for k := i + 1; k < last; k++ {
		if f.lower[k] == ";" || f.lower[k] == ":" {
			last = k
			break
		}
	}
	if i == first || i+1 >= last || !f.Nominal(i-1) || f.Words[i-1].XPOS == "NNS" && f.Words[i].XPOS == "NNS" && strings.HasSuffix(f.lower[i], "s") {
		return false
	}
	for k := first; k < last; k++ {
		if k != i && (finite(f.Words[k].XPOS) || f.Words[k].XPOS == "VB") {
			return false
		}
	}
	switch u := f.Words[i+1].UPOS; u {
	case "ADJ", "NOUN", "PROPN", "DET", "NUM", "PRON":
		return true
	case "VERB":
		return f.Words[i+1].XPOS == "VBG"
	}
	return f.quote[i+1] >= 0 && f.opens(i+1)
}

// headlineAdjective is who adjective i is said of in a headline, which drops the verb: "Bank mum on outage", "Minister denies bribe; aide silent".
// It may not go with a noun behind it: "silent auction".
func (f *finder) headlineAdjective(i int) Phrase {
	if k := f.t.Document.Blocks[f.paragraphOf(i).Block].Kind; k != onrecord.Title && k != onrecord.Heading {
		return NoPhrase
	}
	first, last := f.Sentence(i)
	if i == first || !f.Nominal(i-1) || f.Child(i, "cop") >= 0 || i+1 < last && f.Nominal(i+1) {
		return NoPhrase
	}
	at := i - 1
	for at > first && (f.Nominal(at-1) || f.Words[at-1].UPOS == "ADJ") {
		at--
	}
	if p := (Phrase{at, i - 1, i - 1}); f.personal(p) || f.capital(i-1) {
		return p
	}
	return NoPhrase
}
