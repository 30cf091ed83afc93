package claim

import (
	"slices"

	"onrecord/lang"
)

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

// market reports whether the sentence speaks of lists of shares.
func (l *labeler) market(first, last int) bool {
	return slices.ContainsFunc(l.lower[first:last], func(w string) bool { return l.pack.Is(lang.Market, w) })
}
