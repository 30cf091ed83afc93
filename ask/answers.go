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
	asked := q.What
	var none []string
	for _, kind := range onrecord.AbsenceKinds() {
		if len(asked) > 0 && !slices.Contains(asked, string(kind)) {
			continue
		}
		q.What = []string{string(kind)}
		s, err := a.first(ctx, q, "Reported absent: "+absent(kind), reported, limit)
		switch {
		case err != nil:
			return nil, err
		case s != nil:
			out.Sections = append(out.Sections, *s)
		case kind != onrecord.NoOther:
			none = append(none, string(kind))
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

// first is a section of what answers to q, counted in words, and of it the first lines; nil when nothing does.
func (a *Asker) first(ctx context.Context, q ledger.Query, title string, words func(n, articles int) string, limit int) (*Section, error) {
	n, err := a.store.CountRows(ctx, q)
	if err != nil || n.Rows == 0 {
		return nil, err
	}
	s := &Section{Title: title, Prose: []string{words(n.Rows, n.Articles)}}
	if limit > 0 && n.Rows > limit {
		s.Prose = append(s.Prose, fmt.Sprintf("The first %d are shown; --limit says how many to show.", limit))
	}
	q.Limit = limit
	hits, err := a.store.Rows(ctx, q)
	if err != nil {
		return nil, err
	}
	s.Lines, err = a.lines(ctx, hits)
	return s, err
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
	asked := q.What
	for _, outcome := range onrecord.Outcomes() {
		if len(asked) > 0 && !slices.Contains(asked, string(outcome)) {
			continue
		}
		q.What = []string{string(outcome)}
		s, err := a.first(ctx, q, "Asked: "+string(outcome), requested, limit)
		if err != nil {
			return nil, err
		}
		if s != nil {
			out.Sections = append(out.Sections, *s)
		}
	}
	if len(out.Sections) == 0 {
		out.Sections = []Section{{Title: "Asked", Empty: "No article was found to say that somebody was asked. That is not to say that nobody was."}}
	}
	counted, err := a.counted(ctx, q)
	out.Notes = append(out.Notes, counted)
	return out, err
}
