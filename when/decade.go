package when

import (
	"onrecord"
)

// decade reads the 1990s, 1990's, the '90s, the nineties, the nineteen nineties, and the 19th century.
func (f *finder) decade(i int) node {
	at := f.skip(i, roleThe)
	if v := f.num(f.quote(at), 4); v >= 0 && v%10 == 0 {
		k := f.quote(at)
		d := f.lex[k].digits()
		e := k + 1
		if f.is(e, "'") && f.glued(e) {
			e++
		}
		if e < len(f.lex) && f.glued(e) {
			if _, end := f.at(e, roleDecadeEnd); end > 0 {
				switch {
				case d == 4 && yearly(v) && v%100 == 0 && v < 2000: // the 1800s
					return decadeNode(end, v, 100, onrecord.GrainCentury)
				case d == 4 && yearly(v):
					return decadeNode(end, v, 10, onrecord.GrainDecade)
				case d == 2 && (k > at || at > i || f.led(at)):
					return decadeNode(end, f.pastDecade(v), 10, onrecord.GrainDecade)
				}
			}
		}
	}
	if at > i || f.led(at) {
		if t, e := f.at(at, roleTens); e > 0 {
			return decadeNode(e, f.pastDecade(t.n), 10, onrecord.GrainDecade)
		}
	}
	if c, e := f.at(at, roleCardinal); e > 0 && c.n >= 10 && c.n <= 20 { // nineteen seventies
		if t, end := f.at(f.dash(e), roleTens); end > 0 {
			return decadeNode(end, c.n*100+t.n, 10, onrecord.GrainDecade)
		}
	}
	if n, e := f.ordinal(at); e > 0 && n >= 1 && n < 30 {
		if u, end := f.at(f.dash(e), roleUnit); end > 0 && u.grain == onrecord.GrainCentury {
			return f.ofEra(decadeNode(end, (n-1)*100, 100, onrecord.GrainCentury))
		}
	}
	return node{}
}

// led reports whether a word that leads years stands before lexeme i.
func (f *finder) led(i int) bool {
	k, ok := f.endsIn(i, roleYearLead)
	if !ok {
		return false
	}
	if t, _ := f.at(k, roleYearLead); t.from == "join" { // 2014 and 2015
		return k > 0 && f.num(k-1, 4) >= 1000 || k > 1 && f.is(k-1, ",") && f.num(k-2, 4) >= 1000
	}
	return true
}

func (f *finder) quote(i int) int {
	if f.is(i, "'") && f.glued(i+1) {
		return i + 1
	}
	return i
}

// pastDecade is the century of a decade of two digits: the last that has begun; of 2029 where no publication is known.
func (f *finder) pastDecade(tens int) int {
	now := 2029
	if f.pub.ok {
		now = f.pub.from.Year()
	}
	y := now - now%100 + tens
	if y > now {
		y -= 100
	}
	return y
}

func decadeNode(end, y, n int, g onrecord.Grain) node {
	if y == 0 {
		y, n = 1, n-1 // there is no year 0
	}
	return node{end: end, kind: kindUnit, grain: g, get: func(*scene) interval { return years(y, n, g) }}
}
