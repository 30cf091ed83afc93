package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
)

func ferryStory(t *testing.T) *Story {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(dir, "stories", "ferry", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a1.txt", ferryText)
	write("truth.json", `{"parties":[{"id":"p1","kind":"person","names":["Ilse Brandt","Brandt"]},{"id":"p3","kind":"group","names":["The owners"]}],
"claims":[{"statements":[
 {"article":"a1","text":"carried too many people","party":"p1","act":"asserts","cue":"said"},
 {"article":"a1","text":"Brandt denied it","party":"p1","act":"denies","cue":"denied"},
 {"article":"a1","text":"declined to comment","party":"p3","act":"declines","cue":"declined to comment"},
 {"article":"a1","text":"Nobody checked the doors","party":"p1","act":"asserts","cue":"said"}]}],
"absences":[{"article":"a1","kind":"arrest","text":"No arrests have been made"}],
"requests":[{"article":"a1","asked":"p3","outcome":"declined","text":"declined to comment"}]}`)
	list, err := LoadStories(dir)
	if err != nil {
		t.Fatal(err)
	}
	return list[0]
}

func TestStories(t *testing.T) {
	s := ferryStory(t)
	got := RunStories([]*Story{s}, func(*onrecord.Capture) (*onrecord.Reading, error) { return asReading(t, ferry(t), 0), nil })
	// The denial is not in the annotation; the doors are Tomas Reuk's and an allegation there.
	if got.Found != (Ratio{3, 4}) || got.Speaker != (Ratio{2, 3}) || got.Act != (Ratio{2, 3}) || got.Absences != (Ratio{1, 1}) || got.Requests != (Ratio{1, 1}) {
		t.Errorf("%+v", got)
	}
	if len(got.Mistakes) != 3 || got.Mistakes[0].Kind != Missed || !strings.Contains(got.Mistakes[0].Passage, "«Brandt denied it»") ||
		got.Mistakes[1].Kind != WrongSpeaker || got.Mistakes[2].Cause != "asserts, read as alleges" {
		t.Errorf("%+v", got.Mistakes)
	}
}

// Half of the phrase must be covered, and the statement that says least besides is taken.
func TestTold(t *testing.T) {
	g := ferry(t)
	r := asReading(t, g, 0)
	m := NewMatch(g, r)
	if j := m.told(Told{Text: "the doors never closed"}); j != 2 {
		t.Errorf("the doors: statement %d", j)
	}
	whole := r.Statements[2]
	at := strings.Index(ferryText, "told the board")
	end := at + len("told the board that the doors never closed")
	whole.Content = []onrecord.Span{{Start: at, End: end, Text: ferryText[at:end]}}
	r.Statements = append([]onrecord.Statement{whole}, r.Statements...)
	m = NewMatch(g, r)
	if j := m.told(Told{Text: "the doors never closed"}); j != 3 {
		t.Errorf("the narrower of two: statement %d", j)
	}
	if j := m.told(Told{Text: "closed. Brandt denied it"}); j != -1 {
		t.Errorf("less than half: statement %d", j)
	}
	if j := m.told(Told{Text: "no such words"}); j != -1 {
		t.Errorf("words that are not there: statement %d", j)
	}
}

func TestLoadStoriesRefuses(t *testing.T) {
	if _, err := LoadStories(t.TempDir()); err == nil {
		t.Error("no stories, no error")
	}
}
