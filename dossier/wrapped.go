package dossier

import (
	"strings"

	"onrecord"
)

// Wrapped is plain text in lines of at most width columns, as Text lays out prose: the first after the prefix first, the others after
// rest, which is no wider. What a terminal would act upon is taken out.
func Wrapped(s string, width int, first, rest string) string {
	return wrap([]run{{line(s), normal}}, width, first, rest, false)
}

// WrappedMarked is [Wrapped] with marks, byte ranges of s in order and disjoint, in the terminal's bold and underline.
func WrappedMarked(s string, marks []onrecord.Range, width int, first, rest string) string {
	var runs []run
	at, open := 0, false // open: a space may come
	put := func(to int, st style) {
		var b strings.Builder
		for _, r := range clean(s[at:to]) {
			if r == ' ' || r == '\n' {
				if open {
					b.WriteByte(' ')
				}
				open = false
				continue
			}
			b.WriteRune(r)
			open = true
		}
		runs, at = append(runs, run{b.String(), st}), to
	}
	for _, m := range marks {
		put(m.Start, normal)
		put(m.End, sought)
	}
	put(len(s), normal)
	return wrap(runs, width, first, rest, true)
}
