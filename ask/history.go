package ask

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"onrecord"
	"onrecord/export"
	"onrecord/ledger"
)

// History gives all entries about an article, or only those that decided on one of its statements (by number or key).
func (a *Asker) History(ctx context.Context, article, statement string) (*Answer, error) {
	f, err := a.one(ctx, article)
	if err != nil {
		return nil, err
	}
	entries, err := a.store.About(ctx, f.ID)
	if err != nil {
		return nil, err
	}
	force := ledger.InForce(entries)
	out := &Answer{Schema: Schema, Question: fmt.Sprintf("What became of %s?", f.ID.Short())}
	s := Section{Title: "Entries", Empty: "Nobody decided on it."}
	var only []ledger.ID
	if statement != "" {
		if only, err = deciding(f, statement); err != nil {
			return nil, err
		}
	}
	for _, e := range entries {
		if statement != "" && !slices.Contains(only, e.ID) && !slices.Contains(only, e.Cause) {
			continue
		}
		said := worded(e)
		if e.Kind != ledger.KindUndo && !slices.ContainsFunc(force, func(x ledger.Entry) bool { return x.ID == e.ID }) {
			said += " [taken back]"
		}
		l := export.NewLine(export.EntryLine, said, string(e.Kind), refOf(f), onrecord.Span{})
		l.Key = string(e.ID)
		s.Lines = append(s.Lines, l)
	}
	for _, x := range f.Stale {
		s.Prose = append(s.Prose, fmt.Sprintf("Entry %s does not fit any more and waits for review: %s.", x.Entry.ID.Short(), x.Reason))
	}
	out.Sections = []Section{s}
	return out, nil
}

// deciding are the entries that decided on a statement, a rejected one, too.
func deciding(f *export.Folded, id string) ([]ledger.ID, error) {
	for _, r := range f.Rejected {
		if string(r.Statement.ID) == id {
			return r.By, nil
		}
	}
	at, err := find(f, id)
	if err != nil {
		return nil, err
	}
	return f.Statements[at].By, nil
}

// worded says what an entry says: when, who, what, why.
func worded(e ledger.Entry) string {
	var b struct {
		Why, Verdict, Text, Label, Grade, Name, Outcome, Source, Reason string
		As                                                              *onrecord.Statement
	}
	_ = json.Unmarshal(e.Body, &b) // what a kind does not have stays empty
	what := string(e.Kind)
	switch e.Kind {
	case ledger.KindCapture:
		what = "captured " + oneLine(b.Source)
	case ledger.KindReading:
		what = "tried to read it: " + b.Outcome
		if b.Reason != "" {
			what += ": " + oneLine(b.Reason)
		}
	case ledger.KindReview:
		what = fmt.Sprintf("%sed a statement", b.Verdict)
		if b.Verdict == string(ledger.Edit) {
			what = "edited a statement"
		}
		if b.As != nil {
			what += fmt.Sprintf(", which is to stand as: %s", b.As.Act)
		}
	case ledger.KindSpeaker:
		what = "set who made statements"
	case ledger.KindSplit:
		what = "split a party in two"
	case ledger.KindJudgement:
		what = fmt.Sprintf("judged two parties: %s", b.Verdict)
	case ledger.KindNote:
		what = "noted: " + oneLine(b.Text)
	case ledger.KindLabel:
		what = "put on the label “" + oneLine(b.Label) + "”"
	case ledger.KindRating:
		what = fmt.Sprintf("judged ‘%s’: %s", oneLine(b.Name), b.Grade)
	case ledger.KindUndo:
		what = "took entry " + e.Cause.Short() + " back"
	case ledger.KindTimestamp:
		what = "had the log timestamped"
	}
	if b.Why != "" {
		what += ", because: " + oneLine(b.Why)
	}
	return fmt.Sprintf("%s, entry %s: %s %s", e.Time.Format("2006-01-02 15:04"), e.ID.Short(), oneLine(e.By), what)
}
