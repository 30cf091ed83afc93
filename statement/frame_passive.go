package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// passiveFrame: the plan has been described as reckless; a plane, reported by local press as …; it was reported that …
func (f *finder) passiveFrame(d *draft, o occurrence) *draft {
	if p := f.agentOf(d); p.OK() {
		d.source = p
		d.set("source", "agent")
	}
	if d.kind.Has(lang.Empty) {
		if !d.source.OK() {
			return nil
		}
		return d
	}
	if d.kind.Has(lang.Spoken) {
		return f.spokenFrame(d, o)
	}
	if content := f.itIsSaid(d); len(content) == 2 {
		d.content = content
		d.set("content", "clause around")
		return d
	}
	if k := f.Child(d.head, "ccomp"); k > d.cue.last {
		if content, how := f.clause(d); len(content) > 0 && f.nobody(d.head) {
			if n := len(content) - 1; content[n].first > d.cue.last {
				content[n].last = f.openingEnd(d, content[n].first, content[n].last)
			}
			d.content = content
			d.set("content", how)
			return d
		}
	}
	if f.nobody(d.head) && f.ownSubject(d.head) >= 0 && d.kind.Has(lang.Clause) && !f.predicated(d) { // it is understood the mayor knew
		if d.content = f.trimmed(f.clauseAfter(d)); len(d.content) > 0 {
			d.set("content", "clause after")
			return d
		}
		return f.pending(d)
	}
	if content, how := f.toldClause(d); len(content) > 0 {
		d.content = content
		d.set("content", how)
		return d
	}
	subject := f.passiveSubject(d, o)
	tail := f.complements(d, f.tailStart(d))
	if len(tail) == 0 && d.kind.Has(lang.ObjectFor) {
		tail = f.charge(d)
	}
	if len(tail) == 0 && d.kind.Has(lang.As) {
		tail = f.asBelow(d)
	}
	if len(tail) == 0 && d.kind.Has(lang.Measured) {
		for _, k := range f.Children(d.head) { // the toll was put at 40
			if k > d.cue.last && f.Is(k, "obl") && f.pack.Is(lang.Measure, f.caseWord(k)) && f.numbered(run{f.Left(k), f.Right(k)}) {
				tail = f.trimmed(run{f.Left(k), f.Right(k)})
			}
		}
		if len(tail) == 0 {
			return f.pending(d)
		}
	}
	if len(tail) > 1 && f.parted(d.head) {
		tail = tail[:1] // what follows the second comma is the article's own
	}
	if !subject.OK() {
		if len(tail) == 0 || d.kind.Has(lang.Object) {
			return f.pending(d)
		}
		return nil
	}
	if o.bare && d.kind.Has(lang.As) && !d.source.OK() && (!f.predicated(d) || f.namesOnly(d)) {
		return nil // a song called …: naming is no statement
	}
	said := (d.act == onrecord.Denies || d.act == onrecord.Doubts) && f.reporting(subject.Head) // "the claims are denied"
	if !d.source.OK() && !d.kind.Has(lang.Hearsay) && !d.kind.Has(lang.OfWords) && !f.predicated(d) && !said {
		return nil
	}
	if d.kind.Has(lang.OfWords) {
		if !f.pack.Is(lang.Retractable, f.lower[subject.Head]) && !f.reporting(subject.Head) {
			return nil
		}
		d.content = f.trimmed(run{subject.First, subject.Last})
		d.set("content", "passive subject")
		return d
	}
	if k := f.Child(d.head, "obj"); k > d.cue.last && d.kind.Has(lang.Object) && f.Words[subject.Head].UPOS == "PRON" {
		d.content = f.trimmed(run{f.Left(k), f.Right(k)}) // had been promised compensation by a man
		d.set("content", "object")
		return d
	}
	if d.act == onrecord.Denies && f.person(subject.Head) && !f.predicated(d) {
		return nil // was dismissed from a post
	}
	only := d.kind.Has(lang.Object) || d.kind.Has(lang.ObjectFor) || d.kind.Has(lang.Clause)
	apart := o.bare && d.source.OK() && f.lower[max(d.cue.first-1, 0)] == "," && (d.act == onrecord.Denies || d.act == onrecord.Doubts)
	if len(tail) == 0 && (!only || o.bare && !apart) {
		return nil
	}
	if !only && !d.kind.Has(lang.As) && !d.kind.Has(lang.ObjectTo) && !d.kind.Has(lang.Measured) && !d.kind.Has(lang.Hearsay) && len(d.kind.Prepositions()) == 0 {
		return f.pending(d) // takes quotations only: "a copy was given to this paper"
	}
	if f.relative(subject.Head) {
		subject = f.antecedent(subject.Head, d.head)
	}
	d.content = append(f.trimmed(run{subject.First, subject.Last}), tail...)
	slices.SortFunc(d.content, func(a, b run) int { return a.first - b.first })
	d.set("content", "passive subject")
	return d
}

