package statement

import (
	"onrecord/lang"
)

// subject finds who does what the verb says: its own subject, that of the verb it is coordinated with or depends on, or
// the noun that it describes. how names the rule, "" where nobody is found.
func (f *finder) subject(verb int) (p Phrase, how string) {
	if h := f.mainOver(verb); h >= 0 {
		if k := f.splitNoun(verb, h); k >= 0 && f.ownSubject(h) < 0 {
			return Phrase{f.pastDate(Phrase{f.Left(h), k, k}).First, k, k}, "subject"
		}
		return f.wholeSubject(f.ownSubject(h), verb), "subject"
	}
	for at, steps := verb, 0; steps < 8; steps++ {
		if k := f.ownSubject(at); k >= 0 {
			if at != verb && f.Is(k, "nsubj:pass") && f.Is(at, "acl") {
				return NoPhrase, ""
			}
			return f.wholeSubject(k, at), "subject"
		}
		if p := f.swallowed(at); at == verb && p.OK() {
			return p, "name off its place"
		}
		if p := f.strandedSubject(at); at == verb && p.OK() {
			return p, "subject of a participle before"
		}
		if p := f.ledSubject(at); at == verb && p.OK() {
			return p, "noun behind a conjunction"
		}
		h := f.Words[at].Head
		if k := f.gardenPath(at); k >= 0 {
			return f.wholeSubject(k, h), "subject before a participle"
		}
		switch {
		case h < 0:
			return NoPhrase, ""
		case f.Words[at].XPOS == "VBG" && f.pack.Is(lang.PredLead, f.caseWord(at)) && f.Verb(h):
			if o := f.Child(h, "obj"); o >= 0 && o < at { // cited the army as saying
				return f.nounPhrase(o), "object controls"
			}
			if k := f.ownSubject(h); k >= 0 && f.group(h).passive { // was quoted by the paper as saying
				return f.wholeSubject(k, h), "object controls"
			}
			return NoPhrase, ""
		case f.Is(at, "advcl", "conj", "parataxis") && finite(f.Words[at].XPOS) && at > h && f.Is(h, "acl:relcl") && at > 0 && f.lower[at-1] == "," && f.Words[h].Head >= 0 && f.Words[h].Head < h && f.Nominal(f.Words[h].Head):
			return f.nounPhrase(f.Words[h].Head), "noun before a relative clause" // the commission, whose staff came, confirmed
		case f.Words[verb].XPOS == "VBG" && at != verb && f.Is(at, "xcomp") && f.Child(verb, "mark", "case") >= 0 && f.Verb(h) && !f.Finite(at):
			at = h // tried to have him freed by saying that …: who tried
		case f.Is(at, "xcomp", "ccomp") && f.Verb(h) && !f.Finite(at):
			if o := f.Child(h, "obj", "iobj"); o >= 0 && o < at && f.Is(at, "xcomp") {
				return f.nounPhrase(o), "object controls"
			}
			at = h
		case f.Is(at, "acl") && f.Nominal(h):
			return f.nounPhrase(h), "described noun"
		case f.Is(at, "conj") && (f.Verb(h) || f.Child(h, "cop") >= 0):
			at = h
		case f.Is(at, "advcl", "parataxis") && (!f.Finite(at) || f.Words[at].XPOS == "VBG" && f.group(at).first == at), f.Is(at, "parataxis") && at > h && f.inHeadline(at) && f.Verb(h):
			at = h // in a headline a second verb needs no conjunction: "Lund says nine drowned, blames the port"
		default:
			return NoPhrase, ""
		}
	}
	return NoPhrase, ""
}

// gardenPath: "two officers reached at their homes declined to talk": of two past tenses with nothing between that joins
// them the first, which the tree took for the main verb, is a participle, and its subject that of the second. It returns the
// subject word, or -1.
func (f *finder) gardenPath(verb int) int {
	h := f.Words[verb].Head
	if h >= 0 && h < verb && f.bareParticiple(h) && finite(f.Words[verb].XPOS) && f.Is(verb, "advcl", "ccomp") && f.ownSubject(verb) < 0 && !f.apart(h, verb) {
		return f.ownSubject(h) // "a study paid for by the bottler predicts"
	}
	if h < 0 || h > verb || f.Words[verb].XPOS != "VBD" || f.Words[h].XPOS != "VBD" || !f.Is(verb, "advcl", "ccomp", "parataxis", "xcomp", "conj", "dep") {
		return -1
	}
	for i := h + 1; i < verb; i++ {
		if u := f.Words[i].UPOS; f.Punct(i) || u == "CCONJ" || u == "SCONJ" || f.relative(i) || f.Is(i, "nsubj") || f.Is(i, "obj") && f.Words[i].Head == h {
			return -1
		}
	}
	if k := f.ownSubject(h); k >= 0 && k < h && f.Words[k].UPOS != "PRON" {
		return k
	}
	return -1
}

