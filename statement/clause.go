package statement

import (
	"onrecord/lang"
)

// clause: said (that) …, and … , he said.
func (f *finder) clause(d *draft) ([]run, string) {
	if parts := f.parenthesis(d); len(parts) == 2 {
		return parts, "clause around"
	}
	if parts := f.insertion(d); len(parts) == 2 {
		return parts, "clause around"
	}
	if parts := f.tail(d); len(parts) > 0 {
		return parts, "clause before"
	}
	for _, k := range f.Children(d.head) {
		if k > d.cue.last || !f.Is(k, "ccomp") || !f.setOff(d) {
			continue
		}
		r := run{f.Left(k), min(f.Right(k), f.clauseStart(d)-1)}
		if parts := f.trimmed(f.sinceBreak(r)); len(parts) > 0 {
			if f.quote[parts[0].first] == f.quote[d.head] { // a quotation goes on in quotation marks only
				parts = append(parts, f.trimmed(f.rest(d))...)
			}
			return parts, "clause before"
		}
	}
	if parts := f.around(d); len(parts) > 0 {
		return parts, "clause around"
	}
	if parts := f.relativeReport(d); len(parts) == 2 {
		return parts, "clause after"
	}
	if parts := f.trimmed(f.clauseAfter(d)); len(parts) > 0 {
		return append(f.missingSubject(d, parts[0]), parts...), "clause after"
	}
	if parts := f.asFound(d); len(parts) > 0 {
		return parts, "clause around"
	}
	if parts := f.clauseAsObject(d); len(parts) > 0 {
		return parts, "clause after"
	}
	if parts := f.activeParticiple(d); len(parts) > 0 {
		return parts, "clause after"
	}
	if parts := f.headBehind(d); len(parts) > 0 {
		return parts, "clause after"
	}
	if parts := f.uprightTail(d); len(parts) > 0 {
		return parts, "clause before"
	}
	return f.parenthesis(d), "clause around"
}

// relativeReport: "a vessel called the Petrel, which he said was “lying in pieces”": behind a cue in a relative clause stands
// the finite verb of what was said, whose subject is what the clause describes.
func (f *finder) relativeReport(d *draft) []run {
	next := d.cue.last + 1
	_, last := f.Sentence(d.head)
	if next >= last || !finite(f.Words[next].XPOS) || !f.Is(d.head, "acl:relcl") || !d.source.OK() || d.source.Last != d.cue.first-1 || d.source.First == 0 || !f.relative(d.source.First-1) {
		return nil
	}
	h := f.Words[d.head].Head
	if h < 0 || h >= d.source.First {
		return nil
	}
	end := next
	for end+1 < last && !(f.lower[end+1] == "," || f.lower[end+1] == ";" || f.lower[end+1] == "." || f.lower[end+1] == ")") || end+1 < last && f.quote[end+1] >= 0 && f.quote[end+1] != f.quote[d.head] {
		end++
	}
	before := run{f.Left(h), d.source.First - 2}
	for before.last > h && f.Punct(before.last) {
		before.last--
	}
	return append(f.trimmed(before), f.trimmed(run{next, end})...)
}

// missingSubject: "a shed which police say was rented": what the relative clause describes is the subject of what is said.
func (f *finder) missingSubject(d *draft, r run) []run {
	if !f.Is(d.head, "acl:relcl") || !(f.Words[r.first].UPOS == "AUX" || f.Words[r.first].UPOS == "VERB") || !finite(f.Words[r.first].XPOS) {
		return nil
	}
	h := f.Words[d.head].Head
	if h < 0 || h > d.cue.first {
		return nil
	}
	p := f.nounPhrase(h)
	return f.trimmed(run{p.First, min(p.Last, d.cue.first-1)})
}

// asFound: "the cargo never existed, as the inquiry found": what is reported is the sentence around.
func (f *finder) asFound(d *draft) []run {
	first, last := f.Sentence(d.head)
	if !d.source.OK() || d.source.First <= first+1 || d.source.Last >= d.cue.first || !finite(f.Words[d.cue.first].XPOS) && f.Words[d.cue.first-1].UPOS != "AUX" {
		return nil
	}
	as := d.source.First - 1
	if !f.pack.Is(lang.PredLead, f.lower[as]) || f.lower[as-1] != "," {
		return nil
	}
	end := d.cue.last + 1
	if end < last && !f.ends(end, last) {
		return nil
	}
	for end < last && !f.Punct(end) {
		end++
	}
	before := f.sinceBreak(run{first, as - 2})
	if f.finiteIn(before) < 0 {
		return nil
	}
	parts := f.trimmed(before)
	if end+1 < last && f.lower[end] == "," {
		parts = append(parts, f.trimmed(run{end + 1, last - 1})...)
	}
	return parts
}

