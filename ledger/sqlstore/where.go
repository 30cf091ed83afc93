package sqlstore

import (
	"strconv"
	"strings"

	"onrecord/ledger/search"
)

// Where collects the conditions of a query, with their arguments.
type Where struct {
	parts []string
	args  []any
}

// Arg adds an argument and returns its place.
func (w *Where) Arg(v any) string {
	w.args = append(w.args, v)
	return "$" + strconv.Itoa(len(w.args))
}

// And adds a condition.
func (w *Where) And(part string) { w.parts = append(w.parts, part) }

// String is the conditions as SQL, "" for none.
func (w *Where) String() string {
	if len(w.parts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.parts, " AND ")
}

// In is a condition that column is one of list, where there is any.
func (w *Where) In(column string, list []string) { in(w, column, list) }

// in is a condition that column is one of list.
func in[S ~string](w *Where, column string, list []S) {
	if len(list) == 0 {
		return
	}
	var places []string
	for _, v := range list {
		places = append(places, w.Arg(string(v)))
	}
	w.And(column + " IN (" + strings.Join(places, ", ") + ")")
}

// between is a condition that the dates of columns touch the half-open time from … to.
func (w *Where) between(from, to string, columnFrom, columnTo string) {
	if from != "" {
		w.And(columnTo + " > " + w.Arg(from))
	}
	if to != "" {
		w.And(columnFrom + " <> ''")
		w.And(columnFrom + " < " + w.Arg(to))
	}
}

// outlet is a condition that the folded name of the outlet has these words in it.
func (w *Where) outlet(name string) {
	if folded := search.Fold(name); folded != "" {
		w.And("' ' || a.outlet_folded || ' ' LIKE " + w.Arg("% "+folded+" %"))
	}
}
