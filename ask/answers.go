package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger"
)

// Missing gives what articles report not to exist or not to have happened, by kind; and apart from it, of which kinds nothing
// was found. The two are never the same: that nobody reports an arrest is not a report of no arrest.
func (a *Asker) Missing(ctx context.Context, q ledger.Query, limit int) (*Answer, error) {
	q.Kinds = []ledger.RowKind{ledger.AbsenceRow}
	out := &Answer{Schema: Schema, Question: "What is reported absent?"}
	var none []string
	var parts []first
	for _, kind := range onrecord.AbsenceKinds() {
		if len(q.What) == 0 || slices.Contains(q.What, string(kind)) {
			parts = append(parts, first{what: string(kind), title: "Reported absent: " + absent(kind), words: reported})
		}
	}
	if err := a.firsts(ctx, q, parts, limit); err != nil {
		return nil, err
	}
	for _, part := range parts {
		switch {
		case part.section != nil:
			out.Sections = append(out.Sections, *part.section)
		case part.what != string(onrecord.NoOther):
			none = append(none, part.what)
		}
	}
	if len(none) > 0 {
		out.Sections = append(out.Sections, Section{Title: "Nothing found about", Prose: []string{
			strings.Join(none, ", ") + ".", "Of these, no article was found to report that there is none. That does not say whether there is one: articles may report it, or not speak of it."}})
	}
	if len(out.Sections) == 0 {
		out.Sections = []Section{{Title: "Nothing found", Empty: "No article was found to report that something is absent."}}
	}
	counted, err := a.counted(ctx, q)
	out.Notes = append(out.Notes, counted)
	return out, err
}

// first is a section of what is of one kind: counted in words, and the first lines; nil when there is nothing.
type first struct {
	what, title string
	words       func(n, articles int) string
	hits        []ledger.Hit
	section     *Section
}

// firsts fills the sections of parts with what answers to q. All are counted in one go, their lines looked up side by side, and the articles of
// all lines read together.
func (a *Asker) firsts(ctx context.Context, q ledger.Query, parts []first, limit int) error {
	n, err := a.store.CountRows(ctx, q)
	if err != nil {
		return err
	}
	together, in := sideBySide(ctx)
	for i := range parts {
		p := &parts[i]
		if n.What[p.what] == 0 {
			continue
		}
		q := q
		q.What, q.Limit = []string{p.what}, limit
		together.Go(func() (err error) {
			p.hits, err = a.store.Rows(in, q)
			return err
		})
	}
	if err := together.Wait(); err != nil {
		return err
	}
	var all []ledger.Hit
	for _, p := range parts {
		all = append(all, p.hits...)
	}
	if err := a.gather(ctx, all); err != nil {
		return err
	}
	for i := range parts {
		p := &parts[i]
		if n.What[p.what] == 0 {
			continue
		}
		p.section = &Section{Title: p.title, Prose: []string{p.words(n.What[p.what], n.In[p.what])}}
		if limit > 0 && n.What[p.what] > limit {
			p.section.Prose = append(p.section.Prose, fmt.Sprintf("The first %d are shown; --limit says how many to show.", limit))
		}
		if p.section.Lines, err = a.lines(ctx, p.hits); err != nil {
			return err
		}
	}
	return nil
}

// absent is a kind as the end of a title.
func absent(kind onrecord.AbsenceKind) string {
	if kind == onrecord.NoOther {
		return "something else"
	}
	return string(kind)
}

// reported counts absences in n reports of so many articles. Each is a report: how many there are is not how often the thing is missing.
func reported(n, articles int) string {
	if n == 1 {
		return "1 absence is reported, in 1 article. Its origin was not looked for."
	}
	return fmt.Sprintf("%d absences are reported, in %s. Their origins were not looked for.", n, plural(articles, "article"))
}

func requested(n, articles int) string {
	if n == 1 {
		return "1 request is reported, in 1 article."
	}
	return fmt.Sprintf("%d requests are reported, in %s.", n, plural(articles, "article"))
}

// Asked gives who was asked for comment, and what came of it.
func (a *Asker) Asked(ctx context.Context, q ledger.Query, limit int) (*Answer, error) {
	q.Kinds = []ledger.RowKind{ledger.RequestRow}
	out := &Answer{Schema: Schema, Question: "Who was asked, and what came of it?"}
	var parts []first
	for _, outcome := range onrecord.Outcomes() {
		if len(q.What) == 0 || slices.Contains(q.What, string(outcome)) {
			parts = append(parts, first{what: string(outcome), title: "Asked: " + string(outcome), words: requested})
		}
	}
	if err := a.firsts(ctx, q, parts, limit); err != nil {
		return nil, err
	}
	for _, part := range parts {
		if part.section != nil {
			out.Sections = append(out.Sections, *part.section)
		}
	}
	if len(out.Sections) == 0 {
		out.Sections = []Section{{Title: "Asked", Empty: "No article was found to say that somebody was asked. That is not to say that nobody was."}}
	}
	counted, err := a.counted(ctx, q)
	out.Notes = append(out.Notes, counted)
	return out, err
}
