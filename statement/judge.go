package statement

import (
	"fmt"
	"slices"

	"onrecord/lang"
	"onrecord/model"
	"onrecord/model/loglinear"
	"onrecord/models"
)

// Judge drops what the rules took for a statement and people mostly do not: "an agate showing Medea", "found guilty" behind "if", a
// lesser cue inside somebody's words. It is a log-linear model over what the rules know of a candidate: its cue, who its source is, how
// the content was found and where it all stands.
type Judge struct{ model *loglinear.Model }

// LoadJudge reads the model that ships inside the program.
func LoadJudge() (*Judge, error) {
	m, err := loglinear.Read(models.Judge())
	if err != nil {
		return nil, fmt.Errorf("load the judge of statements: %w", err)
	}
	return NewJudge(m), nil
}

// NewJudge judges by m, which knows the class [Kept].
func NewJudge(m *loglinear.Model) *Judge { return &Judge{m} }

// Kept and Dropped are the classes of the model.
const (
	Kept    = "kept"
	Dropped = "dropped"
)

// leastKept is how likely a candidate must be a statement. Half would give the best F1 by a tenth of a point; a reader who misses a statement
// loses more than one who sees a line too many, so only what is mostly none is dropped.
const leastKept = 0.3

// Keeps reports whether a candidate with these features is a statement; without features it is kept.
func (j *Judge) Keeps(features []string) bool {
	return features == nil || j.model.Probability(features, Kept) >= leastKept
}

// Find reads a as [Find] does, and keeps what is likely enough.
func (j *Judge) Find(a *model.Analysis, p *lang.Pack) *Found {
	f := newFinder(a, p)
	f.draft()
	f.settle()
	f.inOrder()
	f.nest()
	n := len(f.drafts)
	f.drafts = slices.DeleteFunc(f.drafts, func(d *draft) bool { return !j.Keeps(f.signs(d)) })
	if len(f.drafts) < n {
		f.nest() // within what is left
	}
	f.finish()
	return f.found()
}

// Candidates reads a as [Find] does, and gives the features of each statement, by which a [Judge] is to be trained; none of one that is kept
// whatever it looks like, because it denies, doubts, takes back, declines or says nothing: there are few of these, and readers ask for them.
func Candidates(a *model.Analysis, p *lang.Pack) (*Found, [][]string) {
	f := newFinder(a, p)
	f.draft()
	f.settle()
	f.inOrder()
	f.nest()
	features := map[*draft][]string{}
	for _, d := range f.drafts {
		features[d] = f.signs(d)
	}
	f.finish()
	out := make([][]string, len(f.drafts))
	for i, d := range f.drafts {
		out[i] = features[d]
	}
	return f.found(), out
}
