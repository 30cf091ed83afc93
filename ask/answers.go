package ask

import (
	"context"
	"fmt"
	"slices"

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
	nothing := Section{Title: "Nothing found about"}
	for _, kind := range onrecord.AbsenceKinds() {
		list := by[string(kind)]
		if len(q.What) > 0 && !slices.Contains(q.What, string(kind)) {
			continue
		}
		if len(list) == 0 {
			if kind != onrecord.NoOther {
				nothing.Prose = append(nothing.Prose, fmt.Sprintf("%s: no article was found to report that there is none. That says nothing of whether there is one.", kind))
			}
			continue
		}
		s := Section{Title: fmt.Sprintf("Reported absent: %s", kind), Prose: []string{fmt.Sprintf("%s in %s, origins not looked for.", plural(len(list), "report"), plural(captures(list), "article"))}}
		if limit > 0 && len(list) > limit {
			s.Prose = append(s.Prose, fmt.Sprintf("The first %d are shown; --limit says how many to show.", limit))
			list = list[:limit]
		}
		if s.Lines, err = a.lines(ctx, list); err != nil {
			return nil, err
		}
		out.Sections = append(out.Sections, s)
	}
	if len(nothing.Prose) == 0 {
		nothing.Empty = "Of every kind there is a report."
	}
	out.Sections = append(out.Sections, nothing)
	counted, err := a.counted(ctx, q.AllVersions)
	out.Notes = append(out.Notes, counted)
	return out, err
}

func captures(hits []ledger.Hit) int {
	set := map[ledger.ID]bool{}
	for _, h := range hits {
		set[h.Capture] = true
	}
	return len(set)
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
		s := Section{Title: fmt.Sprintf("Asked: %s", outcome), Prose: []string{fmt.Sprintf("%s in %s.", plural(len(list), "request"), plural(captures(list), "article"))}}
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
	counted, err := a.counted(ctx, q.AllVersions)
	out.Notes = append(out.Notes, counted)
	return out, err
}

// Timeline gives statements and designations in the order of when they were made. What happened on a day is that somebody
// said a thing; what was said is the content of it. A statement of unknown time stands at the publication of its article and says so; what has neither is told apart.
func (a *Asker) Timeline(ctx context.Context, q ledger.Query, limit int) (*Answer, error) {
	q.Kinds = []ledger.RowKind{ledger.StatementRow, ledger.DesignationRow}
	hits, err := a.store.Rows(ctx, q)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(hits, byTime)
	out := &Answer{Schema: Schema, Question: "What was said when?"}
	if limit > 0 && len(hits) > limit {
		out.Notes = append(out.Notes, fmt.Sprintf("%d of %d are shown, the earliest; --limit says how many to show, --from and --to from when.", limit, len(hits)))
		hits = hits[:limit]
	}
	undated := Section{Title: "At a time that is not known"}
	var day *Section
	for _, h := range hits {
		at, title := timeOf(h), ""
		switch {
		case at == "":
		case h.From != "":
			title = at[:min(len(at), len("2006-01-02"))]
		default:
			title = at[:min(len(at), len("2006-01-02"))] + " (published; when it was said is not told)"
		}
		lines, err := a.lines(ctx, []ledger.Hit{h})
		if err != nil {
			return nil, err
		}
		if title == "" {
			undated.Lines = append(undated.Lines, lines...)
			continue
		}
		if day == nil || day.Title != title {
			out.Sections = append(out.Sections, Section{Title: title})
			day = &out.Sections[len(out.Sections)-1]
		}
		day.Lines = append(day.Lines, lines...)
	}
	if len(undated.Lines) > 0 || len(out.Sections) == 0 {
		undated.Empty = "No statement was found."
		out.Sections = append(out.Sections, undated)
	}
	counted, err := a.counted(ctx, q.AllVersions)
	out.Notes = append(out.Notes, counted)
	return out, err
}
