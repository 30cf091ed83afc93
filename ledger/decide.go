package ledger

import (
	"fmt"
	"slices"

	"onrecord"
)

// decide lays one decision over the reading.
func (a *Article) decide(e Entry) error {
	var err error
	var stale string
	switch e.Kind {
	case KindReview:
		stale, err = with(e, a.review)
	case KindSpeaker:
		stale, err = with(e, a.speaker)
	case KindSplit:
		stale, err = with(e, a.split)
	case KindNote:
		stale, err = with(e, func(e Entry, b NoteBody) string { return a.remark(e, b.At) })
	case KindLabel:
		stale, err = with(e, func(e Entry, b LabelBody) string { return a.remark(e, b.At) })
	case KindRating:
		stale, err = with(e, a.rating)
	case KindReading, KindUndo, KindTimestamp, KindJudgement: // judgements bind parties of many captures: see Clusters
	default:
		err = fmt.Errorf("entry %d: a %s cannot follow a capture", e.Seq, e.Kind)
	}
	if stale != "" {
		a.Stale = append(a.Stale, Stale{e, stale})
	}
	return err
}

func with[B Body](e Entry, do func(Entry, B) string) (string, error) {
	b, err := Decode[B](e)
	if err != nil {
		return "", err
	}
	return do(e, b), nil
}

const nothingRead = "nothing could be read from this capture"

// review applies a verdict on one statement; what it returns says why it could not.
func (a *Article) review(e Entry, b ReviewBody) string {
	if a.Reading == nil {
		return nothingRead
	}
	i := a.statement(b.Statement)
	if i < 0 {
		return "the latest reading has no such statement"
	}
	kept := &a.Statements[i]
	if b.Verdict == Reject {
		kept.Status, kept.By = Rejected, append(kept.By, e.ID)
		return ""
	}
	if b.As == nil {
		return "the decision does not say how the statement is to stand"
	}
	party, ok := a.party(b.Party)
	if !ok {
		return "the latest reading has no such speaker"
	}
	s, ok := a.place(*b.As, b.Passage)
	if !ok {
		return "a passage of the decision is not in the latest text"
	}
	was := a.Reading.Statements[i]
	s.ID, s.Within, s.Source.Party = was.ID, was.Within, party
	s.Findings = append(slices.Clone(s.Findings), onrecord.Finding{Field: "statement", By: "person " + string(e.ID), Score: 1})
	for _, field := range changed(was, s) {
		s.Findings = append(s.Findings, onrecord.Finding{Field: field, By: "person " + string(e.ID), Score: 1})
	}
	a.Reading.Statements[i] = s
	a.stances(s)
	a.reword(was.Content)
	kept.Status, kept.By = Accepted, append(kept.By, e.ID)
	if b.Verdict == Edit {
		kept.Status = Edited
	}
	return ""
}

// place moves a statement's spans to where they stand in the text of the latest reading. passage has an anchor for every span
// of the statement.
func (a *Article) place(s onrecord.Statement, passage []Anchor) (onrecord.Statement, bool) {
	ok := true
	move := func(span onrecord.Span) onrecord.Span {
		if span.IsZero() {
			return span
		}
		if doc := a.Reading.Document.Text; span.End <= len(doc) && span.Start >= 0 && span.Start < span.End &&
			doc[span.Start:span.End] == span.Text && a.stoodThere(span, passage) {
			return span
		}
		for _, p := range passage {
			if p.Start == span.Start && p.End == span.End && p.Text == span.Text {
				if found, there := p.In(a.Reading.Document.Text); there {
					return found
				}
			}
		}
		ok = false
		return onrecord.Span{}
	}
	s.Content, s.Hedges, s.Basis = slices.Clone(s.Content), slices.Clone(s.Hedges), slices.Clone(s.Basis)
	s.Source.Span, s.Source.Antecedent = move(s.Source.Span), move(s.Source.Antecedent)
	s.Cue, s.Said.Venue, s.Said.When.Span = move(s.Cue), move(s.Said.Venue), move(s.Said.When.Span)
	for i := range s.Content {
		s.Content[i] = move(s.Content[i])
	}
	for i := range s.Hedges {
		s.Hedges[i] = move(s.Hedges[i])
	}
	for i := range s.Basis {
		s.Basis[i].Span = move(s.Basis[i].Span)
	}
	return s, ok
}

// stoodThere reports whether the context of span is that of its anchor, too.
func (a *Article) stoodThere(span onrecord.Span, passage []Anchor) bool {
	now := AnchorAt(a.Reading.Document.Text, span)
	return slices.Contains(passage, now)
}

// speaker sets who made statements.
func (a *Article) speaker(e Entry, b SpeakerBody) string {
	if a.Reading == nil {
		return nothingRead
	}
	var at []int
	for _, key := range b.Statements {
		i := a.statement(key)
		if i < 0 {
			return "the latest reading has no such statement"
		}
		at = append(at, i)
	}
	id, ok := a.party(b.Party)
	if b.New != nil {
		id, ok = a.add(*b.New, nil)
	}
	if !ok {
		return "the latest reading has no such speaker"
	}
	for _, i := range at {
		a.give(i, id, e.ID)
	}
	return ""
}

