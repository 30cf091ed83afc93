package when

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord"
)

// feast is a rule for a feast of a calendar other than ours: days from a day that the calendar fixes.
type feast struct {
	base string // one of feastBases; "" for none
	m, d int    // of the islamic calendar
	plus int
	days int // how long it lasts
}

// feastBases are the days that feasts are counted from: the Orthodox Easter; the new moon of the new year in China; a month and a
// day of the tabular Islamic calendar (moons that are seen may differ by a day); the new year, the 15th of Nisan and the 25th of
// Kislev of the Hebrew one. A day of the last two calendars begins with the evening before, and so do their feasts here.
// Rules after Reingold and Dershowitz, Calendrical Calculations; the new moon after Meeus, Astronomical Algorithms, chapter 49.
var feastBases = []string{"orthodox", "china", "islamic", "tishri", "nisan", "kislev", "unknown"}

// parseFeast reads "orthodox+1", "china", "islamic 9 1 30" (month, day, days), "nisan 8" (days), "tishri+9"; "unknown" is a feast whose
// day no rule of ours tells.
func parseFeast(s string) (feast, bool, error) {
	fields := strings.Fields(s)
	name, plus, signed := strings.Cut(fields[0], "+")
	if !slices.Contains(feastBases, name) {
		return feast{}, false, nil
	}
	out := feast{base: name, days: 1}
	var list []int
	for _, x := range fields[1:] {
		n, err := strconv.Atoi(x)
		if err != nil || n < 1 || n > 30 {
			return out, true, fmt.Errorf("feast %q: %q is no number from 1 to 30", s, x)
		}
		list = append(list, n)
	}
	if signed {
		n, err := strconv.Atoi(plus)
		if err != nil {
			return out, true, fmt.Errorf("feast %q: %q is no number of days", s, plus)
		}
		out.plus = n
	}
	if name == "islamic" {
		if len(list) < 2 || list[0] > 12 {
			return out, true, fmt.Errorf("feast %q: want a month and a day", s)
		}
		out.m, out.d, list = list[0], list[1], list[2:]
	}
	if len(list) > 0 {
		out.days = list[0]
	}
	return out, true, nil
}

// in is the feast in year y of our calendar, the first where there are two.
func (h *feast) in(y int) (interval, bool) {
	day, eve := 0, 1
	switch h.base {
	case "orthodox":
		day, eve = orthodoxEaster(y), 0
	case "china":
		day, eve = newMoonOfChina(y), 0
	case "islamic":
		for hy := (y-622)*33/32 - 1; ; hy++ {
			if day = islamic(hy, h.m, h.d); date(day+h.plus).Year() >= y {
				break
			}
		}
	case "tishri":
		day = hebrewNewYear(y + 3761)
	case "nisan":
		day = hebrewNewYear(y+3761) - 163
	case "kislev":
		hy, long := hebrewNewYear(y+3761), 0
		if (hebrewNewYear(y+3762)-hy)%10 == 5 {
			long = 1
		}
		day = hy + 30 + 29 + long + 24
	default:
		return interval{}, false
	}
	t := date(day + h.plus)
	g := onrecord.GrainDay
	if h.days > 14 {
		g = onrecord.GrainMonth
	}
	return interval{t.AddDate(0, 0, -eve), t.AddDate(0, 0, h.days), g, t.Year() == y}, t.Year() == y
}

// date is the day of a fixed number, 1 for the first day of year 1.
func date(fixed int) time.Time { return time.Date(1, 1, fixed, 0, 0, 0, 0, time.UTC) }

func fixed(t time.Time) int { return int((t.Unix()-date(1).Unix())/86400) + 1 }

// islamic is the day of the tabular calendar with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty.
func islamic(y, m, d int) int {
	return 227014 + (y-1)*354 + (3+11*y)/30 + 29*(m-1) + m/2 + d
}

// hebrewNewYear is the first of Tishri of a year of the Hebrew calendar.
func hebrewNewYear(y int) int {
	elapsed := func(y int) int {
		months := (235*y - 234) / 19
		parts := 12084 + 13753*months
		day := 29*months + parts/25920
		if 3*(day+1)%7 < 3 {
			day++
		}
		return day
	}
	before, at, behind := elapsed(y-1), elapsed(y), elapsed(y+1)
	switch {
	case behind-at == 356:
		at += 2
	case at-before == 382:
		at++
	}
	return at - 1373427
}

// orthodoxEaster is Easter Sunday by the Julian rule, as a day of our calendar.
func orthodoxEaster(y int) int {
	moon := (19*(y%19) + 16) % 30
	sunday := moon + (2*(y%4)+4*(y%7)+6*moon)%7
	return fixed(time.Date(y, 3, 21+sunday, 0, 0, 0, 0, time.UTC)) + y/100 - y/400 - 2
}

// newMoonOfChina is the first day of the year in China: of the second new moon behind that of the winter solstice, or, after a leap
// month, of the third.
func newMoonOfChina(y int) int {
	x := (float64(y) - 2001) / 1000
	solstice := dayInChina(2451900.05952 + 365242.74049*x - 0.06223*x*x) // of the year before
	k := math.Floor((float64(y)-2001.1)*12.3685) - 1
	for dayInChina(newMoon(k+1)) <= solstice {
		k++
	}
	if day := dayInChina(newMoon(k + 2)); date(day).YearDay() >= 21 {
		return day
	}
	return dayInChina(newMoon(k + 3))
}

func dayInChina(jd float64) int { return int(math.Floor(jd+8.0/24-0.5)) - 1721424 }

// newMoon is the Julian day of the new moon k lunations behind the first of 2000, right to some minutes in our centuries.
func newMoon(k float64) float64 {
	rad := func(deg float64) float64 { return math.Mod(deg, 360) * math.Pi / 180 }
	t := k / 1236.85
	sun := rad(2.5534 + 29.1053567*k)
	moon := rad(201.5643 + 385.81693528*k + 0.0107582*t*t)
	node := rad(160.7108 + 390.67050284*k - 0.0016118*t*t)
	return 2451550.09766 + 29.530588861*k + 0.00015437*t*t - 0.4072*math.Sin(moon) + 0.17241*math.Sin(sun) + 0.01608*math.Sin(2*moon) +
		0.01039*math.Sin(2*node) + 0.00739*math.Sin(moon-sun) - 0.00514*math.Sin(moon+sun) + 0.00208*math.Sin(2*sun) - 0.00111*math.Sin(moon-2*node)
}
