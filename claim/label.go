package claim

import (
	"slices"

	"onrecord"
	"onrecord/lang"
	"onrecord/model"
)

// Phrase is the tokens [First, Last], both inclusive, headed by token Head.
type Phrase struct{ First, Last, Head int }

// Label is a designation before its parties are known: who was labelled, and by whom.
type Label struct {
	Party     Phrase
	Authority []Phrase
	Label     onrecord.Span // zero where a delisting names none
	Status    onrecord.DesignationStatus
	Span      onrecord.Span // from the first of the words that say so to the last
	Vague     bool          // taken off a list that is not said to be of anything: a designation only of somebody who was put on one
	Verb      int           // offset of the word that does it: the times of two deeds in one sentence are told apart by it
}

// labeler finds designations in one article.
type labeler struct {
	*model.Analysis
	pack  *lang.Pack
	lower []string
}

// Labels finds what labels are put on whom, or taken off, in the order of the text: "was listed as a terrorist group by A",
// "A's designation of B as …", "removed from the list of …". A deed that is wished for, denied, asked about or still to
// come is none. Linear in the text but for sentences, quadratic in the length of the longest.
func Labels(a *model.Analysis, p *lang.Pack) []Label {
	l := &labeler{a, p, make([]string, len(a.Words))}
	for i, w := range a.Words {
		l.lower[i] = w.Lower
	}
	var out []Label
	for _, par := range a.Text.Paragraphs {
		b := a.Text.Document.Blocks[par.Block]
		if !b.Kind.Speaks() || !b.Repeats.IsZero() {
			continue
		}
		for k := par.First; k < par.Last; k++ {
			s := a.Text.Sentences[k]
			before := len(out)
			for i := s.First; i < s.Last; i++ {
				x, ok := l.at(i, s.First, s.Last)
				if !ok {
					continue
				}
				if len(out) > before && l.Words[x.Party.Head].UPOS == "PRON" { // designated A in 2003; it was delisted in 2012
					x.Party = out[len(out)-1].Party
				}
				out = append(out, x)
			}
		}
	}
	return out
}

// at reads the deed that word i does, in the sentence [first, last).
func (l *labeler) at(i, first, last int) (Label, bool) {
	w := l.Words[i]
	if d := l.pack.Deed("end", w.Lower); d != nil && l.verbal(i) {
		if x, ok := l.ended(i, d, first, last); ok {
			return x, true
		}
	}
	if d := l.pack.Deed("verb", w.Lower); d != nil && l.verbal(i) && l.real(i) {
		return l.done(i, d, first, last)
	}
	if d := l.pack.Deed("noun", w.Lower); d != nil && w.UPOS == "NOUN" && l.given(i) {
		return l.named(i, d, false, first, last)
	}
	return Label{}, false
}

// verbal reports whether word i is a verb, or a participle that the tagger took for an adjective.
func (l *labeler) verbal(i int) bool { return l.Words[i].UPOS == "VERB" || l.Words[i].XPOS == "VBN" }

// done: a verb puts the label on, or takes it off.
func (l *labeler) done(i int, d *lang.Deed, first, last int) (Label, bool) {
	x := Label{Status: d.Status, Verb: l.Text.Tokens[i].Start}
	passive := l.passive(i)
	at, ok := l.labelOf(i, d, last)
	if !ok {
		return x, false
	}
	if !l.who(&x, i, passive, at) || l.Words[x.Party.Head].XPOS == "DT" || at.label.ok() && x.Party.First <= at.label.last && at.label.first <= x.Party.Last {
		return x, false
	}
	x.Vague = !at.label.ok() && at.roll.ok()
	if at.label.ok() {
		x.Label = l.span(at.label)
	} else if d.Has("self") || d.Has("group") {
		if !l.somebody(x.Party.Head) || l.market(first, last) || d.Has("group") && !l.labelled(x.Party, i, first, last) {
			return x, false
		}
		if x.Status == onrecord.Listed {
			x.Label = l.span(run{i, i})
		}
	}
	l.cover(&x, i, at)
	return x, true
}

