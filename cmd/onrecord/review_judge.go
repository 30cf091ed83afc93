package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/ledger"
	"onrecord/review"
)

// judge asks whether two parties are the same: one of the article at hand, its speaker first, and one of this or another article.
func (r *reviewer) judge(ctx context.Context, keys <-chan rune, file *review.File, i int) error {
	speaker := file.Reading.Statements[i].Source.Party
	var at []int // of parties, the speaker first
	var names []string
	for k, p := range file.Reading.Parties {
		name, where := fmt.Sprintf("%s (%s)", p.Name, p.Kind), len(at)
		if p.ID == speaker {
			name, where = name+", who made this statement", 0
		}
		at, names = slices.Insert(at, where, k), slices.Insert(names, where, name)
	}
	a, ok := r.choose(ctx, keys, "Whom do you judge?", names)
	if !ok {
		return nil
	}
	candidates, err := file.Candidates(ctx, r.story, at[a])
	if err != nil {
		return err
	}
	if len(candidates) == 0 {
		return fmt.Errorf("the story has nobody else whom %q could be", file.Reading.Parties[at[a]].Name)
	}
	names = nil
	for _, h := range candidates {
		where := "in this article"
		if h.Capture != file.ID {
			where = "in " + strings.Join(filled(h.Capture.Short(), h.Article.Outlet, string(h.Article.From)), ", ")
			if h.Articles > 1 {
				where += fmt.Sprintf("; so named in %d articles", h.Articles)
			}
		}
		names = append(names, fmt.Sprintf("%s (%s), %s", h.Name, h.What, where))
	}
	b, ok := r.choose(ctx, keys, fmt.Sprintf("‘%s’ and whom else?", clean(file.Reading.Parties[at[a]].Name)), names)
	if !ok {
		return nil
	}
	verdict, ok := pick(ctx, r, keys, "They are:", []ledger.Sameness{ledger.Same, ledger.Different, ledger.Unsure})
	if !ok {
		return nil
	}
	why := r.why
	if why == "" {
		if why, ok = r.line(ctx, keys, "Why (Enter for no reason): "); !ok {
			return nil
		}
	}
	other, j, err := r.party(ctx, file, candidates[b].Hit)
	if err != nil {
		return err
	}
	draft, err := r.desk.Judge(ctx, file, at[a], other, j, verdict, why)
	return r.keepIf(ctx, draft, err)
}

// party opens the article of a party that was found.
func (r *reviewer) party(ctx context.Context, file *review.File, h ledger.Hit) (*review.File, int, error) {
	if h.Capture != file.ID {
		var err error
		if file, err = r.desk.Open(ctx, string(h.Capture)); err != nil {
			return nil, 0, err
		}
	}
	j := slices.Index(file.Parties, h.Party)
	if j < 0 {
		return nil, 0, fmt.Errorf("article %s does not have %q any more", h.Capture.Short(), h.Name)
	}
	return file, j, nil
}
