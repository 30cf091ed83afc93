package main

import (
	"context"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/ask"
)

func (p *program) findCommand() *cobra.Command {
	f := newAskFlags()
	in := choice{string(ask.Everywhere), []string{string(ask.Everywhere), string(ask.InStatements), string(ask.InText)}}
	speaker := ""
	c := &cobra.Command{
		Use:   "find [flags] WORDS…",
		Short: "find words in what was said, and in the text of articles",
		Long: `Find words in what was said, and in the text of articles.

All words must be there, in any order; words in double quotation marks must stand together (quote
them for the shell, too). Case, accents and script make no difference: kovac finds Kovač. With
--exact they do.

Each line says who said it, and where it stands. On a terminal the words that were found are bold and
underlined; the formats json and jsonl list in "matches" where they stand, in bytes of the line's
sentence and of its passage. The exit status is 0 also when nothing is found: the answer says then
what was looked at.`,
		Example: `  onrecord find harbour fire
  onrecord find --act denies --outlet "Pilot Review" plot
  onrecord find '"no evidence"' --format csv`,
		Args: wants(1, -1, "words to look for"),
		RunE: func(c *cobra.Command, args []string) error {
			q, err := f.query()
			if err != nil {
				return err
			}
			q.Text, q.Name = joined(args), speaker
			return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) {
				return a.Find(ctx, q, ask.Where(in.value), f.limit)
			})
		},
	}
	f.addTo(c, 20)
	f.addStatementFilters(c)
	f.addColor(c, "set off the words that were found, in text")
	in.addTo(c, "in", "where to look")
	c.Flags().StringVar(&speaker, "speaker", "", "only statements of whoever has these words in the `NAME`, or in the words of the article for them")
	c.Flags().BoolVar(&f.exact, "exact", false, "compare words as they are written")
	return c
}

// joined is what the shell took apart.
func joined(args []string) string {
	s := ""
	for i, a := range args {
		if i > 0 {
			s += " "
		}
		s += a
	}
	return s
}

func (p *program) saidCommand() *cobra.Command {
	f := newAskFlags()
	c := &cobra.Command{
		Use:   "said [flags] NAME",
		Short: "what somebody said, in the order of time",
		Long: `What somebody said, in the order of time. NAME is a name, a role or a description as articles have it:
"police chief" finds what was said by whoever is called so.`,
		Example: `  onrecord said Kestran
  onrecord said "police chief" --act denies`,
		Args: wants(1, -1, "whom: a name, a role or a description"),
		RunE: func(c *cobra.Command, args []string) error {
			q, err := f.query()
			if err != nil {
				return err
			}
			return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) {
				return a.Said(ctx, joined(args), q, f.limit)
			})
		},
	}
	f.addTo(c, 50)
	f.addStatementFilters(c)
	return c
}

func (p *program) whoCommand() *cobra.Command {
	f := newAskFlags()
	c := &cobra.Command{
		Use:   "who [flags] NAME",
		Short: "a page on somebody: what they said, and what is said of them by whom",
		Long: `A page on everybody of that name: by what names and roles articles call them, what they said, what is
said of them and by whom, whether they were asked and what came of it, designations with delistings,
and whether a charge is reported. Parties of several articles are one only when a person judged so.`,
		Example: `  onrecord who Kestran
  onrecord who "Harbour Police" --limit 0 --format json`,
		Args: wants(1, -1, "whom: a name"),
		RunE: func(c *cobra.Command, args []string) error {
			if _, err := f.query(); err != nil {
				return err
			}
			return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) {
				return a.Who(ctx, joined(args), f.allVersions, f.limit)
			})
		},
	}
	f.addTo(c, 10)
	return c
}

func (p *program) missingCommand() *cobra.Command {
	f := newAskFlags()
	var kinds []string
	c := &cobra.Command{
		Use:   "missing [flags]",
		Short: "what articles report not to exist or not to have happened",
		Long: `What articles report not to exist or not to have happened, and in whose voice: no arrest, no proof, no
names. Apart from it, of what nothing was found at all, which is another thing: that no article reports
"no arrest" does not say whether anybody was arrested.`,
		Example: `  onrecord missing
  onrecord missing --kind arrest --kind proof`,
		Args: wants(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, args []string) error {
			q, err := f.query()
			if err != nil {
				return err
			}
			if err := known("kind", kinds, onrecord.AbsenceKinds()); err != nil {
				return err
			}
			q.What = kinds
			return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) { return a.Missing(ctx, q, f.limit) })
		},
	}
	f.addTo(c, 20)
	f.addArticleFilters(c)
	c.Flags().StringSliceVar(&kinds, "kind", nil, "only of this kind: "+listed(onrecord.AbsenceKinds()))
	return c
}

func (p *program) askedCommand() *cobra.Command {
	f := newAskFlags()
	who := ""
	c := &cobra.Command{
		Use:   "asked [flags]",
		Short: "who was asked for comment, and what came of it",
		Example: `  onrecord asked
  onrecord asked --outcome "no reply" --whom ministry`,
		Args: wants(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, args []string) error {
			q, err := f.query()
			if err != nil {
				return err
			}
			if err := known("outcome", f.outcomes, onrecord.Outcomes()); err != nil {
				return err
			}
			q.What, q.Name = f.outcomes, who
			return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) { return a.Asked(ctx, q, f.limit) })
		},
	}
	f.addTo(c, 20)
	f.addArticleFilters(c)
	c.Flags().StringSliceVar(&f.outcomes, "outcome", nil, "only with this outcome: "+listed(onrecord.Outcomes()))
	c.Flags().StringVar(&who, "whom", "", "only of whoever has these words in the `NAME`")
	return c
}

func (p *program) timelineCommand() *cobra.Command {
	f := newAskFlags()
	published := false
	speaker := ""
	c := &cobra.Command{
		Use:   "timeline [flags]",
		Short: "what was said when",
		Long: `What was said when. What happened on a day is that somebody said a thing; what was said stands inside of
it. Where an article does not tell when a thing was said, it stands at the publication, and says so.`,
		Example: `  onrecord timeline --from 2024-03-01 --to 2024-04-01
  onrecord timeline --act denies --speaker ministry`,
		Args: wants(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, args []string) error {
			q, err := f.query()
			if err != nil {
				return err
			}
			q.Name, q.Said = speaker, !published && (q.From != "" || q.To != "")
			return p.asking(c.Context(), f, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) { return a.Timeline(ctx, q, f.limit) })
		},
	}
	f.addTo(c, 100)
	f.addStatementFilters(c)
	c.Flags().StringVar(&speaker, "speaker", "", "only of whoever has these words in the `NAME`")
	c.Flags().BoolVar(&published, "published", false, "let --from and --to bound the publication, and not when it was said")
	return c
}