// activeParticiple: "suggested herders raised or farmed the goats": what the tree took for a participle behind the object has
// an object itself, or is joined with a past tense, so it is the verb of a clause.
func (f *finder) activeParticiple(d *draft) []run {
	k := f.objectOf(d)
	if k <= d.cue.last || d.kind.Has(lang.Hearer) {
		return nil
	}
	for _, x := range f.Children(k) {
		if x < k && x-1 > d.cue.last && f.Is(x, "amod") && f.Words[x].UPOS == "VERB" && f.Words[x].XPOS != "VBG" && f.Words[x-1].UPOS == "NOUN" && f.Words[x-1].Head == k && f.Words[f.Left(k)].UPOS == "DET" && !d.kind.Has(lang.Object) {
			return f.trimmed(run{f.Left(k), f.bound(d, k)}) // insists no customer lost money
		}
		if x == k+1 && f.Is(x, "acl") && f.Words[x].XPOS == "VBN" {
			if f.Child(x, "obj") > x {
				return f.trimmed(run{max(f.Left(k), d.cue.last+1), f.bound(d, x)})
			}
			_, last := f.Sentence(d.head)
			if x+2 < last && f.Words[x+1].UPOS == "CCONJ" && f.Words[x+2].XPOS == "VBD" {
				return f.trimmed(run{max(f.Left(k), d.cue.last+1), last - 1})
			}
		}
	}
	return nil
}

// headBehind: the tree takes a plain clause for the main one and the cue for part of it: "X, a rapporteur, cautioned justice
// does not come swiftly". The cue is finite and nothing subordinates it, so what follows is what it says, and the first
// subject is its source.
func (f *finder) headBehind(d *draft) []run {
	h := f.Words[d.head].Head
	if h <= d.cue.last || !finite(f.Words[d.head].XPOS) || f.Child(d.head, "mark") >= 0 || !f.Is(d.head, "advcl", "parataxis", "acl", "dep") {
		return nil
	}
	for i := d.cue.last + 1; i < h; i++ {
		if f.Punct(i) && f.quote[i] == f.quote[d.head] {
			return nil // set off from what follows
		}
	}
	if !d.source.OK() {
		for _, k := range f.Children(h) {
			if k < d.cue.first && f.Is(k, "nsubj") {
				d.source = f.wholeSubject(k, h)
				d.set("source", "first subject")
				break
			}
		}
	}
	if !d.source.OK() {
		return nil
	}
	return f.trimmed(run{d.cue.last + 1, f.bound(d, h)})
}

// clauseAfter is the finite clause behind the cue. The tree names its head; where the tree takes the clause's subject for
// an object of the cue, the finite verb behind it shows that it is none.
func (f *finder) clauseAfter(d *draft) run {
	k := -1
	for _, x := range f.Children(d.head) {
		if x > d.cue.last && (f.Is(x, "ccomp") || f.Is(x, "xcomp") && f.ownSubject(x) >= 0) {
			if s := f.ownSubject(x); k < 0 || s > d.cue.last && s < k { // an adverb inside the clause may be given one of its own: "was last seen"
				k = x
			}
		}
	}
	from := f.pastParticiple(d.cue.last + 1)
	if k >= 0 {
		from = max(from, f.Left(k))
		if c := f.conjunction(d.cue.last+1, k); c >= 0 {
			from = c + 1
		}
		from = f.pastAddressee(d, from, k)
		from = f.pastTime(from, k)
		from = f.strayedSubject(d, k, from)
		if f.pack.Is(lang.Conjunction, f.lower[from]) && f.Words[from].UPOS == "SCONJ" {
			from++
		}
		return run{f.withObject(d, from), f.bound(d, k)}
	}
	if from, v := f.conjoined(d); v >= 0 {
		return run{f.withObject(d, from), f.bound(d, v)}
	}
	if _, last := f.Sentence(d.head); from < last {
		if at := f.pastVenue(from, last); at > from {
			if v := f.finiteIn(run{at, last - 1}); v > at {
				return run{at, f.bound(d, v)}
			}
		}
	}
	if from, v := f.behindHearer(d); v >= 0 {
		return run{from, f.bound(d, v)}
	}
	if from, v := f.secondSubject(d); v >= 0 {
		return run{from, f.bound(d, v)}
	}
	from = f.pastHearer(d, from)
	v := f.finiteVerb(from, d)
	if v < 0 || f.Words[from].UPOS == "CCONJ" || f.nextDeed(d, v) {
		return noRun
	}
	return run{from, f.bound(d, v)}
}

// nextDeed reports whether finite verb v, behind the object of d's cue, tells what the source does or suffers besides: "denies involvement and has
// not been questioned".
func (f *finder) nextDeed(d *draft, v int) bool {
	if f.Words[v].UPOS == "AUX" && f.Words[v].Head > v {
		v = f.Words[v].Head
	}
	o := f.objectOf(d)
	return o > d.cue.last && o < v && f.Is(v, "conj") && f.Words[v].Head == d.head && f.ownSubject(v) < 0
}

