package eval

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"onrecord"
)

// Answers is one short news passage, and what must be read in it of words that are not a yes: who denies, doubts, declines
// or is silent, what is reported absent, who was asked. Other statements are not listed, so that it measures recall, and
// precision only where a Trap is set.
type Answers struct {
	Name  string // of the file and the passage: "harbour/p03"
	Text  string
	Lines []AnswerLine
	Traps []AnswerTrap
}

// AnswerLine is one thing that must be read: a statement (Act is set), an absence (Absence) or a request (Outcome).
type AnswerLine struct {
	Act     onrecord.Act
	Absence onrecord.AbsenceKind
	Outcome onrecord.Outcome
	Who     string // the source of a statement, the asked of a request; "" when not expressed
	Phrase  string // the cue of a statement, else the words that say it
	Content string // of a statement; "" for one without content
	line    string
}

// AnswerTrap is words that look like something which they are not: nothing of that kind may be read there.
type AnswerTrap struct {
	Act     onrecord.Act // "" for a trap of absences or requests
	Request bool
	Phrase  string
	line    string
}

// LoadAnswers reads every file below dir, NAME.txtar. A file holds passages, each a section PASSAGE.txt and a section
// PASSAGE.want of lines as [ParseAnswers] takes them. Without
// any file the error is fs.ErrNotExist.
func LoadAnswers(dir string) ([]*Answers, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("load answers: nothing at %s/*.txtar: %w", dir, fs.ErrNotExist)
	}
	slices.Sort(files)
	var out []*Answers
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, fmt.Errorf("load answers: %w", err)
		}
		list, err := answersOf(strings.TrimSuffix(filepath.Base(f), ".txtar"), data)
		if err != nil {
			return nil, fmt.Errorf("load answers: %s: %w", f, err)
		}
		out = append(out, list...)
	}
	return out, nil
}

func answersOf(name string, data []byte) ([]*Answers, error) {
	text, want := map[string]string{}, map[string]string{}
	var order []string
	for _, f := range txtar.Parse(data).Files {
		passage, kind, _ := strings.Cut(f.Name, ".")
		into := map[string]map[string]string{"txt": text, "want": want}[kind]
		if into == nil {
			return nil, fmt.Errorf("section %s: a section is PASSAGE.txt or PASSAGE.want", f.Name)
		}
		if _, ok := into[passage]; ok {
			return nil, fmt.Errorf("section %s stands twice", f.Name)
		}
		if into[passage] = string(f.Data); kind == "txt" {
			order = append(order, passage)
		}
	}
	if len(order) == 0 || len(text) != len(want) {
		return nil, fmt.Errorf("%d passages, and wants of %d", len(text), len(want))
	}
	var out []*Answers
	for _, p := range order {
		a, err := ParseAnswers(name+"/"+p, text[p], want[p])
		if err != nil {
			return nil, fmt.Errorf("passage %s: %w", p, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// ParseAnswers reads what must be read in text, one a line:
//
//	ACT | source | cue | content             a statement; "-" for no source, no content
//	absence KIND | phrase
//	request OUTCOME | asked | phrase
//	not ACT | words, not absence | words, not request | words
//
// It is an error when a word of the vocabulary is none, or when words do not stand in the text in this order. An empty
// line and one that begins with # say nothing.
func ParseAnswers(name, text, want string) (*Answers, error) {
	a := &Answers{Name: name, Text: text}
	at := newWordPlaces(text)
	for n, l := range strings.Split(want, "\n") {
		if l = strings.TrimSpace(l); l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		if err := a.parse(l, at); err != nil {
			return nil, fmt.Errorf("line %d, %q: %w", n+1, l, err)
		}
	}
	if len(a.Lines)+len(a.Traps) == 0 {
		return nil, errors.New("nothing must be read in it")
	}
	return a, nil
}

func (a *Answers) parse(l string, at *wordPlaces) error {
	fields := strings.Split(l, "|")
	for i, f := range fields {
		if fields[i] = strings.TrimSpace(f); fields[i] == "-" {
			fields[i] = ""
		}
	}
	kind, rest, _ := strings.Cut(fields[0], " ")
	rest = strings.TrimSpace(rest)
	var need int
	var places []string
	switch {
	case kind == "not":
		t := AnswerTrap{line: l}
		switch rest, _, _ = strings.Cut(rest, " "); rest {
		case "request":
			t.Request = true
		case "absence":
		default:
			t.Act = onrecord.Act(rest)
		}
		if t.Act != "" && !slices.Contains(onrecord.Acts(), t.Act) {
			return fmt.Errorf("no act %q", t.Act)
		}
		if need = 2; len(fields) == need {
			t.Phrase, places = fields[1], fields[1:]
			a.Traps = append(a.Traps, t)
		}
	case kind == "absence":
		if !slices.Contains(onrecord.AbsenceKinds(), onrecord.AbsenceKind(rest)) {
			return fmt.Errorf("no kind of absence %q", rest)
		}
		if need = 2; len(fields) == need {
			a.Lines = append(a.Lines, AnswerLine{Absence: onrecord.AbsenceKind(rest), Phrase: fields[1], line: l})
			places = fields[1:]
		}
	case kind == "request":
		if !slices.Contains(onrecord.Outcomes(), onrecord.Outcome(rest)) {
			return fmt.Errorf("no outcome %q", rest)
		}
		if need = 3; len(fields) == need {
			a.Lines = append(a.Lines, AnswerLine{Outcome: onrecord.Outcome(rest), Who: fields[1], Phrase: fields[2], line: l})
			places = fields[1:]
		}
	case slices.Contains(onrecord.Acts(), onrecord.Act(fields[0])):
		if need = 4; len(fields) == need {
			a.Lines = append(a.Lines, AnswerLine{Act: onrecord.Act(fields[0]), Who: fields[1], Phrase: fields[2], Content: fields[3], line: l})
			places = fields[1:3]
		}
	default:
		return fmt.Errorf("no act %q; there are %v, absence KIND, request OUTCOME, not ACT", fields[0], onrecord.Acts())
	}
	if len(fields) != need {
		return fmt.Errorf("%d fields, not %d", len(fields), need)
	}
	for _, p := range places {
		if p != "" && len(at.of(p)) == 0 {
			return fmt.Errorf("%q does not stand in the text", p)
		}
	}
	return nil
}
