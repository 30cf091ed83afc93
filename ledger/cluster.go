package ledger

import (
	"fmt"
	"slices"
	"strings"
)

// Clusters are the parties that people judged to be the same, over all captures. Each is named by the least of its keys, so
// that the name does not hang on the order of judgements.
type Clusters map[PartyKey]PartyKey

// Of is the cluster of a party; a party that nobody judged is a cluster of its own.
func (c Clusters) Of(key PartyKey) PartyKey {
	if root, ok := c[key]; ok {
		return root
	}
	return key
}

// ErrConflict is a judgement that cannot stand beside earlier ones.
type ErrConflict struct {
	Entry   Entry
	Against Entry // zero where the judgement contradicts the law on unnamed sources
	Why     string
}

// Error says which, and what to do.
func (e *ErrConflict) Error() string {
	if e.Against.ID == "" {
		return e.Why
	}
	return fmt.Sprintf("%s; take entry %s of %s back first (onrecord undo %s)", e.Why, e.Against.ID.Short(), e.Against.By, e.Against.ID.Short())
}

// Cluster joins parties by the judgements among entries, which are in order and may hold anything else. "Same" never joins
// two that are "different", nor an unnamed source and a named one: then it is an [ErrConflict] that names the
// later of the two judgements.
func Cluster(entries []Entry) (Clusters, error) {
	gone := Undone(entries)
	type apart struct {
		a, b PartyKey
		by   Entry
	}
	var differ []apart
	c, unnamed := Clusters{}, map[PartyKey]bool{}
	members := map[PartyKey][]PartyKey{}
	for _, e := range entries {
		if e.Kind != KindJudgement || gone[e.ID] {
			continue
		}
		b, err := Decode[JudgementBody](e)
		if err != nil {
			return nil, err
		}
		for _, r := range []PartyRef{b.A, b.B} {
			if _, ok := c[r.Party]; !ok {
				c[r.Party], members[r.Party], unnamed[r.Party] = r.Party, []PartyKey{r.Party}, r.Unnamed()
			}
		}
		one, two := c[b.A.Party], c[b.B.Party]
		switch b.Verdict {
		case Different:
			if one == two {
				return nil, &ErrConflict{e, lastSame(entries, gone, members[one], e), fmt.Sprintf("%q and %q cannot be different: earlier judgements say that they are the same", b.A.Name, b.B.Name)}
			}
			differ = append(differ, apart{b.A.Party, b.B.Party, e})
		case Same:
			if unnamed[one] != unnamed[two] {
				return nil, &ErrConflict{Entry: e, Why: fmt.Sprintf("%q and %q cannot be the same: an unnamed source is never merged into a named one", b.A.Name, b.B.Name)}
			}
			for _, d := range differ {
				if x, y := c[d.a], c[d.b]; x == one && y == two || x == two && y == one {
					return nil, &ErrConflict{e, d.by, fmt.Sprintf("%q and %q cannot be the same: an earlier judgement says that they are different", b.A.Name, b.B.Name)}
				}
			}
			root, other := min(one, two), max(one, two)
			if root == other {
				continue
			}
			for _, k := range members[other] {
				c[k] = root
			}
			members[root] = append(members[root], members[other]...)
			delete(members, other)
		}
	}
	return c, nil
}

// lastSame is the last judgement before e that joined any of members.
func lastSame(entries []Entry, gone map[ID]bool, members []PartyKey, e Entry) Entry {
	var last Entry
	for _, x := range entries {
		if x.Seq >= e.Seq {
			break
		}
		if x.Kind != KindJudgement || gone[x.ID] {
			continue
		}
		if b, err := Decode[JudgementBody](x); err == nil && b.Verdict == Same && slices.Contains(members, b.A.Party) {
			last = x
		}
	}
	return last
}

// Members lists the clusters of more than one party, each sorted, in the order of their names.
func (c Clusters) Members() [][]PartyKey {
	by := map[PartyKey][]PartyKey{}
	for k, root := range c {
		by[root] = append(by[root], k)
	}
	var out [][]PartyKey
	for _, m := range by {
		if len(m) > 1 {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b []PartyKey) int { return strings.Compare(string(a[0]), string(b[0])) })
	return out
}
