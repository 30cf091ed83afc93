package review

import (
	"fmt"
	"slices"

	"onrecord"
	"onrecord/ledger/search"
)

// errMerged is the law that no decision may break: the article does not name whom it calls unnamed, and names the other.
func errMerged(unnamed, named string) error {
	return fmt.Errorf("this would break a law: an unnamed source is never merged into a named one: the article does not name ‘%s’, and ‘%s’ is named", unnamed, named)
}

// apart refuses that party p, nil for nobody, made statement s where the text says otherwise at that place: it describes somebody whom it
// leaves unnamed, and p is named; or it names somebody, and p is unnamed. A pronoun says neither.
func (f *File) apart(s onrecord.Statement, p *onrecord.Party) error {
	if p == nil || s.Source.Span.IsZero() {
		return nil
	}
	if p.Kind == onrecord.Unnamed {
		described := slices.ContainsFunc(p.Mentions, func(m onrecord.Span) bool { return m.Range().Overlaps(s.Source.Span.Range()) })
		for i := range f.Reading.Parties {
			if q := &f.Reading.Parties[i]; q.Kind != onrecord.Unnamed && !described && f.names(q, s.Source.Span) {
				return errMerged(p.Name, q.Name)
			}
		}
		return f.named(onrecord.Unnamed, s.Source.Span)
	}
	if q := f.unnamedAt(s.Source.Span); q != nil && !f.names(p, s.Source.Span) {
		return errMerged(s.Source.Span.Text, p.Name)
	}
	return nil
}

// named refuses a party of a kind by the words at span: a description of an unnamed source makes nobody who is named, nor a name somebody unnamed.
func (f *File) named(kind onrecord.PartyKind, span onrecord.Span) error {
	if kind == onrecord.Unnamed {
		if q := f.namedAt(span); q != nil {
			return errMerged(span.Text, q.Name)
		}
	} else if q := f.unnamedAt(span); q != nil {
		return fmt.Errorf("this would break a law: an unnamed source is never merged into a named one: the article leaves ‘%s’ unnamed, so that nobody can be named by it", span.Text)
	}
	return nil
}

// unnamedAt is the unnamed party that the words at span describe; nil for none.
func (f *File) unnamedAt(span onrecord.Span) *onrecord.Party {
	for i := range f.Reading.Parties {
		p := &f.Reading.Parties[i]
		if p.Kind != onrecord.Unnamed {
			continue
		}
		for _, m := range p.Mentions {
			if m.Range().Overlaps(span.Range()) && (len(search.Words(m.Text)) > 1 || shares(p, m)) {
				return p
			}
		}
	}
	return nil
}

// namedAt is the named party whose name, or a part of it, the words at span are; nil for none. Words in which a name is a part only ("a
// spokesman for Kovač") are not its name.
func (f *File) namedAt(span onrecord.Span) *onrecord.Party {
	for i := range f.Reading.Parties {
		p := &f.Reading.Parties[i]
		if p.Kind == onrecord.Unnamed {
			continue
		}
		for _, m := range p.Mentions {
			if m.Range().Contains(span.Range()) && shares(p, m) {
				return p
			}
		}
	}
	return nil
}

// names reports whether the words at span hold the name of p.
func (f *File) names(p *onrecord.Party, span onrecord.Span) bool {
	return slices.ContainsFunc(p.Mentions, func(m onrecord.Span) bool { return span.Range().Overlaps(m.Range()) && shares(p, m) })
}

// shares reports whether a mention has a word of the party's name, and is no pronoun.
func shares(p *onrecord.Party, mention onrecord.Span) bool {
	own := search.Words(p.Name)
	return slices.ContainsFunc(search.Words(mention.Text), func(w string) bool { return slices.Contains(own, w) })
}
