package when

import (
	"onrecord"
)

// numeric reads dates of numbers alone: 2024-03-05, 2024/3/5, 05.03.2024, 5/3/2024, 9-18-15, 4/22, 11/2016.
func (f *finder) numeric(i int) node {
	a := f.num(i, 4)
	if a < 0 || f.glued(i) && i > 0 && (f.lex[i-1].kind == word || f.is(i-1, "$") || f.is(i-1, ".") || f.is(i-1, "/") || f.is(i-1, ":")) {
		return node{}
	}
	sep := ""
	for _, m := range []string{"-", "/", "."} {
		if f.is(i+1, m) && f.glued(i+1) && f.glued(i+2) {
			sep = m
		}
	}
	if sep == "" {
		return f.spaced(i)
	}
	b := f.num(i+2, 4)
	if b < 0 {
		return node{}
	}
	if f.is(i+3, sep) && f.glued(i+3) && f.glued(i+4) && f.num(i+4, 4) >= 0 {
		if f.glued(i+5) && f.is(i+5, sep) && f.num(i+6, 4) >= 0 && !(f.is(i+7, sep) && f.is(i+9, sep)) {
			return node{} // a fourth number: no date
		}
		return f.three(i, sep, a, b, f.num(i+4, 4))
	}
	n := node{end: i + 3, grain: onrecord.GrainMonth, kind: kindUnit}
	la, lb := f.lex[i].digits(), f.lex[i+2].digits()
	switch {
	case sep == ".":
		return node{}
	case la == 4 && yearly(a) && lb <= 2 && b >= 1 && b <= 12 && (sep == "/" || lb == 2 && b <= a%100): // 2015-10; 2008-12 is a range
		n.f = fields{y: a, m: b}
	case lb == 4 && yearly(b) && la <= 2 && a >= 1 && a <= 12:
		n.f = fields{y: b, m: a}
	case sep == "/" && la <= 2 && lb <= 2:
		n.kind, n.grain, n.f = kindMonthday, onrecord.GrainDay, f.twoOrders(0, a, b)
		if n = f.withYear(n); n.f.y == 0 && !f.dayMonthSure(i) { // 5/1, 2020
			return node{}
		}
	default:
		return node{}
	}
	return f.dated(n)
}

// mixed reads a day, a month in words and a year of four digits in any other order, parted by one mark: 23-2020-September.
func (f *finder) mixed(i int) node {
	n, sep := node{kind: kindDay, grain: onrecord.GrainDay}, ""
	at := i
	for k := range 3 {
		if k > 0 {
			if at >= len(f.lex) || !f.is(at, "-") && !f.is(at, "/") || !f.glued(at) || !f.glued(at+1) || sep != "" && !f.is(at, sep) {
				return node{}
			}
			sep = f.lex[at].low
			at++
		}
		m, e := f.month(at)
		switch v := f.num(at, 4); {
		case e == at+1 && n.f.m == 0:
			n.f.m = m.n
		case v > 0 && v <= 31 && f.lex[at].digits() <= 2 && n.f.d == 0:
			n.f.d = v
		case yearly(v) && f.lex[at].digits() == 4 && n.f.y == 0:
			n.f.y = v
		default:
			return node{}
		}
		at++
	}
	if f.glued(at) && (f.is(at, sep) || at < len(f.lex) && f.lex[at].kind != mark) {
		return node{}
	}
	n.end = at
	return f.dated(n)
}

// spaced reads 11 / 2016 and 2016 - 11, where no noun follows that the number could count.
func (f *finder) spaced(i int) node {
	if !f.is(i+1, "/") && !f.is(i+1, "-") || i+2 >= len(f.lex) {
		return node{}
	}
	y, m := f.num(i, 4), f.num(i+2, 4)
	la, lb := f.lex[i].digits(), f.lex[i+2].digits()
	if la < lb {
		y, m, la, lb = m, y, lb, la
	}
	if la != 4 || lb > 2 || !yearly(y) || m < 1 || m > 12 || !f.endsPhrase(i+3) || f.has(i+3, roleUnit) || f.is(i+3, "-") || f.is(i+3, "/") {
		return node{}
	}
	return f.dated(node{end: i + 3, kind: kindUnit, grain: onrecord.GrainMonth, f: fields{y: y, m: m}})
}

