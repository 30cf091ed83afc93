package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord"
)

// AnswerScores are what [RunAnswers] found: recall by what was wanted, and the traps in which nothing was caught.
type AnswerScores struct {
	Passages int   `json:"passages"`
	All      Ratio `json:"all"`
	// Kinds is recall by act, "absence" and "request"; Finer by "absence KIND" and "request OUTCOME".
	Kinds map[string]Ratio `json:"kinds"`
	// Causes counts the mistakes by what is wrong.
	Causes map[string]int   `json:"causes"`
	Finer  map[string]Ratio `json:"finer"`
	// Kept counts the traps in which nothing was read.
	Kept Ratio `json:"traps_kept"`
	// Absences and Requests: all those read, and how many of them a line wanted. The rest need not be wrong.
	Absences Ratio     `json:"absences_wanted"`
	Requests Ratio     `json:"requests_wanted"`
	Mistakes []Mistake `json:"-"`
	Breaches []string  `json:"breaches"`
}

// Figures lists what is held by floors, by name, each behind the name of the set.
func (s *AnswerScores) Figures(set string) map[string]float64 {
	out := map[string]float64{set + " recall": s.All.Rate(), set + " traps kept": s.Kept.Rate()}
	for k, r := range s.Kinds {
		out[set+" "+k] = r.Rate()
	}
	return out
}

// RunAnswers has every passage read. A line counts once, for the best of what was read that no line before it took:
//   - a statement of this act whose content has an F1 of words of at least 0.5, or whose cue overlaps where there is no
//     content to compare, and whose source overlaps or is a party that goes by its words;
//   - an absence of this kind that overlaps;
//   - a request of this outcome that overlaps, with the same asked.
//
// Of a passage that cannot be read everything counts as missed.
func RunAnswers(list []*Answers, read ReadFunc) AnswerScores {
	s := AnswerScores{Passages: len(list), Kinds: map[string]Ratio{}, Finer: map[string]Ratio{}, Causes: map[string]int{}, Breaches: []string{}}
	for _, a := range list {
		c := onrecord.NewCapture(a.Name+".txt", "text/plain; charset=utf-8", []byte(a.Text))
		r, err := read(c)
		if err != nil {
			r = &onrecord.Reading{Capture: c, Document: &onrecord.Document{}}
		}
		for _, b := range onrecord.CheckReading(r) {
			s.Breaches = append(s.Breaches, a.Name+": "+b.String())
		}
		s.score(&answerMatch{a, r, newWordPlaces(r.Document.Text), map[any]bool{}})
	}
	for _, e := range s.Mistakes {
		s.Causes[e.Cause]++
	}
	slices.SortStableFunc(s.Mistakes, func(a, b Mistake) int { return cmp.Compare(a.Cause, b.Cause) })
	return s
}

// answerMatch holds one passage against its reading. taken has the statements, absences and requests that a line took.
type answerMatch struct {
	*Answers
	r     *onrecord.Reading
	at    *wordPlaces
	taken map[any]bool
}

func (s *AnswerScores) score(m *answerMatch) {
	for _, l := range m.Lines {
		kind, finer, found := string(l.Act), "", false
		switch {
		case l.Act != "":
			found = m.statement(l)
		case l.Absence != "":
			kind, finer, found = "absence", "absence "+string(l.Absence), m.absence(l)
		default:
			kind, finer, found = "request", "request "+string(l.Outcome), m.request(l)
		}
		s.All.note(found)
		s.Kinds[kind] = noted(s.Kinds[kind], found)
		if finer != "" {
			s.Finer[finer] = noted(s.Finer[finer], found)
		}
		if !found {
			s.Mistakes = append(s.Mistakes, m.mistake(fmt.Sprintf("missed %s: %s", kind, m.cause(l)), l.line, l.Phrase))
		}
	}
	for _, t := range m.Traps {
		caught := m.caught(t)
		s.Kept.note(caught == "")
		if caught != "" {
			s.Mistakes = append(s.Mistakes, m.mistake("caught in a trap: "+t.kind(), t.line+": "+caught, t.Phrase))
		}
	}
	for i := range m.r.Absences {
		s.Absences.note(m.taken[&m.r.Absences[i]])
	}
	for i := range m.r.Requests {
		s.Requests.note(m.taken[&m.r.Requests[i]])
	}
}

func (t AnswerTrap) kind() string {
	switch {
	case t.Request:
		return "request"
	case t.Act == "":
		return "absence"
	}
	return string(t.Act)
}

func noted(r Ratio, right bool) Ratio {
	r.note(right)
	return r
}

