package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"unicode/utf8"

	"onrecord"
	"onrecord/ledger"
)

// The W3C Web Annotation Data Model (Recommendation of 23 February 2017), as JSON-LD.

// annotation is a statement as an annotation. Its body words the statement with its speaker and act; its targets are the passages.
type annotation struct {
	ID         string      `json:"id"`
	Type       string      `json:"type"`
	Motivation string      `json:"motivation"`
	Created    string      `json:"created,omitempty"`
	Modified   string      `json:"modified,omitempty"`
	Creator    []agent     `json:"creator,omitempty"`
	Generator  *agent      `json:"generator,omitempty"`
	Body       []any       `json:"body"`
	Target     []*specific `json:"target"`
}

// agent is a person or a program.
type agent struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

// textual is the body for people.
type textual struct {
	Type     string `json:"type"`
	Purpose  string `json:"purpose"`
	Format   string `json:"format"`
	Language string `json:"language"`
	Value    string `json:"value"`
}

// structured is the same for programs, in terms of our own.
type structured struct {
	Type    string        `json:"type"`
	Speaker string        `json:"onrecord:speaker"`
	Words   string        `json:"onrecord:speakerInTheArticle"`
	Act     onrecord.Act  `json:"onrecord:act"`
	Form    onrecord.Form `json:"onrecord:form"`
	Status  ledger.Status `json:"onrecord:status"`
	Within  string        `json:"onrecord:within,omitempty"`
	Decided []Decision    `json:"onrecord:decided,omitempty"`
}

// specific is one passage of the article as it was captured.
type specific struct {
	Type     string `json:"type"`
	Source   string `json:"source"`
	State    []any  `json:"state"`
	Selector []any  `json:"selector"`
}

type timeState struct {
	Type string `json:"type"`
	Date string `json:"sourceDate"`
}

type captureState struct {
	Type   string        `json:"type"`
	SHA256 ledger.Digest `json:"onrecord:sha256"`
	Text   ledger.Digest `json:"onrecord:textSha256"`
	File   string        `json:"onrecord:file,omitempty"`
}

// position counts Unicode code points of the text that onrecord made of the capture (4.2.5 of the model).
type position struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// quote finds the passage on the page itself, too (4.2.4 of the model).
type quote struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

const contextJSON = `["http://www.w3.org/ns/anno.jsonld",{"onrecord":"urn:onrecord:"}]`

// Annotations writes the statements of a story as one AnnotationCollection with all of them in its first page.
func Annotations(ctx context.Context, w io.Writer, s Story) (Summary, error) {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, `{"@context":%s,"type":"AnnotationCollection","label":"who says what, by onrecord: nothing here is said to be so","first":{"type":"AnnotationPage","startIndex":0,"items":[`, contextJSON)
	enc := json.NewEncoder(out) // ends each in a line break
	enc.SetEscapeHTML(false)
	var sum Summary
	n := 0
	for a, err := range articles(ctx, s, &sum) {
		if err != nil {
			return sum, err
		}
		if a.Reading == nil {
			continue
		}
		at := newPositions(a.Reading.Document.Text)
		for i := range a.Reading.Statements {
			x, err := a.annotation(i, at)
			if err != nil {
				return sum, err
			}
			if n++; n == 1 {
				out.WriteByte('\n') //nolint:errcheck // a buffer remembers its error until Flush
			} else {
				out.WriteByte(',') //nolint:errcheck // see above
			}
			if err := enc.Encode(x); err != nil {
				return sum, err
			}
		}
	}
	fmt.Fprintf(out, `]},"total":%d,"onrecord:articles":%d,"onrecord:rejectedLeftOut":%d}`+"\n", sum.Statements, sum.Articles, sum.Rejected)
	return sum, out.Flush()
}

func (a *article) annotation(i int, at *positions) (*annotation, error) {
	s, k := &a.Reading.Statements[i], a.Statements[i]
	x := &annotation{ID: "urn:onrecord:statement:" + string(k.Key), Type: "Annotation", Motivation: "describing", Created: stamp(a.ReadingEntry),
		Generator: &agent{"Software", a.ReadingEntry.By}}
	body := structured{Type: "onrecord:Statement", Words: s.Source.Span.Text, Act: s.Act, Form: s.Form, Status: k.Status, Decided: a.decisions(k.By)}
	if p := a.party(s.Source.Party); p != nil {
		body.Speaker = p.Name
	}
	if up, ok := a.number[s.Within]; ok && s.Within != "" {
		body.Within = "urn:onrecord:statement:" + string(a.Statements[up].Key)
	}
	for _, d := range body.Decided {
		x.Creator, x.Modified = append(x.Creator, agent{"Person", d.By}), d.At
	}
	x.Body = []any{textual{"TextualBody", "describing", "text/plain", "en", a.sentences.Statement(i)}, body}
	for _, span := range passages(s) {
		target, err := a.target(span, at)
		if err != nil {
			return nil, fmt.Errorf("statement %s: %w", s.ID, err)
		}
		x.Target = append(x.Target, target)
	}
	return x, nil
}

func stamp(e ledger.Entry) string {
	if e.ID == "" {
		return ""
	}
	return decision(e).At
}

func (a *article) target(span onrecord.Span, at *positions) (*specific, error) {
	text := a.Reading.Document.Text
	if span.Start < 0 || span.End > len(text) || span.Start >= span.End || text[span.Start:span.End] != span.Text {
		return nil, fmt.Errorf("%q does not stand where it should", span.Text)
	}
	state := captureState{Type: "onrecord:CaptureState", SHA256: a.Capture.SHA256, Text: at.digest}
	t := &specific{Type: "SpecificResource", Source: a.Capture.URL}
	if t.Source == "" {
		t.Source, state.File = "urn:sha256:"+string(a.Capture.SHA256), a.Capture.Source
	}
	if a.Capture.Arrived != "" {
		t.State = append(t.State, timeState{"TimeState", a.Capture.Arrived})
	}
	t.State = append(t.State, state)
	around := ledger.AnchorAt(text, span)
	t.Selector = []any{position{"TextPositionSelector", at.of(span.Start), at.of(span.End)}, quote{"TextQuoteSelector", span.Text, around.Before, around.After}}
	return t, nil
}

// positions leads from bytes of a text to its Unicode code points.
type positions struct {
	text   string
	digest ledger.Digest
	bytes  []int // every so often a character's offset in bytes,
	runes  []int // and how many code points stand before it
}

const stride = 1 << 10

func newPositions(text string) *positions {
	p := &positions{text: text, digest: ledger.DigestOf([]byte(text))}
	n, next := 0, 0
	for i := range text {
		if i >= next {
			p.bytes, p.runes, next = append(p.bytes, i), append(p.runes, n), i+stride
		}
		n++
	}
	return p
}

// of is the number of code points before byte offset i, which stands on the boundary of a character. O(log n).
func (p *positions) of(i int) int {
	k := sort.SearchInts(p.bytes, i+1) - 1
	if k < 0 {
		return 0
	}
	return p.runes[k] + utf8.RuneCountInString(p.text[p.bytes[k]:i])
}
