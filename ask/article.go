package ask

import (
	"context"
	"fmt"
	"runtime"
	"slices"
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

// atOnce is how many articles are read in one go: enough that asking for them costs little, and few enough to be held in memory.
const atOnce = 32

// held is how many articles are held in memory at most while lines are made of them.
const held = 8 * atOnce

// few is how many of hits, from the first, are of no more articles than can be held.
func few(hits []ledger.Hit) int {
	of := map[ledger.ID]bool{}
	for i, h := range hits {
		if of[h.Capture] = true; len(of) > held {
			return i
		}
	}
	return len(hits)
}

// strangers is how many articles of hits are not held yet as their lines need them.
func (a *Asker) strangers(hits []ledger.Hit) int {
	of := map[ledger.ID]bool{}
	for _, h := range hits {
		if _, there := a.captures[h.Capture]; a.folded[h.Capture] == nil && !(there && inView(h.Row)) {
			of[h.Capture] = true
		}
	}
	return len(of)
}

// gather reads what the lines of hits need: articles folded, or their captures where the view has all else. Of more than can be held it reads
// none, and leaves them to lines.
func (a *Asker) gather(ctx context.Context, hits []ledger.Hit) error {
	if few(hits) < len(hits) {
		return nil
	}
	fold, listed := map[ledger.ID]ledger.ArticleRow{}, map[ledger.ID]bool{}
	var order, captures []ledger.ID
	for _, h := range hits {
		if _, is := fold[h.Capture]; !is && a.folded[h.Capture] == nil && !inView(h.Row) {
			fold[h.Capture], order = h.Article, append(order, h.Capture)
		}
	}
	for _, h := range hits {
		_, is := fold[h.Capture]
		_, there := a.captures[h.Capture]
		if !is && !there && a.folded[h.Capture] == nil && !listed[h.Capture] {
			listed[h.Capture], captures = true, append(captures, h.Capture)
		}
	}
	for some := range slices.Chunk(captures, atOnce) {
		if err := a.gatherCaptures(ctx, some); err != nil {
			return err
		}
	}
	for some := range slices.Chunk(order, atOnce) {
		if err := a.gatherArticles(ctx, some, fold); err != nil {
			return err
		}
	}
	return nil
}

func (a *Asker) gatherCaptures(ctx context.Context, ids []ledger.ID) error {
	entries, err := a.store.Several(ctx, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if len(entries[id]) == 0 {
			return fmt.Errorf("article %s: the view has it and the entries do not: %w; onrecord check tells more", id.Short(), ledger.ErrNotFound)
		}
		if a.captures[id], err = ledger.Decode[ledger.CaptureBody](entries[id][0]); err != nil {
			return err
		}
	}
	return nil
}

func (a *Asker) gatherArticles(ctx context.Context, ids []ledger.ID, rows map[ledger.ID]ledger.ArticleRow) error {
	read := &readAhead{Store: a.store}
	var err error
	if read.entries, err = a.store.Several(ctx, ids); err != nil {
		return err
	}
	var digests []ledger.Digest
	for _, list := range read.entries {
		for _, e := range slices.Backward(list) {
			if e.Kind == ledger.KindReading {
				body, err := e.Decode()
				if err != nil {
					return err
				}
				digests = append(digests, ledger.BlobsOf(body)...)
				break // folding asks for the latest alone
			}
		}
	}
	if read.blobs, err = a.store.Blobs(ctx, digests); err != nil {
		return err
	}
	folded := make([]*export.Folded, len(ids))
	together, in := sideBySide(ctx)
	for i, id := range ids {
		together.Go(func() (err error) {
			folded[i], err = export.Fold(in, read, rows[id], a.clusters)
			return err
		})
	}
	if err := together.Wait(); err != nil {
		return err
	}
	for i, id := range ids {
		a.folded[id] = folded[i]
	}
	return nil
}

// readAhead is a story of which something was read already.
type readAhead struct {
	Store
	entries map[ledger.ID][]ledger.Entry
	blobs   map[ledger.Digest][]byte
}

func (r *readAhead) About(ctx context.Context, capture ledger.ID) ([]ledger.Entry, error) {
	if list, there := r.entries[capture]; there {
		return list, nil
	}
	return r.Store.About(ctx, capture)
}

func (r *readAhead) Blob(ctx context.Context, d ledger.Digest) ([]byte, error) {
	if data, there := r.blobs[d]; there {
		return data, nil
	}
	return r.Store.Blob(ctx, d)
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
