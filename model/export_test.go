package model

import "onrecord/text"

// Stages are the stages of [Pipeline.Analyze] on one text, each to be run by itself, as often as one likes, after the ones
// before it have run once. They share working memory: one goroutine.
type Stages struct {
	p     *Pipeline
	t     *text.Text
	bn    *bench
	words []Word
}

// NewStages makes room for the stages of p on t, and runs them all once.
func NewStages(p *Pipeline, t *text.Text) *Stages {
	s := &Stages{p: p, t: t, bn: p.benches.New().(*bench), words: make([]Word, len(t.Tokens))}
	s.Trees()
	s.Forms()
	s.Lemmas()
	s.Names()
	return s
}

// Trees gives tags, features and trees.
func (s *Stages) Trees() { s.p.net.run(s.t, s.words, &s.bn.net) }

// Forms looks the words up, for lemmas and names.
func (s *Stages) Forms() { s.p.look(s.t, s.bn) }

// Lemmas gives lemmas.
func (s *Stages) Lemmas() {
	s.bn.arena = s.bn.arena[:0]
	for _, x := range s.t.Sentences {
		s.p.sentence(s.t, x, s.words, s.bn)
	}
}

// Names finds names.
func (s *Stages) Names() { s.p.names(s.t, s.bn) }
