package sqlstore

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"onrecord/ledger"
)

// WriteView writes the view as JSON lines: each article by number with its lines, then the clusters by party.
func (s *Store) WriteView(ctx context.Context, w io.Writer) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for after := int64(0); ; {
		articles, err := s.Articles(ctx, ledger.ArticleQuery{AllVersions: true, After: after, Limit: page})
		if err != nil {
			return err
		}
		for _, a := range articles {
			if err := enc.Encode(a); err != nil {
				return err
			}
			if err := s.writeLines(ctx, enc, a.ID); err != nil {
				return err
			}
			after = a.Seq
		}
		if len(articles) < page {
			break
		}
	}
	rows, err := s.db.QueryContext(ctx, "SELECT party, cluster FROM cluster ORDER BY party")
	if err != nil {
		return s.failed("write the view", err)
	}
	defer rows.Close()
	for rows.Next() {
		var c ledger.ClusterRow
		if err := rows.Scan(&c.Party, &c.Cluster); err != nil {
			return s.failed("write the view", err)
		}
		if err := enc.Encode(c); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return s.failed("write the view", err)
	}
	return out.Flush()
}

func (s *Store) writeLines(ctx context.Context, enc *json.Encoder, capture ledger.ID) error {
	rows, err := s.db.QueryContext(ctx, "SELECT "+rowColumns+" FROM line l JOIN article a ON a.seq = l.article WHERE a.id = $1 ORDER BY l.kind, l.ord", string(capture))
	if err != nil {
		return s.failed("write the view", err)
	}
	defer rows.Close()
	for rows.Next() {
		var r ledger.Row
		if err := rows.Scan(rowFields(&r)...); err != nil {
			return s.failed("write the view", err)
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return s.failed("write the view", rows.Err())
}
