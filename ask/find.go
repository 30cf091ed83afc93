package ask

import (
	"context"
	"fmt"

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
	var statements []ledger.Hit
	if in != InText {
		q.Kinds = []ledger.RowKind{ledger.StatementRow}
		hits, more, err := a.ask(ctx, q, limit)
		if err != nil {
			return nil, err
		}
		statements = hits
		s := Section{Title: "In statements", Empty: "No statement has it."}
		if s.Lines, err = a.lines(ctx, hits); err != nil {
			return nil, err
		}
		mark(s.Lines, terms, q.Exact)
		out.Sections, out.Notes = append(out.Sections, s), note(out.Notes, more, "statements")
	}
	if in != InStatements && len(q.What)+len(q.Forms) == 0 && q.Name == "" && q.Basis == "" {
		q.Kinds = []ledger.RowKind{ledger.PassageRow}
		hits, more, err := a.ask(ctx, q, limit)
		if err != nil {
			return nil, err
		}
		s := Section{Title: "Elsewhere in the text", Empty: "No other passage has it."}
		if in == InText {
			s.Title, s.Empty = "In the text", "No passage has it."
		}
		if s.Lines, err = a.lines(ctx, beside(hits, statements)); err != nil {
			return nil, err
		}
		mark(s.Lines, terms, q.Exact)
		out.Sections, out.Notes = append(out.Sections, s), note(out.Notes, more, "passages")
	}
	if len(out.Lines()) == 0 {
		out.Notes = append(out.Notes, "Words are compared as wholes: one in the singular does not find its plural.")
	}
	counted, err := a.counted(ctx, q)
	out.Notes = append(out.Notes, counted)
	return out, err
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
