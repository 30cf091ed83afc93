package party

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"onrecord"
)

// member is somebody who may be a Party: named, or known by a description only.
type member struct {
	name     string   // the fullest form in the text
	folded   []string // its words; nil for who has no name
	kind     onrecord.PartyKind
	aliases  []string
	roles    []role
	mentions []Mention
	gender   gender
	plural   bool
	acronym  string
	source   bool // a statement, a request or an answer is theirs
	rank     int  // how much to trust the name's form: body text before titles
}

// role is a description of a member at one place, and the nouns that head it.
type role struct {
	span  onrecord.Span
	heads []string
	words []string
}

// cast is everybody in the article.
type cast struct{ members []*member }

func (c *cast) add(m *member) int {
	c.members = append(c.members, m)
	return len(c.members) - 1
}

func (m *member) person() bool { return m.kind == onrecord.Person }

func (m *member) alias(s string) {
	if s != "" && s != m.name && !slices.Contains(m.aliases, s) {
		m.aliases = append(m.aliases, s)
	}
}

func (m *member) mention(at Mention) {
	for _, x := range m.mentions {
		if x.First == at.First {
			return
		}
	}
	m.mentions = append(m.mentions, at)
}

// parties lists those who are to be shown: every source, everyone asked, and every named person; and the resolutions
// with their IDs.
func (c *cast) parties(r *resolver, resolved []resolution) ([]onrecord.Party, []Resolved) {
	for i := range resolved {
		if w := resolved[i].who; w >= 0 {
			c.members[w].source = true
		}
	}
	var shown []int
	for i, m := range c.members {
		if (m.source || m.person() && m.folded != nil) && len(m.mentions) > 0 {
			sort.SliceStable(m.mentions, func(a, b int) bool { return m.mentions[a].First < m.mentions[b].First })
			shown = append(shown, i)
		}
	}
	sort.SliceStable(shown, func(a, b int) bool {
		return c.members[shown[a]].mentions[0].First < c.members[shown[b]].mentions[0].First
	})
	id := map[int]onrecord.PartyID{}
	var out []onrecord.Party
	for k, i := range shown {
		m := c.members[i]
		id[i] = onrecord.PartyID(fmt.Sprintf("p%d", k+1))
		p := onrecord.Party{ID: id[i], Kind: m.kind, Name: m.name, Aliases: m.aliases}
		if p.Kind == "" {
			p.Kind = onrecord.Unnamed
			if m.folded != nil {
				p.Kind = onrecord.Organisation
			}
		}
		for _, x := range m.mentions {
			p.Mentions = append(p.Mentions, r.span(x.First, x.Last))
		}
		for _, x := range m.roles {
			p.Roles = append(p.Roles, x.span)
		}
		out = append(out, p)
	}
	res := make([]Resolved, len(resolved))
	for i, x := range resolved {
		if x.who >= 0 {
			res[i] = Resolved{id[x.who], x.antecedent, "party/" + x.by}
		}
	}
	return out, res
}

// compatible says how the short name could be a form of the full one: "" for not at all.
func compatible(short, full []string, person bool) string {
	if slices.Equal(short, full) {
		return "name"
	}
	if len(short) == 0 || len(short) >= len(full) {
		return ""
	}
	switch {
	case person && len(short) == 1 && short[0] == full[len(full)-1]:
		return "last name"
	case person && len(short) < len(full) && slices.Equal(short, full[len(full)-len(short):]):
		return "last names"
	case person && len(short) == 1 && len(full) > 2 && slices.Contains(full[1:], short[0]) && len(short[0]) > 2:
		return "one of the names"
	case person && len(short) == 1 && short[0] == full[0] && len(short[0]) > 2:
		return "first name"
	case person && short[0] == full[0] && short[len(short)-1] == full[len(full)-1]:
		return "first and last name"
	case !person && slices.Equal(short, full[:len(short)]):
		return "first words"
	case !person && slices.Equal(short, full[len(full)-len(short):]):
		return "last words"
	case !person && full[0] == "the" && slices.Equal(short, full[1:]):
		return "name"
	}
	return ""
}

// initials is the acronym that the words of a name make, small words left out and kept.
func initials(words []string) (all, big string) {
	var a, b strings.Builder
	for _, w := range words {
		c := []rune(w)[0]
		a.WriteRune(c)
		if len(w) > 3 || w == words[0] {
			b.WriteRune(c)
		}
	}
	return a.String(), b.String()
}
