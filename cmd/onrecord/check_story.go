package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

// checkFlags are those of onrecord check for a story.
type checkFlags struct {
	storyFlags
	checkpoints []string
	deep        bool
	repair      bool
}

func (f *checkFlags) addTo(c *cobra.Command) {
	f.storyFlags.addTo(c)
	c.Flags().StringArrayVar(&f.checkpoints, "checkpoint", nil, "a checkpoint noted down earlier that the story must hold to, `NUMBER:HASH`, or a file that holds some")
	c.Flags().BoolVar(&f.deep, "deep", false, "read every article of the story again from its bytes, too")
	c.Flags().BoolVar(&f.repair, "repair", false, "first make what is searched and listed anew from the story's entries; those are never changed")
}

// isNamed reports whether a story was meant: none is taken by default, for without one check is for articles.
func (f *checkFlags) isNamed(p *program) bool {
	return f.path != "" || p.getenv(storyEnv) != "" || f.deep || f.repair || len(f.checkpoints) > 0
}

func (p *program) checkStory(ctx context.Context, f *checkFlags) error {
	noted, err := checkpoints(f.checkpoints)
	if err != nil {
		return err
	}
	o := ledger.CheckOptions{Noted: noted, By: readerName()}
	if f.deep {
		rd, err := p.newReader()
		if err != nil {
			return fmt.Errorf("start the reader: %w", err)
		}
		o.Reread = rd.Read
	}
	tick, what := func(int64) {}, ""
	o.Progress = func(doing string, n int64) {
		if doing != what {
			what, tick = doing, p.ticker("%d "+doing)
		}
		tick(n)
	}
	if f.repair {
		if err := p.rebuild(ctx, f); err != nil {
			return err
		}
	}
	story, err := p.openStory(ctx, &f.storyFlags, sqlite.Reading)
	if err != nil {
		return err
	}
	defer story.Close()
	name := f.shown(p)
	faults, err := storageFaults(ctx, story)
	if err == nil {
		var more []ledger.Fault
		more, err = ledger.Check(ctx, story, o)
		faults = append(faults, more...)
	}
	if err == nil {
		var more []ledger.Fault
		more, err = indexFaults(ctx, story)
		faults = append(faults, more...)
	}
	for _, fault := range faults {
		if _, err := fmt.Fprintln(p.stdout, clean(name+": "+fault.String())); err != nil {
			return err
		}
	}
	if err != nil {
		return fmt.Errorf("check %s: %w", name, err)
	}
	if len(faults) > 0 {
		return errSomeFailed
	}
	head, err := story.Head(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s: %s, all laws hold\ncheckpoint to note down: %s\n", clean(name), entriesOf(head.Seq), head)
	return err
}

// rebuild makes the view of a story anew. One of an older onrecord is made anew when it is opened, and not a second time.
func (p *program) rebuild(ctx context.Context, f *checkFlags) error {
	r := &remaking{p: p, doing: "making what is searched and listed of " + f.shown(p) + " anew"}
	defer r.stop()
	story, err := p.openTelling(ctx, &f.storyFlags, sqlite.Writing, r)
	if err != nil {
		return err
	}
	if r.bar == nil {
		err = story.Rebuild(ctx, r.tell)
	}
	return errors.Join(err, story.Close())
}

// indexFaults are those of the index of words, where the store keeps one of its own.
func indexFaults(ctx context.Context, s ledger.Store) ([]ledger.Fault, error) {
	db, ok := s.(interface {
		CheckIndex(context.Context) ([]string, error)
	})
	if !ok {
		return nil, nil
	}
	lines, err := db.CheckIndex(ctx)
	var faults []ledger.Fault
	for _, line := range lines {
		faults = append(faults, ledger.Fault{What: line})
	}
	return faults, err
}
