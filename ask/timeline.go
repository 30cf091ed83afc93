package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"onrecord"
	"onrecord/ledger"
)

// Timeline gives statements and designations in the order of when they were made. What happened on a day is that somebody
// said a thing; what was said is the content of it. A statement of unknown time stands at the publication of its article, behind those
// that are known to be of that day, and says so; what has neither is told apart.
func (a *Asker) Timeline(ctx context.Context, q ledger.Query, limit int) (*Answer, error) {
	q.Kinds = []ledger.RowKind{ledger.StatementRow, ledger.DesignationRow}
	q.BySaid, q.Limit = true, limit
	hits, err := a.store.Rows(ctx, q)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(hits, inCalendar)
	out := &Answer{Schema: Schema, Question: "What was said when?"}
	if limit > 0 && len(hits) == limit {
		n, err := a.store.CountRows(ctx, q)
		if err != nil {
			return nil, err
		}
		if n.Rows > limit {
			out.Notes = append(out.Notes, fmt.Sprintf("%d of %d are shown, the earliest; --limit says how many to show, --from and --to from when.", limit, n.Rows))
		}
	}
	lines, err := a.lines(ctx, hits)
	if err != nil {
		return nil, err
	}
	at := Section{}
	for i, h := range hits {
		title := entitled(h)
		if title != at.Title {
			if len(at.Lines) > 0 {
				out.Sections = append(out.Sections, at)
			}
			at = Section{Title: title}
		}
		at.Lines = append(at.Lines, lines[i])
	}
	if len(at.Lines) == 0 {
		at = Section{Title: notDated, Empty: "No statement was found."}
	}
	out.Sections = append(out.Sections, at)
	counted, err := a.counted(ctx, q)
	out.Notes = append(out.Notes, counted)
	return out, err
}

const notDated = "At a time that is not known"

// entitled is under which title of a timeline h stands: when it was said, else when it was published, else neither.
func entitled(h ledger.Hit) string {
	switch {
	case h.From != "":
		return period(h.From, h.To)
	case h.Article.From != "":
		return "Published " + period(h.Article.From, h.Article.To) + "; when it was said is not told"
	}
	return notDated
}

// period names a time no more exactly than it is known: a year, a month, a day, else from when until when. to is its first day no more.
func period(from, to onrecord.Date) string {
	a, errA := time.Parse(time.DateOnly, day(from))
	b, errB := time.Parse(time.DateOnly, day(to))
	switch {
	case errA != nil || errB != nil:
		return string(from)
	case a.YearDay() == 1 && a.AddDate(1, 0, 0).Equal(b):
		return a.Format("2006")
	case a.Day() == 1 && a.AddDate(0, 1, 0).Equal(b):
		return a.Format("2006-01")
	case len(from) > len(time.DateOnly) || a.AddDate(0, 0, 1).Equal(b) || a.Equal(b):
		return a.Format(time.DateOnly)
	}
	return a.Format(time.DateOnly) + " to " + b.AddDate(0, 0, -1).Format(time.DateOnly)
}

// day is the day of a time.
func day(d onrecord.Date) string { return string(d[:min(len(d), len(time.DateOnly))]) }

// inCalendar orders by day; within one, what is known to have been said then first, what is told least exactly first; unknown last.
func inCalendar(a, b ledger.Hit) int {
	x, y := timeOf(a), timeOf(b)
	if (x == "") != (y == "") {
		return cmp.Compare(y, x) // the empty one is the greater
	}
	known := func(h ledger.Hit) int {
		if h.From == "" {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(day(onrecord.Date(x)), day(onrecord.Date(y))), cmp.Compare(known(a), known(b)), cmp.Compare(entitled(a), entitled(b)), cmp.Compare(x, y),
		cmp.Compare(a.Article.Seq, b.Article.Seq), cmp.Compare(a.Start, b.Start))
}
