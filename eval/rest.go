package eval

import (
	"fmt"
	"slices"

	"onrecord"
)

func (m *Match) restMistakes() []Mistake {
	var out []Mistake
	for _, a := range m.Gold.Absences {
		if !slices.ContainsFunc(m.Reading.Absences, func(r onrecord.Absence) bool { return m.touch(a.Span, r.Span) }) {
			out = append(out, m.rest("absence missed", a.Span.Start, string(a.Kind)+": "+a.Span.Text, ""))
		}
	}
	for _, r := range m.Reading.Absences {
		if !slices.ContainsFunc(m.Gold.Absences, func(a onrecord.Absence) bool { return m.touch(a.Span, r.Span) }) {
			out = append(out, m.rest("absence spurious", m.start(r.Span), "", string(r.Kind)+": "+r.Span.Text))
		}
	}
	same := func(g, r onrecord.Request) bool {
		return g.Outcome == r.Outcome && sameParty(m.Gold.Party(g.Asked), m.Reading.Party(r.Asked))
	}
	for _, g := range m.Gold.Requests {
		if !slices.ContainsFunc(m.Reading.Requests, func(r onrecord.Request) bool { return same(g, r) }) {
			out = append(out, m.rest("request missed", g.Span.Start, fmt.Sprintf("%s %s: %s", goldName(m.Gold.Party(g.Asked)), g.Outcome, g.Span.Text), ""))
		}
	}
	for _, r := range m.Reading.Requests {
		if !slices.ContainsFunc(m.Gold.Requests, func(g onrecord.Request) bool { return same(g, r) }) {
			out = append(out, m.rest("request spurious", m.start(r.Span), "", fmt.Sprintf("%s %s: %s", readName(m.Reading.Party(r.Asked)), r.Outcome, r.Span.Text)))
		}
	}
	return out
}

func (m *Match) rest(cause string, at int, gold, read string) Mistake {
	return Mistake{Kind: MissedRest, Cause: cause, Document: m.Gold.Name, Line: line(m.Gold.Text, at), Gold: gold, Read: read,
		Passage: passage(m.Gold.Text, nil, at, at)}
}

func (m *Match) touch(gold, read onrecord.Span) bool {
	return m.overlap([]onrecord.Span{gold}, []onrecord.Span{read}) > 0
}

func (m *Match) start(s onrecord.Span) int {
	r, _ := m.places.source(s)
	return r.Start
}
