// Package ask answers questions to a story: where words stand, what somebody said, who somebody is, what is reported absent, who was
// asked, what happened when, what changed.
//
// An [Answer] is made of lines as the exports have them: each is a sentence with a speaker, the passage that it rests on and the
// article, so that no answer can be taken for a fact. It says what was looked at, also where nothing was found. Answers come
// from the store's view; only the articles that are shown are folded. The package reads no clock and changes nothing.
package ask

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"onrecord/export"
	"onrecord/ledger"
)

// Schema names the JSON of an [Answer].
const Schema = "onrecord.answer/1"

// Answer is what a question found.
type Answer struct {
	Schema   string    `json:"schema"`
	Question string    `json:"question"`
	Sections []Section `json:"sections"`
	// Notes say what was looked at, and what was not.
	Notes []string `json:"notes"`
}

// Section is a part of an answer under one title.
type Section struct {
	Title string `json:"title"`
	// Prose are sentences that rest on no single passage.
	Prose []string      `json:"prose"`
	Lines []export.Line `json:"lines"`
	// Empty says what it means that there is no line.
	Empty string `json:"empty"`
}

// Lines are all lines of the answer, in order.
func (a *Answer) Lines() []export.Line {
	var out []export.Line
	for _, s := range a.Sections {
		out = append(out, s.Lines...)
	}
	return out
}

// Store is what is asked of a story.
type Store interface {
	export.Story
	Count(ctx context.Context, allVersions bool) (ledger.Tally, error)
	Rows(ctx context.Context, q ledger.Query) ([]ledger.Hit, error)
	Names(ctx context.Context, q ledger.NameQuery) ([]ledger.NameRow, error)
	CountRows(ctx context.Context, q ledger.Query) (ledger.RowTally, error)
	Several(ctx context.Context, captures []ledger.ID) (map[ledger.ID][]ledger.Entry, error)
	Blobs(ctx context.Context, digests []ledger.Digest) (map[ledger.Digest][]byte, error)
	Entry(ctx context.Context, prefix ledger.ID) (ledger.Entry, error)
	Entries(ctx context.Context, after int64) iter.Seq2[ledger.Entry, error]
	Beginning(ctx context.Context, prefix ledger.ID, limit int) ([]ledger.Entry, error)
	Head(ctx context.Context) (ledger.Checkpoint, error)
	OfKind(ctx context.Context, kind ledger.Kind) ([]ledger.Entry, error)
}

// Asker asks one story. It remembers some of the articles it folded, and is for one goroutine.
type Asker struct {
	store    Store
	clusters ledger.Clusters
	folded   map[ledger.ID]*export.Folded
	captures map[ledger.ID]ledger.CaptureBody // of articles of which no more is needed
}

// New is an asker of store.
func New(ctx context.Context, store Store) (*Asker, error) {
	judgements, err := store.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	clusters, err := ledger.Cluster(judgements)
	return &Asker{store, clusters, map[ledger.ID]*export.Folded{}, map[ledger.ID]ledger.CaptureBody{}}, err
}

// lines are the lines of hits, in their order. A hit whose line is gone is an error: the view would not be that of the entries.
func (a *Asker) lines(ctx context.Context, hits []ledger.Hit) ([]export.Line, error) {
	var out []export.Line
	for len(hits) > 0 { // of very many articles some after others, and never all are held in memory
		part := hits[:few(hits)]
		if a.strangers(part) > held-len(a.folded)-len(a.captures) {
			clear(a.folded)
			clear(a.captures)
		}
		lines, err := a.linesOf(ctx, part)
		if err != nil {
			return nil, err
		}
		out, hits = append(out, lines...), hits[len(part):]
	}
	return out, nil
}

func (a *Asker) linesOf(ctx context.Context, hits []ledger.Hit) ([]export.Line, error) {
	if err := a.gather(ctx, hits); err != nil {
		return nil, err
	}
	var out []export.Line
	for _, h := range hits {
		if inView(h.Row) {
			l, err := a.passage(h)
			if err != nil {
				return nil, err
			}
			out = append(out, l)
			continue
		}
		f, err := a.article(ctx, h.Article)
		if err != nil {
			return nil, err
		}
		if ofText(h.Row) { // whose words the view had to change
			if f.Reading == nil || h.End > len(f.Reading.Document.Text) {
				return nil, fmt.Errorf("article %s: the view has a %s that its entries do not have; onrecord check tells more", h.Article.ID.Short(), h.Kind)
			}
			h.Text = f.Reading.Document.Text[h.Start:h.End]
			l, err := a.passage(h)
			if err != nil {
				return nil, err
			}
			out = append(out, l)
			continue
		}
		l, ok := lineOf(f, h.Row)
		if !ok {
			return nil, fmt.Errorf("article %s: the view has a %s that its entries do not have; onrecord check tells more", h.Article.ID.Short(), h.Kind)
		}
		out = append(out, l)
	}
	return out, nil
}

// lineOf is the line of a row: by its key where it has one, else by its number among those of its kind.
func lineOf(f *export.Folded, r ledger.Row) (export.Line, bool) {
	i := r.Ord
	switch r.Kind {
	case ledger.StatementRow:
		i = slices.IndexFunc(f.Statements, func(k ledger.Kept) bool { return string(k.Key) == r.Key })
	case ledger.PartyRow:
		i = slices.Index(f.Parties, ledger.PartyKey(r.Key))
	case ledger.ClaimRow:
		i = slices.Index(f.Claims, ledger.ClaimKey(r.Key))
	}
	return f.Line(export.LineKind(r.Kind), i)
}

func refOf(f *export.Folded) *export.ArticleRef { return export.Ref(f.Row, f.Capture) }

// outletOf names who published an article, at the beginning of a sentence.
func outletOf(row ledger.ArticleRow) string {
	if row.Outlet != "" {
		return oneLine(row.Outlet)
	}
	return "The article"
}

// one finds the article whose number begins with prefix.
func (a *Asker) one(ctx context.Context, prefix string) (*export.Folded, error) {
	rows, err := a.store.Articles(ctx, ledger.ArticleQuery{IDs: []ledger.ID{ledger.ID(prefix)}, AllVersions: true, Limit: most + 1})
	switch {
	case err != nil:
		return nil, err
	case len(rows) == 0:
		return nil, fmt.Errorf("no article's number begins with %q; onrecord list prints them: %w", prefix, ledger.ErrNotFound)
	case len(rows) > 1 && string(rows[0].ID) != prefix:
		var found []Subject
		for _, row := range rows {
			found = append(found, Subject{Kind: ArticleSubject, ID: row.ID, row: row})
		}
		return nil, ambiguous(prefix, found)
	}
	return a.article(ctx, rows[0])
}

var errNothingAsked = errors.New("there is nothing to look for in that")
