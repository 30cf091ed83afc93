package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
	"onrecord/review"
)

func (p *program) reviewCommand() *cobra.Command {
	f, asked := &decideFlags{}, newAskFlags()
	article := ""
	c := &cobra.Command{
		Use:   "review [flags]",
		Short: "go through what is uncertain with the keyboard, the least sure first",
		Long: `Go through the statements that nobody has decided on, the least sure first, one on a screen. Decisions whose passage
a later reading does not have are told before. Each decision is kept at once: leaving, or Ctrl-C, loses nothing.

  a accept   r reject   t set the act   s set the speaker   n note   u undo the last
  space next   b back   q leave`,
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
	c.Flags().IntVar(&asked.limit, "limit", 0, "how many statements to go through, 0 for all")
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
		r.said = append(r.said, fmt.Sprintf("Entry %s (%s by %s) does not fit any more: %s.", s.Entry.ID.Short(), s.Entry.Kind, s.Entry.By, s.Reason))
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

// reviewer goes through a queue.
type reviewer struct {
	p     *program
	story ledger.Store
	desk  *review.Desk
	why   string
	queue []ledger.Hit
	at    int
	mine  []ledger.ID // decisions of this pass, the last last
	said  []string    // what to tell on the next screen
}

const (
	ctrlC, ctrlD = 3, 4
	backspace    = 127
)

// run shows one statement after the other and does what keys say, until the last, q, or the end of ctx.
func (r *reviewer) run(ctx context.Context, keys <-chan rune) error {
	for r.at < len(r.queue) {
		if err := r.show(ctx); err != nil {
			return err
		}
		key, ok := r.key(ctx, keys)
		if !ok || key == 'q' || key == ctrlC || key == ctrlD {
			return context.Cause(ctx)
		}
		done, err := r.press(ctx, key, keys)
		if err != nil {
			r.said = append(r.said, err.Error()) // refused: it is told, and the pass goes on
		}
		if done {
			r.at++
		}
	}
	fmt.Fprintf(r.p.stdout, "\r\nThat was the last of %d.", len(r.queue))
	return nil
}

func (r *reviewer) key(ctx context.Context, keys <-chan rune) (rune, bool) {
	select {
	case k, ok := <-keys:
		return k, ok
	case <-ctx.Done():
		return 0, false
	}
}

// press does one key; done says that the next statement is to be shown.
func (r *reviewer) press(ctx context.Context, key rune, keys <-chan rune) (done bool, err error) {
	file, i, err := r.open(ctx)
	if err != nil {
		return key == ' ', err
	}
	switch key {
	case ' ':
		return true, nil
	case 'b':
		r.at = max(0, r.at-1)
		return false, nil
	case 'a', 'r':
		decide := file.Accept
		if key == 'r' {
			decide = file.Reject
		}
		drafts, err := decide(r.why, i)
		return err == nil, errors.Join(err, r.keep(ctx, drafts...))
	case 't':
		act, ok := pick(ctx, r, keys, "Which act?", onrecord.Acts())
		if !ok {
			return false, nil
		}
		draft, err := file.Edit(i, review.Change{Act: &act}, r.why)
		return err == nil, r.keepIf(ctx, draft, err)
	case 's':
		names := []string{"nobody that is known"}
		for _, x := range file.Reading.Parties {
			names = append(names, x.Name)
		}
		name, ok := pick(ctx, r, keys, "Who said it?", names)
		if !ok {
			return false, nil
		}
		who := -1
		for k, n := range names {
			if n == name {
				who = k - 1
				break
			}
		}
		draft, err := file.Speaker(who, r.why, i)
		return err == nil, r.keepIf(ctx, draft, err)
	case 'n':
		text, ok := r.line(ctx, keys, "Note: ")
		if !ok || text == "" {
			return false, nil
		}
		draft, err := file.Note(string(file.Reading.Statements[i].ID), text)
		return false, r.keepIf(ctx, draft, err)
	case 'u':
		return false, r.undo(ctx)
	}
	r.said = append(r.said, "Keys: a accept, r reject, t act, s speaker, n note, u undo, space next, b back, q leave.")
	return false, nil
}

// open takes the statement at hand, as it stands now.
func (r *reviewer) open(ctx context.Context) (*review.File, int, error) {
	h := r.queue[r.at]
	file, err := r.desk.Open(ctx, string(h.Capture))
	if err != nil {
		return nil, 0, err
	}
	i, err := file.Statement(h.Key)
	return file, i, err
}

func (r *reviewer) keepIf(ctx context.Context, d ledger.Draft, err error) error {
	if err != nil {
		return err
	}
	return r.keep(ctx, d)
}

// keep appends decisions at once. A signal does not stop it half-way.
func (r *reviewer) keep(ctx context.Context, drafts ...ledger.Draft) error {
	kept, err := r.story.Append(context.WithoutCancel(ctx), r.p.now(), drafts...)
	for _, e := range kept {
		r.mine = append(r.mine, e.ID)
		r.said = append(r.said, fmt.Sprintf("Kept as %s.", e.ID.Short()))
	}
	return err
}

func (r *reviewer) undo(ctx context.Context) error {
	if len(r.mine) == 0 {
		return errors.New("nothing was decided in this pass")
	}
	last := r.mine[len(r.mine)-1]
	draft, err := r.desk.Undo(ctx, string(last), r.why)
	if err != nil {
		return err
	}
	if _, err := r.story.Append(context.WithoutCancel(ctx), r.p.now(), draft); err != nil {
		return err
	}
	r.mine = r.mine[:len(r.mine)-1]
	r.said = append(r.said, fmt.Sprintf("Took %s back.", last.Short()))
	return nil
}
