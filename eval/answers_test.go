package eval

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord"
)

const answersText = `The mayor, Ada Quern, denied that she had sold the weir. The miller did not, on Friday, respond.
No arrests were made. Prices declined sharply.
`

const answersWant = `# as two people agreed
denies | Ada Quern | denied | that she had sold the weir
silent | The miller | did not respond | -
absence arrest | No arrests
request no reply | The miller | did not, on Friday, respond
not declines | declined sharply
not absence | Prices
`

// answersReading is a reading of answersText with the phrases as it is given them.
func answersReading(t *testing.T, text string, change func(r *onrecord.Reading, span func(string) onrecord.Span)) *onrecord.Reading {
	t.Helper()
	d := &onrecord.Document{Text: text}
	span := func(s string) onrecord.Span {
		i := strings.Index(text, s)
		if i < 0 {
			t.Fatalf("no %q in the text", s)
		}
		return onrecord.Span{Start: i, End: i + len(s), Text: s}
	}
	r := &onrecord.Reading{Document: d, Parties: []onrecord.Party{{ID: "p1", Name: "Ada Quern", Roles: []onrecord.Span{span("mayor")}}, {ID: "p2", Name: "The miller", Mentions: []onrecord.Span{span("The miller")}}},
		Statements: []onrecord.Statement{
			{Act: onrecord.Denies, Source: onrecord.Source{Party: "p1", Span: span("Ada Quern")}, Cue: span("denied"), Content: []onrecord.Span{span("she had sold the weir")}},
			{Act: onrecord.Silent, Source: onrecord.Source{Party: "p2", Span: span("The miller")}, Cue: span("did not")},
		},
		Absences: []onrecord.Absence{{Kind: onrecord.NoArrest, Span: span("No arrests were made")}},
		Requests: []onrecord.Request{{Asked: "p2", Outcome: onrecord.NoReply, Span: span("The miller did not")}}}
	if change != nil {
		change(r, span)
	}
	return r
}

func scoreAnswers(t *testing.T, change func(r *onrecord.Reading, span func(string) onrecord.Span)) AnswerScores {
	t.Helper()
	a, err := ParseAnswers("weir/p01", answersText, answersWant)
	if err != nil {
		t.Fatal(err)
	}
	return RunAnswers([]*Answers{a}, func(*onrecord.Capture) (*onrecord.Reading, error) { return answersReading(t, answersText, change), nil })
}

func TestAnswersAllRight(t *testing.T) {
	s := scoreAnswers(t, nil)
	if s.All != (Ratio{4, 4}) || s.Kept != (Ratio{2, 2}) || s.Absences != (Ratio{1, 1}) || s.Requests != (Ratio{1, 1}) || len(s.Mistakes) > 0 {
		t.Errorf("%+v", s)
	}
	if f := s.Figures("dev"); f["dev recall"] != 1 || f["dev denies"] != 1 || f["dev absence"] != 1 || f["dev traps kept"] != 1 {
		t.Errorf("figures %v", f)
	}
}

