package sqlstore

import (
	"encoding/json"
	"fmt"
	"strings"

	"onrecord/ledger"
	"onrecord/ledger/search"
	"slices"
)

// lookup is a query for lines, in SQL.
type lookup struct {
	from   string
	number string // the column of the line's number
	what   string // and that of its What, which pages have, too
	where  *Where
	text   search.Terms
	// filtered is true when the database gives more lines than were asked for: what it cannot tell (exact words; phrases, with some)
	// is held against the text here.
	filtered bool
	// bare is true where pages or the index of words alone tell which lines they are: from has neither the lines nor their articles.
	bare bool
	// lines is what to select from where lines tell it all, and their articles need not be asked; "" where they must.
	lines string
}

// lookup is nil for a query that nothing can answer to.
func (s *Store) lookup(q ledger.Query) (*lookup, error) {
	text, err := search.Parse(q.Text)
	if err != nil {
		return nil, err
	}
	name := search.Words(q.Name)
	if q.Text != "" && len(text.Words) == 0 || q.Name != "" && len(name) == 0 {
		return nil, nil // nothing that could be searched for
	}
	l := &lookup{from: "line l", number: "l.n", what: "l.what", where: &Where{}, text: text, filtered: q.Exact || len(text.Phrases) > 0 && !s.dialect.Phrases()}
	w := l.where
	if len(text.Words)+len(name) > 0 {
		l.from, l.number = s.dialect.Match(words(q, text, name), w)
	}
	if len(q.Who)+len(q.Naming) > 0 {
		l.onPages(q)
	}
	if len(q.Who) > 0 && len(q.Naming) > 0 {
		named := &Where{args: w.args}
		in(named, "who", q.Naming)
		in(named, "relation", []string{naming})
		w.args = named.args
		w.And(l.number + " IN (SELECT n FROM about" + named.String() + ")")
	}
	begun := len(w.parts)
	if l.number == "l.n" {
		in(w, "l.kind", q.Kinds)
		if len(q.Statuses) == 0 {
			w.And("l.status <> " + w.Arg(string(ledger.Rejected)))
		}
	}
	if err := s.narrow(w, q); err != nil {
		return nil, err
	}
	if l.what == "l.what" { // else the pages tell
		in(w, l.what, q.What)
	}
	l.bare = l.number != "l.n" && len(w.parts) == begun && !q.LeastSure && !q.BySaid
	if l.what != "l.what" {
		in(w, l.what, q.What)
	}
	ofArticle := search.Fold(q.Outlet) != "" || !q.Said && q.From+q.To != ""
	switch {
	case !ofArticle && !q.AllVersions:
		w.And(articleOf(l.number) + " NOT IN (SELECT seq FROM article WHERE latest = 0)")
	case !q.AllVersions:
		w.And("a.latest = 1")
	}
	if !l.bare {
		if !ofArticle {
			l.lines = s.onLines(l)
		}
		l.from = s.withLines(l)
	}
	return l, nil
}

// onLines is what to select from when lines are needed, too.
func (s *Store) onLines(l *lookup) string {
	if l.number == "l.n" {
		return l.from
	}
	return l.from + s.dialect.Join() + "line l ON l.n = " + l.number
}

// withLines is what to select from when lines and their articles are needed, too.
func (s *Store) withLines(l *lookup) string {
	return s.onLines(l) + " JOIN article a ON a.seq = l.article"
}

// narrow adds what only lines and their articles tell.
func (s *Store) narrow(w *Where, q ledger.Query) error {
	if err := s.among(w, "l.party", q.Parties); err != nil {
		return err
	}
	if q.PartyPrefix != "" {
		w.And("l.party >= " + w.Arg(q.PartyPrefix))
		w.And("l.party < " + w.Arg(q.PartyPrefix+"g")) // g is past all digits
	}
	in(w, "l.form", q.Forms)
	if q.Capture != "" {
		w.And("l.article IN (SELECT seq FROM article WHERE id = " + w.Arg(string(q.Capture)) + ")")
	}
	w.outlet(q.Outlet)
	if q.Basis != "" {
		w.And("l.basis LIKE " + w.Arg("%|"+string(q.Basis)+"|%"))
	}
	in(w, "l.status", q.Statuses)
	if q.Said {
		w.between(string(q.From), string(q.To), "l.date_from", "l.date_to")
	} else {
		w.between(string(q.From), string(q.To), "a.date_from", "a.date_to")
	}
	return nil
}

