package sqlstore

import (
	"encoding/json"
	"slices"
	"strings"

	"onrecord/ledger"
	"onrecord/ledger/search"
)

// dropAbouts forgets whom the lines of the capture with that number are about, before the lines are deleted.
func (a *appending) dropAbouts(capture int64) error {
	rows, numbers, err := a.linesOf(capture)
	if err != nil || len(rows) == 0 {
		return err
	}
	clusters, err := a.clustersOf(rows)
	if err != nil {
		return err
	}
	pages := map[ledger.WhoKey]bool{}
	for _, clusters := range []ledger.Clusters{a.before, clusters} { // they stand on the pages of then
		list, _ := abouts(rows, 0, clusters)
		for _, x := range list {
			pages[x.who] = true
		}
	}
	for who := range pages {
		if _, err := a.tx.ExecContext(a.ctx, "DELETE FROM about WHERE who = $1 AND n BETWEEN $2 AND $3", string(who), slices.Min(numbers), slices.Max(numbers)); err != nil {
			return a.failed("derive whom lines are about", err)
		}
	}
	return nil
}

// linesOf are the lines of a capture, and their numbers.
func (a *appending) linesOf(capture int64) (list []ledger.Row, numbers []int64, err error) {
	rows, err := a.tx.QueryContext(a.ctx, "SELECT l.n, "+rowColumns+" FROM line l JOIN article a ON a.seq = l.article WHERE l.article = $1", capture)
	if err != nil {
		return nil, nil, a.failed("read lines", err)
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		var r ledger.Row
		if err := rows.Scan(append([]any{&n}, rowFields(&r)...)...); err != nil {
			return nil, nil, a.failed("read lines", err)
		}
		list, numbers = append(list, r), append(numbers, n)
	}
	return list, numbers, a.failed("read lines", rows.Err())
}

// keepAbouts writes whom the rows of an article, numbered on from first, are about.
func (a *appending) keepAbouts(rows []ledger.Row, first int64) error {
	clusters, err := a.clustersOf(rows)
	if err != nil {
		return err
	}
	list, called := abouts(rows, first, clusters)
	numbers, err := a.keepNames(called)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(list, 4*atOnce) {
		var values []any
		for _, x := range part {
			var number any // NULL where the line is none of a party
			if x.names >= 0 {
				number = numbers[x.names]
			}
			values = append(values, string(x.who), x.relation, x.n, x.what, number)
		}
		if _, err := a.tx.ExecContext(a.ctx, "INSERT INTO about (who, relation, n, what, names) VALUES "+rowsOf(len(part), 5, plain), values...); err != nil {
			return a.failed("derive whom lines are about", err)
		}
	}
	return nil
}

// keepNames gives the numbers of names; those that are new are written, with their words. Names stay when nobody is called so any more: they
// say nothing about anybody.
func (a *appending) keepNames(called []names) ([]int64, error) {
	have, err := a.numbersOf(called)
	if err != nil {
		return nil, err
	}
	var last int64
	if err := a.tx.QueryRowContext(a.ctx, "SELECT coalesce(max(id), 0) FROM names").Scan(&last); err != nil {
		return nil, a.failed("derive names", err)
	}
	out := make([]int64, len(called))
	var fresh, index []any
	for i, n := range called {
		id, there := have[n.digest()]
		if !there {
			last++
			id = last
			fresh = append(fresh, id, n.digest(), string(n.who), string(n.kind), n.name, n.names)
			index = append(index, indexOfNames(id), n.words(), "")
		}
		out[i] = id
	}
	for part := range slices.Chunk(fresh, 6*atOnce) {
		if _, err := a.tx.ExecContext(a.ctx, "INSERT INTO names (id, digest, who, kind, name, names) VALUES "+rowsOf(len(part)/6, 6, plain), part...); err != nil {
			return nil, a.failed("derive names", err)
		}
	}
	for part := range slices.Chunk(index, 3*atOnce) {
		if err := a.index(part); err != nil {
			return nil, a.failed("derive names", err)
		}
	}
	return out, nil
}

// numbersOf are the numbers of those names that are kept already, by their digests.
func (a *appending) numbersOf(called []names) (map[string]int64, error) {
	have := map[string]int64{}
	if len(called) == 0 {
		return have, nil
	}
	var digests []string
	for _, n := range called {
		digests = append(digests, n.digest())
	}
	data, err := json.Marshal(digests)
	if err != nil {
		return nil, err
	}
	rows, err := a.tx.QueryContext(a.ctx, "SELECT digest, id FROM names WHERE "+a.dialect.Among("digest", "$1"), string(data))
	if err != nil {
		return nil, a.failed("derive names", err)
	}
	defer rows.Close()
	for rows.Next() {
		var digest string
		var id int64
		if err := rows.Scan(&digest, &id); err != nil {
			return nil, a.failed("derive names", err)
		}
		have[digest] = id
	}
	return have, a.failed("derive names", rows.Err())
}

// words are the folded words by which names are found.
func (n names) words() string {
	return strings.Join(lettered(naming, search.Words(n.names[:min(len(n.names), maxIndexed)])), " ")
}

// indexOfNames is the number of names in the index of words, below those of all lines.
func indexOfNames(id int64) int64 { return -id }

// index takes numbers, words and words of names into the index.
func (a *appending) index(values []any) error {
	words := func(places []string) string { return a.dialect.Indexed(places[0], places[1], places[2]) }
	_, err := a.tx.ExecContext(a.ctx, "INSERT INTO line_words ("+a.dialect.NumberColumn()+", text, name) VALUES "+rowsOf(len(values)/3, 3, words), values...)
	return err
}

// plain are places as they are.
func plain(places []string) string { return strings.Join(places, ", ") }
