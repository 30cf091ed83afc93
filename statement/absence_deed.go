package statement

import (
	"cmp"

	"onrecord"
	"onrecord/lang"
)

const absentOther = string(onrecord.NoOther)

// notDone: a negated verb at whose word of negation i stands. A passive, with its subject: "his remains had not been
// recovered"; a verb of the kind whose not being done is news: "police did not identify the victims"; one that would have
// brought what is missing: "has not produced a signed copy"; a state: "the lists were not available".
func (f *finder) notDone(i int) (run, string) {
	v := f.Words[i].Head
	if v <= i {
		return noRun, ""
	}
	if kind := f.pack.Value(lang.AbsenceNotState, f.lower[v]); kind != "" && f.tells(v) {
		if r, of := f.ofSubject(v, kind); of != "" {
			return r, of
		}
	}
	if !f.Verb(v) {
		return noRun, ""
	}
	if f.group(v).passive {
		if f.used[v] {
			return noRun, "" // a refusal is no absence
		}
		return f.withSubject(v)
	}
	if f.hypothetical(v) {
		return noRun, ""
	}
	k := f.ownSubject(v)
	if k < 0 || k > v || f.pack.Is(lang.Speaker, f.lower[k]) {
		return noRun, ""
	}
	return f.undone(i, v)
}

// undone is an active verb that was not done, from word i on, and what that leaves absent.
func (f *finder) undone(i, v int) (run, string) {
	o := f.Child(v, "obj")
	if kind := f.pack.Value(lang.AbsenceAct, f.Words[v].Lemma); kind != "" && (o > v || kind == absentOther) {
		return f.throughObject(i, v, o), kind
	}
	if o > v && f.pack.Is(lang.AbsenceDeed, f.Words[v].Lemma) {
		if kind := f.listedKind(o); kind != "" {
			return f.throughObject(i, v, o), kind
		}
	}
	return noRun, ""
}

// listedKind is the kind of absence of noun o, or of what it counts: "a shred of evidence"; what is written or exhibited is proof. "" where none is
// listed.
func (f *finder) listedKind(o int) string {
	if kind := f.pack.Value(lang.AbsenceNoun, f.lower[o]); kind != "" {
		return kind
	}
	if f.pack.Is(lang.DocHead, f.lower[o]) || f.pack.Is(lang.Exhibit, f.lower[o]) {
		return string(onrecord.NoProof)
	}
	if k := f.Child(o, "nmod"); k > o && f.pack.Is(lang.NameLink, f.caseWord(k)) {
		return f.pack.Value(lang.AbsenceNoun, f.lower[k])
	}
	return ""
}

func (f *finder) throughObject(i, v, o int) run {
	r := run{min(i, f.group(v).first), v}
	if o > v && !f.apart(v, f.Left(o)) {
		r.last = f.nounPhrase(o).Last
	}
	return r
}

