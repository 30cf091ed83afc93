package statement_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/model/loglinear"
	weights "onrecord/models"
	"onrecord/statement"
)

// judgedText holds a statement, one within it, a refusal, and a thing that shows something.
const judgedText = "The mayor said that engineers believed the dam was safe. The owners declined to comment. One jar, a vase showing a mother and her sons, was found on Monday."

func cuesOf(f *statement.Found) string {
	var out []string
	for _, s := range f.Statements {
		out = append(out, s.Cue.Text)
	}
	return strings.Join(out, ", ")
}

// The judge that ships drops a jar that shows something, and nothing else.
func TestJudge(t *testing.T) {
	a, pack := analyse(t, judgedText)
	j, err := statement.LoadJudge()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := cuesOf(statement.Find(a, pack)), "said, believed, declined to comment, showing"; got != want {
		t.Fatalf("the rules found %q, want %q", got, want)
	}
	if got, want := cuesOf(j.Find(a, pack)), "said, believed, declined to comment"; got != want {
		t.Errorf("kept %q, want %q", got, want)
	}
}

// What stood within a statement that is dropped stands at the top; a refusal is never dropped.
func TestJudgeDrops(t *testing.T) {
	a, pack := analyse(t, judgedText)
	drop := map[string][]int32{"cue: say": {9000, 0}, "cue: show": {9000, 0}, "cue: decline to comment": {9000, 0}, "bias": {0, 2000}}
	f := statement.NewJudge(loglinear.New([]string{statement.Dropped, statement.Kept}, drop)).Find(a, pack)
	if got, want := cuesOf(f), "believed, declined to comment"; got != want {
		t.Fatalf("kept %q, want %q", got, want)
	}
	s := f.Statements[0]
	if s.Within != "" || s.ID != "s1" || slices.ContainsFunc(s.Findings, func(x onrecord.Finding) bool { return x.Field == "within" }) {
		t.Errorf("%s stands within %q, found by %v", s.ID, s.Within, s.Findings)
	}
}

// Each candidate has its features, and a refusal none.
func TestCandidates(t *testing.T) {
	a, pack := analyse(t, judgedText)
	f, features := statement.Candidates(a, pack)
	if len(features) != len(f.Statements) {
		t.Fatalf("features of %d candidates, of %d", len(features), len(f.Statements))
	}
	for i, s := range f.Statements {
		if (s.Act == onrecord.Declines) != (features[i] == nil) {
			t.Errorf("%s: %d features", s.Cue.Text, len(features[i]))
		}
	}
	for _, want := range []string{"cue: believe", "within, class: verb", "source: speaker", "act: believes"} {
		if !slices.Contains(features[1], want) {
			t.Errorf("no %q in %q", want, features[1])
		}
	}
}

// The marks of quotations are told apart by nothing.
func TestJudgeMarks(t *testing.T) {
	straight := `"The dam was never safe," said the mayor. She called it "a heap of sand".`
	curly := `“The dam was never safe,” said the mayor. She called it “a heap of sand”.`
	a, pack := analyse(t, straight)
	b, _ := analyse(t, curly)
	_, x := statement.Candidates(a, pack)
	_, y := statement.Candidates(b, pack)
	if len(x) < 2 || !slices.EqualFunc(x, y, slices.Equal[[]string]) {
		t.Errorf("%q\n%q", x, y)
	}
}

func TestJudgeManifest(t *testing.T) { checkManifest(t, "en-judge", weights.Judge()) }
