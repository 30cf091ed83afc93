package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"onrecord/capture/polite"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

// addFlags are the flags of onrecord add.
type addFlags struct {
	story  storyFlags
	limits limitFlags
	quiet  bool
}

func (p *program) addCommand() *cobra.Command {
	f := &addFlags{}
	c := &cobra.Command{
		Use:   "add [flags] FILE|DIRECTORY|URL|-…",
		Short: "read articles and keep them in a story",
		Long: `Read articles and keep them in a story: their bytes, what was read from them, and a log that
shows if anything is changed later. The story is a file, ` + defaultStory + ` in the current folder unless
--story names another, and is made when there is none.

The same bytes again add nothing. Other bytes from the same address are a new version of that
article; onrecord diff tells what changed. What cannot be read as an article, and articles in
languages other than English, are kept all the same, and the log says so.

A web archive (.warc, .warc.gz, .wacz) gives each article in it, under its address and the time
when it was archived; damaged records are reported and passed over.

Web addresses are asked for as the site's robots.txt allows, and of one site one at a time, five
seconds apart.

Ctrl-C stops after the articles at hand. Running the same command again goes on from there. An
input that fails stops nothing: it is listed at the end, and the exit status is 1.`,
		Example: `  onrecord add saved-pages/
  onrecord add --story plot.onrecord https://example.org/story article.html`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("name a file, a directory, a web address, or - for standard input")}
			}
			return p.add(c.Context(), f, args)
		},
	}
	f.story.addTo(c)
	f.limits.addTo(c)
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "print the summary only, no line for each article")
	return c
}

func (p *program) add(ctx context.Context, f *addFlags, args []string) error {
	if err := f.limits.check(); err != nil {
		return err
	}
	list, _, err := inputs(args)
	if err != nil {
		return err
	}
	open, err := p.newOpener(&f.limits)
	if err != nil {
		return err
	}
	defer open.fetcher.Close()
	if err := open.beginPolite(p, polite.DefaultDelay); err != nil {
		return err
	}
	rd, err := p.newReader()
	if err != nil {
		return fmt.Errorf("start the reader: %w", err)
	}
	story, err := p.openStory(ctx, &f.story, sqlite.Making)
	if err != nil {
		return err
	}
	bar := p.newProgress(weigh(list))
	k := &keeper{p: p, story: story, rd: rd, by: readerName(), bar: bar, quiet: f.quiet}
	err = inOrder(ctx, open.jobs(list), runtime.GOMAXPROCS(0), func(j job) finished { return k.read(ctx, j) }, k.take)
	err = errors.Join(err, k.flush())
	bar.stop()
	err = errors.Join(err, story.Close())
	k.summary(f.story.shown(p))
	if _, halted := errors.AsType[stopped](errors.Join(err, k.halt)); halted {
		fmt.Fprintln(p.stderr, "onrecord: run the same command again to go on from here")
	}
	switch {
	case err != nil:
		return err
	case k.halt != nil:
		return k.halt
	case len(k.failed) > 0:
		return errSomeFailed
	}
	return nil
}

// readerName is who entries of readings are by: the program, in its version.
func readerName() string { return "onrecord " + version() }

// finished is what came of reading one job.
type finished struct {
	drafts []ledger.Draft // none for what the story has, or what could not be captured
	known  bool
	err    error // why it could not be captured or read
}

// keeper puts what was read into a story, many articles in one transaction, and counts.
type keeper struct {
	p     *program
	story ledger.Store
	rd    reader
	by    string
	bar   *progress
	quiet bool

	batch  []kept
	begun  time.Time
	halt   error // the signal that an input was given up for
	failed []failure
	n      tally
}

// kept is an article that waits for its transaction.
type kept struct {
	source string
	drafts []ledger.Draft
}

type failure struct{ source, reason string }

// tally counts articles by what came of them.
type tally struct{ added, versions, known, foreign, unread int }

const (
	batchSize  = 32          // articles in a transaction
	batchDelay = time.Second // that an article waits for its transaction, while others come in
)

// read captures and reads one job. What the story has already is not read again.
func (k *keeper) read(ctx context.Context, j job) finished {
	c, err := j.load(ctx)
	if err != nil {
		return finished{err: err}
	}
	id := ledger.DraftCapture(c, k.by).ID(time.Time{})
	if has, err := k.story.Has(ctx, id); err == nil && has {
		return finished{known: true}
	}
	drafts, err := k.rd.Entries(c, k.by)
	return finished{drafts: drafts, err: err}
}

