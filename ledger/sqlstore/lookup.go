package sqlstore

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"onrecord/ledger"
	"onrecord/ledger/search"
)

// lookup is a query for lines, in SQL.
type lookup struct {
	from   string
	number string // the column of the line's number
	where  *Where
	text   search.Terms
	any    []search.Terms // one of them, if there are any
	// filtered is true when the database gives more lines than were asked for: what it cannot tell (exact words; phrases, with some)
	// is held against the text here.
	filtered bool
}

// lookup is nil for a query that nothing can answer to.
func (s *Store) lookup(q ledger.Query) (*lookup, error) {
	text, err := search.Parse(q.Text)
	if err != nil {
		return nil, err
	}
	var any []search.Terms
	phrases := len(text.Phrases) > 0
	for _, alternative := range q.AnyOf {
		t, err := search.Parse(alternative)
		if err != nil {
			return nil, err
		}
		if len(t.Words) > 0 {
			any, phrases = append(any, t), phrases || len(t.Phrases) > 0
		}
	}
	name := search.Words(q.Name)
	if q.Text != "" && len(text.Words) == 0 || len(q.AnyOf) > 0 && len(any) == 0 || q.Name != "" && len(name) == 0 {
		return nil, nil // nothing that could be searched for
	}
	l := &lookup{from: "line l", number: "l.n", where: &Where{}, text: text, any: any, filtered: q.Exact || phrases && !s.dialect.Phrases()}
	w := l.where
	if len(text.Words)+len(any)+len(name) > 0 {
		l.from, l.number = s.dialect.Match(words(q.Kinds, text, any, name), w)
	}
	in(w, "l.kind", q.Kinds)
	if err := s.among(w, "l.party", q.Parties); err != nil {
		return nil, err
	}
	if len(q.OtherThan) > 0 {
		list, err := s.list(w, "l.party", q.OtherThan)
		if err != nil {
			return nil, err
		}
		w.And("NOT (" + list + ")")
	}
	if len(q.Beside) > 0 {
		list, err := s.list(w, "p.party", q.Beside)
		if err != nil {
			return nil, err
		}
		// A line's number tells its article: so the index of words is left without reading the line.
		w.And(fmt.Sprintf("((%s >> %d) & %d)", l.number, placeBits, 1<<seqBits-1) + " IN (SELECT p.article FROM line p WHERE p.kind = '" + string(ledger.PartyRow) + "' AND " + list + ")")
	}
	if q.PartyPrefix != "" {
		w.And("l.party >= " + w.Arg(q.PartyPrefix))
		w.And("l.party < " + w.Arg(q.PartyPrefix+"g")) // g is past all digits
	}
	in(w, "l.what", q.What)
	in(w, "l.form", q.Forms)
	if q.Capture != "" {
		w.And("l.article IN (SELECT seq FROM article WHERE id = " + w.Arg(string(q.Capture)) + ")")
	}
	w.outlet(q.Outlet)
	if q.Basis != "" {
		w.And("l.basis LIKE " + w.Arg("%|"+string(q.Basis)+"|%"))
	}
	if len(q.Statuses) > 0 {
		in(w, "l.status", q.Statuses)
	} else {
		w.And("l.status <> " + w.Arg(string(ledger.Rejected)))
	}
	if q.Said {
		w.between(string(q.From), string(q.To), "l.date_from", "l.date_to")
	} else {
		w.between(string(q.From), string(q.To), "a.date_from", "a.date_to")
	}
	if !q.AllVersions {
		w.And("a.latest = 1")
	}
	l.from += " JOIN article a ON a.seq = l.article"
	return l, nil
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

// words are what the index is asked for, an alternative for each kind of line.
func words(kinds []ledger.RowKind, text search.Terms, any []search.Terms, name []string) []Words {
	if len(kinds) == 0 {
		kinds = ledger.RowKinds()
	}
	if len(any) == 0 {
		any = []search.Terms{{}}
	}
	var out []Words
	for _, k := range kinds {
		for _, alternative := range any {
			w := Words{Name: lettered(k, name)}
			for _, t := range []search.Terms{text, alternative} {
				w.Text = append(w.Text, lettered(k, t.Words)...)
				for _, p := range t.Phrases {
					w.Phrases = append(w.Phrases, strings.Join(lettered(k, strings.Fields(p)), " "))
				}
			}
			out = append(out, w)
		}
	}
	return out
}

// holds reports whether a line's text is what was asked for, where the database could not tell.
func (l *lookup) holds(text string, exact bool) bool {
	return !l.filtered || l.text.In(text, exact) && (len(l.any) == 0 || slices.ContainsFunc(l.any, func(t search.Terms) bool { return t.In(text, exact) }))
}

// few is how many parties are told a database one by one; more come as one list.
const few = 50

// among is a condition that column is one of parties, where there are any.
func (s *Store) among(w *Where, column string, parties []ledger.PartyKey) error {
	if len(parties) <= few {
		in(w, column, parties)
		return nil
	}
	list, err := s.list(w, column, parties)
	w.And(list)
	return err
}

func (s *Store) list(w *Where, column string, parties []ledger.PartyKey) (string, error) {
	data, err := json.Marshal(parties)
	return s.dialect.Among(column, w.Arg(string(data))), err
}
