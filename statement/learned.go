package statement

import (
	"fmt"
	"slices"

	"onrecord"
	"onrecord/model/loglinear"
	"onrecord/models"
)

// Acts decides what sources do by speaking where the rules found no more than that something was said: told with "said", an
// accusation alleges and a rejection denies. It is a log-linear model over what a person would look at: who speaks, of whom, in which
// words and under which cue, how much of a dispute the article is, and on which side the source stands.
type Acts struct{ model *loglinear.Model }

// LoadActs reads the model that ships inside the program.
func LoadActs() (*Acts, error) {
	m, err := loglinear.Read(models.Acts())
	if err != nil {
		return nil, fmt.Errorf("load the model of acts: %w", err)
	}
	return NewActs(m), nil
}

// NewActs decides by m, whose classes are acts.
func NewActs(m *loglinear.Model) *Acts { return &Acts{m} }

// ActModel names the model in Findings.
const ActModel = "statement/act model 1"

// How likely an act must be for the model to say so, and how much likelier than that the source merely asserts: chosen by what is right
// across folds. Acts that take a side for the reader, as that something is confirmed, or that are easily mistaken, need more. Below it
// stands what the rules found.
const (
	sureAct    = 0.4
	sureGrave  = 0.5
	surer      = 1.5
	surerGrave = 2.0
)

// Decide is the act for features, and how likely it is; asserts where nothing else is sure enough. Nothing is denied, doubted or
// confirmed where nobody accuses.
func (m *Acts) Decide(features []string) (onrecord.Act, float64) {
	class, p := m.model.Best(features)
	act, least, times := onrecord.Act(class), sureAct, surer
	switch act {
	case onrecord.Denies, onrecord.Doubts, onrecord.Confirms, onrecord.Retracts:
		least, times = sureGrave, surerGrave
		if !slices.Contains(features, accusing) {
			return onrecord.Asserts, p
		}
	case onrecord.Rules:
		least, times = sureGrave, surerGrave
	}
	if p < least || p < times*m.model.Probability(features, string(onrecord.Asserts)) {
		return onrecord.Asserts, p
	}
	return act, p
}

// DecideActs sets acts that the rules left open, with their Findings. The Party of each statement must be set, and parties lists them
// all. Linear in the text.
func (f *Found) DecideActs(m *Acts, parties []onrecord.Party) {
	s := f.situation(parties)
	v := s.sides()
	for i := range f.Statements {
		if !s.open(i) {
			continue
		}
		act, p := m.Decide(s.features(v, i))
		switch {
		case act != onrecord.Asserts:
			decide(&f.Statements[i], act, ActModel, p)
		case s.f.contradicts(s.f.drafts[i]):
			decide(&f.Statements[i], onrecord.Denies, "statement/words that contradict", 0)
		}
	}
}

// decide sets the act of s, and what decided it.
func decide(s *onrecord.Statement, act onrecord.Act, by string, score float64) {
	s.Act = act
	for k := range s.Findings {
		if s.Findings[k].Field == "act" {
			s.Findings[k].By, s.Findings[k].Score = by, score
		}
	}
}

// ActFeatures is what the model sees of each statement; nil for one without content, of which the cue says all. The acts are
// those of the rules, parties as for [Found.DecideActs].
func (f *Found) ActFeatures(parties []onrecord.Party) [][]string {
	s := f.situation(parties)
	v := s.sides()
	out := make([][]string, len(f.Statements))
	for i := range out {
		if len(s.f.drafts[i].content) > 0 {
			out[i] = s.features(v, i)
		}
	}
	return out
}

// open reports whether the rules found no more of statement i than that something was said.
func (s *situation) open(i int) bool {
	return s.rules[i] == onrecord.Asserts && len(s.f.drafts[i].content) > 0
}

// features is what the model sees of statement i, among the others.
func (s *situation) features(v *sides, i int) []string {
	t := &traits{s: s, d: s.f.drafts[i], i: i, contested: v.contested(), list: make([]string, 0, 200)}
	t.manner()
	t.source()
	t.clauses()
	t.words()
	t.narration()
	v.features(t)
	return t.list
}

// traits gathers the features of one statement. A feature is a few words that a person can read.
type traits struct {
	s         *situation
	d         *draft
	i         int
	list      []string
	src       string // what kind of source it is
	contested string // how much of a dispute the article is
}
