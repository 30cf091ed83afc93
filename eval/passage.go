package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord"
)

// around is how many bytes of text a passage shows on either side at most.
const around = 160

// mark puts a sign before and after a stretch of the source.
type mark struct {
	onrecord.Range
	open, close string
}

func goldMarks(s GoldStatement) []mark {
	marks := []mark{{s.Source.Span.Range(), "<", ">"}, {s.Cue.Range(), "{", "}"}}
	for _, c := range s.Content {
		marks = append(marks, mark{c.Range(), "«", "»"})
	}
	return slices.DeleteFunc(marks, func(m mark) bool { return m.Len() == 0 })
}

func (m *Match) readMarks(s onrecord.Statement) []mark {
	var marks []mark
	add := func(sp onrecord.Span, open, close string) {
		if r, ok := m.places.source(sp); ok {
			marks = append(marks, mark{r, open, close})
		}
	}
	add(s.Source.Span, "<", ">")
	add(s.Cue, "{", "}")
	for _, c := range s.Content {
		add(c, "«", "»")
	}
	return marks
}

func extent(marks []mark) (from, to int) {
	for i, m := range marks {
		if i == 0 || m.Start < from {
			from = m.Start
		}
		to = max(to, m.End)
	}
	return from, to
}

// line is the number of the line that holds the byte at offset, from 1.
func line(text string, offset int) int { return 1 + strings.Count(text[:min(offset, len(text))], "\n") }

// passage shows text[from:to] with its marks, and what stands around it in its paragraph, in one line.
func passage(text string, marks []mark, from, to int) string {
	lo := max(strings.LastIndexByte(text[:from], '\n')+1, from-around)
	hi := len(text)
	if i := strings.IndexByte(text[to:], '\n'); i >= 0 {
		hi = to + i
	}
	hi = min(hi, to+around)
	for lo > 0 && !utf8.RuneStart(text[lo]) {
		lo--
	}
	for hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi++
	}
	var b strings.Builder
	for i := lo; i <= hi; i++ {
		for _, m := range marks {
			if m.End == i && m.Start < i {
				b.WriteString(m.close)
			}
		}
		for _, m := range marks {
			if m.Start == i && m.End > i {
				b.WriteString(m.open)
			}
		}
		if i < hi {
			b.WriteByte(text[i])
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (m *Match) goldLine(i int) string {
	s := m.Gold.Statements[i]
	return oneLine(string(s.ID), s.Form, s.Act, goldName(m.Gold.Party(s.Source.Party)), s.Source.Span, s.Cue, s.Content)
}

func (m *Match) readLine(j int) string {
	s := m.Reading.Statements[j]
	return oneLine(string(s.ID), s.Form, s.Act, readName(m.Reading.Party(s.Source.Party)), s.Source.Span, s.Cue, s.Content)
}

func oneLine(id string, form onrecord.Form, act onrecord.Act, party string, source, cue onrecord.Span, content []onrecord.Span) string {
	var parts []string
	for _, c := range content {
		parts = append(parts, c.Text)
	}
	return fmt.Sprintf("%s %s %s | %s <%s> {%s} «%s»", id, form, act, party, source.Text, cue.Text, strings.Join(parts, "» «"))
}

func goldName(p *GoldParty) string {
	if p == nil {
		return "nobody"
	}
	return p.Name
}

func readName(p *onrecord.Party) string {
	if p == nil {
		return "nobody"
	}
	return p.Name
}
