package eval

import (
	"cmp"
	"fmt"
	"slices"
)

// MistakeKind is what is wrong with a statement.
type MistakeKind string

// The kinds of Mistake. Content: paired, and the words differ. Within: paired, and reported by another.
const (
	Missed       MistakeKind = "missed"
	Spurious     MistakeKind = "spurious"
	WrongSpeaker MistakeKind = "speaker"
	WrongAct     MistakeKind = "act"
	WrongForm    MistakeKind = "form"
	WrongCue     MistakeKind = "cue"
	WrongContent MistakeKind = "content"
	WrongWithin  MistakeKind = "within"
	WrongHedges  MistakeKind = "hedges"  // paired, and a hedge missed or spurious
	WrongBasis   MistakeKind = "basis"   // paired, and a basis missed, spurious or of another kind
	MissedRest   MistakeKind = "absence" // an absence or request missed or spurious
	WrongStance  MistakeKind = "stance"  // a statement of a story on no claim, on the wrong one or with another stance
	WrongZone    MistakeKind = "zones"   // a line of the wrong kind
	WrongAnswer  MistakeKind = "answers" // a word that is not a yes missed, or read where none is
)

// MistakeKinds lists the closed vocabulary, in the order in which a developer wants to read them.
func MistakeKinds() []MistakeKind {
	return []MistakeKind{Missed, Spurious, WrongSpeaker, WrongAct, WrongForm, WrongCue, WrongContent, WrongWithin, WrongHedges, WrongBasis, MissedRest, WrongStance, WrongZone, WrongAnswer}
}

// Mistake is one difference between a reading and its annotation, made to be read by a person.
type Mistake struct {
	Kind     MistakeKind `json:"kind"`
	Cause    string      `json:"cause"`
	Document string      `json:"document"`
	Line     int         `json:"line"`           // in the source, from 1
	Cue      string      `json:"cue,omitempty"`  // the gold statement's, or that of the one read
	Gold     string      `json:"gold,omitempty"` // one line on the gold statement
	Read     string      `json:"read,omitempty"` // one line on the statement read
	Passage  string      `json:"passage"`        // the words around, with <source>, {cue} and «content» marked
}

// Mistakes lists what is wrong in all articles, the kinds in their order, the most frequent cause first, then in the
// order of the texts. No kinds: all of them.
func (r *Result) Mistakes(kinds ...MistakeKind) []Mistake {
	var out []Mistake
	for _, d := range r.Documents {
		for _, e := range d.Match.mistakes() {
			if len(kinds) == 0 || slices.Contains(kinds, e.Kind) {
				out = append(out, e)
			}
		}
	}
	type group struct {
		kind  MistakeKind
		cause string
	}
	size := map[group]int{}
	for _, e := range out {
		size[group{e.Kind, e.Cause}]++
	}
	order := MistakeKinds()
	slices.SortStableFunc(out, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)),
			cmp.Compare(size[group{b.Kind, b.Cause}], size[group{a.Kind, a.Cause}]), cmp.Compare(a.Cause, b.Cause))
	})
	return out
}

func (m *Match) mistakes() []Mistake {
	var out []Mistake
	for i := range m.Gold.Statements {
		if j := m.ToRead[i]; j >= 0 {
			out = append(out, m.pairMistakes(i, j)...)
		} else {
			out = append(out, m.missed(i))
		}
	}
	for j := range m.Reading.Statements {
		if m.ToGold[j] < 0 {
			out = append(out, m.spurious(j))
		}
	}
	return append(out, m.restMistakes()...)
}

// missed says why a gold statement has no partner: from the best that was read near it.
func (m *Match) missed(i int) Mistake {
	g := m.Gold.Statements[i]
	e := m.mistake(Missed, i, -1)
	e.Cause = "nothing read there"
	best, sameCue := -1, false
	var score float64
	for j := range m.Reading.Statements {
		p := m.pair(i, j)
		if p.cue > 0 && !sameCue || p.place+p.cue > score && (p.cue > 0) == sameCue {
			best, score, sameCue = j, p.place+p.cue, p.cue > 0
		}
	}
	if best >= 0 && score > 0 {
		e.Read = "nearest " + m.readLine(best)
		switch {
		case sameCue && m.ToGold[best] >= 0:
			e.Cause = "cue read, statement paired with another"
		case sameCue:
			e.Cause = "cue read, content differs"
		case m.ToGold[best] >= 0:
			e.Cause = "content read under another cue, paired with another"
		default:
			e.Cause = "content read under another cue"
		}
	}
	if e.Cause == "nothing read there" && g.Cue.IsZero() {
		e.Cause = "nothing read there, no cue"
	}
	return e
}

func (m *Match) spurious(j int) Mistake {
	e := m.mistake(Spurious, -1, j)
	e.Cause = "nothing annotated there"
	var best pair
	for i := range m.Gold.Statements {
		if p := m.pair(i, j); p.cue+p.place > best.cue+best.place {
			best = p
		}
	}
	if best.cue+best.place > 0 {
		e.Gold = "nearest " + m.goldLine(best.gold)
		e.Cause = "content annotated under another cue"
		if best.cue > 0 {
			e.Cause = "cue annotated, content differs"
		}
		if m.ToRead[best.gold] >= 0 {
			e.Cause += ", gold paired with another"
		}
	}
	return e
}

func (m *Match) pairMistakes(i, j int) []Mistake {
	g, r := m.Gold.Statements[i], m.Reading.Statements[j]
	var out []Mistake
	add := func(kind MistakeKind, format string, args ...any) {
		e := m.mistake(kind, i, j)
		e.Cause = fmt.Sprintf(format, args...)
		out = append(out, e)
	}
	if !m.speakerRight(i, j) {
		add(WrongSpeaker, "%s", m.speakerCause(i, j))
	}
	if g.Act != r.Act {
		add(WrongAct, "%s, read as %s", g.Act, r.Act)
	}
	if g.Form != r.Form {
		add(WrongForm, "%s, read as %s", g.Form, r.Form)
	}
	if !m.cueRight(i, j) {
		add(WrongCue, "%s", m.cueCause(i, j))
	}
	if !slices.Equal(m.goldWords[i], m.readWords[j]) {
		add(WrongContent, "%s", edges(m.goldWords[i], m.readWords[j]))
	}
	if !m.withinRight(i, j) {
		switch {
		case r.Within == "":
			add(WrongWithin, "read at the top")
		case g.Within == "":
			add(WrongWithin, "read within another, stands at the top")
		default:
			add(WrongWithin, "read within the wrong one")
		}
	}
	return append(out, m.spanMistakes(i, j)...)
}

// mistake fills in all but the cause; the passage shows the gold statement where there is one, else the one read.
func (m *Match) mistake(kind MistakeKind, gold, read int) Mistake {
	e := Mistake{Kind: kind, Document: m.Gold.Name}
	var marks []mark
	if read >= 0 {
		e.Read = m.readLine(read)
		s := m.Reading.Statements[read]
		e.Cue, marks = s.Cue.Text, m.readMarks(s)
	}
	if gold >= 0 {
		e.Gold = m.goldLine(gold)
		s := m.Gold.Statements[gold]
		e.Cue, marks = s.Cue.Text, goldMarks(s)
	}
	from, to := extent(marks)
	e.Line = line(m.Gold.Text, from)
	e.Passage = passage(m.Gold.Text, marks, from, to)
	return e
}
