package ask

import (
	"context"
	"fmt"
	"slices"

	"onrecord/ledger"
	"onrecord/ledger/search"
)

// Where says in what words are looked for.
type Where string

const (
	Everywhere   Where = "all"
	InStatements Where = "statements"
	InText       Where = "text"
)

// Find looks for the words of q.Text in statements and in the text of articles, at most limit of each. A passage of the text that
// holds a statement which was found is not told again.
func (a *Asker) Find(ctx context.Context, q ledger.Query, in Where, limit int) (*Answer, error) {
	if q.Text != "" && len(search.Words(q.Text)) == 0 {
		return nil, fmt.Errorf("look for %q: %w; it needs a letter or a digit", q.Text, errNothingAsked)
	}
	terms, err := search.Parse(q.Text)
	if err != nil {
		return nil, err
	}
	out := &Answer{Schema: Schema, Question: fmt.Sprintf("Where does %s stand?", q.Text)}
	said, written := found{what: "statements"}, found{what: "passages"}
	var counted string
	together, asking := sideBySide(ctx)
	if in != InText {
		together.Go(func() error { return a.search(asking, q, ledger.StatementRow, limit, &said) })
	}
	if in != InStatements && len(q.What)+len(q.Forms) == 0 && q.Name == "" && q.Basis == "" {
		together.Go(func() error { return a.search(asking, q, ledger.PassageRow, limit, &written) })
	}
	if err := together.Wait(); err != nil {
		return nil, err
	}
	written.hits = beside(written.hits, said.hits)
	together, asking = sideBySide(ctx)
	together.Go(func() (err error) {
		counted, err = a.counted(asking, q)
		return err
	})
	together.Go(func() error { return a.gather(asking, slices.Concat(said.hits, written.hits)) })
	if err := together.Wait(); err != nil {
		return nil, err
	}
	said.title, said.empty = "In statements", "No statement has it."
	written.title, written.empty = "Elsewhere in the text", "No other passage has it."
	if in == InText {
		written.title, written.empty = "In the text", "No passage has it."
	}
	for _, f := range []found{said, written} {
		if !f.looked {
			continue
		}
		s := Section{Title: f.title, Empty: f.empty}
		if s.Lines, err = a.lines(ctx, f.hits); err != nil {
			return nil, err
		}
		mark(s.Lines, terms, q.Exact)
		out.Sections, out.Notes = append(out.Sections, s), note(out.Notes, f.more, f.what)
	}
	if len(out.Lines()) == 0 {
		out.Notes = append(out.Notes, "Words are compared as wholes: one in the singular does not find its plural.")
	}
	out.Notes = append(out.Notes, counted)
	return out, nil
}

// found is what was found among lines of one kind.
type found struct {
	what, title, empty string
	looked, more       bool
	hits               []ledger.Hit
}

func (a *Asker) search(ctx context.Context, q ledger.Query, kind ledger.RowKind, limit int, f *found) (err error) {
	q.Kinds, f.looked = []ledger.RowKind{kind}, true
	f.hits, f.more, err = a.ask(ctx, q, limit)
	return err
}

// ask asks for limit rows, and whether there are more.
func (a *Asker) ask(ctx context.Context, q ledger.Query, limit int) ([]ledger.Hit, bool, error) {
	if limit > 0 {
		q.Limit = limit + 1
	}
	hits, err := a.store.Rows(ctx, q)
	if limit > 0 && len(hits) > limit {
		return hits[:limit], true, err
	}
	return hits, false, err
}

func note(notes []string, more bool, what string) []string {
	if more {
		notes = append(notes, fmt.Sprintf("There are more %s than are shown; --limit says how many to show.", what))
	}
	return notes
}

// beside are those of hits that hold none of told.
func beside(hits, told []ledger.Hit) []ledger.Hit {
	var out []ledger.Hit
	for _, h := range hits {
		holds := false
		for _, t := range told {
			holds = holds || t.Capture == h.Capture && h.Start <= t.Start && t.End <= h.End
		}
		if !holds {
			out = append(out, h)
		}
	}
	return out
}
