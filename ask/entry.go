package ask

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"onrecord"
	"onrecord/export"
	"onrecord/ledger"
)

// Entry shows an entry of the log as it is stored: its kind, when and by whom it was appended, what it rests on, whether it was taken back,
// and where it stands in the chain.
func (a *Asker) Entry(ctx context.Context, prefix ledger.ID) (*Answer, error) {
	e, err := a.store.Entry(ctx, prefix)
	if err != nil {
		return nil, err
	}
	capture, causes, err := a.causes(ctx, e)
	if err != nil {
		return nil, err
	}
	about, err := a.store.About(ctx, capture.ID)
	if err != nil {
		return nil, err
	}
	line, err := a.entryLine(ctx, e, capture, true)
	if err != nil {
		return nil, err
	}
	head, err := a.store.Head(ctx)
	if err != nil {
		return nil, err
	}
	first := Section{Title: "Entry " + string(e.ID), Lines: []export.Line{line}, Prose: []string{
		fmt.Sprintf("Number %d of %d in the log. Kind: %s. Appended %s by %s.", e.Seq, head.Seq, e.Kind, e.Time.UTC().Format(time.RFC3339), oneLine(e.By))}}
	first.Prose = append(first.Prose, force(e, about)...)
	for i, up := range causes {
		what := "It rests on"
		if i > 0 {
			what = "That rests on"
		}
		first.Prose = append(first.Prose, fmt.Sprintf("%s entry %s, number %d, a %s.", what, up.ID.Short(), up.Seq, up.Kind))
	}
	chain, err := a.chained(ctx, e, head)
	if err != nil {
		return nil, err
	}
	stored, err := e.Line()
	if err != nil {
		return nil, err
	}
	var spaced bytes.Buffer // lines break at spaces, of which what is stored has none
	if err := json.Indent(&spaced, stored, "", ""); err != nil {
		return nil, fmt.Errorf("entry %d: %w", e.Seq, err)
	}
	return &Answer{Schema: Schema, Question: fmt.Sprintf("What is entry %s?", e.ID.Short()), Sections: []Section{first,
		{Title: "In the chain", Prose: chain}, {Title: "As it is stored, but for spaces", Prose: []string{
			fmt.Sprintf("Words of an article in it are those of the article, and of whom it quotes, as %s had them: %s", oneLine(e.By), oneLine(spaced.String()))}}}}, nil
}

// causes are what e rests on, up to its capture, which comes first.
func (a *Asker) causes(ctx context.Context, e ledger.Entry) (capture ledger.Entry, up []ledger.Entry, err error) {
	for e.Cause != "" {
		if e, err = a.store.Entry(ctx, e.Cause); err != nil {
			return e, nil, err
		}
		up = append(up, e)
	}
	return e, up, nil
}

// force says of a decision whether it was taken back, by the entries about its capture.
func force(e ledger.Entry, about []ledger.Entry) []string {
	switch e.Kind {
	case ledger.KindCapture, ledger.KindReading, ledger.KindTimestamp:
		return nil
	}
	var out []string
	gone := ledger.Undone(about)
	for _, x := range about {
		if x.Kind != ledger.KindUndo || x.Cause != e.ID {
			continue
		}
		said := fmt.Sprintf("%s took it back on %s by entry %s", oneLine(x.By), x.Time.Format("2006-01-02"), x.ID.Short())
		if b, err := ledger.Decode[ledger.UndoBody](x); err == nil && b.Why != "" {
			said += ", because: " + oneLine(b.Why)
		}
		if gone[x.ID] {
			said += " [that was taken back itself]"
		}
		out = append(out, said+".")
	}
	if gone[e.ID] {
		return append(out, "It is not in force.")
	}
	return append(out, "It is in force.")
}

// chained says where e stands in the chain of hashes, and whether its own follows from the one before.
func (a *Asker) chained(ctx context.Context, e ledger.Entry, head ledger.Checkpoint) ([]string, error) {
	before, out := ledger.Genesis(), []string{}
	if e.Seq > 1 {
		for x, err := range a.store.Entries(ctx, e.Seq-2) {
			if err != nil {
				return nil, err
			}
			before = x.Hash
			out = append(out, fmt.Sprintf("Before it: entry %s, number %d, hash %s.", x.ID.Short(), x.Seq, x.Hash))
			break
		}
	} else {
		out = append(out, fmt.Sprintf("It is the first. The hash before it is that of an empty log, %s.", before))
	}
	out = append(out, fmt.Sprintf("Its own hash: %s.", e.Hash))
	follows := e
	if err := ledger.Link(before, &follows); err != nil {
		return nil, err
	}
	if follows.Hash == e.Hash {
		out = append(out, "Its hash follows from the one before and from what is stored. That all others do, too, onrecord verify tells.")
	} else {
		out = append(out, "Its hash does NOT follow from the one before and from what is stored: the log was altered. onrecord verify tells where.")
	}
	return append(out, fmt.Sprintf("The log ends at entry %d, hash %s.", head.Seq, head.Hash)), nil
}

// entryLine is an entry of the log as a line, with the article that it is about; with stored, the entry as it is goes with it.
func (a *Asker) entryLine(ctx context.Context, e, capture ledger.Entry, stored bool) (export.Line, error) {
	rows, err := a.store.Articles(ctx, ledger.ArticleQuery{IDs: []ledger.ID{capture.ID}, AllVersions: true, Limit: 1})
	if err != nil {
		return export.Line{}, err
	}
	if len(rows) == 0 {
		return export.Line{}, fmt.Errorf("entry %s: the view does not have its article %s; onrecord check tells more", e.ID.Short(), capture.ID.Short())
	}
	f, err := a.article(ctx, rows[0])
	if err != nil {
		return export.Line{}, err
	}
	l := export.NewLine(export.EntryLine, namesIn(f).worded(e), string(e.Kind), refOf(f), passageOf(f, e))
	l.Key = string(e.ID)
	if stored {
		l.Entry = &e
	}
	return l, nil
}

// passageOf is where a decision stands in the article's text as it is now; zero where it stands nowhere.
func passageOf(f *export.Folded, e ledger.Entry) onrecord.Span {
	body, err := e.Decode()
	if err != nil || f.Reading == nil {
		return onrecord.Span{}
	}
	var anchors []ledger.Anchor
	switch b := body.(type) {
	case ledger.ReviewBody:
		anchors = b.Passage
	case ledger.SpeakerBody:
		if anchors = b.Passage; b.New != nil {
			anchors = []ledger.Anchor{b.New.Name}
		}
	case ledger.SplitBody:
		anchors = b.Mentions
	case ledger.NoteBody:
		anchors = []ledger.Anchor{b.At}
	case ledger.LabelBody:
		anchors = []ledger.Anchor{b.At}
	}
	text, hull := f.Reading.Document.Text, onrecord.Range{}
	for _, anchor := range anchors {
		span, ok := anchor.In(text)
		if !ok {
			return onrecord.Span{}
		}
		if hull.Len() == 0 {
			hull = span.Range()
		}
		hull.Start, hull.End = min(hull.Start, span.Start), max(hull.End, span.End)
	}
	if hull.Len() == 0 || strings.TrimSpace(text[hull.Start:hull.End]) == "" {
		return onrecord.Span{}
	}
	return onrecord.Span{Start: hull.Start, End: hull.End, Text: text[hull.Start:hull.End]}
}
