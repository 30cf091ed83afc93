package ask

import (
	"context"
	"fmt"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

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

// gather reads what the lines of hits need, several articles at a time: the articles folded, or their captures where the view has all
// else.
func (a *Asker) gather(ctx context.Context, hits []ledger.Hit) error {
	together, in := sideBySide(ctx)
	folded, captures := map[ledger.ID]**export.Folded{}, map[ledger.ID]*ledger.CaptureBody{}
	for _, h := range hits {
		switch id := h.Capture; {
		case a.folded[id] != nil:
		case !inView(h.Row) && folded[id] == nil:
			f := new(*export.Folded)
			folded[id] = f
			together.Go(func() (err error) {
				*f, err = export.Fold(in, a.store, h.Article, a.clusters)
				return err
			})
		case inView(h.Row) && folded[id] == nil && captures[id] == nil:
			body := &ledger.CaptureBody{}
			captures[id] = body
			together.Go(func() error {
				e, err := a.store.Entry(in, id)
				if err == nil {
					*body, err = ledger.Decode[ledger.CaptureBody](e)
				}
				return err
			})
		}
	}
	if err := together.Wait(); err != nil {
		return err
	}
	for id, f := range folded {
		a.folded[id] = *f
	}
	for id, body := range captures {
		a.captures[id] = *body
	}
	return nil
}

// sideBySide does as much at once as there are processors; one error stops the rest.
func sideBySide(ctx context.Context) (*errgroup.Group, context.Context) {
	together, in := errgroup.WithContext(ctx)
	together.SetLimit(runtime.GOMAXPROCS(0))
	return together, in
}

// inView reports whether a row says all that its line does, so that its article need not be folded: words of the text, byte for byte.
// What a database cannot keep as it is, the view has changed.
func inView(r ledger.Row) bool {
	return ofText(r) && len(r.Text) == r.End-r.Start && !strings.ContainsRune(r.Text, '\uFFFD')
}

// ofText reports whether a row is words of the text, and no more.
func ofText(r ledger.Row) bool { return r.Kind == ledger.PassageRow || r.Kind == ledger.RoleRow }

// passage is the line of a row of the text: words of the article, or a role that it gives somebody.
func (a *Asker) passage(h ledger.Hit) (export.Line, error) {
	body, there := a.captures[h.Capture]
	if f := a.folded[h.Capture]; f != nil {
		body = f.Capture
	} else if !there {
		return export.Line{}, fmt.Errorf("article %s: its capture was not read", h.Capture.Short())
	}
	span, ref := onrecord.Span{Start: h.Start, End: h.End, Text: h.Text}, export.Ref(h.Article, body)
	if h.Kind == ledger.RoleRow {
		return export.NewLine(export.PassageLine, fmt.Sprintf("%s calls ‘%s’ ‘%s’", outletOf(h.Article), oneLine(h.Name), oneLine(span.Text)), string(h.Kind), ref, span), nil
	}
	return export.NewLine(export.PassageLine, fmt.Sprintf("%s has in its %s: ‘%s’", outletOf(h.Article), h.What, oneLine(span.Text)), h.What, ref, span), nil
}
