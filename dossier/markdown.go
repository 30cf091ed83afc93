package dossier

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// memo is a Markdown dossier while it is written.
type memo struct {
	out   strings.Builder
	notes strings.Builder
	label string // what footnote labels begin with, so that two dossiers can stand in one issue
}

func renderMarkdown(s *sheet) string {
	m := &memo{}
	if c := s.r.Capture; c != nil {
		for _, r := range c.SHA256[:min(8, len(c.SHA256))] {
			if unicode.Is(unicode.ASCII_Hex_Digit, r) {
				m.label += string(r)
			}
		}
	}
	fmt.Fprintf(&m.out, "# %s\n\n%s\n\n", escape(s.Headline), escape(s.HeadlineBy))
	for _, f := range s.Facts {
		fmt.Fprintf(&m.out, "- **%s:** %s\n", f.Label, escape(f.Text))
	}
	for i, n := range s.notes() {
		fmt.Fprintf(&m.out, "%s> %s\n", []string{"\n", ">\n"}[min(i, 1)], escape(n))
	}
	m.section("What was said", s.Summary)
	m.statements(s.Roots, 0)
	m.section(claimsTitle, s.claimsLead())
	for _, c := range s.Claims {
		m.item(c.Wording, "")
		for _, x := range c.Stances {
			m.item(x, "    ")
		}
	}
	m.list("Who was asked, and what came of it", s.Requests, s.empty(noRequests))
	m.list("Reported absent, and by whom", s.Absences, s.empty(noAbsences))
	m.section("Designations and delistings", "")
	if len(s.Designations) == 0 {
		m.out.WriteString(escape(s.empty(noLabels)) + "\n")
	}
	for _, d := range s.Designations {
		for _, r := range d {
			m.item(r, "")
		}
	}
	m.list("Times it names", s.Times, s.empty(noTimes))
	m.section("Who is who", "")
	if len(s.Cards) == 0 {
		m.out.WriteString(escape(s.empty(noParties)) + "\n")
	}
	for _, c := range s.Cards {
		m.card(c)
	}
	m.list("Repeated passages", s.Repeats, noRepeats)
	m.section("Left out", s.leftOutLine())
	if m.notes.Len() > 0 {
		m.section("Where the words stand", "")
		m.out.WriteString(m.notes.String())
	}
	return m.out.String()
}

func (m *memo) section(title, lead string) {
	m.out.WriteString("\n## " + title + "\n\n")
	if lead != "" {
		m.out.WriteString(escape(lead) + "\n\n")
	}
}

func (m *memo) list(title string, rows []row, empty string) {
	m.section(title, "")
	if len(rows) == 0 {
		m.out.WriteString(escape(empty) + "\n")
	}
	for _, r := range rows {
		m.item(r, "")
	}
}

// deepest is how many levels a list may nest; renderers give up on more.
const deepest = 8

func (m *memo) statements(rows []*row, depth int) {
	for _, r := range rows {
		label := fmt.Sprintf("[^%ss%d]", m.label, r.N)
		fmt.Fprintf(&m.out, "%s- **%d** · %s %s\n", strings.Repeat("    ", min(depth, deepest)), r.N, inline(r.Sentence), label)
		fmt.Fprintf(&m.notes, "%s: %s\n", label, escape(footnote(r)))
		m.statements(r.Children, depth+1)
	}
}

// footnote is the evidence for a statement: its place, the exact words with their bytes, and the remarks.
func footnote(r *row) string {
	out := []string{r.Place}
	spot := func(label string, s onrecord.Span) {
		if !s.IsZero() {
			out = append(out, fmt.Sprintf("%s %s (%s)", label, own(s.Text), bytesOf(s.Start, s.End)))
		}
	}
	for _, c := range r.st.Content {
		spot("words", c)
	}
	spot("cue", r.st.Cue)
	spot("source", r.st.Source.Span)
	for _, x := range r.Remarks {
		out = append(out, x.String())
	}
	return strings.Join(out, " · ")
}

func (m *memo) item(r row, indent string) {
	place := ""
	if r.Place != "" {
		place = " (" + escape(r.Place) + ")"
	}
	fmt.Fprintf(&m.out, "%s- %s%s\n", indent, inline(r.Sentence), place)
}

func (m *memo) card(c card) {
	fmt.Fprintf(&m.out, "### %s\n\n", escape(c.Name))
	for _, f := range c.Facts {
		if len(f.Items) == 1 {
			fmt.Fprintf(&m.out, "- **%s:** %s\n", f.Label, inline(f.Items[0]))
			continue
		}
		fmt.Fprintf(&m.out, "- **%s:**\n", f.Label)
		for _, item := range f.Items {
			fmt.Fprintf(&m.out, "    - %s\n", inline(item))
		}
	}
	if c.NotFound != "" {
		fmt.Fprintf(&m.out, "- **%s:** %s\n", notFound, c.NotFound)
	}
	m.out.WriteByte('\n')
}

func inline(sentence []part) string {
	var b strings.Builder
	for _, p := range sentence {
		t := escape(p.Text)
		if p.Role == speaker {
			t = "**" + t + "**"
		}
		b.WriteString(t)
	}
	return b.String()
}

// escape makes s plain text to every Markdown dialect in use: what could open emphasis, code, a link, an image, HTML, a
// table cell, a footnote, an entity, math or an emoji is escaped with a backslash, as CommonMark allows for every ASCII
// punctuation mark. Issue trackers look for @names, #numbers and bare addresses in the rendered text, where a backslash
// is gone; a word joiner (U+2060, invisible) after the sign keeps them from finding any.
//
// s begins no line here: every row begins with a mark of ours, so that "1." or "+" cannot open a list.
func escape(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*_[]<>|~&!^${}=", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '@' || r == '#':
			b.WriteByte('\\')
			b.WriteRune(r)
			if joins(s[i+1:]) {
				b.WriteRune('\u2060')
			}
		case r == ':' && (strings.HasPrefix(s[i+1:], "//") || joins(s[i+1:])):
			b.WriteString("\\:\u2060")
		case r == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www"):
			b.WriteString("\\.\u2060")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// joins reports whether s begins with a letter or a digit.
func joins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
