package statement_test

import (
	"strings"
	"sync"
	"testing"

	"onrecord"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/statement"
	"onrecord/text"
)

// models are loaded once for all examples.
var models = sync.OnceValues(model.Load)

// analyse reads s as an article of one body block.
func analyse(t testing.TB, s string) (*model.Analysis, *lang.Pack) {
	t.Helper()
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	m, err := models()
	if err != nil {
		t.Fatal(err)
	}
	d := &onrecord.Document{Text: s, Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: len(s)}}}
	return m.Analyze(text.New(d, pack.Text())), pack
}

// TestCueExamples holds every row of the cue lists to its own examples: the cue must fire in the one, and must not in the
// other.
func TestCueExamples(t *testing.T) {
	_, pack := analyse(t, "It rained.")
	missed, wrong, bare := 0, 0, 0
	for i := range pack.Cues {
		c := &pack.Cues[i]
		if c.Fires == "" {
			bare++
			t.Errorf("%s: cue %q has no example that must fire it", c.Where, c.Text)
			continue
		}
		if !fires(t, c, c.Fires) {
			missed++
			t.Errorf("%s: cue %q does not fire in %q", c.Where, c.Text, c.Fires)
		}
		if c.Never != "" && fires(t, c, c.Never) {
			wrong++
			t.Errorf("%s: cue %q fires in %q", c.Where, c.Text, c.Never)
		}
	}
	t.Logf("%d cues: %d without example, %d do not fire, %d fire where they must not", len(pack.Cues), bare, missed, wrong)
}

// fires reports whether a statement in s was made by cue c.
func fires(t *testing.T, c *lang.Cue, s string) bool {
	a, pack := analyse(t, s)
	for _, st := range statement.Find(a, pack).Statements {
		for _, f := range st.Findings {
			if f.Field == "cue" && f.By == "statement/cue "+c.Text {
				return true
			}
		}
		if strings.EqualFold(st.Cue.Text, c.Text) {
			return true
		}
	}
	return false
}
