package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/ledger"
	"onrecord/ledger/sqlite"
	"onrecord/review"
)

// decideFlags are the flags of the commands by which people decide.
type decideFlags struct {
	story  storyFlags
	by     string
	why    string
	dryRun bool
}

const byEnv = "ONRECORD_BY"

func (f *decideFlags) addTo(c *cobra.Command) {
	f.story.addTo(c)
	c.Flags().StringVar(&f.by, "by", "", "who decides, a `NAME` (default: "+byEnv+", else USER)")
	c.Flags().StringVar(&f.why, "why", "", "the `REASON`, kept with the decision")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "check the decision and print it, and keep nothing")
}

// name is who decides.
func (f *decideFlags) name(p *program) string {
	for _, name := range []string{f.by, p.getenv(byEnv), p.getenv("USER")} {
		if name != "" {
			return name
		}
	}
	return ""
}

// decide opens the desk, has drafts made and keeps them.
func (p *program) decide(ctx context.Context, f *decideFlags, make func(context.Context, *review.Desk) ([]ledger.Draft, error)) error {
	mode := sqlite.Writing
	if f.dryRun {
		mode = sqlite.Reading
	}
	story, err := p.openStory(ctx, &f.story, mode)
	if err != nil {
		return err
	}
	return errors.Join(p.decideIn(ctx, f, story, make), story.Close())
}

func (p *program) decideIn(ctx context.Context, f *decideFlags, story ledger.Store, make func(context.Context, *review.Desk) ([]ledger.Draft, error)) error {
	desk, err := review.New(story, f.name(p))
	if err != nil {
		return usageError{err}
	}
	drafts, err := make(ctx, desk)
	if err != nil {
		return err
	}
	if f.dryRun {
		for _, d := range drafts {
			e, err := d.Entry(0, p.now())
			if err != nil {
				return err
			}
			fmt.Fprintf(p.stdout, "would be kept: a %s: %s\n", e.Kind, e.Body)
		}
		return nil
	}
	kept, err := story.Append(ctx, p.now(), drafts...)
	if err != nil {
		return err
	}
	for _, e := range kept {
		fmt.Fprintf(p.stdout, "%s  %s by %s; onrecord undo %s takes it back\n", e.ID.Short(), e.Kind, clean(e.By), e.ID.Short())
	}
	return nil
}

// one is a single draft as a list.
func one(d ledger.Draft, err error) ([]ledger.Draft, error) {
	if err != nil {
		return nil, err
	}
	return []ledger.Draft{d}, nil
}

// onFile opens the article that the first argument names, and the statements that others name.
func onFile(ctx context.Context, d *review.Desk, article string, statements ...string) (*review.File, []int, error) {
	file, err := d.Open(ctx, article)
	if err != nil {
		return nil, nil, err
	}
	var at []int
	for _, id := range statements {
		i, err := file.Statement(id)
		if err != nil {
			return nil, nil, err
		}
		at = append(at, i)
	}
	return file, at, nil
}
