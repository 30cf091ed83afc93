// Package diff says how two versions of one article differ in who says what: which statements appeared, which vanished, and which
// were changed, with the words that were. It compares words and not commas: case, punctuation, marks, spacing and diacritics
// make no difference, and neither does the order of statements.
//
// It works on what the ledger holds of both versions at present, people's decisions included, and is a pure function of it. It does not
// say why anything changed: that a statement vanished is no retraction.
package diff

import (
	"cmp"
	"fmt"
	"slices"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// Kind is what became of something from one version to the next.
type Kind string

const (
	Appeared Kind = "appeared"
	Vanished Kind = "vanished"
	Changed  Kind = "changed"  // the article has it in other words
	Reread   Kind = "reread"   // the same words, taken otherwise by the reader or a person
	Rejected Kind = "rejected" // a person struck it out of one of the versions, and it stands in the other
)

// Kinds lists them, in the order in which they are told.
func Kinds() []Kind { return []Kind{Vanished, Appeared, Changed, Reread, Rejected} }

// Part is something that two statements differ in.
type Part string

const (
	Speaker Part = "speaker"
	Cue     Part = "cue"
	Content Part = "content"
	Marks   Part = "quotation marks" // the words are quoted in one version and paraphrased in the other
	Hedges  Part = "hedges"
	Act     Part = "act"
	Basis   Part = "basis"
)

// Change is one statement that is not the same in both versions.
type Change struct {
	Kind Kind
	// Before and After are the statement in the older and in the newer version, nil where it is not there.
	Before, After *onrecord.Statement
	// Parts are what is different, for Changed and Reread.
	Parts []Part
	// Words are those of the content, with what went and what came; nil unless Parts has Content.
	Words []Run
}

// Passage is something else that stands in one version only: an absence, a request, a designation.
type Passage struct {
	Kind Kind // Appeared or Vanished
	Row  ledger.RowKind
	// Index is its place in that list of the version's Reading.
	Index int
}

// Difference is how two versions differ. All lists are in the order of the kinds and of the text.
type Difference struct {
	Statements []Change
	Passages   []Passage
	// Title and Published tell whether the headline or the date that the article gives itself is another.
	Title, Published bool
	// Same counts statements that are in both.
	Same int
}

// Between compares an older version of an article with a newer. It is an error when nothing was read of one of them.
func Between(before, after *ledger.Article) (*Difference, error) {
	for _, a := range []*ledger.Article{before, after} {
		if a.Reading == nil || a.Outcome == ledger.OtherLanguage {
			return nil, fmt.Errorf("compare %s with %s: no statement could be read from %s (%s)", before.ID.Short(), after.ID.Short(), a.ID.Short(), why(a))
		}
	}
	x, y := newVersion(before), newVersion(after)
	y.newer = true
	d := &Difference{
		Title:     search.Fold(before.Reading.Document.Title.Text) != search.Fold(after.Reading.Document.Title.Text),
		Published: before.Reading.Document.Published.From != after.Reading.Document.Published.From,
	}
	other := match(x, y)
	taken := make([]bool, len(y.statements))
	for i, j := range other {
		if j < 0 {
			d.alone(Vanished, x, y, i)
			continue
		}
		taken[j] = true
		d.both(x.statements[i], y.statements[j])
	}
	for j := range y.statements {
		if !taken[j] {
			d.alone(Appeared, y, x, j)
		}
	}
	slices.SortStableFunc(d.Statements, func(a, b Change) int {
		return cmp.Or(cmp.Compare(slices.Index(Kinds(), a.Kind), slices.Index(Kinds(), b.Kind)), cmp.Compare(a.at(), b.at()))
	})
	d.passages(before.Reading, after.Reading)
	return d, nil
}

func why(a *ledger.Article) string {
	switch {
	case a.Outcome == ledger.OtherLanguage:
		return "it is in another language"
	case a.Reason != "":
		return a.Reason
	}
	return "nothing was read yet"
}

// at is where the change stands, in the newer version if it is there.
func (c Change) at() int {
	s := c.After
	if s == nil {
		s = c.Before
	}
	for _, span := range append([]onrecord.Span{s.Source.Span, s.Cue}, s.Content...) {
		if !span.IsZero() {
			return span.Start
		}
	}
	return 0
}

// alone tells of the statement i of a version that the other does not have.
func (d *Difference) alone(k Kind, here, there *version, i int) {
	if there.struck[here.statements[i].words] {
		k = Rejected
	}
	c := Change{Kind: k, Before: here.statements[i].Statement}
	if here.newer {
		c.Before, c.After = nil, c.Before
	}
	d.Statements = append(d.Statements, c)
}

// both compares two that were found to be one.
func (d *Difference) both(a, b *statement) {
	parts := differ(a, b)
	if len(parts) == 0 {
		d.Same++
		return
	}
	c := Change{Kind: Reread, Before: a.Statement, After: b.Statement, Parts: parts}
	if a.words != b.words || slices.Contains(parts, Marks) {
		c.Kind = Changed
	}
	if slices.Contains(parts, Content) {
		c.Words = runs(a.text, b.text)
	}
	d.Statements = append(d.Statements, c)
}
