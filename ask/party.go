package ask

import (
	"context"
	"fmt"

	"onrecord/ledger"
)

// Show is a page on a party, all that the story has of it, or on an entry of the log. limit is how many lines each part has at most, 0
// for all. An article is shown by [Asker.Article].
func (a *Asker) Show(ctx context.Context, s Subject, allVersions bool, limit int) (*Answer, error) {
	switch s.Kind {
	case PartySubject:
		return a.party(ctx, s.party, allVersions, limit)
	case EntrySubject, ArticleSubject:
		return a.Entry(ctx, s.ID)
	}
	return nil, fmt.Errorf("show %q: %w", s.Kind, errNothingAsked)
}

func (a *Asker) party(ctx context.Context, p *who, allVersions bool, limit int) (*Answer, error) {
	out := &Answer{Schema: Schema, Question: fmt.Sprintf("What does the story have of ‘%s’?", oneLine(p.name()))}
	var err error
	var counted string
	out.Sections, err = a.pages(ctx, []*who{p}, allVersions || p.superseded, limit, newest, func(ctx context.Context) (err error) {
		counted, err = a.counted(ctx, ledger.Query{AllVersions: allVersions})
		return err
	})
	if err != nil {
		return nil, err
	}
	decided := Section{Title: "What people decided", Empty: "Nobody has judged, split or graded them."}
	if decided.Lines, err = a.decidedOn(ctx, p); err != nil {
		return nil, err
	}
	out.Sections = append(out.Sections, decided)
	out.Notes = append(out.Notes, counted)
	return out, nil
}
