package statement

import (
	"onrecord/lang"
)

// leadFrame: according to X. The source follows the cue; the content is the clause around.
func (f *finder) leadFrame(d *draft) *draft {
	src := f.nounAfter(d.cue.last + 1)
	if !src.OK() {
		return nil
	}
	if f.firstName(d, src) {
		return nil
	}
	if p := f.nounBefore(d.cue.first); f.relative(src.Head) && p.OK() { // a letter, according to which the vote was void
		return f.relativeLead(d, p, src)
	}
	if f.Words[src.Head].UPOS == "NUM" || d.cue.first == d.cue.last && d.cue.first > 0 && f.Words[d.cue.first-1].UPOS == "NUM" {
		return nil // seven per 100,000, 99 per cent
	}
	first, last := f.Sentence(d.head)
	if d.cue.first == d.cue.last && src.First == src.Last && f.Words[src.Head].XPOS == "NN" && d.cue.first > first && f.Nominal(d.cue.first-1) {
		return nil // two billion cubic metres per year
	}
	if f.startsClause(d.cue.first, first) { // its comma ends it
		for i := src.First; i <= src.Last; i++ {
			if f.lower[i] == "," && f.quote[i] == f.quote[src.First] {
				src.Last = i - 1
				src.Head = min(src.Head, src.Last)
			}
		}
	}
	d.source = f.widened(src)
	d.set("source", "behind the cue")
	phraseEnd := f.leadEnd(d, last)
	h := f.clauseHead(src.Head)
	switch {
	case f.startsClause(d.cue.first, first): // According to X, …
		if phraseEnd+1 >= last {
			return f.pending(d) // "According to X: “…”" in the next sentence
		}
		r := run{phraseEnd + 1, last - 1}
		if c := f.parting(r.first+1, r.last); c >= 0 {
			r.last = c - 1
		}
		d.content = f.trimmed(r)
		d.set("content", "clause after")
	case phraseEnd+1 >= last || f.onlyMarks(phraseEnd+1, last) || f.parting(phraseEnd+1, min(phraseEnd+3, last-1)) >= 0 || f.lower[phraseEnd+1] == ";":
		// … , according to X: all of the sentence before it, back to where the article parts two thoughts
		r := f.sinceBreak(run{first, d.cue.first - 1})
		for c := f.parting(r.first+1, r.last); c >= 0; c = f.parting(r.first+1, r.last) {
			r.first = c + 1
		}
		d.content = f.trimmed(r)
		d.set("content", "sentence before")
	default:
		r := f.sinceBreak(run{first, d.cue.first - 1})
		if h >= 0 {
			r.last = max(f.clauseExtent(h).last, phraseEnd)
			if r.last <= phraseEnd {
				r.last = last - 1
			}
		} else {
			r.last = last - 1
		}
		d.content = f.without(r, run{d.cue.first, phraseEnd})
		d.set("content", "clause around")
	}
	if len(d.content) == 0 {
		return nil
	}
	return d
}

// relativeLead is the statement of a relative clause that the cue leads, of what the clause describes.
func (f *finder) relativeLead(d *draft, source, which Phrase) *draft {
	_, last := f.Sentence(d.head)
	end := which.Last + 1
	for end < last && !f.Punct(end) {
		end++
	}
	if f.finiteIn(run{which.Last + 1, last - 1}) > end { // a phrase before the subject: "according to which, on Monday, the vote was void"
		end = last
	}
	d.source = source
	d.set("source", "noun before a relative clause")
	d.content = f.trimmed(run{which.Last + 1, max(end, which.Last+2) - 1})
	d.set("content", "clause after")
	if len(d.content) == 0 {
		return nil
	}
	return d
}

// firstName reports whether the cue is part of the name behind it, Per Dahl: it is written like one, and the main verb of the sentence would
// have no subject without it.
func (f *finder) firstName(d *draft, src Phrase) bool {
	if d.cue.first != d.cue.last || !f.capital(d.cue.first) || src.First != d.cue.last+1 || f.Words[src.First].UPOS != "PROPN" {
		return false
	}
	if f.Words[d.cue.first].UPOS == "PROPN" || f.Is(src.Head, "nsubj") {
		return true
	}
	first, last := f.Sentence(d.head)
	for i := first; i < last; i++ {
		if f.Words[i].Head < 0 {
			return f.Words[i].UPOS == "VERB" && finite(f.Words[i].XPOS) && f.ownSubject(i) < 0
		}
	}
	return false
}

// leadEnd is the last word of the phrase that names the source, its appositions and relative clauses included.
func (f *finder) leadEnd(d *draft, last int) int {
	end := d.source.Last
	if r := f.Right(d.source.Head); r > end && r < last-1 {
		for _, k := range f.Children(d.source.Head) {
			if k > d.source.Last && f.Is(k, "appos", "acl", "nmod") {
				end = max(end, min(f.Right(k), r))
			}
		}
	}
	for i := d.source.Last + 1; i <= end; i++ {
		if f.opens(i) && f.lower[i-1] == "," { // according to the letter, “a pattern of lateness”: no apposition
			return max(d.source.Last, i-2)
		}
	}
	if f.startsClause(d.cue.first, f.t.Sentences[d.sentence].First) {
		return f.pastApposition(end, last)
	}
	return end
}

// pastApposition skips what stands between commas behind the name of a source and describes it: "According to Dr Orel,
// once head of the agency, the …". It holds no finite verb but that of a relative clause, and the clause follows.
func (f *finder) pastApposition(end, last int) int {
	if end+2 >= last || f.lower[end+1] != "," || f.Words[end+2].UPOS == "ADP" || f.opens(end+2) {
		return end
	}
	relative := f.relative(end + 2)
	for i := end + 2; i < last; i++ {
		switch {
		case f.lower[i] == ",":
			if f.finiteIn(run{i + 1, last - 1}) >= 0 && f.ownWords(end+2, i) {
				return i
			}
			return end
		case !relative && f.Verb(i) && finite(f.Words[i].XPOS):
			return end
		}
	}
	return end
}

// ownWords reports whether words [from, to) begin as a description does: an article, an adverb, a noun in lower case, a
// relative pronoun.
func (f *finder) ownWords(from, to int) bool {
	switch f.Words[from].UPOS {
	case "DET", "ADV", "NOUN", "ADJ":
		return to-from > 1
	}
	return f.relative(from)
}

// startsClause reports whether word i is the first of its sentence, a conjunction or mark before it allowed.
func (f *finder) startsClause(i, first int) bool {
	for k := i - 1; k >= first; k-- {
		if f.lower[k] == ";" || f.lower[k] == ":" {
			return true
		}
		if !f.Punct(k) && f.Words[k].UPOS != "CCONJ" && f.Words[k].UPOS != "ADV" {
			return false
		}
	}
	return true
}

// parting is the first word in [from, to] that begins a new thought of the article's own, after a comma, or -1.
func (f *finder) parting(from, to int) int {
	for i := from; i <= to; i++ {
		if f.pack.Is(lang.Parting, f.lower[i]) && i > 0 && f.lower[i-1] == "," && f.quote[i] < 0 {
			return i
		}
	}
	return -1
}
