package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"onrecord/ask"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

func (p *program) listCommand() *cobra.Command {
	f := newAskFlags()
	outcome := ""
	c := &cobra.Command{
		Use:   "list [flags]",
		Short: "the articles of a story",
		Example: `  onrecord list
  onrecord list --outcome unread --format csv`,
		Args: wants(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, args []string) error {
			if outcome != "" {
				if err := known("outcome", []string{outcome}, ledger.Outcomes()); err != nil {
					return err
				}
			}
			q, err := f.query()
			if err != nil {
				return err
			}
			return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) {
				return a.List(ctx, ledger.ArticleQuery{Outlet: f.outlet, Outcome: ledger.Outcome(outcome), From: q.From, To: q.To, AllVersions: f.allVersions, Limit: f.limit})
			})
		},
	}
	f.addTo(c, 0)
	f.addArticleFilters(c)
	c.Flags().StringVar(&outcome, "outcome", "", "only those of this outcome: "+listed(ledger.Outcomes()))
	return c
}

func (p *program) showCommand() *cobra.Command {
	f := newAskFlags()
	f.format = choice{"text", []string{"text", "json", "jsonl", "csv", "markdown", "html"}}
	c := &cobra.Command{
		Use:   "show [flags] ARTICLE [STATEMENT]",
		Short: "an article as it stands, or one of its statements with all that is known of it",
		Long: `Show an article as it stands now, with what people decided, as the dossier that onrecord read prints; or one
of its statements with the passages that it rests on, what set each part, and the capture.

ARTICLE is the beginning of an article's number as onrecord list prints it, STATEMENT a number such as s4.`,
		Example: `  onrecord show 64e3e7
  onrecord show 64e3e7 s4
  onrecord show 64e3e7 --format html > dossier.html`,
		Args: wants(1, 2, "an article and, if you like, one of its statements"),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 2 {
				return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) {
					return a.Statement(ctx, args[0], args[1])
				})
			}
			return p.showArticle(c.Context(), f, args[0])
		},
	}
	f.addTo(c, -1)
	f.addColor(c, "bold and dim in the text of an article")
	return c
}

func (p *program) showArticle(ctx context.Context, f *askFlags, article string) error {
	story, err := p.openStory(ctx, &f.story, sqlite.Reading)
	if err != nil {
		return err
	}
	defer story.Close()
	a, err := ask.New(ctx, story)
	if err != nil {
		return err
	}
	x, err := a.Article(ctx, article)
	if err != nil {
		return err
	}
	if x.Reading == nil {
		return fmt.Errorf("nothing could be read from article %s: %s", x.ID.Short(), x.Reason)
	}
	switch f.format.value {
	case "jsonl", "csv":
		lines, err := x.Lines()
		if err != nil {
			return err
		}
		return p.answer(f, &ask.Answer{Sections: []ask.Section{{Lines: lines}}})
	}
	render := &readFlags{format: f.format, color: f.color, width: f.width}
	data, err := p.renderer(render, false)(x.Reading)
	if err != nil {
		return err
	}
	if _, err := p.stdout.Write(data); err != nil {
		return writeError("standard output", err)
	}
	return nil
}

func (p *program) historyCommand() *cobra.Command {
	f := newAskFlags()
	c := &cobra.Command{
		Use:   "history [flags] ARTICLE [STATEMENT]",
		Short: "what became of an article or a statement: who did what, when and why",
		Example: `  onrecord history 64e3e7
  onrecord history 64e3e7 s4`,
		Args: wants(1, 2, "an article and, if you like, one of its statements"),
		RunE: func(c *cobra.Command, args []string) error {
			statement := ""
			if len(args) == 2 {
				statement = args[1]
			}
			return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) {
				return a.History(ctx, args[0], statement)
			})
		},
	}
	f.addTo(c, -1)
	return c
}

func (p *program) diffCommand() *cobra.Command {
	f := newAskFlags()
	c := &cobra.Command{
		Use:   "diff [flags] ARTICLE [FROM TO]",
		Short: "which statements appeared, vanished or changed between versions of an article",
		Long: `Which statements appeared, vanished or changed between two versions of an article: the last two, or those
whose numbers FROM and TO are given. Commas, capital letters, the order of statements and other words for
the same party ("she", her name) make no difference.`,
		Example: `  onrecord diff 64e3e7
  onrecord diff 64e3e7 1 3`,
		Args: wants(1, 3, "an article and, if you like, two versions"),
		RunE: func(c *cobra.Command, args []string) error {
			var version [2]int
			for i, arg := range args[1:] {
				n, err := strconv.Atoi(arg)
				if err != nil || n < 1 {
					return usageError{fmt.Errorf("version %q is no number from 1 on", arg)}
				}
				version[i] = n
			}
			return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) {
				return a.Diff(ctx, args[0], version[0], version[1])
			})
		},
	}
	f.addTo(c, -1)
	return c
}
