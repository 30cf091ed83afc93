package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord"
)

// Gold is one annotated article. Its spans are bytes of Text, the file as it stands, not of a Document.
type Gold struct {
	Name       string
	Text       string
	Parties    []GoldParty
	Statements []GoldStatement
	Absences   []onrecord.Absence
	Requests   []onrecord.Request
	// Said tells of statements when they were made, in the words of the text.
	Said map[onrecord.StatementID]onrecord.Span `json:"-"`
}

// GoldParty is an annotated Party; roles are words, without a place.
type GoldParty struct {
	ID      onrecord.PartyID   `json:"id"`
	Kind    onrecord.PartyKind `json:"kind"`
	Name    string             `json:"name"`
	Aliases []string           `json:"aliases"`
}

// GoldStatement is an annotated Statement. When and where the words were spoken is kept as words only.
type GoldStatement struct {
	ID      onrecord.StatementID `json:"id"`
	Form    onrecord.Form        `json:"form"`
	Act     onrecord.Act         `json:"act"`
	Within  onrecord.StatementID `json:"within"`
	Source  onrecord.Source      `json:"source"`
	Cue     onrecord.Span        `json:"cue"`
	Content []onrecord.Span      `json:"content"`
	Hedges  []onrecord.Span      `json:"hedges"`
	Basis   []onrecord.Basis     `json:"basis"`
}

type goldJSON struct {
	Doc        string             `json:"doc"`
	Parties    []GoldParty        `json:"parties"`
	Statements []GoldStatement    `json:"statements"`
	Absences   []onrecord.Absence `json:"absences"`
	Requests   []onrecord.Request `json:"requests"`
}

// LoadGold reads one part ("dev", "train") of the annotations below root, gold/PART/NAME.resolved.json, each with its
// text, corpora/wikinews/NAME.txt. Every span is held against the text; the first that is not there is an error.
//
// A part that is not there may be one of the annotations of this repository, which hold no words: see [LoadAnnotated].
func LoadGold(root, part string) ([]*Gold, error) {
	if ours := filepath.Join("eval", "annotated", part); root != "" && isFolder(ours) && !isFolder(filepath.Join(root, "gold", part)) {
		return LoadAnnotated(ours, root)
	}
	files, err := goldFiles(root, part)
	if err != nil {
		return nil, err
	}
	var out []*Gold
	for _, f := range files {
		g, err := loadGold(f.annotation, f.text)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

type goldFile struct{ name, annotation, text string }

func goldFiles(root, part string) ([]goldFile, error) {
	if root == "" {
		return nil, errors.New("load gold: no data folder given; name the folder that holds corpora/ and gold/")
	}
	list, err := filepath.Glob(filepath.Join(root, "gold", part, "*.resolved.json"))
	if err != nil || len(list) == 0 {
		return nil, fmt.Errorf("load gold: nothing at %s/gold/%s/*.resolved.json; name the folder that holds corpora/ and gold/", root, part)
	}
	slices.Sort(list)
	var out []goldFile
	for _, ann := range list {
		name := strings.TrimSuffix(filepath.Base(ann), ".resolved.json")
		out = append(out, goldFile{name, ann, filepath.Join(root, "corpora", "wikinews", name+".txt")})
	}
	return out, nil
}

func loadGold(annotation, textFile string) (*Gold, error) {
	data, err := os.ReadFile(annotation)
	if err != nil {
		return nil, fmt.Errorf("load gold: %w", err)
	}
	text, err := os.ReadFile(textFile)
	if err != nil {
		return nil, fmt.Errorf("load gold: the text of %s: %w", annotation, err)
	}
	g, err := ParseGold(data, string(text))
	if err != nil {
		return nil, fmt.Errorf("load gold: %s: %w", annotation, err)
	}
	return g, nil
}

// ParseGold reads one annotation of text. It is an error when a span does not stand in the text or an ID leads nowhere.
func ParseGold(data []byte, text string) (*Gold, error) {
	var j goldJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, err
	}
	g := &Gold{Name: j.Doc, Text: text, Parties: j.Parties, Statements: j.Statements, Absences: j.Absences, Requests: j.Requests}
	if err := g.parseSaid(data); err != nil {
		return nil, err
	}
	return g, g.check()
}

// parseSaid reads when the statements were made. It is kept apart from them, and out of the digest: floors of other figures do
// not hang on it.
func (g *Gold) parseSaid(data []byte) error {
	var j struct {
		Statements []struct {
			ID   onrecord.StatementID
			Said struct{ When onrecord.Span }
		}
	}
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	g.Said = map[onrecord.StatementID]onrecord.Span{}
	for _, s := range j.Statements {
		if s.Said.When.IsZero() {
			continue
		}
		if err := g.stands(s.Said.When); err != nil {
			return fmt.Errorf("statement %s: said: %w", s.ID, err)
		}
		g.Said[s.ID] = s.Said.When
	}
	return nil
}

func (g *Gold) check() error {
	for _, s := range g.Statements {
		for _, sp := range slices.Concat([]onrecord.Span{s.Cue, s.Source.Span}, s.Content, s.Hedges) {
			if err := g.stands(sp); err != nil {
				return fmt.Errorf("statement %s: %w", s.ID, err)
			}
		}
		if s.Source.Party != "" && g.Party(s.Source.Party) == nil {
			return fmt.Errorf("statement %s: no party %s", s.ID, s.Source.Party)
		}
		if s.Within != "" && g.Statement(s.Within) == nil {
			return fmt.Errorf("statement %s: within %s, which is not there", s.ID, s.Within)
		}
		if len(s.Content) == 0 && s.Cue.IsZero() {
			return fmt.Errorf("statement %s: neither content nor cue", s.ID)
		}
	}
	for i, a := range g.Absences {
		if err := g.stands(a.Span); err != nil {
			return fmt.Errorf("absence %d: %w", i, err)
		}
	}
	for i, q := range g.Requests {
		if err := g.stands(q.Span); err != nil {
			return fmt.Errorf("request %d: %w", i, err)
		}
		if g.Party(q.Asked) == nil {
			return fmt.Errorf("request %d: no party %s", i, q.Asked)
		}
	}
	return nil
}

func (g *Gold) stands(s onrecord.Span) error {
	if s.IsZero() {
		return nil
	}
	if s.Start < 0 || s.End > len(g.Text) || s.Start >= s.End || g.Text[s.Start:s.End] != s.Text {
		return fmt.Errorf("%q does not stand at [%d, %d) of the text", s.Text, s.Start, s.End)
	}
	return nil
}

// Party looks a party up by its ID; nil when there is none.
func (g *Gold) Party(id onrecord.PartyID) *GoldParty {
	for i := range g.Parties {
		if g.Parties[i].ID == id {
			return &g.Parties[i]
		}
	}
	return nil
}

// Statement looks a statement up by its ID; nil when there is none.
func (g *Gold) Statement(id onrecord.StatementID) *GoldStatement {
	for i := range g.Statements {
		if g.Statements[i].ID == id {
			return &g.Statements[i]
		}
	}
	return nil
}
