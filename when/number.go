package when

import (
	"strconv"
	"strings"

	"onrecord"
)

// amount is a number as a length has it.
type amount struct {
	n        int
	quarters int // of one more: 2 is and a half
	text     string
	few      bool // unknown: a few, several
	one      bool // by an indefinite article
}

// cardinal reads a whole number in digits or words: 14, fourteen, twenty-two, two hundred and five, two thousand and eighteen.
func (f *finder) cardinal(i int) (n, end int) {
	if v := f.num(i, 6); v >= 0 {
		if f.is(i+1, ",") && f.glued(i+1) && f.glued(i+2) && f.num(i+2, 3) >= 0 {
			return 0, 0 // 1,914
		}
		return v, i + 1
	}
	total, part, at := 0, 0, i
	for {
		t, k := f.at(at, roleCardinal)
		if k == 0 || t.from == "1 a" {
			break
		}
		switch {
		case t.n == 1000:
			total, part = (total+max(part, 1))*1000, 0
		case t.n == 100:
			part = max(part, 1) * 100
		case part%100 == 0, part%100 >= 20 && part%10 == 0 && t.n < 10:
			part += t.n
		default:
			return total + part, at // two numbers: nineteen ninety
		}
		at = k
		end = k
		next := f.dash(at)
		if _, j := f.joined(next); j > 0 && (part >= 100 || total > 0) {
			next = j
		}
		if _, k := f.at(next, roleCardinal); k == 0 {
			break
		}
		at = next
	}
	return total + part, end
}

// joined is the lexeme behind an "and".
func (f *finder) joined(i int) (*term, int) {
	t, n := f.at(i, roleJoin)
	if n > 0 && t.from == "and" {
		return t, n
	}
	return nil, 0
}

// ordinal reads 5th, fifth, twenty-first, thirty first.
func (f *finder) ordinal(i int) (n, end int) {
	if v := f.num(i, 3); v >= 0 {
		if f.glued(i + 1) {
			if _, k := f.at(i+1, roleEnd); k > 0 {
				return v, k
			}
		}
		return 0, 0
	}
	if t, k := f.at(i, roleOrdinal); k > 0 {
		return t.n, k
	}
	tens, k := f.at(i, roleCardinal)
	if k == 0 || tens.n < 20 || tens.n > 90 {
		return 0, 0
	}
	if t, e := f.at(f.dash(k), roleOrdinal); e > 0 && t.n > 0 && t.n < 10 {
		return tens.n + t.n, e
	}
	return 0, 0
}

// dayNumber reads a day of the month: 5, 05, 5th, fifth, twenty-first, twenty one. plain tells that it is a bare number.
func (f *finder) dayNumber(i int) (d, end int, plain bool) {
	if d, end = f.ordinal(i); end > 0 {
		return d, end, false
	}
	if v := f.num(i, 2); v >= 1 && v <= 31 {
		if j := i + 1; f.glued(j) && (f.is(j, ".") || f.is(j, ":") || f.is(j, ",")) && f.glued(j+1) && f.num(j+1, 9) >= 0 {
			return 0, 0, false // 5.3, 5:30
		}
		if f.glued(i+1) && i+1 < len(f.lex) && f.lex[i+1].kind == word && !f.has(i+1, roleMonth) {
			return 0, 0, false // 5pm, 5km
		}
		return v, i + 1, true
	}
	if _, k := f.at(i, roleCardinal); k > 0 {
		if n, e := f.cardinal(i); n >= 1 && n <= 31 {
			return n, e, true
		}
	}
	return 0, 0, false
}

// yearNumber reads a year beside a month or after a lead: 2014, '14 ’14, nineteen ninety-nine, two thousand and eighteen.
func (f *finder) yearNumber(i int) (y, end int) {
	if v := f.num(i, 4); v >= 1000 && v < 2200 && f.lex[i].digits() == 4 {
		if j := i + 1; f.glued(j) && j < len(f.lex) && (f.lex[j].kind == word || (f.is(j, ".") || f.is(j, ",") || f.is(j, ":")) && f.glued(j+1) && f.num(j+1, 9) >= 0) {
			return 0, 0 // 2000s, 2000m, 2000.5
		}
		return v, i + 1
	}
	if f.is(i, "'") && f.glued(i+1) && i+1 < len(f.lex) && f.lex[i+1].digits() == 2 {
		if v := f.num(i+1, 2); v >= 0 && !(f.glued(i+2) && i+2 < len(f.lex) && f.lex[i+2].kind == word) {
			return f.century(v), i + 2
		}
	}
	a, k := f.at(i, roleCardinal)
	if k == 0 || a.n < 10 || a.from == "1 a" {
		if k > 0 && a.n < 10 && a.n > 1 { // two thousand …
			if n, e := f.cardinal(i); n >= 1000 && n < 2200 {
				return n, e
			}
		}
		return 0, 0
	}
	if a.n > 20 || a.n < 15 && a.n != 10 && a.n != 11 {
		return 0, 0
	}
	if h, e := f.at(k, roleCardinal); e > 0 && h.n == 100 { // nineteen hundred ninety three
		n, e := f.cardinal(i)
		return n, e
	}
	b, e := f.cardinal(f.dash(k))
	if e == 0 || b < 10 || b > 99 {
		return 0, 0
	}
	return a.n*100 + b, e
}

