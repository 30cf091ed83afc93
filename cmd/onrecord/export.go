package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"onrecord/ledger"
	"onrecord/ledger/bundle"
	"onrecord/ledger/sqlite"
)

// exportFlags are the flags of onrecord export.
type exportFlags struct {
	story  storyFlags
	format choice
	output string
}

func (p *program) exportCommand() *cobra.Command {
	f := &exportFlags{format: choice{"bundle", []string{"bundle"}}}
	c := &cobra.Command{
		Use:   "export [flags] -o FILE",
		Short: "write a story for other people and programs",
		Long: `Write a whole story into one file.

The format bundle is all of it: every article's bytes, everything that was read and decided, and
the checkpoint. onrecord import takes it in elsewhere without loss, onrecord verify proves it as
it is, and the same story always gives the same file, byte for byte.`,
		Example: `  onrecord export -o plot.bundle
  onrecord export --story plot.onrecord --format bundle -o plot.bundle`,
		Args: wants(0, 0, "no arguments: --story names the story, -o the file to write"),
		RunE: func(c *cobra.Command, _ []string) error { return p.export(c.Context(), f) },
	}
	f.story.addTo(c)
	f.format.addTo(c, "format", "what to write")
	c.Flags().StringVarP(&f.output, "output", "o", "", "the `FILE` to write, - for standard output")
	return c
}

func (p *program) export(ctx context.Context, f *exportFlags) error {
	if f.output == "" {
		return usageError{errors.New("name the file to write with -o FILE, or - for standard output")}
	}
	story, err := p.openStory(ctx, &f.story, sqlite.Reading)
	if err != nil {
		return err
	}
	defer story.Close()
	if f.output == "-" {
		return p.exportTo(ctx, f, story, p.stdout)
	}
	if err := spare(f.output, sources([]input{{source: f.story.name(p)}})); err != nil {
		return fmt.Errorf("%s is the story itself; name another place with -o", f.output)
	}
	out, err := newDraft(f.output)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(f.output); err != nil { // what leaves a private file is private, until its owner says otherwise
		if err := out.Chmod(0o600); err != nil {
			out.drop()
			return writeError(f.output, err)
		}
	}
	if err := p.exportTo(ctx, f, story, out); err != nil {
		out.drop()
		return err
	}
	return out.keep()
}

func (p *program) exportTo(ctx context.Context, f *exportFlags, story ledger.Store, w io.Writer) error {
	head, err := bundle.Write(ctx, w, story, func(entries, blobs int64) {})
	if err != nil {
		return fmt.Errorf("export %s: %w", f.story.name(p), err)
	}
	fmt.Fprintf(p.stderr, "onrecord: %s written to %s; checkpoint to note down: %s\n", entriesOf(head.Seq), f.output, head)
	return nil
}
