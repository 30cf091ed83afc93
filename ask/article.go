package ask

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"onrecord"
	"onrecord/export"
	"onrecord/ledger"
)

// article folds the article of row, once.
func (a *Asker) article(ctx context.Context, row ledger.ArticleRow) (*export.Folded, error) {
	if f, ok := a.folded[row.ID]; ok {
		return f, nil
	}
	f, err := export.Fold(ctx, a.store, row, a.clusters)
	if err == nil {
		a.folded[row.ID] = f
	}
	return f, err
}

// gatherArticles folds the articles that the lines of hits need, several at a time.
func (a *Asker) gatherArticles(ctx context.Context, hits []ledger.Hit) error {
	var rows []ledger.ArticleRow
	set := map[ledger.ID]bool{}
	for _, h := range hits {
		if _, there := a.folded[h.Capture]; !there && !inView(h.Row) && !set[h.Capture] {
			set[h.Capture], rows = true, append(rows, h.Article)
		}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	folded := make([]*export.Folded, len(rows))
	next := make(chan int)
	var at sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(rows)) {
		at.Go(func() {
			for i := range next {
				f, err := export.Fold(ctx, a.store, rows[i], a.clusters)
				if err != nil {
					cancel(err)
				}
				folded[i] = f
			}
		})
	}
	for i := range rows {
		next <- i
	}
	close(next)
	at.Wait()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	for i, row := range rows {
		a.folded[row.ID] = folded[i]
	}
	return nil
}

// inView reports whether a row says all that its line does, so that its article need not be folded: words of the text, byte for byte.
// What a database cannot keep as it is, the view has changed.
func inView(r ledger.Row) bool {
	return ofText(r) && len(r.Text) == r.End-r.Start && !strings.ContainsRune(r.Text, '\uFFFD')
}

// ofText reports whether a row is words of the text, and no more.
func ofText(r ledger.Row) bool { return r.Kind == ledger.PassageRow || r.Kind == ledger.RoleRow }

// passage is the line of a row of the text: words of the article, or a role that it gives somebody.
func (a *Asker) passage(ctx context.Context, h ledger.Hit) (export.Line, error) {
	e, err := a.store.Entry(ctx, h.Capture)
	if err != nil {
		return export.Line{}, err
	}
	body, err := ledger.Decode[ledger.CaptureBody](e)
	if err != nil {
		return export.Line{}, err
	}
	span, ref := onrecord.Span{Start: h.Start, End: h.End, Text: h.Text}, export.Ref(h.Article, body)
	if h.Kind == ledger.RoleRow {
		return export.NewLine(export.PassageLine, fmt.Sprintf("%s calls ‘%s’ ‘%s’", outletOf(h.Article), oneLine(h.Name), oneLine(span.Text)), string(h.Kind), ref, span), nil
	}
	return export.NewLine(export.PassageLine, fmt.Sprintf("%s has in its %s: ‘%s’", outletOf(h.Article), h.What, oneLine(span.Text)), h.What, ref, span), nil
}