// give makes statement i that of a party, as entry by says, and its stances with it.
func (a *Article) give(i int, id onrecord.PartyID, by ID) {
	s := &a.Reading.Statements[i]
	s.Source.Party = id
	s.Findings = append(slices.Clone(s.Findings), onrecord.Finding{Field: "source", By: "person " + string(by), Score: 1})
	if kept := &a.Statements[i]; kept.Status != Rejected { // only a later verdict brings back what was struck out
		kept.Status, kept.By = Edited, append(kept.By, by)
	}
	a.stances(*s)
}

// stances follow their statement's source.
func (a *Article) stances(s onrecord.Statement) {
	for c := range a.Reading.Claims {
		for k := range a.Reading.Claims[c].Stances {
			if x := &a.Reading.Claims[c].Stances[k]; x.Statement == s.ID {
				x.Party = s.Source.Party
			}
		}
	}
}

// split takes mentions from a party and gives them, and the statements that they are the source of, to a new one.
func (a *Article) split(e Entry, b SplitBody) string {
	if a.Reading == nil {
		return nothingRead
	}
	from, ok := a.party(b.Party)
	if !ok || from == "" {
		return "the latest reading has no such party"
	}
	if a.Reading.Party(from).Kind == onrecord.Unnamed && b.New.Kind != onrecord.Unnamed {
		return "it is an unnamed source: what is split from it stays unnamed"
	}
	var moved []onrecord.Span
	for _, m := range b.Mentions {
		span, ok := m.In(a.Reading.Document.Text)
		if !ok {
			return "a mention of the decision is not in the latest text"
		}
		if !a.mentions(from, span) {
			return "a mention of the decision is no mention of that party in the latest reading"
		}
		moved = append(moved, span)
	}
	id, ok := a.add(b.New, moved)
	if !ok {
		return "the new party's name is not in the latest text"
	}
	p := a.Reading.Party(from)
	p.Mentions = slices.DeleteFunc(slices.Clone(p.Mentions), func(s onrecord.Span) bool { return slices.Contains(moved, s) })
	p.Roles = slices.DeleteFunc(slices.Clone(p.Roles), func(s onrecord.Span) bool { return slices.Contains(moved, s) })
	called := func(spans []onrecord.Span, name string) bool {
		return slices.ContainsFunc(spans, func(s onrecord.Span) bool { return s.Text == name })
	}
	p.Aliases = slices.DeleteFunc(slices.Clone(p.Aliases), func(name string) bool { return called(moved, name) && !called(p.Mentions, name) })
	for i := range a.Reading.Statements {
		s := &a.Reading.Statements[i]
		if s.Source.Party != from || !slices.Contains(moved, s.Source.Span) && !slices.Contains(moved, s.Source.Antecedent) {
			continue
		}
		a.give(i, id, e.ID)
	}
	return ""
}

// mentions reports whether a party is mentioned at span, or named there as who made a statement.
func (a *Article) mentions(id onrecord.PartyID, span onrecord.Span) bool {
	return slices.Contains(a.Reading.Party(id).Mentions, span) || slices.ContainsFunc(a.Reading.Statements, func(s onrecord.Statement) bool {
		return s.Source.Party == id && (s.Source.Span == span || s.Source.Antecedent == span)
	})
}

// add gives the reading a party that a person named.
func (a *Article) add(n NewParty, mentions []onrecord.Span) (onrecord.PartyID, bool) {
	span, ok := n.Name.In(a.Reading.Document.Text)
	if !ok {
		return "", false
	}
	if len(mentions) == 0 {
		mentions = []onrecord.Span{span}
	}
	id := onrecord.PartyID(fmt.Sprintf("p%d", len(a.Reading.Parties)+1))
	for a.Reading.Party(id) != nil {
		id += "+"
	}
	a.Reading.Parties = append(slices.Clip(a.Reading.Parties), onrecord.Party{ID: id, Kind: n.Kind, Name: span.Text, Mentions: mentions})
	a.Parties = PartyKeys(a.ID, a.Reading)
	return id, true
}

func (a *Article) remark(e Entry, at Anchor) string {
	if a.Reading == nil {
		return nothingRead
	}
	span, ok := at.In(a.Reading.Document.Text)
	if !ok {
		return "the passage is not in the latest text"
	}
	a.Remarks = append(a.Remarks, Remark{e, span})
	return ""
}

func (a *Article) rating(e Entry, b RatingBody) string {
	if !slices.Contains(a.Parties, b.Party) && !slices.Contains(a.Claims, b.Claim) {
		return "the latest reading has no such party or claim"
	}
	a.Remarks = append(a.Remarks, Remark{Entry: e})
	return ""
}