// take counts what came of a job, and appends when enough has come together.
func (k *keeper) take(j job, f finished) error {
	if s, ok := errors.AsType[stopped](f.err); ok {
		k.halt = s // not the input's fault
		return nil
	}
	defer k.bar.done(j.weight)
	if f.err != nil {
		k.failed = append(k.failed, failure{j.in.source, f.err.Error()})
	}
	if f.known {
		k.n.known++
	}
	if f.drafts == nil {
		return nil
	}
	if len(k.batch) == 0 {
		k.begun = k.p.now()
	}
	k.batch = append(k.batch, kept{j.in.source, f.drafts})
	if len(k.batch) >= batchSize || k.p.now().Sub(k.begun) >= batchDelay {
		return k.flush()
	}
	return nil
}

// flush appends what waits. It does not stop for a signal: what was read is not thrown away.
func (k *keeper) flush() error {
	if len(k.batch) == 0 {
		return nil
	}
	ctx := context.Background()
	batch := k.batch
	k.batch = nil // what could not be appended is not tried again
	var drafts []ledger.Draft
	for _, a := range batch {
		drafts = append(drafts, a.drafts...)
	}
	appended, err := k.story.Append(ctx, k.p.now(), drafts...)
	if err != nil {
		return fmt.Errorf("keep %s: %w", count(len(batch), "article"), err)
	}
	var ids []ledger.ID
	for _, e := range appended {
		switch {
		case e.Kind != ledger.KindCapture:
		case e.New:
			ids = append(ids, e.ID)
		default:
			k.n.known++ // twice in this batch, or added by another process meanwhile
		}
	}
	return k.report(ctx, ids)
}

// report counts the articles that are new, and prints a line for each.
func (k *keeper) report(ctx context.Context, ids []ledger.ID) error {
	if len(ids) == 0 {
		return nil
	}
	articles, err := k.story.Articles(ctx, ledger.ArticleQuery{IDs: ids, AllVersions: true})
	if err != nil {
		return err
	}
	out := k.bar.above(k.p.stdout)
	for _, a := range articles {
		k.n.added++
		if a.Version > 1 {
			k.n.versions++
		}
		switch a.Outcome {
		case ledger.OtherLanguage:
			k.n.foreign++
		case ledger.Unread:
			k.n.unread++
		}
		if !k.quiet {
			if _, err := fmt.Fprintln(out, clean(describe(a))); err != nil {
				return err
			}
		}
	}
	return nil
}

// describe is the line of an article that was added.
func describe(a ledger.ArticleRow) string {
	what := count(a.Statements, "statement")
	switch a.Outcome {
	case ledger.OtherLanguage:
		what = "in another language (" + a.Lang + "), not read"
	case ledger.Unread:
		what = "could not be read"
	}
	name := a.Title
	if name == "" {
		name = a.Place
	}
	if a.Outlet != "" {
		name = a.Outlet + ": " + name
	}
	if a.Version > 1 {
		what += fmt.Sprintf(", version %d", a.Version)
	}
	return fmt.Sprintf("%s  %s  (%s)", a.ID.Short(), name, what)
}

// summary says on standard error what was done, and lists what failed.
func (k *keeper) summary(story string) {
	say := func(format string, args ...any) { fmt.Fprintln(k.p.stderr, clean(fmt.Sprintf(format, args...))) }
	line := fmt.Sprintf("onrecord: %s added to %s", count(k.n.added, "article"), story)
	for _, part := range []struct {
		n    int
		what string
	}{{k.n.versions, "of them new versions (onrecord diff tells what changed)"}, {k.n.foreign, "in another language, kept and not read"},
		{k.n.unread, "kept, though nothing could be read"}, {k.n.known, "there already"}} {
		if part.n > 0 {
			line += fmt.Sprintf("; %d %s", part.n, part.what)
		}
	}
	say("%s", line)
	if len(k.failed) > 0 {
		say("onrecord: %d failed:", len(k.failed))
		for _, f := range k.failed {
			say("  %s: %s", f.source, f.reason)
		}
	}
}