// itIsSaid: "Trustees, it is said, were told": a passive of saying without a subject but "it", between commas in the midst of what is said.
func (f *finder) itIsSaid(d *draft) []run {
	first, last := f.Sentence(d.head)
	at := d.cue.first
	for at > first && (f.Words[at-1].UPOS == "AUX" || f.Words[at-1].UPOS == "ADV") {
		at--
	}
	if !d.kind.Has(lang.Clause) || at-2 < first || !f.pack.Is(lang.Neuter, f.lower[at-1]) || f.lower[at-2] != "," || d.cue.last+2 >= last || f.lower[d.cue.last+1] != "," {
		return nil
	}
	return f.without(f.sinceBreak(run{first, last - 1}), run{at - 1, d.cue.last})
}

// agentOf is the agent of a passive cue; where the tree hangs it lower, the last phrase with its preposition in the
// sentence part behind the cue.
func (f *finder) agentOf(d *draft) Phrase {
	if p := f.agent(d.head); p.OK() {
		return p
	}
	for i := f.Right(d.head); i > d.cue.last; i-- {
		if !f.pack.Is(lang.AgentLead, f.lower[i]) || f.quote[i] != f.quote[d.head] || f.Words[i].UPOS != "ADP" {
			continue
		}
		if p := f.nounAfter(i + 1); p.OK() && f.Words[p.Head].UPOS != "PRON" && f.pastInitials(p.Last) >= f.Right(d.head)-1 && (f.Words[p.Head].UPOS == "PROPN" || f.someone(p.Head)) {
			return p
		}
	}
	return NoPhrase
}

// pastInitials is the last token of the initials in brackets behind token i, or i.
func (f *finder) pastInitials(i int) int {
	if i+3 < len(f.Words) && f.t.Word(i+1) == "(" && f.t.Word(i+3) == ")" {
		return i + 3
	}
	return i
}

// charge is the phrase that says what for where the tree hung it below the agent: "accused by the ministry of theft",
// "by the Minister of Culture of smuggling a statue". The agent ends before it. A name, or a noun with an article, may be
// the agent's own ("the head of the department"), and stays.
func (f *finder) charge(d *draft) []run {
	if !d.source.OK() || d.source.Head < d.cue.last {
		return nil
	}
	children := f.Children(d.source.Head)
	for i := len(children) - 1; i >= 0; i-- {
		k := children[i]
		if k < d.source.Head || !f.Is(k, "nmod", "acl") || !f.pack.Is(lang.Complement, f.caseWord(k)) {
			continue
		}
		if f.Words[k].XPOS != "VBG" && (f.Words[k].UPOS != "NOUN" || f.Child(k, "det") >= 0) {
			return nil
		}
		r := run{f.Left(k), f.Right(k)}
		d.source.Last = min(d.source.Last, r.first-1)
		return f.trimmed(r)
	}
	return nil
}

// asBelow is what is said of the subject where the tree hung it below the agent: "recognised by the church as a saint". The agent ends
// before it.
func (f *finder) asBelow(d *draft) []run {
	if !d.source.OK() || d.source.Head < d.cue.last {
		return nil
	}
	for _, k := range f.Children(d.source.Head) {
		if k > d.source.Head && f.asBefore(k) {
			r := run{f.Left(k), f.Right(k)}
			d.source.Last = min(d.source.Last, r.first-1)
			return f.trimmed(r)
		}
	}
	return nil
}

// toldClause: "…, an inquiry was told", "they were told that …": who was told is no part of what was said.
func (f *finder) toldClause(d *draft) ([]run, string) {
	k := f.ownSubject(d.head)
	if !d.kind.Has(lang.Hearer) || !d.kind.Has(lang.Clause) || k < 0 || k > d.cue.first {
		return nil, ""
	}
	if x := f.Child(d.head, "ccomp"); x > d.cue.last {
		return f.trimmed(f.clauseAfter(d)), "clause after"
	}
	start := f.Left(k)
	first, last := f.Sentence(d.head)
	if start-1 <= first || f.lower[start-1] != "," || d.cue.last+1 < last && !f.onlyMarks(d.cue.last+1, last) {
		return nil, ""
	}
	before := f.sinceBreak(run{first, start - 1})
	if f.finiteIn(before) < 0 {
		return nil, ""
	}
	return f.trimmed(before), "clause before"
}

// pending keeps d for a quotation to fill, if it takes one.
func (f *finder) pending(d *draft) *draft {
	if d.kind.Has(lang.Clause) || d.kind.Has(lang.Quote) {
		return d
	}
	return nil
}

