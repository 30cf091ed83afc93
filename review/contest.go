package review

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"onrecord"
	"onrecord/ledger"
)

// looked is how many articles are read at most to see which of their statements are contested: those in which somebody denies or doubts
// something, then those with the least sure statements.
const looked = 500

// contested are, by capture and statement, the statements of somebody else that deny or doubt what it says.
func contested(ctx context.Context, s Asking, q ledger.Query, hits []ledger.Hit) (map[ledger.ID]map[onrecord.StatementID][]onrecord.StatementID, error) {
	said := ledger.Query{Kinds: []ledger.RowKind{ledger.StatementRow}, What: []string{string(onrecord.Denies), string(onrecord.Doubts)}, Capture: q.Capture, Outlet: q.Outlet, AllVersions: q.AllVersions, Limit: 20 * looked}
	rejecting, err := s.Rows(ctx, said)
	if err != nil {
		return nil, err
	}
	taken := map[ledger.ID]bool{}
	var captures []ledger.ID
	for _, h := range append(rejecting, hits...) {
		if !taken[h.Capture] && len(captures) < looked {
			taken[h.Capture] = true
			captures = append(captures, h.Capture)
		}
	}
	found := make([]map[onrecord.StatementID][]onrecord.StatementID, len(captures))
	err = each(ctx, len(captures), func(ctx context.Context, i int) error {
		entries, err := s.About(ctx, captures[i])
		if err != nil {
			return err
		}
		a, err := ledger.Fold(entries, func(d ledger.Digest) ([]byte, error) { return s.Blob(ctx, d) })
		if err == nil && a.Reading != nil {
			found[i] = against(a.Reading)
		}
		return err
	})
	out := map[ledger.ID]map[onrecord.StatementID][]onrecord.StatementID{}
	for i, c := range captures {
		if len(found[i]) > 0 {
			out[c] = found[i]
		}
	}
	return out, err
}

// each does n things, several at a time, until one fails.
func each(ctx context.Context, n int, do func(context.Context, int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan int)
	var at sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		at.Go(func() {
			for i := range next {
				if ctx.Err() != nil {
					continue
				}
				if err := do(ctx, i); err != nil {
					cancel(err)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	at.Wait()
	return context.Cause(ctx)
}

// against are, by statement, those of another party that deny or doubt a claim which it supports. Two whose makers are both unknown may be
// of one.
func against(r *onrecord.Reading) map[onrecord.StatementID][]onrecord.StatementID {
	out := map[onrecord.StatementID][]onrecord.StatementID{}
	for _, c := range r.Claims {
		for _, s := range c.Stances {
			if s.Stance != onrecord.Supports {
				continue
			}
			for _, x := range c.Stances {
				if (x.Stance == onrecord.DeniesIt || x.Stance == onrecord.DoubtsIt) && x.Party != s.Party && !slices.Contains(out[s.Statement], x.Statement) {
					out[s.Statement] = append(out[s.Statement], x.Statement)
				}
			}
		}
	}
	return out
}
