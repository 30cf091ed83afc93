package eval

import (
	"slices"

	"onrecord"
)

// Count is what precision, recall and F1 are made of.
type Count struct {
	Gold  int `json:"gold"`
	Read  int `json:"read"`
	Right int `json:"right"`
}

// Precision is the share of what was read that is right; 0 when nothing was read.
func (c Count) Precision() float64 { return rate(c.Right, c.Read) }

// Recall is the share of the gold that was read; 0 when there is none.
func (c Count) Recall() float64 { return rate(c.Right, c.Gold) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 { return rate(2*c.Right, c.Gold+c.Read) }

// Add adds d to c.
func (c *Count) Add(d Count) { c.Gold += d.Gold; c.Read += d.Read; c.Right += d.Right }

// Ratio is how many of some are right.
type Ratio struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// Rate is the share that is right; 0 of none.
func (r Ratio) Rate() float64 { return rate(r.Right, r.Of) }

// Add adds d to r.
func (r *Ratio) Add(d Ratio) { r.Right += d.Right; r.Of += d.Of }

func (r *Ratio) note(right bool) {
	r.Of++
	if right {
		r.Right++
	}
}

// Slice is the statements of one form or one act: found in the gold's, right in the reading's (a statement read with
// this form that has a gold partner of any form), and on the pairs of the gold's how often form or act and speaker agree.
type Slice struct {
	Gold    int   `json:"gold"`
	Found   int   `json:"found"`
	Read    int   `json:"read"`
	Real    int   `json:"real"`
	Agree   Ratio `json:"agree"`
	Speaker Ratio `json:"speaker"`
}

// Recall is Found of Gold.
func (s Slice) Recall() float64 { return rate(s.Found, s.Gold) }

// Precision is Real of Read.
func (s Slice) Precision() float64 { return rate(s.Real, s.Read) }

func (s *Slice) add(d Slice) {
	s.Gold += d.Gold
	s.Found += d.Found
	s.Read += d.Read
	s.Real += d.Real
	s.Agree.Add(d.Agree)
	s.Speaker.Add(d.Speaker)
}

// Scores are counts, so that those of several documents add up. The zero Scores are those of nothing.
type Scores struct {
	Documents  int   `json:"documents"`
	Statements Count `json:"statements"`
	// Exact: the content has the same words in the same order. EndToEnd: the statement is paired and its speaker right.
	Exact    Count `json:"exact"`
	EndToEnd Count `json:"end_to_end"`
	// On paired statements only. Cue: overlaps the gold cue, or neither has one. Within: the same reporting statement,
	// or neither has one. Place: content (or cue, where there is none) overlaps in the source.
	Speaker Ratio `json:"speaker"`
	Act     Ratio `json:"act"`
	Form    Ratio `json:"form"`
	Cue     Ratio `json:"cue"`
	Within  Ratio `json:"within"`
	Place   Ratio `json:"place"`
	// Nested counts the pairs whose gold statement is within another, of Within: the rest is right by saying nothing.
	Nested Ratio `json:"nested"`
	// Hedges and Basis: overlapping spans (and the same kind of basis), on paired statements.
	Hedges Count `json:"hedges"`
	Basis  Count `json:"basis"`
	// SaidWhen: overlapping spans of when it was said, on paired statements.
	SaidWhen Count `json:"said_when"`
	// Absences: overlapping spans. Requests: the same asked party and outcome.
	Absences Count                   `json:"absences"`
	Requests Count                   `json:"requests"`
	ByForm   map[onrecord.Form]Slice `json:"by_form"`
	ByAct    map[onrecord.Act]Slice  `json:"by_act"`
}

// Add adds t to s.
func (s *Scores) Add(t Scores) {
	s.Documents += t.Documents
	for _, p := range [][2]*Count{{&s.Statements, &t.Statements}, {&s.Exact, &t.Exact}, {&s.EndToEnd, &t.EndToEnd},
		{&s.Hedges, &t.Hedges}, {&s.Basis, &t.Basis}, {&s.SaidWhen, &t.SaidWhen}, {&s.Absences, &t.Absences}, {&s.Requests, &t.Requests}} {
		p[0].Add(*p[1])
	}
	for _, p := range [][2]*Ratio{{&s.Speaker, &t.Speaker}, {&s.Act, &t.Act}, {&s.Form, &t.Form}, {&s.Cue, &t.Cue},
		{&s.Within, &t.Within}, {&s.Place, &t.Place}, {&s.Nested, &t.Nested}} {
		p[0].Add(*p[1])
	}
	s.ByForm, s.ByAct = addSlices(s.ByForm, t.ByForm), addSlices(s.ByAct, t.ByAct)
}

func addSlices[K comparable](into, from map[K]Slice) map[K]Slice {
	if into == nil {
		into = map[K]Slice{}
	}
	for k, v := range from {
		at := into[k]
		at.add(v)
		into[k] = at
	}
	return into
}

// Score counts the pairs of m.
func (m *Match) Score() Scores {
	s := Scores{Documents: 1, ByForm: map[onrecord.Form]Slice{}, ByAct: map[onrecord.Act]Slice{}}
	all := Count{Gold: len(m.Gold.Statements), Read: len(m.Reading.Statements)}
	s.Statements, s.Exact, s.EndToEnd = all, all, all
	for i, g := range m.Gold.Statements {
		form, act := Slice{Gold: 1}, Slice{Gold: 1}
		if j := m.ToRead[i]; j >= 0 {
			m.scorePair(&s, &form, &act, i, j)
		}
		s.ByForm, s.ByAct = addSlices(s.ByForm, map[onrecord.Form]Slice{g.Form: form}), addSlices(s.ByAct, map[onrecord.Act]Slice{g.Act: act})
	}
	for j, r := range m.Reading.Statements {
		one := Slice{Read: 1}
		if m.ToGold[j] >= 0 {
			one.Real = 1
		}
		s.ByForm, s.ByAct = addSlices(s.ByForm, map[onrecord.Form]Slice{r.Form: one}), addSlices(s.ByAct, map[onrecord.Act]Slice{r.Act: one})
	}
	s.Absences = m.absences()
	s.Requests = m.requests()
	return s
}

func (m *Match) scorePair(s *Scores, form, act *Slice, i, j int) {
	g, r := m.Gold.Statements[i], m.Reading.Statements[j]
	speaker := m.speakerRight(i, j)
	s.Statements.Right++
	if slices.Equal(m.goldWords[i], m.readWords[j]) {
		s.Exact.Right++
	}
	if speaker {
		s.EndToEnd.Right++
	}
	s.Speaker.note(speaker)
	s.Act.note(g.Act == r.Act)
	s.Form.note(g.Form == r.Form)
	s.Cue.note(m.cueRight(i, j))
	s.Within.note(m.withinRight(i, j))
	if g.Within != "" {
		s.Nested.note(m.withinRight(i, j))
	}
	s.Place.note(m.pair(i, j).place > 0)
	form.Found, act.Found = 1, 1
	form.Agree.note(g.Form == r.Form)
	act.Agree.note(g.Act == r.Act)
	form.Speaker.note(speaker)
	act.Speaker.note(speaker)
	s.Hedges.Add(m.spans(g.Hedges, r.Hedges, nil))
	s.SaidWhen.Add(m.saidWhen(i, j))
	gs, rs := basisSpans(g.Basis), basisSpans(r.Basis)
	s.Basis.Add(m.spans(gs, rs, func(a, b int) bool { return g.Basis[a].Kind == r.Basis[b].Kind }))
}

func (m *Match) speakerRight(i, j int) bool {
	return sameParty(m.Gold.Party(m.Gold.Statements[i].Source.Party), m.Reading.Party(m.Reading.Statements[j].Source.Party))
}

func (m *Match) cueRight(i, j int) bool {
	g, r := m.Gold.Statements[i].Cue, m.Reading.Statements[j].Cue
	if g.IsZero() || r.IsZero() {
		return g.IsZero() && r.IsZero()
	}
	return m.overlap([]onrecord.Span{g}, []onrecord.Span{r}) > 0
}

func (m *Match) withinRight(i, j int) bool {
	g, r := m.Gold.Statements[i].Within, m.Reading.Statements[j].Within
	if g == "" || r == "" {
		return g == "" && r == ""
	}
	for k, s := range m.Reading.Statements {
		if s.ID == r {
			return m.ToGold[k] >= 0 && m.Gold.Statements[m.ToGold[k]].ID == g
		}
	}
	return false
}

// spans counts the pairs of pairSpans.
func (m *Match) spans(gold, read []onrecord.Span, also func(g, r int) bool) Count {
	c := Count{Gold: len(gold), Read: len(read)}
	for _, j := range m.pairSpans(gold, read, also) {
		if j >= 0 {
			c.Right++
		}
	}
	return c
}

// pairSpans pairs overlapping spans one to one, in the order of the text, where also is true of their indexes (nil: always):
// for each gold span the index of the one read, -1 for none.
func (m *Match) pairSpans(gold, read []onrecord.Span, also func(g, r int) bool) []int {
	out := fill(len(gold), -1)
	used := make([]bool, len(read))
	for i, g := range gold {
		for j, r := range read {
			if !used[j] && m.overlap([]onrecord.Span{g}, []onrecord.Span{r}) > 0 && (also == nil || also(i, j)) {
				used[j], out[i] = true, j
				break
			}
		}
	}
	return out
}

func (m *Match) absences() Count {
	var gold, read []onrecord.Span
	for _, a := range m.Gold.Absences {
		gold = append(gold, a.Span)
	}
	for _, a := range m.Reading.Absences {
		read = append(read, a.Span)
	}
	return m.spans(gold, read, nil)
}

func (m *Match) requests() Count {
	c := Count{Gold: len(m.Gold.Requests), Read: len(m.Reading.Requests)}
	used := make([]bool, c.Read)
	for _, g := range m.Gold.Requests {
		for j, r := range m.Reading.Requests {
			if !used[j] && g.Outcome == r.Outcome && sameParty(m.Gold.Party(g.Asked), m.Reading.Party(r.Asked)) {
				used[j] = true
				c.Right++
				break
			}
		}
	}
	return c
}

func basisSpans(list []onrecord.Basis) []onrecord.Span {
	var out []onrecord.Span
	for _, b := range list {
		out = append(out, b.Span)
	}
	return out
}

func rate(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// saidWhen compares when the statements of a pair were made.
func (m *Match) saidWhen(i, j int) Count {
	var gold, read []onrecord.Span
	if s, ok := m.Gold.Said[m.Gold.Statements[i].ID]; ok {
		gold = append(gold, s)
	}
	if s := m.Reading.Statements[j].Said.When.Span; !s.IsZero() {
		read = append(read, s)
	}
	return m.spans(gold, read, nil)
}