// who finds who is labelled and by whom, of a verb.
func (l *labeler) who(x *Label, i int, passive bool, at place) bool {
	subject, object := l.subject(i), -1
	if passive {
		if subject < 0 {
			return false
		}
		x.Party = l.phrase(subject)
		for _, k := range l.Children(i) {
			if l.Is(k, "obl") && l.hasCase(k, lang.AgentLead) && len(x.Authority) == 0 {
				x.Authority = l.each(k)
			}
		}
		l.lead(x, i, at)
		if len(x.Authority) == 0 && at.roll.ok() {
			x.Authority = l.keeper(at)
		}
		return true
	}
	object = l.object(i, at)
	if object < 0 && subject >= 0 && i > 0 && l.Punct(i-1) { // a participle that the tagger took for a past: "X, labelled a foreign agent, …"
		x.Party = l.phrase(subject)
		l.lead(x, i, at)
		return true
	}
	if object < 0 {
		return false
	}
	x.Party = l.phrase(object)
	if subject >= 0 {
		x.Authority = l.each(subject)
	}
	return true
}

// lead: in a passive whose agent the tree hangs elsewhere: the phrase after "by" right behind the verb or the label.
func (l *labeler) lead(x *Label, i int, at place) {
	if len(x.Authority) > 0 {
		return
	}
	behind := at.end() + 1
	for behind > 0 && behind < len(l.lower) && l.Punct(behind) && !l.pack.Is(lang.AgentLead, l.lower[behind]) && behind < at.end()+3 {
		behind++
	}
	for _, k := range []int{i + 1, behind} {
		if k > 0 && k+1 < len(l.lower) && l.pack.Is(lang.AgentLead, l.lower[k]) {
			if h := l.headAfter(k); h >= 0 {
				x.Authority = l.each(h)
			}
			return
		}
	}
}

// keeper is whose list it is: the sanctions list of the council, the council's list.
func (l *labeler) keeper(at place) []Phrase {
	for _, k := range l.Children(at.roll.first) {
		if (l.Is(k, "nmod:poss") || l.Is(k, "nmod") && l.hasCase(k, lang.NameLink)) && l.Words[k].UPOS == "PROPN" && !l.overlaps(k, at.label) {
			return l.each(k)
		}
	}
	for _, k := range l.Children(at.roll.last) {
		if (l.Is(k, "nmod:poss") || l.Is(k, "nmod") && l.hasCase(k, lang.NameLink)) && l.Words[k].UPOS == "PROPN" && !l.overlaps(k, at.label) {
			return l.each(k)
		}
	}
	return nil
}

// headAfter is the head of the noun phrase that begins behind word k, -1 for none.
func (l *labeler) headAfter(k int) int {
	_, last := l.Sentence(k)
	for i := k + 1; i < last && !l.Punct(i); i++ {
		if l.Nominal(i) && !l.Is(i, "compound", "nmod:poss", "flat") {
			return i
		}
	}
	return -1
}

// ended: a designation is lifted, revoked, annulled.
func (l *labeler) ended(i int, d *lang.Deed, first, last int) (Label, bool) {
	noun := -1
	passive := l.passive(i)
	for _, k := range l.Children(i) {
		if (!passive && l.Is(k, "obj") || passive && l.Is(k, "nsubj")) && l.pack.Deed("noun", l.lower[k]) != nil {
			noun = k
		}
	}
	if noun < 0 || !l.real(i) {
		return Label{}, false
	}
	n := l.pack.Deed("noun", l.lower[noun])
	x, ok := l.named(noun, n, true, first, last)
	if !ok { // whom it was put on hangs below the verb
		for _, k := range l.Children(i) {
			if l.Is(k, "obl", "nmod") && l.leads(k, n) && l.somebody(k) {
				at, _ := l.labelNear(noun, first, last)
				x, ok = Label{Party: l.phrase(k), Label: l.span(run{noun, noun})}, true
				if at.label.ok() {
					x.Label = l.span(at.label)
				}
			}
		}
	}
	if !ok {
		return x, false
	}
	x.Status, x.Verb, x.Authority = d.Status, l.Text.Tokens[i].Start, nil
	if s := l.subject(i); s >= 0 && !passive {
		x.Authority = l.each(s)
	}
	l.cover(&x, i, place{label: noRun})
	return x, true
}

