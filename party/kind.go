package party

import (
	"onrecord"
	"onrecord/lang"
)

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

// bodyKind is the kind of a name that is no person's.
func (r *resolver) bodyKind(nm *name) onrecord.PartyKind {
	if r.isState(nm.first, nm.last) {
		return onrecord.State
	}
	if k := r.kindOfWords(nm.first, nm.last); k != "" && !(k == onrecord.DocumentKind && r.entityKind(nm.last) == org) {
		return k
	}
	switch r.entityKind(nm.last) {
	case org:
		return onrecord.Organisation
	case loc:
		return onrecord.Government // a place that speaks is its government; it is a party only where it does
	}
	return ""
}

// The classes of noun that may head the description of a party.
type class uint8

const (
	noClass class = iota
	human
	body
	outlet
	document
)

// classOf is what noun w describes, noClass for things.
func (r *resolver) classOf(i int) class {
	w := r.lower[i]
	if i > 0 {
		if n, _ := r.pack.At(lang.BodyHead, r.lower[:i+1], i-1); n == 2 {
			return body // "coast guard"
		}
	}
	if r.paperOfTwo(i) {
		return document
	}
	switch {
	case r.is(w, lang.Human, lang.UnnamedHead, lang.Spokesman, lang.GroupHead) || r.pack.Is(lang.Title, w):
		return human
	case r.pack.Is(lang.Generic, w):
		if r.pack.Value(lang.Generic, w) == string(onrecord.Outlet) {
			return outlet
		}
		return body
	case r.pack.Is(lang.BodyHead, w):
		return body
	case r.pack.Is(lang.DocHead, w):
		return document
	case r.pack.Is(lang.OutletHead, w):
		return outlet
	case r.Words[i].UPOS == "NOUN" && (r.genderOf(w) != unknownGender || r.is(r.Words[i].Lemma, lang.Human, lang.BodyHead, lang.Title)):
		return human
	}
	return noClass
}

// paperOfTwo reports whether a document of two words ends at token i: "news release".
func (r *resolver) paperOfTwo(i int) bool {
	if i == 0 || r.pack.Is(lang.DocHead, r.lower[i]) {
		return false
	}
	n, v := r.pack.At(lang.DocHead, r.lower[:i+1], i-1)
	return n == 2 && v == ""
}

// descriptionKind is the kind of an unnamed party by the noun that heads its description.
func (r *resolver) descriptionKind(head int) onrecord.PartyKind {
	w := r.lower[head]
	switch {
	case r.is(w, lang.OutletHead) && r.is(w, lang.GroupHead):
		return onrecord.Outlet // the media
	case r.pack.Is(lang.GroupHead, w):
		return onrecord.Group
	case r.is(w, lang.UnnamedHead, lang.Human):
		return onrecord.Unnamed
	case r.pack.Is(lang.BodyHead, w):
		return onrecord.PartyKind(r.pack.Value(lang.BodyHead, w))
	case r.pack.Is(lang.DocHead, w):
		if k := r.Child(head, "appos"); k > head && r.classOf(k) != document { // the Order of the Lantern, a religious movement
			if kind := r.descriptionKind(k); kind != onrecord.Unnamed {
				return kind
			}
		}
		return onrecord.DocumentKind
	case r.pack.Is(lang.OutletHead, w):
		return onrecord.Outlet
	case r.pack.Is(lang.Generic, w):
		return onrecord.PartyKind(r.pack.Value(lang.Generic, w))
	}
	return onrecord.Unnamed
}
