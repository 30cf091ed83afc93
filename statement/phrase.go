package statement

import (
	"onrecord/lang"
)

// nounPhrase is the phrase that names whoever word h heads, without a comma-separated apposition, a relative clause or
// a parenthesis: from its first modifier to its last, joined nouns included.
func (f *finder) nounPhrase(h int) Phrase {
	p := f.pastDate(f.phrase(h, 0))
	first, last := f.Sentence(h)
	p.First, p.Last = max(p.First, first), min(p.Last, last-1)
	for p.First < h && f.Punct(p.First) && !f.opens(p.First) {
		p.First++
	}
	for p.Last > h && f.Punct(p.Last) {
		p.Last--
	}
	return p
}

// pastDate strips a date that the tree hangs before a name: "On 4 March Malk", "This Thursday the commission".
func (f *finder) pastDate(p Phrase) Phrase {
	for i := p.First; i < p.Head && i < p.First+6; i++ {
		switch u := f.Words[i].UPOS; {
		case f.pack.Is(lang.Day, f.lower[i]) && f.Words[i+1].XPOS != "POS":
			end := i + 1
			if end < p.Head && f.Words[end].UPOS == "NUM" {
				end++
			}
			if !f.apart(i, end) {
				return Phrase{end, p.Last, p.Head}
			}
			return p
		case u != "ADP" && u != "DET" && u != "NUM" && u != "ADJ":
			return p
		}
	}
	return p
}

// phrase builds the phrase of h; depth bounds odd trees.
func (f *finder) phrase(h, depth int) Phrase {
	p := Phrase{h, h, h}
	if depth > 12 {
		return p
	}
	for _, k := range f.Children(h) {
		switch {
		case k < h:
			if f.Is(k, "det", "amod", "compound", "nummod", "nmod", "flat", "appos", "advmod", "cc:preconj") && !f.apart(k, h) && !f.Is(k, "acl") {
				p.First = min(p.First, f.Left(k))
			}
		case f.Is(k, "flat", "compound", "fixed", "goeswith", "nummod"):
			if !f.apart(p.Last, f.Left(k)) {
				p.Last = max(p.Last, f.phrase(k, depth+1).Last)
			}
		case f.Is(k, "case") && f.Words[k].UPOS == "PART": // 's of a possessor that ends the phrase
			p.Last = max(p.Last, k)
		case f.Is(k, "nmod", "amod"):
			if !f.apart(p.Last, f.Left(k)) && !f.temporal(k) {
				p.Last = max(p.Last, f.phrase(k, depth+1).Last)
			}
		case f.Is(k, "conj"):
			if cc := f.Child(k, "cc"); f.Nominal(k) && !f.describes(k) && (cc < 0 || !f.pack.Is(lang.Parting, f.lower[cc])) {
				p.Last = max(p.Last, f.phrase(k, depth+1).Last)
			}
		case f.Is(k, "appos"):
			if !f.apart(p.Last, f.Left(k)) && f.Words[k].UPOS == "PROPN" {
				p.Last = max(p.Last, f.phrase(k, depth+1).Last)
			}
		}
	}
	return p
}

// describes reports whether what the tree coordinates with a name is a description of it: "X, his wife and the chairwoman".
func (f *finder) describes(k int) bool {
	l := f.Left(k)
	if h := f.Words[k].Head; !f.Punct(l) || h < 0 || f.Words[h].UPOS != "PROPN" || f.Words[k].UPOS != "NOUN" {
		return false
	}
	return l+1 < len(f.Words) && f.Words[l+1].UPOS != "CCONJ"
}

// apart reports whether a comma, dash, colon or bracket stands between words a and b, or is the latter of them.
func (f *finder) apart(a, b int) bool {
	for i := min(a, b) + 1; i <= max(a, b); i++ {
		if f.Punct(i) && !f.quoteMark(i) && !f.hyphen(i) {
			return true
		}
	}
	return false
}

// hyphen reports whether word i is a hyphen that joins the words around it without a space.
func (f *finder) hyphen(i int) bool {
	t := f.t.Tokens
	return i > 0 && i+1 < len(t) && (f.t.Word(i) == "-" || f.t.Word(i) == "–") && t[i-1].End == t[i].Start && t[i].End == t[i+1].Start
}

// nounBefore is the noun phrase that ends right before word i, a comma between allowed.
func (f *finder) nounBefore(i int) Phrase {
	first, _ := f.Sentence(i)
	j := i - 1
	for j >= first && f.Punct(j) && !f.quoteMark(j) {
		j--
	}
	if j < first || !f.Nominal(j) {
		return NoPhrase
	}
	h := j
	for p := f.Words[h].Head; p >= first && p < i && f.Nominal(p) && !f.apart(p, j); p = f.Words[p].Head {
		h = p
	}
	return f.nounPhrase(h)
}

// nounAfter is the noun phrase that begins at word i.
func (f *finder) nounAfter(i int) Phrase {
	if i >= len(f.Words) {
		return NoPhrase // the text ends with "by"
	}
	_, last := f.Sentence(i)
	for h := i; h < last && h < i+14; h++ {
		if f.Punct(h) && !f.quoteMark(h) && !f.hyphen(h) || f.Verb(h) && finite(f.Words[h].XPOS) {
			break
		}
		if !f.Nominal(h) || h+1 < last && f.hyphen(h+1) { // the 41-page report
			continue
		}
		for p := f.Words[h].Head; p > h && p < last && f.Nominal(p) && f.Left(p) <= i && !f.apart(h, p); p = f.Words[p].Head {
			h = p
		}
		p := f.nounPhrase(h)
		p.First = i
		return p
	}
	return NoPhrase
}

// agent is the phrase after "by" that belongs to a passive verb.
func (f *finder) agent(verb int) Phrase {
	for _, k := range f.Children(verb) {
		if f.Is(k, "obl:agent") || f.Is(k, "obl", "nmod") && f.pack.Is(lang.AgentLead, f.caseWord(k)) && k > verb {
			p := f.nounPhrase(k)
			if c := f.Child(k, "case"); c >= 0 && p.First <= c {
				p.First = c + 1
			}
			return p
		}
	}
	return NoPhrase
}

// caseWord is the preposition before noun k, "" for none.
func (f *finder) caseWord(k int) string {
	if c := f.Child(k, "case", "mark"); c >= 0 && c < k {
		return f.lower[c]
	}
	return ""
}

// asBefore reports whether the phrase of k begins with a word that leads what is said of an object, "as", whatever the tree takes it for.
func (f *finder) asBefore(k int) bool {
	if f.pack.Is(lang.PredLead, f.caseWord(k)) {
		return true
	}
	l := f.Left(k)
	return l < k && f.Words[l].Head == k && f.Is(l, "advmod") && f.pack.Is(lang.PredLead, f.lower[l]) && f.Left(l) == l && f.Right(l) == l
}

// quoteMark reports whether word i is a quotation mark that the text room paired.
func (f *finder) quoteMark(i int) bool {
	q := f.quote[i]
	if q < 0 || !f.Punct(i) {
		return false
	}
	quotation, tok := f.t.Quotations[q], f.t.Tokens[i]
	return tok.Start < quotation.Inner.Start || tok.End > quotation.Inner.End
}

// opens reports whether word i is the opening mark of a quotation.
func (f *finder) opens(i int) bool {
	q := f.quote[i]
	return q >= 0 && f.t.Tokens[i].Start == f.t.Quotations[q].Start
}
