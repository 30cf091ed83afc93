package statement

import (
	"strings"

	"onrecord"
	"onrecord/lang"
)

// pastParticiple skips a participle between commas right behind the cue: reported, citing a minister, that …
func (f *finder) pastParticiple(from int) int {
	_, last := f.Sentence(from - 1)
	at := from // a time may stand between: reported on Tuesday, citing two people, that
	for at < last && at < from+6 && f.lower[at] != "," && !f.Verb(at) && f.Words[at].UPOS != "SCONJ" && !f.Is(at, "nsubj") {
		at++
	}
	if at+1 >= last || f.lower[at] != "," || f.Words[at+1].XPOS != "VBG" {
		return from
	}
	for i := at + 2; i < last; i++ {
		if f.lower[i] == "," {
			return i + 1
		}
	}
	return from
}

// pastHearer skips what stands between a cue and its clause: who was told, where, when, "that".
func (f *finder) pastHearer(d *draft, from int) int {
	_, last := f.Sentence(d.head)
	told := !d.kind.Has(lang.Hearer)
	for moved := true; moved && from < last; {
		moved = false
		for _, x := range f.Children(d.head) {
			hearer := f.Is(x, "obj", "iobj") && !told
			if f.Words[x].XPOS == "WRB" && x == from {
				return from // related how the bell had rung
			}
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

// pastAddressee skips who was told where the tree joined it with the subject of what was said: "told the Federal Court she
// was spat on". The pronoun behind it can only begin a clause.
func (f *finder) pastAddressee(d *draft, from, to int) int {
	if !d.kind.Has(lang.Hearer) || f.Words[from].UPOS == "PRON" {
		return from
	}
	if from == d.cue.last+1 && from+1 < to && f.shoutedOutlet(from) && f.Words[from+1].UPOS == "PROPN" {
		return from + 1 // told MSNBC Dorvald was a great man
	}
	for i := from; i < to && i < from+7; i++ {
		w := f.Words[i]
		if i > from && w.XPOS == "PRP" && f.Is(i, "nsubj") && f.Nominal(i-1) {
			return i
		}
		if f.Punct(i) || f.Verb(i) || w.UPOS == "SCONJ" {
			return from
		}
	}
	return from
}

// pastVenue skips a phrase between the cue and "that" where the clause found begins with it: "denied before a panel that his office had …".
func (f *finder) pastVenue(from, to int) int {
	if f.Words[from].UPOS != "ADP" {
		return from
	}
	for i := from + 1; i+2 < to && i < from+8; i++ {
		switch {
		case f.pack.Is(lang.Conjunction, f.lower[i]):
			if u := f.Words[i+1].UPOS; f.Nominal(i-1) && (u == "PRON" || u == "PROPN" || u == "DET" || u == "NUM" || f.Words[i+1].XPOS == "NNS") && !finite(f.Words[i+1].XPOS) {
				return i + 1
			}
			return from
		case f.Punct(i), f.Verb(i):
			return from
		}
	}
	return from
}

// shoutedOutlet reports whether word i is a name of an outlet that is written in capitals, or with more than one: no other name goes on behind it.
func (f *finder) shoutedOutlet(i int) bool {
	w := f.t.Word(i)
	return f.Words[i].UPOS == "PROPN" && f.pack.Is(lang.OutletHead, f.lower[i]) && len(w) > 2 && w == strings.ToUpper(w)
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

// conjoined: a clause that "that" leads is the cue's, even where the tree hangs it to a noun between: told journalists that
// the text had come from abroad. It returns where the clause begins, and its head.
func (f *finder) conjoined(d *draft) (from, word int) {
	_, last := f.Sentence(d.head)
	start := f.pastParticiple(d.cue.last + 1)
	if start > d.cue.last+1 && start+2 < last && f.pack.Is(lang.Conjunction, f.lower[start]) { // whatever the tree takes "that" for
		for v := start + 2; v < last && !f.Punct(v); v++ {
			if f.Verb(v) && finite(f.Words[v].XPOS) {
				return start + 1, v
			}
		}
	}
	for i := start; i < last && f.quote[i] == f.quote[d.head]; i++ {
		w := f.Words[i]
		switch {
		case f.pack.Is(lang.Conjunction, w.Lower) && w.UPOS == "SCONJ" && w.Head > i:
			return i + 1, w.Head
		case f.Verb(i) && finite(w.XPOS) && !f.describing(i) || w.Lower == ";" || w.XPOS == "VBG" && f.lower[i-1] == ",":
			return 0, -1
		}
	}
	return 0, -1
}

// behindHearer: "told a team of investigators that soldiers gave them an hour", where the tree takes "that" for a relative
// pronoun: a noun phrase and a finite verb stand behind it, so it is none. It returns where the clause begins, and its verb.
func (f *finder) behindHearer(d *draft) (from, word int) {
	_, last := f.Sentence(d.head)
	if !d.kind.Has(lang.Hearer) {
		return 0, -1
	}
	for i := d.cue.last + 2; i < last && i < d.cue.last+14 && f.quote[i] == f.quote[d.head]; i++ {
		if f.Punct(i) || f.Verb(i) && finite(f.Words[i].XPOS) {
			return 0, -1
		}
		if f.Words[i].XPOS == "PRP" && i+1 < last && f.Nominal(i-1) && finite(f.Words[i+1].XPOS) { // told investigators he forgot
			return i, i + 1
		}
		if !f.pack.Is(lang.Conjunction, f.lower[i]) || i+2 >= last {
			continue
		}
		if u := f.Words[i+1].UPOS; u != "NOUN" && u != "PROPN" && u != "PRON" && u != "DET" && u != "ADJ" && u != "NUM" {
			return 0, -1
		}
		for v := i + 2; v < last && !f.Punct(v); v++ {
			if f.Verb(v) && finite(f.Words[v].XPOS) {
				return i + 1, v
			}
		}
		return 0, -1
	}
	return 0, -1
}

// secondSubject: a subject behind the cue of a verb that has one before it is that of the clause it reports, whatever the
// tree makes of the verb behind it ("said wooden panels led to …"); so is that of a clause without a relative pronoun
// that is hung to a phrase between ("said as a teenager she was forced …"), which begins behind a phrase that says where or through
// whom it was said ("said in a statement it had …", "said through a lawyer it had …"). It returns where the clause begins, and a word
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
						if f.wayOfSaying(k) {
							return f.Left(x), x
						}
						return f.Left(k), x
					}
				}
			}
		}
	}
	return 0, -1
}

// wayOfSaying reports whether the prepositional phrase of noun k says where or through whom something was said.
func (f *finder) wayOfSaying(k int) bool {
	c := f.Child(k, "case")
	return c >= 0 && f.pack.Is(lang.VenueLead, f.lower[c]) && (f.placeOfWords(k) || f.pack.Is(lang.Human, f.lower[k]) || f.pack.Is(lang.Spokesman, f.lower[k]))
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

// clauseAsObject: "denied its soldiers fired on the crowd", where the tree takes the subject of the clause for an object, and its verb for what was done
// to that.
func (f *finder) clauseAsObject(d *draft) []run {
	if d.act != onrecord.Denies && d.act != onrecord.Confirms && d.act != onrecord.Doubts {
		return nil
	}
	k, x := f.Child(d.head, "obj"), f.Child(d.head, "xcomp")
	if k != d.cue.last+1 && f.Left(max(k, 0)) != d.cue.last+1 || x < k || f.Words[x].UPOS != "VERB" || f.Left(x) != f.Right(k)+1 {
		return nil
	}
	if p := f.Words[x].XPOS; p != "VBD" && p != "VBN" {
		return nil
	}
	return f.trimmed(run{f.Left(k), f.Right(x)})
}
