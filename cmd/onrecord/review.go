package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"onrecord/ledger"
	"onrecord/ledger/sqlite"
	"onrecord/review"
)

func (p *program) reviewCommand() *cobra.Command {
	f, asked := &decideFlags{}, newAskFlags()
	article := ""
	c := &cobra.Command{
		Use:   "review [flags]",
		Short: "go through what is contested or uncertain with the keyboard",
		Long: `Go through the statements that nobody has decided on, one on a screen: those that somebody else in the article denies or
doubts first, and of either kind the least sure first. Decisions whose passage a later reading does not have
are told before. Each decision is kept at once: leaving, or Ctrl-C, loses nothing.

  a accept   r reject   t set the act   s set the speaker   n note   u undo the last
  e edit: speaker, act, where the content begins and ends, hedges, form, source, cue
  m say whether two parties are the same, different or unclear
  space next   b back   q leave

In a list the key in front of a line picks it, space shows more, any other key picks none.`,
		Example: `  onrecord review
  onrecord review --act alleges --outlet "Pilot Review" --limit 50`,
		Args: wants(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			q, err := asked.query()
			if err != nil {
				return err
			}
			q.Limit = asked.limit
			return p.review(c.Context(), f, q, article)
		},
	}
	f.addTo(c)
	asked.addStatementFilters(c)
	c.Flags().IntVar(&asked.limit, "limit", 0, fmt.Sprintf("how many statements to go through, 0 for all, %d at most", review.Longest))
	c.Flags().StringVar(&article, "article", "", "only of the article whose number begins so")
	return c
}

func (p *program) review(ctx context.Context, f *decideFlags, q ledger.Query, article string) error {
	if !p.isTerminal(p.stdin) || !p.isTerminal(p.stdout) {
		return errors.New("onrecord review needs a terminal; without one, decide with onrecord accept, reject, edit, speaker and judge")
	}
	story, err := p.openStory(ctx, &f.story, sqlite.Writing)
	if err != nil {
		return err
	}
	return errors.Join(p.reviewIn(ctx, f, story, q, article), story.Close())
}

func (p *program) reviewIn(ctx context.Context, f *decideFlags, story ledger.Store, q ledger.Query, article string) error {
	desk, err := review.New(story, f.name(p))
	if err != nil {
		return usageError{err}
	}
	if article != "" {
		file, err := desk.Open(ctx, article)
		if err != nil {
			return err
		}
		q.Capture = file.ID
	}
	stale, err := desk.Stale(ctx, story)
	if err != nil {
		return err
	}
	queue, err := review.Queue(ctx, story, q)
	if err != nil {
		return err
	}
	r := &reviewer{p: p, story: story, desk: desk, why: f.why, queue: queue}
	for _, s := range stale {
		r.said = append(r.said, fmt.Sprintf("Entry %s (%s by %s) does not fit any more: %s. onrecord show %s tells what it says, onrecord undo %s takes it back.", s.Entry.ID.Short(), s.Entry.Kind, s.Entry.By, s.Reason, s.Entry.ID.Short(), s.Entry.ID.Short()))
	}
	if len(queue) == 0 {
		for _, line := range append(r.said, "No statement waits for a decision.") {
			fmt.Fprintln(p.stdout, clean(line))
		}
		return nil
	}
	before, err := term.MakeRaw(int(p.stdin.Fd()))
	if err != nil {
		return fmt.Errorf("take the keyboard: %w", err)
	}
	keys := make(chan rune)
	go p.keys(keys)
	err = r.run(ctx, keys)
	fmt.Fprint(p.stdout, "\r\n")
	return errors.Join(err, term.Restore(int(p.stdin.Fd()), before))
}

// keys hands over what is typed, a character at a time, until there is no more.
func (p *program) keys(to chan<- rune) {
	defer close(to)
	var buf [64]byte
	for {
		n, err := p.stdin.Read(buf[:])
		for _, r := range string(buf[:n]) {
			to <- r
		}
		if err != nil {
			return
		}
	}
}
