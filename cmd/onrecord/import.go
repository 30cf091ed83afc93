package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/ledger"
	"onrecord/ledger/bundle"
	"onrecord/ledger/sqlite"
)

func (p *program) importCommand() *cobra.Command {
	story, limits := &storyFlags{}, &bundle.Limits{}
	var noted []string
	c := &cobra.Command{
		Use:   "import [flags] BUNDLE",
		Short: "take in a story that was exported as a bundle",
		Long: `Take in a story that onrecord export wrote as a bundle, as a new story. Everything in it stays as
it was: entries, numbers, times, hashes, bytes; exported again it is the same file, byte for byte.

The bundle is verified first, as onrecord verify does, and nothing is taken in unless all of it
holds. The story that --story names must be new, or empty.`,
		Example: `  onrecord import --story plot.onrecord plot.bundle
  onrecord import --story plot.onrecord --checkpoint 1042:9f86d081884c7d65… plot.bundle`,
		Args: wants(1, 1, "the one bundle to take in"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.importBundle(c.Context(), story, *limits, noted, args[0])
		},
	}
	story.addTo(c)
	c.Flags().StringArrayVar(&noted, "checkpoint", nil, "a checkpoint, `NUMBER:HASH`, that the bundle must hold to, or a file of them")
	c.Flags().Int64Var(&limits.Total, "max-total", 0, "the most `BYTES` that the bundle may unpack to (default: 4 GiB, or 200 times its size)")
	c.Flags().Int64Var(&limits.Blob, "max-size", 0, "the most `BYTES` of one article in it (default: 1 GiB)")
	return c
}

func (p *program) importBundle(ctx context.Context, f *storyFlags, limits bundle.Limits, given []string, path string) error {
	noted, err := checkpoints(given)
	if err != nil {
		return err
	}
	src, err := openBundle(path, limits)
	if err != nil {
		return err
	}
	defer src.Close()
	faults, err := src.verify(ctx, noted, p.ticker("%d entries verified"))
	if err == nil {
		var more []ledger.Fault
		_, more, err = stamps(ctx, src, nil)
		faults = append(faults, more...)
	}
	for _, fault := range faults {
		fmt.Fprintln(p.stderr, clean("onrecord: "+path+": "+fault.String()))
	}
	if err != nil {
		return fmt.Errorf("verify %s: %w; nothing was taken in", path, err)
	}
	if len(faults) > 0 {
		return fmt.Errorf("%s is not what was exported: nothing was taken in", path)
	}
	story, err := p.openStory(ctx, f, sqlite.Making)
	if err != nil {
		return err
	}
	err = story.Restore(ctx, src, p.ticker("%d entries taken in"))
	if err = errors.Join(err, story.Close()); err != nil {
		return fmt.Errorf("import %s into %s: %w", path, f.shown(p), err)
	}
	head, err := src.Head(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s: %s taken in from %s\ncheckpoint to note down: %s\n", clean(f.shown(p)), entriesOf(head.Seq), clean(path), head)
	return err
}
