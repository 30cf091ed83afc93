package review

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger"
)

// Asking is what the queue needs of a story beside a Store.
type Asking interface {
	Store
	Rows(ctx context.Context, q ledger.Query) ([]ledger.Hit, error)
	OfKind(ctx context.Context, kind ledger.Kind) ([]ledger.Entry, error)
}

// Pending is a statement that waits for a decision.
type Pending struct {
	ledger.Hit
	// Against are the statements of somebody else in the same article that deny or doubt what it says.
	Against []onrecord.StatementID
}

// Longest is how many statements a queue has at most: more than anybody goes through at once.
const Longest = 5000

// Queue are statements that nobody has decided on, [Longest] at most: those that somebody else denies or doubts first, and of either kind
// those whose speaker is not known, then the least sure. q narrows them; its Limit holds for what is left of that order. Who
// denies what is looked for in [looked] articles.
func Queue(ctx context.Context, s Asking, q ledger.Query) ([]Pending, error) {
	limit := Longest
	if q.Limit > 0 {
		limit = min(q.Limit, Longest)
	}
	q.Kinds, q.Statuses, q.LeastSure, q.Limit = []ledger.RowKind{ledger.StatementRow}, []ledger.Status{ledger.Machine}, true, Longest
	hits, err := s.Rows(ctx, q)
	if err != nil {
		return nil, err
	}
	against, err := contested(ctx, s, q, hits)
	if err != nil {
		return nil, err
	}
	type one struct {
		capture ledger.ID
		key     string
	}
	there := map[one]bool{}
	for _, h := range hits {
		there[one{h.Capture, h.Key}] = true
	}
	for _, capture := range slices.Sorted(maps.Keys(against)) { // contested ones are in, however sure
		q.Capture = capture
		more, err := s.Rows(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, h := range more {
			if len(against[capture][onrecord.StatementID(h.ID)]) > 0 && !there[one{h.Capture, h.Key}] {
				hits = append(hits, h)
			}
		}
	}
	out := make([]Pending, len(hits))
	for i, h := range hits {
		out[i] = Pending{h, against[h.Capture][onrecord.StatementID(h.ID)]}
	}
	first := func(is bool) int {
		if is {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b Pending) int {
		return cmp.Or(cmp.Compare(first(len(a.Against) > 0), first(len(b.Against) > 0)), cmp.Compare(first(a.Party == ""), first(b.Party == "")), cmp.Compare(a.Score, b.Score))
	})
	return out[:min(len(out), limit)], nil
}

// Stale are decisions that the latest reading of their article does not fit: somebody must look at them again.
func (d *Desk) Stale(ctx context.Context, s Asking) ([]ledger.Stale, error) {
	seen := map[ledger.ID]bool{}
	var out []ledger.Stale
	for _, kind := range []ledger.Kind{ledger.KindReview, ledger.KindSpeaker, ledger.KindSplit, ledger.KindNote, ledger.KindLabel, ledger.KindRating} {
		entries, err := s.OfKind(ctx, kind)
		if err != nil {
			return nil, err
		}
		for _, e := range ledger.InForce(entries) {
			capture, err := d.captureOf(ctx, e)
			if err != nil {
				return nil, err
			}
			if seen[capture] {
				continue
			}
			seen[capture] = true
			f, err := d.open(ctx, capture)
			if err != nil {
				return nil, err
			}
			out = append(out, f.Article.Stale...)
		}
	}
	return out, nil
}

// captureOf follows causes to the capture.
func (d *Desk) captureOf(ctx context.Context, e ledger.Entry) (ledger.ID, error) {
	for e.Cause != "" {
		up, err := d.store.Entry(ctx, e.Cause)
		if err != nil {
			return "", err
		}
		e = up
	}
	return e.ID, nil
}

// Marked is the text around a statement, in the blocks that it stands in, with its parts marked in words: ‹source: …›, ‹cue: …›,
// ‹content: …›. What stands inside a part that is marked already is not marked again.
func (f *File) Marked(i int) string {
	s := f.Reading.Statements[i]
	type mark struct {
		onrecord.Span
		what string
	}
	marks := []mark{{s.Source.Span, "source"}, {s.Cue, "cue"}}
	for _, c := range s.Content {
		marks = append(marks, mark{c, "content"})
	}
	marks = slices.DeleteFunc(marks, func(m mark) bool { return m.IsZero() })
	slices.SortStableFunc(marks, func(a, b mark) int { return a.Start - b.Start })
	text, at := f.Reading.Document.Text, f.extent(s)
	var b strings.Builder
	from := at.Start
	for _, m := range marks {
		if m.Start < from {
			continue
		}
		b.WriteString(text[from:m.Start])
		b.WriteString("‹" + m.what + ": " + m.Text + "›")
		from = m.End
	}
	b.WriteString(text[from:max(from, at.End)])
	return b.String()
}

// Bounded is the text of the blocks that statement i stands in, with one passage of it in ‹…›.
func (f *File) Bounded(i int, at onrecord.Range) string {
	text, around := f.Reading.Document.Text, f.extent(f.Reading.Statements[i])
	return text[min(around.Start, at.Start):at.Start] + "‹" + text[at.Start:at.End] + "›" + text[at.End:max(around.End, at.End)]
}
