package party

import (
	"fmt"
	"slices"
	"sort"

	"onrecord"
)

// member is somebody who may be a Party: named, or known by a description only.
type member struct {
	name     string   // the fullest form in the text
	folded   []string // the words of the name; nil for who has none
	kind     onrecord.PartyKind
	person   int    // how far the text speaks for a person, see evidence
	firstAt  int    // where its fullest name stands first
	count    int    // how often it is named
	state    string // the common name of the state that it is
	key      string // of a description: its words, folded
	noun     string // of a description: what heads it
	words    []string
	ids      []int // of a description: the members named in it
	parts    []int // of a joint party: who is in it
	owner    int   // of a description: whose it is ("his sister"), -1 for nobody known
	aliases  []string
	roles    []role
	mentions []Mention
	gender   gender
	heard    gender // what the last pronoun for it told, which may have been misread
	mixed    bool   // what tells its gender disagrees
	plural   bool
	thing    bool // of a description: nothing says that people are meant
	acronym  string
	source   bool // a statement, a request or an answer is theirs
}

// cast is everybody in the article.
type cast struct{ members []*member }

func (c *cast) add(m *member) int {
	c.members = append(c.members, m)
	return len(c.members) - 1
}

func (m *member) isPerson() bool { return m.kind == onrecord.Person }

func (m *member) named() bool { return m.folded != nil }

func (m *member) alias(s string) {
	if s != "" && s != m.name && !slices.Contains(m.aliases, s) {
		m.aliases = append(m.aliases, s)
	}
}

// mention adds a place where m is spoken of. The mentions stay in the order of the text and apart: of two that overlap the
// first counts, or for who has no name the longer.
func (m *member) mention(at Mention) {
	i := m.mentionUpTo(at.First)
	if i < 0 || m.mentions[i].Last < at.First {
		i++
	}
	end := i
	for end < len(m.mentions) && m.mentions[end].First <= at.Last {
		end++
	}
	switch {
	case i == end:
		m.mentions = slices.Insert(m.mentions, i, at)
	case at.Last-at.First > m.mentions[i].Last-m.mentions[i].First && !m.named():
		m.mentions = slices.Replace(m.mentions, i, end, at)
	}
}

// mentionUpTo is the index of the last mention that begins at token i or before it, -1 for none.
func (m *member) mentionUpTo(i int) int {
	return sort.Search(len(m.mentions), func(k int) bool { return m.mentions[k].First > i }) - 1
}

// parties lists those who are to be shown: every source, everyone asked, and every named person; and the resolutions
// with their IDs.
func (c *cast) parties(r *resolver) ([]onrecord.Party, []Resolved) {
	var shown []int
	for i, m := range c.members {
		if (m.source || m.isPerson() && m.named()) && len(m.mentions) > 0 {
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
		p := onrecord.Party{ID: id[i], Kind: m.shownKind(), Name: m.name, Aliases: m.aliases}
		for _, x := range m.mentions {
			p.Mentions = append(p.Mentions, r.span(x.First, x.Last))
		}
		for _, x := range m.roles {
			p.Roles = append(p.Roles, x.span)
		}
		out = append(out, p)
	}
	res := make([]Resolved, len(r.res))
	for i, x := range r.res {
		if x.who >= 0 {
			res[i] = Resolved{id[x.who], x.antecedent, "party/" + x.by, x.score}
		}
	}
	return out, res
}

// shownKind is the kind of m where the text told one, or else what its having a name makes likely.
func (m *member) shownKind() onrecord.PartyKind {
	switch {
	case m.kind != "":
		return m.kind
	case !m.named():
		return onrecord.Unnamed
	case m.person > 0 && len(m.folded) > 1:
		return onrecord.Person
	}
	return onrecord.Organisation
}
