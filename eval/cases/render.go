package cases

import (
	"fmt"
	"strings"

	"onrecord"
)

// Sections lists what a case may ask for.
func Sections() []string {
	return []string{"document", "blocks", "parties", "statements", "absences", "requests", "claims", "designations"}
}

// Render writes one section of r, a line for each thing, its fields parted by " | ", in this order:
//
//	document    field | words                          title, outlet, byline, published, lang
//	blocks      kind | beginning … end                 and: repeats | credit
//	parties     name | kind                            and: aliases | roles
//	statements  party ← source | act | form | cue | content … content
//	                                                   and: within (party, cue) | hedges | basis | when | venue
//	absences    kind | words | by (party, cue)
//	requests    asker → asked | outcome | words
//	claims      claim | words, then a line a statement: stance | party | cue | words
//	designations  party | status | label | authority, authority | words
//	                                                   and: when
//
// "?" is a source that is not resolved, "-" what is not there. The source is left out where it is the party's name.
// Content is written without the marks at its ends, which readers and annotators do not settle alike.
// A phrase that stands more than once in the article has the number of its place behind it: "no comment#2".
func Render(r *onrecord.Reading, section string) string {
	w := &writer{r: r}
	switch section {
	case "document":
		w.document()
	case "blocks":
		w.blocks()
	case "parties":
		w.parties()
	case "statements":
		w.statements()
	case "absences":
		for _, a := range r.Absences {
			w.line(string(a.Kind), w.phrase(a.Span), w.reporter(a.By))
		}
	case "requests":
		for _, q := range r.Requests {
			w.line(w.name(q.Asker)+" → "+w.name(q.Asked), string(q.Outcome), w.phrase(q.Span))
		}
	case "claims":
		w.claims()
	case "designations":
		w.designations()
	}
	return w.b.String()
}

func (w *writer) claims() {
	for _, c := range w.r.Claims {
		w.line("claim", w.phrase(c.Wording))
		for _, x := range c.Stances {
			if s := w.r.Statement(x.Statement); s != nil {
				w.line(string(x.Stance), w.source(s.Source), flat(s.Cue), w.said(s))
			}
		}
	}
}

func (w *writer) designations() {
	for _, g := range w.r.Designations {
		var by []string
		for _, id := range g.Authority {
			by = append(by, w.name(id))
		}
		fields := []string{w.name(g.Party), string(g.Status), w.phrase(g.Label), orDash(strings.Join(by, ", ")), w.phrase(g.Span)}
		if !g.When.Span.IsZero() {
			fields = append(fields, "when "+w.phrase(g.When.Span))
		}
		w.line(fields...)
	}
}

type writer struct {
	r *onrecord.Reading
	b strings.Builder
}

func (w *writer) line(fields ...string) { w.b.WriteString(strings.Join(fields, " | ") + "\n") }

func (w *writer) document() {
	d := w.r.Document
	w.line("title", flat(d.Title))
	w.line("outlet", orDash(d.Outlet))
	w.line("byline", orDash(flatAll(d.Byline, "; ")))
	w.line("published", orDash(strings.TrimSpace(fmt.Sprintf("%s %s", d.Published.From, d.Published.Grain))))
	w.line("lang", orDash(d.Lang))
}

func (w *writer) blocks() {
	d := w.r.Document
	for _, b := range d.Blocks {
		fields := []string{string(b.Kind), clip(fold(d.Text[b.Start:b.End]))}
		fields = optional(fields, "repeats ", clip(fold(b.Repeats.Text)))
		w.line(optional(fields, "credit ", fold(b.Credit.Text))...)
	}
}

func (w *writer) parties() {
	for _, p := range w.r.Parties {
		fields := []string{p.Name, string(p.Kind)}
		fields = optional(fields, "aliases: ", strings.Join(p.Aliases, "; "))
		w.line(optional(fields, "roles: ", flatAll(p.Roles, "; "))...)
	}
}

func (w *writer) statements() {
	for _, s := range w.r.Statements {
		fields := []string{w.source(s.Source), string(s.Act), string(s.Form), flat(s.Cue), w.said(&s)}
		if s.Within != "" {
			fields = append(fields, "within "+w.reporter(s.Within))
		}
		fields = optional(fields, "hedges: ", flatAll(s.Hedges, "; "))
		for _, b := range s.Basis {
			fields = append(fields, fmt.Sprintf("basis: %s, %s", b.Kind, flat(b.Span)))
		}
		fields = optional(fields, "when: ", fold(s.Said.When.Span.Text))
		w.line(optional(fields, "venue: ", fold(s.Said.Venue.Text))...)
	}
}

// said writes the content of s, "-" for none.
func (w *writer) said(s *onrecord.Statement) string {
	var parts []string
	for _, c := range s.Content {
		parts = append(parts, w.phrase(bare(c)))
	}
	return orDash(strings.Join(parts, " … "))
}

// source writes "Mira Kovač ← she", or the name alone where the source is the name.
func (w *writer) source(s onrecord.Source) string {
	if s.Span.IsZero() && s.Party == "" {
		return "-"
	}
	name := w.name(s.Party)
	if s.Party == "" {
		name = "?"
	}
	if words := flat(s.Span); words != name {
		return name + " ← " + words
	}
	return name
}

// reporter writes who reports something, and by which cue: "Mira Kovač, said".
func (w *writer) reporter(id onrecord.StatementID) string {
	s := w.r.Statement(id)
	if s == nil {
		return "-"
	}
	return w.name(s.Source.Party) + ", " + flat(s.Cue)
}

func (w *writer) name(id onrecord.PartyID) string {
	if p := w.r.Party(id); p != nil {
		return p.Name
	}
	return "-"
}

// phrase writes the words of s, and which of several places they stand at.
func (w *writer) phrase(s onrecord.Span) string {
	text := w.r.Document.Text
	if s.IsZero() || s.End > len(text) || strings.Count(text, s.Text) < 2 {
		return flat(s)
	}
	return fmt.Sprintf("%s#%d", flat(s), 1+strings.Count(text[:s.Start], s.Text))
}

// bare is s without commas, full stops, quotation marks and blanks at its ends, unless nothing else is left.
func bare(s onrecord.Span) onrecord.Span {
	const marks = " \n\t,.;:\"'“”‘’«»„"
	left := strings.TrimLeft(s.Text, marks)
	both := strings.TrimRight(left, marks)
	if both == "" {
		return s
	}
	start := s.Start + len(s.Text) - len(left)
	return onrecord.Span{Start: start, End: start + len(both), Text: both}
}

func optional(fields []string, label, value string) []string {
	if value == "" {
		return fields
	}
	return append(fields, label+value)
}

func flat(s onrecord.Span) string { return orDash(fold(s.Text)) }

func flatAll(list []onrecord.Span, sep string) string {
	var out []string
	for _, s := range list {
		out = append(out, flat(s))
	}
	return strings.Join(out, sep)
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// clip shows beginning and end of what is longer than a line.
func clip(s string) string {
	r := []rune(s)
	if len(r) <= 90 {
		return s
	}
	return string(r[:50]) + " … " + string(r[len(r)-30:])
}
