package statement

import (
	"onrecord"
	"onrecord/lang"
)

// frame drafts the statement that an occurrence makes, nil when the cue takes no content and no source here.
func (f *finder) frame(o occurrence) *draft {
	d := &draft{cue: o.words, head: o.head, kind: o.cue, act: o.act, source: NoPhrase, passive: o.passive, quotation: -1,
		sentence: f.t.SentenceOf(o.head), by: map[string]string{}, said: said{noRun}}
	d.set("cue", "cue "+o.cue.Text)
	switch o.cue.Class {
	case lang.Verb:
		return f.verbFrame(d, o)
	case lang.Fixed:
		return f.fixedFrame(d)
	case lang.Noun:
		return f.nounFrame(d)
	case lang.Lead:
		return f.leadFrame(d)
	case lang.Adverb:
		return f.adverbFrame(d)
	case lang.Adjective:
		return f.adjectiveFrame(d)
	}
	return nil
}

func (f *finder) verbFrame(d *draft, o occurrence) *draft {
	if o.behind.OK() {
		d.source = o.behind
		d.set("source", "behind the cue")
		return d
	}
	if o.passive {
		if o.negated {
			return nil
		}
		return f.passiveFrame(d, o)
	}
	if src, how := f.speakerOf(d); how != "" {
		d.source = src
		d.set("source", how)
	}
	if d.kind.Has(lang.Empty) {
		return f.emptyFrame(d)
	}
	if o.negated && (d.act == onrecord.Silent || d.act == onrecord.Declines) {
		if !d.source.OK() {
			return nil
		}
		if k := f.Child(d.head, "ccomp"); k > d.cue.last && !f.pack.Is(lang.Question, f.lower[f.Left(k)]) {
			if d.content = f.trimmed(f.clauseAfter(d)); len(d.content) > 0 {
				d.set("content", "clause not said")
			}
		}
		return d
	}
	if d.act == onrecord.Declines && d.kind.Has(lang.To) { // what is refused is not put on record
		if k := f.Child(d.head, "xcomp"); !d.source.OK() || k < d.cue.last && f.objectOf(d) < 0 {
			return nil
		}
		return d
	}
	for _, try := range f.tries(d.kind) {
		if content, how := try(d); len(content) > 0 {
			d.content = content
			d.set("content", how)
			return d
		}
	}
	if d.kind.Has(lang.Clause) || d.kind.Has(lang.Quote) || d.kind.Has(lang.As) {
		return d // what it puts on record may stand in a quotation: attachQuotations drops it if none does
	}
	return nil
}

// emptyFrame: the source declined or was silent. "claim responsibility" and the like put their phrase on record: they have
// a preposition beside the empty frame, and no content only where nothing follows.
func (f *finder) emptyFrame(d *draft) *draft {
	if !d.source.OK() {
		return nil
	}
	return d
}

type try func(d *draft) ([]run, string)

// tries lists how a verb cue of kind c may take its content, the most telling way first.
func (f *finder) tries(c *lang.Cue) []try {
	var out []try
	add := func(t try, frames ...lang.Frame) {
		for _, fr := range frames {
			if c.Has(fr) {
				out = append(out, t)
				return
			}
		}
	}
	add(f.objectFor, lang.ObjectFor)
	add(f.objectTo, lang.ObjectTo)
	add(f.predicate, lang.As)
	add(f.clause, lang.Clause)
	add(f.infinitive, lang.To)
	add(f.gerund, lang.Ing, lang.Object)
	if len(c.Prepositions()) > 0 {
		out = append(out, f.prepositional)
	}
	add(f.object, lang.Object)
	return out
}

