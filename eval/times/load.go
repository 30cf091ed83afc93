// Package times measures how expressions of time are found and resolved, on the specifications of Recognizers-Text.
//
// They are sentences made up to test a library for assistants, so only those of the kind that news has are taken, by rule and
// not by taste ([Load] states it and counts what it leaves out). Half of them, by the hash of the sentence, is held out: the
// resolver is made with the other half before one's eyes. The package calls no stage by itself: the finder is handed in.
package times

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"onrecord"
)

// newsFiles are the specifications taken: dates, periods, lengths, holidays, and the model of them all. What the others hold is
// for assistants (calendar, tasks, trial modes), or is a time of day, a time zone or a set ("every Monday").
var newsFiles = []string{"DateParser", "DateExtractor", "DatePeriodParser", "DatePeriodExtractor", "DurationParser", "DurationExtractor",
	"HolidayParser", "HolidayExtractor", "MergedParser", "MergedExtractor", "DateTimeModel"}

// allFiles are those of them that list every expression of a sentence; the others list those of one kind.
var allFiles = []string{"MergedParser", "MergedExtractor", "DateTimeModel"}

// Case is one sentence and what is to be found in it.
type Case struct {
	File      string
	Text      string
	Reference onrecord.When // zero where the specification gives none: then spans alone are held
	Want      []Want
	All       bool // every expression is listed, so that what is found besides is wrong
}

// Want is one expression: its words, and any of the values that it may have. None: the words alone are held.
type Want struct {
	Text   string
	Kind   string // date, daterange or duration
	Values []Value
}

// Value is an interval, either bound "" where it is open, or a length.
type Value struct {
	From, To, Length string
	Timex, Mod       string
}

// HeldOut reports whether c is of the half that nobody looks at: the first bit of the hash of its sentence.
func (c *Case) HeldOut() bool { return sha256.Sum256([]byte(c.Text))[0]&1 == 1 }

// Set is the cases taken, how many were left out by which reason, and the digest of the files.
type Set struct {
	Cases  []Case
	Left   map[string]int
	Digest string
}

type caseJSON struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []resultJSON
}

type resultJSON struct {
	Text, Type, TypeName string
	Value                *valueJSON
	Resolution           *valueJSON
}

type valueJSON struct {
	Timex, Mod                       string
	FutureResolution, PastResolution map[string]string
	Values                           []map[string]string `json:"values"`
}

// assistant is the name by which sentences speak to a machine.
const assistant = "cortana"

// Load reads the specifications in folder dir. Left out are: whole files that are not of news ("file"), sentences said twice
// with one reference ("repeated"), sentences in which a time of day, a time zone, a set or a choice is to be found (by type), those
// that speak to the assistant by its name ("assistant"), those without any capital letter ("uncased"), and those in which a time
// of numerals alone has no year of four digits ("numerals": 4/22, 15).
func Load(dir string) (*Set, error) {
	list, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(list) == 0 {
		return nil, fmt.Errorf("load specifications of times: nothing at %s/*.json", dir)
	}
	slices.Sort(list)
	s := &Set{Left: map[string]int{}}
	sum, seen := sha256.New(), map[string]bool{}
	for _, file := range list {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("load specifications of times: %w", err)
		}
		sum.Write(data)
		var cases []caseJSON
		if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &cases); err != nil {
			return nil, fmt.Errorf("load specifications of times: %s: %w", file, err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		if !slices.Contains(newsFiles, name) {
			s.Left["file"] += len(cases)
			continue
		}
		for _, c := range cases {
			s.add(name, c, seen)
		}
	}
	s.Digest = hex.EncodeToString(sum.Sum(nil))
	return s, nil
}

func (s *Set) add(file string, c caseJSON, seen map[string]bool) {
	key := strings.ToLower(c.Input) + "\x00" + c.Context.ReferenceDateTime
	if seen[key] {
		s.Left["repeated"]++
		return
	}
	out := Case{File: file, All: slices.Contains(allFiles, file), Text: c.Input, Reference: reference(c.Context.ReferenceDateTime)}
	for _, r := range c.Results {
		kind := strings.TrimPrefix(r.Type+r.TypeName, "datetimeV2.")
		switch kind {
		case "date", "daterange", "duration":
		default:
			s.Left[kind]++
			return
		}
		w := Want{Text: r.Text, Kind: kind}
		if !out.Reference.IsZero() || kind == "duration" {
			w.Values = values(kind, r)
		}
		out.Want = append(out.Want, w)
	}
	seen[key] = true
	if reason := out.notNews(); reason != "" {
		s.Left[reason]++
		return
	}
	s.Cases = append(s.Cases, out)
}

// notNews is why the sentence is none that a paper could print, "" where it could.
func (c *Case) notNews() string {
	switch {
	case strings.Contains(strings.ToLower(c.Text), assistant):
		return "assistant"
	case strings.ToLower(c.Text) == c.Text:
		return "uncased"
	}
	for _, w := range c.Want {
		letter := strings.ContainsFunc(w.Text, unicode.IsLetter)
		year := slices.ContainsFunc(strings.FieldsFunc(w.Text, func(r rune) bool { return !unicode.IsDigit(r) }), func(n string) bool { return len(n) == 4 })
		if !letter && !year {
			return "numerals"
		}
	}
	return ""
}

// reference is the moment that a sentence is read at: a day, or a minute where a time of day is given.
func reference(s string) onrecord.When {
	day, clock, _ := strings.Cut(s, "T")
	t, err := onrecord.Date(day).Time()
	if err != nil {
		return onrecord.When{}
	}
	if clock != "" && clock != "00:00:00" {
		if at, err := onrecord.Date(s).Time(); err == nil {
			return onrecord.When{From: onrecord.Date(s), To: onrecord.Date(at.AddDate(0, 0, 0).Format("2006-01-02T15:04:05")), Grain: onrecord.GrainMinute}
		}
	}
	return onrecord.When{From: onrecord.Date(day), To: onrecord.Date(t.AddDate(0, 0, 1).Format("2006-01-02")), Grain: onrecord.GrainDay}
}

// values lists the readings that the specification allows, looking back and looking ahead.
func values(kind string, r resultJSON) []Value {
	v := r.Value
	if v == nil {
		v = r.Resolution
	}
	if v == nil {
		return nil
	}
	var out []Value
	add := func(timex, mod string, m map[string]string, from, to, at string) {
		x := Value{Timex: timex, Mod: mod, From: m[from], To: m[to]}
		switch {
		case kind == "duration":
			x = Value{Length: timex}
		case m[at] != "":
			x.From, x.To = m[at], ""
		}
		if x != (Value{Timex: timex, Mod: mod}) && !strings.HasPrefix(x.From+x.To, "0001-01-01") && m[at] != "not resolved" {
			out = append(out, x)
		}
	}
	for _, m := range v.Values {
		add(m["timex"], m["Mod"], m, "start", "end", "value")
	}
	for _, m := range []map[string]string{v.PastResolution, v.FutureResolution} {
		if m != nil {
			add(v.Timex, v.Mod, m, "startDate", "endDate", "date")
		}
	}
	return out
}
