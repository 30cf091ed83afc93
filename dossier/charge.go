package dossier

import (
	_ "embed"
	"strings"

	"onrecord"
)

//go:embed words/en/charge.txt
var chargeList string

// charges says what the article says about a charge against p. A Reading has no field for it, so this goes by words: the
// absences of a charge that the article reports, and every passage near p's name that may speak of a charge, a trial or
// a verdict, which is shown and not interpreted. Only where there is neither does it say that none was found, and it
// says "found in this article", which is as much as can be known. In a language without a word list it says that.
func (s *sheet) charges(p *onrecord.Party) [][]part {
	var out [][]part
	for _, a := range s.r.Absences {
		if a.Kind == onrecord.NoCharge && s.concerns(a, p) {
			out = append(out, append(s.absence(a), part{note, " (" + s.places.of(a.Span) + ")", ""}))
		}
	}
	published := "published " + s.Published
	if s.Published == "" {
		published = "publication date not found"
	}
	if lang, _, _ := strings.Cut(s.r.Document.Lang, "-"); lang != "" && lang != "en" {
		return append(out, []part{{note, "Whether the article reports a charge was not checked: there is no word list for its language, " +
			own(s.r.Document.Lang) + ".", ""}})
	}
	var elsewhere []string
	for _, w := range s.chargeWords() {
		if !s.near(w.Start, p) {
			if l := s.places.label(w.Start); l != "" && (len(elsewhere) == 0 || elsewhere[len(elsewhere)-1] != l) {
				elsewhere = append(elsewhere, l)
			}
			continue
		}
		passage := s.around(w)
		item := []part{{note, "A passage near this name may speak of a charge, a trial or a verdict; read it: ", ""},
			{quoted, own(passage.Text), ""}, {note, " (" + s.places.of(passage) + ")", ""}}
		if len(out) == 0 || text(out[len(out)-1]) != text(item) {
			out = append(out, item)
		}
	}
	if len(out) > 0 {
		return out
	}
	none := "No charge against " + name(p) + " was found in this article (" + published + ")."
	if len(elsewhere) > 0 {
		none += " Without this name, " + strings.Join(elsewhere, ", ") + " may speak of a charge, a trial or a verdict."
	}
	return [][]part{{{note, none, ""}}}
}

// concerns reports whether the absence a may be shown on p's card: its passage names p, or it stands near p's name and
// names nobody at all ("nobody has been charged").
func (s *sheet) concerns(a onrecord.Absence, p *onrecord.Party) bool {
	if !s.near(a.Span.Start, p) {
		return false
	}
	passage := s.around(a.Span.Range()).Range()
	anyone := false
	for i := range s.r.Parties {
		q := &s.r.Parties[i]
		for _, m := range q.Mentions {
			if chargeable(q) && passage.Overlaps(m.Range()) {
				if q.ID == p.ID {
					return true
				}
				anyone = true
			}
		}
	}
	return !anyone
}

// chargeable reports whether p is someone with a name who can be charged: a person or an organisation. Both, because a
// reading can take a person for an organisation, and must not lose the line on charges by that.
func chargeable(p *onrecord.Party) bool {
	switch p.Kind {
	case onrecord.Government, onrecord.State, onrecord.Outlet, onrecord.Group, onrecord.Unnamed, onrecord.DocumentKind, onrecord.Court:
		return false
	}
	return true
}

// chargeWords lists the words that may speak of a charge, outside boilerplate and outside reported absences of one.
func (s *sheet) chargeWords() []onrecord.Range {
	var out []onrecord.Range
	for _, b := range s.r.Document.Blocks {
		if !b.Kind.Speaks() || !b.Repeats.IsZero() {
			continue
		}
		for _, w := range findWords(s.blockText(b), s.charge) {
			w.Start, w.End = w.Start+b.Start, w.End+b.Start
			if !s.saidAbsent(w) {
				out = append(out, w)
			}
		}
	}
	return out
}

func (s *sheet) saidAbsent(w onrecord.Range) bool {
	for _, a := range s.r.Absences {
		if a.Kind == onrecord.NoCharge && a.Span.Range().Contains(w) {
			return true
		}
	}
	return false
}

// near reports whether the block at offset mentions p, by a mention or by a name.
func (s *sheet) near(offset int, p *onrecord.Party) bool {
	i := s.r.Document.BlockAt(offset)
	if i < 0 {
		return false
	}
	b := s.r.Document.Blocks[i]
	for _, m := range p.Mentions {
		if m.Range().Overlaps(b.Range()) {
			return true
		}
	}
	for _, n := range append([]string{p.Name}, p.Aliases...) {
		if n != "" && strings.Contains(s.blockText(b), n) {
			return true
		}
	}
	return false
}

// around is the sentence that holds w, or about that much: it ends at the marks . ! ? and at the borders of the block.
func (s *sheet) around(w onrecord.Range) onrecord.Span {
	d := s.r.Document
	b := d.Blocks[d.BlockAt(w.Start)]
	start, end := b.Start, w.End // a passage may cross blocks
	if i := d.BlockAt(w.End - 1); i >= 0 {
		end = d.Blocks[i].End
	}
	if i := strings.LastIndexAny(d.Text[start:w.Start], ".!?"); i >= 0 {
		start += i + 1
	}
	if i := strings.IndexAny(d.Text[w.End:end], ".!?"); i >= 0 {
		end = w.End + i
	}
	lead := d.Text[start:w.Start]
	start += len(lead) - len(strings.TrimLeft(lead, " \t\r\n\"”’"))
	return onrecord.Span{Start: start, End: end, Text: d.Text[start:end]}
}

// text is a sentence as a reader gets it.
func text(sentence []part) string {
	var b strings.Builder
	for _, p := range sentence {
		b.WriteString(p.Text)
	}
	return b.String()
}
