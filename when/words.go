package when

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"onrecord"
	"onrecord/lang"
)

// role is the part that words play in expressions of time.
type role uint8

const (
	roleMonth     role = iota + 1 // value 1–12; "shy": also a name or a verb, and alone no month
	roleWeekday                   // value 0 (Sunday) – 6; "short": only beside a date
	roleUnit                      // value grain, how many of it
	roleSeason                    // value first month, in the north
	rolePart                      // part of the day; value hours "06-12", or one time "12:00"
	roleDeictic                   // value what, how far, from where: "day -1 pub"
	roleShift                     // value how far and from where: "-1 pub"; "roll" for lengths up to the publication
	roleCardinal                  // value
	roleOrdinal                   // value
	roleEnd                       // glued to digits: 5th
	roleFew                       // an unknown number
	roleHalf                      // half, quarter: a part of a unit; value how many quarters it is
	roleWhole                     // all day: a length of one
	roleOther                     // another week: a length of one
	rolePortion                   // value which part of a longer time
	roleAway                      // behind a length: ago, later; value as of a shift
	roleRelation                  // between a length and a point: before, after
	roleOpen                      // value since, from (not before), until, before, after, by
	roleAhead                     // before a length: in three weeks; value point or span
	roleBetween                   // leads a range; value the joiner it asks for, if one
	roleJoin                      // joins a range: to; value "and" where only a lead makes it one
	roleLink                      // of, in, on, at: between the parts of one expression
	roleThe                       // the definite article
	roleHalfday                   // value am, pm
	roleClock                     // o'clock
	roleClockLead                 // at, before a time of day
	roleHoliday                   // value 12-25, easter+1, 11 4 4 (month, which, weekday), 5 -1 1
	roleTens                      // decades by name; value 90
	roleFiscal                    // before a year
	roleWeekOf                    // the week of, before a day
	roleYearLead                  // words after which four digits are a year
	roleSet                       // every: what follows is no one time
	roleAge                       // old: the length before is an age
	roleApprox                    // about: weakens a length or a count
	roleVague                     // times that nobody can bound: recently
	roleAdverb                    // when words were spoken, without a time: later
	roleDecadeEnd                 // glued to digits: 1990s
	roleRate                      // value length: a word before a length
	roleTail                      // behind a point: or later, onwards; value as of roleOpen
	roleNow                       // ends a range: the present
	roleHalfYear                  // glued before 1 or 2: H1
	roleZone                      // behind a time of day: UTC, local time
	roleWill                      // a modal that puts a verb into the future for certain
	roleStart                     // between a length and the day that it begins with
	roleEnding                    // between a length and the time that it ends with; "led" asks for an article before the length
	roleFiller                    // between a number and its unit: two more weeks
	roleNth                       // value which, -1 the last: the final week of May
	roleEra                       // beside a year; value before or after the first
	roleAnaphor                   // that, then: the time last told of
	roleWeekdays                  // the plural of a weekday; value as there
	roleSameTime                  // this time last year
	roleLength                    // a length in one word; value its unit: yearlong
	roleSkip                      // words that look like a time and tell of none
)

var roles = map[string]role{"month": roleMonth, "weekday": roleWeekday, "unit": roleUnit, "season": roleSeason, "part": rolePart,
	"deictic": roleDeictic, "shift": roleShift, "cardinal": roleCardinal, "ordinal": roleOrdinal, "ordinal end": roleEnd, "few": roleFew,
	"half": roleHalf, "whole": roleWhole, "other": roleOther, "portion": rolePortion, "away": roleAway, "relation": roleRelation,
	"open": roleOpen, "ahead": roleAhead, "between": roleBetween, "join": roleJoin, "link": roleLink, "the": roleThe,
	"halfday": roleHalfday, "clock": roleClock, "clock lead": roleClockLead, "holiday": roleHoliday, "tens": roleTens,
	"fiscal": roleFiscal, "week of": roleWeekOf, "year lead": roleYearLead, "set": roleSet, "age": roleAge, "approx": roleApprox,
	"vague": roleVague, "adverb": roleAdverb, "decade end": roleDecadeEnd, "rate": roleRate, "tail": roleTail, "now": roleNow, "start": roleStart, "zone": roleZone, "will": roleWill, "half year": roleHalfYear,
	"ending": roleEnding, "filler": roleFiller, "nth": roleNth, "era": roleEra, "anaphor": roleAnaphor, "weekdays": roleWeekdays, "same time": roleSameTime, "length": roleLength, "skip": roleSkip}

// term is one form with its role.
type term struct {
	words []string // lexemes in lower case
	role  role
	n     int            // the number in the value
	grain onrecord.Grain // of a unit
	from  string         // pub, text, roll; or the whole value of other roles
	shy   bool
	rule  holiday
	hours [2]int // minutes of the day
}

// Words are a pack's words of time, made ready. They are not changed once made and may be shared.
type Words struct{ first map[string][]*term }

// NewWords makes the rows of a pack ready. An error names the row that cannot be used.
func NewWords(rows []lang.TimeRow) (*Words, error) {
	w := &Words{first: map[string][]*term{}}
	for _, r := range rows {
		t, err := newTerm(r)
		if err != nil {
			return nil, fmt.Errorf("words of time: %s: %s %q: %w", r.Where, r.Role, r.Value, err)
		}
		for _, form := range r.Forms {
			x := *t
			x.words = lexWords(form)
			list := append(w.first[x.words[0]], &x)
			slices.SortStableFunc(list, func(a, b *term) int { return len(b.words) - len(a.words) })
			w.first[x.words[0]] = list
		}
	}
	return w, nil
}

