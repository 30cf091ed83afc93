package ask

import (
	"context"
	"fmt"
	"strings"
	"time"

	"onrecord"
	"onrecord/export"
	"onrecord/ledger"
	"onrecord/ledger/diff"
)

// Diff says how the statements of two versions of an article differ: from and to are version numbers; 0 is the last, or the one before
// to. Commas make no difference.
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
	return compared(old, now)
}

// titles of the sections on what became of statements; others tell what stands in them by itself.
func titleOf(k diff.Kind) (title, empty string) {
	switch k {
	case diff.Vanished:
		return "Vanished", "Nothing vanished."
	case diff.Appeared:
		return "Appeared", "Nothing appeared."
	case diff.Changed:
		return "Changed", "No statement was changed."
	case diff.Reread:
		return "The same words, taken otherwise", ""
	default:
		return "Rejected by a person in one of the versions", ""
	}
}

func compared(old, now *export.Folded) (*Answer, error) {
	d, err := diff.Between(old.Article, now.Article)
	if err != nil {
		return nil, err
	}
	out := &Answer{Schema: Schema, Question: fmt.Sprintf("What changed from version %d to version %d of %s?", old.Row.Version, now.Row.Version, now.Row.Place)}
	a, b := byID(old), byID(now)
	for _, k := range diff.Kinds() {
		s := Section{}
		s.Title, s.Empty = titleOf(k)
		for _, c := range d.Statements {
			if c.Kind == k {
				s.Lines = append(s.Lines, change(c, a, b)...)
			}
		}
		for _, p := range d.Passages {
			if p.Kind == k {
				f := now
				if k == diff.Vanished {
					f = old
				}
				if l, ok := lineOf(f, ledger.Row{Kind: p.Row, Ord: p.Index}); ok {
					s.Lines = append(s.Lines, l)
				}
			}
		}
		if k == diff.Changed && d.Title {
			s.Prose = append(s.Prose, fmt.Sprintf("The headline was %s and is %s.", titled(old), titled(now)))
		}
		if k == diff.Changed && d.Published {
			s.Prose = append(s.Prose, fmt.Sprintf("The article dated itself %s and dates itself %s.", known(old.Row.From), known(now.Row.From)))
		}
		if s.Empty != "" || len(s.Lines) > 0 {
			out.Sections = append(out.Sections, s)
		}
	}
	out.Notes = []string{plural(d.Same, "statement") + " unchanged. Commas, capital letters, the order of statements and other words for the same party make no difference; that a statement vanished is no retraction."}
	for _, f := range []*export.Folded{old, now} {
		out.Notes = append(out.Notes, fmt.Sprintf("Version %d is %s, SHA-256 %s, %s.", f.Row.Version, f.ID.Short(), f.Row.SHA256, arrived(f.Row)))
	}
	return out, nil
}

// change tells of one statement: as it was, as it is, or both with what is different.
func change(c diff.Change, old, now map[onrecord.StatementID]export.Line) []export.Line {
	switch {
	case c.After == nil:
		return []export.Line{old[c.Before.ID]}
	case c.Before == nil:
		return []export.Line{now[c.After.ID]}
	}
	before, after := old[c.Before.ID], now[c.After.ID]
	var parts, words []string
	for _, p := range c.Parts {
		parts = append(parts, string(p))
	}
	for _, r := range c.Words {
		switch text := oneLine(r.Text); r.Op {
		case diff.Gone:
			words = append(words, "[-"+text+"-]")
		case diff.New:
			words = append(words, "{+"+text+"+}")
		default:
			words = append(words, text)
		}
	}
	before.Sentence = "Before: " + before.Sentence
	after.Sentence = "Now (" + strings.Join(parts, ", ") + "): " + after.Sentence
	if len(words) > 0 {
		after.Sentence += ". Its words, those gone in [-…-], new ones in {+…+}: ‘" + strings.Join(words, " ") + "’"
	}
	return []export.Line{before, after}
}

func titled(f *export.Folded) string {
	if f.Row.Title == "" {
		return "none"
	}
	return "‘" + oneLine(f.Row.Title) + "’"
}

func arrived(r ledger.ArticleRow) string {
	if r.Arrived != "" {
		return "arrived " + r.Arrived
	}
	return "added " + r.Added.Format(time.RFC3339)
}

// byID are the lines of f's statements.
func byID(f *export.Folded) map[onrecord.StatementID]export.Line {
	out := map[onrecord.StatementID]export.Line{}
	for i, s := range f.Reading.Statements {
		out[s.ID], _ = f.Line(export.StatementLine, i)
	}
	return out
}
