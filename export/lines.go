package export

import (
	"context"
	"encoding/json"
	"io"

	"onrecord"
	"onrecord/dossier"
	"onrecord/export/csv"
	"onrecord/ledger"
)

// Folded is one article as it stands, whose lines are those that [JSONL] writes.
type Folded struct {
	*ledger.Article
	Row ledger.ArticleRow
	a   *article
}

// Fold gives the article that row tells of.
func Fold(ctx context.Context, s Story, row ledger.ArticleRow, clusters ledger.Clusters) (*Folded, error) {
	a, err := fold(ctx, s, row, clusters)
	if err != nil {
		return nil, err
	}
	return &Folded{a.Article, row, a}, nil
}

// Lines are all its lines.
func (f *Folded) Lines() ([]Line, error) { return f.a.lines() }

// Line is number i of a kind, of those that a reading has, in its order; false when there is none.
func (f *Folded) Line(kind LineKind, i int) (Line, bool) {
	if f.Reading == nil || i < 0 || i >= f.a.count(kind) {
		return Line{}, false
	}
	return f.a.line(kind, i), true
}

// Charges says what it reports of charges against party i of the reading; nil for one that cannot be charged.
func (f *Folded) Charges(i int) []dossier.Charge { return f.a.sentences.Charges(i) }

// NewLine is a line that is no part of a reading: an article, an entry of the log, a passage of the text. what says more of its kind.
func NewLine(kind LineKind, sentence, what string, article *ArticleRef, passage onrecord.Span) Line {
	l := Line{Schema: Schema, Kind: kind, Sentence: sentence, Article: article, at: passage.Range(), what: what}
	if !passage.IsZero() {
		l.Passage = &passage
	}
	return l
}

// Ref names the article of a capture, of which row tells.
func Ref(row ledger.ArticleRow, body ledger.CaptureBody) *ArticleRef {
	return (&article{Article: &ledger.Article{ID: row.ID, Capture: body}, row: row}).ref()
}

// What is the act of a statement, the kind of an absence, the outcome of a request, the status of a designation.
func (l Line) What() string { return l.what }

// Said is when a statement was made, or a designation held; zero when not known.
func (l Line) Said() onrecord.When { return l.said }

// WriteJSONL writes lines as JSON lines.
func WriteJSONL(w io.Writer, lines []Line) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, l := range lines {
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

// WriteCSV writes lines as a table like that of [CSV].
func WriteCSV(w io.Writer, lines []Line) error {
	t, err := csv.NewWriter(w, columns()...)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if err := t.Row(l.cells()...); err != nil {
			return err
		}
	}
	return t.Flush()
}
