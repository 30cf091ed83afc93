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
	hits, err := a.store.Rows(ctx, q)
	if err != nil {
		return nil, err
	}
	out := &Answer{Schema: Schema, Question: "What is reported absent?"}
	by := map[string][]ledger.Hit{}
	for _, h := range hits {
		by[h.What] = append(by[h.What], h)
	}
	var none []string
	for _, kind := range onrecord.AbsenceKinds() {
		list := by[string(kind)]
		if len(q.What) > 0 && !slices.Contains(q.What, string(kind)) {
			continue
		}
		if len(list) == 0 {
			if kind != onrecord.NoOther {
				none = append(none, string(kind))
			}
			continue
		}
		s := Section{Title: "Reported absent: " + absent(kind), Prose: []string{reported(len(list), captures(list))}}
		if limit > 0 && len(list) > limit {
			s.Prose = append(s.Prose, fmt.Sprintf("The first %d are shown; --limit says how many to show.", limit))
			list = list[:limit]
		}
		if s.Lines, err = a.lines(ctx, list); err != nil {
			return nil, err
		}
		out.Sections = append(out.Sections, s)
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

func captures(hits []ledger.Hit) int {
	set := map[ledger.ID]bool{}
	for _, h := range hits {
		set[h.Capture] = true
	}
	return len(set)
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
	hits, err := a.store.Rows(ctx, q)
	if err != nil {
		return nil, err
	}
	out := &Answer{Schema: Schema, Question: "Who was asked, and what came of it?"}
	for _, outcome := range onrecord.Outcomes() {
		var list []ledger.Hit
		for _, h := range hits {
			if h.What == string(outcome) {
				list = append(list, h)
			}
		}
		if len(list) == 0 {
			continue
		}
		s := Section{Title: fmt.Sprintf("Asked: %s", outcome), Prose: []string{requested(len(list), captures(list))}}
		if limit > 0 && len(list) > limit {
			s.Prose = append(s.Prose, fmt.Sprintf("The first %d are shown; --limit says how many to show.", limit))
			list = list[:limit]
		}
		if s.Lines, err = a.lines(ctx, list); err != nil {
			return nil, err
		}
		out.Sections = append(out.Sections, s)
	}
	if len(out.Sections) == 0 {
		out.Sections = []Section{{Title: "Asked", Empty: "No article was found to say that somebody was asked. That is not to say that nobody was."}}
	}
	counted, err := a.counted(ctx, q)
	out.Notes = append(out.Notes, counted)
	return out, err
}
