// Package claim finds what the statements of one article are about together: claims, and how each statement stands to the
// one that it bears on.
//
// It reads statements once in the order of the text, as a reader does: each point that one makes either goes with a claim
// that is alive or begins a new one. What tells is how much they speak of the same things, who speaks, who is spoken of, and words that
// point back ("the allegation", "this"). A claim is worded by one of its statements, never by us. The
// package knows one article only, and never says that a claim is true.
//
// It also finds which labels authorities put on somebody, or take off (see [Labels]), before it is known who is who.
package claim

import (
	"fmt"

	"onrecord"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/model/loglinear"
	"onrecord/models"
)

// Input is one article as the rooms before this one left it.
type Input struct {
	Analysis   *model.Analysis
	Pack       *lang.Pack
	Statements []onrecord.Statement
	Parties    []onrecord.Party
}

// Models are the learned decisions of this room: how a point stands to what its group claims.
type Models struct{ Stance *loglinear.Model }

// Load reads the models that ship inside the program. An error names the one that is wrong.
func Load() (*Models, error) {
	stance, err := loglinear.Read(models.Stance())
	if err != nil {
		return nil, fmt.Errorf("load the stance model of claims: %w", err)
	}
	return &Models{stance}, nil
}

// sureStance is how likely a stance must be: below it, the statement is context and no stance is set.
const sureStance = 0.4

// Find lists the claims in the order of their first statements, and for each stance the Finding of its statement. Linear
// in the statements.
func Find(in Input, m *Models) ([]onrecord.Claim, map[onrecord.StatementID][]onrecord.Finding) {
	if len(in.Statements) == 0 {
		return nil, nil
	}
	r := newReader(in)
	var out []onrecord.Claim
	found := map[onrecord.StatementID][]onrecord.Finding{}
	for _, g := range r.groups(m) {
		c, scores := r.claim(g)
		if len(c.Stances) == 0 || c.Wording.IsZero() {
			continue
		}
		c.ID = fmt.Sprintf("c%d", len(out)+1)
		for i, st := range c.Stances {
			found[st.Statement] = append(found[st.Statement], onrecord.Finding{Field: "stance on " + c.ID, By: "claim/stance", Score: scores[i]})
		}
		out = append(out, c)
	}
	return out, found
}

// groups puts each point where it most likely goes. One that says nothing goes with some group: what was not answered was
// said before.
func (r *reader) groups(m *Models) []*group {
	var groups []*group
	for j := range r.points {
		best := r.place(j, groups)
		if best == nil {
			best = &group{}
			groups = append(groups, best)
		}
		stance, p := m.Stance.Best(r.stanceFeatures(j, best))
		r.join(best, j, onrecord.StanceKind(stance), p)
	}
	return groups
}

// place is the group that point j most likely goes with, nil for none.
func (r *reader) place(j int, groups []*group) *group {
	var best *group
	most := 0
	for _, g := range lately(groups) {
		if s := r.link(j, g); s > most || best == nil && !r.points[j].says() || best != nil && most < 0 && s > most {
			best, most = g, s
		}
	}
	return best
}

// lately are the groups that a point may still join.
func lately(groups []*group) []*group { return groups[max(0, len(groups)-window):] }

// claim writes g out, with the score of each stance. A statement that makes several points on it has the stance of the
// surest.
func (r *reader) claim(g *group) (onrecord.Claim, []float64) {
	var c onrecord.Claim
	var scores []float64
	worded := 0
	for i, j := range g.members {
		p := &r.points[j]
		st := onrecord.Stance{Statement: p.ID, Party: p.Source.Party, Stance: g.stances[i]}
		if g.scores[i] < sureStance {
			st.Stance = onrecord.Context
		}
		if st.Stance == onrecord.DeniesIt && !p.rejects() {
			st.Stance = onrecord.Context
		}
		if n := len(c.Stances); n > 0 && c.Stances[n-1].Statement == p.ID {
			if g.scores[i] > scores[n-1] {
				c.Stances[n-1], scores[n-1] = st, g.scores[i]
			}
		} else {
			c.Stances, scores = append(c.Stances, st), append(scores, g.scores[i])
		}
		// It is worded by a clause, if there is one, of who makes it, else of who denies it or speaks of it.
		if !p.says() {
			continue
		}
		fit := 1
		if st.Stance == onrecord.Supports {
			fit = 2
		}
		if r.claims(p) {
			fit += 2
		}
		if fit > worded {
			c.Wording, worded = r.wording(p), fit
		}
	}
	return c, scores
}

// rejects reports whether p does anything by which a claim could be denied: praise and demands do so only with words that say no.
func (p *point) rejects() bool {
	switch p.Act {
	case onrecord.Praises, onrecord.Urges, onrecord.Asks, onrecord.Promises, onrecord.Predicts:
		return p.negated || p.plain || len(p.bearing) > 0
	}
	return true
}

// claims reports whether the words of p can word a claim: they hold a verb, or a predicate with its copula. "The brewery" claims nothing.
func (r *reader) claims(p *point) bool {
	if !p.says() {
		return false
	}
	a := r.Analysis
	for i := p.words[0]; i <= p.words[1]; i++ {
		switch w := &a.Words[i]; {
		case w.UPOS == "VERB" && !a.Is(i, "amod", "compound") && p.words[1] > p.words[0]:
			return true
		case a.Is(i, "cop") && w.Head >= p.words[0] && w.Head <= p.words[1]:
			return true
		}
	}
	return false
}

// wording is the words of p.
func (r *reader) wording(p *point) onrecord.Span {
	first, last := p.words[0], p.words[1]
	for last > first && r.Analysis.Punct(last) {
		last--
	}
	for first < last && (r.Analysis.Punct(first) || r.Analysis.Words[first].UPOS == "CCONJ") {
		first++
	}
	t := r.Analysis.Text
	s, err := t.Document.Span(t.Tokens[first].Start, t.Tokens[last].End)
	if err != nil {
		return p.Content[0] // tokens stand on character boundaries, so this is never reached
	}
	return s
}
