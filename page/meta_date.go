package page

import (
	"html"
	"strings"
	"time"

	"onrecord"
)

// unescaped undoes character references, which some systems leave in JSON.
func unescaped(s string) string {
	if strings.Contains(s, "&") {
		return html.UnescapeString(s)
	}
	return s
}

// layouts of dates in page heads that do not begin year-month-day.
var layouts = [...]string{time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC, time.RFC822, time.RFC822Z, time.UnixDate,
	"Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "Mon Jan 2 15:04:05 MST 2006", "Mon Jan 02 2006 15:04:05 GMT-0700"}

// metaDate reads a date as heads of pages write it: the day in the page's own time zone, as published. utc tells that the
// day is given in universal time, so that the page's own may be the day before or after.
func (w *Words) metaDate(s string) (when onrecord.When, utc bool) {
	s = strings.TrimSpace(s)
	if len(s) >= 8 && isNumber(s) {
		if d, ok := isoDay(s); ok {
			rest := strings.ToUpper(strings.TrimSpace(s[min(len(s), 10):]))
			return d.when(), strings.HasSuffix(rest, "Z") || strings.HasSuffix(rest, "+00:00") || strings.HasSuffix(rest, "+0000") ||
				strings.HasSuffix(rest, "UTC") || strings.HasSuffix(rest, "GMT")
		}
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			_, off := t.Zone()
			return date{y: t.Year(), m: int(t.Month()), d: t.Day()}.when(), off == 0
		}
	}
	when, _ = w.when(s)
	return when, false
}

// isoDay reads the day that s begins with: 2031-04-05, 2031/04/05, 20310405.
func isoDay(s string) (date, bool) {
	if len(s) >= 10 && (s[4] == '-' || s[4] == '/' || s[4] == '.') && s[7] == s[4] {
		if len(s) > 10 && isNumber(s[10:]) {
			return date{}, false
		}
		return threeNumbers([]string{s[:4], s[5:7], s[8:10]})
	}
	if len(s) == 8 || len(s) > 8 && !isNumber(s[8:]) {
		return threeNumbers([]string{s[:4], s[4:6], s[6:8]})
	}
	return date{}, false
}

// settleDate joins what the head says of the day with what can be read on the page. Where both name a day, the page's words
// give the Span; where the head counts in universal time and the page names the day beside it, the page's own day holds.
func (s *sheet) settleDate(head onrecord.When, utc bool) onrecord.When {
	day, err := time.Parse(time.DateOnly, string(head.From))
	if err != nil {
		return head
	}
	d := &onrecord.Document{Text: s.text}
	near := onrecord.When{}
	for i := range s.units {
		u := &s.units[i]
		if u.kind != onrecord.Byline && (i < s.first || i > s.first+1 || u.kind != onrecord.Body) {
			continue
		}
		dates := u.dates
		if u.kind == onrecord.Body {
			end, dl, _ := s.dateline(u)
			if end == 0 || dl.b == 0 {
				continue
			}
			dates = []date{dl}
		}
		for _, x := range dates {
			span, err := d.Span(u.Start+x.at.Start, u.Start+x.at.End)
			if err != nil {
				continue
			}
			if x.is(day) || x.other && x.swapped().is(day) {
				head.Span = span
				return head
			}
			if w := x.when(); utc && w.Grain == onrecord.GrainDay && near.IsZero() && x.y > 0 {
				if gap := x.day().Sub(day); gap == 24*time.Hour || gap == -24*time.Hour {
					near = w
					near.Span = span
				}
			}
		}
	}
	if !near.IsZero() {
		return near
	}
	return head
}

// is reports whether d names the day t, or its day and month where it gives no year.
func (d date) is(t time.Time) bool {
	return d.m == int(t.Month()) && d.d == t.Day() && (d.noYear || d.y == t.Year())
}
