package review

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord"
	"onrecord/ledger"
)

// Speaker says that a party of the article made statements; -1 that nobody is known to have.
func (f *File) Speaker(party int, why string, statements ...int) (ledger.Draft, error) {
	b := f.spoken(statements, why)
	if party >= 0 {
		b.Party = f.Parties[party]
		for _, i := range statements {
			if err := f.apart(f.Reading.Statements[i], &f.Reading.Parties[party]); err != nil {
				return ledger.Draft{}, err
			}
		}
	}
	return f.try(b)
}

// NewSpeaker says that somebody made statements whom the reading does not have, named by a passage.
func (f *File) NewSpeaker(kind onrecord.PartyKind, name, why string, statements ...int) (ledger.Draft, error) {
	if !slices.Contains(onrecord.PartyKinds(), kind) {
		return ledger.Draft{}, fmt.Errorf("%q is no kind of party; there are %v", kind, onrecord.PartyKinds())
	}
	span, err := f.Find(name, onrecord.Range{})
	if err != nil {
		return ledger.Draft{}, err
	}
	if err := f.named(kind, span); err != nil {
		return ledger.Draft{}, err
	}
	for _, i := range statements {
		if err := f.apart(f.Reading.Statements[i], &onrecord.Party{Kind: kind, Name: span.Text, Mentions: []onrecord.Span{span}}); err != nil {
			return ledger.Draft{}, err
		}
	}
	b := f.spoken(statements, why)
	b.New = &ledger.NewParty{Kind: kind, Name: ledger.AnchorAt(f.Reading.Document.Text, span)}
	return f.try(b)
}

func (f *File) spoken(statements []int, why string) ledger.SpeakerBody {
	b := ledger.SpeakerBody{Why: why}
	for _, i := range statements {
		b.Statements = append(b.Statements, f.Statements[i].Key)
		b.Passage = append(b.Passage, f.anchors(spansOf(f.Reading.Statements[i])...)...)
	}
	return b
}

// Split says that what stands at mentions is not the party, but somebody else, whose name is the first of them.
func (f *File) Split(party int, mentions []string, kind onrecord.PartyKind, why string) (ledger.Draft, error) {
	if len(mentions) == 0 {
		return ledger.Draft{}, errors.New("name the mentions that are somebody else")
	}
	p := f.Reading.Parties[party]
	if kind == "" {
		kind = p.Kind
	}
	if (kind == onrecord.Unnamed) != (p.Kind == onrecord.Unnamed) && kind != onrecord.Unnamed {
		return ledger.Draft{}, fmt.Errorf("this would break a law: an unnamed source is never merged into a named one: %q is unnamed, and what is split from it stays so", p.Name)
	}
	b := ledger.SplitBody{Party: f.Parties[party], Why: why}
	for _, words := range mentions {
		span, err := f.mention(p, words)
		if err != nil {
			return ledger.Draft{}, err
		}
		if kind == onrecord.Unnamed && p.Kind != onrecord.Unnamed && shares(&p, span) {
			return ledger.Draft{}, errMerged(span.Text, p.Name)
		}
		b.Mentions = append(b.Mentions, ledger.AnchorAt(f.Reading.Document.Text, span))
	}
	b.New = ledger.NewParty{Kind: kind, Name: b.Mentions[0]}
	return f.try(b)
}

// mention is the mention of p with these words, or "words@1234".
func (f *File) mention(p onrecord.Party, words string) (onrecord.Span, error) {
	var found []onrecord.Span
	for _, m := range p.Mentions {
		if m.Text == words || fmt.Sprintf("%s@%d", m.Text, m.Start) == words {
			found = append(found, m)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return onrecord.Span{}, fmt.Errorf("%q is no mention of %q in article %s", words, p.Name, f.ID.Short())
	}
	return onrecord.Span{}, fmt.Errorf("%q is mentioned so %d times: write %s@%d or %s@%d", p.Name, len(found), words, found[0].Start, words, found[1].Start)
}

// Judge says whether two parties are the same, different or unclear.
func (d *Desk) Judge(ctx context.Context, a *File, i int, b *File, j int, verdict ledger.Sameness, why string) (ledger.Draft, error) {
	if !slices.Contains([]ledger.Sameness{ledger.Same, ledger.Different, ledger.Unsure}, verdict) {
		return ledger.Draft{}, fmt.Errorf("%q is no judgement; there are same, different, unsure", verdict)
	}
	x, y := a.ref(i), b.ref(j)
	if x.Party == y.Party {
		return ledger.Draft{}, fmt.Errorf("%q is one party: there is nothing to judge", x.Name)
	}
	draft := ledger.Draft{Body: ledger.JudgementBody{A: x, B: y, Verdict: verdict, Why: why}, By: d.by, Cause: a.ReadingEntry.ID}
	entries, err := d.store.Judgements(ctx)
	if err != nil {
		return draft, err
	}
	seq := int64(1)
	if len(entries) > 0 {
		seq = entries[len(entries)-1].Seq + 1
	}
	e, err := draft.Entry(seq, time.Unix(0, 0))
	if err != nil {
		return draft, err
	}
	_, err = ledger.Cluster(append(entries, e))
	return draft, err
}

func (f *File) ref(i int) ledger.PartyRef {
	p := f.Reading.Parties[i]
	return ledger.PartyRef{Capture: f.ID, Party: f.Parties[i], Name: p.Name, Kind: p.Kind}
}

// Rate grades a party from A to F by how reliable it is.
func (f *File) Rate(party int, grade, why string) (ledger.Draft, error) {
	return f.rate(ledger.RatingBody{Scale: ledger.Reliability, Party: f.Parties[party], Name: f.Reading.Parties[party].Name, Grade: strings.ToUpper(grade), Why: why}, "ABCDEF",
		"A (completely reliable), B, C, D, E (unreliable), F (cannot be judged)")
}

// RateClaim grades a claim from 1 to 6 by how credible it is.
func (f *File) RateClaim(claim int, grade, why string) (ledger.Draft, error) {
	return f.rate(ledger.RatingBody{Scale: ledger.Credibility, Claim: f.Claims[claim], Name: f.Reading.Claims[claim].Wording.Text, Grade: grade, Why: why}, "123456",
		"1 (confirmed by other sources), 2, 3, 4, 5 (improbable), 6 (cannot be judged)")
}

func (f *File) rate(b ledger.RatingBody, grades, named string) (ledger.Draft, error) {
	if len(b.Grade) != 1 || !strings.Contains(grades, b.Grade) {
		return ledger.Draft{}, fmt.Errorf("%q is no grade of %s; there are %s", b.Grade, b.Scale, named)
	}
	if strings.TrimSpace(b.Why) == "" {
		return ledger.Draft{}, errors.New("a grade is a person's judgement and needs a reason: --why")
	}
	return f.try(b)
}