func newTerm(r lang.TimeRow) (*term, error) {
	t := &term{role: roles[r.Role], from: r.Value}
	fields := strings.Fields(r.Value)
	var err error
	number := func(k int) (n int) {
		if k >= len(fields) {
			err = fmt.Errorf("field %d of the value is missing", k+1)
			return 0
		}
		if n, e := strconv.Atoi(fields[k]); e == nil {
			return n
		}
		err = fmt.Errorf("%q is no number", fields[k])
		return 0
	}
	switch t.role {
	case 0:
		return nil, fmt.Errorf("there is no such role")
	case roleMonth, roleWeekday, roleWeekdays, roleSeason, roleCardinal, roleOrdinal, roleTens, roleHalf, roleNth:
		t.n = number(0)
		t.shy = len(fields) > 1
	case roleUnit, roleLength:
		t.n = 1
		if len(fields) == 0 {
			return nil, fmt.Errorf("no grain")
		}
		t.grain = onrecord.Grain(fields[0])
		if !slices.Contains(onrecord.Grains(), t.grain) && t.grain != weekend && t.grain != workweek {
			return nil, fmt.Errorf("no grain %q", t.grain)
		}
		if len(fields) > 1 {
			t.n = number(1)
		}
	case roleShift, roleAway:
		t.n = number(0)
		t.shy = len(fields) > 2
		t.from = fields[min(1, len(fields)-1)]
	case roleRelation:
		t.n = number(0)
	case roleDeictic:
		t.n = number(1)
		if len(fields) != 3 {
			return nil, fmt.Errorf("want what, how far and from where")
		}
		t.grain, t.from = onrecord.Grain(fields[0]), fields[2]
	case rolePortion: // "first half year": only of a year
		t.from, t.shy = strings.CutSuffix(t.from, " year")
	case rolePart:
		t.hours, err = parseHours(r.Value)
	case roleHoliday:
		t.rule, err = parseHoliday(r.Value)
	}
	return t, err
}

// lexWords cuts a form as lex does.
func lexWords(form string) []string {
	var out []string
	kind := func(r rune) int {
		switch {
		case unicode.IsLetter(r):
			return 1
		case '0' <= r && r <= '9':
			return 2
		}
		return 3
	}
	for _, field := range strings.Fields(form) {
		last := 0
		for _, r := range field {
			k := kind(r)
			if k == 3 || k != last {
				out = append(out, "")
			}
			if k == 3 {
				out[len(out)-1] = markOf(r, string(r))
			} else {
				out[len(out)-1] += string(r)
			}
			last = k
		}
	}
	return out
}

// at is the longest term of a role at lexeme i, and the lexeme behind it; 0 for none.
func (f *finder) at(i int, want role) (*term, int) {
	if i < 0 || i >= len(f.lex) {
		return nil, 0
	}
	for _, t := range f.lex[i].terms {
		if t.role == want && f.matches(t, i) {
			return t, i + len(t.words)
		}
	}
	return nil, 0
}

func (f *finder) matches(t *term, i int) bool {
	if i+len(t.words) > len(f.lex) {
		return false
	}
	for k, w := range t.words {
		if f.lex[i+k].low != w {
			return false
		}
	}
	return true
}

// has reports whether a term of a role stands at i.
func (f *finder) has(i int, want role) bool {
	_, n := f.at(i, want)
	return n > 0
}

// skip is the lexeme behind a term of a role at i, or i itself.
func (f *finder) skip(i int, want role) int {
	if _, n := f.at(i, want); n > 0 {
		return n
	}
	return i
}

// endsIn reports whether a term of a role ends just before lexeme i, and where it begins.
func (f *finder) endsIn(i int, want role) (int, bool) {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if _, n := f.at(k, want); n == i {
			return k, true
		}
	}
	return 0, false
}

func (f *finder) isLink(i int) bool { return f.has(i, roleLink) }

// shift is last, this or next at lexeme i, where it is no verb: not in "it may last two hours".
func (f *finder) shift(i int) (*term, int) {
	t, k := f.at(i, roleShift)
	if k == 0 || k == i+1 && f.Verb(f.lex[i].tok) && f.Words[f.lex[i].tok].XPOS != "VBG" {
		return nil, 0
	}
	if t.from == "text" && t.n > 0 && !f.has(i-1, roleThe) && f.has(i, roleOpen) && !f.unitAlone(k) {
		return nil, 0 // following Wednesday's vote, but: the trial opened following week
	}
	if t.n == 0 && t.from == "pub" { // this coming Friday, this past week
		if u, e := f.at(k, roleShift); e > 0 && u.from != "text" {
			return u, e
		}
	}
	return t, k
}

// unitAlone reports whether one unit, and nothing that goes on, stands at lexeme i.
func (f *finder) unitAlone(i int) bool {
	u, e := f.at(i, roleUnit)
	return e > 0 && u.n == 1 && !f.plural(e-1) && f.stops(e)
}
