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
	entry := false
	c := &cobra.Command{
		Use:   "show [flags] ARTICLE [STATEMENT] | PARTY | ENTRY",
		Short: "an article, a statement, a party or an entry of the log, with all that is known of it",
		Long: `Show one thing with all that the story has of it:

  an article as it stands now, with what people decided, as the dossier that onrecord read prints;
  one of its statements, with the passages that it rests on, what set each part, and the capture;
  a party, over all articles: what they said, what is said of them and by whom, whether they were
  asked, roles, designations with delistings, charges, and what people decided about them;
  an entry of the log as it is stored: its kind, when and by whom, what it rests on, whether it was
  taken back, and where it stands in the chain.

ARTICLE and ENTRY are the beginning of a number as onrecord list and onrecord history print it,
STATEMENT is a number such as s4, PARTY a name or the beginning of a key. What may mean several things
is not guessed at: the candidates are listed. Of one party by its key only those are shown with it that
people judged to be the same; onrecord who shows everybody of a name.`,
		Example: `  onrecord show 64e3e7
  onrecord show 64e3e7 s4
  onrecord show 64e3e7 --format html > dossier.html
  onrecord show "Odile Kestran"
  onrecord show 5c01d2`,
		Args: wants(1, 2, "an article and, if you like, one of its statements; or a party, or an entry"),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 2 {
				return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) {
					return a.Statement(ctx, args[0], args[1])
				})
			}
			return p.show(c.Context(), f, args[0], entry)
		},
	}
	f.addTo(c, 0)
	c.Flags().BoolVar(&entry, "entry", false, "of an article, show the entry by which it was captured")
	f.addColor(c, "bold and dim in the text of an article")
	return c
}

func (p *program) show(ctx context.Context, f *askFlags, what string, entry bool) error {
	story, err := p.openStory(ctx, &f.story, sqlite.Reading)
	if err != nil {
		return err
	}
	defer story.Close()
	a, err := ask.New(ctx, story)
	if err != nil {
		return err
	}
	s, err := a.Subject(ctx, what, f.allVersions)
	if err != nil {
		return err
	}
	if s.Kind == ask.ArticleSubject && !entry {
		return p.showArticle(ctx, f, a, s.ID)
	}
	if f.format.value == "markdown" || f.format.value == "html" {
		return usageError{fmt.Errorf("--format %s is for articles, and %q is a %s; take text, json, jsonl or csv", f.format.value, what, s.Kind)}
	}
	answer, err := a.Show(ctx, s, f.allVersions, f.limit)
	if err != nil {
		return err
	}
	return p.answer(f, answer)
}

func (p *program) showArticle(ctx context.Context, f *askFlags, a *ask.Asker, article ledger.ID) error {
	x, err := a.Article(ctx, string(article))
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
		Use:   "history [flags] ARTICLE [STATEMENT] | PARTY | ENTRY",
		Short: "what became of an article, a statement, a party or a decision: who did what, when and why",
		Long: `Tell who did what, when and why: with an article, or one of its statements; with a party (who judged it to be the
same as another or not, split it, graded it, said that statements are its own); or what became of one entry.
What was taken back stands there, too, and says so. Names and numbers are as with onrecord show.`,
		Example: `  onrecord history 64e3e7
  onrecord history 64e3e7 s4
  onrecord history "Odile Kestran"`,
		Args: wants(1, 2, "an article and, if you like, one of its statements; or a party, or an entry"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) {
				if len(args) == 2 {
					return a.History(ctx, args[0], args[1])
				}
				s, err := a.Subject(ctx, args[0], true)
				if err != nil {
					return nil, err
				}
				return a.Became(ctx, s)
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
