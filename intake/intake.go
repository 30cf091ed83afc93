// Package intake is the one place where the stages are called in order: from a Capture's bytes to a Reading.
//
// It is a pure function of the bytes and of what is embedded in the binary: same bytes, same Reading, on any machine. It
// reads no clock, no network and no environment, keeps no state between articles (an engine for PDF that is handed in keeps its
// compiled code) and may be used by many goroutines at
// once. What it returns has passed every law of the vocabulary, or is an error.
package intake

import (
	"bytes"
	"fmt"
	"strings"

	"onrecord"
	"onrecord/claim"
	"onrecord/coref"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/model/loglinear"
	"onrecord/page"
	"onrecord/page/pdf"
	"onrecord/party"
	"onrecord/statement"
	"onrecord/text"
	"onrecord/when"
)

// Reader reads articles. It holds the language pack and the models, loaded once.
type Reader struct {
	pack   *lang.Pack
	models *model.Pipeline
	who    *coref.Model
	pick   *loglinear.Model
	acts   *statement.Acts
	judge  *statement.Judge
	claims *claim.Models
	times  *when.Words
	pdf    *pdf.Engine // nil: PDF documents are refused
}

// WithPDF is a Reader that reads PDF documents by e as well. Whoever made e closes it, once nobody reads any more.
func (r *Reader) WithPDF(e *pdf.Engine) *Reader {
	with := *r
	with.pdf = e
	return &with
}

// New loads the language pack and the models. An error names the file that is wrong.
func New() (*Reader, error) {
	pack, err := lang.English()
	if err != nil {
		return nil, err
	}
	models, err := model.Load()
	if err != nil {
		return nil, err
	}
	acts, err := statement.LoadActs()
	if err != nil {
		return nil, err
	}
	judge, err := statement.LoadJudge()
	if err != nil {
		return nil, err
	}
	claims, err := claim.Load()
	if err != nil {
		return nil, err
	}
	times, err := when.NewWords(pack.Times())
	if err != nil {
		return nil, err
	}
	who, err := coref.Load()
	if err != nil {
		return nil, err
	}
	pick, err := party.LoadPick()
	if err != nil {
		return nil, err
	}
	return &Reader{pack, models, who, pick, acts, judge, claims, times, nil}, nil
}

// Read reads one article. It fails when the bytes are no article that onrecord can read (see page.Read), or when what
// was read breaks a law: then it is a [LawError], and nothing of the reading may be kept.
func (r *Reader) Read(c *onrecord.Capture) (*onrecord.Reading, error) {
	return r.ReadPublished(c, onrecord.When{})
}

// ReadPublished reads an article of which somebody else tells when it was published; that day holds before what the page says
// of itself. The zero When is not known: then it is Read.
func (r *Reader) ReadPublished(c *onrecord.Capture, published onrecord.When) (*onrecord.Reading, error) {
	doc, a, err := r.analyze(c)
	if err != nil {
		return nil, err
	}
	if !published.IsZero() {
		doc.Published = published
	}
	out := &onrecord.Reading{Capture: c, Document: doc}
	if a == nil {
		return out, nil // no pack for it: nothing is said about what is attributed
	}
	found := r.judge.Find(a, r.pack)
	out.Quotations, out.Turns = quotations(a.Text), found.Turns
	labels := assemble(out, a, r.pack, party.By{Who: r.who.Pronouns(a, r.pack), Pick: r.pick}, found)
	r.tellTimes(out, a) // before claims: a time may come out of what was taken for content
	claims(out, a, r.pack, r.claims)
	found.DecideActs(r.acts, out.Parties) // after claims, which are learned from the acts that the rules give
	for i, w := range claim.Dated(a, labels, out.Times) {
		out.Designations[i].When = w
	}
	breaches := append(onrecord.CheckReading(out), text.Check(a.Text)...)
	if len(breaches) > 0 {
		return nil, &LawError{c.Source, breaches}
	}
	return out, nil
}

// Analyze gives the analysis that [Reader.Read] makes its reading from: words, tags, trees and names. It fails where Read
// does but for laws that bind statements, and when the article is in a language that there are no models of.
func (r *Reader) Analyze(c *onrecord.Capture) (*model.Analysis, error) {
	doc, a, err := r.analyze(c)
	if err != nil {
		return nil, err
	}
	if a == nil {
		return nil, fmt.Errorf("analyze %s: the text is in another language (%s); there are models of %s only", c.Source, doc.Lang, r.pack.Code)
	}
	if breaches := text.Check(a.Text); len(breaches) > 0 {
		return nil, &LawError{c.Source, breaches}
	}
	return a, nil
}

// analyze makes the Document and its Analysis, nil for a language that the pack is not for.
func (r *Reader) analyze(c *onrecord.Capture) (*onrecord.Document, *model.Analysis, error) {
	doc, err := r.document(c)
	if err != nil {
		return nil, nil, err
	}
	detectLanguage(doc)
	if doc.Lang != "" && doc.Lang != r.pack.Code {
		return doc, nil, nil
	}
	return doc, r.models.Analyze(text.New(doc, r.pack.Text())), nil
}

// document makes the Document: a PDF by way of the engine that was handed in, all else by itself.
func (r *Reader) document(c *onrecord.Capture) (*onrecord.Document, error) {
	if r.pdf == nil || !bytes.HasPrefix(c.Data, []byte("%PDF-")) {
		return page.Read(c, r.pack.Page())
	}
	g, err := r.pdf.Read(c.Data)
	if err != nil {
		return nil, fmt.Errorf("read PDF %s: %w", c.Source, err)
	}
	return page.ReadGalley(c, g, r.pack.Page())
}

// LawError says that a reading broke laws, all of them. It is a fault of onrecord, never of the article.
type LawError struct {
	Source   string
	Breaches []onrecord.Breach
}

// Error lists every breach, one a line.
func (e *LawError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "read %s: laws broken: %d; this is a fault of onrecord, please report it with the article", e.Source, len(e.Breaches))
	for _, x := range e.Breaches {
		fmt.Fprintf(&b, "\n  %v", x)
	}
	return b.String()
}

func quotations(t *text.Text) []onrecord.Range {
	out := make([]onrecord.Range, 0, len(t.Quotations))
	for _, q := range t.Quotations {
		out = append(out, q.Range)
	}
	return out
}
