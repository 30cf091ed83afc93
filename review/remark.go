package review

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"onrecord"
	"onrecord/ledger"
)

// Note puts a note on a passage, or on the whole article if words is "".
func (f *File) Note(words, text string) (ledger.Draft, error) {
	if strings.TrimSpace(text) == "" {
		return ledger.Draft{}, errors.New("a note needs words")
	}
	at, err := f.passage(words)
	if err != nil {
		return ledger.Draft{}, err
	}
	return f.try(ledger.NoteBody{At: at, Text: text})
}

// Label puts a label on a passage, or on the whole article if words is "".
func (f *File) Label(words, label string) (ledger.Draft, error) {
	if strings.TrimSpace(label) == "" {
		return ledger.Draft{}, errors.New("a label needs words")
	}
	at, err := f.passage(words)
	if err != nil {
		return ledger.Draft{}, err
	}
	return f.try(ledger.LabelBody{At: at, Label: strings.TrimSpace(label)})
}

// passage is the anchor of words; a statement's number stands for its passage; "" for the title, or the first block where there is none.
func (f *File) passage(words string) (ledger.Anchor, error) {
	text := f.Reading.Document.Text
	for i, s := range f.Reading.Statements {
		if string(s.ID) == words {
			e := onrecord.Range{Start: len(text)}
			for _, span := range spansOf(f.Reading.Statements[i]) {
				if !span.IsZero() {
					e.Start, e.End = min(e.Start, span.Start), max(e.End, span.End)
				}
			}
			span, err := f.Reading.Document.Span(e.Start, e.End)
			return ledger.AnchorAt(text, span), err
		}
	}
	if words != "" {
		span, err := f.Find(words, onrecord.Range{})
		return ledger.AnchorAt(text, span), err
	}
	if t := f.Reading.Document.Title; !t.IsZero() {
		return ledger.AnchorAt(text, t), nil
	}
	if len(f.Reading.Document.Blocks) == 0 {
		return ledger.Anchor{}, errors.New("the article has no text to put that on")
	}
	b := f.Reading.Document.Blocks[0]
	span, err := f.Reading.Document.Span(b.Start, b.End)
	return ledger.AnchorAt(text, span), err
}

// Undo takes back the decision whose entry's number begins with prefix.
func (d *Desk) Undo(ctx context.Context, prefix, why string) (ledger.Draft, error) {
	e, err := d.store.Entry(ctx, ledger.ID(prefix))
	if err != nil {
		return ledger.Draft{}, err
	}
	switch e.Kind {
	case ledger.KindCapture, ledger.KindReading, ledger.KindTimestamp:
		return ledger.Draft{}, fmt.Errorf("entry %s is a %s; only what people decided can be taken back", e.ID.Short(), e.Kind)
	}
	return ledger.Draft{Body: ledger.UndoBody{Why: why}, By: d.by, Cause: e.ID}, nil
}
