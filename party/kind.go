package party

import (
	"onrecord"
	"onrecord/lang"
)

// nameKind says what a name names, "" where nothing tells.
func (r *resolver) nameKind(nm name) onrecord.PartyKind {
	if r.isState(nm.first, nm.last) {
		return onrecord.State
	}
	e := r.entityKind(nm.last)
	if e == "PER" {
		return onrecord.Person
	}
	if k := r.kindOfWords(nm.first, nm.last); k != "" {
		return k
	}
	switch {
	case e == "ORG":
		return onrecord.Organisation
	case e == "LOC":
		return onrecord.Government // a place that speaks is its government; it is a party only where it does
	case nm.title < nm.first && r.pack.Is(lang.Title, r.lower[nm.first-1]):
		return onrecord.Person
	}
	return ""
}

// entityKind is what the model takes token i to be part of, "" for nothing.
func (r *resolver) entityKind(i int) string {
	if k := r.entity[i]; k >= 0 {
		return r.Entities[k].Kind
	}
	return ""
}

func (r *resolver) isState(first, last int) bool {
	n, _ := r.pack.At(lang.State, r.lower[:last+1], first)
	return n == last-first+1
}

// kindOfWords reads the kind off the words of a name or description: its last telling word decides.
func (r *resolver) kindOfWords(first, last int) onrecord.PartyKind {
	for k := last; k >= first; k-- {
		w := r.lower[k]
		switch {
		case r.pack.Is(lang.BodyHead, w):
			return onrecord.PartyKind(r.pack.Value(lang.BodyHead, w))
		case r.pack.Is(lang.OutletHead, w):
			return onrecord.Outlet
		case r.pack.Is(lang.DocHead, w) && k == last:
			return onrecord.DocumentKind
		}
	}
	return ""
}

// descriptionKind is the kind of an unnamed party by the noun that heads its description.
func (r *resolver) descriptionKind(head int) onrecord.PartyKind {
	w := r.lower[head]
	switch {
	case r.pack.Is(lang.DocHead, w):
		return onrecord.DocumentKind
	case r.pack.Is(lang.BodyHead, w):
		return onrecord.PartyKind(r.pack.Value(lang.BodyHead, w))
	case r.pack.Is(lang.OutletHead, w):
		return onrecord.Outlet
	case r.pack.Is(lang.UnnamedHead, w):
		return onrecord.Unnamed
	case r.pack.Is(lang.GroupHead, w):
		return onrecord.Group
	}
	return onrecord.Unnamed
}
