package statement

// speakerOf finds the source of a verb cue, in front of it or behind it.
func (f *finder) speakerOf(d *draft) (Phrase, string) {
	p, how := f.subject(d.head)
	if !p.OK() {
		p, how = f.sharedSubject(d)
	}
	if !p.OK() {
		p, how = f.nounRightBefore(d)
	}
	if !p.OK() {
		return NoPhrase, ""
	}
	if d.cue.has(p.Head) || f.expletive(p.Head) {
		return NoPhrase, ""
	}
	return p, how
}

// sharedSubject: "named two men and alleged that …", where the tree coordinates the cue with something else: the subject of
// the nearest finite verb before it.
func (f *finder) sharedSubject(d *draft) (Phrase, string) {
	if !finite(f.Words[d.head].XPOS) {
		return NoPhrase, ""
	}
	first, _ := f.Sentence(d.head)
	at := d.cue.first - 1
	for at > first && (f.Words[at].UPOS == "ADV" || f.Words[at].UPOS == "AUX") {
		at--
	}
	if at <= first || f.Words[at].UPOS != "CCONJ" {
		return NoPhrase, ""
	}
	for v := at - 1; v > first; v-- {
		if f.Words[v].UPOS == "VERB" && finite(f.Words[v].XPOS) && f.quote[v] == f.quote[d.head] && !f.Is(v, "acl") {
			if k := f.ownSubject(v); k >= 0 && k < v {
				return f.wholeSubject(k, v), "shared subject"
			}
		}
	}
	return NoPhrase, ""
}

// nounRightBefore: where the tree gives a finite cue no subject, the noun phrase right before it that begins its clause.
func (f *finder) nounRightBefore(d *draft) (Phrase, string) {
	x := f.Words[d.cue.first].XPOS
	if !finite(x) && x != "VBN" || f.Is(d.head, "acl") {
		return NoPhrase, ""
	}
	at := d.cue.first - 1
	first, _ := f.Sentence(d.head)
	for at > first && f.Words[at].UPOS == "ADV" {
		at--
	}
	p := f.nounBefore(at + 1)
	if !p.OK() || p.Last != at || p.First > first && !f.Punct(p.First-1) && f.Words[p.First-1].UPOS != "CCONJ" {
		return NoPhrase, ""
	}
	return p, "noun before the cue"
}

// expletive reports whether word i is a subject that stands for no one: it was reported, there are.
func (f *finder) expletive(i int) bool { return f.Is(i, "expl") || f.Words[i].XPOS == "EX" }
