package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"time"

	"github.com/spf13/cobra"

	"onrecord/ledger"
	"onrecord/ledger/bundle"
	"onrecord/ledger/sqlite"
)

// verifyFlags are the flags of onrecord verify.
type verifyFlags struct {
	story       storyFlags
	checkpoints []string
	roots       string
}

func (p *program) verifyCommand() *cobra.Command {
	f := &verifyFlags{}
	c := &cobra.Command{
		Use:   "verify [flags] [STORY|BUNDLE]",
		Short: "prove that nothing was altered, reordered or dropped",
		Long: `Go through a story, or through a bundle that onrecord export wrote, and prove that nothing in it
was altered, reordered or dropped: every entry follows from the one before by its hash, every
article's bytes are those that were kept. It needs no network and nothing but the file.

At the end it prints the present checkpoint, NUMBER:HASH. Note it down where nobody can change
it (on paper, in a mail, at a notary). Given back with --checkpoint, it proves that everything
up to there is what it was on that day: whoever alters a story can make its hashes fit again,
but not to a checkpoint that somebody else has.

Timestamps that onrecord timestamp had an authority make are held against the story as well; what
could not be checked of them is said.

The exit status is 1 when something is wrong; each fault is printed with its entry.`,
		Example: `  onrecord verify
  onrecord verify --checkpoint 1042:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
  onrecord verify --checkpoint noted.txt plot.bundle`,
		Args: wants(0, 1, "one story or bundle, or none for the story of --story"),
		RunE: func(c *cobra.Command, args []string) error { return p.verify(c.Context(), f, args) },
	}
	f.story.addTo(c)
	c.Flags().StringArrayVar(&f.checkpoints, "checkpoint", nil, "a checkpoint noted down earlier, `NUMBER:HASH`, or a file that holds some; may be given several times")
	c.Flags().StringVar(&f.roots, "roots", "", rootsUsage)
	return c
}

func (p *program) verify(ctx context.Context, f *verifyFlags, args []string) error {
	if len(args) == 1 {
		f.story.path = args[0]
	}
	noted, err := checkpoints(f.checkpoints)
	if err != nil {
		return err
	}
	roots, err := rootPool(f.roots)
	if err != nil {
		return err
	}
	name := f.story.shown(p)
	src, err := p.openSource(ctx, &f.story)
	if err != nil {
		return err
	}
	defer src.Close()
	head, headErr := src.Head(ctx)
	faults, err := src.verify(ctx, noted, p.ticker("%d of "+fmt.Sprint(head.Seq)+" entries verified"))
	var says []string
	if err == nil {
		var more []ledger.Fault
		says, more, err = stamps(ctx, src, roots)
		faults = append(faults, more...)
	}
	for _, fault := range faults {
		says = append(says, fault.String())
	}
	for _, line := range says {
		if _, err := fmt.Fprintln(p.stdout, clean(name+": "+line)); err != nil {
			return err
		}
	}
	if err = errors.Join(err, headErr); err != nil {
		return fmt.Errorf("verify %s: %w", name, err)
	}
	if len(faults) > 0 {
		return errSomeFailed
	}
	said := "nothing in it was altered, reordered or dropped"
	if len(noted) > 0 {
		said += ", and " + count(len(noted), "checkpoint") + " noted down earlier hold" + map[bool]string{true: "s"}[len(noted) == 1]
	}
	_, err = fmt.Fprintf(p.stdout, "%s: %s verified: %s\ncheckpoint to note down: %s\n", clean(name), entriesOf(head.Seq), said, head)
	return err
}

func entriesOf(n int64) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// checkpoints reads what --checkpoint gives.
func checkpoints(given []string) ([]ledger.Checkpoint, error) {
	var out []ledger.Checkpoint
	for _, s := range given {
		c, err := ledger.ParseCheckpoint(s)
		if err == nil {
			out = append(out, c)
			continue
		}
		data, fileErr := os.ReadFile(s)
		if fileErr != nil {
			return nil, usageError{fmt.Errorf("--checkpoint: %w, or the name of a file of checkpoints", err)}
		}
		// A note or a mail that has checkpoints in it will do: whatever else stands there is passed over.
		found := regexp.MustCompile(`\b[0-9]+:[0-9A-Fa-f]{64}\b`).FindAllString(string(data), -1)
		if len(found) == 0 {
			return nil, usageError{fmt.Errorf("--checkpoint %s: there is no checkpoint, NUMBER:HASH, in it", s)}
		}
		for _, s := range found {
			c, err := ledger.ParseCheckpoint(s)
			if err != nil {
				return nil, usageError{fmt.Errorf("--checkpoint: %w", err)}
			}
			out = append(out, c)
		}
	}
	return out, nil
}

// source is a story or a bundle, opened for reading.
type source interface {
	ledger.Source
	verify(context.Context, []ledger.Checkpoint, func(int64)) ([]ledger.Fault, error)
	Close() error
}

// openSource opens the story that f names, or the bundle.
func (p *program) openSource(ctx context.Context, f *storyFlags) (source, error) {
	name := f.name(p)
	if isBundle(name) {
		return openBundle(name, bundle.Limits{})
	}
	story, err := p.openStory(ctx, f, sqlite.Reading)
	if err != nil {
		return nil, err
	}
	return storySource{story}, nil
}

// isBundle reports whether path is a file that begins as bundles do.
func isBundle(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	var magic [4]byte
	_, err = f.ReadAt(magic[:], 0)
	return err == nil && string(magic[:]) == "PK\x03\x04"
}

type storySource struct{ ledger.Store }

func (s storySource) verify(ctx context.Context, noted []ledger.Checkpoint, progress func(int64)) ([]ledger.Fault, error) {
	faults, err := storageFaults(ctx, s.Store)
	if err != nil {
		return faults, err
	}
	more, err := ledger.Verify(ctx, s.Store, noted, progress)
	return append(faults, more...), err
}

// storageFaults are those that the database finds in itself.
func storageFaults(ctx context.Context, s ledger.Store) ([]ledger.Fault, error) {
	db, ok := s.(interface {
		Checkup(context.Context) ([]string, error)
	})
	if !ok {
		return nil, nil
	}
	lines, err := db.Checkup(ctx)
	var faults []ledger.Fault
	for _, line := range lines {
		faults = append(faults, ledger.Fault{What: "the storage is damaged: " + line})
	}
	return faults, err
}

type bundleSource struct {
	*bundle.Reader
	file *os.File
}

func openBundle(path string, limits bundle.Limits) (*bundleSource, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the bundle: %w", err)
	}
	info, err := f.Stat()
	if err == nil {
		var r *bundle.Reader
		if r, err = bundle.Open(f, info.Size(), limits); err == nil {
			return &bundleSource{r, f}, nil
		}
	}
	f.Close()
	return nil, fmt.Errorf("open %s: %w", path, err)
}

func (b *bundleSource) Close() error { return b.file.Close() }

func (b *bundleSource) verify(ctx context.Context, noted []ledger.Checkpoint, progress func(int64)) ([]ledger.Fault, error) {
	return bundle.Verify(ctx, b.Reader, noted, progress)
}

// ticker says on standard error now and then how far a long work is; format takes a number.
func (p *program) ticker(format string) func(int64) {
	begun := p.now()
	next := begun.Add(quietFor)
	return func(n int64) {
		if now := p.now(); now.After(next) {
			fmt.Fprintf(p.stderr, "onrecord: "+format+", %s\n", n, now.Sub(begun).Round(time.Second))
			next = now.Add(lineEvery)
		}
	}
}