// named: a noun names the deed: the designation of B as a terrorist group by A, its listing as …. Where it was lifted, the
// noun itself may be all that is said of the label.
func (l *labeler) named(i int, d *lang.Deed, lifted bool, first, last int) (Label, bool) {
	x := Label{Status: d.Status, Verb: l.Text.Tokens[i].Start}
	at, ok := l.labelNear(i, first, last)
	if !ok {
		return x, false
	}
	party := -1
	for _, k := range l.Children(i) {
		switch {
		case l.Is(k, "nmod:poss"):
			if party < 0 && len(x.Authority) == 0 {
				x.Authority = l.each(k) // the owner, who is the one labelled where nobody else is
			}
		case l.Is(k, "nmod") && party < 0 && l.leads(k, d) && !l.overlaps(k, at.label):
			party = k
		case l.Is(k, "nmod", "obl") && l.hasCase(k, lang.AgentLead):
			x.Authority = l.each(k)
		}
	}
	switch {
	case party >= 0:
		x.Party = l.phrase(party)
	case len(x.Authority) == 1:
		x.Party, x.Authority = x.Authority[0], nil
	default:
		return x, false
	}
	if !at.label.ok() {
		if !lifted && !d.Has("self") || !l.somebody(x.Party.Head) {
			return x, false
		}
		at.label = run{i, i}
	}
	x.Label = l.span(at.label)
	l.cover(&x, i, at)
	return x, true
}

// labelled reports whether a verb that is no label by itself puts one on p all the same: the sentence gives it a label
// elsewhere ("banned the Sable Circle, which it regards as a sect"), and nobody is kept from something.
func (l *labeler) labelled(p Phrase, i, first, last int) bool {
	for _, e := range l.Entities {
		if e.Kind == "PER" && e.First <= p.Head && p.Head < e.Last {
			return false
		}
	}
	for k := first; k < last; k++ {
		if n, value := l.pack.At(lang.Label, l.lower[:last], k); n > 0 && value == "" && k != i {
			return true
		}
	}
	return false
}

// somebody reports whether the noun phrase headed by word h names somebody: it has a name, or points back at one.
func (l *labeler) somebody(h int) bool {
	p := l.phrase(h)
	for i := p.First; i <= p.Last; i++ {
		if l.Words[i].UPOS == "PROPN" {
			return true
		}
	}
	return l.Words[h].UPOS == "PRON" || l.pack.Is(lang.Generic, l.lower[h])
}

// market reports whether the sentence speaks of lists of shares.
func (l *labeler) market(first, last int) bool {
	return slices.ContainsFunc(l.lower[first:last], func(w string) bool { return l.pack.Is(lang.Market, w) })
}

// cover sets the Span of x: from its first word to its last, of party, verb, label and authority.
func (l *labeler) cover(x *Label, i int, at place) {
	s, e := min(i, x.Party.First), max(i, x.Party.Last)
	if at.label.ok() {
		s, e = min(s, at.label.first), max(e, at.label.last)
	}
	if at.roll.ok() {
		s, e = min(s, at.roll.first), max(e, at.roll.last)
	}
	for _, p := range x.Authority {
		s, e = min(s, p.First), max(e, p.Last)
	}
	x.Span = l.span(run{s, e})
}

// run is the tokens [first, last], both inclusive.
type run struct{ first, last int }

var noRun = run{-1, -1}

func (r run) ok() bool { return r.first >= 0 && r.last >= r.first }

func (l *labeler) span(r run) onrecord.Span {
	s, err := l.Text.Document.Span(l.Text.Tokens[r.first].Start, l.Text.Tokens[r.last].End)
	if err != nil {
		return onrecord.Span{} // tokens stand on character boundaries, so this is never reached
	}
	return s
}