// bound is the last word of the clause of k behind the cue of d: what follows goes with it until something stands there
// that belongs to the cue itself, or the article goes on in its own voice.
func (f *finder) bound(d *draft, k int) int {
	_, last := f.Sentence(d.head)
	end := last - 1
	for _, x := range f.Children(d.head) {
		if l := f.Left(x); l > k && l <= end && x != k && !f.Below(k, x) {
			if f.Is(x, "conj") && f.conjunctionAt(l) {
				continue // "and that …" goes on with what was said
			}
			if f.Is(x, "conj") && f.goesOn(x) {
				continue
			}
			if f.Is(x, "conj", "advcl", "parataxis", "discourse") || f.Is(x, "obl") && l > 0 && f.lower[l-1] == "," {
				end = l - 1
			}
		}
	}
	for at := f.Words[d.head].Head; at >= 0; at = f.Words[at].Head { // what belongs to a clause above ends it too
		for _, x := range f.Children(at) {
			if l := f.Left(x); l > k && l <= end && !f.Below(d.head, x) && !f.Below(k, x) && !(f.Is(x, "conj") && f.conjunctionAt(l)) {
				end = l - 1
			}
		}
	}
	for i := k; i <= end; i++ {
		if f.lower[i] == ";" && f.quote[i] == f.quote[d.head] || f.quote[d.head] >= 0 && f.outsideQuote(i, d) {
			end = i - 1
		}
	}
	return end
}

// openingEnd is where the words of a participle that opens its sentence end: "Asked whether it was safe, the mayor left": at the comma
// behind which the main clause begins. to where it does not.
func (f *finder) openingEnd(d *draft, from, to int) int {
	first, last := f.Sentence(d.head)
	if d.cue.first != first || !d.passive {
		return to
	}
	for i := from; i < to && i+1 < last; i++ {
		if f.lower[i] != "," || f.quote[i] != f.quote[d.head] {
			continue
		}
		p := f.nameBehind(i+1, last)
		if !p.OK() && f.Words[i+1].XPOS == "PRP" {
			p = Phrase{i + 1, i + 1, i + 1}
		}
		if !p.OK() || p.Last+1 >= last {
			continue
		}
		next := p.Last + 1
		for next < last && f.Words[next].UPOS == "ADV" {
			next++
		}
		if next < last && (finite(f.Words[next].XPOS) || f.lower[next] == "," && f.finiteIn(run{next, last - 1}) >= 0) {
			return i - 1
		}
	}
	return to
}

// openingQuestion is what somebody was asked in a participle that opens its sentence, whatever the tree makes of what follows: "Asked what
// it rested on, she shrugged".
func (f *finder) openingQuestion(d *draft) run {
	first, last := f.Sentence(d.head)
	if d.cue.first != first || d.cue.last+1 >= last || !f.pack.Is(lang.AskedWord, f.lower[first]) || f.ownSubject(d.head) >= 0 || !f.pack.Is(lang.Question, f.lower[d.cue.last+1]) {
		return noRun
	}
	passive := d.passive
	d.passive = true
	end := f.openingEnd(d, d.cue.last+1, last-1)
	d.passive = passive
	if end >= last-1 {
		return noRun
	}
	return run{d.cue.last + 1, end}
}

// conjunctionAt reports whether a coordinated "that" begins at word l or behind its conjunction.
func (f *finder) conjunctionAt(l int) bool {
	for l+1 < len(f.lower) && f.Punct(l) {
		l++
	}
	return f.pack.Is(lang.Conjunction, f.lower[l]) || l+1 < len(f.lower) && f.Words[l].UPOS == "CCONJ" && f.pack.Is(lang.Conjunction, f.lower[l+1])
}

// outsideQuote reports whether word i stands outside the quotation that the cue of d stands in.
func (f *finder) outsideQuote(i int, d *draft) bool {
	q := f.t.Quotations[f.quote[d.head]]
	return f.t.Tokens[i].Start >= q.Inner.End
}

// goesOn reports whether verb x, which the tree coordinates with the cue, goes on with what was said: "said it was safe and
// would be shown". It has no subject of its own, is no cue, and is no plain deed of the source but has an auxiliary.
func (f *finder) goesOn(x int) bool {
	if f.ownSubject(x) >= 0 || f.Child(x, "aux") < 0 && f.Child(x, "cop") < 0 {
		return false
	}
	for _, m := range f.pack.CuesAt(f.lower[:x+1], x) {
		if m.Cue.Class == lang.Verb && !f.group(x).passive {
			return false
		}
	}
	return true
}

// withObject is where what was said begins when an object of the cue stands before its clause: "found no evidence that he
// ordered it", "denied reports that …" say nothing without it. Who was told is no such object.
func (f *finder) withObject(d *draft, from int) int {
	if d.kind.Has(lang.Hearer) {
		return from
	}
	for _, x := range f.Children(d.head) {
		if x > d.cue.last && x < from-1 && f.Is(x, "obj") && f.Words[x].UPOS == "NOUN" && f.Left(x) > d.cue.last && !f.temporal(x) && !f.apart(x, from-1) {
			return f.Left(x)
		}
	}
	return from
}
