package sqlstore

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// derive brings the view up to date with what was appended. Judgements that conflict are an error here, and nothing is kept.
func (a *appending) derive() error {
	if a.judged {
		if err := a.cluster(); err != nil {
			return err
		}
	}
	for i, capture := range a.touched {
		if err := a.refold(capture); err != nil {
			return err
		}
		if a.progress != nil {
			a.progress(i+1, len(a.touched))
		}
	}
	return nil
}

// refold makes the article and the lines of one capture anew.
func (a *appending) refold(capture ledger.ID) error {
	entries, err := a.about(a.ctx, a.tx, capture)
	if err != nil {
		return err
	}
	article, err := ledger.Fold(entries, func(d ledger.Digest) ([]byte, error) {
		if data, ok := a.blobs[d]; ok {
			return data, nil
		}
		return a.blob(a.ctx, a.tx, d)
	})
	if err != nil {
		return err
	}
	if err := a.article(article); err != nil {
		return err
	}
	return a.lines(article, article.Row().From)
}

// article writes the article's row, and numbers the versions of its place.
func (a *appending) article(x *ledger.Article) error {
	r := x.Row()
	if _, err := a.tx.ExecContext(a.ctx, "DELETE FROM article WHERE id = $1", string(r.ID)); err != nil {
		return a.failed("derive an article", err)
	}
	_, err := a.tx.ExecContext(a.ctx, `INSERT INTO article (id, seq, sha256, place, outlet, outlet_folded, title, date_from, date_to, lang, arrived, added,
		outcome, reason, reading, reader, statements, outlet_key, version, latest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1, 1)`,
		string(r.ID), r.Seq, string(r.SHA256), r.Place, r.Outlet, search.Fold(r.Outlet), r.Title, string(r.From), string(r.To), r.Lang, r.Arrived,
		r.Added.UTC().Format(time.RFC3339), string(r.Outcome), r.Reason, string(r.Reading), r.By, r.Statements, outletKey(r.Outlet))
	if err != nil {
		return a.failed("derive an article", err)
	}
	return a.versions(r.Place)
}

// outletKey tells outlets apart by 62 bits of SHA-256; 0 is none.
func outletKey(outlet string) int64 {
	if outlet == "" {
		return 0
	}
	sum := sha256.Sum256([]byte(outlet))
	return int64(binary.BigEndian.Uint64(sum[:8])>>1) | 1
}

func (a *appending) versions(place string) error {
	rows, err := a.tx.QueryContext(a.ctx, "SELECT id FROM article WHERE place = $1 ORDER BY arrived, seq", place)
	if err != nil {
		return a.failed("number versions", err)
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return a.failed("number versions", err)
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil || len(ids) < 2 {
		return a.failed("number versions", err)
	}
	rows.Close()
	for i, id := range ids {
		latest := 0
		if i == len(ids)-1 {
			latest = 1
		}
		if _, err := a.tx.ExecContext(a.ctx, "UPDATE article SET version = $1, latest = $2 WHERE id = $3", i+1, latest, id); err != nil {
			return a.failed("number versions", err)
		}
	}
	return nil
}

const lineColumns = "article, kind, ord, key, id, what, form, party, name, source, date_from, date_to, basis, status, score, starts, ends, text"

// lines writes the article's lines anew.
func (a *appending) lines(x *ledger.Article, published onrecord.Date) error {
	if err := a.dropAbouts(x.Entry.Seq); err != nil {
		return err
	}
	if err := a.dialect.DropLines(a.ctx, a.tx, x.Entry.Seq); err != nil {
		return a.failed("derive lines", err)
	}
	if _, err := a.tx.ExecContext(a.ctx, "DELETE FROM line WHERE article = $1", x.Entry.Seq); err != nil {
		return a.failed("derive lines", err)
	}
	list, n, err := numbered(x, published)
	if err != nil || len(list) == 0 {
		return err
	}
	if err := a.keepAbouts(list, n); err != nil {
		return err
	}
	for part := range slices.Chunk(list, atOnce) {
		var lines, index []any
		for _, r := range part {
			lines = append(lines, n, x.Entry.Seq, string(r.Kind), r.Ord, r.Key, r.ID, r.What, string(r.Form), string(r.Party), r.Name,
				r.Source, string(r.From), string(r.To), r.Basis, string(r.Status), r.Score, r.Start, r.End, r.Text)
			words, names := indexed(r.Kind, r.Status, r.Text, r.Name, r.Source)
			index = append(index, n, words, names)
			n++
		}
		_, err := a.tx.ExecContext(a.ctx, "INSERT INTO line (n, "+lineColumns+") VALUES "+rowsOf(len(part), 19, plain), lines...)
		if err == nil {
			err = a.index(index)
		}
		if err != nil {
			return a.failed("derive lines of article "+x.ID.Short(), err)
		}
	}
	return nil
}

// atOnce is how many lines a database is given in one go.
const atOnce = 64

// rowsOf are n rows of each arguments, numbered on; row says what is made of the places of one.
func rowsOf(n, each int, row func(places []string) string) string {
	var out []string
	for i := range n {
		var places []string
		for k := range each {
			places = append(places, "$"+strconv.Itoa(i*each+k+1))
		}
		out = append(out, "("+row(places)+")")
	}
	return strings.Join(out, ", ")
}

// Rebuild makes the view anew from the entries, in one transaction.
func (s *Store) Rebuild(ctx context.Context, progress func(done, all int)) error {
	return s.alone(ctx, "rebuild", nil, func(a *appending) error { return a.remake(progress) })
}

// remake makes the view anew.
func (a *appending) remake(progress func(done, all int)) error {
	if err := a.dialect.ClearLines(a.ctx, a.tx); err != nil {
		return a.failed("rebuild", err)
	}
	for _, table := range []string{"line", "about", "names", "article", "cluster"} {
		if _, err := a.tx.ExecContext(a.ctx, "DELETE FROM "+table); err != nil {
			return a.failed("rebuild", err)
		}
	}
	captures, err := a.entries(a.ctx, a.tx, "kind = $1 ORDER BY seq", string(ledger.KindCapture))
	if err != nil {
		return err
	}
	for _, e := range captures {
		a.touched = append(a.touched, e.ID)
	}
	a.judged, a.progress = true, progress
	return a.derive()
}
