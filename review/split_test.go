package review

import (
	"slices"
	"testing"

	"onrecord"
)

// What is split off takes its statements, roles and names with it; what stands elsewhere, too, stays.
func TestSplit(t *testing.T) {
	s, d, ids := desk(t, "Ferry fire\n\n\"I saw a fire,\" said Tomas Brellin, a director at the Harbour Courier. Brellin denied a plot.\n")
	f := open(t, d, ids[0])
	party := f.is(t, "Tomas Brellin")
	p := f.Reading.Parties[party]
	at := slices.IndexFunc(p.Mentions, func(m onrecord.Span) bool { return m.Text == "Brellin" })
	if at < 0 || !slices.Contains(p.Aliases, "Brellin") || len(p.Roles) == 0 {
		t.Fatalf("nothing to split: %+v", p)
	}
	moved := p.Mentions[at]
	draft, err := f.Split(party, []string{"Brellin"}, "", "the other one")
	if err != nil {
		t.Fatal(err)
	}
	appended(t, s, draft)
	after := open(t, d, ids[0])
	split := after.Reading.Parties[len(after.Reading.Parties)-1]
	if split.Name != "Brellin" || len(split.Mentions) != 1 || !slices.ContainsFunc(after.Reading.Statements, func(x onrecord.Statement) bool { return x.Source.Span == moved && x.Source.Party == split.ID }) {
		t.Errorf("split off: %+v", split)
	}
	if left := after.Reading.Parties[party]; slices.Contains(left.Mentions, moved) || slices.Contains(left.Aliases, "Brellin") || !slices.Equal(left.Roles, p.Roles) {
		t.Errorf("left: %+v", left)
	}
	roles := 0
	for _, role := range p.Roles {
		if !slices.Contains(p.Mentions, role) {
			continue
		}
		roles++
		draft, err := f.Split(party, []string{role.Text}, "", "x")
		if err != nil {
			t.Fatal(err)
		}
		appended(t, s, draft)
		if old := open(t, d, ids[0]).Reading.Parties[party]; slices.Contains(old.Roles, role) {
			t.Errorf("the role %q stays with whom it was split from", role.Text)
		}
	}
	if roles == 0 {
		t.Errorf("no role of %v is a mention of %v", p.Roles, p.Mentions)
	}
}
