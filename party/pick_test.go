package party_test

import (
	"testing"

	"onrecord/party"
)

// truths gives the names of the parties of a case's mentions, as the learning takes them.
func truths(m marked) [][]string {
	var out [][]string
	for _, s := range m.spots {
		if s.want == "-" {
			out = append(out, nil)
			continue
		}
		out = append(out, []string{s.want})
	}
	return out
}

// TestExamples: of a pronoun with two rivals one is right and one is not; a name, and a pronoun that nobody told of, teach nothing.
func TestExamples(t *testing.T) {
	const text = `Mary Oduya met Nadia Pryle on Friday. [She|Mary Oduya] said that the talks went well. [Pryle|Nadia Pryle] agreed. [She|-] left early.`
	m := mark(t, text)
	a, pack := analyse(t, m.doc)
	got := party.Examples(a, pack, who(t, a, pack), m.mentions(a), truths(m))
	right := 0
	for _, e := range got {
		if e.Class == "yes" {
			right++
		}
		if len(e.Features) == 0 {
			t.Error("a decision without features")
		}
	}
	if len(got) != 2 || right != 1 {
		t.Errorf("%d decisions, %d of them yes: want 2 and 1", len(got), right)
	}
}

// TestScore: a pronoun is resolved with a score, a name without; and the same text gives the same score.
func TestScore(t *testing.T) {
	const text = `Peter Lindqvist met Paul Ferrer on Friday. [He|Peter Lindqvist] said that the talks went well. [Ferrer|Paul Ferrer] agreed.`
	m := mark(t, text)
	a, pack := analyse(t, m.doc)
	_, first := party.Resolve(a, pack, who(t, a, pack), m.mentions(a))
	_, again := party.Resolve(a, pack, who(t, a, pack), m.mentions(a))
	if first[0].Score <= 0 || first[0].Score > 1 || first[1].Score != 0 {
		t.Errorf("scores %v and %v", first[0].Score, first[1].Score)
	}
	if first[0].By != "party/model pronoun" {
		t.Errorf("resolved by %q", first[0].By)
	}
	if first[0] != again[0] {
		t.Errorf("%+v, then %+v", first[0], again[0])
	}
	if _, plain := party.Resolve(a, pack, party.By{}, m.mentions(a)); plain[0].By != "party/pronoun" || plain[0].Party != first[0].Party {
		t.Errorf("without what was learned: %+v", plain[0])
	}
}

// TestRoleWithItsClause: a role holds the clause that tells whom it describes, and not what is told between commas.
func TestRoleWithItsClause(t *testing.T) {
	m := mark(t, `[Mira Lund|Mira Lund], a former member who left the union in 2017, said that it lied. [Peter Lindqvist|Peter Lindqvist], the treasurer, who left in May, agreed.`)
	a, pack := analyse(t, m.doc)
	parties, _ := party.Resolve(a, pack, who(t, a, pack), m.mentions(a))
	want := map[string]string{"Mira Lund": "a former member who left the union in 2017", "Peter Lindqvist": "the treasurer"}
	for _, p := range parties {
		if w, ok := want[p.Name]; ok && (len(p.Roles) == 0 || p.Roles[0].Text != w) {
			t.Errorf("%s: roles %v, want %q", p.Name, p.Roles, w)
		}
	}
	if len(parties) < 2 {
		t.Errorf("parties %v", parties)
	}
}