// century gives a year of two digits its century: the last such year up to five years behind the publication, or of 2029.
func (f *finder) century(v int) int {
	limit := 2029
	if f.pub.ok {
		limit = f.pub.from.Year() + 5
	}
	y := limit - limit%100 + v
	if y > limit {
		y -= 100
	}
	return y
}

// amountAt reads the number of a length: 3, three, a, a few, 3.5, half a, two and a half, three quarters of a, 1,200.
func (f *finder) amountAt(i int) (a amount, end int) {
	if q, k := f.part4(i); k > 0 {
		return amount{quarters: q}, k
	}
	if t, k := f.at(i, roleCardinal); k > 0 && t.from == "1 a" {
		if _, e := f.at(k, roleFew); e > 0 {
			return amount{few: true}, f.dozens(e)
		}
		if q, e := f.part4(k); e > 0 {
			return amount{quarters: q}, e
		}
		if t, e := f.at(k, roleCardinal); e > 0 && t.from != "1 a" {
			return amount{n: t.n}, e // a dozen, a couple of, a hundred
		}
		return amount{n: 1, one: true}, k
	}
	if _, k := f.at(i, roleFew); k > 0 {
		return amount{few: true}, f.dozens(k)
	}
	n, k := f.grouped(i)
	if k == 0 {
		n, k = f.cardinal(i)
	}
	if k == 0 {
		return amount{}, 0
	}
	if f.is(k, ".") && f.glued(k) && f.glued(k+1) && f.num(k+1, 9) >= 0 { // 3.5
		a := amount{n: n, text: f.lex[i].low + "." + f.lex[k+1].low}
		a.quarters = map[string]int{"25": 1, "5": 2, "50": 2, "75": 3}[f.lex[k+1].low]
		return a, f.dash(k + 2)
	}
	if t, h := f.at(k, roleHalf); h > 0 && f.glued(k) && f.lex[k].kind == mark { // 3½
		return amount{n: n, quarters: t.n}, f.dash(h)
	}
	if _, j := f.joined(k); j > 0 { // two and a half
		if q, e := f.andPart(j); e > 0 {
			return amount{n: n, quarters: q}, e
		}
		if m, e := f.cardinal(j); e > 0 && f.lex[i].kind == word && n >= 20 && m < 10 { // twenty and four
			return amount{n: n + m}, e
		}
	}
	if m, e := f.upTo(k, n); e > 0 { // ten to fifteen, three or four, 2-3
		return m, e
	}
	return amount{n: n}, f.dash(k)
}

// part4 reads a part of one unit, in quarters of it: half a, half an, a quarter of a, three quarters of an. Fewer words than that
// are a half before any unit, and a quarter before a century: what else is a quarter is a time of the year.
func (f *finder) part4(i int) (quarters, end int) {
	t, k := f.at(i, roleHalf)
	if k == 0 || f.has(i, roleCardinal) && t.n == 2 && f.skip(i, roleCardinal) > k { // half a dozen
		return 0, 0
	}
	if a, e := f.at(f.of(k), roleCardinal); e > 0 && a.from == "1 a" {
		return t.n, f.dash(e)
	}
	if u, e := f.at(f.dash(k), roleUnit); t.n != 2 && f.lex[i].kind == word && (e == 0 || u.grain != onrecord.GrainCentury) {
		return 0, 0
	}
	return t.n, f.dash(k)
}

// andPart reads what follows an "and": a half, one half, a quarter, half, three quarters.
func (f *finder) andPart(i int) (quarters, end int) {
	at := i
	if t, e := f.at(i, roleCardinal); e > 0 && t.n == 1 {
		at = e
	}
	t, k := f.at(f.dash(at), roleHalf)
	if k == 0 || at == i && t.n == 1 {
		return 0, 0
	}
	return t.n, k
}

// dozens is the lexeme behind the larger unit of an unknown number: a few hundred.
func (f *finder) dozens(i int) int {
	if t, k := f.at(i, roleCardinal); k > 0 && (t.n == 12 || t.n >= 100) {
		return k
	}
	return i
}

// grouped reads a number whose thousands are parted by commas: 1,200.
func (f *finder) grouped(i int) (n, end int) {
	n = f.num(i, 3)
	if n < 1 {
		return 0, 0
	}
	for end = i + 1; f.is(end, ",") && f.glued(end) && f.glued(end+1) && end+1 < len(f.lex) && f.lex[end+1].digits() == 3 && f.num(end+1, 3) >= 0 && n < farthest; end += 2 {
		n = n*1000 + f.num(end+1, 3)
	}
	if end == i+1 || f.glued(i) && i > 0 && f.lex[i-1].kind != word {
		return 0, 0
	}
	return n, end
}

// upTo reads the second of two numbers between which an amount lies: how many is then not known.
func (f *finder) upTo(i, n int) (amount, int) {
	at := f.dash(i)
	if at == i {
		if t, k := f.at(i, roleJoin); k > 0 && t.from != "and" {
			at = k
		}
	}
	if at == i {
		return amount{}, 0
	}
	m, e := f.cardinal(at)
	if e == 0 || m <= n || !f.has(f.dash(e), roleUnit) {
		return amount{}, 0
	}
	return amount{few: true}, f.dash(e)
}

// write gives the number as ISO 8601 has it.
func (a amount) write() string {
	switch {
	case a.few:
		return "X"
	case a.text != "":
		return strings.TrimSuffix(a.text, ".0")
	case a.quarters > 0:
		return strconv.Itoa(a.n) + [...]string{"", ".25", ".5", ".75"}[a.quarters]
	}
	return strconv.Itoa(a.n)
}
