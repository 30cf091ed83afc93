package eval

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord"
)

// place is a span without its words, [start, end) in bytes of the annotated file. null stands for none.
type place []int

// wordless is one article annotated without its words: see annotated/README.md.
type wordless struct {
	Doc     string
	SHA256  string // of the text
	Parties []struct {
		ID      onrecord.PartyID
		Kind    onrecord.PartyKind
		Name    place
		Aliases []place
	}
	Statements []struct {
		ID          onrecord.StatementID
		Form        onrecord.Form
		Act         onrecord.Act
		Within      onrecord.StatementID
		Party       onrecord.PartyID
		Source, Cue place
		Content     []place
		Hedges      []place
		Basis       []struct {
			Kind onrecord.BasisKind
			Span place
		}
		When place
	}
	Absences []struct {
		Kind onrecord.AbsenceKind
		Span place
		By   onrecord.StatementID
	}
	Requests []struct {
		Asker, Asked onrecord.PartyID
		Outcome      onrecord.Outcome
		Span         place
	}
}

// LoadAnnotated reads the annotations of folder, NAME.spans.json, each with its text, root/corpora/wikinews/NAME.txt. It is
// an error when a text has another digest than it was annotated with.
func LoadAnnotated(folder, root string) ([]*Gold, error) {
	if root == "" {
		return nil, errors.New("load annotations: no data folder given; name the folder that holds corpora/")
	}
	list, err := filepath.Glob(filepath.Join(folder, "*.spans.json"))
	if err != nil || len(list) == 0 {
		return nil, fmt.Errorf("load annotations: nothing at %s/*.spans.json", folder)
	}
	slices.Sort(list)
	var out []*Gold
	for _, file := range list {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("load annotations: %w", err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".spans.json")
		text, err := os.ReadFile(filepath.Join(root, "corpora", "wikinews", name+".txt"))
		if err != nil {
			return nil, fmt.Errorf("load annotations: the text of %s: %w", file, err)
		}
		g, err := ParseAnnotated(data, string(text))
		if err != nil {
			return nil, fmt.Errorf("load annotations: %s: %w", file, err)
		}
		out = append(out, g)
	}
	return out, nil
}

// ParseAnnotated reads one annotation of text that holds none of its words. It is an error when text has another digest, a
// span leaves it or an ID leads nowhere.
func ParseAnnotated(data []byte, text string) (*Gold, error) {
	var a wordless
	if err := json.Unmarshal(data, &a); err != nil {
		return nil, err
	}
	if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) != a.SHA256 {
		return nil, fmt.Errorf("the text is not the one that was annotated: its SHA-256 is %x, not %s", sum, a.SHA256)
	}
	w := &wording{text: text}
	g := &Gold{Name: a.Doc, Text: text, Said: map[onrecord.StatementID]onrecord.Span{}}
	for _, p := range a.Parties {
		q := GoldParty{ID: p.ID, Kind: p.Kind, Name: w.span(p.Name).Text}
		for _, s := range w.spans(p.Aliases) {
			q.Aliases = append(q.Aliases, s.Text)
		}
		g.Parties = append(g.Parties, q)
	}
	for _, s := range a.Statements {
		t := GoldStatement{ID: s.ID, Form: s.Form, Act: s.Act, Within: s.Within, Cue: w.span(s.Cue), Content: w.spans(s.Content), Hedges: w.spans(s.Hedges),
			Source: onrecord.Source{Party: s.Party, Span: w.span(s.Source)}}
		for _, b := range s.Basis {
			t.Basis = append(t.Basis, onrecord.Basis{Kind: b.Kind, Span: w.span(b.Span)})
		}
		if len(s.When) > 0 {
			g.Said[s.ID] = w.span(s.When)
		}
		g.Statements = append(g.Statements, t)
	}
	for _, b := range a.Absences {
		g.Absences = append(g.Absences, onrecord.Absence{Kind: b.Kind, Span: w.span(b.Span), By: b.By})
	}
	for _, q := range a.Requests {
		g.Requests = append(g.Requests, onrecord.Request{Asker: q.Asker, Asked: q.Asked, Outcome: q.Outcome, Span: w.span(q.Span)})
	}
	if w.err != nil {
		return nil, w.err
	}
	return g, g.check()
}

// wording gives places their words back, and keeps the first that is wrong.
type wording struct {
	text string
	err  error
}

func (w *wording) span(p place) onrecord.Span {
	if len(p) == 0 {
		return onrecord.Span{}
	}
	if len(p) != 2 || p[0] < 0 || p[0] >= p[1] || p[1] > len(w.text) {
		if w.err == nil {
			w.err = fmt.Errorf("%v is no span of a text of %d bytes", []int(p), len(w.text))
		}
		return onrecord.Span{}
	}
	return onrecord.Span{Start: p[0], End: p[1], Text: w.text[p[0]:p[1]]}
}

func (w *wording) spans(list []place) []onrecord.Span {
	var out []onrecord.Span
	for _, p := range list {
		out = append(out, w.span(p))
	}
	return out
}
