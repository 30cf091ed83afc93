package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"onrecord"
)

// holiday is a rule for a day of every year: a date, the n-th weekday of a month, or days from Easter.
type holiday struct {
	m, d       int // a date
	n, weekday int // the n-th (from the end where negative) of a weekday in month m, n not 0
	easter     bool
	plus       int // days behind that
	feast      feast
}

// parseHoliday reads what parseFeast does, "12-25", "easter+1", "11 4 4" (month, which, weekday), "11 4 4 +1".
func parseHoliday(s string) (holiday, error) {
	if s == "" {
		return holiday{}, fmt.Errorf("a holiday without a rule")
	}
	bad := fmt.Errorf("holiday %q: want 12-25, easter+1 or month, which, weekday", s)
	if x, ok, err := parseFeast(s); ok {
		return holiday{feast: x}, err
	}
	if rest, ok := strings.CutPrefix(s, "easter"); ok {
		n := 0
		if rest != "" {
			var err error
			if n, err = strconv.Atoi(rest); err != nil {
				return holiday{}, bad
			}
		}
		return holiday{easter: true, plus: n}, nil
	}
	if m, d, ok := strings.Cut(s, "-"); ok && len(s) == len("12-25") {
		h := holiday{m: atoi(m), d: atoi(d)}
		if !possible(0, h.m, h.d) {
			return h, bad
		}
		return h, nil
	}
	var v [4]int
	f := strings.Fields(s)
	if len(f) < 3 || len(f) > 4 {
		return holiday{}, bad
	}
	for i, x := range f {
		n, err := strconv.Atoi(x)
		if err != nil {
			return holiday{}, bad
		}
		v[i] = n
	}
	h := holiday{m: v[0], n: v[1], weekday: v[2], plus: v[3]}
	if h.m < 1 || h.m > 12 || h.n == 0 || h.n > 5 || h.n < -5 || h.weekday < 0 || h.weekday > 6 {
		return h, bad
	}
	return h, nil
}

// in is the day in year y.
func (h *holiday) in(y int) (interval, bool) {
	t, ok := time.Time{}, true
	switch {
	case h.feast.base != "":
		return h.feast.in(y)
	case h.easter:
		t = easter(y)
	case h.n != 0:
		t, ok = nth(y, h.m, h.n, h.weekday)
	default:
		t, ok = time.Date(y, time.Month(h.m), h.d, 0, 0, 0, 0, time.UTC), possible(y, h.m, h.d)
	}
	return unit(t.AddDate(0, 0, h.plus), onrecord.GrainDay), ok
}

// holiday reads Christmas, last Easter, Labor Day 2019.
func (f *finder) holiday(i int) node {
	sh, k := f.shift(i)
	if k == 0 {
		sh, k = nil, i
	}
	t, e := f.at(k, roleHoliday)
	if e == 0 {
		return node{}
	}
	return f.withYearOf(node{end: e, kind: kindHoliday, grain: onrecord.GrainDay, f: fields{rule: &t.rule, shift: sh}})
}
