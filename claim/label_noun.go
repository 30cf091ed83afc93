package claim

import (
	"onrecord/lang"
)

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

// given reports whether noun i speaks of a deed that was done: it is the subject of what is said, or what that came after.
func (l *labeler) given(i int) bool {
	h := l.Words[i].Head
	if h < 0 || l.nobody(i) {
		return false
	}
	return l.Is(i, "nsubj") && l.pack.Deed("end", l.lower[h]) == nil && l.real(h)
}
