package ask

import (
	"context"
	"fmt"
	"strings"

	"onrecord"
	"onrecord/export"
	"onrecord/ledger"
)

// List gives the articles that q asks for.
func (a *Asker) List(ctx context.Context, q ledger.ArticleQuery) (*Answer, error) {
	rows, err := a.store.Articles(ctx, q)
	if err != nil {
		return nil, err
	}
	s := Section{Title: "Articles", Empty: "No article."}
	for _, r := range rows {
		s.Lines = append(s.Lines, articleLine(r))
	}
	return &Answer{Schema: Schema, Question: "Which articles does the story have?", Sections: []Section{s}, Notes: []string{plural(len(rows), "article") + "."}}, nil
}

// articleLine says what the story has of one article.
func articleLine(r ledger.ArticleRow) export.Line {
	name := "‘" + oneLine(r.Title) + "’"
	switch {
	case r.Outlet != "" && r.Title != "":
		name = oneLine(r.Outlet) + ": " + name
	case r.Outlet != "":
		name = oneLine(r.Outlet) + ": an article without a title"
	case r.Title != "":
		name = "An article headed " + name
	default:
		name = "An article without a title"
	}
	if r.From != "" {
		name += ", published " + string(r.From)
	}
	switch r.Outcome {
	case ledger.Read:
		name += ": " + plural(r.Statements, "statement") + " read"
	case ledger.OtherLanguage:
		name += ": in another language (" + r.Lang + "), kept and not read"
	default:
		name += ": kept, and nothing could be read from it: " + oneLine(r.Reason)
	}
	if r.Version > 1 || !r.Latest {
		name += fmt.Sprintf("; version %d", r.Version)
		if r.Latest {
			name += ", the latest"
		}
	}
	ref := export.Ref(r, ledger.CaptureBody{SHA256: r.SHA256, Source: r.Place, Arrived: r.Arrived})
	return export.NewLine(export.ArticleLine, name, string(r.Outcome), ref, onrecord.Span{})
}

// Article finds the article whose number begins with prefix, as it stands: with people's decisions.
func (a *Asker) Article(ctx context.Context, prefix string) (*export.Folded, error) {
	return a.one(ctx, prefix)
}

// Statement shows one statement of an article, by its number in the reading ("s4"), or the beginning of its key.
func (a *Asker) Statement(ctx context.Context, article, id string) (*Answer, error) {
	f, err := a.one(ctx, article)
	if err != nil {
		return nil, err
	}
	at, err := find(f, id)
	if err != nil {
		return nil, err
	}
	s := f.Reading.Statements[at]
	out := &Answer{Schema: Schema, Question: fmt.Sprintf("What is statement %s of %s?", s.ID, f.ID.Short())}
	section, made := Section{Title: "Statement " + string(s.ID)}, Section{Title: "What it rests on"}
	if l, ok := f.Line(export.StatementLine, at); ok {
		section.Lines = append(section.Lines, l)
	}
	detail := func(format string, args ...any) { made.Prose = append(made.Prose, fmt.Sprintf(format, args...)) }
	detail("Act: %s. Form: %s. %s", s.Act, s.Form, whose(f.Statements[at].Status))
	if !s.Source.Span.IsZero() {
		detail("The text names the source ‘%s’%s.", oneLine(s.Source.Span.Text), bytesOf(s.Source.Span))
	}
	if !s.Cue.IsZero() {
		detail("The cue is ‘%s’%s.", oneLine(s.Cue.Text), bytesOf(s.Cue))
	}
	for _, c := range s.Content {
		detail("Put on the record by %s: ‘%s’%s.", speaker(f, s), oneLine(c.Text), bytesOf(c))
	}
	for _, h := range s.Hedges {
		detail("Hedged: ‘%s’%s.", oneLine(h.Text), bytesOf(h))
	}
	for _, b := range s.Basis {
		detail("It is said to rest on a %s: ‘%s’%s.", b.Kind, oneLine(b.Span.Text), bytesOf(b.Span))
	}
	if w := s.Said.When; !w.IsZero() {
		detail("When: ‘%s’, %s to %s.", oneLine(w.Span.Text), known(w.From), known(w.To))
	}
	for _, x := range s.Findings {
		if x.Score > 0 {
			detail("Its %s was set by %s, score %.2f.", x.Field, x.By, x.Score)
		} else {
			detail("Its %s was set by %s.", x.Field, x.By)
		}
	}
	if len(section.Lines) > 0 && section.Lines[0].Passage != nil {
		detail("%s has it in its place, »…«: ‘%s’", outletOf(f.Row), inPlace(f.Reading.Document.Text, section.Lines[0].Passage.Range()))
	}
	detail("Capture: SHA-256 %s, %s.", f.Capture.SHA256, f.Capture.Place())
	out.Sections = []Section{section, made}
	return out, nil
}

// whose says whose word the reading of a statement is.
func whose(s ledger.Status) string {
	switch s {
	case ledger.Accepted:
		return "A person accepted it as it stands."
	case ledger.Edited:
		return "A person edited it."
	}
	return "Read by the machine; nobody has decided on it."
}

// speaker is who made a statement, as the text names them where the party is not known.
func speaker(f *export.Folded, s onrecord.Statement) string {
	switch p := f.Reading.Party(s.Source.Party); {
	case p != nil:
		return "‘" + oneLine(p.Name) + "’"
	case !s.Source.Span.IsZero():
		return "‘" + oneLine(s.Source.Span.Text) + "’"
	}
	return "a source that is not named"
}

// about is how many bytes of the text around a passage are shown with it.
const about = 80

// inPlace is the passage at with some words around it.
func inPlace(text string, at onrecord.Range) string {
	before, after := text[max(0, at.Start-about):at.Start], text[at.End:min(len(text), at.End+about)]
	if at.Start > about { // words that were cut through are left out
		_, before, _ = strings.Cut(before, " ")
		before = "… " + before
	}
	if at.End+about < len(text) {
		after = after[:max(0, strings.LastIndexByte(after, ' '))] + " …"
	}
	return oneLine(before + "»" + text[at.Start:at.End] + "«" + after)
}

func bytesOf(s onrecord.Span) string { return fmt.Sprintf(" (bytes %d–%d)", s.Start, s.End) }

func known(d onrecord.Date) string {
	if d == "" {
		return "not known"
	}
	return string(d)
}

// find is the index of the statement that id names.
func find(f *export.Folded, id string) (int, error) {
	if f.Reading == nil {
		return 0, fmt.Errorf("nothing was read from article %s: %s", f.ID.Short(), oneLine(f.Reason))
	}
	for i, s := range f.Reading.Statements {
		if string(s.ID) == id {
			return i, nil
		}
	}
	for i, k := range f.Statements {
		if len(id) >= 4 && len(k.Key) >= len(id) && string(k.Key[:len(id)]) == id {
			return i, nil
		}
	}
	for _, r := range f.Rejected {
		if string(r.Statement.ID) == id {
			return 0, fmt.Errorf("statement %s of article %s was rejected; onrecord history %s tells by whom", id, f.ID.Short(), f.ID.Short())
		}
	}
	return 0, fmt.Errorf("article %s has no statement %q; onrecord show %s lists them: %w", f.ID.Short(), id, f.ID.Short(), ledger.ErrNotFound)
}
