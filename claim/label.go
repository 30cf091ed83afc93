package claim

import (
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
	if d := l.standing(i); d != nil && l.real(i) {
		return l.stands(i, d, first, last)
	}
	return Label{}, false
}

// verbal reports whether word i is a verb, or a participle that the tagger took for an adjective.
func (l *labeler) verbal(i int) bool { return l.Words[i].UPOS == "VERB" || l.Words[i].XPOS == "VBN" }

// done: a verb puts the label on, or takes it off.
func (l *labeler) done(i int, d *lang.Deed, first, last int) (Label, bool) {
	x := Label{Status: d.Status, Verb: l.Text.Tokens[i].Start}
	passive := l.passive(i) || d.Has("goes")
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