// clause: said (that) …, and … , he said.
func (f *finder) clause(d *draft) ([]run, string) {
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
	if parts := f.trimmed(f.clauseAfter(d)); len(parts) > 0 {
		return append(f.missingSubject(d, parts[0]), parts...), "clause after"
	}
	if parts := f.headBehind(d); len(parts) > 0 {
		return parts, "clause after"
	}
	return f.parenthesis(d), "clause around"
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

// parenthesis: ", X described," in the midst or at the end of what it reports, whatever the tree makes of it: the source
// right before or behind the cue, and marks around both.
func (f *finder) parenthesis(d *draft) []run {
	if !finite(f.Words[d.head].XPOS) || d.kind.Class != lang.Verb {
		return nil
	}
	first, last := f.Sentence(d.head)
	src := f.nounBefore(d.cue.first)
	if !src.OK() || src.Last != d.cue.first-1 || src.First <= first || !f.Punct(src.First-1) || f.quote[src.Head] != f.quote[d.head] {
		return nil
	}
	if end := d.cue.last + 1; end < last && f.lower[end] != "," && !f.onlyMarks(end, last) {
		return nil
	}
	if src.First-1 <= first || f.lower[src.First-1] != "," {
		return nil
	}
	before := f.sinceBreak(run{first, src.First - 1})
	if f.finiteIn(before) < 0 && f.finiteIn(run{d.cue.last + 1, last - 1}) < 0 {
		return nil
	}
	d.source = src
	d.set("source", "noun before the cue")
	return f.without(run{before.first, last - 1}, run{src.First, d.cue.last})
}

// finiteIn is the first finite verb of r, or -1.
func (f *finder) finiteIn(r run) int {
	for i := r.first; i <= r.last; i++ {
		if f.Verb(i) && finite(f.Words[i].XPOS) {
			return i
		}
	}
	return -1
}

// setOff reports whether the cue clause stands behind a comma or closing mark, and nothing but a mark follows it: only
// then can it report what stands before.
func (f *finder) setOff(d *draft) bool {
	first, last := f.Sentence(d.head)
	before, after := f.clauseStart(d)-1, f.clauseEnd(d)+1
	return before >= first && f.Punct(before) && (after >= last || f.Punct(after))
}

// sinceBreak is the end of r behind its last semicolon.
func (f *finder) sinceBreak(r run) run {
	for i := r.last; i >= r.first; i-- {
		if f.lower[i] == ";" && f.quote[i] == f.quote[r.last] {
			return run{i + 1, r.last}
		}
	}
	return r
}

// clauseAfter is the finite clause behind the cue. The tree names its head; where the tree takes the clause's subject for
// an object of the cue, the finite verb behind it shows that it is none.
func (f *finder) clauseAfter(d *draft) run {
	k := -1
	for _, x := range f.Children(d.head) {
		if x > d.cue.last && (f.Is(x, "ccomp") || f.Is(x, "xcomp") && f.ownSubject(x) >= 0) {
			k = x
			break
		}
	}
	from := f.pastParticiple(d.cue.last + 1)
	if k >= 0 {
		from = max(from, f.Left(k))
		if c := f.conjunction(d.cue.last+1, k); c >= 0 {
			from = c + 1
		}
		from = f.pastTime(from, k)
		from = f.strayedSubject(d, k, from)
		if f.pack.Is(lang.Conjunction, f.lower[from]) && f.Words[from].UPOS == "SCONJ" {
			from++
		}
		return run{from, f.bound(d, k)}
	}
	if from, v := f.conjoined(d); v >= 0 {
		return run{from, f.bound(d, v)}
	}
	if from, v := f.secondSubject(d); v >= 0 {
		return run{from, f.bound(d, v)}
	}
	from = f.pastHearer(d, from)
	v := f.finiteVerb(from, d)
	if v < 0 {
		return noRun
	}
	return run{from, f.bound(d, v)}
}

// pastParticiple skips a participle between commas right behind the cue: reported, citing a minister, that …
func (f *finder) pastParticiple(from int) int {
	_, last := f.Sentence(from - 1)
	if from+1 >= last || f.lower[from] != "," || f.Words[from+1].XPOS != "VBG" {
		return from
	}
	for i := from + 2; i < last; i++ {
		if f.lower[i] == "," {
			return i + 1
		}
	}
	return from
}

// strayedSubject: a finite clause that lacks its subject has it in what the tree takes for an object of the cue right before
// it: announced the new region would be governing itself.
func (f *finder) strayedSubject(d *draft, k, from int) int {
	if from > k || f.ownSubject(k) >= 0 || !f.Finite(k) {
		return from
	}
	best := from
	for _, x := range f.Children(d.head) {
		if x > d.cue.last && x < k && f.Is(x, "obj", "iobj", "nsubj", "dep") && f.Left(x) > d.cue.last && !f.relative(x) {
			best = f.Left(x) // the last of two: the first is who was told
		}
	}
	return min(best, from)
}

// conjoined: a clause that "that" leads is the cue's, even where the tree hangs it to a noun between: told journalists that
// the text had come from abroad. It returns where the clause begins, and its head.
func (f *finder) conjoined(d *draft) (from, word int) {
	_, last := f.Sentence(d.head)
	for i := d.cue.last + 1; i < last && f.quote[i] == f.quote[d.head]; i++ {
		w := f.Words[i]
		switch {
		case f.pack.Is(lang.Conjunction, w.Lower) && w.UPOS == "SCONJ" && w.Head > i:
			return i + 1, w.Head
		case f.Verb(i) && finite(w.XPOS) && !f.describing(i) || w.Lower == ";":
			return 0, -1
		}
	}
	return 0, -1
}

// secondSubject: a subject behind the cue of a verb that has one before it is that of the clause it reports, whatever the
// tree makes of the verb behind it ("said wooden panels led to …"); so is that of a clause without a relative pronoun
// that is hung to a phrase between ("said as a teenager she was forced …"). It returns where the clause begins, and a word
// of it.
func (f *finder) secondSubject(d *draft) (from, word int) {
	before := false
	for _, k := range f.Children(d.head) {
		switch {
		case k < d.cue.first:
			before = before || f.Is(k, "nsubj")
		case before && f.Is(k, "nsubj") && f.Right(k) > k:
			return f.Left(k), k
		case before && f.Is(k, "obl") && f.Child(k, "case") >= 0:
			for _, x := range f.Children(k) {
				if x > k && f.Is(x, "acl:relcl") && f.Finite(x) {
					if s := f.ownSubject(x); s >= 0 && !f.relative(s) && s < x {
						return f.Left(k), x
					}
				}
			}
		}
	}
	return 0, -1
}

// pastHearer skips what stands between a cue and its clause: who was told, where, when, "that".
func (f *finder) pastHearer(d *draft, from int) int {
	_, last := f.Sentence(d.head)
	told := !d.kind.Has(lang.Hearer)
	for moved := true; moved && from < last; {
		moved = false
		for _, x := range f.Children(d.head) {
			hearer := f.Is(x, "obj", "iobj") && !told
			if f.Left(x) == from && (f.Is(x, "obl", "advmod") || hearer) && f.Right(x) < last-1 {
				from, moved, told = f.Right(x)+1, true, told || hearer
			}
		}
		if from < last && (f.pack.Is(lang.Conjunction, f.lower[from]) || f.lower[from] == ",") {
			from, moved = from+1, true
		}
	}
	return from
}

// finiteVerb is the finite verb of the clause that begins at from: the first one that belongs to no relative clause, with
// something before it that can be its subject. -1 when there is none.
func (f *finder) finiteVerb(from int, d *draft) int {
	_, last := f.Sentence(d.head)
	pending, subject := 0, false
	for i := from; i < last; i++ {
		switch x := f.Words[i]; {
		case f.quote[i] != f.quote[d.head]:
			return -1
		case x.Lower == ";" || x.Lower == ":":
			return -1
		case f.relative(i) || f.Is(i, "mark") && i > from && !f.pack.Is(lang.Infinitive, x.Lower):
			pending++
		case (x.UPOS == "VERB" || x.UPOS == "AUX") && finite(x.XPOS):
			if f.describing(i) || pending > 0 {
				pending = max(0, pending-1)
				if x.UPOS == "AUX" {
					i = f.skipGroup(i, last)
				}
				continue
			}
			if subject && !f.Is(i, "conj") && !(f.Is(i, "advcl") && (f.Child(i, "mark") >= 0 || x.UPOS == "AUX")) && !f.commaBetween(from, i) && !f.Below(d.head, i) {
				return i
			}
			return -1
		case f.Nominal(i):
			subject = true
		}
	}
	return -1
}

// describing reports whether verb or auxiliary i stands in a clause that describes a noun.
func (f *finder) describing(i int) bool {
	if f.Words[i].UPOS == "AUX" && f.Words[i].Head >= 0 && !f.Is(i, "ccomp", "root") {
		i = f.Words[i].Head
	}
	return f.Is(i, "acl")
}

// commaBetween reports whether the clause whose finite verb is v begins behind a comma after from, and not at from: then
// what stands at from is no part of it.
func (f *finder) commaBetween(from, v int) bool {
	h := v
	if f.Words[v].UPOS == "AUX" && f.Words[v].Head >= 0 && !f.Is(v, "root") {
		h = f.Words[v].Head
	}
	s := f.ownSubject(h)
	if s < 0 || s > v {
		return false
	}
	for i := from; i < f.Left(s); i++ {
		if f.lower[i] == "," && f.Words[from].UPOS != "ADP" && f.Words[from].UPOS != "SCONJ" {
			return true
		}
	}
	return false
}

func finite(x string) bool { return x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" }

// skipGroup is the last word of the verb group that begins with auxiliary i.
func (f *finder) skipGroup(i, last int) int {
	for i+1 < last && (f.Words[i+1].UPOS == "AUX" || f.Words[i+1].UPOS == "VERB" || f.Words[i+1].UPOS == "ADV" || f.Words[i+1].UPOS == "PART") {
		i++
	}
	return i
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
			if f.Is(x, "conj", "advcl", "parataxis", "discourse") || f.Is(x, "obl") && l > 0 && f.lower[l-1] == "," {
				end = l - 1
			}
		}
	}
	for at := f.Words[d.head].Head; at >= 0; at = f.Words[at].Head { // what belongs to a clause above ends it too
		for _, x := range f.Children(at) {
			if l := f.Left(x); l > k && l <= end && !f.Below(d.head, x) && !f.Below(k, x) {
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

// pastTime skips the words of time that begin a clause but belong to the cue: said late Sunday the police were …
func (f *finder) pastTime(from, head int) int {
	at := from
	for i := from; i < head && i < from+5; i++ {
		switch u := f.Words[i].UPOS; {
		case f.pack.Is(lang.Day, f.lower[i]) && f.Words[i+1].XPOS != "POS":
			at = i + 1
		case u != "ADP" && u != "ADV" && u != "ADJ" && u != "DET" && u != "NUM":
			return at
		}
	}
	return at
}

// conjunction is the last word that may lead a content clause and be no part of it ("that") between from and the clause's
// head, or -1.
func (f *finder) conjunction(from, head int) int {
	for i := from; i < head && i < from+12; i++ {
		if f.pack.Is(lang.Conjunction, f.lower[i]) && f.Is(i, "mark") {
			return i
		}
	}
	return -1
}

// clauseStart is the first word of the clause that holds only the cue and its source.
func (f *finder) clauseStart(d *draft) int {
	at := d.cue.first
	if d.source.OK() && d.source.First < at && d.source.Last < at {
		at = d.source.First
	}
	for i := at - 1; i >= 0 && (f.Words[i].UPOS == "AUX" || f.Words[i].UPOS == "ADV") && f.Words[i].Head == d.head; i-- {
		at = i
	}
	return at
}

// clauseEnd is the last word of it: cue, source behind the cue, hearer, time and place.
func (f *finder) clauseEnd(d *draft) int {
	at := d.cue.last
	if d.source.OK() && d.source.Last > at {
		at = d.source.Last
	}
	for _, k := range f.Children(d.head) {
		if k > d.cue.last && f.Is(k, "obl", "obj", "iobj", "advmod") && !f.apart(at, f.Left(k)) {
			at = max(at, f.Right(k))
		}
	}
	return at
}

// rest is what goes on behind a cue clause that interrupts its content.
func (f *finder) rest(d *draft) run {
	_, last := f.Sentence(d.head)
	end := f.clauseEnd(d)
	if d.source.OK() && end+2 < last && f.Below(end+2, d.source.Head) {
		return noRun // an apposition or a relative clause of the source
	}
	if end+2 < last && f.lower[end+1] == "," && f.t.Word(end+2) != "" && !f.Is(end+2, "cc") {
		for _, k := range f.Children(d.head) {
			if k > end && f.Left(k) == end+2 && f.Is(k, "advcl", "conj", "ccomp", "parataxis") {
				return noRun
			}
		}
		if f.quote[end+2] >= 0 && f.opens(end+2) {
			return noRun // a quotation is attached by its marks
		}
		return run{end + 2, last - 1}
	}
	return noRun
}

// infinitive: promised to …
func (f *finder) infinitive(d *draft) ([]run, string) {
	k := f.Child(d.head, "xcomp")
	if k < d.cue.last || f.Words[k].XPOS == "VBG" {
		return nil, ""
	}
	if o := f.objectOf(d); o > d.cue.last && o < k { // announced a plan to …: the infinitive is the object's
		return nil, ""
	}
	return f.trimmed(run{max(f.Left(k), d.cue.last+1), f.Right(k)}), "infinitive"
}

// gerund: denied doing …
func (f *finder) gerund(d *draft) ([]run, string) {
	for _, k := range f.Children(d.head) {
		if k > d.cue.last && f.Is(k, "xcomp", "ccomp", "advcl", "obj") && f.Words[k].XPOS == "VBG" {
			return f.trimmed(run{max(f.Left(k), d.cue.last+1), f.Right(k)}), "gerund"
		}
	}
	return nil, ""
}
