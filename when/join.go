package when

import (
	"onrecord"
)

// based reads an atom and what is joined to it: Tuesday, March 5; June next year; Tuesday morning; 3 p.m. on Tuesday.
func (f *finder) based(i int) node {
	if i >= len(f.lex) {
		return node{}
	}
	m := &f.memo[i]
	if !m.hasBased {
		m.based, m.hasBased = f.newBased(i), true
	}
	return m.based
}

func (f *finder) newBased(i int) node {
	n := f.atom(i)
	for n.end > 0 {
		more := f.extended(i, n)
		if more.end <= n.end {
			break
		}
		n = more
	}
	return n
}

// extended joins n with the atom behind it, if the two make one.
func (f *finder) extended(i int, n node) node {
	best := node{}
	list := f.joints(n.end)
	if z := f.zoned(n.end); n.kind == kindClock && z > n.end {
		list = append(list, f.joints(z)...)
	}
	for _, at := range list {
		for _, b := range []node{f.atom(at), f.based(at)} {
			if b.end == 0 {
				continue
			}
			j := f.join(n, b, at > n.end)
			if j.end > best.end {
				if f.is(at-1, "(") {
					if !f.is(j.end, ")") {
						continue
					}
					j.end++
				}
				best = j
			}
		}
	}
	return best
}

// zoned is the lexeme behind a zone and a time in brackets: 15:30 local time (1430 UTC) on Tuesday. None of them moves the time.
func (f *finder) zoned(i int) int {
	at := f.skip(i, roleZone)
	if f.is(at, "(") {
		for k := at + 1; k < len(f.lex) && k < at+8; k++ {
			if f.is(k, ")") {
				return k + 1
			}
		}
	}
	return at
}

// joints lists where the second half of an expression may begin: at once, behind a comma, behind of, in, on, at.
func (f *finder) joints(end int) []int {
	out := []int{end}
	at := end
	if f.is(at, ",") || f.is(at, "(") || f.is(at, "-") && f.glued(at) && f.glued(at+1) {
		at++
		out = append(out, at)
	}
	for _, r := range []role{roleLink, roleClockLead} {
		if _, k := f.at(at, r); k > 0 {
			out = append(out, k)
			if j := f.skip(k, roleClockLead); j > k {
				out = append(out, j)
			}
		}
	}
	if f.is(end, "'") || f.has(end, roleLink) { // next year's third quarter
		if f.is(end, "'") && f.glued(end) && f.glued(end+1) && end+1 < len(f.lex) && f.lex[end+1].digits() == 1 {
			out = append(out, end+2)
		}
	}
	return out
}

// join makes one expression of a and the later b; end 0 where they are two.
func (f *finder) join(a, b node, linked bool) node {
	swap := func(j node) node { j.end = b.end; return j }
	switch {
	case a.kind == kindWeekday && (b.kind == kindDay && b.f.m > 0 || b.kind == kindMonthday):
		return f.withWeekday(b, a.f)
	case b.kind == kindWeekday && b.f.shift == nil && (a.kind == kindDay && a.f.m > 0 || a.kind == kindMonthday):
		return swap(f.withWeekday(a, b.f))
	case a.kind == kindWeekday && b.kind == kindOrdinal && (!b.weak || f.closes(b.end)):
		return f.weekdayOrdinal(a, b)
	case a.kind == kindWeekday && a.f.shift == nil && b.kind == kindUnit && b.grain == onrecord.GrainWeek:
		return inWeek(b.end, a, b)
	case b.kind == kindWeekday && b.f.shift == nil && a.kind == kindUnit && a.grain == onrecord.GrainWeek:
		return inWeek(b.end, b, a)
	case a.kind == kindOrdinal && b.grain == onrecord.GrainMonth && (b.kind == kindUnit || b.kind == kindMonth):
		return inMonth(b.end, a, b)
	case yearless(a) && b.kind == kindUnit && b.grain == onrecord.GrainYear && (!b.bare || linked):
		return f.inYearOf(b.end, a, b)
	case yearless(b) && a.kind == kindUnit && a.grain == onrecord.GrainYear && (b.kind == kindQuarter || f.isLink(a.end) && !a.bare && b.f.shift == nil && !b.weak):
		return f.inYearOf(b.end, b, a)
	case a.kind == kindHoliday || a.kind == kindDay && a.f.rule != nil:
		if b.kind == kindPart || b.kind == kindClock {
			return onDay(b.end, b, a)
		}
		return node{}
	case a.kind == kindMonthday && b.kind == kindUnit && b.grain == onrecord.GrainMonth:
		return node{}
	case a.kind.dayish() && (b.kind == kindPart || b.kind == kindClock):
		return onDay(b.end, b, a)
	case (a.kind == kindClock || a.kind == kindPart) && b.kind.dayish():
		return onDay(b.end, a, b)
	case a.kind == kindPart && b.kind == kindClock:
		return swap(b)
	case a.kind == kindClock && b.kind == kindPart:
		return swap(halfday(a, b))
	}
	return node{}
}

// yearless reports whether n still looks for its year.
func yearless(n node) bool {
	switch n.kind {
	case kindMonth, kindMonthday, kindSeason, kindQuarter, kindHoliday:
		return n.f.y == 0
	}
	return false
}