// nothingDone: "no cause was known", "no crew were injured", "no inspector had visited": who did nothing, or what was not
// done, is the subject.
func (f *finder) nothingDone(i int) (run, string) {
	k := f.Words[i].Head
	if k < i || !f.Nominal(k) || f.Is(i, "nsubj") {
		k = i // "nobody", "none of the masks"
	}
	if f.Is(i, "discourse") { // the tree may take the first word of a sentence for an answer: "No cause has been given"
		_, last := f.Sentence(i)
		for j := i + 1; j < min(last, i+5) && !f.Punct(j); j++ {
			if f.Is(j, "nsubj") && f.Nominal(j) {
				k = j
				break
			}
		}
	}
	v := f.Words[k].Head
	if v < k || !f.Is(k, "nsubj") {
		return noRun, ""
	}
	if kind := f.pack.Value(lang.AbsenceNotState, f.lower[v]); kind != "" {
		return run{i, v}, kind
	}
	if !f.Verb(v) && (f.Words[v].UPOS != "ADJ" || f.Child(v, "aux:pass") < 0 && (f.Child(v, "cop") < 0 || f.pack.Value(lang.AbsenceVerb, f.lower[v]) == "")) {
		return noRun, ""
	}
	if f.group(v).passive {
		r, kind := f.withSubject(v)
		if kind != "" {
			r.first = min(r.first, i)
		}
		return r, kind
	}
	o := f.Child(v, "obj")
	if f.hypothetical(v) || o > v && f.compared(o) {
		return noRun, ""
	}
	if kind := f.pack.Value(lang.AbsenceActive, f.Words[v].Lemma); kind != "" && (o > v || kind == string(onrecord.NoCasualties)) {
		return f.throughObject(i, v, o), kind
	}
	if x := f.Child(v, "xcomp", "advcl"); x > v && f.toInfinitive(x) {
		if kind := f.pack.Value(lang.AbsenceActive, f.Words[x].Lemma); kind != "" { // no one has come forward to claim it
			return run{f.Left(k), x}, kind
		}
	}
	if o > v && f.pack.Value(lang.AbsenceNoun, f.lower[o]) == string(onrecord.NoClaim) {
		return run{f.Left(k), f.throughObject(i, v, o).last}, string(onrecord.NoClaim)
	}
	if f.reports(v) && f.claims(v) {
		return run{f.Left(k), v}, string(onrecord.NoClaim)
	}
	if of := f.Child(v, "obl"); o < 0 && of > v && f.perfect(v) { // has come forward with the originals
		if kind := f.listedKind(of); kind != "" {
			return run{f.Left(k), of}, kind
		}
	}
	if f.perfect(v) && (!f.reports(v) || o > v && (f.listedKind(o) != "" || f.pack.Is(lang.AbsenceDeed, f.Words[v].Lemma))) {
		r, kind := f.throughObject(i, v, o), absentOther
		if o > v {
			kind = cmp.Or(f.listedKind(o), absentOther)
		}
		return run{f.Left(k), r.last}, kind
	}
	return noRun, ""
}

// claims reports whether verb v of saying is about a share in something: has said it was behind the bombing.
func (f *finder) claims(v int) bool {
	m := f.Child(v, "ccomp")
	return m > v && (f.pack.Is(lang.Involved, f.caseWord(m)) || f.listed(lang.Involved, m) && f.Child(m, "cop") >= 0)
}

// compared reports whether noun k is measured against another: no team has scored more goals.
func (f *finder) compared(k int) bool {
	for _, c := range f.Children(k) {
		if x := f.Words[c].XPOS; c < k && (x == "JJR" || x == "RBR") {
			return true
		}
	}
	return false
}

// leavesNothing: "found nothing that connects the two", "offered nothing in support": the word at i is all that a verb brought.
func (f *finder) leavesNothing(i int) (run, string) {
	o := i
	if h := f.Words[i].Head; f.Is(i, "det") && h == i+1 && f.pack.Is(lang.One, f.lower[h]) {
		o = h // no one
	}
	v := f.Words[o].Head
	if v < 0 || v > i || !f.Is(o, "obj") || !f.Verb(v) || f.hypothetical(v) || f.negated(v) {
		return noRun, ""
	}
	kind := f.pack.Value(lang.AbsenceNothing, f.Words[v].Lemma)
	if act := f.pack.Value(lang.AbsenceAct, f.Words[v].Lemma); kind == "" && act != absentOther && i == v+1 {
		kind = act // arrested no one
	}
	if kind == "" {
		return noRun, ""
	}
	return run{min(v, f.group(v).first), o}, kind
}

