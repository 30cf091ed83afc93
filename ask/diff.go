package ask

import (
	"context"
	"fmt"
	"strings"

	"onrecord/export"
	"onrecord/ledger"
	"onrecord/ledger/diff"
)

// Diff says how the statements of two versions of an article differ: from and to are version numbers; 0 is the last, or the one before
// to. Commas and quotation marks make no difference.
func (a *Asker) Diff(ctx context.Context, article string, from, to int) (*Answer, error) {
	f, err := a.one(ctx, article)
	if err != nil {
		return nil, err
	}
	rows, err := a.store.Articles(ctx, ledger.ArticleQuery{Place: f.Row.Place, AllVersions: true})
	if err != nil {
		return nil, err
	}
	if len(rows) < 2 {
		return nil, fmt.Errorf("there is one version only of %s; onrecord add takes others of the same address in", f.Row.Place)
	}
	if to == 0 {
		to = len(rows)
	}
	if from == 0 {
		from = to - 1
	}
	var old, now *export.Folded
	for _, r := range rows {
		switch r.Version {
		case from:
			old, err = a.article(ctx, r)
		case to:
			now, err = a.article(ctx, r)
		}
		if err != nil {
			return nil, err
		}
	}
	if old == nil || now == nil || from == to {
		return nil, fmt.Errorf("%s has versions 1 to %d; versions %d and %d cannot be compared", f.Row.Place, len(rows), from, to)
	}
	for _, x := range []*export.Folded{old, now} {
		if x.Reading == nil {
			return nil, fmt.Errorf("nothing was read from version %d: %s", x.Row.Version, oneLine(x.Reason))
		}
	}
	return compared(old, now), nil
}

func compared(old, now *export.Folded) *Answer {
	out := &Answer{Schema: Schema, Question: fmt.Sprintf("What changed from version %d to version %d of %s?", old.Row.Version, now.Row.Version, now.Row.Place)}
	appeared := Section{Title: "Appeared", Empty: "No statement appeared."}
	vanished := Section{Title: "Vanished", Empty: "No statement vanished."}
	changed := Section{Title: "Changed", Empty: "No statement changed."}
	same := 0
	a, b := statements(old), statements(now)
	for _, c := range diff.Statements(old.Reading, now.Reading) {
		switch {
		case c.Old < 0:
			appeared.Lines = append(appeared.Lines, b[c.New])
		case c.New < 0:
			vanished.Lines = append(vanished.Lines, a[c.Old])
		case len(c.What) > 0:
			before, after := a[c.Old], b[c.New]
			before.Sentence = "Before: " + before.Sentence
			after.Sentence = "Now (" + strings.Join(c.What, ", ") + "): " + after.Sentence
			changed.Lines = append(changed.Lines, before, after)
		default:
			same++
		}
	}
	out.Sections = []Section{appeared, vanished, changed}
	out.Notes = []string{fmt.Sprintf("%s unchanged. Commas, quotation marks and capital letters make no difference.", plural(same, "statement"))}
	return out
}

// statements are the lines of f's statements, in the order of the reading.
func statements(f *export.Folded) []export.Line {
	var out []export.Line
	for _, l := range f.Lines {
		if l.Kind == export.StatementLine {
			out = append(out, l)
		}
	}
	return out
}
