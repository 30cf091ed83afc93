package times

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
)

const specification = `[
{"Input":"The mill shut on Friday","Context":{"ReferenceDateTime":"2016-11-07T00:00:00"},"Results":[{"Text":"Friday","Type":"date","Value":{"Timex":"XXXX-WXX-5",
 "FutureResolution":{"date":"2016-11-11"},"PastResolution":{"date":"2016-11-04"}}}]},
{"Input":"the mill shut on Friday","Context":{"ReferenceDateTime":"2016-11-07T00:00:00"},"Results":[]},
{"Input":"the mill shut","Context":{},"Results":[]},
{"Input":"Cortana, shut the mill","Context":{},"Results":[]},
{"Input":"It shut on 4/22","Context":{},"Results":[{"Text":"4/22","Type":"date"}]},
{"Input":"It shuts every day","Context":{},"Results":[{"Text":"every day","Type":"set"}]},
{"Input":"It ran from 2014 to 2016","Context":{"ReferenceDateTime":"2016-11-07T09:30:00"},"Results":[{"Text":"from 2014 to 2016","TypeName":"datetimeV2.daterange",
 "Resolution":{"values":[{"timex":"(2014-01-01,2016-01-01,P2Y)","type":"daterange","start":"2014-01-01","end":"2016-01-01"}]}}]}
]`

func load(t *testing.T, name string) *Set {
	t.Helper()
	dir := t.TempDir()
	for _, f := range []string{name, "SetParser"} {
		if err := os.WriteFile(filepath.Join(dir, f+".json"), []byte("\ufeff"+specification), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLoad(t *testing.T) {
	s := load(t, "DateTimeModel")
	if len(s.Cases) != 2 || s.Cases[0].Reference.From != "2016-11-07" || s.Cases[1].Reference.Grain != onrecord.GrainMinute {
		t.Fatalf("%+v", s.Cases)
	}
	if v := s.Cases[0].Want[0].Values; len(v) != 2 || v[0].From != "2016-11-04" || v[1].From != "2016-11-11" {
		t.Errorf("%+v", v)
	}
	for reason, n := range map[string]int{"file": 7, "repeated": 1, "uncased": 1, "assistant": 1, "numerals": 1, "set": 1} {
		if s.Left[reason] != n {
			t.Errorf("%s: %d left out, want %d", reason, s.Left[reason], n)
		}
	}
	if _, err := Load(t.TempDir()); err == nil || !strings.Contains(err.Error(), "nothing at") {
		t.Errorf("an empty folder: %v", err)
	}
}

// TestScore: a span may lack its preposition, a value be the past or the future one and count the later end of a range in; in a
// file that lists all, what is found besides costs precision.
func TestScore(t *testing.T) {
	lead := func(w string) bool { return w == "on" }
	time := func(text string, from, to onrecord.Date, g onrecord.Grain) onrecord.Time {
		return onrecord.Time{Span: onrecord.Span{End: len(text), Text: text}, From: from, To: to, Grain: g}
	}
	for name, tt := range map[string]struct {
		first, second []onrecord.Time
		spans, values int
	}{
		"right":                    {[]onrecord.Time{time("on Friday", "2016-11-11", "2016-11-12", onrecord.GrainDay)}, []onrecord.Time{time("from 2014 to 2016", "2014-01-01", "2017-01-01", onrecord.GrainYear)}, 2, 2},
		"past":                     {[]onrecord.Time{time("Friday", "2016-11-04", "2016-11-05", onrecord.GrainDay)}, []onrecord.Time{time("from 2014 to 2016", "2014-01-01", "2016-01-01", onrecord.GrainYear)}, 2, 2},
		"another day, another end": {[]onrecord.Time{time("Friday", "2016-11-05", "2016-11-06", onrecord.GrainDay)}, []onrecord.Time{time("from 2014 to 2016", "2014-01-01", "2018-01-01", onrecord.GrainYear)}, 2, 0},
		"other words":              {[]onrecord.Time{time("shut on Friday", "2016-11-04", "2016-11-05", onrecord.GrainDay)}, nil, 0, 0},
	} {
		s := load(t, "DateTimeModel")
		res := Run(s, func(text string, _ onrecord.When) []onrecord.Time {
			if strings.Contains(text, "Friday") {
				return tt.first
			}
			return tt.second
		}, lead)
		spans, values := res.Seen.Spans, res.Seen.Values
		spans.Add(res.HeldOut.Spans)
		values.Add(res.HeldOut.Values)
		if spans.Right != tt.spans || values.Right != tt.values || spans.Gold != 2 {
			t.Errorf("%s: spans %+v, values %+v", name, spans, values)
		}
	}
}

// TestAgrees: the conventions that the comment on right states.
func TestAgrees(t *testing.T) {
	for _, tt := range []struct {
		kind string
		v    Value
		x    onrecord.Time
		want bool
	}{
		{"duration", Value{Length: "P2Y"}, onrecord.Time{Duration: "P2Y"}, true},
		{"duration", Value{Length: "P2Y"}, onrecord.Time{Duration: "P2M"}, false},
		{"date", Value{From: "2016-10-07"}, onrecord.Time{From: "2016-10-01", To: "2016-11-01", Grain: onrecord.GrainMonth}, true},
		{"date", Value{From: "2016-11-07"}, onrecord.Time{From: "2016-10-01", To: "2016-11-01", Grain: onrecord.GrainMonth}, false},
		{"date", Value{From: "2016-10-07"}, onrecord.Time{}, false},
		{"date", Value{From: "2021-05-12"}, onrecord.Time{From: "2021-05-12", To: "2021-05-14", Grain: onrecord.GrainDay}, true},
		{"date", Value{From: "2021-05-12"}, onrecord.Time{From: "2021-05-12", To: "2021-05-15", Grain: onrecord.GrainDay}, false},
		{"date", Value{From: "2021-05-12"}, onrecord.Time{From: "2021-05-11", To: "2021-05-13", Grain: onrecord.GrainDay}, false},
		{"daterange", Value{From: "2017-01-01", Mod: "since"}, onrecord.Time{From: "2017-01-01", To: "2024-01-01"}, true},
		{"daterange", Value{From: "2016-01-01", Mod: "after"}, onrecord.Time{From: "2016-01-02"}, true},
		{"daterange", Value{From: "2016-01-01", Mod: "since"}, onrecord.Time{From: "2016-01-02"}, false},
		{"daterange", Value{To: "2012-01-01", Mod: "before"}, onrecord.Time{To: "2013-01-01", Grain: onrecord.GrainYear}, true},
		{"daterange", Value{To: "2012-01-01", Mod: "before"}, onrecord.Time{To: "2014-01-01", Grain: onrecord.GrainYear}, false},
		{"daterange", Value{From: "2016-11-07", To: "2016-11-14"}, onrecord.Time{From: "2016-11-07", To: "2016-11-15", Grain: onrecord.GrainWeek}, false},
	} {
		if got := tt.v.agrees(tt.kind, tt.x); got != tt.want {
			t.Errorf("%s %+v and %+v agree: %v", tt.kind, tt.v, tt.x, got)
		}
	}
}
