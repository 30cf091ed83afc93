package sqlstore

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"onrecord"
	"onrecord/ledger"
)

// The number of a line says where it stands among all lines: the day of its article's publication, the number of its capture, its
// place in the article. So lines in the order of their numbers are in the order that [ledger.Query] states, and a database gives
// the first of very many by walking an index and stopping.
const (
	dayBits, seqBits, placeBits = 19, 24, 20

	unknownDay = 1<<dayBits - 1
)

// dayOf counts days from the year 1600; days before are the first, days after 3034 the last, and what is not known comes after all.
func dayOf(d onrecord.Date) int64 {
	t, err := d.Time()
	if err != nil {
		return unknownDay
	}
	const daySeconds = 24 * 60 * 60
	days := (t.Unix() - time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC).Unix()) / daySeconds
	return max(0, min(days, unknownDay-1))
}

// numbered are an article's rows with their numbers, in the order of these.
func numbered(x *ledger.Article, published onrecord.Date) (rows []ledger.Row, first int64, err error) {
	rows = x.Rows()
	if x.Entry.Seq >= 1<<seqBits {
		return nil, 0, fmt.Errorf("entry %d: a story takes captures up to number %d: begin another", x.Entry.Seq, 1<<seqBits-1)
	}
	if len(rows) >= 1<<placeBits {
		return nil, 0, fmt.Errorf("article %s has %d lines: a story takes %d of one article", x.ID, len(rows), 1<<placeBits-1)
	}
	kinds := map[ledger.RowKind]int{}
	for i, k := range ledger.RowKinds() {
		kinds[k] = i
	}
	slices.SortStableFunc(rows, func(a, b ledger.Row) int {
		return cmp.Or(cmp.Compare(kinds[a.Kind], kinds[b.Kind]), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Ord, b.Ord))
	})
	return rows, dayOf(published)<<(seqBits+placeBits) | x.Entry.Seq<<placeBits, nil
}
