package sqlstore

import (
	"context"
	"encoding/json"
	"slices"

	"onrecord/ledger"
)

// cluster derives the clusters from all judgements. The articles of the parties whose cluster is another are folded anew, for their lines
// stand on another page.
func (a *appending) cluster() error {
	entries, err := a.judgements(a.ctx, a.tx)
	if err != nil {
		return err
	}
	if a.before, err = a.kept(a.ctx, a.tx, "", nil); err != nil {
		return err
	}
	if a.clusters, err = ledger.Cluster(entries); err != nil {
		return err
	}
	if err := a.touchJudged(); err != nil {
		return err
	}
	if _, err := a.tx.ExecContext(a.ctx, "DELETE FROM cluster"); err != nil {
		return a.failed("derive clusters", err)
	}
	for party, cluster := range a.clusters {
		if _, err := a.tx.ExecContext(a.ctx, "INSERT INTO cluster (party, cluster) VALUES ($1, $2)", string(party), string(cluster)); err != nil {
			return a.failed("derive clusters", err)
		}
	}
	return nil
}

func (a *appending) touchJudged() error {
	var moved []ledger.PartyKey
	for party, cluster := range a.clusters {
		if a.before[party] != cluster {
			moved = append(moved, party)
		}
	}
	for party := range a.before {
		if _, still := a.clusters[party]; !still {
			moved = append(moved, party)
		}
	}
	data, err := json.Marshal(moved)
	if err != nil || len(moved) == 0 {
		return err
	}
	rows, err := a.tx.QueryContext(a.ctx, "SELECT DISTINCT a.seq, a.id FROM line l JOIN article a ON a.seq = l.article WHERE l.kind = 'party' AND "+a.dialect.Among("l.party", "$1")+" ORDER BY a.seq", string(data))
	if err != nil {
		return a.failed("derive clusters", err)
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		var id ledger.ID
		if err := rows.Scan(&seq, &id); err != nil {
			return a.failed("derive clusters", err)
		}
		if !slices.Contains(a.touched, id) {
			a.touched = append(a.touched, id)
		}
	}
	return a.failed("derive clusters", rows.Err())
}

// clustersOf are at least the clusters of the parties of rows.
func (a *appending) clustersOf(rows []ledger.Row) (ledger.Clusters, error) {
	if a.clusters != nil {
		return a.clusters, nil
	}
	var parties []string
	for _, r := range rows {
		if r.Kind == ledger.PartyRow {
			parties = append(parties, string(r.Party))
		}
	}
	data, err := json.Marshal(parties)
	if err != nil || len(parties) == 0 {
		return nil, err
	}
	return a.kept(a.ctx, a.tx, " WHERE "+a.dialect.Among("party", "$1"), []any{string(data)})
}

// kept are the clusters in the view.
func (s *Store) kept(ctx context.Context, q querier, where string, args []any) (ledger.Clusters, error) {
	rows, err := q.QueryContext(ctx, "SELECT party, cluster FROM cluster"+where, args...)
	if err != nil {
		return nil, s.failed("read clusters", err)
	}
	defer rows.Close()
	out := ledger.Clusters{}
	for rows.Next() {
		var party, cluster ledger.PartyKey
		if err := rows.Scan(&party, &cluster); err != nil {
			return nil, s.failed("read clusters", err)
		}
		out[party] = cluster
	}
	return out, s.failed("read clusters", rows.Err())
}