func TestAnswersWrong(t *testing.T) {
	for name, c := range map[string]struct {
		change func(r *onrecord.Reading, span func(string) onrecord.Span)
		cause  string
	}{
		"another act": {func(r *onrecord.Reading, _ func(string) onrecord.Span) { r.Statements[0].Act = onrecord.Doubts }, "missed denies: another act"},
		"other content": {func(r *onrecord.Reading, span func(string) onrecord.Span) {
			r.Statements[0].Content[0] = span("sharply")
		}, "missed denies: other content"},
		"no content": {func(r *onrecord.Reading, _ func(string) onrecord.Span) { r.Statements[0].Content = nil }, "missed denies: other content"},
		"another source": {func(r *onrecord.Reading, _ func(string) onrecord.Span) {
			r.Statements[0].Source = r.Statements[1].Source
		}, "missed denies: another source"},
		"cue elsewhere":     {func(r *onrecord.Reading, span func(string) onrecord.Span) { r.Statements[1].Cue = span("Prices") }, "missed silent: nothing read there"},
		"another kind":      {func(r *onrecord.Reading, _ func(string) onrecord.Span) { r.Absences[0].Kind = onrecord.NoCharge }, "missed absence: another kind"},
		"absence elsewhere": {func(r *onrecord.Reading, span func(string) onrecord.Span) { r.Absences[0].Span = span("weir") }, "missed absence: nothing read there"},
		"another outcome":   {func(r *onrecord.Reading, _ func(string) onrecord.Span) { r.Requests[0].Outcome = onrecord.Refused }, "missed request: another outcome"},
		"another asked":     {func(r *onrecord.Reading, _ func(string) onrecord.Span) { r.Requests[0].Asked = "p1" }, "missed request: another asked"},
		"nobody asked":      {func(r *onrecord.Reading, _ func(string) onrecord.Span) { r.Requests[0].Asked = "" }, "missed request: another asked"},
		"caught": {func(r *onrecord.Reading, span func(string) onrecord.Span) {
			r.Statements = append(r.Statements, onrecord.Statement{Act: onrecord.Declines, Cue: span("declined")})
		}, "caught in a trap: declines"},
		"absence caught": {func(r *onrecord.Reading, span func(string) onrecord.Span) {
			r.Absences = append(r.Absences, onrecord.Absence{Kind: onrecord.NoOther, Span: span("Prices")})
		}, "caught in a trap: absence"},
	} {
		s := scoreAnswers(t, c.change)
		if len(s.Mistakes) != 1 || s.Mistakes[0].Cause != c.cause || s.All.Right+s.Kept.Right != 5 {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

// A line takes what it found, so that one reading does not answer for two.
func TestAnswersOneToOne(t *testing.T) {
	a, err := ParseAnswers("weir/p01", answersText, "absence arrest | No arrests\nabsence arrest | were made\n")
	if err != nil {
		t.Fatal(err)
	}
	s := RunAnswers([]*Answers{a}, func(*onrecord.Capture) (*onrecord.Reading, error) { return answersReading(t, answersText, nil), nil })
	if s.All != (Ratio{1, 2}) {
		t.Errorf("%+v", s.All)
	}
}

func TestAnswersRoleNamesTheSource(t *testing.T) {
	a, err := ParseAnswers("weir/p01", answersText, "denies | The mayor | denied | that she had sold the weir\n")
	if err != nil {
		t.Fatal(err)
	}
	s := RunAnswers([]*Answers{a}, func(*onrecord.Capture) (*onrecord.Reading, error) { return answersReading(t, answersText, nil), nil })
	if s.All.Right != 1 {
		t.Errorf("%+v", s.Mistakes)
	}
}

func TestAnswersUnread(t *testing.T) {
	a, err := ParseAnswers("weir/p01", answersText, answersWant)
	if err != nil {
		t.Fatal(err)
	}
	s := RunAnswers([]*Answers{a}, func(*onrecord.Capture) (*onrecord.Reading, error) { return nil, errors.New("torn") })
	if s.All != (Ratio{0, 4}) {
		t.Errorf("%+v", s.All)
	}
}

func TestParseAnswersRefuses(t *testing.T) {
	for want, message := range map[string]string{
		"":                                                     "nothing must be read",
		"denys | Ada Quern | denied | weir":                    `no act "denys"`,
		"denies | Ada Quern | denied":                          "3 fields, not 4",
		"denies | Ada Tull | denied | weir":                    "does not stand",
		"absence eels | No arrests":                            `no kind of absence "eels"`,
		"absence arrest | No eels":                             "does not stand",
		"absence arrest | No arrests | weir":                   "3 fields, not 2",
		"request sulks | The miller | weir":                    `no outcome "sulks"`,
		"not sulks | weir":                                     `no act "sulks"`,
		"not absence | eels":                                   "does not stand",
		"silent | respond The miller | respond miller did | -": "does not stand",
	} {
		if _, err := ParseAnswers("weir/p01", answersText, want); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%q: %v", want, err)
		}
	}
}

func TestLoadAnswers(t *testing.T) {
	dir := t.TempDir()
	if _, err := LoadAnswers(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder: %v", err)
	}
	for data, message := range map[string]string{
		"-- p01.txt --\n" + answersText:                              "1 passages, and wants of 0",
		"-- p01.md --\n":                                             "PASSAGE.txt or PASSAGE.want",
		"-- p01.txt --\n-- p01.txt --\n":                             "stands twice",
		"-- p01.txt --\n" + answersText + "-- p02.want --\n":         "passage p01: nothing must be read",
		"-- p01.txt --\n" + answersText + "-- p01.want --\nhm | x\n": "line 1",
	} {
		file := filepath.Join(dir, "weir.txtar")
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadAnswers(dir); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

// Our own passages parse, and are as many as the figures are said to stand on.
func TestOwnAnswers(t *testing.T) {
	list, err := LoadAnswers("testdata/answers/dev")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, a := range list {
		n += len(a.Lines)
	}
	if n < 200 {
		t.Errorf("%d lines, not 200", n)
	}
}

func TestWordPlaces(t *testing.T) {
	p := newWordPlaces(answersText)
	if got, want := p.words[:4], words(answersText)[:4]; !slices.Equal(got, want) || len(p.words) != len(words(answersText)) {
		t.Errorf("%q, not %q", got, want)
	}
	r := p.of("did not respond")
	if len(r) != 1 || answersText[r[0].Start:r[0].End] != "did not, on Friday, respond" {
		t.Errorf("%v", r)
	}
	if r := p.of("the"); len(r) != 3 {
		t.Errorf("%d places of a word that stands thrice", len(r))
	}
	if r := p.of("…"); r != nil {
		t.Errorf("no words stand at %v", r)
	}
}
