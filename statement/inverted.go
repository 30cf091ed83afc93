package statement

import (
	"unicode"
	"unicode/utf8"

	"onrecord/lang"
)

// inverted finds the source behind a cue that stands right behind the closing mark of quoted speech: "…," said X. It goes
// by place alone, for there the tree is often lost. NoPhrase when word i is no such cue.
func (f *finder) inverted(i int, m lang.Match) Phrase {
	if m.Words != 1 || m.Form&(lang.Past|lang.Present|lang.Base) == 0 || !(m.Cue.Has(lang.Clause) || m.Cue.Has(lang.Quote)) {
		return NoPhrase
	}
	first, last := f.Sentence(i)
	k := i - 1
	if k >= first && f.lower[k] == "," {
		k--
	}
	if k < first || !f.quoteMark(k) || f.opens(k) || f.quote[i] == f.quote[k] || f.t.Quotations[f.quote[k]].Scare || !f.allSpeech(f.quote[k], first) {
		return NoPhrase
	}
	return f.nameBehind(i+1, last)
}

// leading finds the source behind a cue that begins its sentence, before a quotation: Remarked one of the drivers, "…".
func (f *finder) leading(i int, m lang.Match) Phrase {
	first, last := f.Sentence(i)
	if i != first || m.Words != 1 || m.Form&lang.Past == 0 || !(m.Cue.Has(lang.Clause) || m.Cue.Has(lang.Quote)) {
		return NoPhrase
	}
	p := f.nameBehind(i+1, last)
	if !p.OK() || p.Last+2 >= last || f.lower[p.Last+1] != "," && f.lower[p.Last+1] != ":" || !f.opens(p.Last+2) {
		return NoPhrase
	}
	return p
}

// nameBehind reads a noun phrase off the parts of speech from word i on: determiners, adjectives, nouns and names, with
// "of" between. A common noun ends it only when a name follows no more.
func (f *finder) nameBehind(i, last int) Phrase {
	p := NoPhrase
	for k := i; k < last; k++ {
		w := f.Words[k]
		switch {
		case w.UPOS == "PROPN" && f.pack.Is(lang.Day, w.Lower):
			return p
		case w.UPOS == "PRON" && k == i && w.XPOS == "PRP":
			return Phrase{k, k, k}
		case w.UPOS == "PROPN", w.UPOS == "NOUN":
			if !p.OK() {
				p = Phrase{i, k, k}
			}
			p.Last = k
			if w.UPOS == "PROPN" || f.Words[p.Head].UPOS == "NOUN" || f.Below(p.Head, k) {
				p.Head = k
			}
		case !p.OK() && (w.UPOS == "NUM" || w.UPOS == "DET" || w.UPOS == "PRON") && k+2 < last && f.pack.Is(lang.NameLink, f.lower[k+1]) && w.XPOS != "PRP":
			p = Phrase{i, k, k} // one of them
			if q := f.nameBehind(k+2, last); q.OK() {
				p.Last = q.Last
			}
			return p
		case w.UPOS == "DET", w.UPOS == "ADJ", w.UPOS == "NUM", w.XPOS == "POS", w.XPOS == "PRP$", f.hyphen(k):
			article := w.UPOS == "DET" && k+1 < last && f.Words[k+1].UPOS == "PROPN" && f.capital(k)
			if p.OK() && (w.UPOS == "DET" || w.XPOS == "PRP$") && !article { // the article of a name: newspaper The Harbour
				return p
			}
		case w.UPOS == "VERB" && k+1 < last && (f.Words[k+1].UPOS == "NOUN" || f.Words[k+1].UPOS == "PROPN" || f.Words[k+1].UPOS == "ADJ") && !finite(w.XPOS):
		case p.OK() && w.Lower == "(" && k+2 < last && f.lower[k+2] == ")" && f.Words[k+1].UPOS == "PROPN":
			p.Last = k + 2 // the State Protection Service (SPS)
			k += 2
		case p.OK() && f.pack.Is(lang.NameLink, w.Lower):
			if q := f.nameBehind(k+1, last); q.OK() {
				p.Last = q.Last
			}
			return p
		default:
			return p
		}
	}
	return p
}