// ownSubject is the subject word right below verb, or -1. Expletives ("it was reported") are no one.
func (f *finder) ownSubject(verb int) int {
	first := -1
	for _, k := range f.Children(verb) {
		if !f.Is(k, "nsubj") || f.Is(k, "nsubj:outer") {
			continue
		}
		if first < 0 {
			first = k
		}
		if k < verb && !f.ofWhich(k) {
			return k // the tree may give a verb that of a relative clause before it: "a copy of which is here, she accused"
		}
	}
	return first
}

// ofWhich reports whether noun k belongs to a relative clause: "a copy of which", "whose staff".
func (f *finder) ofWhich(k int) bool {
	if f.Words[f.Left(k)].XPOS == "WP$" || k+2 < len(f.Words) && f.Words[k+1].UPOS == "ADP" && f.relative(k+2) {
		return true
	}
	for _, x := range f.Children(k) {
		if x > k && f.relative(x) {
			return true
		}
	}
	return false
}

// mainOver is the noun that the tree took for the main word of a sentence whose verb it took for that noun's adjective, -1
// where it did not: "the company that runs the dam on Saturday rejected claims". A noun that is no predicate has no subject.
func (f *finder) mainOver(verb int) int {
	h := f.Words[verb].Head
	if h <= verb || !f.Is(verb, "amod") || f.Words[verb].UPOS != "VERB" || f.Words[h].Head >= 0 || f.Words[h].UPOS != "NOUN" || f.Child(h, "cop", "aux") >= 0 {
		return -1
	}
	if s := f.ownSubject(h); s >= 0 && s < verb || f.splitNoun(verb, h) >= 0 {
		return h
	}
	return -1
}

// splitNoun is the last noun right before verb that the tree hung to noun h behind it, though it has an article of its own:
// "a tribunal cleared javelin thrower Omon Rutto". It is the subject. -1 where there is none.
func (f *finder) splitNoun(verb, h int) int {
	first, _ := f.Sentence(verb)
	at := verb - 1
	for at > first && (f.Words[at].UPOS == "ADV" || f.Words[at].UPOS == "AUX") {
		at--
	}
	if at < first || !f.Nominal(at) || f.Words[at].Head != h || f.Left(h) > at || f.Words[f.Left(h)].UPOS != "DET" && f.Words[at].UPOS != "PROPN" {
		return -1
	}
	return at
}

// swallowed is the name right before a finite verb without a subject that the tree took for the end of the circumstance
// before it: "At a meeting in the capital Ilena Dorvasz rejected", "On Sunday Dorrance Radio reported".
func (f *finder) swallowed(verb int) Phrase {
	first, _ := f.Sentence(verb)
	if verb == first || !finite(f.Words[verb].XPOS) {
		return NoPhrase
	}
	end := verb - 1
	for end > first && (f.Words[end].UPOS == "ADV" || f.Words[end].UPOS == "AUX") {
		end--
	}
	at := end
	for at > first && f.Words[at].UPOS == "PROPN" && !f.pack.Is(lang.Day, f.lower[at]) {
		at--
	}
	behindDay := f.pack.Is(lang.Day, f.lower[at])
	if at == end || f.Words[at].UPOS != "NOUN" && !behindDay || end-at < 2 && !behindDay || f.clauseHead(at) != verb {
		return NoPhrase
	}
	return Phrase{at + 1, end, end}
}

// wholeSubject is the phrase of subject k of a verb, joined with what the tree split off it: a title from its name, a
// name from the name before it ("Member of parliament (MP) Kevin Conolly").
func (f *finder) wholeSubject(k, verb int) Phrase {
	p := f.antecedent(k, verb)
	if !p.OK() || f.relative(k) {
		return p
	}
	if whole := f.possessed(k, p, verb); whole > k {
		p = Phrase{p.First, whole, whole}
		if name := f.namedBetween(p, verb); name.OK() {
			return name
		}
		return p
	}
	if k > verb {
		return f.widened(p)
	}
	if name := f.named(p); name.OK() {
		return name
	}
	if name := f.namedBetween(p, verb); name.OK() {
		return name
	}
	for _, x := range f.Children(verb) {
		if x > p.Last && x < verb && f.Is(x, "nsubj") && f.Words[x].UPOS == "PROPN" && !f.relative(x) && !f.apart(p.Last, f.Left(x)) {
			p = Phrase{p.First, f.nounPhrase(x).Last, x}
		}
	}
	if name := f.namedLast(p, verb); name.OK() {
		return name
	}
	if office := f.officeBehind(p, verb); office.OK() {
		return office
	}
	return f.widened(p)
}

// possessed is the last noun of the phrase whose possessor p, headed by k, the tree takes for the subject: "the exporters' association
// fears". It is k where there is none.
func (f *finder) possessed(k int, p Phrase, verb int) int {
	c := p.Last
	if c <= k || f.Words[c].XPOS != "POS" {
		return k
	}
	for i := c + 1; i < verb; i++ {
		switch f.Words[i].UPOS {
		case "NOUN", "PROPN":
			k = i
		case "ADJ", "NUM":
		default:
			return k
		}
	}
	return k
}