// withSubject is a passive clause from its subject to its verb, and the kind of absence that its verb tells.
func (f *finder) withSubject(v int) (run, string) {
	k := f.ownSubject(v)
	free := k >= 0 && f.Child(k, "acl") > k // "what caused the blast has not been established"
	if k >= 0 && k < v && f.relative(k) && !free && f.Is(v, "acl") {
		return f.ofAntecedent(k, v)
	}
	if of := f.pack.Value(lang.AbsenceVerb, f.lower[v]); k < 0 && of != "" && f.Is(v, "conj") && f.past(v) {
		return run{f.group(v).first, v}, of // "denies it and has not been charged"
	}
	if k < 0 || k > v || f.relative(k) && !free || f.Words[k].UPOS == "PRON" && f.pack.Is(lang.Speaker, f.lower[k]) || f.Is(v, "advcl", "acl") {
		return noRun, ""
	}
	kind := f.pack.Value(lang.AbsenceVerb, f.lower[v])
	if !f.past(v) && (kind == "" || !f.able(v)) {
		return noRun, ""
	}
	if kind == "" || kind == absentOther {
		kind = f.kindOf(k)
	}
	return run{f.nounPhrase(k).First, v}, kind
}

// ofAntecedent: "the labels, which were not shown", "a suspect, who has not been arrested": a relative clause tells of an absence only where
// its verb, or what it goes back to, says of what kind.
func (f *finder) ofAntecedent(k, v int) (run, string) {
	kind := f.pack.Value(lang.AbsenceVerb, f.lower[v])
	if !f.past(v) && (kind == "" || !f.able(v)) {
		return noRun, ""
	}
	if kind == "" || kind == absentOther {
		kind = f.kindOf(f.Words[v].Head)
	}
	if kind == absentOther && (!f.able(v) || f.pack.Value(lang.AbsenceVerb, f.lower[v]) == "") {
		return noRun, ""
	}
	return run{k, v}, kind
}

// past reports whether a passive verb group tells of what was, or has been: no modal, and not the plain present.
func (f *finder) past(v int) bool {
	g := f.group(v)
	if g.modal {
		return false
	}
	for i := g.first; i < v; i++ {
		if x := f.Words[i].XPOS; x == "VBD" || x == "VBN" {
			return true
		}
	}
	return false
}

// able reports whether a modal before the verb tells what could be done: could not be found.
func (f *finder) able(v int) bool {
	for i := f.group(v).first; i < v; i++ {
		if f.pack.Is(lang.Able, f.lower[i]) {
			return true
		}
	}
	return false
}

// perfect reports whether the verb tells what has, or had, been done.
func (f *finder) perfect(v int) bool {
	x := f.Words[v].XPOS
	return f.group(v).first < v && !f.group(v).modal && (x == "VBN" || x == "VBD")
}

// hypothetical reports whether the verb tells no fact: a modal before it, an infinitive, a question, a condition.
func (f *finder) hypothetical(v int) bool {
	return f.group(v).modal || f.toInfinitive(v) || f.Words[v].XPOS == "VBG" && f.group(v).first == v || f.inQuestion(v) ||
		f.Is(v, "advcl") && f.Child(v, "mark") >= 0
}

// reports reports whether word v is a reporting verb.
func (f *finder) reports(v int) bool {
	for _, m := range f.pack.CuesAt(f.lower, v) {
		if m.Cue.Class == lang.Verb {
			return true
		}
	}
	return false
}

// notYet is the deed that somebody has yet to do, or that has yet to be done, whose words "yet to" begin at i.
func (f *finder) notYet(i, v int) (run, string) {
	_, last := f.Sentence(i)
	for v < last && f.Words[v].UPOS != "VERB" {
		if u := f.Words[v].UPOS; u != "AUX" && u != "ADV" {
			return noRun, ""
		}
		v++
	}
	if v == last {
		return noRun, ""
	}
	if f.group(v).passive {
		kind := f.pack.Value(lang.AbsenceVerb, f.lower[v])
		s, _ := f.subject(v)
		if s.OK() && (kind == "" || kind == absentOther) {
			kind = f.kindOf(s.Head)
		}
		if !s.OK() || s.First > v {
			return run{i, v}, kind
		}
		return run{s.First, v}, kind
	}
	return f.undone(i, v)
}