func yearly(y int) bool { return y >= 1500 && y < 2200 }

// dayMonthSure reports whether 4/22 stands where a date does: behind on, since … and not as a fraction.
func (f *finder) dayMonthSure(i int) bool {
	if i == 0 {
		return true
	}
	for _, r := range []role{roleYearLead, roleJoin, roleClockLead, roleShift} {
		if _, ok := f.endsIn(i, r); ok {
			return true
		}
	}
	if f.is(i-1, "-") && f.num(i-2, 2) > 0 && f.is(i-3, "/") { // 10/1-11/7
		return true
	}
	if f.is(i+3, "-") && f.num(i+4, 2) > 0 && f.is(i+5, "/") && f.is(i+7, "/") && yearly(f.num(i+8, 4)) { // 10/1-11/2/2017
		return true
	}
	_, ok := f.endsIn(f.beforeComma(i), roleWeekday)
	return ok
}

func (f *finder) beforeComma(i int) int {
	if f.is(i-1, ",") {
		return i - 1
	}
	return i
}

// three reads a date of three numbers.
func (f *finder) three(i int, sep string, a, b, c int) node {
	n := node{end: i + 5, kind: kindDay, grain: onrecord.GrainDay}
	la, lc := f.lex[i].digits(), f.lex[i+4].digits()
	switch {
	case la == 4 && yearly(a):
		n.f = fields{y: a, m: b, d: c}
	case la <= 2 && lc == 4 && yearly(c):
		n.f = f.twoOrders(c, a, b)
	case la <= 2 && lc == 2 && sep != ".":
		n.f = f.twoOrders(f.century(c), a, b)
	default:
		return node{}
	}
	if sep == "." && la <= 2 { // where points part a date the day stands first
		n.f.m, n.f.d, n.f.either = b, a, false
	}
	return f.dated(n)
}

// twoOrders decides which of a and b is the month; where nothing tells, either could be.
func (f *finder) twoOrders(y, a, b int) fields {
	day, month := fields{y: y, d: a, m: b}, fields{y: y, d: b, m: a}
	switch dayFirst, monthFirst := possible(y, b, a), possible(y, a, b); {
	case dayFirst && !monthFirst, a == b:
		return day
	case monthFirst && !dayFirst, f.order == MonthFirst:
		return month
	case f.order == DayFirst:
		return day
	}
	day.either = true
	return day
}

// ownOrder is the order of day and month that the text shows elsewhere: in dates of numbers that allow one order only, and
// else in dates with the month in words. OrderUnknown where it shows both or none.
func (f *finder) ownOrder() Order {
	var sure, spelled [3]int
	for k := range f.Text.Sentences {
		s := f.Text.Sentences[k]
		if !f.digitsAndMarks(s.First, s.Last) {
			continue
		}
		f.lex = f.w.lex(f.Analysis, s.First, s.Last, f.lex[:0])
		for i := range f.lex {
			if a, b := f.num(i, 2), f.num(i+2, 2); a > 0 && b > 0 && f.is(i+1, "/") && f.is(i+3, "/") && f.glued(i+1) && f.glued(i+2) {
				switch {
				case a > 12 && b <= 12:
					sure[DayFirst]++
				case b > 12 && a <= 12:
					sure[MonthFirst]++
				}
			}
			if _, m := f.at(i, roleMonth); m > 0 {
				if d := f.num(i-1, 2); d >= 1 && d <= 31 {
					spelled[DayFirst]++
				} else if d := f.num(m, 2); d >= 1 && d <= 31 {
					spelled[MonthFirst]++
				}
			}
		}
	}
	for _, c := range [][3]int{sure, spelled} {
		switch {
		case c[DayFirst] > 0 && c[MonthFirst] == 0:
			return DayFirst
		case c[MonthFirst] > 0 && c[DayFirst] == 0:
			return MonthFirst
		case c[DayFirst] > 0:
			return OrderUnknown
		}
	}
	return OrderUnknown
}

// digitsAndMarks reports whether a token of [first, last) begins with a digit: other sentences hold no date with a day.
func (f *finder) digitsAndMarks(first, last int) bool {
	text := f.Text.Document.Text
	for t := first; t < last; t++ {
		if c := text[f.Text.Tokens[t].Start]; '0' <= c && c <= '9' {
			return true
		}
	}
	return false
}
