package main

import (
	"context"
	"errors"
	"fmt"

	"onrecord/ledger"
	"onrecord/review"
)

// reviewer goes through a queue.
type reviewer struct {
	p     *program
	story ledger.Store
	desk  *review.Desk
	why   string
	queue []review.Pending
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
	more := ""
	if len(r.queue) == review.Longest {
		more = " More may wait; onrecord review begins with what is left."
	}
	fmt.Fprintf(r.p.stdout, "\r\nThat was the last of %d.%s", len(r.queue), more)
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
	case 'e':
		return r.edit(ctx, keys, file, i)
	case 't':
		return r.act(ctx, keys, file, i)
	case 's':
		return r.speaker(ctx, keys, file, i)
	case 'm':
		return false, r.judge(ctx, keys, file, i)
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
	r.said = append(r.said, "Keys: a accept, r reject, e edit, t act, s speaker, m same or not, n note, u undo, space next, b back, q leave.")
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
