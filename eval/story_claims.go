package eval

import (
	"fmt"
	"maps"
	"slices"

	"onrecord"
)

// ClaimScores say how the statements of stories that were found were put into claims, article by article. A claim read
// stands for the claim of the story that most of its statements are of.
type ClaimScores struct {
	// Stance counts statements with the right stance on the right claim, of all that were found. One in no claim, or only
	// in claims that stand for others, is wrong.
	Stance Ratio `json:"stance"`
	// Placed counts those in a claim that stands for the right one, whatever the stance.
	Placed Ratio `json:"placed"`
	// Apart counts the claims of the story, each once an article, that one claim read stands for and no other does: where it
	// falls, claims are torn into pieces.
	Apart Ratio `json:"apart"`
	// Together counts pairs of statements of an article: on one claim of the story, on one claim read, and both.
	Together Count `json:"together"`
	// Listed counts the statements with a stance on a claim that the story lists on any claim: precision.
	Listed Ratio `json:"listed"`
	// Given counts how often each stance is the true one of a statement found: the most frequent is what guessing gets.
	Given map[onrecord.StanceKind]int `json:"given"`
}

// Majority is the share of the most frequent stance.
func (c ClaimScores) Majority() float64 {
	best, n := 0, 0
	for _, k := range c.Given {
		best, n = max(best, k), n+k
	}
	return rate(best, n)
}

// scoreClaims holds the claims of every article against those of the story.
func (s *Story) scoreClaims(out *StoryScores, matches map[string]*Match) {
	if out.Claims.Given == nil {
		out.Claims.Given = map[onrecord.StanceKind]int{}
	}
	for _, name := range slices.Sorted(maps.Keys(matches)) {
		var told []Told
		for _, t := range s.Told {
			if t.Article == name && t.Stance != "" {
				told = append(told, t)
			}
		}
		s.scoreArticle(out, matches[name], told)
	}
}

func (s *Story) scoreArticle(out *StoryScores, m *Match, told []Told) {
	c := &out.Claims
	stands := m.standsFor(told)
	pieces := map[string]int{}
	for _, claim := range stands {
		pieces[claim]++
	}
	seen := map[string]bool{}
	for _, t := range told {
		j := m.told(t)
		if j < 0 {
			continue
		}
		id := m.Reading.Statements[j].ID
		placed, right, read := false, false, "in no claim"
		for k, claim := range m.Reading.Claims {
			for _, st := range claim.Stances {
				if st.Statement != id || st.Stance == onrecord.Context {
					continue
				}
				if stands[k] != t.Claim {
					read = "on another claim"
					continue
				}
				placed = true
				right = right || st.Stance == t.Stance
				if !right {
					read = string(st.Stance)
				}
			}
		}
		c.Given[t.Stance]++
		c.Placed.note(placed)
		c.Stance.note(right)
		if !right {
			if placed {
				read = "read as " + read
			}
			out.Mistakes = append(out.Mistakes, s.mistake(m, WrongStance, fmt.Sprintf("%s, %s", t.Stance, read), t, j))
		}
		if !seen[t.Claim] && pieces[t.Claim] > 0 {
			seen[t.Claim] = true
			c.Apart.note(pieces[t.Claim] == 1)
		}
	}
	m.together(&c.Together, told)
	for _, claim := range m.Reading.Claims {
		for _, st := range claim.Stances {
			if r := m.Reading.Statement(st.Statement); r != nil && st.Stance != onrecord.Context {
				c.Listed.note(m.listed(*r, told))
			}
		}
	}
}

// together counts the pairs of statements told that were read as different ones.
func (m *Match) together(c *Count, told []Told) {
	on := map[onrecord.StatementID]map[int]bool{}
	for k, claim := range m.Reading.Claims {
		for _, st := range claim.Stances {
			if st.Stance != onrecord.Context {
				if on[st.Statement] == nil {
					on[st.Statement] = map[int]bool{}
				}
				on[st.Statement][k] = true
			}
		}
	}
	for i, t := range told {
		a := m.told(t)
		for _, u := range told[:i] {
			b := m.told(u)
			if a < 0 || b < 0 || a == b {
				continue
			}
			both := false
			for k := range on[m.Reading.Statements[a].ID] {
				both = both || on[m.Reading.Statements[b].ID][k]
			}
			same := t.Claim == u.Claim
			if same {
				c.Gold++
			}
			if both {
				c.Read++
			}
			if both && same {
				c.Right++
			}
		}
	}
}

// standsFor gives for every claim read the claim of the story that most of its statements are of, "" for none; of those
// with as many, the one of the statement that words it, then the first.
func (m *Match) standsFor(told []Told) []string {
	votes := make([]map[string]float64, len(m.Reading.Claims))
	for k := range votes {
		votes[k] = map[string]float64{}
	}
	for _, t := range told {
		j := m.told(t)
		if j < 0 {
			continue
		}
		r := m.Reading.Statements[j]
		for k, claim := range m.Reading.Claims {
			for _, st := range claim.Stances {
				if st.Statement == r.ID && st.Stance != onrecord.Context {
					votes[k][t.Claim]++
				}
			}
			for _, p := range r.Content {
				if p.Range().Contains(claim.Wording.Range()) {
					votes[k][t.Claim] += 0.5
				}
			}
		}
	}
	out := make([]string, len(votes))
	for k, v := range votes {
		for _, id := range slices.Sorted(maps.Keys(v)) {
			if v[id] > v[out[k]] {
				out[k] = id
			}
		}
	}
	return out
}

// listed reports whether the statement read, or half of a phrase told, is the other.
func (m *Match) listed(r onrecord.Statement, told []Told) bool { return m.tells(r, told) >= 0 }

// tells is the index of the phrase told that the statement read holds half of, or that holds half of it; -1 for none.
func (m *Match) tells(r onrecord.Statement, told []Told) int {
	spans := r.Content
	if len(spans) == 0 {
		spans = []onrecord.Span{r.Cue}
	}
	n := 0
	for _, c := range spans {
		n += c.Range().Len()
	}
	for i, t := range told {
		share := m.covered(t.Text, spans...)
		if share >= 0.5 || share > 0 && share*float64(len(t.Text)) >= 0.5*float64(n) || t.Cue != "" && m.cueIn(t, r.Cue) {
			return i
		}
	}
	return -1
}

// Labels says of each statement read in an article of s what the story tells of it, once for each claim.
func (s *Story) Labels(article string, r *onrecord.Reading) [][]Told {
	m := NewMatch(&Gold{Name: s.Name + "/" + article, Text: s.Articles[article]}, r)
	out := make([][]Told, len(r.Statements))
	var told []Told
	for _, t := range s.Told {
		if t.Article != article || t.Stance == "" {
			continue
		}
		told = append(told, t)
		j := m.told(t)
		if j >= 0 && !slices.ContainsFunc(out[j], func(o Told) bool { return o.Claim == t.Claim }) {
			out[j] = append(out[j], t)
		}
	}
	for j, st := range r.Statements {
		if i := m.tells(st, told); i >= 0 && len(out[j]) == 0 {
			out[j] = []Told{told[i]}
		}
	}
	return out
}