// capital reports whether word i begins with a capital letter.
func (f *finder) capital(i int) bool {
	c, _ := utf8.DecodeRuneInString(f.t.Word(i))
	return unicode.IsUpper(c)
}

// upright finds the source between the closing mark of quoted speech and its cue: "…," X said; "…," X, general secretary of
// the union, said; "…," his wife, X, asked. It goes by place too, and tells where that mark stands.
func (f *finder) upright(i int, m lang.Match) (Phrase, int) {
	if m.Form&(lang.Past|lang.Present|lang.Base) == 0 || !(m.Cue.Has(lang.Clause) || m.Cue.Has(lang.Quote)) || f.Words[i].XPOS == "VBG" {
		return NoPhrase, -1
	}
	first, _ := f.Sentence(i)
	mark := i - 1
	for mark > first && !f.quoteMark(mark) && i-mark < 40 {
		mark--
	}
	if mark <= first || !f.quoteMark(mark) || f.opens(mark) || f.quote[i] == f.quote[mark] || f.t.Quotations[f.quote[mark]].Scare || !f.allSpeech(f.quote[mark], first) {
		return NoPhrase, -1
	}
	at := mark + 1
	if f.lower[at] == "," {
		at++
	}
	p := f.nameBehind(at, i)
	if !p.OK() || f.Words[p.Head].UPOS != "PROPN" && f.Words[at].UPOS != "DET" && f.Words[at].XPOS != "PRP$" && f.Words[at].XPOS != "PRP" {
		return NoPhrase, -1
	}
	end := i
	for end > at && (f.Words[end-1].UPOS == "ADV" || f.Words[end-1].UPOS == "AUX") {
		end--
	}
	if p.Last == end-1 {
		return p, mark
	}
	if q := f.describedUpTo(p, end); q.OK() {
		return f.lastName(q), mark
	}
	if f.lower[end-1] == "," { // the Vice-Minister of Waters and Lands, Rodolf Quesnel, assured
		comma := end - 2
		for comma > at && f.lower[comma] != "," {
			comma--
		}
		if name := f.nameBehind(comma+1, end-1); comma > at && name.OK() && name.Last == end-2 && f.Words[name.Head].UPOS == "PROPN" && f.Words[at].UPOS == "DET" && f.finiteIn(run{at, comma}) < 0 {
			return name, mark
		}
	}
	if f.lower[p.Last+1] != "," || f.lower[end-1] != "," || end-1 <= p.Last+1 {
		return NoPhrase, -1
	}
	if name := f.nameBehind(p.Last+2, end-1); f.Words[p.Head].UPOS == "NOUN" && name.OK() && name.Last == end-2 && f.Words[name.Head].UPOS == "PROPN" {
		return name, mark
	}
	relative := false
	for k := p.Last + 2; k < end-1; k++ { // a description: no finite verb but that of a relative clause
		relative = relative || f.relative(k)
		if !relative && f.Verb(k) && finite(f.Words[k].XPOS) {
			return NoPhrase, -1
		}
	}
	return p, mark
}

// lastName is the name at the end of p, where a description leads to one: "Chairman of the Committee on Ports Gleb Starov".
func (f *finder) lastName(p Phrase) Phrase {
	at := p.Last + 1
	for at > p.First && f.Words[at-1].UPOS == "PROPN" {
		at--
	}
	if at > p.Last || at == p.First || f.Words[at-1].UPOS == "DET" || f.Words[at-1].UPOS == "ADP" || p.Last-at < 1 {
		return p
	}
	return Phrase{at, p.Last, at}
}

// allSpeech reports whether quotation q begins its sentence, whose first word is first, or an earlier one: then no words of the
// article's own are part of what is said.
func (f *finder) allSpeech(q, first int) bool {
	m := f.marks(q)
	return m.first < first || f.onlyMarks(first, m.first)
}
