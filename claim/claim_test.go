package claim

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"onrecord"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/models"
	"onrecord/text"
)

// read makes the Input of an article whose statements are given, one a line of the text: SPEAKER: ACT: CONTENT, where the
// text that is analysed is the contents alone, each a paragraph. No content makes a statement whose cue is the line.
func read(t *testing.T, lines ...string) Input {
	t.Helper()
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	pipeline, err := model.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := &onrecord.Document{Lang: "en"}
	in := Input{Pack: pack}
	var speakers []string
	for i, l := range lines {
		f := strings.SplitN(l, ": ", 3)
		start := len(d.Text)
		d.Text += f[2]
		span := onrecord.Span{Start: start, End: len(d.Text), Text: f[2]}
		d.Blocks = append(d.Blocks, onrecord.Block{Kind: onrecord.Body, Start: start, End: len(d.Text)})
		d.Text += "\n\n"
		s := onrecord.Statement{ID: onrecord.StatementID("s" + string(rune('1'+i))), Act: onrecord.Act(f[1]), Form: onrecord.Indirect,
			Source: onrecord.Source{Party: onrecord.PartyID(f[0])}, Content: []onrecord.Span{span}}
		if s.Act == onrecord.Declines || s.Act == onrecord.Silent {
			s.Cue, s.Content, s.Form = span, nil, onrecord.None
		}
		in.Statements = append(in.Statements, s)
		speakers = append(speakers, f[0])
	}
	for _, name := range speakers {
		p := onrecord.Party{ID: onrecord.PartyID(name), Name: name}
		for at := 0; ; {
			k := strings.Index(d.Text[at:], name)
			if k < 0 {
				break
			}
			p.Mentions = append(p.Mentions, onrecord.Span{Start: at + k, End: at + k + len(name), Text: name})
			at += k + len(name)
		}
		in.Parties = append(in.Parties, p)
	}
	in.Analysis = pipeline.Analyze(text.New(d, pack.Text()))
	return in
}

func find(t *testing.T, in Input) []onrecord.Claim {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	claims, found := Find(in, m)
	n := 0
	for _, c := range claims {
		n += len(c.Stances)
	}
	for _, list := range found {
		n -= len(list)
	}
	if n != 0 {
		t.Errorf("%d stances have no finding", n)
	}
	return claims
}

// stanceOf is the stance of statement id on the claim that first is on; "" for none.
func stanceOf(claims []onrecord.Claim, first, id onrecord.StatementID) onrecord.StanceKind {
	for _, c := range claims {
		has := false
		for _, s := range c.Stances {
			has = has || s.Statement == first
		}
		for _, s := range c.Stances {
			if has && s.Statement == id {
				return s.Stance
			}
		}
	}
	return ""
}

func TestFind(t *testing.T) {
	claims := find(t, read(t,
		"Orsk: alleges: the Linden Mill dumped lead dust into the Wenna canal",
		"Mill: denies: the mill never dumped lead dust into the canal",
		"Council: declines: declined to comment on the allegation",
		"Choir: asserts: The summer concert will begin at noon",
		"Orsk: asserts: Lead dust was dumped into the canal on nine nights"))
	for id, want := range map[onrecord.StatementID]onrecord.StanceKind{"s1": onrecord.Supports, "s2": onrecord.DeniesIt, "s4": "", "s5": onrecord.Supports} {
		if got := stanceOf(claims, "s1", id); got != want {
			t.Errorf("%s: %q, want %q in %+v", id, got, want, claims)
		}
	}
	if len(claims) == 0 || claims[0].ID != "c1" || claims[0].Wording.Text != "the Linden Mill dumped lead dust into the Wenna canal" {
		t.Errorf("wording: %+v", claims)
	}
}

