package statement

import (
	"onrecord"
	"onrecord/lang"
)

// ledSubject is the noun right before a finite verb without a subject that the tree took for one behind a preposition: "after a
// newspaper reported", "since the minister, Ilan Dorv, denied".
func (f *finder) ledSubject(verb int) Phrase {
	if !finite(f.Words[verb].XPOS) || !f.Is(verb, "advcl", "ccomp") || f.Child(verb, "mark") >= 0 {
		return NoPhrase
	}
	first, _ := f.Sentence(verb)
	end := f.group(verb).first - 1
	for end > first && f.lower[end] == "," {
		end--
	}
	for at, n := end, 0; at > first && n < 6; at, n = f.Words[at].Head, n+1 {
		h := f.Words[at].Head
		if f.Nominal(at) && h >= 0 {
			c := f.Child(at, "case")
			if !f.Is(at, "obl") || c < 0 || c > at || f.Words[c].XPOS == "POS" || f.Right(at) < end || f.temporal(at) {
				return NoPhrase
			}
			p := f.nounPhrase(at)
			if name := f.named(p); name.OK() {
				return name
			}
			p.First = max(p.First, c+1)
			return p
		}
	}
	return NoPhrase
}

// bareParticiple reports whether word h is a past participle without an auxiliary, which no sentence has for its verb, though it has a
// subject before it.
func (f *finder) bareParticiple(h int) bool {
	k := f.ownSubject(h)
	return f.Words[h].XPOS == "VBN" && f.Child(h, "aux", "cop") < 0 && k >= 0 && k < h && !f.relative(k)
}

// strandedSubject is the subject of a finite verb that the tree gave to a participle between commas, or to the verb that governs it: "the
// runner, suspended in April, states", "a sign that investors fear a default".
func (f *finder) strandedSubject(verb int) Phrase {
	if !finite(f.Words[verb].XPOS) {
		return NoPhrase
	}
	for _, k := range f.Children(verb) {
		if k < verb && f.Is(k, "advcl") && f.bareParticiple(k) {
			s := f.ownSubject(k)
			return f.wholeSubject(s, k)
		}
	}
	h := f.Words[verb].Head
	if h < 0 || h > verb || !f.Is(verb, "ccomp") || f.Child(verb, "mark") >= 0 {
		return NoPhrase
	}
	if o := f.Child(h, "obj"); o > h && o < verb && f.Right(o) == f.group(verb).first-1 && f.Words[o].UPOS != "PRON" {
		return f.nounPhrase(o)
	}
	return NoPhrase
}

// nameGiven is the name that a participle gives to a description: "an association called Clear Water said".
func (f *finder) nameGiven(p Phrase) Phrase {
	_, last := f.Sentence(p.Head)
	at := p.Last + 1
	if at+1 >= last || !f.pack.Is(lang.Naming, f.lower[at]) || f.Words[at].XPOS != "VBN" || f.Words[at].Head != p.Head {
		return NoPhrase
	}
	end := at
	for end+1 < last && (f.Words[end+1].UPOS == "PROPN" || f.capital(end+1) && !f.Punct(end+1)) {
		end++
	}
	if end == at {
		return NoPhrase
	}
	return Phrase{at + 1, end, end}
}

// namedLast is p with the person at its end for its head, where the tree took a word of the office before the name for it: "Roads and
// Bridges Minister Ilan Dorv said", "show boss Mara Lind told".
func (f *finder) namedLast(p Phrase, verb int) Phrase {
	end := f.group(verb).first - 1
	if end <= p.Head || end < p.Last {
		return NoPhrase
	}
	for _, e := range f.Entities {
		if e.Kind != "PER" || e.Last-1 != end || e.First <= p.Head {
			continue
		}
		office := e.First - 1
		titled := f.pack.Is(lang.Title, f.lower[office])
		if !titled && (f.Words[office].UPOS != "NOUN" || !f.pack.Is(lang.Human, f.lower[office])) {
			return NoPhrase
		}
		ranked := f.pack.Is(lang.Title, f.lower[p.Head]) && f.Words[p.First].UPOS != "DET"
		for i := p.Head; i < e.First; i++ {
			switch u := f.Words[i].UPOS; {
			case u == "NOUN", u == "PROPN", u == "ADJ", f.hyphen(i), u == "CCONJ" && titled, ranked && (u == "ADP" || u == "DET" || u == "PART"):
			default:
				return NoPhrase
			}
		}
		return Phrase{p.First, end, e.First}
	}
	return NoPhrase
}

// officeBehind is p with the office at its end, which headlines hang to the place before it: "Osmeria governor resigns".
func (f *finder) officeBehind(p Phrase, verb int) Phrase {
	end := f.group(verb).first - 1
	if !f.inHeadline(p.Head) || end <= p.Last || end > p.Last+3 || f.Words[p.Head].UPOS != "PROPN" || !f.pack.Is(lang.Title, f.lower[end]) {
		return NoPhrase
	}
	for i := p.Last + 1; i <= end; i++ {
		if u := f.Words[i].UPOS; u != "NOUN" && u != "ADJ" {
			return NoPhrase
		}
	}
	return Phrase{p.First, end, end}
}

// inHeadline reports whether word i stands in a headline or heading.
func (f *finder) inHeadline(i int) bool {
	k := f.t.Document.Blocks[f.paragraphOf(i).Block].Kind
	return k == onrecord.Title || k == onrecord.Heading
}

// apposedBefore is the person between commas right before a relative clause that begins at word k, whatever noun before them the tree hangs
// it to: "the head of the coast guard, Ilan Dorv, who said".
func (f *finder) apposedBefore(k int) Phrase {
	if f.Words[k].XPOS != "WP" || k < 3 || f.lower[k-1] != "," {
		return NoPhrase
	}
	for _, e := range f.Entities {
		if e.Last == k-1 && e.Kind == "PER" && e.Last-e.First > 1 && e.First > 0 && f.lower[e.First-1] == "," {
			return Phrase{e.First, e.Last - 1, e.First}
		}
	}
	return NoPhrase
}