func (m *answerMatch) statement(l AnswerLine) bool {
	who, cue, want := m.at.of(l.Who), m.at.of(l.Phrase), words(l.Content)
	var best *onrecord.Statement
	most := 0.0
	for i := range m.r.Statements {
		r := &m.r.Statements[i]
		if m.taken[r] || r.Act != l.Act || l.Who != "" && !touches(r.Source.Span, who) && !m.named(r.Source.Party, l.Who) {
			continue
		}
		f1 := wordF1(want, contentWords(r.Content))
		if len(want) == 0 && touches(r.Cue, cue) {
			f1 = 1
		}
		if f1 >= MinOverlap && f1 > most {
			best, most = r, f1
		}
	}
	if best != nil {
		m.taken[best] = true
	}
	return best != nil
}

// cause says what is wrong where something was read at the words of a line, from the nearest of it.
func (m *answerMatch) cause(l AnswerLine) string {
	at, who, want := m.at.of(l.Phrase), m.at.of(l.Who), words(l.Content)
	cause := "nothing read there"
	switch {
	case l.Act != "":
		for i := range m.r.Statements {
			r := &m.r.Statements[i]
			f1 := wordF1(want, contentWords(r.Content))
			switch here := touches(r.Cue, at); {
			case !here && f1 < MinOverlap:
			case r.Act != l.Act:
				cause = "another act"
			case l.Who != "" && !touches(r.Source.Span, who) && !m.named(r.Source.Party, l.Who):
				return "another source"
			case m.taken[r]:
				cause = "read for another line"
			default:
				return "other content"
			}
		}
	case l.Absence != "":
		if slices.ContainsFunc(m.r.Absences, func(r onrecord.Absence) bool { return touches(r.Span, at) }) {
			cause = "another kind"
		}
	default:
		for _, r := range m.r.Requests {
			switch {
			case !touches(r.Span, at):
			case r.Outcome != l.Outcome:
				cause = "another outcome"
			default:
				return "another asked"
			}
		}
	}
	return cause
}

func (m *answerMatch) absence(l AnswerLine) bool {
	at := m.at.of(l.Phrase)
	for i := range m.r.Absences {
		if r := &m.r.Absences[i]; !m.taken[r] && r.Kind == l.Absence && touches(r.Span, at) {
			m.taken[r] = true
			return true
		}
	}
	return false
}

func (m *answerMatch) request(l AnswerLine) bool {
	at := m.at.of(l.Phrase)
	for i := range m.r.Requests {
		if r := &m.r.Requests[i]; !m.taken[r] && r.Outcome == l.Outcome && touches(r.Span, at) && m.named(r.Asked, l.Who) {
			m.taken[r] = true
			return true
		}
	}
	return false
}

// named reports whether the party goes by these words, here or as a name; "" is a party that is not known.
func (m *answerMatch) named(id onrecord.PartyID, who string) bool {
	p := m.r.Party(id)
	if p == nil || who == "" {
		return p == nil && who == ""
	}
	at := m.at.of(who)
	for _, s := range slices.Concat(p.Mentions, p.Roles) {
		if touches(s, at) {
			return true
		}
	}
	for _, n := range append([]string{p.Name}, p.Aliases...) {
		if sameName(n, who) {
			return true
		}
	}
	return false
}

// caught is what was read in the trap, "" for nothing.
func (m *answerMatch) caught(t AnswerTrap) string {
	at := m.at.of(t.Phrase)
	switch {
	case t.Request:
		for _, r := range m.r.Requests {
			if touches(r.Span, at) {
				return fmt.Sprintf("%s «%s»", r.Outcome, r.Span.Text)
			}
		}
	case t.Act == "":
		for _, r := range m.r.Absences {
			if touches(r.Span, at) {
				return fmt.Sprintf("%s «%s»", r.Kind, r.Span.Text)
			}
		}
	default:
		for _, r := range m.r.Statements {
			if r.Act == t.Act && touches(r.Cue, at) {
				return fmt.Sprintf("%s {%s}", r.Act, r.Cue.Text)
			}
		}
	}
	return ""
}

// mistake shows the line, the passage around its words, and all that was read of a word that is not a yes.
func (m *answerMatch) mistake(cause, want, phrase string) Mistake {
	e := Mistake{Kind: WrongAnswer, Cause: cause, Document: m.Name, Gold: want}
	if at := newWordPlaces(m.Text).of(phrase); len(at) > 0 {
		e.Line, e.Passage = line(m.Text, at[0].Start), passage(m.Text, []mark{{at[0], "«", "»"}}, at[0].Start, at[0].End)
	}
	var read []string
	for _, r := range m.r.Statements {
		read = append(read, fmt.Sprintf("%s | %s | %s | %s", r.Act, r.Source.Span.Text, r.Cue.Text, strings.Join(contentWords(r.Content), " ")))
	}
	for _, r := range m.r.Absences {
		read = append(read, fmt.Sprintf("absence %s | %s", r.Kind, r.Span.Text))
	}
	for _, r := range m.r.Requests {
		read = append(read, fmt.Sprintf("request %s | %s | %s", r.Outcome, readName(m.r.Party(r.Asked)), r.Span.Text))
	}
	e.Read = strings.Join(read, "\n         ")
	return e
}
