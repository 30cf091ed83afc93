package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

func (p *program) rereadCommand() *cobra.Command {
	f := &storyFlags{}
	c := &cobra.Command{
		Use:   "reread [flags] [ARTICLE…]",
		Short: "read a story's articles again with this version of onrecord",
		Long: `Read the articles of a story again, from the bytes that it keeps, with this version of
onrecord. Where it reads what was read before, nothing is added; else the new reading is added
and holds from now on. What people decided is carried over where the passage is still there,
and comes up in onrecord review where it is not.

ARTICLE is the beginning of an article's number as onrecord list prints it; none means all.`,
		Example: `  onrecord reread
  onrecord reread --story plot.onrecord 3f2a9c`,
		RunE: func(c *cobra.Command, args []string) error { return p.reread(c.Context(), f, args) },
	}
	f.addTo(c)
	return c
}

func (p *program) reread(ctx context.Context, f *storyFlags, args []string) error {
	story, err := p.openStory(ctx, f, sqlite.Writing)
	if err != nil {
		return err
	}
	err = p.rereadStory(ctx, story, args)
	return errors.Join(err, story.Close())
}

func (p *program) rereadStory(ctx context.Context, story ledger.Store, args []string) error {
	q := ledger.ArticleQuery{AllVersions: true}
	for _, a := range args {
		q.IDs = append(q.IDs, ledger.ID(a))
	}
	articles, err := story.Articles(ctx, q)
	if err != nil {
		return err
	}
	if len(articles) == 0 && len(args) > 0 {
		return fmt.Errorf("no article's number begins with %q; onrecord list prints them", args)
	}
	rd, err := p.newReader()
	if err != nil {
		return fmt.Errorf("start the reader: %w", err)
	}
	bar := p.newProgress(int64(len(articles)))
	defer bar.stop()
	type again struct {
		draft ledger.Draft
		err   error
	}
	changed := 0
	err = inOrder(ctx, slices.Values(articles), runtime.GOMAXPROCS(0), func(a ledger.ArticleRow) again {
		c, err := captureOf(ctx, story, a)
		if err != nil {
			return again{err: err}
		}
		draft, _ := rd.ReadingEntry(c, readerName(), a.ID) // why it could not be read is in the draft
		return again{draft: draft}
	}, func(a ledger.ArticleRow, r again) error {
		defer bar.done(1)
		if r.err != nil {
			return r.err
		}
		// A bare context: a reading that is finished is kept, signal or no.
		appended, err := story.Append(context.Background(), p.now(), r.draft)
		if err != nil {
			return fmt.Errorf("keep the reading of %s: %w", a.ID.Short(), err)
		}
		if appended[0].New {
			changed++
			bar.say(clean(fmt.Sprintf("%s  %s  reads differently now", a.ID.Short(), a.Place)))
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s read again, %d of them differently\n", count(len(articles), "article"), changed)
	return err
}

// captureOf is the capture that an article was read from, as the story keeps it.
func captureOf(ctx context.Context, story ledger.Store, a ledger.ArticleRow) (*onrecord.Capture, error) {
	e, err := story.Entry(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	body, err := ledger.Decode[ledger.CaptureBody](e)
	if err != nil {
		return nil, err
	}
	data, err := story.Blob(ctx, body.SHA256)
	if err != nil {
		return nil, fmt.Errorf("bytes of %s: %w", a.Place, err)
	}
	return body.Capture(data), nil
}