// onPages asks for lines of pages: it begins with the pages, where nothing else was begun with.
func (l *lookup) onPages(q ledger.Query) {
	w := &Where{args: l.where.args}
	if len(q.Who) > 0 {
		in(w, "who", q.Who)
		in(w, "relation", letters(q.Kinds))
	} else {
		in(w, "who", q.Naming)
		in(w, "relation", []string{naming})
	}
	l.where.args = w.args
	if l.number != "l.n" {
		l.where.And(l.number + " IN (SELECT n FROM about" + w.String() + ")")
		return
	}
	l.number, l.what = "b.n", "b.what"
	if len(q.Naming) > 1 { // a statement may name parties of several
		l.from = "(SELECT DISTINCT n, what FROM about" + w.String() + ") b"
		return
	}
	l.from, l.where.parts = "about b", append(l.where.parts, w.parts...)
}

// letters are those of kinds, of none all.
func letters(kinds []ledger.RowKind) []string {
	if len(kinds) == 0 {
		kinds = ledger.RowKinds()
	}
	var out []string
	for _, k := range kinds {
		out = append(out, letter(k))
	}
	return out
}

// articleOf is the number of the article of the line whose number is in column n.
func articleOf(n string) string {
	return fmt.Sprintf("((%s >> %d) & %d)", n, placeBits, 1<<seqBits-1)
}

// order is what lines are ordered by, when their number is in column n.
func order(q ledger.Query, n string) string {
	if q.Latest {
		n = fmt.Sprintf("%s >= %d, %s DESC", n, int64(unknownDay)<<(seqBits+placeBits), n)
	}
	if q.LeastSure {
		n = "l.score, " + n
	}
	if q.BySaid {
		n = "CASE WHEN l.date_from = '' AND a.date_from = '' THEN 1 ELSE 0 END, substr(CASE WHEN l.date_from <> '' THEN l.date_from ELSE a.date_from END, 1, 10), " +
			"CASE WHEN l.date_from = '' THEN 1 ELSE 0 END, " + n
	}
	return n
}

// latest is the choice of the latest lines of a bare look-up: of those with a day and of those without, each by walking an index backwards.
func (l *lookup) latest(q ledger.Query) string {
	n, from, unknown := l.number, l.from+" WHERE "+strings.Join(append(l.where.parts, ""), " AND "), int64(unknownDay)<<(seqBits+placeBits)
	var parts []string
	for _, days := range []string{"<", ">="} {
		parts = append(parts, fmt.Sprintf("SELECT n FROM (SELECT %s AS n FROM %s%s %s %d ORDER BY %s DESC LIMIT %d) x", n, from, n, days, unknown, n, q.Limit+q.Offset))
	}
	return fmt.Sprintf("SELECT n FROM (%s) y ORDER BY %s LIMIT %d OFFSET %d", strings.Join(parts, " UNION ALL "), order(q, "y.n"), q.Limit, q.Offset)
}

// words are what the index is asked for, an alternative for each kind of line.
func words(q ledger.Query, text search.Terms, name []string) []Words {
	all := letters(q.Kinds)
	if slices.Contains(q.Statuses, ledger.Rejected) && slices.Contains(all, letter(ledger.StatementRow)) {
		all = append(all, rejected)
	}
	var out []Words
	for _, letter := range all {
		out = append(out, lookingFor(letter, text, name))
	}
	return out
}

func lookingFor(letter string, text search.Terms, name []string) Words {
	w := Words{Text: lettered(letter, text.Words), Name: lettered(letter, name)}
	for _, p := range text.Phrases {
		w.Phrases = append(w.Phrases, strings.Join(lettered(letter, strings.Fields(p)), " "))
	}
	return w
}

// holds reports whether a line's text is what was asked for, where the database could not tell.
func (l *lookup) holds(text string, exact bool) bool { return !l.filtered || l.text.In(text, exact) }

// few is how many parties are told a database one by one; more come as one list.
const few = 50

// among is a condition that column is one of parties, where there are any.
func (s *Store) among(w *Where, column string, parties []ledger.PartyKey) error {
	if len(parties) <= few {
		in(w, column, parties)
		return nil
	}
	data, err := json.Marshal(parties)
	w.And(s.dialect.Among(column, w.Arg(string(data))))
	return err
}
