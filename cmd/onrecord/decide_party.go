package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/ledger"
	"onrecord/review"
)

func (p *program) judgeCommand() *cobra.Command {
	f := &decideFlags{}
	verdict := ""
	c := &cobra.Command{
		Use:   "judge [flags] ARTICLE PARTY ARTICLE PARTY",
		Short: "say whether two parties are the same, different or unclear",
		Long: `Say whether two parties, of one article or of two, are the same, different or unclear. What is the same is shown on one
page and found together; nothing is lost by it. An unnamed source is never merged into a named one, nor two parties that
somebody judged to be different: that is refused, and the answer names the judgement to take back first.`,
		Example: `  onrecord judge 64e3e7 "Odile Kestran" 9a31f0 Kestran --as same --why "same byline and paper"`,
		Args:    wants(4, 4, "an article and a party of it, twice"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.decide(c.Context(), f, func(ctx context.Context, d *review.Desk) ([]ledger.Draft, error) {
				var files [2]*review.File
				var parties [2]int
				for i := range files {
					var err error
					if files[i], err = d.Open(ctx, args[2*i]); err != nil {
						return nil, err
					}
					if parties[i], err = files[i].Party(args[2*i+1]); err != nil {
						return nil, err
					}
				}
				return one(d.Judge(ctx, files[0], parties[0], files[1], parties[1], ledger.Sameness(verdict), f.why))
			})
		},
	}
	f.addTo(c)
	c.Flags().StringVar(&verdict, "as", string(ledger.Same), "the judgement: same, different, unsure")
	return c
}

func (p *program) splitCommand() *cobra.Command {
	f := &decideFlags{}
	var mentions []string
	kind := ""
	c := &cobra.Command{
		Use:   "split [flags] ARTICLE PARTY",
		Short: "say that a party of an article is two",
		Long: `Say that a party of an article is two: what stands at the mentions given is somebody else, whose name is the first of
them. Statements whose source stands there are theirs from now on.`,
		Example: `  onrecord split 64e3e7 Kestran --mention "Marc Kestran" --mention Kestran@1840`,
		Args:    wants(2, 2, "an article and one of its parties"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.decide(c.Context(), f, func(ctx context.Context, d *review.Desk) ([]ledger.Draft, error) {
				file, err := d.Open(ctx, args[0])
				if err != nil {
					return nil, err
				}
				party, err := file.Party(args[1])
				if err != nil {
					return nil, err
				}
				return one(file.Split(party, mentions, onrecord.PartyKind(kind), f.why))
			})
		},
	}
	f.addTo(c)
	c.Flags().StringArrayVar(&mentions, "mention", nil, "`WORDS` by which the article names the other one; again for each")
	c.Flags().StringVar(&kind, "kind", "", "the other one's `KIND` (default: the same)")
	return c
}

func (p *program) rateCommand() *cobra.Command {
	f := &decideFlags{}
	claim := false
	c := &cobra.Command{
		Use:   "rate [flags] ARTICLE PARTY|CLAIM GRADE",
		Short: "grade a source A–F, or with --claim a claim 1–6, with a reason",
		Long: `Grade how reliable a source is, from A (completely reliable) to E (unreliable) and F (cannot be judged); or with --claim how
credible a claim is, from 1 (confirmed by other sources) to 5 (improbable) and 6 (cannot be judged): the Admiralty code.
It is a person's judgement, kept and shown as one, and needs a reason.`,
		Example: `  onrecord rate 64e3e7 "Harbour Police" C --why "two of five earlier announcements were withdrawn"
  onrecord rate 64e3e7 --claim c1 5 --why "nothing was shown"`,
		Args: wants(3, 3, "an article, a party or claim of it, and a grade"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.decide(c.Context(), f, func(ctx context.Context, d *review.Desk) ([]ledger.Draft, error) {
				file, err := d.Open(ctx, args[0])
				if err != nil {
					return nil, err
				}
				if claim {
					for i, x := range file.Reading.Claims {
						if x.ID == args[1] {
							return one(file.RateClaim(i, args[2], f.why))
						}
					}
					return nil, fmt.Errorf("article %s has no claim %q; onrecord show --format json lists them", file.ID.Short(), args[1])
				}
				party, err := file.Party(args[1])
				if err != nil {
					return nil, err
				}
				return one(file.Rate(party, args[2], f.why))
			})
		},
	}
	f.addTo(c)
	c.Flags().BoolVar(&claim, "claim", false, "grade a claim, by its number such as c1")
	return c
}

func (p *program) noteCommand() *cobra.Command {
	return p.remarkCommand("note", "put a note on an article or a passage of it", "TEXT",
		`  onrecord note 64e3e7 "ask the harbour master for the log" --at s4
  onrecord note 64e3e7 "no byline in print" --at "Two days later"`, (*review.File).Note)
}

func (p *program) labelCommand() *cobra.Command {
	return p.remarkCommand("label", "put a label on an article or a passage of it", "LABEL",
		`  onrecord label 64e3e7 unverified --at s4`, (*review.File).Label)
}

func (p *program) remarkCommand(name, short, what, example string, make func(*review.File, string, string) (ledger.Draft, error)) *cobra.Command {
	f := &decideFlags{}
	at := ""
	c := &cobra.Command{
		Use:     name + " [flags] ARTICLE " + what,
		Short:   short,
		Example: example,
		Args:    wants(2, 2, "an article and the "+name),
		RunE: func(c *cobra.Command, args []string) error {
			return p.decide(c.Context(), f, func(ctx context.Context, d *review.Desk) ([]ledger.Draft, error) {
				file, err := d.Open(ctx, args[0])
				if err != nil {
					return nil, err
				}
				return one(make(file, at, args[1]))
			})
		},
	}
	f.addTo(c)
	c.Flags().StringVar(&at, "at", "", "a statement's number, or `WORDS` of the article (default: the whole article)")
	return c
}

func (p *program) undoCommand() *cobra.Command {
	f := &decideFlags{}
	c := &cobra.Command{
		Use:     "undo [flags] ENTRY",
		Short:   "take a decision back, or the taking back of one",
		Example: `  onrecord undo 5c01d2 --why "misread the caption"`,
		Args:    wants(1, 1, "the entry to take back, as the decision printed it and onrecord history lists it"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.decide(c.Context(), f, func(ctx context.Context, d *review.Desk) ([]ledger.Draft, error) {
				return one(d.Undo(ctx, args[0], f.why))
			})
		},
	}
	f.addTo(c)
	return c
}

// decideCommands are those by which people correct what was read.
func (p *program) decideCommands() []*cobra.Command {
	return []*cobra.Command{p.reviewCommand(), p.acceptCommand(), p.rejectCommand(), p.editCommand(), p.speakerCommand(), p.splitCommand(), p.judgeCommand(),
		p.noteCommand(), p.labelCommand(), p.rateCommand(), p.undoCommand()}
}
