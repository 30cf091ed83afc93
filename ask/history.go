package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"onrecord/export"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// takenBack ends the sentence of an entry that is not in force.
const takenBack = " [taken back]"

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
	gone, known := ledger.Undone(entries), namesIn(f)
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
		said := known.worded(e)
		if gone[e.ID] {
			said += takenBack
		}
		l := export.NewLine(export.EntryLine, said, string(e.Kind), refOf(f), passageOf(f, e))
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

// Became gives what became of s: of an article all entries about it; of an entry those that took it back; of a party all by which people
// judged, split or graded it, or said that statements are its own.
func (a *Asker) Became(ctx context.Context, s Subject) (*Answer, error) {
	switch s.Kind {
	case ArticleSubject:
		return a.History(ctx, string(s.ID), "")
	case EntrySubject:
		return a.became(ctx, s.entry)
	}
	out := Section{Title: fmt.Sprintf("Decisions on ‘%s’", oneLine(s.party.name())), Empty: "Nobody has judged, split or graded them.", Prose: s.party.together()}
	var err error
	if out.Lines, err = a.decidedOn(ctx, s.party); err != nil {
		return nil, err
	}
	return &Answer{Schema: Schema, Question: fmt.Sprintf("What became of ‘%s’?", oneLine(s.party.name())), Sections: []Section{out}}, nil
}

// became gives an entry and what took it back, with what took that back.
func (a *Asker) became(ctx context.Context, e ledger.Entry) (*Answer, error) {
	capture, _, err := a.causes(ctx, e)
	if err != nil {
		return nil, err
	}
	about, err := a.store.About(ctx, capture.ID)
	if err != nil {
		return nil, err
	}
	s := Section{Title: "Entries"}
	if s.Lines, err = a.withUndos(ctx, []ledger.Entry{e}, about); err != nil {
		return nil, err
	}
	return &Answer{Schema: Schema, Question: fmt.Sprintf("What became of entry %s?", e.ID.Short()), Sections: []Section{s}}, nil
}

// withUndos are the lines of entries and of all in undos that took one of them back, in the order of the log.
func (a *Asker) withUndos(ctx context.Context, entries, undos []ledger.Entry) ([]export.Line, error) {
	var list []ledger.Entry
	in := map[ledger.ID]bool{}
	for _, e := range entries {
		if !in[e.ID] {
			in[e.ID], list = true, append(list, e)
		}
	}
	for _, e := range undos { // in order, so that an undo of an undo comes behind it
		if e.Kind == ledger.KindUndo && in[e.Cause] && !in[e.ID] {
			in[e.ID], list = true, append(list, e)
		}
	}
	slices.SortFunc(list, func(x, y ledger.Entry) int { return cmp.Compare(x.Seq, y.Seq) })
	gone := ledger.Undone(list)
	var out []export.Line
	for _, e := range list {
		capture, _, err := a.causes(ctx, e)
		if err != nil {
			return nil, err
		}
		l, err := a.entryLine(ctx, e, capture, false)
		if err != nil {
			return nil, err
		}
		if gone[e.ID] {
			l.Sentence += takenBack
		}
		out = append(out, l)
	}
	return out, nil
}

// decidedOn are the entries by which people decided on a party: judgements, splits from it and to it, grades, who made statements, and what
// took any of these back.
func (a *Asker) decidedOn(ctx context.Context, p *who) ([]export.Line, error) {
	var decisions, on, undos []ledger.Entry
	var bodies []ledger.Body
	var named []ledger.PartyKey
	for _, kind := range []ledger.Kind{ledger.KindJudgement, ledger.KindSplit, ledger.KindSpeaker, ledger.KindRating} {
		entries, err := a.store.OfKind(ctx, kind)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if e.Kind == ledger.KindUndo {
				undos = append(undos, e)
				continue
			}
			body, err := e.Decode()
			if err != nil {
				return nil, err
			}
			parties, _ := decided(body)
			decisions, bodies, named = append(decisions, e), append(bodies, body), append(named, parties...)
		}
	}
	standing, err := a.standing(ctx, named)
	if err != nil {
		return nil, err
	}
	for i, e := range decisions {
		parties, created := decided(bodies[i])
		is := slices.ContainsFunc(parties, func(key ledger.PartyKey) bool { return key != "" && p.is(key, standing) })
		if !is && created != nil {
			if is, err = a.added(ctx, e, created, p); err != nil {
				return nil, err
			}
		}
		if is {
			on = append(on, e)
		}
	}
	slices.SortFunc(undos, func(x, y ledger.Entry) int { return cmp.Compare(x.Seq, y.Seq) })
	return a.withUndos(ctx, on, undos)
}

// decided are the parties that a decision names, and the one that it adds, nil for none.
func decided(body ledger.Body) (parties []ledger.PartyKey, added *ledger.NewParty) {
	switch b := body.(type) {
	case ledger.JudgementBody:
		return []ledger.PartyKey{b.A.Party, b.B.Party}, nil
	case ledger.RatingBody:
		return []ledger.PartyKey{b.Party}, nil
	case ledger.SplitBody:
		return []ledger.PartyKey{b.Party}, &b.New
	case ledger.SpeakerBody:
		return []ledger.PartyKey{b.Party}, b.New
	}
	return nil, nil
}

// added reports whether the party that a person added is p. It has the name that the entry gives it, in the article that the entry is about.
func (a *Asker) added(ctx context.Context, e ledger.Entry, created *ledger.NewParty, p *who) (bool, error) {
	capture, _, err := a.causes(ctx, e)
	if err != nil {
		return false, err
	}
	hits, err := a.store.Rows(ctx, p.on(ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow}, Capture: capture.ID, AllVersions: true}))
	return slices.ContainsFunc(hits, func(h ledger.Hit) bool {
		return h.What == string(created.Kind) && search.Fold(h.Name) == search.Fold(created.Name.Text)
	}), err
}