// nobody reports whether the verb has no subject of its own but an expletive.
func (f *finder) nobody(verb int) bool {
	k := f.ownSubject(verb)
	return k < 0 || f.expletive(k) || f.Words[k].UPOS == "PRON" && f.pack.Is(lang.Neuter, f.lower[k])
}

// passiveSubject is who or what the passive verb is about: its subject with all that describes it, or the noun that the
// participle describes.
func (f *finder) passiveSubject(d *draft, o occurrence) Phrase {
	k := f.ownSubject(d.head)
	for at := d.head; k < 0 && f.Is(at, "conj", "xcomp"); {
		at = f.Words[at].Head
		k = f.ownSubject(at)
	}
	if k >= 0 {
		if f.relative(k) {
			return f.antecedent(k, d.head)
		}
		return Phrase{f.Left(k), min(f.Right(k), d.cue.first-1), k}
	}
	if k := f.Child(d.head, "csubj"); k >= 0 && k < d.head { // whether it is genuine has been questioned
		return Phrase{f.Left(k), min(f.Right(k), d.cue.first-1), k}
	}
	if o.bare && f.Is(d.head, "acl") {
		if h := f.Words[d.head].Head; h >= 0 && h < d.head {
			return f.nounPhrase(h)
		}
	}
	return NoPhrase
}

// tailStart is the word after which the complements of a passive verb may stand: behind the cue and its agent.
func (f *finder) tailStart(d *draft) int {
	if d.source.OK() && d.source.Last > d.cue.last && d.source.First <= d.cue.last+3 {
		return d.source.Last
	}
	return d.cue.last
}

// complements are the phrases behind word from that belong to what is said: infinitives, clauses, and the prepositional
// phrases that say what of or what for; not the agent.
func (f *finder) complements(d *draft, from int) []run {
	var out []run
	for _, k := range f.Children(d.head) {
		if f.Left(k) <= from {
			continue
		}
		switch {
		case f.Is(k, "obl:agent") || f.pack.Is(lang.AgentLead, f.caseWord(k)):
			continue
		case f.Is(k, "xcomp", "ccomp", "obj"):
		case f.Is(k, "obl", "advcl", "nmod") && f.pack.Is(lang.Complement, f.caseWord(k)) && !f.temporal(k):
		default:
			continue
		}
		for _, r := range f.trimmed(run{f.Left(k), f.Right(k)}) {
			if d.source.OK() && d.source.First > d.cue.last && r.has(d.source.First) { // the agent ends the phrase
				r.last = d.source.First - 2
				if !r.ok() {
					continue
				}
			}
			if n := len(out); n > 0 && r.first == out[n-1].last+1 {
				out[n-1].last = r.last
			} else {
				out = append(out, r)
			}
		}
	}
	return out
}

// predicated reports whether the cue leads to what is said of its noun by a word of its own: described as, believed to.
func (f *finder) predicated(d *draft) bool {
	for _, k := range f.Children(d.head) {
		if k > d.cue.last && (f.pack.Is(lang.PredLead, f.caseWord(k)) || f.toInfinitive(k) || f.Is(k, "xcomp") && f.Words[k].UPOS == "ADJ") {
			return true
		}
	}
	return false
}

// temporal reports whether noun k names a time.
func (f *finder) temporal(k int) bool {
	if f.Is(k, "obl:tmod", "nmod:tmod", "obl:unmarked") {
		return true
	}
	for i := max(f.Left(k), k-3); i <= min(f.Right(k), k+2); i++ {
		if f.pack.Is(lang.Day, f.lower[i]) && (i == k || f.Words[k].UPOS == "NUM" || f.Words[i].Head == k && f.Is(i, "compound", "nummod", "nmod:unmarked")) {
			return true
		}
	}
	return false
}

// spokenFrame: the minister was quoted as saying that …: the subject speaks, the clause hangs below the last word of the cue.
func (f *finder) spokenFrame(d *draft, o occurrence) *draft {
	d.source = f.passiveSubject(d, o)
	if !d.source.OK() {
		return nil
	}
	d.set("source", "passive subject")
	if d.head = d.cue.last; d.cue.first == d.cue.last {
		if d.head = f.sayingBehind(d); d.head < 0 {
			return nil
		}
	}
	d.content, _ = f.clause(d)
	d.set("content", "clause after")
	if len(d.content) == 0 {
		return f.pending(d)
	}
	return d
}

// sayingBehind: was quoted in the paper as saying: the participle behind "as", which heads what was said, or -1.
func (f *finder) sayingBehind(d *draft) int {
	_, last := f.Sentence(d.cue.last)
	for i := d.cue.last + 1; i+1 < last && i < d.cue.last+9; i++ {
		if f.pack.Is(lang.PredLead, f.lower[i]) && f.Words[i+1].XPOS == "VBG" {
			return i + 1
		}
	}
	return -1
}
