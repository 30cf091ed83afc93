// Package export writes what a story holds for other people and programs: as JSON lines, as a table, as W3C Web Annotations.
//
// Every line says who said it, in the sentences of the dossier, so that none becomes a fact where it stands alone or a column is
// dropped. What people decided is marked as theirs, with who, when and why; statements that people rejected are left out and
// counted. Articles are streamed, one at a time; the same entries give the same bytes, whatever store they are in.
package export

import (
	"context"
	"fmt"
	"iter"

	"onrecord"
	"onrecord/dossier"
	"onrecord/ledger"
)

// Story is what is asked of a store.
type Story interface {
	Articles(ctx context.Context, q ledger.ArticleQuery) ([]ledger.ArticleRow, error)
	About(ctx context.Context, capture ledger.ID) ([]ledger.Entry, error)
	Judgements(ctx context.Context) ([]ledger.Entry, error)
	Blob(ctx context.Context, d ledger.Digest) ([]byte, error)
}

// Summary is what was written, and what was left out.
type Summary struct {
	// Articles counts the captures, Unread those of which nothing was read.
	Articles int `json:"articles"`
	Unread   int `json:"unread"`
	// Statements counts those written, Decided those of them that a person accepted or edited, Rejected those left out because a
	// person struck them out.
	Statements int `json:"statements"`
	Decided    int `json:"decided"`
	Rejected   int `json:"rejected"`
}

// String is the summary for people.
func (s Summary) String() string {
	out := fmt.Sprintf("%d statements of %d articles", s.Statements, s.Articles)
	if s.Decided > 0 {
		out += fmt.Sprintf(", %d of them as people decided", s.Decided)
	}
	if s.Rejected > 0 {
		out += fmt.Sprintf("; %d that people rejected are left out", s.Rejected)
	}
	if s.Unread > 0 {
		out += fmt.Sprintf("; nothing could be read from %d articles", s.Unread)
	}
	return out
}

// article is one capture as it stands, with what is needed to word it.
type article struct {
	*ledger.Article
	row       ledger.ArticleRow
	entries   map[ledger.ID]ledger.Entry // those about it
	sentences *dossier.Sentences         // nil when nothing was read
	clusters  ledger.Clusters
	number    map[onrecord.StatementID]int
}

const page = 200 // articles asked for at once

// articles folds each capture of s, in the order of numbers, and counts into sum.
func articles(ctx context.Context, s Story, sum *Summary) iter.Seq2[*article, error] {
	return func(yield func(*article, error) bool) {
		judgements, err := s.Judgements(ctx)
		var clusters ledger.Clusters
		if err == nil {
			clusters, err = ledger.Cluster(judgements)
		}
		for after := int64(0); err == nil; {
			var rows []ledger.ArticleRow
			rows, err = s.Articles(ctx, ledger.ArticleQuery{AllVersions: true, After: after, Limit: page})
			for _, row := range rows {
				var a *article
				if a, err = fold(ctx, s, row, clusters); err != nil {
					err = fmt.Errorf("article %s (%s): %w", row.ID.Short(), row.Place, err)
					break
				}
				sum.count(a)
				if !yield(a, nil) {
					return
				}
				after = row.Seq
			}
			if err == nil && len(rows) < page {
				return
			}
		}
		yield(nil, err)
	}
}

func fold(ctx context.Context, s Story, row ledger.ArticleRow, clusters ledger.Clusters) (*article, error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	entries, err := s.About(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	folded, err := ledger.Fold(entries, func(d ledger.Digest) ([]byte, error) { return s.Blob(ctx, d) })
	if err != nil {
		return nil, err
	}
	a := &article{Article: folded, row: row, entries: map[ledger.ID]ledger.Entry{}, clusters: clusters, number: map[onrecord.StatementID]int{}}
	for _, e := range entries {
		a.entries[e.ID] = e
	}
	if folded.Reading != nil {
		for i, st := range folded.Reading.Statements {
			a.number[st.ID] = i
		}
		a.sentences, err = dossier.NewSentences(folded.Reading)
	}
	return a, err
}

func (s *Summary) count(a *article) {
	s.Articles++
	if a.Reading == nil {
		s.Unread++
	}
	s.Statements += len(a.Statements)
	s.Rejected += len(a.Rejected)
	for _, k := range a.Statements {
		if k.Status != ledger.Machine {
			s.Decided++
		}
	}
}
