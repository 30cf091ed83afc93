package eval

import (
	"testing"

	"onrecord"
)

// claims of the ferry: c1, that it was overloaded, and c2, that the doors stood open.
func claimStory() *Story {
	return &Story{Name: "ferry", Articles: map[string]string{"a1": ferryText}, Told: []Told{
		{Claim: "c1", Article: "a1", Text: "carried too many people", Act: "asserts", Stance: "supports", Cue: "said"},
		{Claim: "c1", Article: "a1", Text: "declined to comment", Act: "declines", Stance: "declines", Cue: "declined to comment"},
		{Claim: "c2", Article: "a1", Text: "Nobody checked the doors", Act: "asserts", Stance: "supports", Cue: "said"},
		{Claim: "c2", Article: "a1", Text: "the doors never closed", Act: "alleges", Stance: "supports", Cue: "told"},
	}}
}

func stances(ids ...onrecord.StatementID) (out []onrecord.Stance) {
	for _, id := range ids {
		out = append(out, onrecord.Stance{Statement: id, Stance: onrecord.Supports})
	}
	return out
}

func TestClaimScores(t *testing.T) {
	score := func(claims ...onrecord.Claim) (StoryScores, ClaimScores) {
		s := RunStories([]*Story{claimStory()}, func(*onrecord.Capture) (*onrecord.Reading, error) {
			r := asReading(t, ferry(t), 0)
			r.Claims = claims
			return r, nil
		})
		return s, s.Claims
	}
	// s1 too many people, s2 nobody checked, s3 never closed, s4 declined
	_, none := score()
	if none.Stance != (Ratio{0, 4}) || none.Placed != (Ratio{0, 4}) || none.Apart != (Ratio{0, 0}) || none.Majority() != 0.75 {
		t.Errorf("no claims: %+v", none)
	}
	_, good := score(onrecord.Claim{Stances: append(stances("s1"), onrecord.Stance{Statement: "s4", Stance: onrecord.DeclinesIt})},
		onrecord.Claim{Stances: stances("s2", "s3")})
	if good.Stance != (Ratio{4, 4}) || good.Placed != (Ratio{4, 4}) || good.Apart != (Ratio{2, 2}) || good.Listed != (Ratio{4, 4}) {
		t.Errorf("all right: %+v", good)
	}
	// One claim for everything stands for the larger; the declined one has another stance.
	_, one := score(onrecord.Claim{Stances: stances("s2", "s3", "s4")})
	if one.Stance != (Ratio{2, 4}) || one.Placed != (Ratio{2, 4}) || one.Apart != (Ratio{1, 1}) {
		t.Errorf("one claim: %+v", one)
	}
	all, torn := score(onrecord.Claim{Stances: stances("s2")}, onrecord.Claim{Stances: stances("s3")},
		onrecord.Claim{Stances: []onrecord.Stance{{Statement: "s1", Stance: onrecord.Context}}},
		onrecord.Claim{Stances: stances("s4")})
	if torn.Stance != (Ratio{2, 4}) || torn.Placed != (Ratio{3, 4}) || torn.Apart != (Ratio{1, 2}) || torn.Listed != (Ratio{3, 3}) {
		t.Errorf("torn: %+v", torn)
	}
	var causes []string
	for _, e := range all.Mistakes {
		if e.Kind == WrongStance {
			causes = append(causes, e.Cause)
		}
	}
	if len(causes) != 2 || causes[0] != "declines, read as supports" || causes[1] != "supports, in no claim" {
		t.Errorf("causes: %q", causes)
	}
}

// A statement on a claim that the story lists nowhere counts against what is listed.
func TestListed(t *testing.T) {
	g := ferry(t)
	m := NewMatch(g, asReading(t, g, 0))
	told := claimStory().Told[:1]
	for i, want := range []bool{true, false, false, false} {
		if got := m.listed(m.Reading.Statements[i], told); got != want {
			t.Errorf("statement %d: %v", i, got)
		}
	}
}

// A phrase around a cue is found where the cue was read, though the cue is less than half of it.
func TestToldByCue(t *testing.T) {
	g := ferry(t)
	m := NewMatch(g, asReading(t, g, 0))
	long := Told{Text: "many people. \"Nobody checked the doors,\" said Tomas Reuk, who told the board that the doors never closed. Brandt denied it. The owners declined to comment", Cue: "declined to comment"}
	if j := m.told(Told{Text: "The owners declined to comment. No arrests have been made", Cue: "declined to comment"}); j != 3 {
		t.Errorf("a phrase around a cue: statement %d", j)
	}
	if j := m.told(Told{Text: "The owners declined to comment. No arrests have been made", Cue: "arrests"}); j != -1 {
		t.Errorf("another cue in the same phrase: statement %d", j)
	}
	long.Cue = "denied"
	if j := m.told(long); j == 3 {
		t.Error("the cue of another statement inside the phrase was taken for its own")
	}
}

func TestJointly(t *testing.T) {
	s := &Story{parties: map[string]*GoldParty{"p1": {Name: "Harbour Office"}, "p2": {Name: "coast guard", Aliases: []string{"Guard"}}},
		Told: []Told{{Claim: "c1", Article: "a1", Text: "x", Party: "p1"}, {Claim: "c1", Article: "a1", Text: "x", Party: "p2"}, {Claim: "c1", Article: "a1", Text: "y", Party: "p1"}}}
	both := &onrecord.Party{Name: "The harbour office and the coast guard"}
	if !s.jointly(s.Told[0], both) || s.jointly(s.Told[2], both) || s.jointly(s.Told[0], nil) || s.jointly(s.Told[0], &onrecord.Party{Name: "The harbour office"}) {
		t.Error("joint sources are not told from single ones")
	}
}