// One statement makes several points: each goes its own way.
func TestPoints(t *testing.T) {
	in := read(t, "Orsk: asserts: The mill dumped lead. Nobody was warned, and the council kept quiet about the dead fish.")
	r := newReader(in)
	var got []string
	for _, p := range r.points {
		got = append(got, in.Analysis.Text.Document.Text[in.Analysis.Text.Tokens[p.words[0]].Start:in.Analysis.Text.Tokens[p.words[1]].End])
	}
	want := []string{"The mill dumped lead.", "Nobody was warned,", "and the council kept quiet about the dead fish."}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("points %q, want %q", got, want)
	}
	if !r.points[1].negated || !r.points[1].opens || r.points[0].negated || r.points[2].negated {
		t.Errorf("negated: %v %v %v", r.points[0].negated, r.points[1].negated, r.points[2].negated)
	}
}

// An opposite turns a claim round, and so does a negation; both together do not.
func TestTurns(t *testing.T) {
	r := newReader(read(t, "A: asserts: the society is solvent", "B: asserts: the society is insolvent", "C: asserts: the society is not insolvent",
		"D: asserts: the society is not solvent"))
	for _, c := range []struct {
		a, b int
		want bool
	}{{0, 1, true}, {0, 2, false}, {0, 3, true}, {1, 2, true}, {1, 3, false}, {0, 0, false}} {
		if got := r.points[c.a].turns(&r.points[c.b]); got != c.want {
			t.Errorf("%d turns %d: %v", c.a, c.b, got)
		}
	}
	if r.alike(&r.points[0], &r.points[1]) != 1000 {
		t.Error("solvent and insolvent are about different things")
	}
}

// Same input, same claims; no statement, no claim; a refusal alone has nothing to be worded by.
func TestFindIsAFunction(t *testing.T) {
	in := read(t, "Orsk: alleges: the mill dumped lead dust", "Mill: asserts: we have dumped nothing", "Mill: asserts: The dust came from the tannery")
	a, b := find(t, in), find(t, in)
	if len(a) != len(b) {
		t.Errorf("%d claims, then %d", len(a), len(b))
	}
	if c := find(t, Input{Analysis: in.Analysis, Pack: in.Pack}); c != nil {
		t.Errorf("no statements: %v", c)
	}
	if c := find(t, read(t, "Mill: declines: declined to comment")); c != nil {
		t.Errorf("only a refusal: %v", c)
	}
}

// What is learned from is what is decided on: each point that bears on a claim is an example.
func TestExamples(t *testing.T) {
	in := read(t, "Orsk: alleges: the mill dumped lead dust", "Choir: asserts: the concert is at noon", "Mill: denies: the mill dumped no dust")
	stance := Examples(in, [][]Truth{{{"c1", onrecord.Supports, "the mill dumped lead dust"}}, nil, {{"c1", onrecord.DeniesIt, "the mill dumped no dust"}}})
	if len(stance) != 2 || stance[0].Class != "supports" || stance[1].Class != "denies" {
		t.Errorf("stances: %+v", stance)
	}
}

// The weights are those that the manifest beside them speaks of.
func TestManifest(t *testing.T) {
	data, err := os.ReadFile("../models/en-claim/manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ SHA256 string }
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%x", sha256.Sum256(models.Stance())); got != m.SHA256 {
		t.Errorf("the weights are %s, the manifest says %s: train them again", got, m.SHA256)
	}
}

// No statement list, however odd, breaks a law: the same words twice, within each other, with no content and no cue.
func TestOddStatements(t *testing.T) {
	in := read(t, "A: asserts: the mill dumped dust, and the council knew of it", "B: declines: declined to say", "A: denies: it is not so")
	in.Statements = append(in.Statements, in.Statements[0], onrecord.Statement{ID: "s9"})
	in.Statements[3].ID, in.Statements[3].Within = "s8", "s1"
	for _, c := range find(t, in) {
		seen := map[onrecord.StatementID]bool{}
		for _, s := range c.Stances {
			if seen[s.Statement] {
				t.Errorf("%s stands twice on %s", s.Statement, c.ID)
			}
			seen[s.Statement] = true
		}
	}
}