// named is the name in apposition to a description: "her lawyer, Casimir Dace, said".
func (f *finder) named(p Phrase) Phrase {
	if f.Words[p.Head].UPOS != "NOUN" {
		return NoPhrase
	}
	if name := f.nameGiven(p); name.OK() {
		return name
	}
	for _, k := range f.Children(p.Head) {
		apposed := f.Is(k, "appos") || f.Is(k, "conj") && f.Child(k, "cc") < 0 && (f.Words[p.Head].XPOS == "NN" || f.setBetween(k))
		if k > p.Head && apposed && f.Words[k].UPOS == "PROPN" && f.apart(p.Head, f.Left(k)) {
			return f.nounPhrase(k)
		}
	}
	return NoPhrase
}

// setBetween reports whether the phrase of k stands between two commas: "the engineers, Joss Arlen and Pia Vold, said".
func (f *finder) setBetween(k int) bool {
	l, r := f.Left(k), f.Right(k)
	_, last := f.Sentence(k)
	if l > 0 && f.lower[l] == "," {
		l++
	}
	return l > 0 && f.lower[l-1] == "," && (r+1 < last && f.lower[r+1] == "," || f.lower[r] == ",")
}

// namedBetween is the name between commas that stands between a description and its verb, whatever the tree makes of it: "The
// chairman of the traders, Chief Emeka Ola, condemned".
func (f *finder) namedBetween(p Phrase, verb int) Phrase {
	from := p.Last + 2
	if from >= verb || f.lower[p.Last+1] != "," || !f.described(p) {
		return NoPhrase
	}
	to := from
	for to < verb && f.lower[to] != "," {
		switch f.Words[to].UPOS {
		case "PROPN", "DET", "ADJ", "NOUN":
		default:
			if !(f.capital(to) && to > from && f.Words[to-1].UPOS == "PROPN") && !f.hyphen(to) && f.t.Word(to) != "." {
				return NoPhrase
			}
		}
		to++
	}
	if to >= verb || f.Words[to-1].UPOS != "PROPN" && !(f.capital(to-1) && to-1 > from && f.Words[from].UPOS == "PROPN") || f.pack.Is(lang.Day, f.lower[to-1]) {
		return NoPhrase
	}
	for i := to + 1; i < verb; i++ { // nothing but the verb group follows the second comma
		if u := f.Words[i].UPOS; u != "AUX" && u != "ADV" && u != "PART" {
			return NoPhrase
		}
	}
	return Phrase{from, to - 1, to - 1}
}

// described reports whether p describes a person rather than naming one: it is headed by a common noun, or holds a title.
func (f *finder) described(p Phrase) bool {
	if f.Words[p.Head].UPOS != "PROPN" {
		return true
	}
	for i := p.First; i <= p.Last; i++ {
		if f.pack.Is(lang.Title, f.lower[i]) && f.Words[p.First].UPOS == "DET" {
			return true
		}
	}
	return false
}

// widened is p with the proper nouns that go on with it, and the nouns right before it that only it can have.
func (f *finder) widened(p Phrase) Phrase {
	_, last := f.Sentence(p.Head)
	next := p.Last + 1
	if next+3 < last && f.t.Word(next) == "(" && f.t.Word(next+2) == ")" {
		next += 3
	} else if next < last && f.t.Word(next) == ")" && f.Words[p.Last].UPOS == "PROPN" {
		next++
	}
	for next < last && f.Words[next].UPOS == "PROPN" && !f.pack.Is(lang.Day, f.lower[next]) && f.quote[next] == f.quote[p.Head] {
		p.Last = next
		next++
		if next+1 < last && f.hyphen(next) {
			next++
		}
	}
	return p
}

// antecedent is the noun phrase of subject word k; for a relative pronoun, that of the noun which the clause describes.
func (f *finder) antecedent(k, verb int) Phrase {
	if f.relative(k) || f.pack.Is(lang.Conjunction, f.lower[k]) {
		if p := f.apposedBefore(k); p.OK() {
			return p
		}
		for at := verb; at >= 0; at = f.Words[at].Head {
			if f.Is(at, "acl") {
				if h := f.Words[at].Head; h >= 0 && f.Nominal(h) {
					if g := f.Words[h].Head; f.Words[k].XPOS == "WP" && f.Is(h, "nmod") && g >= 0 && f.someone(g) && f.Words[h].UPOS == "NOUN" && f.pack.Is(lang.BodyHead, f.lower[h]) {
						return f.nounPhrase(g) // the head of the department, whom
					}
					return f.nounPhrase(h)
				}
			}
		}
		return f.nounBefore(k)
	}
	return f.nounPhrase(k)
}

// relative reports whether word k is a relative or interrogative pronoun; none stands behind the text.
func (f *finder) relative(k int) bool {
	if k >= len(f.Words) {
		return false
	}
	x := f.Words[k].XPOS
	return x == "WP" || x == "WDT" || x == "WP$"
}
